"""The outcome of a check in the words of one language: what a notebook or a terminal shows of it."""

from collections.abc import Iterator

from attrs import frozen

from ..aggregation import Aggregate
from ..errors import Language
from ..findings import CheckResult, Findings
from ..summary import SummaryLine, cause_line, summary
from ..vocabulary import Verdict
from .outcome import SIGNS, reasons
from .texts import text
from .view import Outcome, state_of

__all__ = ["Digest", "digest_of", "sum_lines"]


@frozen(kw_only=True)
class Digest:
    """An outcome, what it rests on, how much was stated and assessed, the causes, the findings, and what is silent."""

    outcome: Outcome
    headline: str
    reasons: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    causes: tuple[str, ...]
    lines: tuple[SummaryLine, ...]
    silent: tuple[str, ...]


def digest_of(result: Findings, language: Language = "zh") -> Digest:
    """What there is to say of a check of a report, of a history or of a sum.

    >>> from gov_disclosure import AnnualReport, check
    >>> digest = digest_of(check(AnnualReport(form="2021")), "en")
    >>> digest.headline, digest.facts[0]
    ('✗ Errors found', ('Cells stated', '0 of 200'))
    """
    outcome = state_of(result)
    causes, edition = (result.causes, result.form) if isinstance(result, CheckResult) else ((), None)
    return Digest(
        outcome=outcome,
        headline=f"{SIGNS[outcome]} {text(outcome.value, language)}",
        reasons=tuple(text(key, language, **counts) for key, counts in reasons(result)),
        facts=tuple(_facts(result, language)),
        causes=tuple(cause_line(each, edition, language) for each in causes),
        lines=tuple(summary(result.findings, language)),
        silent=tuple(_silent(result, language)),
    )


def _facts(result: Findings, language: Language) -> Iterator[tuple[str, str]]:
    if isinstance(result, CheckResult):
        stated = text("of", language, count=result.coverage.cells_stated, all=result.coverage.cells)
        yield text("cells stated", language), stated
    verdicts = list(result.verdicts.values())
    if verdicts:
        assessed = len(verdicts) - verdicts.count(Verdict.NOT_ASSESSED)
        yield text("assessed", language), text("of", language, count=assessed, all=len(verdicts))


def _silent(result: Findings, language: Language) -> Iterator[str]:
    for each in result.silenced:
        message, reason = each.finding.message(language), each.confirmation.reason
        yield text("silent", language, message=message, reason=reason)
    if result.lapsed:
        yield text("lapsed", language, count=len(result.lapsed))


def sum_lines(value: Aggregate, language: Language = "zh") -> tuple[str, ...]:
    """Who is in a sum of agencies, and who belongs to it and is not in it.

    >>> from gov_disclosure import aggregate
    >>> sum_lines(aggregate([], expected=["甲镇"]), "en")[0]
    'Reports in the sum: 0'
    """
    counted = text("in the sum", language, count=len(value.ledger.counted))
    absent = ("、" if language == "zh" else ", ").join(value.ledger.absent)
    return (counted, text("not in the sum", language, names=absent)) if absent else (counted,)
