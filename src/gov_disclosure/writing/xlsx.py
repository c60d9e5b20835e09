"""The official form as an Excel workbook (extra ``xlsx``).

A sheet for each section, which prints on A4. A total that is the sum of its parts is a live formula that
carries its published value, so that it is read back without being computed; one that is not stays the
published number, and turns red. The last sheet checks every accounting identity of the form as one types.
Labels are protected, without a password; figures can only be such as the form takes.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from attrs import define, field

from ..cells import CellAddress
from ..errors import MissingExtraError
from ..forms import CellKind
from ..identities import table_identities
from ..report import AnnualReport
from .check_sheet import add_checks
from .formulas import Formulas
from .layout import official_title
from .packages import moment, repacked
from .sheets import Sheet, Total, Workbook, as_number, totals, workbook
from .styles import CHARACTER, RED, STANDARD, Styles, height_of
from .tables import FormCell, FormGrid, figure_text
from .text import shown
from .widths import column_widths

__all__ = ["LONGEST_TEXT", "report_xlsx"]

LONGEST_TEXT = 32_767
"""How many characters a cell holds."""

_WIDTH = 80
"""The width of a sheet in digits: what an A4 page holds."""

_HIGHEST, _MOST_FROZEN = 400, 260
"""The greatest height of a row, and of the rows that stay in sight, in points."""

_LINES_TO_WRITE_ON = 3
_EDGE = 0.5
"""The width of an empty column beside a single one: a page is fitted to its columns where there are several."""

_EMPTY_RESULT = re.compile(rb"(<c [^>]*)(><f>[^<]*</f><v></v></c>)")

_LARGEST = 10**15 - 1
_VALIDATIONS: dict[CellKind, dict[str, Any]] = {
    CellKind.COUNT: {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _LARGEST},
    CellKind.CHANGE: {"validate": "integer", "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST},
    CellKind.AMOUNT: {"validate": "decimal", "criteria": ">=", "value": 0},
}
_REFUSALS = {
    CellKind.COUNT: "请填写0或正整数；没有数字请留空。",
    CellKind.CHANGE: "请填写整数，减少的填负数；没有数字请留空。",
    CellKind.AMOUNT: "请填写0或正数；没有数字请留空。",
}
_PROTECTION = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort"), True
)


def report_xlsx(report: AnnualReport, *, blank: bool = False, notes: Mapping[CellAddress, str] | None = None) -> bytes:
    """A report as an Excel workbook: the official form, with live totals and checks.

    ``blank`` makes formulas of all totals that are not stated, and leaves rows for prose. ``notes`` are
    comments on figures, which are shaded.

    >>> report_xlsx(AnnualReport(form="2021", agency="示例县统计局", year=2024))[:2]
    b'PK'

    :raises MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook as Book
    except ImportError:
        raise MissingExtraError(
            extra="xlsx", purpose_en="writing Excel workbooks", purpose_zh="写Excel工作簿"
        ) from None
    content = BytesIO()
    # What begins like a formula or an address is text.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Book(content, {**options, "default_format_properties": dict(STANDARD)})
    title = shown(report.title or official_title(report) or "")
    book.set_properties({"title": title[:255], "author": shown(report.agency or "")[:255], "created": moment(report)})
    plan = workbook(report, blank=blank)
    writer = _Writer(report, plan, totals(report, blank=blank), notes or {}, Styles(book))
    for sheet in plan.sheets:
        writer.write(sheet, book.add_worksheet(sheet.name))
    add_checks(book, report, plan, writer.styles)
    book.close()
    return repacked(content.getvalue(), lambda _, part: _EMPTY_RESULT.sub(rb'\1 t="str"\2', part))


