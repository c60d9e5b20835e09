"""A shape as a record, and the little grammar that shapes are written in."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from attrs import frozen

from ..topics import Topic
from .words import AND

__all__ = ["BOTH", "Head", "Last", "Pattern", "Subjects", "any_of", "compiled", "joined", "of_words"]

Subjects = tuple[str, ...]

BOTH: Subjects = ("received", "brought_forward")
"""What came in together with what last year left over."""


class Head(StrEnum):
    """What may stand before the first word of a pattern."""

    ANY = "any"
    BODY = "body"
    COVERED = "covered"


@frozen(kw_only=True)
class Pattern:
    """A shape: the words before the number, those behind it, and the subjects that it counts.

    ``subjects`` are given, or made from the match and the subjects last spoken of. ``alternatives`` are other
    subjects that the words may mean. ``money`` says that it is an amount. ``topic`` says where it is to be
    trusted, ``None`` for everywhere; ``never`` are words that must not stand in the same sentence part.
    """

    before: re.Pattern[str]
    subjects: "Subjects | Callable[[re.Match[str], Last], Subjects | None]"
    after: re.Pattern[str] | None = None
    head: Head = Head.ANY
    topic: Topic | None = None
    alternatives: tuple[Subjects, ...] = ()
    money: bool = False
    at_least: bool = False
    never: re.Pattern[str] | None = None


@frozen
class Last:
    """What was spoken of before: the subjects last counted, the kind of document last named, the section."""

    subjects: Subjects = ()
    document: str | None = None
    section: str = ""
    year: int | None = None


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def joined(word: str) -> str:
    """One or several words of a kind, joined by and."""
    return rf"(?P<terms>(?:{word})(?:(?:{AND})(?:{word}))*)"


def compiled(*shapes: str) -> re.Pattern[str]:
    """Several shapes as one, each to the end of the words."""
    return re.compile("|".join(f"(?:{shape})$" for shape in shapes))


def of_words(words: Mapping[str, str]) -> Callable[[re.Match[str], Last], Subjects | None]:
    """The subjects whose words stand in the match, each once."""
    each = re.compile(any_of(words))

    def subjects(match: re.Match[str], last: Last) -> Subjects | None:
        return tuple(dict.fromkeys(words[word] for word in each.findall(match["terms"])))

    return subjects
