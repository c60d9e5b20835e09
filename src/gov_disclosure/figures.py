"""What a cell may hold: the value rules of the form's figures, in one place.

A count is an integer from 0 to 2⁵³−1, a change (本年增/减, 2019 form) may be negative, an amount is a
non-negative decimal. ``None`` means that no number is known there, which is never the same as zero.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from .errors import Problem
from .forms import CellKind

__all__ = [
    "MAX_AMOUNT_LENGTH",
    "MAX_COUNT",
    "MONEY_UNITS",
    "Figure",
    "canonical_amount",
    "format_amount",
    "unfit",
    "unfit_cells",
]

Figure = int | Decimal | None
"""A figure of any kind: a count or change is an ``int``, an amount a ``Decimal``."""

MAX_COUNT = 2**53 - 1
"""The largest count: what every JSON reader can hold exactly."""

MONEY_UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""The units that amounts are printed in, and what each is worth in 元."""

MAX_AMOUNT_LENGTH = 100
"""The longest amount, in characters of its plain notation."""


def format_amount(amount: Decimal) -> str:
    """The one way an amount is written: no exponent, no trailing zero, no sign but that of a difference below zero.

    >>> format_amount(Decimal("18.8710")), format_amount(Decimal("-0.0")), format_amount(Decimal("1E+2"))
    ('18.871', '0', '100')
    >>> format_amount(Decimal("-1.50"))
    '-1.5'
    """
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def canonical_amount(value: object) -> object:
    """An amount as it is stored: equal amounts look alike. What is no amount is handed on unchanged."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is Decimal and _unfit_amount(value) is None:
        return Decimal(format_amount(value))
    return value


def _describe(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"


def _unfit_integer(value: object, lowest: int, en: str, zh: str) -> tuple[str, str] | None:
    if type(value) is int and lowest <= value <= MAX_COUNT:
        return None
    if isinstance(value, int) and value.bit_length() >= 200:
        return f"expected {en}, got an integer too large", f"应为{zh}，实为过大的整数"
    return f"expected {en}, got {_describe(value)}", f"应为{zh}，实为{_describe(value)}"


def _unfit_count(value: object) -> tuple[str, str] | None:
    return _unfit_integer(value, 0, f"an integer from 0 to {MAX_COUNT} or None", f"0至{MAX_COUNT}的整数或None")


def _unfit_change(value: object) -> tuple[str, str] | None:
    return _unfit_integer(
        value, -MAX_COUNT, f"an integer within ±{MAX_COUNT} or None", f"绝对值不超过{MAX_COUNT}的整数或None"
    )


def _unfit_amount(value: object) -> tuple[str, str] | None:
    if type(value) is not Decimal:
        return f"expected a Decimal or None, got {_describe(value)}", f"应为Decimal或None，实为{_describe(value)}"
    if not value.is_finite() or value < 0:
        return f"expected a non-negative amount, got {_describe(value)}", f"应为非负金额，实为{_describe(value)}"
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if max(len(digits), abs(exponent)) > MAX_AMOUNT_LENGTH or len(format_amount(value)) > MAX_AMOUNT_LENGTH:
        return (
            f"expected an amount of at most {MAX_AMOUNT_LENGTH} characters, got {_describe(value)}",
            f"金额不应超过{MAX_AMOUNT_LENGTH}个字符，实为{_describe(value)}",
        )
    return None


_UNFIT: dict[CellKind, Callable[[object], tuple[str, str] | None]] = {
    CellKind.COUNT: _unfit_count,
    CellKind.CHANGE: _unfit_change,
    CellKind.AMOUNT: _unfit_amount,
}


def unfit(kind: CellKind, value: object) -> tuple[str, str] | None:
    """Why a value cannot stand in a cell of that kind, in English and Chinese; ``None`` if it can."""
    return None if value is None else _UNFIT[kind](value)


def unfit_cells(addresses: Sequence[object], kinds: Sequence[CellKind], values: Sequence[object]) -> list[Problem]:
    """Every value that cannot stand in its cell."""
    problems = []
    for address, kind, value in zip(addresses, kinds, values, strict=True):
        reason = unfit(kind, value)
        if reason:
            problems.append(Problem(str(address), *reason))
    return problems
