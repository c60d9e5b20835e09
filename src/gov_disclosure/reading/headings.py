"""Which of the six sections a line opens, if any."""

import re
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from attrs import frozen

from ..forms import Section
from .folding import fold, simplify
from .remembering import remembered

__all__ = ["HeadingMatch", "match_heading", "parted_by_headings"]

_LONGEST = 60
_SHORTEST_BARE, _SHORTEST_MISNUMBERED = 6, 8
_ALIKE = 0.82
_START = re.compile(r"^[\s#*>\-]*(?P<numeral>[一二三四五六])?\s*[、.．,，:：]?\s*")
_SUBHEADING = re.compile(r"^[\s#*>\-]*[（(]")
# A note in brackets, or the dots and the page of a table of contents.
_NOTE = re.compile(r"^\s*(?:[（(][^（）()]*[）)]|[.．…·]{3,}\s*\d*)\s*$")
_SPACE = " \t\u3000\u00a0*#"
_SEPARATORS = f"{_SPACE}。：:，,、；;"


@frozen
class HeadingMatch:
    """A line that opens a section; ``rest`` is the prose that follows on the same line.

    ``numbered`` says that its number, if it has one, is the section's.
    """

    section: Section
    rest: str = ""
    numbered: bool = True


@cache
def _titles(sections: tuple[Section, ...]) -> tuple[tuple[str, Section], ...]:
    """Every title with its section, the longest first."""
    titles = [(fold(title), section) for section in sections for title in (section.title, *section.aliases)]
    return tuple(sorted(titles, key=lambda each: -len(each[0])))


@remembered
def match_heading(text: str, sections: tuple[Section, ...]) -> HeadingMatch | None:
    """The section that a paragraph opens; ``None`` for every other paragraph.

    A sub-heading in brackets (（一）…) never opens a section; a title without its number does only where it
    is the whole line; a title that is nearly one of the form's needs its number.
    """
    if not text or _SUBHEADING.match(text):
        return None
    start = _START.match(text)
    numeral = start["numeral"] if start else None
    body = text[start.end() :] if start else text
    opened = _opened(body, numeral, sections)
    if opened is None and numeral and len(body) <= _LONGEST:
        opened = _alike(body, numeral, sections)
    return opened


@cache
def _inner_heading(sections: tuple[Section, ...]) -> "re.Pattern[str]":
    """A section's number and title within a line, with spaces around it."""
    titles = (
        rf"{section.numeral}\s*[、.．]\s*(?:{'|'.join(map(re.escape, (section.title, *section.aliases)))})"
        for section in sections
    )
    return re.compile(rf"(?<=[\s。])(?:{'|'.join(titles)})(?=\s|$)")


def parted_by_headings(text: str, sections: tuple[Section, ...]) -> list[str]:
    """A paragraph that holds headings because its line breaks became spaces, parted before each of them."""
    if len(text) <= _LONGEST:
        return [text]
    # Simplifying goes character by character, so places stay.
    starts = [found.start() for found in _inner_heading(sections).finditer(simplify(text))]
    return [text[start:end].strip() for start, end in pairwise([0, *starts, len(text)])] if starts else [text]


def _opened(body: str, numeral: str | None, sections: tuple[Section, ...]) -> HeadingMatch | None:
    head = body[:_LONGEST]
    key = fold(head)
    for title, section in _titles(sections):
        if key.startswith(title):
            rest = _NOTE.sub("", body[_end_of(head, title) :])
            prose = rest.lstrip(_SEPARATORS).rstrip(_SPACE)
            if rest[:1] in _SEPARATORS and _opens(section, title, numeral, alone=not prose):
                return HeadingMatch(section, prose, numeral in (None, section.numeral))
    return None


def _opens(section: Section, title: str, numeral: str | None, *, alone: bool) -> bool:
    """Whether a title opens its section: after its number always, otherwise where it is alone and no common word."""
    if numeral == section.numeral:
        return True
    if numeral is None:
        return alone and (len(title) >= _SHORTEST_BARE or title == fold(section.title))
    return alone and len(title) >= _SHORTEST_MISNUMBERED


def _end_of(text: str, key: str) -> int:
    """Where in a text the folded key ends."""
    length = 0
    for index, character in enumerate(text):
        length += len(fold(character))
        if length >= len(key):
            return index + 1
    return len(text)


def _alike(body: str, numeral: str, sections: tuple[Section, ...]) -> HeadingMatch | None:
    key = fold(body)
    if body.rstrip().endswith(("。", "；", ";")):
        return None
    for section in sections:
        if section.numeral != numeral:
            continue
        for title in (section.title, *section.aliases):
            if SequenceMatcher(None, key, fold(title), autojunk=False).ratio() >= _ALIKE:
                return HeadingMatch(section)
    return None
