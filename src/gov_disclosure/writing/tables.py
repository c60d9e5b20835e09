"""A table of figures as the official form prints it: a grid whose spans follow from the form's headings."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Self

from attrs import frozen

from ..cells import CellAddress
from ..figures import Figure, format_amount
from ..forms import CellKind, Column, Panel, Row, Table
from ..grids import Grid, GridCell, Place
from .spans import Span, depth_of, spans

__all__ = ["CellRole", "FormCell", "FormGrid", "TableFigures", "column_label", "figure_text", "table_grid"]


class CellRole(Enum):
    """What a printed cell is: a panel's caption, a heading over columns, a label of rows, or a figure."""

    CAPTION = auto()
    HEADER = auto()
    LABEL = auto()
    FIGURE = auto()


@frozen
class FormCell:
    """A cell of the official form: what a grid's cell knows, its role, and the address of a figure."""

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    role: CellRole = CellRole.FIGURE
    address: CellAddress | None = None


@frozen
class FormGrid(Grid):
    """A table of the official form: a grid that keeps what its cells are."""

    cells: tuple[tuple[FormCell, ...], ...] = ()

    @classmethod
    def of(cls, cells: Iterable[Sequence[FormCell]], number: int) -> Self:
        """The grid that rows of cells make, the document's table of that number."""
        kept = tuple(map(tuple, cells))
        rows = []
        for row, line in enumerate(kept, 1):
            places = (Place(table=number, row=row, column=cell.column + 1) for cell in line)
            rows.append(
                tuple(
                    GridCell(cell.text, cell.column, cell.colspan, cell.rowspan, place)
                    for cell, place in zip(line, places, strict=True)
                )
            )
        return cls(tuple(rows), cells=kept)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((cell.column + cell.colspan for row in self.cells for cell in row), default=0)

    @property
    def header_rows(self) -> int:
        """How many rows are the header of the whole table: none where panels have headers of their own."""
        bare = [all(cell.role is not CellRole.FIGURE for cell in row) for row in self.cells]
        count = bare.index(False) if False in bare else 0
        return 0 if any(bare[count:]) else count

    def whole_rows(self) -> tuple[tuple[tuple[FormCell, bool], ...], ...]:
        """Every row from left to right with the cells that reach into it from above.

        Beside each cell stands whether it begins in that row.
        """
        rows: list[list[tuple[FormCell, bool]]] = [[] for _ in self.cells]
        for number, row in enumerate(self.cells):
            for cell in row:
                for reached in range(number, number + cell.rowspan):
                    rows[reached].append((cell, reached == number))
        return tuple(tuple(sorted(row, key=lambda each: each[0].column)) for row in rows)


@frozen
class TableFigures:
    """A table of the form with its figures in the form's order.

    ``unit`` is the unit of the amounts for which the form itself names none.
    """

    table: Table
    cells: Sequence[Figure]
    unit: str | None = None


@frozen
class _Part:
    """What is printed under one header: columns with the headings above them, and rows of figures."""

    caption: str | None
    stub: str | None
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[tuple[CellAddress, Figure], ...], ...]


def figure_text(figure: Figure) -> str:
    """A figure as it is printed; nothing where no number is known.

    >>> figure_text(0), figure_text(-3), figure_text(None)
    ('0', '-3', '')
    """
    if figure is None:
        return ""
    return str(figure) if isinstance(figure, int) else format_amount(figure)


def table_grid(figures: TableFigures, number: int = 1) -> FormGrid:
    """A table with its figures as the official form prints it; ``number`` counts it within the document.

    Headings span the rows and columns that the form puts under them, a panel with fewer columns than
    others gives its last one the rest of the width, and a cell without a figure is blank.

    >>> from gov_disclosure import form
    >>> table = form("2021").table("proactive")
    >>> grid = table_grid(TableFigures(table, (None,) * 10))
    >>> [(cell.text, cell.colspan) for row in grid.rows[4:7] for cell in row]
    [('第二十条第（五）项', 4), ('信息内容', 1), ('本年处理决定数量', 3), ('行政许可', 1), ('', 3)]
    """
    parts = tuple(_parts(figures))
    stub_width = max(depth_of(part.rows) for part in parts)
    width = stub_width + max(len(part.header) for part in parts)
    return FormGrid.of((row for part in parts for row in _part_rows(part, stub_width, width)), number)


# ---------------------------------------------------------------------- what is printed under one header


def _parts(figures: TableFigures) -> Iterator[_Part]:
    table = figures.table
    addressed = iter(zip(table.addresses, figures.cells, strict=True))
    for panel in table.panels:
        lines = tuple(tuple(next(addressed) for _ in panel.columns) for _ in panel.rows)
        make = _single_row if table.single_row else _block
        yield make(figures, panel, lines)


_Lines = tuple[tuple[tuple[CellAddress, Figure], ...], ...]


def _block(figures: TableFigures, panel: Panel, lines: _Lines) -> _Part:
    return _Part(
        caption=panel.caption.label if panel.caption else None,
        stub=figures.table.stub.label if figures.table.stub else "",
        header=tuple(_column_path(figures, column) for column in panel.columns),
        rows=tuple(row.path for row in panel.rows),
        figures=lines,
    )


def _single_row(figures: TableFigures, panel: Panel, lines: _Lines) -> _Part:
    header = tuple(_column_path(figures, column, row) for row in panel.rows for column in panel.columns)
    return _Part(None, None, header, (), (tuple(cell for line in lines for cell in line),))


def _column_path(figures: TableFigures, column: Column, row: Row | None = None) -> tuple[str, ...]:
    spanner = (figures.table.spanner.label,) if figures.table.spanner else ()
    above = row.path if row else ()
    return (*spanner, *above, *(heading.label for heading in column.under), column_label(column, figures.unit))


def column_label(column: Column, unit: str | None) -> str:
    """The label; with the unit in brackets where the form leaves it to the report to name one."""
    if column.kind is CellKind.AMOUNT and column.unit is None and unit is not None:
        return f"{column.label}（{unit}）"
    return column.label


# ---------------------------------------------------------------------- rows of cells


def _part_rows(part: _Part, stub_width: int, width: int) -> Iterator[list[FormCell]]:
    if part.caption:
        yield [FormCell(part.caption, 0, width, role=CellRole.CAPTION)]
    starts = [stub_width + number for number in range(len(part.header))]
    ends = [*starts[1:], width]
    yield from _header_rows(part, stub_width, starts, ends)
    labels = list(spans(part.rows))
    for number, line in enumerate(part.figures):
        cells = [_label(span, stub_width) for span in labels if span.first == number]
        for (address, figure), start, end in zip(line, starts, ends, strict=True):
            cells.append(FormCell(figure_text(figure), start, end - start, address=address))
        yield cells


def _header_rows(part: _Part, stub_width: int, starts: list[int], ends: list[int]) -> Iterator[list[FormCell]]:
    depth = depth_of(part.header)
    headings = list(spans(part.header))
    for level in range(depth):
        cells = []
        if level == 0 and part.stub is not None:
            cells.append(FormCell(part.stub, 0, stub_width, depth, role=CellRole.HEADER))
        for span in headings:
            if span.level == level:
                start, end = starts[span.first], ends[span.first + span.count - 1]
                cells.append(FormCell(span.label, start, end - start, span.levels, role=CellRole.HEADER))
        yield cells


def _label(span: Span, stub_width: int) -> FormCell:
    colspan = stub_width - span.level if span.leaf else 1
    return FormCell(span.label, span.level, colspan, span.count, role=CellRole.LABEL)
