"""Figures and their addresses."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from ..cells import CellAddress
from ..figures import MAX_COUNT, Figure, canonical_amount
from ..forms import CellKind, Table, form
from ..vocabulary import Edition
from ._arguments import check_integer, editions_of

__all__ = ["amounts", "any_cells", "cell_addresses", "counts", "small_figures"]

_MOST_PLACES = 60
_DIGITS = 30


def counts(*, min_value: int = 0, max_value: int = MAX_COUNT) -> st.SearchStrategy[int]:
    """Counts (件): integers from 0 to 2⁵³−1, shrinking to the lowest.

    >>> from hypothesis import find
    >>> find(counts(), lambda count: count > 20)
    21

    :raises InvalidArgument: bounds that no count has, or the lower above the higher.
    """
    check_integer("max_value", max_value, 0, MAX_COUNT)
    check_integer("min_value", min_value, 0, max_value)
    return st.integers(min_value, max_value)


def amounts(*, max_places: int = 40) -> st.SearchStrategy[Decimal]:
    """Amounts of money: non-negative decimals as a report stores them, with up to ``max_places`` decimals.

    >>> from hypothesis import find
    >>> find(amounts(), lambda amount: amount > 20)
    Decimal('21')

    :raises InvalidArgument: fewer than no decimals, or too many.
    """
    check_integer("max_places", max_places, 0, _MOST_PLACES)
    return _amounts(max_places)


@cache
def _amounts(max_places: int) -> st.SearchStrategy[Decimal]:
    def amount(number: int, places: int) -> Any:
        return canonical_amount(Decimal((0, tuple(map(int, str(number))), -places)))

    return st.builds(amount, st.integers(0, 10**_DIGITS), st.integers(0, max_places))


def cell_addresses(*, edition: Edition | str | None = None, table: str | None = None) -> st.SearchStrategy[CellAddress]:
    """Addresses of the cells of an edition of the form (of any by default), or of one of its tables.

    >>> from hypothesis import find
    >>> str(find(cell_addresses(edition="2021", table="requests"), lambda _: True))
    'requests.received.natural_person'

    :raises InvalidArgument: there is no such edition or table.
    """
    allowed = editions_of(edition)
    tables = [each for one in allowed for each in form(one).tables if table in (None, each.key)]
    if not tables:
        raise InvalidArgument(f"table={table!r} is no table of the form")
    return st.sampled_from(list(dict.fromkeys(address for each in tables for address in each.addresses)))


_FIGURES: dict[CellKind, Callable[[], st.SearchStrategy[Any]]] = {
    CellKind.COUNT: counts,
    CellKind.CHANGE: lambda: st.integers(-MAX_COUNT, MAX_COUNT),
    CellKind.AMOUNT: amounts,
}


@cache
def _figure(kind: CellKind, stated: bool) -> st.SearchStrategy[Figure]:
    return _FIGURES[kind]() if stated else st.none() | _FIGURES[kind]()


@cache
def _few(size: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, size - 1), max_size=8, unique=True)


@cache
def _grounds(size: int, stated: bool) -> st.SearchStrategy[tuple[int | None, ...]]:
    """A whole table at one draw: zeros, small numbers (a string of bytes), or nothing stated."""
    grounds: list[st.SearchStrategy[tuple[int | None, ...]]] = [
        st.just((0,) * size),
        st.binary(min_size=size, max_size=size).map(tuple),
    ]
    if not stated:
        grounds.append(st.just((None,) * size))
    return st.one_of(grounds)


@st.composite
def small_figures(draw: st.DrawFn, size: int, most: int) -> list[int]:
    """That many figures: mostly small, a few of any size up to ``most``."""
    figures: list[Any] = list(draw(_grounds(size, True)))
    for position in draw(_few(size)):
        figures[position] = draw(st.integers(0, most))
    return figures


@st.composite
def any_cells(draw: st.DrawFn, table: Table, stated: bool) -> tuple[Figure, ...]:
    """Figures that a table can hold: one ground for all and a few cells that differ."""
    cells: list[Figure] = list(draw(_grounds(len(table.addresses), stated)))
    for position in draw(_few(len(cells))):
        cells[position] = draw(_figure(table.kinds[position], stated))
    return tuple(cells)
