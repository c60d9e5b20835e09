"""Excel workbooks (.xlsx, .xlsm) as blocks, through openpyxl.

Values are the cached ones, as the last program to save the workbook computed them; a formula without one is
its own text, which is no number, and so never a blank. openpyxl reads in its streaming mode, which leaves
styles of empty cells, pictures, charts and links alone but knows no merged cells: their ranges, and how far
the filled cells reach, are looked up in the sheet's part.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import product
from operator import itemgetter
from typing import Any

from ..errors import MissingExtraError
from .document import Document, Limits
from .package import Package, damage_as_error, too_many
from .sheets import MOST_COLUMNS, Budget, Sheet, number_text, sheet_blocks
from .xlsx_parts import SheetPart, open_workbook

__all__ = ["xlsx_document"]

_KIND = ".xlsx"
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
_FILLED = re.compile(rb"<(?:\w+:)?c\s(?=[^<>]*[^/<>]>)[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_UNNAMED = re.compile(rb"<(?:\w+:)?c(?:>|\s(?![^<>]*?\br\s*=)[^<>]*[^/<>]>)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EMPTY_TEXT = "str"  # what openpyxl leaves as the type of a formula whose cached value is an empty text
_MOST_ROWS = 1_048_576
_MOST_AREA = 4_000_000
_MOST_MERGED = 500_000


def xlsx_document(content: bytes, limits: Limits) -> Document:
    """The blocks of a workbook: each visible sheet of the document in order, and the title in its properties.

    :raises MissingExtraError: openpyxl is not installed.
    :raises UnreadableDocumentError: the file is damaged, beyond a limit or made to harm.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtraError(
            extra="xlsx", purpose_en="reading Excel workbooks", purpose_zh="读取Excel工作簿"
        ) from None
    budget = Budget(limits)
    with damage_as_error(_KIND), warnings.catch_warnings():
        # openpyxl warns of what it leaves out: of no interest to those who want the figures.
        warnings.simplefilter("ignore")
        book = open_workbook(Package.open(content, _KIND, limits))
        reduced = book.reduced()
        cached = load_workbook(BytesIO(reduced), read_only=True, data_only=True).worksheets
        formulas: list[Any] = [None] * len(cached)
        if any(_FORMULA.search(sheet.content) for sheet in book.sheets):
            formulas = load_workbook(BytesIO(reduced), read_only=True, data_only=False).worksheets
        sheets = zip(cached, formulas, book.sheets, strict=True)
        blocks = (block for each in sheets for block in sheet_blocks(_sheet(*each, budget), budget))
        return Document(blocks=tuple(blocks), page_title=book.title)


def _sheet(sheet: Any, formulas: Any, own: SheetPart, budget: Budget) -> Sheet:
    part = own.content
    formulas = formulas if _FORMULA.search(part) else None
    last = _last_filled(part)
    merged, covered = _merged(part, last)
    cells = {}
    for cell in _filled(sheet, formulas, part, last, budget):
        if (cell.row, cell.column) not in covered:
            text = _text(cell.value, cell.number_format)
            if text.strip():
                cells[cell.row, cell.column] = text
                if len(cells) > budget.limits.max_cells:
                    raise too_many("单元格", "cells", budget.limits.max_cells)
    return Sheet(own.name, cells, merged)


def _last_filled(part: bytes) -> tuple[int, int] | None:
    """The last row and the last column with a filled cell; ``None`` where cells do not say where they stand."""
    if _UNNAMED.search(part):
        return None
    found = _FILLED.findall(part)
    columns = {letters for letters, _ in found}
    return max((int(digits) for _, digits in found), default=0), max(map(_column, columns), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _merged(
    part: bytes, last: tuple[int, int] | None
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The merged ranges as far as the sheet is filled, by their first cells, and the cells that they cover."""
    rows, columns = last or (_MOST_ROWS, MOST_COLUMNS)
    ranges: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for left, top, right, bottom in _MERGED.findall(part):
        row, column = int(top), _column(left)
        height, width = min(int(bottom), rows) - row + 1, min(_column(right), columns) - column + 1
        if height < 1 or width < 1:
            continue
        if len(covered) + height * width > _MOST_MERGED:
            raise too_many("合并单元格", "merged cells", _MOST_MERGED)
        ranges[row, column] = height, width
        covered.update(product(range(row, row + height), range(column, column + width)))
        covered.discard((row, column))
    return ranges, covered


def _filled(sheet: Any, formulas: Any, part: bytes, last: tuple[int, int] | None, budget: Budget) -> Iterator[Any]:
    """The filled cells of a sheet; for a formula without a cached value its cell in the sheet of formulas."""
    rows, columns = last or (None, None)
    if rows == 0:
        return
    if columns is not None:
        columns = min(columns, MOST_COLUMNS)
        if len(_ROW.findall(part)) * columns > _MOST_AREA:
            raise too_many("单元格", "cells", _MOST_AREA)
    # The size that a sheet states of itself is often wrong.
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=rows, max_col=columns)
    if formulas is None:
        yield from (cell for row in _there(found, budget) for cell in row if cell.value is not None)
        return
    formulas.reset_dimensions()
    others = formulas.iter_rows(max_row=rows, max_col=columns)
    for row, texts in _there(zip(found, others, strict=True), budget, itemgetter(0)):
        for cell, other in zip(row, texts, strict=True):
            if cell.value is not None:
                yield cell
            elif other.value is not None and cell.data_type != _EMPTY_TEXT:
                yield other


def _there(rows: Iterable[Any], budget: Budget, key: Callable[[Any], Any] = lambda row: row) -> Iterator[Any]:
    """The rows that the sheet has: for all others openpyxl hands out one and the same empty row."""
    before = None
    for row in rows:
        budget.step()
        if key(row) is not before:
            yield row
        before = key(row)


def _text(value: Any, number_format: str) -> str:
    """What a cell shows, as text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_text(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    text = str(getattr(value, "text", value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
