"""Confronting a report with the rules."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from .agencies import report_of
from .errors import InconsistentReportError
from .findings import CheckResult, Finding, Need, Rule, Subject, coverage
from .frozen import FrozenMapping
from .identities import verdicts
from .localisation import localise
from .memory import Confirmed, silence
from .readings import Reading
from .report import AnnualReport
from .rules.registry import rule, rulebook
from .vocabulary import Severity

__all__ = ["NOT_ASSESSED", "check", "require_consistent"]

NOT_ASSESSED = "report.not_assessed"
"""The rule whose findings block whatever the severities."""

_OF_ONE_REPORT = (Need.REPORT, Need.READING)


def check(
    subject: AnnualReport | Reading,
    *,
    rules: Iterable[Rule] | None = None,
    severities: Mapping[str, Severity] | None = None,
    confirmed: Confirmed | None = None,
) -> CheckResult:
    """Everything in a report that does not add up, is implausible, or could not be assessed.

    ``subject`` is a report, or a :class:`Reading`, whose notes are then among the findings. ``rules`` are
    the rules to apply (all of :func:`rulebook` by default; add your own beside them); ``severities``
    gives rules, by id, another severity than their own. ``confirmed`` are findings that somebody looked into: they are
    silent until a figure changes, and the result says which and why. Nothing unassessed comes out clean.

    >>> result = check(AnnualReport(form="2021", year=2024))
    >>> result.clean, result.coverage.identities_assessed
    (False, 0)

    Source: the rules name theirs (``rule.basis_zh``).

    :raises ValueError: one of the ``severities`` is none.
    """
    report = report_of(subject)
    notes = subject.notes if isinstance(subject, Reading) else ()
    states = verdicts(report)
    weights = severities or {}
    applied = rulebook() if rules is None else tuple(rules)
    found = dict.fromkeys(_findings(report, notes, applied))
    causes = localise(report)
    because = {identity: cause.id for cause in causes for identity in cause.identities}
    whose = Subject(report.agency, report.year)
    every = [_completed(finding, weights, because, whose) for finding in found]
    ids = (each.id for each in applied if each.needs in _OF_ONE_REPORT)
    findings, silenced, lapsed = silence(every, confirmed, ids, whose)
    return CheckResult(
        form=report.form,
        coverage=coverage(report, states),
        findings=findings,
        verdicts=FrozenMapping({identity.id: verdict for identity, verdict in states.items()}),
        causes=causes,
        silenced=silenced,
        lapsed=lapsed,
    )


def _findings(report: AnnualReport, notes: Iterable[Finding], rules: Iterable[Rule]) -> Iterator[Finding]:
    noted = set()
    for note in notes:
        noted.add((note.rule, note.at))
        yield note
    for each_rule in rules:
        if each_rule.judge is not None and each_rule.needs in _OF_ONE_REPORT:
            yield from (each for each in each_rule.judge(each_rule, report) if (each.rule, each.at) not in noted)


def _completed(
    finding: Finding, severities: Mapping[str, Severity], because: Mapping[str, str], subject: Subject
) -> Finding:
    """The finding with whose it is, the severity asked for, and its cause if it is one of the identities."""
    severity = Severity(severities.get(finding.rule, finding.severity))
    return evolve(finding, severity=severity, cause=because.get(f"{finding.rule}@{finding.at}"), subject=subject)


def require_consistent(
    subject: AnnualReport | Reading,
    *,
    rules: Iterable[Rule] | None = None,
    severities: Mapping[str, Severity] | None = None,
    blocking: Severity | str = Severity.ERROR,
) -> AnnualReport:
    """The report itself, if nothing in it blocks: the strict door.

    ``blocking`` is the lowest severity that blocks. Identities that could not be assessed block whatever
    it is, and whatever the rules: not assessed is never passed.

    >>> from gov_disclosure import FindingError
    >>> try:
    ...     require_consistent(AnnualReport(form="2021", year=2024))
    ... except* FindingError as group:
    ...     print(*dict.fromkeys(each.finding.rule for each in group.exceptions))
    report.not_assessed form.table_missing

    :raises InconsistentReportError: an exception group with every blocking finding.
    :raises ValueError: ``blocking`` or one of the ``severities`` is no severity.
    """
    if rules is not None:
        rules = dict.fromkeys((*rules, rule(NOT_ASSESSED)))
    result = check(subject, rules=rules, severities=severities)
    lowest = Severity(blocking).rank
    blockers = [each for each in result.findings if each.severity.rank >= lowest or each.rule == NOT_ASSESSED]
    if blockers:
        raise InconsistentReportError(blockers)
    return report_of(subject)
