"""The cells of a spreadsheet as blocks: what .xlsx and .ods have in common.

A sheet knows no tables: title, headings, prose and tables stand in the same cells. Rows with several filled
cells are a grid, with the rows of one cell directly below that may be a label; a row whose one cell stands
alone, covers the width of the grid above it or is prose is a paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count

from attrs import define, field, frozen

from ..errors import UnreadableDocumentError
from ..grids import Block, Grid, GridCell, Paragraph, Place
from .clock import Clock
from .document import Limits
from .package import too_many

__all__ = ["MOST_COLUMNS", "Budget", "Sheet", "number_text", "sheet_blocks"]

MOST_COLUMNS = 1000
_PROSE = 40
_LONGEST_GAP = 2
_SENTENCE_ENDS = ("。", "；", ";", "：", ":", "！", "？")
_LARGEST_EXPONENT = 20
_LOOK = 32
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SCALED = re.compile(r"[0#?],+(?![0#?,])|!")
_UNIT = re.compile(r'"([^"]*[元万亿件条份宗项个起次%][^"]*)"|\\([元万亿件条份宗项个起次])')


def number_text(value: float, number_format: str = "General") -> str:
    r"""A number as its cell shows it: fifteen digits, a percentage as one; never a figure in another unit.

    >>> number_text(3.0), number_text(0.1 + 0.2), number_text(0.25, "0.00%")
    ('3', '0.3', '25%')
    >>> number_text(24.5, '0.0"万元"'), number_text(251000, "0!.0,")
    ('24.5万元', '251000（0!.0,）')
    """
    section = number_format.split(";", maxsplit=1)[0]
    bare = _LITERAL.sub("", section)
    if _SCALED.search(bare):
        # Shown divided by thousands or ten thousands: which of the two is meant, the page alone can tell.
        return f"{_digits(value)}（{number_format}）"
    unit = _UNIT.search(section)
    if "%" in bare:
        return f"{_digits(value * 100)}%"
    return _digits(value) + ((unit[1] or unit[2]) if unit else "")


def _digits(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    text = f"{value:.15g}"
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return text
    return format(number + 0, "f") if number else "0"


@define
class Budget:
    """How many cells and paragraphs may still come, and how long they may take."""

    limits: Limits
    _spent: int = 0
    _clock: Clock = field(factory=Clock)
    _steps: Iterator[int] = field(factory=count)

    def spend(self, cells: int = 1) -> None:
        """Count cells or paragraphs.

        :raises UnreadableDocumentError: there are more than any report has, or they take too long.
        """
        self._spent += cells
        if self._spent > self.limits.max_cells:
            raise too_many("单元格和段落", "cells and paragraphs", self.limits.max_cells)
        self.step()

    def step(self) -> None:
        """Look at the clock now and then.

        :raises UnreadableDocumentError: the document takes longer than any report.
        """
        if next(self._steps) % _LOOK == 0 and self._clock.is_up:
            raise UnreadableDocumentError(
                en="the document takes longer to read than any report: save the report as a document of its own",
                zh="读取文件耗时过长，不像一份年度报告：请将报告单独另存为一个文件",
            )


@frozen
class _Row:
    """A row: the columns of its filled cells, and the last column that they cover."""

    number: int
    columns: tuple[int, ...]
    last: int

    @property
    def several(self) -> bool:
        return len(self.columns) > 1


@frozen
class Sheet:
    """A sheet: its name, the texts of its filled cells and the merged ones, by row and column from 1.

    ``merged`` has for the first cell of each merged range how many rows and columns it covers.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Mapping[tuple[int, int], tuple[int, int]]

    def spans(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns a cell covers."""
        rows, columns = self.merged.get((row, column), (1, 1))
        return rows, min(columns, MOST_COLUMNS)


def sheet_blocks(sheet: Sheet, budget: Budget) -> Iterator[Block]:
    """The paragraphs and grids of a sheet, in order.

    :raises UnreadableDocumentError: it has more cells than any report.
    """
    run: list[_Row] = []
    for row in _rows(sheet):
        if run and not _continues(sheet, run, row):
            yield _grid(sheet, run, row.number, budget)
            run = []
        if run or row.several:
            run.append(row)
        else:
            budget.spend()
            yield _paragraph(sheet, row)
    if run:
        yield _grid(sheet, run, None, budget)


def _rows(sheet: Sheet) -> list[_Row]:
    columns: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        columns.setdefault(row, []).append(column)
    return [
        _Row(row, tuple(sorted(filled)), max(column + sheet.spans(row, column)[1] - 1 for column in filled))
        for row, filled in sorted(columns.items())
    ]


def _continues(sheet: Sheet, run: list[_Row], row: _Row) -> bool:
    """Whether a row belongs to the grid above it: of several cells, or of one that may be a label there."""
    gap = row.number - run[-1].number
    if row.several:
        return gap <= _LONGEST_GAP
    column = row.columns[0]
    text = sheet.cells[row.number, column].rstrip()
    if gap > 1 or len(text) > _PROSE or text.endswith(_SENTENCE_ENDS):
        return False
    covers = column <= min(each.columns[0] for each in run) and row.last >= max(each.last for each in run)
    return not covers


def _paragraph(sheet: Sheet, row: _Row) -> Paragraph:
    column = row.columns[0]
    return Paragraph(sheet.cells[row.number, column].strip(), Place(None, sheet.name, None, row.number, column))


def _grid(sheet: Sheet, run: list[_Row], following: int | None, budget: Budget) -> Grid:
    """The grid of a run of rows, and the row below them where it is empty: a table may be left blank there."""
    first = min(row.columns[0] for row in run)
    last = min(max(row.last for row in run), first + MOST_COLUMNS - 1)
    numbers = [row.number for row in run]
    if following != numbers[-1] + 1:
        numbers.append(numbers[-1] + 1)
    covered: set[tuple[int, int]] = set()
    budget.spend(len(numbers) * (last - first + 1))
    return Grid(tuple(tuple(_cells(sheet, number, numbers, first, last, covered)) for number in numbers))


def _cells(
    sheet: Sheet, row: int, numbers: Iterable[int], first: int, last: int, covered: set[tuple[int, int]]
) -> Iterator[GridCell]:
    """The cells that begin in a row of a grid, the empty ones too: the sheet vouches for their columns."""
    for column in range(first, last + 1):
        if (row, column) in covered:
            continue
        height, width = sheet.spans(row, column)
        width = min(width, last - column + 1)
        rows = [row]
        if (row, column) in sheet.merged:
            rows = [number for number in numbers if row <= number < row + height]
            covered.update((number, each) for number in rows for each in range(column, column + width))
        place = Place(None, sheet.name, None, row, column)
        yield GridCell(sheet.cells.get((row, column), ""), column - first, width, len(rows), place)
