"""Saying what is wrong with a JSON document, and where, in both languages."""

import json
import math
import re
from collections.abc import Mapping

from attrs import frozen

from ..errors import Problem

__all__ = ["MAX_STRAY_KEYS", "Faults", "LongNumber", "describe", "join", "quoted"]

MAX_STRAY_KEYS = 1000
"""How many unknown keys are named; of a hostile document's millions, the rest are counted."""

_SHOWN = 60
_PLAIN_KEY_RE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@frozen
class LongNumber:
    """A number with so many digits that it was never made a number."""

    digits: int


def quoted(text: str) -> str:
    r"""A string as JSON writes it, shortened, and always printable.

    >>> print(quoted("a\nb"), quoted("示例县"), quoted("\ud800"))
    "a\nb" "示例县" "\ud800"
    """
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return json.dumps(shown, ensure_ascii=not shown.isprintable())


def join(path: str, key: object) -> str:
    """The path of a member: ``requests.received``, or ``requests["odd key"]`` for a key that is no name.

    >>> join("requests", "received"), join("", "year"), join("requests", "a.b")
    ('requests.received', 'year', 'requests["a.b"]')
    """
    if not isinstance(key, str):
        return f"{path}[{describe(key)[0]}]"
    if not _PLAIN_KEY_RE.fullmatch(key) or len(key) > _SHOWN:
        return f"{path}[{quoted(key)}]"
    return f"{path}.{key}" if path else str(key)


def _describe_number(value: float) -> tuple[str, str]:
    if isinstance(value, int) and value.bit_length() > 100:
        digits = int(value.bit_length() * math.log10(2)) + 1
        return f"an integer of about {digits} digits", f"约{digits}位的整数"
    if math.isfinite(value):
        return f"the number {value!r}", f"数值{value!r}"
    shown = "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return f"the number {shown}", f"数值{shown}"


def describe(value: object) -> tuple[str, str]:
    """What a value is, in English and Chinese, shortly whatever its size.

    >>> describe(3.7), describe([]), describe(None)
    (('the number 3.7', '数值3.7'), ('an array', '数组'), ('null', 'null'))
    """
    if value is None or value is True or value is False:
        shown = {None: "null", True: "true", False: "false"}[value]
        return shown, shown
    if type(value) is str:
        return f"the string {quoted(value)}", f"字符串{quoted(value)}"
    if type(value) is int or type(value) is float:
        return _describe_number(value)
    if isinstance(value, LongNumber):
        return f"a number of {value.digits} digits", f"{value.digits}位的数值"
    if isinstance(value, Mapping):
        return "an object", "对象"
    if isinstance(value, (list, tuple)):
        return "an array", "数组"
    return f"a value of type {type(value).__name__}", f"类型为{type(value).__name__}的值"


class Faults:
    """Everything wrong with one document, as it is found."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._problems: list[Problem] = []
        self._stray = 0

    def add(self, at: str, en: str, zh: str) -> None:
        """Something is wrong at a path."""
        self._problems.append(Problem(at, en, zh))

    def expected(self, at: str, en: str, zh: str, found: object) -> None:
        """A value is not what is wanted at a path."""
        found_en, found_zh = describe(found)
        self.add(at, f"expected {en}, found {found_en}", f"应为{zh}，实为{found_zh}")

    def stray(self, at: str) -> None:
        """A key stands where none is known."""
        self._stray += 1
        if self._stray <= MAX_STRAY_KEYS:
            self.add(at, "unknown key", "未知的键")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was found, in the order of the format; of an object first its keys, then their values."""
        more = self._stray - MAX_STRAY_KEYS
        if more <= 0:
            return tuple(self._problems)
        return (*self._problems, Problem("", f"{more} more unknown keys", f"另有{more}个未知的键"))
