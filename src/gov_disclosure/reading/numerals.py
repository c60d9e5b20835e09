"""What the text of one cell says: a number, nothing, a mark instead of a number, or something else.

Only the text and the kind of cell count here; where the cell stands is other modules' business. A text
that can be read in two ways is no number.
"""

import re
from decimal import Decimal
from enum import Enum, auto
from typing import cast

from attrs import frozen

from ..figures import MAX_COUNT, MONEY_UNITS, Figure, canonical_amount, unfit
from ..forms import CellKind
from .remembering import remembered

__all__ = ["CellText", "State", "is_blank", "is_figure_like", "read_cell"]


class State(Enum):
    """What became of a cell's text."""

    NUMBER = auto()
    BLANK = auto()
    MARK = auto()
    NEGATIVE = auto()
    FRACTION = auto()
    NOT_A_NUMBER = auto()


@frozen
class CellText:
    """A cell's text, understood.

    ``unit`` is a unit printed in the cell; ``normalised`` says that something had to be removed from the
    text or changed in it to see the number.
    """

    state: State
    value: Figure = None
    unit: str | None = None
    normalised: bool = False


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = str.maketrans(
    {chr(code): chr(plain) for code, plain in _FULL_WIDTH.items()}
    | {"−": "-", "﹣": "-", "–": "-", "—": "-", "―": "-", "─": "-", "‐": "-", "‑": "-", "﹢": "+"}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_EDGE_SPACE = " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u202f\x0b\x0c"
_INNER_SPACE = re.compile("[ \t\u00a0\u3000\u2002\u2003\u2009\u202f]+")
_MARK = re.compile(
    r"[-/\\*·.~_×x]+|无|暂无|没有|无数据|无此项|无此项内容|不适用|不涉及|未涉及|空|空白|N/?A|n/?a|none|null|nil",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\((?!\d+\)?$)[^()\[\]]*\)?|[\[【〔<{][^()\[\]]*[\]】〕>}]?|[*＊#†‡※。；;、]+|[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u2473]+)$"
)
# No thousands begin with a zero: what does is two numbers.
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_SPACED_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?")
_PARTED = re.compile(r"[\d.] +[\d.]")
_ORDINAL = re.compile(r"\d{1,2}[.、]")
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+)(?:\.(?P<fraction>\d*))?")
_WITH_UNIT = re.compile(r"(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d\s.,+()-]{1,4})")
_COUNT_UNITS = frozenset(["件", "条", "份", "宗", "项", "个", "起", "次", "例", "部", "人次"])
_MONEY = {**{unit: unit for unit in MONEY_UNITS}, "万": "万元"}
"""The units of money as cells print them, and as they are called."""
_CHANGE_WORD = re.compile(r"(?P<word>增加|增|减少|减)\s*(?P<number>\d+)\s*[项个件]?")
_MAX_LENGTH = 200


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    stripped = text.strip(_EDGE_SPACE)
    if not stripped or stripped[0].isalnum():
        return not stripped
    return not _INVISIBLE.sub("", stripped).strip(_EDGE_SPACE)


@remembered
def is_figure_like(text: str) -> bool:
    """Whether a text is a number, a number with a unit, or a mark: what stands in a cell of figures.

    >>> [is_figure_like(text) for text in ("1,234", "12件", "减少2项", "26.55万元", "—", "规章")]
    [True, True, True, True, True, False]
    """
    return read_cell(text, CellKind.AMOUNT, None).state is not State.NOT_A_NUMBER or (
        read_cell(text, CellKind.CHANGE, None).state is not State.NOT_A_NUMBER
    )


@remembered
def read_cell(text: str, kind: CellKind, column_unit: str | None) -> CellText:
    r"""Read the text of a cell of that kind; ``column_unit`` is the unit in which its column counts.

    >>> read_cell("１，２３４", CellKind.COUNT, None)
    CellText(state=<State.NUMBER: 1>, value=1234, unit=None, normalised=True)
    >>> read_cell("251000元", CellKind.AMOUNT, "万元").value
    Decimal('25.1')
    >>> read_cell("—", CellKind.COUNT, None).state.name, read_cell("1\n2", CellKind.COUNT, None).state.name
    ('MARK', 'NOT_A_NUMBER')
    """
    stripped = _INVISIBLE.sub("", text).strip(_EDGE_SPACE)
    if not stripped:
        return CellText(State.BLANK)
    if len(stripped) > _MAX_LENGTH:
        return CellText(State.NOT_A_NUMBER)
    if stripped.isascii() and stripped.isdigit():
        return _number(stripped, kind, None, column_unit, normalised=False)
    folded = stripped.translate(_FOLDED)
    if _MARK.fullmatch(folded):
        return CellText(State.MARK)
    return _read_folded(folded, kind, column_unit, changed=folded != stripped)


