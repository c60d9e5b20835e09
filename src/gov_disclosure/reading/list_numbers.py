"""The numbers that word processors put before paragraphs by themselves: 一、 二、 （一） 1.

They are part of what is printed and stand nowhere in the paragraph's text; a section heading would lose its
numeral without them.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from attrs import define, field, frozen

__all__ = ["Counters", "Level", "numeral"]

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HUNDRED = 100
_PLACE = re.compile(r"%([1-9])")
_ENDS = ("、", ".", "．", "）", ")", "，", "：", ":", " ", "\u3000")


def _chinese(number: int) -> str:
    """A number below a hundred in Chinese; larger ones in digits."""
    if not 0 < number < _HUNDRED:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_NUMERALS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("decimal", "1", "decimalHalfWidth"), str),
    **dict.fromkeys(("decimalZero", "01"), lambda number: f"{number:02d}"),
    **dict.fromkeys(("decimalFullWidth", "１, ２, ３, ..."), lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n))),
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"),
            *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2", "japaneseDigitalTenThousand"),
            "一, 二, 三, ...",
        ),
        _chinese,
    ),
    **dict.fromkeys(("ideographTraditional", "甲, 乙, 丙, ..."), _of(_STEMS)),
    **dict.fromkeys(("ideographZodiac", "子, 丑, 寅, ..."), _of(_BRANCHES)),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "①, ②, ③, ..."), _of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    ),
}
"""The formats of WordprocessingML and OpenDocument that are printed; bullets and letters are left out."""


def numeral(number: int, number_format: str) -> str | None:
    """A number in a format; ``None`` for a format that is not printed.

    >>> numeral(12, "chineseCounting"), numeral(2, "ideographTraditional"), numeral(3, "bullet")
    ('十二', '乙', None)
    """
    made = _NUMERALS.get(number_format)
    return None if made is None else made(number)


@frozen
class Level:
    """A level of a list: its format, its text with places for numbers (``（%1）``), its first number.

    ``tight`` says that nothing stands between number and text; ``legal`` that all numbers are in digits.
    """

    number_format: str
    text: str
    start: int = 1
    tight: bool = False
    legal: bool = False


@define
class Counters:
    """The counters of one list while a document is walked through."""

    _counts: dict[int, int] = field(factory=dict)

    def restart(self, level: int, start: int) -> None:
        """Let a level begin anew: its next number is ``start``."""
        self._counts[level] = start - 1

    def next(self, level: int, levels: Sequence[Level]) -> str:
        """Count a paragraph of a level; the number before its text, empty if none is printed."""
        for deeper in [each for each in self._counts if each > level]:
            del self._counts[deeper]
        for higher in range(level):
            self._counts.setdefault(higher, levels[higher].start)
        self._counts[level] = self._counts.get(level, levels[level].start - 1) + 1
        own = levels[level]
        numbers = []
        for place in _PLACE.findall(own.text):
            shown = int(place) - 1
            if shown > level:
                return ""
            number = numeral(self._counts[shown], "decimal" if own.legal else levels[shown].number_format)
            if number is None:
                return ""
            numbers.append(number)
        if not numbers:
            return ""
        parts = iter(numbers)
        text = _PLACE.sub(lambda _: next(parts), own.text)
        return text if own.tight or text.endswith(_ENDS) else f"{text} "
