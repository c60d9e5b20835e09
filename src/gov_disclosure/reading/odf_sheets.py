"""OpenDocument spreadsheets (.ods) as blocks: each visible sheet in order.

Values are the stored ones, as in .xlsx; repeated empty rows and cells cost nothing.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..grids import Block
from .document import Document, Limits
from .odf import open_odf, shown_text
from .odf_lists import TABLE, TEXT, OdfStyles, number_of
from .package import damage_as_error, too_many
from .sheets import MOST_COLUMNS, Budget, Sheet, number_text, sheet_blocks

__all__ = ["ods_document"]

_KIND = ".ods"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TYPES = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type", f"{_OFFICE}value-type")
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in "table-header-rows table-rows table-row-group".split())
_NUMBERS = {"float": "General", "currency": "General", "percentage": "0%"}
_STATED = {"date": "date-value", "boolean": "boolean-value", "time": "time-value"}
_MOST_COVERED = 500_000


def ods_document(content: bytes, limits: Limits) -> Document:
    """The blocks of a spreadsheet, the title in its properties beside them.

    :raises UnreadableDocumentError: the file is damaged, encrypted, beyond a limit or made to harm.
    """
    with damage_as_error(_KIND):
        opened = open_odf(content, _KIND, "spreadsheet", limits)
        budget = Budget(limits)
        blocks: list[Block] = []
        for table in opened.body.iterfind(f"{TABLE}table"):
            if not opened.styles.hides_table(table.get(f"{TABLE}style-name")):
                blocks.extend(sheet_blocks(_sheet(table, opened.styles, budget), budget))
        return Document(blocks=tuple(blocks), page_title=opened.title)


def _sheet(table: Element, styles: OdfStyles, budget: Budget) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    number = 1
    for row in _rows(table):
        times = number_of(row.get(f"{TABLE}number-rows-repeated"))
        found = list(_cells(row, styles, budget))
        if (len(cells) + len(found) * times) > budget.limits.max_cells:
            raise too_many("单元格", "cells", budget.limits.max_cells)
        for repeated in range(times if found else 0):
            for column, text, spans in found:
                if text.strip():
                    cells[number + repeated, column] = text
                if spans != (1, 1):
                    merged[number + repeated, column] = spans
        number += times
    return Sheet(table.get(f"{TABLE}name", ""), cells, _within(cells, merged))


def _within(
    cells: dict[tuple[int, int], str], merged: dict[tuple[int, int], tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The merged ranges as far as the sheet is filled."""
    last = max((row for row, _ in cells), default=0)
    found = {
        (row, column): (min(height, last - row + 1), min(width, MOST_COLUMNS))
        for (row, column), (height, width) in merged.items()
        if row <= last
    }
    if sum(height * width for height, width in found.values()) > _MOST_COVERED:
        raise too_many("合并单元格", "merged cells", _MOST_COVERED)
    return found


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: Element, styles: OdfStyles, budget: Budget) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The cells of a row that are filled or merged: column, text, rows and columns covered."""
    column = 1
    for cell in row:
        budget.step()
        times = number_of(cell.get(f"{TABLE}number-columns-repeated"))
        if cell.tag == f"{TABLE}table-cell":
            text = _text(cell, styles, budget)
            spans = (
                number_of(cell.get(f"{TABLE}number-rows-spanned")),
                number_of(cell.get(f"{TABLE}number-columns-spanned")),
            )
            if text.strip() or spans != (1, 1):
                last = min(column + times - 1, MOST_COLUMNS)
                yield from ((each, text, spans) for each in range(column, last + 1))
        elif cell.tag != f"{TABLE}covered-table-cell":
            continue
        column += times


def _text(cell: Element, styles: OdfStyles, budget: Budget) -> str:
    """What a cell shows: its stored value, for texts and errors its paragraphs."""
    kind = next((value for name in _TYPES if (value := cell.get(name))), None)
    value = cell.get(f"{_OFFICE}value")
    if kind in _NUMBERS and value is not None:
        whole = value.removeprefix("-").isdecimal()
        return number_text(int(value) if whole else float(value), _NUMBERS[kind])
    if kind in _STATED:
        return cell.get(f"{_OFFICE}{_STATED[kind]}", "").upper().removesuffix("T00:00:00")
    text = "\n".join(shown_text(paragraph, styles, budget) for paragraph in cell.iterfind(f"{TEXT}p"))
    formula = cell.get(f"{TABLE}formula")
    return formula if kind is None and formula and not text else text
