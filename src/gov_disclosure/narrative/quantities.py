"""Numbers with their measure words, as prose writes them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ..figures import MONEY_UNITS

__all__ = ["NO_COUNT", "PERCENT", "Quantity", "chinese_number", "quantities"]

PERCENT = "%"

NO_COUNT = frozenset([*MONEY_UNITS, PERCENT, *"人次 件次 篇 期 场 人 页 类 家".split()])
"""Measure words of what no cell counts."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE = re.compile(r"(?:[零一二两三四五六七八九]?[十百千]|零?[一二两三四五六七八九])+|零")

_UNITS = "万元|亿元|元|人次|件次|[件条份宗起次个例项部篇期场人页类家]|%"
_QUANTITY = re.compile(
    r"(?P<vague>约|近|超过?|逾|至少|不少于|不足|第|[~\-+−±/])?"
    r"(?<![\d.零一二两三四五六七八九十百千A-Za-z])(?<!\d,)(?<!\s)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)"
    rf"(?P<more>余|多|几|万余|[万亿](?!元))?(?P<unit>{_UNITS})(?P<after>次|套|性|以上|左右|以下|/|\()?"
    r"|(?P<nil>(?:均|都|全)?[为是](?:零|0)(?=[,;)。!:、]|$))"
)
_NO_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class Quantity:
    """A number and its measure word: ``value`` is ``None`` where it is not plain (约30件, 1.2万条).

    ``start`` and ``end`` are its place in the plain text. ``nil`` marks 为零 with no measure word of its own.
    """

    start: int
    end: int
    value: int | Decimal | None
    unit: str
    nil: bool = False


def chinese_number(text: str) -> int | None:
    """A number in Chinese numerals below ten thousand; ``None`` if it is not written in one of the usual ways.

    >>> chinese_number("十二"), chinese_number("一百零五"), chinese_number("两"), chinese_number("一二")
    (12, 105, 2, None)
    """
    if not _CHINESE.fullmatch(text):
        return None
    total, digit, last = 0, None, 10_000
    for sign in text:
        if sign in _TENS:
            if _TENS[sign] >= last:
                return None
            last = _TENS[sign]
            total += (1 if digit is None else digit) * last
            digit = None
        elif sign != "零" and digit is not None:
            return None
        else:
            digit = _DIGITS[sign] or None
    return total + (digit or 0)


def quantities(text: str) -> Iterator[Quantity]:
    """Every number with a measure word in a plain text, in order."""
    for found in _QUANTITY.finditer(text):
        if found["nil"]:
            yield Quantity(found.start(), found.end(), 0, "", nil=True)
            continue
        start = found.start("number")
        yield Quantity(start, found.end("unit"), _value(found), found["unit"])


def _value(found: re.Match[str]) -> int | Decimal | None:
    number = found["number"]
    # The bracket of 件（含结转） is no doubt, that of 件（次） is.
    doubtful = found["after"] not in (None, "(") or found.string.startswith(("(次)", "(套)"), found.end("unit"))
    if found["vague"] or found["more"] or doubtful:
        return None
    if not number[0].isascii():
        return chinese_number(number)
    digits = number.replace(",", "")
    if (len(digits) > 1 and digits[0] == "0" and digits[1] != ".") or len(digits) > 15:
        return None
    if found["unit"] in MONEY_UNITS or found["unit"] == PERCENT:
        return Decimal(digits)
    # A year whose 年 was lost looks like a count.
    return None if "." in digits or _NO_YEAR.fullmatch(number) else int(digits)
