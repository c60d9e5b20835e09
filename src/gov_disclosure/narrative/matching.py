"""Finding the shape that fits the words around a number, or a part of a sentence that has none."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from attrs import frozen

from ..figures import MONEY_UNITS
from .patterns import Head, Last, Pattern, Subjects, count_patterns, none_patterns
from .patterns.words import BARE, BODY, CHANNEL, COVERED, HYPOTHETICAL, NEGATED
from .quantities import NO_COUNT, Quantity
from .topics import Topic

__all__ = ["Context", "Found", "match_count", "match_none"]


@frozen(kw_only=True)
class Context:
    """What is known where a part of a sentence is read: the topic, what was said before, the words around."""

    topic: Topic | None
    last: Last
    part: str
    sentence: str

    @property
    def of_disclosure(self) -> bool:
        """Reviews and lawsuits spoken of here are those about disclosure, not those that the body decides."""
        return self.topic in (Topic.REQUESTS, Topic.REVIEWS) or "信息公开" in self.sentence

    @property
    def of_the_fee(self) -> bool:
        """Notices of payment spoken of here are those of the information-processing fee."""
        return "信息处理费" in self.sentence or self.last.section == "other_matters"


@frozen(kw_only=True)
class Found:
    """A shape that fits: what it counts, and where it begins and ends, counted from the words' beginning.

    ``end`` is that of the words behind the number, counted from the number.
    """

    subjects: Subjects
    alternatives: tuple[Subjects, ...] = ()
    at_least: bool = False
    start: int
    end: int = 0


_ABOUT_DISCLOSURE = re.compile("信息公开|依申请|提供政府信息")
_UNCLEAR = {".issued": re.compile("修改|修订"), ".repealed": re.compile("失效")}
_ROWS = ("received", "brought_forward", "concluded", "carried_forward")
_LEGAL_PERSONS = re.compile("企业|法人|组织")
_ANYBODY = re.compile("公民|个人|群众|公众|自然人|市民|居民|申请人|当事人")
_OTHERWISE = (("otherwise_handled",), ("otherwise_handled.other",))


def match_count(quantity: Quantity, words: str, behind: str, context: Context) -> Found | None:
    """The shape of the words before a number and behind it."""
    for pattern in _candidates(context.topic, _kind(quantity)):
        match = _match(pattern, f"{words}#", context)
        after = pattern.after.match(behind) if match and pattern.after else None
        if match is None or (pattern.after and after is None):
            continue
        if pattern.head is Head.COVERED and after is None and not BARE.match(behind):
            continue
        subjects = _subjects(pattern, after or match, context.last)
        if subjects and not _of_some(subjects, match[0] + (after[0] if after else "")):
            channel = subjects == ("received",) and bool(CHANNEL.search(words[: match.start()]))
            found = Found(
                subjects=subjects,
                # 其他处理 is the group, or the last of its rows where the others are named beside it.
                alternatives=_OTHERWISE[1:] if subjects == _OTHERWISE[0] else pattern.alternatives,
                at_least=pattern.at_least or channel,
                start=match.start(),
                end=after.end() if after else 0,
            )
            return found if _may_count(found, context) else None
    return None


def match_none(context: Context) -> Found | None:
    """The shape of a part of a sentence that says there was none."""
    words = f"{context.part}#"
    for pattern in none_patterns():
        match = _match(pattern, words, context) if pattern.topic in (None, context.topic) else None
        subjects = _subjects(pattern, match, context.last) if match else None
        if match is None or subjects is None or _of_some(subjects, match[0]):
            continue
        if _may_be_none(subjects, words[: match.start()], context):
            return Found(subjects=subjects, start=match.start())
    return None


class _Kind(StrEnum):
    """What a measure word is of."""

    COUNT = "count"
    MONEY = "money"
    NIL = "nil"
    OTHER = "other"


def _kind(quantity: Quantity) -> _Kind:
    if quantity.nil:
        return _Kind.NIL
    if quantity.unit in MONEY_UNITS:
        return _Kind.MONEY
    return _Kind.OTHER if quantity.unit in NO_COUNT else _Kind.COUNT


@cache
def _candidates(topic: Topic | None, kind: _Kind) -> tuple[Pattern, ...]:
    """The shapes to be trusted where that is spoken of, for a measure word of that kind."""
    fitting: dict[_Kind, Callable[[Pattern], bool]] = {
        _Kind.COUNT: lambda pattern: not pattern.money,
        _Kind.MONEY: lambda pattern: pattern.money,
        _Kind.NIL: lambda pattern: pattern.after is None,
        _Kind.OTHER: lambda pattern: False,
    }
    return tuple(each for each in count_patterns() if each.topic in (None, topic) and fitting[kind](each))


def _match(pattern: Pattern, words: str, context: Context) -> re.Match[str] | None:
    match = pattern.before.search(words)
    if match is None or (pattern.never and pattern.never.search(context.part)):
        return None
    head = words[: match.start()]
    if pattern.head is Head.COVERED and not COVERED.fullmatch(head):
        return None
    if pattern.head is Head.BODY and not BODY.fullmatch(head):
        return None
    return None if NEGATED.search(head) else match


def _subjects(pattern: Pattern, match: re.Match[str], last: Last) -> Subjects | None:
    return pattern.subjects(match, last) if callable(pattern.subjects) else pattern.subjects


def _of_some(subjects: Subjects, words: str) -> bool:
    """Whether requests of legal persons alone are spoken of: fewer than the row counts."""
    return subjects[0] in _ROWS and bool(_LEGAL_PERSONS.search(words)) and not _ANYBODY.search(words)


def _may_count(found: Found, context: Context) -> bool:
    for ending, beside in _UNCLEAR.items():
        # Of what was changed or expired nobody can tell whether it was issued or repealed as well.
        if found.subjects[0].endswith(ending) and beside.search(context.sentence):
            return False
    return found.subjects != ("information_fee_notices",) or context.of_the_fee


def _may_be_none(subjects: Subjects, head: str, context: Context) -> bool:
    if HYPOTHETICAL.search(head):
        return False
    if subjects == ("received",):
        return not CHANNEL.search(head)
    if subjects == ("information_fee",):
        return context.last.section == "other_matters" or bool(_ABOUT_DISCLOSURE.search(context.sentence))
    if subjects == ("information_fee_notices",):
        return context.of_the_fee
    return subjects[0] not in ("reconsideration", "litigation") or context.of_disclosure
