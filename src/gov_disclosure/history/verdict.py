"""Confronting the reports of several years with the rules."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from ..findings import Finding, Need, Rule
from ..frozen import FrozenMapping
from ..identities import yearly_verdicts
from ..rules.registry import rulebook
from ..vocabulary import Severity, Verdict
from .model import History

__all__ = ["HistoryCheck", "YearsCoverage", "check_history"]


@frozen
class YearsCoverage:
    """How much of a history could be assessed: years of those from the first to the last, identities of all."""

    years_reported: int
    years: int
    identities_assessed: int
    identities: int


@frozen
class HistoryCheck:
    """The outcome of confronting a history with the rules.

    ``verdicts`` has every yearly identity by its id and the year:
    ``years.brought_forward@requests.brought_forward.total/2022``.
    """

    agency: str | None
    coverage: YearsCoverage
    findings: tuple[Finding, ...]
    verdicts: FrozenMapping[str, Verdict]

    @property
    def clean(self) -> bool:
        """Every yearly identity was assessed and holds, no year is missing, and nothing of weight was found."""
        complete = self.coverage.years_reported == self.coverage.years
        return complete and set(self.verdicts.values()) == {Verdict.HOLDS} and not self.at_least(Severity.WARNING)

    def at_least(self, severity: Severity | str) -> tuple[Finding, ...]:
        """The findings of that severity and above."""
        rank = Severity(severity).rank
        return tuple(each for each in self.findings if each.severity.rank >= rank)

    def of_rule(self, rule: str) -> tuple[Finding, ...]:
        """The findings of one rule."""
        return tuple(each for each in self.findings if each.rule == rule)


def check_history(
    history: History,
    *,
    rules: Iterable[Rule] | None = None,
    severities: Mapping[str, Severity] | None = None,
) -> HistoryCheck:
    """Everything in a history that does not follow from year to year, is implausible, or could not be assessed.

    Each report by itself is judged by :func:`gov_disclosure.check`. ``rules`` and ``severities`` are as there; of the
    rules those apply that need a history. A history of one year has nothing to assess, hence is not clean.

    >>> from gov_disclosure import AnnualReport
    >>> result = check_history(History([AnnualReport(form="2021", year=2021), AnnualReport(form="2021", year=2022)]))
    >>> result.clean, result.coverage.identities_assessed, result.coverage.identities
    (False, 0, 9)

    Source: the rules name theirs (``rule.basis_zh``).
    """
    weights = severities or {}
    states = dict(_verdicts(history))
    findings = dict.fromkeys(
        finding
        for rule in (rulebook() if rules is None else rules)
        if rule.needs is Need.HISTORY and rule.judge is not None
        for finding in rule.judge(rule, history)
    )
    judged = list(states.values())
    return HistoryCheck(
        agency=history.agency,
        coverage=YearsCoverage(
            years_reported=len(history.years),
            years=len(history.years) + len(history.missing),
            identities_assessed=len(judged) - judged.count(Verdict.NOT_ASSESSED),
            identities=len(judged),
        ),
        findings=tuple(
            evolve(each, severity=Severity(weights[each.rule])) if each.rule in weights else each for each in findings
        ),
        verdicts=FrozenMapping(states),
    )


def _verdicts(history: History) -> Iterator[tuple[str, Verdict]]:
    for before, after in history.successive():
        for identity, verdict in yearly_verdicts(before, after).items():
            yield f"{identity.id}/{after.year}", verdict
