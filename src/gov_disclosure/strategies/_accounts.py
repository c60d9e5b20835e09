"""Tables that add up, and tables in which a known number of cells is wrong."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from ..figures import MAX_COUNT
from ..forms import Panel, RowRole, Table
from ..identities import table_identities
from ..tables import address_positions
from ._figures import small_figures

__all__ = ["broken_cells", "consistent_cells", "explained", "syndrome", "wrong_cells_of"]

Syndrome = dict[int, int]
"""By how much each broken identity of a table is off, left side less right side."""

_GIVEN = (RowRole.OUTCOME, RowRole.OUTFLOW, RowRole.FREE)


@st.composite
def consistent_cells(draw: st.DrawFn, table: Table) -> tuple[int, ...]:
    """Figures of a table all of whose identities hold, every cell stated."""
    size = len(table.addresses)
    given = draw(small_figures(size, MAX_COUNT // size))
    cells: list[int] = []
    for panel in table.panels:
        count = len(panel.rows) * len(panel.columns)
        cells += _balanced(panel, given[len(cells) : len(cells) + count])
    return tuple(cells)


def _balanced(panel: Panel, given: list[int]) -> list[int]:
    """A panel's figures with what follows from the others: （七）总计, the inflow, the column 总计."""
    width = len(panel.columns)
    rows = [given[start : start + width] for start in range(0, len(given), width)]
    roles = [row.role for row in panel.rows]
    for column in range(width):
        _balance_column(rows, roles, column)
    for row in rows:
        for column, description in enumerate(panel.columns):
            if description.total:
                row[column] = sum(row[:column]) + sum(row[column + 1 :])
    return [figure for row in rows for figure in row]


def _balance_column(rows: list[list[int]], roles: list[RowRole], column: int) -> None:
    def of(*wanted: RowRole) -> list[list[int]]:
        return [row for row, role in zip(rows, roles, strict=True) if role in wanted]

    concluded = sum(row[column] for row in of(RowRole.OUTCOME))
    for row in of(RowRole.CONCLUDED):
        row[column] = concluded
    remaining = concluded + sum(row[column] for row in of(RowRole.OUTFLOW))
    first, *others = of(RowRole.INFLOW) or [[0] * (column + 1)]
    for row in others:
        row[column] = min(row[column], remaining)
        remaining -= row[column]
    first[column] = remaining


@cache
def _coefficients(table: Table) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each cell the identities that it stands in, each with the sign of its side."""
    positions = address_positions(table)
    found: list[list[tuple[int, int]]] = [[] for _ in table.addresses]
    for number, identity in enumerate(table_identities(table)):
        for sign, side in ((1, identity.left), (-1, identity.right)):
            for cell in side:
                found[positions[cell]].append((number, sign))
    return tuple(map(tuple, found))


@cache
def _cells_by_identities(table: Table) -> dict[frozenset[int], list[int]]:
    found: dict[frozenset[int], list[int]] = {}
    for cell, coefficients in enumerate(_coefficients(table)):
        found.setdefault(frozenset(number for number, _ in coefficients), []).append(cell)
    return found


def syndrome(table: Table, errors: Iterable[tuple[int, int]]) -> Syndrome:
    """What errors, each a cell's position and by how much it is off, do to the identities."""
    result: Syndrome = {}
    for cell, error in errors:
        for number, sign in _coefficients(table)[cell]:
            result[number] = result.get(number, 0) + sign * error
    return {number: value for number, value in result.items() if value}


def explained(table: Table, found: Syndrome, cells: int) -> bool:
    """Whether at most that many cells (0, 1 or 2) being wrong would break the identities just so.

    Exact: of two cells that explain the whole, some broken identity holds only one, which fixes its error.
    """
    if not found or cells == 0:
        return not found
    if cells == 1:
        candidates = _cells_by_identities(table).get(frozenset(found), ())
        return any(_alone(table, found, cell) for cell in candidates)
    tried = (
        (cell, found[number] * sign)
        for cell, coefficients in enumerate(_coefficients(table))
        for number, sign in coefficients
        if number in found
    )
    return any(explained(table, _less(table, found, cell, error), cells - 1) for cell, error in tried)


def _alone(table: Table, found: Syndrome, cell: int) -> bool:
    return len({found[number] * sign for number, sign in _coefficients(table)[cell]}) == 1


def _less(table: Table, found: Syndrome, cell: int, error: int) -> Syndrome:
    rest = dict(found)
    for number, value in syndrome(table, [(cell, error)]).items():
        rest[number] = rest.get(number, 0) - value
    return {number: value for number, value in rest.items() if value}


@st.composite
def wrong_cells_of(draw: st.DrawFn, table: Table, count: int) -> tuple[int, ...]:
    """Figures of a table that ``count`` changed cells, and no fewer, would make consistent."""
    cells = list(draw(consistent_cells(table)))
    right = tuple(cells)
    _change(draw, cells, draw(_places(len(cells), count, count)))
    errors = [(place, new - old) for place, (new, old) in enumerate(zip(cells, right, strict=True)) if new != old]
    assume(not explained(table, syndrome(table, errors), count - 1))
    return tuple(cells)


@st.composite
def broken_cells(draw: st.DrawFn, table: Table, stated: bool) -> tuple[int | None, ...]:
    """Figures of a table that break an identity; elsewhere a cell may be unstated unless all must be stated."""
    right = draw(consistent_cells(table))
    cells: list[Any] = list(right)
    _change(draw, cells, draw(_places(len(cells), 1, 6)))
    blank = [] if stated else draw(_places(len(cells), 0, 6))
    unassessed = {number for place in blank for number, _ in _coefficients(table)[place]}
    errors = ((place, cells[place] - right[place]) for place in range(len(cells)))
    assume(syndrome(table, errors).keys() - unassessed)
    for place in blank:
        cells[place] = None
    return tuple(cells)


@cache
def _places(size: int, least: int, most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, size - 1), min_size=least, max_size=most, unique=True)


def _change(draw: st.DrawFn, cells: list[Any], places: Iterable[int]) -> None:
    for place in places:
        other = draw(st.integers(0, MAX_COUNT - 1))
        # Every number but the present one, so that no draw is in vain.
        cells[place] = other + (other >= cells[place])
