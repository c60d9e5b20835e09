"""Which of the six sections a line opens, if any."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from attrs import frozen

from ..forms import Section
from .folding import fold

__all__ = ["HeadingMatch", "match_heading"]

_LONGEST = 60
_ALIKE = 0.82
_START = re.compile(r"^[\s#*>\-]*(?P<numeral>[一二三四五六])?\s*[、.．,，:：]?\s*")
_SUBHEADING = re.compile(r"^[\s#*>\-]*[（(]")
_SEPARATORS = " \t\u3000\u00a0。：:，,、；;*#"


@frozen
class HeadingMatch:
    """A line that opens a section; ``rest`` is the prose that follows on the same line.

    ``exact`` says that the title is the form's own or a known variant, ``alias`` that it is a variant.
    """

    section: Section
    rest: str = ""
    exact: bool = True
    alias: bool = False


@cache
def _titles(sections: tuple[Section, ...]) -> tuple[tuple[str, Section], ...]:
    """Every title with its section, the longest first."""
    titles = [(fold(title), section) for section in sections for title in (section.title, *section.aliases)]
    return tuple(sorted(titles, key=lambda each: -len(each[0])))


@lru_cache(maxsize=2048)
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


def _opened(body: str, numeral: str | None, sections: tuple[Section, ...]) -> HeadingMatch | None:
    head = body[:_LONGEST]
    key = fold(head)
    for title, section in _titles(sections):
        if not key.startswith(title):
            continue
        end = _end_of(head, title)
        rest = body[end:]
        if rest and rest[0] not in _SEPARATORS:
            continue
        rest = rest.strip(_SEPARATORS)
        if numeral is None and (rest or len(title) < 6):
            continue
        if numeral is not None and numeral != section.numeral and rest:
            continue
        return HeadingMatch(section, rest, alias=title != fold(section.title))
    return None


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
    if not key or body.rstrip().endswith(("。", "；", ";")):
        return None
    for section in sections:
        if section.numeral != numeral:
            continue
        for title in (section.title, *section.aliases):
            if SequenceMatcher(None, key, fold(title), autojunk=False).ratio() >= _ALIKE:
                return HeadingMatch(section, exact=False, alias=True)
    return None
