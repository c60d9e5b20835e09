"""What was found in a document, in a few short lines for a list of many."""

from collections import Counter
from collections.abc import Iterator

from ..findings import CheckResult, Finding
from ..forms import form
from ..localisation import Cause, Suspect
from ..vocabulary import Edition, Severity
from .markup import Html, both, join, tag
from .remarks import SYMBOLS
from .texts import said

__all__ = ["gist"]

_MOST_LINES = 4


def gist(result: CheckResult) -> list[Html]:
    """The cells in doubt with what they should say, then the kinds of other findings with their numbers."""
    lines = [*_in_doubt(result), *_kinds(result)]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [said("more causes", count=len(lines) - _MOST_LINES + 1)]
    return [tag("span", line, class_="each") for line in lines]


def _in_doubt(result: CheckResult) -> Iterator[Html]:
    for cause in result.causes:
        if result.form is None or not cause.mends:
            yield said("no mend", count=len(cause.identities))
        else:
            yield _first_mend(cause, result.form)


def _first_mend(cause: Cause, edition: Edition) -> Html:
    suspects = [_suspect(each, edition) for each in cause.mends[0].suspects]
    return join(
        "✎ ", suspects[0], [join(both("；", "; "), each) for each in suspects[1:]], "" if cause.certain else " ?"
    )


def _suspect(suspect: Suspect, edition: Edition) -> Html:
    label = tag("span", form(edition).label(suspect.at), lang="zh-CN")
    return join(label, " ", tag("b", f"{suspect.actual} → {suspect.proposed}"))


def _kinds(result: CheckResult) -> Iterator[Html]:
    others = [each for each in result.at_least(Severity.WARNING) if not _broken_sum(each, result)]
    others.sort(key=lambda each: -each.severity.rank)
    for (definition, severity), count in Counter((each.definition, each.severity) for each in others).items():
        sign = tag("span", SYMBOLS[severity], " ", aria_hidden="true")
        yield join(sign, both(f"{definition.title_zh}：{count}", f"{definition.title_en}: {count}"))


def _broken_sum(finding: Finding, result: CheckResult) -> bool:
    return f"{finding.rule}@{finding.at}" in result.verdicts
