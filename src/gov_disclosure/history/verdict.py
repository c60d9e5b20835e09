"""Confronting the reports of several years with the rules."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from ..findings import Finding, Findings, Need, Rule, Subject
from ..frozen import FrozenMapping
from ..identities import yearly_verdicts
from ..memory import Confirmation, Confirmed, Silenced, silence
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
class HistoryCheck(Findings):
    """The outcome of confronting a history with the rules.

    ``verdicts`` has every yearly identity by its id and the year:
    ``years.brought_forward@requests.brought_forward.total/2022``. It is clean where each was assessed and holds, no
    year is missing, and there is no finding of severity error or warning.
    """

    agency: str | None
    coverage: YearsCoverage
    findings: tuple[Finding, ...]
    verdicts: FrozenMapping[str, Verdict]
    silenced: tuple[Silenced, ...] = ()
    lapsed: tuple[Confirmation, ...] = ()

    @property
    def _assessed(self) -> bool:
        """What the years around a missing one owe each other has no verdict, and could not be assessed."""
        return super()._assessed and self.coverage.years_reported == self.coverage.years


def check_history(
    history: History,
    *,
    rules: Iterable[Rule] | None = None,
    severities: Mapping[str, Severity] | None = None,
    confirmed: Confirmed | None = None,
) -> HistoryCheck:
    """Everything in a history that does not follow from year to year, is implausible, or could not be assessed.

    Each report by itself is judged by :func:`gov_disclosure.check`. ``rules``, ``severities`` and ``confirmed`` are as
    there; of the rules those apply that need a history. A history of one year has nothing to assess, hence is not
    clean.

    >>> from gov_disclosure import AnnualReport
    >>> result = check_history(History([AnnualReport(form="2021", year=2021), AnnualReport(form="2021", year=2022)]))
    >>> result.clean, result.coverage.identities_assessed, result.coverage.identities
    (False, 0, 9)

    Source: the rules name theirs (``rule.basis_zh``).

    :raises ValueError: one of the ``severities`` is none.
    """
    weights = severities or {}
    states = dict(_verdicts(history))
    applied = [each for each in (rulebook() if rules is None else rules) if each.needs is Need.HISTORY]
    found = dict.fromkeys(finding for rule in applied if rule.judge for finding in rule.judge(rule, history))
    every = [
        evolve(
            each,
            severity=Severity(weights.get(each.rule, each.severity)),
            subject=Subject(history.agency, each.arguments.get("year")),
        )
        for each in found
    ]
    subjects = (Subject(history.agency, year) for year in (*history.years, *history.missing))
    findings, silenced, lapsed = silence(every, confirmed, (each.id for each in applied), *subjects)
    judged = list(states.values())
    return HistoryCheck(
        agency=history.agency,
        coverage=YearsCoverage(
            years_reported=len(history.years),
            years=len(history.years) + len(history.missing),
            identities_assessed=len(judged) - judged.count(Verdict.NOT_ASSESSED),
            identities=len(judged),
        ),
        findings=findings,
        verdicts=FrozenMapping(states),
        silenced=silenced,
        lapsed=lapsed,
    )


def _verdicts(history: History) -> Iterator[tuple[str, Verdict]]:
    for before, after in history.successive():
        for identity, verdict in yearly_verdicts(before, after).items():
            yield f"{identity.id}/{after.year}", verdict
