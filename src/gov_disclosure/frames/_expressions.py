"""The identities of :mod:`gov_disclosure.identities` as expressions, on any engine that narwhals knows.

An identity is off by the difference of its sides, which is null where a cell in it is not stated, for so do
all engines add. All else follows from these differences.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from ._columns import FORM
from ._engines import Opened
from ._sums import MergedIdentity, Terms, counts_by_edition, merged

__all__ = [
    "BROKEN",
    "BROKEN_IDS",
    "HOLD",
    "NOT_ASSESSED",
    "broken_ids",
    "by_edition",
    "differ",
    "residual_name",
    "residuals",
    "tally",
    "tally_parts",
    "verdicts",
]

HOLD, BROKEN, NOT_ASSESSED = "identities_hold", "identities_broken", "identities_not_assessed"
BROKEN_IDS = "broken_identities"

_OPEN = 1024
"""In a sum over identities, one that is not assessed counts so much and a broken one 1: one sum tells both."""


def residual_name(identity: str) -> str:
    """The column that says by how much the identity of that id is off."""
    return f"residual.{identity}"


def _sum(opened: Opened, cells: Iterable[str]) -> nw.Expr:
    return reduce(add, map(opened.cell, cells))


def by_edition(opened: Opened, values: Mapping[Any, Any]) -> Any:
    """A value for each edition, null in a row of any other."""
    chosen: Any = None
    for edition, value in values.items():
        chosen = nw.when(opened.col(FORM) == edition.value).then(value).otherwise(chosen)
    return chosen


def _sides(opened: Opened, terms: Terms) -> tuple[nw.Expr, nw.Expr]:
    zero = nw.lit(0, nw.Int64)
    return (
        _sum(opened, terms.plus) if terms.plus else zero,
        _sum(opened, terms.minus) if terms.minus else zero,
    )


def _both(opened: Opened, identity: MergedIdentity) -> tuple[nw.Expr, nw.Expr]:
    """The two sides of an identity, one of them null where the row's form does not have it."""
    left, right = _sides(opened, identity.common)
    if identity.own is None:
        return left, right
    if not any(identity.own.values()):
        return by_edition(opened, dict.fromkeys(identity.own, left)), right
    return left + by_edition(
        opened, {edition: _difference(opened, terms) for edition, terms in identity.own.items()}
    ), right


def _difference(opened: Opened, terms: Terms) -> nw.Expr:
    """What is added less what is taken off."""
    left, right = _sides(opened, terms)
    return left - right if terms.minus else left


def residuals(opened: Opened) -> list[nw.Expr]:
    found = []
    for identity in merged():
        left, right = _both(opened, identity)
        found.append((left - right).alias(opened.name(residual_name(identity.id))))
    return found


def differ(opened: Opened) -> Iterator[nw.Expr]:
    """Whether the sides of each identity differ."""
    return (left != right for left, right in (_both(opened, identity) for identity in merged()))


def _expected(opened: Opened) -> Any:
    """How many identities a row's form has, null where the form is not known."""
    return by_edition(opened, {edition: nw.lit(count, nw.Int64) for edition, count in counts_by_edition().items()})


def tally(differ: Iterable[nw.Expr]) -> nw.Expr:
    """One sum over identities, of which each tells whether it is broken: null where it is not assessed."""
    return reduce(add, (each.cast(nw.Int32).fill_null(_OPEN) for each in differ))


def _parts(summed: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """How many are broken, and how many are not assessed."""
    summed = summed.cast(nw.Int64)
    unassessed = summed // _OPEN
    return summed - unassessed * _OPEN, unassessed  # pandas on Arrow knows no remainder


def tally_parts(differ: Iterable[nw.Expr]) -> tuple[nw.Expr, nw.Expr]:
    """How many identities are broken and how many are not assessed, of which each tells whether it is broken."""
    return _parts(tally(differ))


def verdicts(opened: Opened, summed: nw.Expr) -> list[nw.Expr]:
    """How many identities hold, are broken and are not assessed; null where the form is not known."""
    broken, unassessed = _parts(summed)
    every = _expected(opened)
    unassessed = unassessed - len(merged()) + every
    return [
        (every - broken - unassessed).alias(HOLD),
        nw.when(~every.is_null()).then(broken).otherwise(None).alias(BROKEN),
        unassessed.alias(NOT_ASSESSED),
    ]


def broken_ids(opened: Opened) -> nw.Expr:
    """The ids of the broken identities, in the order of the form, joined by spaces."""
    named = (
        nw.when(opened.col(residual_name(identity.id)) != 0).then(nw.lit(identity.id)).otherwise(None)
        for identity in merged()
    )
    return nw.concat_str(*named, separator=" ", ignore_nulls=True)
