"""What the three tables of a report have in common: one tuple of figures in the form's order."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Self

from attrs import evolve, fields

from .cells import CellAddress
from .errors import InvalidReportError, Problem, UnknownCellError
from .figures import Figure, canonical_amount, unfit_cells
from .forms import CellKind, Table
from .hosts import Displayed, Embeddable

__all__ = ["FigureTable", "address_positions"]


@cache
def address_positions(table: Table) -> dict[object, int]:
    """Where each cell of a table stands in its tuple, by address and by the address's text."""
    positions: dict[object, int] = {}
    for position, address in enumerate(table.addresses):
        positions[address] = positions[str(address)] = position
    return positions


class FigureTable(Displayed, Embeddable):
    """The behaviour shared by the tables; each subclass stores ``cells`` and knows its :attr:`table`."""

    __slots__ = ()

    cells: tuple[Any, ...]

    @property
    def table(self) -> Table:
        """The form's description of this table."""
        raise NotImplementedError

    def _position(self, key: object) -> int:
        try:
            return address_positions(self.table)[key]
        except (KeyError, TypeError):
            raise UnknownCellError(
                en=f"this {self.table.key} table has no cell {key!r}", zh=f"此表（{self.table.key}）没有单元格{key!r}"
            ) from None

    def get(self, address: str | CellAddress) -> Figure:
        """The figure at an address.

        :raises UnknownCellError: the table has no such cell.
        """
        figure: Figure = self.cells[self._position(address)]
        return figure

    def items(self) -> Iterator[tuple[CellAddress, Figure]]:
        """Every cell with its address, in printed order."""
        return zip(self.table.addresses, self.cells, strict=True)

    @property
    def stated(self) -> int:
        """How many cells state a number."""
        return len(self.cells) - self.cells.count(None)

    def with_cell(self, address: Any, value: Figure) -> Self:
        """A copy in which one cell says something else.

        :raises UnknownCellError: the table has no such cell.
        :raises InvalidReportError: the cell cannot hold the value.
        """
        position = self._position(address)
        copy: Self = evolve(  # type: ignore[misc]  # every subclass is an attrs class
            self, cells=(*self.cells[:position], value, *self.cells[position + 1 :])
        )
        return copy

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by what it is made of, without the index into it."""
        kind: type[Any] = type(self)  # every subclass is an attrs class
        return kind, tuple(getattr(self, each.name) for each in fields(kind) if each.init)


def checked_cells(table: Table, values: object) -> tuple[Any, ...]:
    """The figures of a table, each fit for its cell, amounts in their canonical form.

    :raises InvalidReportError: a table of another size, or values that cannot stand in their cells.
    """
    if not isinstance(values, (tuple, list)) or len(values) != len(table.addresses):
        count = len(values) if isinstance(values, (tuple, list)) else type(values).__name__
        raise InvalidReportError(
            [
                Problem(
                    table.key,
                    f"expected {len(table.addresses)} cells in the form's order, got {count}",
                    f"应按格式顺序给出{len(table.addresses)}个单元格，实为{count}",
                )
            ]
        )
    cells = tuple(
        canonical_amount(value) if kind is CellKind.AMOUNT else value
        for kind, value in zip(table.kinds, values, strict=True)
    )
    problems = unfit_cells(table.addresses, table.kinds, cells)
    if problems:
        raise InvalidReportError(problems)
    return cells


def placed(table: Table, figures: Mapping[Any, Mapping[Any, Figure]], fill: Figure) -> list[Figure]:
    """Figures given by row and column key, in the form's order; cells not given say ``fill``.

    :raises UnknownCellError: a row or column that the table does not have.
    """
    cells: list[Figure] = [fill] * len(table.addresses)
    positions = address_positions(table)
    for row, columns in figures.items():
        for column, value in columns.items():
            address = f"{table.key}.{row}.{column}"
            if address not in positions:
                raise UnknownCellError(en=f"the form has no cell {address!r}", zh=f"格式中没有单元格{address!r}")
            cells[positions[address]] = value
    return cells
