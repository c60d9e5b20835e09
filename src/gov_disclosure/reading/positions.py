"""Placing the figures of a row by the places of the column labels, where columns can be compared."""

from collections.abc import Sequence

from attrs import frozen

from .lines import Token
from .rows import MERGED, NOT_FOUND, Lost, Placed, Row

__all__ = ["Aligned", "align"]


@frozen
class Aligned:
    """A row's cells under the labels of their columns.

    ``fits`` says that each column has a cell of its own and no figure stands elsewhere; ``led`` that the
    row's label ends where the first column begins.
    """

    found: tuple[Placed | Lost, ...]
    fits: bool
    led: bool


def align(row: Row) -> Aligned | None:
    """The row by the places of its column labels; None if they are not all there in the row's own grid."""
    positions = _positions(row)
    if positions is None:
        return None
    values = row.record.values
    covering = _covering(values, max(positions))
    numbers = [covering.get(position) for position in positions]
    found: list[Placed | Lost] = []
    for place, number in enumerate(numbers):
        if number is None:
            found.append(Lost(row.addresses[place], NOT_FOUND))
        elif numbers.count(number) > 1:
            found.append(Lost(row.addresses[place], MERGED))
        else:
            found.append(row.place(place, values[number]))
    used = set(numbers)
    strays = any(number not in used and not token.blank for number, token in enumerate(values))
    fits = not strays and not any(isinstance(each, Lost) for each in found)
    return Aligned(tuple(found), fits, not strays and row.record.label_end == positions[0])


def _positions(row: Row) -> Sequence[int] | None:
    """Where the labels of the form's columns stand for a row, if they are all there in the same grid."""
    grid = row.record.grid
    if grid is None:
        return None
    places = {(cell.column, cell.key) for cell in row.record.header if cell.key and cell.grid == grid}
    labels = sorted((column, key) for column, key in places if column is not None)
    if len({column for column, _ in labels}) != len(labels):
        return None
    if not row.key:
        in_order = [key for _, key in labels] == [column.key for column in row.columns]
        return [column for column, _ in labels] if in_order else None
    columns = {key: column for column, key in labels}
    if len(columns) != len(labels) or any(column.key not in columns for column in row.columns):
        return None
    return [columns[column.key] for column in row.columns]


def _covering(tokens: Sequence[Token], last: int) -> dict[int, int]:
    """Which token covers each column of the grid, up to the last that matters."""
    covering: dict[int, int] = {}
    for number, token in enumerate(tokens):
        if token.column is not None:
            for column in range(token.column, min(token.column + token.colspan, last + 1)):
                covering[column] = number
    return covering
