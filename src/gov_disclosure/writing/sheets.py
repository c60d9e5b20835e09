"""The official form on the sheets of a workbook: one for each section, and which cell holds which figure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from ..cells import CellAddress
from ..figures import Figure
from ..identities import Identity, table_identities
from ..report import AnnualReport
from .layout import FormBlock, FormParagraph, ParagraphRole, layout
from .tables import FormCell, FormGrid, figure_text

__all__ = ["CHECKS", "Sheet", "Total", "Workbook", "as_number", "totals", "workbook"]

CHECKS = "勾稽核对"
"""The name of the sheet with the check cells, which is no part of the report."""

_EXACT_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""


@frozen
class Sheet:
    """A sheet: its name, the paragraphs from its first row on, and the table under them."""

    name: str
    paragraphs: tuple[FormParagraph, ...]
    grid: FormGrid | None = None

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return self.grid.width if self.grid else 1

    @property
    def table_row(self) -> int:
        """The row, from 0, where the table begins."""
        return len(self.paragraphs)

    def figures(self) -> Iterator[tuple[int, FormCell]]:
        """The cells of figures, each with its row."""
        for number, row in enumerate(self.grid.cells if self.grid else (), self.table_row):
            yield from ((number, cell) for cell in row if cell.address is not None)


@frozen(slots=False)
class Workbook:
    """The sheets of a report, and where on them its figures stand."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def places(self) -> Mapping[CellAddress, tuple[Sheet, int, int]]:
        """Sheet, row and column, from 0, of every figure."""
        return {
            cell.address: (sheet, row, cell.column)
            for sheet in self.sheets
            for row, cell in sheet.figures()
            if cell.address is not None
        }


def workbook(report: AnnualReport, *, blank: bool = False) -> Workbook:
    """A report's sheets: one for each section, named as its heading; the first begins with title and preamble.

    ``blank`` leaves rows to write in under each heading: one beside a table, several where there is none.

    >>> [sheet.name for sheet in workbook(AnnualReport(form="2021")).sheets][:2]
    ['一、总体情况', '二、主动公开政府信息情况']
    """
    sheets: list[Sheet] = []
    head: list[FormParagraph] = []
    for name, paragraphs, grid in _sections(layout(report)):
        if name is None:
            head = paragraphs
            continue
        if blank:
            paragraphs += [FormParagraph("")] * (1 if grid else _LINES)
        sheets.append(Sheet(name, (*head, *paragraphs), grid))
        head = []
    return Workbook(tuple(sheets))


_LINES = 12
"""How many rows a blank form has for the paragraphs of a section without a table."""


def _sections(blocks: Sequence[FormBlock]) -> Iterator[tuple[str | None, list[FormParagraph], FormGrid | None]]:
    """The name, paragraphs and table of each section; without a name what stands before the first."""
    name: str | None = None
    paragraphs: list[FormParagraph] = []
    grid: FormGrid | None = None
    for block in blocks:
        if isinstance(block, FormGrid):
            grid = block
            continue
        if block.role is ParagraphRole.HEADING:
            yield name, paragraphs, grid
            name, paragraphs, grid = block.text, [], None
        paragraphs.append(block)
    yield name, paragraphs, grid


# ---------------------------------------------------------------------- figures


def as_number(figure: Figure) -> float | int | None:
    """A figure as a spreadsheet's number; ``None`` where it states none, or has more digits than are kept.

    >>> as_number(42), as_number(9007199254740991)
    (42, None)
    """
    text = figure_text(figure)
    if figure is None or len(text) > _EXACT_DIGITS:
        return None
    return figure if isinstance(figure, int) else float(text)


@frozen
class Total:
    """A total whose cell holds a formula: the sum of ``addends``; ``value`` is what the report states."""

    addends: tuple[CellAddress, ...]
    value: int | None = field(default=None)


def totals(report: AnnualReport, *, blank: bool = False) -> Mapping[CellAddress, Total]:
    """The totals that a formula can stand for: those that are what it gives.

    A published total is a claim and stays as it is: one that is not the sum, or of which a part is not
    stated, is written as a number. In a blank form every total that is not stated is a formula.

    >>> from gov_disclosure import ReviewLitigationGrid
    >>> grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 2}}, fill=0)
    >>> report = AnnualReport(form="2021", review_litigation=grid)
    >>> [total.value for total in totals(report).values()]
    [2, 0, 0]
    >>> len(totals(report.with_cell("review_litigation.reconsideration.total", 3)))
    2
    """
    found: dict[CellAddress, Total] = {}
    for table in report.tables.values():
        for identity in table_identities(table.table):
            if identity.right != (identity.at,) or identity.at in found:
                continue
            if _agrees(report, identity):
                found[identity.at] = Total(identity.left, identity.expected(report.__getitem__))
            elif blank and report[identity.at] is None:
                found[identity.at] = Total(identity.left)
    return found


def _agrees(report: AnnualReport, identity: Identity) -> bool:
    return (
        all(as_number(report[cell]) is not None for cell in identity.cells)
        and identity.expected(report.__getitem__) == report[identity.at]
    )