@define
class _Writer:
    """Writes the sheets of one report."""

    report: AnnualReport
    plan: Workbook
    totals: Mapping[CellAddress, Total]
    notes: Mapping[CellAddress, str]
    styles: Styles
    _heights: dict[int, float] = field(factory=dict)

    def write(self, sheet: Sheet, page: Any) -> None:
        """Fill a sheet."""
        self._heights = {}
        characters = _WIDTH / CHARACTER
        widths = column_widths(sheet.grid, characters) if sheet.grid else [characters]
        digits = [CHARACTER * width for width in widths]
        for column, width in enumerate(digits):
            page.set_column(column, column, width)
        for row, paragraph in enumerate(sheet.paragraphs):
            style = self.styles.of(paragraph.role)
            self._text(page, (row, 0, row, sheet.columns - 1), shown(paragraph.text), style)
            height = height_of(paragraph.text, _WIDTH, self.styles.size(paragraph.role), roomy=True)
            if paragraph.text:
                self._need(row, height)
            elif sheet.grid:
                # A merged cell does not grow with what is typed there; one alone does, if nothing says how high.
                self._need(row, _LINES_TO_WRITE_ON * height)
        if sheet.grid:
            self._table(sheet, sheet.grid, page, digits)
        for row, height in self._heights.items():
            page.set_row(row, min(height, _HIGHEST))
        self._set_up(sheet, page)

    def _need(self, row: int, height: float, rows: int = 1) -> None:
        """Make rows high enough for a cell that covers them."""
        for each in range(row, row + rows):
            self._heights[each] = max(self._heights.get(each, 0), height / rows)

    def _text(self, page: Any, area: tuple[int, int, int, int], text: str, style: Any) -> None:
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            page.merge_range(top, left, bottom, right, "", style)
        if text:
            page.write_string(top, left, text[:LONGEST_TEXT], style)
        else:
            page.write_blank(top, left, None, style)

    # ------------------------------------------------------------------ a table

    def _table(self, sheet: Sheet, grid: FormGrid, page: Any, digits: list[float]) -> None:
        for row, cells in enumerate(grid.cells, sheet.table_row):
            for cell in cells:
                area = (row, cell.column, row + cell.rowspan - 1, cell.column + cell.colspan - 1)
                width = sum(digits[cell.column : cell.column + cell.colspan])
                self._need(row, height_of(cell.text, width, self.styles.size(cell.role)), cell.rowspan)
                if cell.address is None:
                    self._text(page, area, cell.text, self.styles.of(cell.role, narrow=cell.rowspan > 1))
                else:
                    self._figure(sheet, page, area, cell, cell.address)
        self._restrict(sheet, page)
        self._mark_broken(sheet, page)

    def _figure(
        self, sheet: Sheet, page: Any, area: tuple[int, int, int, int], cell: FormCell, address: CellAddress
    ) -> None:
        row, column, figure = area[0], area[1], self.report[address]
        number, total = as_number(figure), self.totals.get(address)
        style = self.styles.of(cell.role, noted=address in self.notes, locked=total is not None)
        self._text(page, area, figure_text(figure) if number is None else "", style)
        if total is not None:
            formula = Formulas(self.plan, sheet).total(total.addends)
            page.write_formula(row, column, formula, style, "" if total.value is None else total.value)
        elif number is not None:
            page.write_number(row, column, number, style)
        if address in self.notes:
            page.write_comment(row, column, self.notes[address], {"author": "", "x_scale": 2})

    def _restrict(self, sheet: Sheet, page: Any) -> None:
        """Figures can only be typed such as their cells take."""
        by_kind: dict[CellKind, list[tuple[int, int, int, int]]] = {}
        for row, cell in sheet.figures():
            if cell.address is not None and cell.address not in self.totals and self.report.official_form:
                kind = self.report.official_form.column(cell.address).kind
                by_kind.setdefault(kind, []).append((row, cell.column, row, cell.column))
        for kind, areas in by_kind.items():
            message = {"error_title": "数字不合格式", "error_message": _REFUSALS[kind], "other_cells": areas}
            page.data_validation(*areas[0], {**_VALIDATIONS[kind], **message})

    def _mark_broken(self, sheet: Sheet, page: Any) -> None:
        """The published side of an identity turns red while it does not hold."""
        tables = {cell.address.table for _, cell in sheet.figures() if cell.address}
        for table in (self.report.table(key) for key in tables):
            for identity in table_identities(table.table) if table else ():
                _, row, column = self.plan.places[identity.at]
                formula = Formulas(self.plan, sheet).violated(identity)
                options = {"type": "formula", "criteria": formula, "format": self.styles.of(RED)}
                page.conditional_format(row, column, row, column, options)

    # ------------------------------------------------------------------ the page

    def _set_up(self, sheet: Sheet, page: Any) -> None:
        rows = sheet.table_row + (len(sheet.grid.cells) if sheet.grid else 0)
        page.set_paper(9)
        page.set_margins(left=0.7, right=0.7, top=0.9, bottom=0.9)
        page.center_horizontally()
        page.fit_to_pages(1, 0)
        if sheet.columns == 1:
            page.set_column(1, 1, _EDGE)
        page.print_area(0, 0, rows - 1, max(sheet.columns - 1, 1))
        page.set_footer("&C— &P —")
        page.protect("", _PROTECTION)
        if sheet.grid is None:
            return
        first = sheet.table_row + sheet.grid.header_rows
        if sheet.grid.header_rows:
            page.repeat_rows(sheet.table_row, first - 1)
        if sum(self._heights[row] for row in range(first)) <= _MOST_FROZEN:
            page.freeze_panes(first, min(cell.column for _, cell in sheet.figures()))
