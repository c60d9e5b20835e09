"""Lines, sentences and their parts: where one statement ends and the next begins."""

import re
from collections.abc import Iterator

from attrs import frozen

from .plain import Plain, plain
from .quantities import Quantity, quantities

__all__ = ["Line", "Part", "Sentence", "lines", "sentences"]

_END = re.compile(r"[。!?]|\.(?![\d\w])")
_BREAK = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;()]|:(?!\d)|:(?=\d{4}年)")
_HEADING = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.][^。;:,\d]{2,30}|[^。;:,\d]{2,20}(?:情况|方面|工作|公开)")


@frozen
class Line:
    """A line of prose, made plain; ``heading`` says that it is no more than a heading."""

    plain: Plain
    heading: bool


@frozen
class Part:
    """What stands between two commas, brackets or semicolons of a sentence, with the quantities in it."""

    start: int
    end: int
    text: str
    quantities: tuple[Quantity, ...]


@frozen
class Sentence:
    """A sentence of a line: its place in the plain line, its text and its parts."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity, in order."""
        return tuple(each for part in self.parts for each in part.quantities)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, empty ones left out."""
    offset = 0
    for raw in text.split("\n"):
        if raw.strip():
            made = plain(raw, offset)
            yield Line(made, bool(_HEADING.fullmatch(made.text)))
        offset += len(raw) + 1


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a plain line; places are those in the line."""
    start = 0
    for end in (*(found.start() for found in _END.finditer(text)), len(text)):
        if end > start:
            yield Sentence(start, end, text[start:end], tuple(_parts(text, start, end)))
        start = end + 1


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    counted = list(quantities(text[start:end]))
    begin = start
    for stop, after in (*((found.span()) for found in _BREAK.finditer(text, start, end)), (end, end)):
        if stop > begin:
            within = tuple(_moved(each, start) for each in counted if begin <= start + each.start < stop)
            yield Part(begin, stop, text[begin:stop], within)
        begin = after


def _moved(each: Quantity, by: int) -> Quantity:
    return Quantity(each.start + by, each.end + by, each.value, each.unit, each.nil)
