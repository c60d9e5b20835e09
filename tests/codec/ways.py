"""The three ways from JSON to a report, and texts to send down them: right ones, and damaged ones."""

import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from gov_disclosure import AnnualReport, WireFormatError, to_dict
from gov_disclosure.codec import _msgspec, _plain
from gov_disclosure.codec._parse import MAX_BYTES, UnparsableError, parse
from gov_disclosure.codec._walk import Walker
from gov_disclosure.strategies import reports

FAST: dict[str, Callable[[Any], AnnualReport | None]] = {"plain": _plain.read, "msgspec": _msgspec.read}


def slowly(data: str | bytes) -> AnnualReport | None:
    """What the complete walk accepts; None for what it refuses."""
    walker = Walker()
    try:
        return walker.strictly(parse(data, MAX_BYTES, walker.faults))
    except (UnparsableError, WireFormatError):
        return None


def put(value: Any, path: str, new: object) -> Any:
    """A deep copy in which one member says something else."""
    changed = json.loads(json.dumps(value))
    *parents, last = path.split(".")
    place = changed
    for key in parents:
        place = place[key]
    place[last] = new
    return changed


def paths(value: dict[str, Any], prefix: str = "") -> list[str]:
    """The path of every member of an object, however deep."""
    found = []
    for key, member in value.items():
        found.append(prefix + key)
        if isinstance(member, dict):
            found += paths(member, f"{prefix}{key}.")
    return found


TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9]+|null|[{}:,]|\s+', re.DOTALL)
NONSENSE = [
    *("0", "-0", "-1", "1.0", "1e0", "01", "9007199254740991", "9007199254740992", "9" * 30, "9" * 5000),
    *("true", "null", "NaN", "Infinity", "-Infinity", "1e999", "{}", "[]", '""', '"0"', '"1.50"', '"2024-02-30"'),
    *('"\\u0000"', '"\\ud800"', '"a:b"', '"a\\u003ab"', '"a\\u003Ab"', '"\\ud83d\\ude00"', '"year"', '"y\\u0065ar"'),
    *(",", ":", "}", "{", " ", "\n", "\x00", "\ufeff", "\ud800", "//", "'"),
]


def styled(draw: st.DrawFn, report: AnnualReport) -> str:
    """A report as JSON in any order, spacing and escaping."""
    items = draw(st.permutations(list(to_dict(report).items())))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", "\t:\r\n")]))
    return json.dumps(dict(items), ensure_ascii=draw(st.booleans()), separators=separators)


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """The JSON of a report, in any style, with a few tokens lost, replaced, or standing twice."""
    tokens = TOKEN.findall(styled(draw, draw(reports())))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(tokens) - 1))
        width = draw(st.sampled_from([0, 0, 1, 1, 2, 4]))
        taken = tokens[at : at + width]
        new = draw(st.sampled_from([[], ["nonsense"], [*taken, *taken], ["member"]]))
        nonsense = draw(st.sampled_from(NONSENSE))
        if new == ["member"]:
            new = [*draw(st.sampled_from(members(tokens))), nonsense, ","]
            at, width = tokens.index("{") + 1, 0
        tokens[at : at + width] = [nonsense if token == "nonsense" else token for token in new]
    return "".join(tokens)


def members(tokens: list[str]) -> list[list[str]]:
    """Every key with the colon behind it."""
    found = [tokens[at : at + 2] for at in range(len(tokens) - 1) if tokens[at + 1] == ":"]
    return found or [['"year"', ":"]]
