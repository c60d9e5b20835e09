"""The outcome of a check in words and signs."""

from collections.abc import Iterator, Mapping

from ..errors import GovDisclosureError
from ..findings import CheckResult
from ..vocabulary import Severity, Verdict
from .markup import Content, Html, both, tag
from .texts import said
from .view import Outcome, count_of, state_of

__all__ = ["outcome_box", "outcome_words"]

_SIGNS: Mapping[Outcome, str] = {
    Outcome.UNREADABLE: "⊘",
    Outcome.WRONG: "✗",
    Outcome.OPEN: "?",
    Outcome.DOUBTFUL: "!",
    Outcome.CLEAN: "✓",
}


def outcome_words(result: CheckResult | GovDisclosureError) -> Html:
    """The outcome as a sign and a word or two."""
    state = state_of(result)
    return tag("span", tag("span", _SIGNS[state], aria_hidden="true"), " ", said(state.value), class_="state")


def outcome_box(result: CheckResult, *more: Content) -> Html:
    """The outcome with what it rests on: nothing is called right that was not assessed."""
    return tag(
        "div",
        tag("h2", tag("span", said("outcome"), both("：", ": "), class_="unseen"), outcome_words(result)),
        tag("p", [[each, " "] for each in _reasons(result)]),
        more,
        class_=f"card outcome {state_of(result).value}",
    )


def _reasons(result: CheckResult) -> Iterator[Html]:
    verdicts = tuple(result.verdicts.values())
    broken, unassessed = verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.NOT_ASSESSED)
    if not verdicts:
        yield said("nothing open")
    elif not broken and not unassessed:
        yield said("all hold", count=len(verdicts))
    if broken:
        yield said("some broken", count=broken)
    if unassessed:
        yield said("some open", count=unassessed)
    errors, warnings = (count_of(result.findings, each) for each in (Severity.ERROR, Severity.WARNING))
    if errors or warnings:
        yield said("counted", errors=errors, warnings=warnings)
