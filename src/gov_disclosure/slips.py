"""How figures go wrong: the slips of copying and typing that turn a right figure into the published one."""

from collections.abc import Callable, Sequence
from enum import StrEnum

__all__ = ["Slip", "slip_of"]


class Slip(StrEnum):
    """A kind of slip, the commonest first.

    Those of whole lines, and of the sign of an unread cell, are told in their own ways; the rest by the cells of a
    mend.
    """

    LINES_EXCHANGED = "lines_exchanged"
    LINE_SHIFTED = "line_shifted"
    SIGN = "sign"
    CELLS_EXCHANGED = "cells_exchanged"
    FIGURE_MOVED = "figure_moved"
    DIGITS_EXCHANGED = "digits_exchanged"
    DIGIT_DROPPED = "digit_dropped"
    DIGIT_DOUBLED = "digit_doubled"
    FIGURE_SPLIT = "figure_split"
    POWER_OF_TEN = "power_of_ten"
    LEFT_ZERO = "left_zero"
    ONE_DIGIT = "one_digit"

    @property
    def rank(self) -> int:
        """0 for the commonest."""
        return _RANK[self]


_RANK = {slip: rank for rank, slip in enumerate(Slip)}

Change = tuple[int, int]
"""A published figure and the one proposed in its place."""


def _digits_exchanged(actual: int, proposed: int) -> bool:
    one, other = str(actual), str(proposed)
    if len(one) != len(other):
        return False
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def _digit_dropped(actual: int, proposed: int) -> bool:
    shorter, longer = str(actual), str(proposed)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def _digit_doubled(actual: int, proposed: int) -> bool:
    longer, shorter = str(actual), str(proposed)
    return len(longer) == len(shorter) + 1 and any(
        shorter[: place + 1] + shorter[place:] == longer for place in range(len(shorter))
    )


def _power_of_ten(actual: int, proposed: int) -> bool:
    small, large = sorted((actual, proposed))
    return small > 0 and large % small == 0 and str(large // small).strip("0") == "1"


def _left_zero(actual: int, proposed: int) -> bool:
    return actual == 0 < proposed


def _one_digit(actual: int, proposed: int) -> bool:
    one, other = str(actual), str(proposed)
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _cells_exchanged(first: Change, second: Change) -> bool:
    return first == (second[1], second[0]) and 0 not in first


def _figure_moved(first: Change, second: Change) -> bool:
    """A figure stands in one cell and belongs into the other, where zero stands."""
    return first == (second[1], second[0]) and 0 in first


def _figure_split(first: Change, second: Change) -> bool:
    """The digits of one figure stand in two cells: ``1 | 2`` for ``12 | 0``."""
    for (left, whole), (right, none) in ((first, second), (second, first)):
        if none == 0 and right > 0 and str(left) + str(right) == str(whole):
            return True
    return False


_OF_ONE: dict[Slip, Callable[[int, int], bool]] = {
    Slip.DIGITS_EXCHANGED: _digits_exchanged,
    Slip.DIGIT_DOUBLED: _digit_doubled,
    Slip.POWER_OF_TEN: _power_of_ten,
    Slip.DIGIT_DROPPED: _digit_dropped,
    Slip.LEFT_ZERO: _left_zero,
    Slip.ONE_DIGIT: _one_digit,
}
_OF_TWO: dict[Slip, Callable[[Change, Change], bool]] = {
    Slip.CELLS_EXCHANGED: _cells_exchanged,
    Slip.FIGURE_MOVED: _figure_moved,
    Slip.FIGURE_SPLIT: _figure_split,
}


def slip_of(changes: Sequence[Change]) -> Slip | None:
    """The slip that turned the proposed figures into the published ones; ``None`` if it is none of those known.

    >>> slip_of([(21, 12)]), slip_of([(0, 7), (7, 0)])
    (<Slip.DIGITS_EXCHANGED: 'digits_exchanged'>, <Slip.FIGURE_MOVED: 'figure_moved'>)
    """
    if len(changes) == 1:
        return next((slip for slip, happened in _OF_ONE.items() if happened(*changes[0])), None)
    if len(changes) == 2:
        return next((slip for slip, happened in _OF_TWO.items() if happened(changes[0], changes[1])), None)
    return None