def _read_folded(folded: str, kind: CellKind, column_unit: str | None, *, changed: bool) -> CellText:
    joined = _joined(folded)
    if joined is None or _ORDINAL.fullmatch(joined):
        # Two numbers, or the beginning of a label: 3.其他.
        return CellText(State.NOT_A_NUMBER)
    word = _CHANGE_WORD.fullmatch(joined) if kind is CellKind.CHANGE else None
    if word:
        sign = "-" if word["word"].startswith("减") else ""
        return _number(sign + word["number"], kind, None, column_unit, normalised=True)
    body = _NOTE.sub("", joined).strip()
    changed = changed or body != folded
    with_unit = _WITH_UNIT.fullmatch(body)
    if with_unit and (with_unit["unit"] in _COUNT_UNITS or with_unit["unit"] in _MONEY):
        number, unit = with_unit["number"], with_unit["unit"]
        if (kind is CellKind.AMOUNT) != (unit in _MONEY):
            return CellText(State.NOT_A_NUMBER)
        called = _MONEY.get(unit, unit)
        return _number(number, kind, called, column_unit, normalised=changed or called != unit)
    return _number(body, kind, None, column_unit, normalised=changed)


def _joined(folded: str) -> str | None:
    """The text without inner spaces, unless they part two numbers."""
    lines = [stripped for line in folded.splitlines() if (stripped := line.strip(_EDGE_SPACE))]
    if any(line[0].isdigit() for line in lines[1:]):
        return None
    spaced = _INNER_SPACE.sub(" ", "".join(lines))
    if _SPACED_THOUSANDS.fullmatch(spaced):
        return spaced.replace(" ", "")
    return None if _PARTED.search(spaced) else spaced.replace(" ", "")


def _number(text: str, kind: CellKind, unit: str | None, column_unit: str | None, *, normalised: bool) -> CellText:
    if "," in text:
        if not _THOUSANDS.fullmatch(text):
            return CellText(State.NOT_A_NUMBER)
        text, normalised = text.replace(",", ""), True
    match = _NUMBER.fullmatch(text)
    if match is None:
        return CellText(State.NOT_A_NUMBER)
    if kind is CellKind.AMOUNT:
        return _amount(text, unit, column_unit, normalised=normalised)
    fraction = (match["fraction"] or "").strip("0")
    value = int(match["sign"] + match["whole"]) if len(match["whole"]) <= len(str(MAX_COUNT)) else MAX_COUNT + 1
    if fraction:
        return CellText(State.FRACTION)
    if value < 0 and kind is CellKind.COUNT:
        return CellText(State.NEGATIVE)
    if unfit(kind, value):
        return CellText(State.NOT_A_NUMBER)
    odd = "." in text or (match["sign"] and kind is CellKind.COUNT) or (len(match["whole"]) > 1 and text[0] == "0")
    return CellText(State.NUMBER, value, unit, normalised or bool(odd))


def _amount(text: str, unit: str | None, column_unit: str | None, *, normalised: bool) -> CellText:
    value = Decimal(text)
    if value < 0:
        return CellText(State.NEGATIVE)
    if unit is not None and column_unit is not None:
        column_factor = MONEY_UNITS.get(column_unit)
        if column_factor is None:
            return CellText(State.NOT_A_NUMBER)
        value = value * MONEY_UNITS[unit] / column_factor
    value = cast(Decimal, canonical_amount(value))  # a Decimal stays one
    return (
        CellText(State.NOT_A_NUMBER)
        if unfit(kind=CellKind.AMOUNT, value=value)
        else CellText(State.NUMBER, value, unit, normalised)
    )
