"""The shapes in which prose states figures, as data: which words before or after a number claim what.

A number stands as ``#`` at the end of the words before it. A pattern is matched against these words (and,
where it has ``after``, against the words behind the number); it must reach from its first word to the number
without a gap, so a word that is not known breaks the match. What stands before the first word is the head:
anything, a name of the body or the time (``BODY``), or nothing but words that say nothing (``COVERED``).
A false alarm costs more than a miss: a shape that may mean two things is not here, or has alternatives.
"""

from functools import cache

from . import proactive, requests, reviews
from .following import Following, following
from .shape import BOTH, Head, Last, Pattern, Subjects

__all__ = [
    "BOTH",
    "Following",
    "Head",
    "Last",
    "Pattern",
    "Subjects",
    "count_patterns",
    "following",
    "none_patterns",
]


@cache
def count_patterns() -> tuple[Pattern, ...]:
    """The shapes around a number, in the order in which they are tried."""
    return (*requests.count_shapes(), *reviews.count_shapes(), *proactive.count_shapes())


@cache
def none_patterns() -> tuple[Pattern, ...]:
    """The shapes of a part of a sentence that says there was none; its end stands for the number."""
    return (*requests.none_shapes(), *reviews.none_shapes(), *proactive.none_shapes())
