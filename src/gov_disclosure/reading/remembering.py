"""Answers that are remembered, because reports print the same labels and figures again and again.

Only those about short texts are: what is remembered stays in memory, and a paragraph is hardly met twice.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

__all__ = ["remembered"]

_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")
_Question = Callable[Concatenate[str, _Rest], _Answer]
_LONGEST = 500
_MOST = 4096


def remembered(function: _Question[_Rest, _Answer]) -> _Question[_Rest, _Answer]:
    """A decorator like ``lru_cache`` for functions of a printed text and more."""
    known = lru_cache(maxsize=_MOST)(function)

    def answer(text: str, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Answer:
        if len(text) > _LONGEST:
            return function(text, *rest, **named)
        return known(text, *rest, **named)  # type: ignore[arg-type, no-any-return, unused-ignore]

    return update_wrapper(answer, function)
