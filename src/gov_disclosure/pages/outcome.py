"""The outcome of a check in words and signs."""

from collections.abc import Iterator, Mapping

from ..errors import GovDisclosureError
from ..findings import CheckResult, Findings
from ..vocabulary import Severity, Verdict
from .markup import Content, Html, both, tag
from .texts import said
from .view import Outcome, count_of, state_of

__all__ = ["SIGNS", "outcome_box", "outcome_words", "reasons"]

SIGNS: Mapping[Outcome, str] = {
    Outcome.UNREADABLE: "⊘",
    Outcome.WRONG: "✗",
    Outcome.OPEN: "?",
    Outcome.DOUBTFUL: "!",
    Outcome.CLEAN: "✓",
}
"""An outcome's sign, so that it is not told by colour alone."""


def outcome_words(result: CheckResult | GovDisclosureError) -> Html:
    """The outcome as a sign and a word or two."""
    state = state_of(result)
    return tag("span", tag("span", SIGNS[state], aria_hidden="true"), " ", said(state.value), class_="state")


def outcome_box(result: CheckResult, *more: Content) -> Html:
    """The outcome with what it rests on: nothing is called right that was not assessed."""
    return tag(
        "div",
        tag("h2", tag("span", said("outcome"), both("：", ": "), class_="unseen"), outcome_words(result)),
        tag("p", [[said(key, **counts), " "] for key, counts in reasons(result)]),
        more,
        class_=f"card outcome {state_of(result).value}",
    )


def reasons(result: Findings) -> Iterator[tuple[str, dict[str, int]]]:
    """What the outcome rests on: texts by their names, each with its numbers."""
    verdicts = tuple(result.verdicts.values())
    broken, unassessed = verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.NOT_ASSESSED)
    if not verdicts and isinstance(result, CheckResult):
        yield "nothing open", {}
    elif verdicts and not broken and not unassessed:
        yield "all hold", {"count": len(verdicts)}
    if broken:
        yield "some broken", {"count": broken}
    if unassessed:
        yield "some open", {"count": unassessed}
    errors, warnings = (count_of(result.findings, each) for each in (Severity.ERROR, Severity.WARNING))
    if errors or warnings:
        yield "counted", {"errors": errors, "warnings": warnings}
