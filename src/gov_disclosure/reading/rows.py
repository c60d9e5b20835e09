"""A recorded row with the cells that the form has for it, and what becomes of each of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from attrs import frozen

from ..cells import CellAddress
from ..forms import CellKind, Column, Form, Table
from .lines import Token
from .records import RowRecord

__all__ = [
    "CUT",
    "LOST_COLUMNS",
    "MERGED",
    "MERGED_DOWN",
    "NOT_FOUND",
    "SURPLUS",
    "UNKNOWN_ORDER",
    "Lost",
    "Placed",
    "Row",
    "filled",
    "named_unit",
    "row_of",
]

_UNIT = re.compile(r"(?:单位|[(（,，、/和])\s*[:：]?\s*(?:人民币)?\s*([十百千万亿]*(?:美|港|欧|日)?元)")

LOST_COLUMNS = (
    "该行数字少于列数，无法判定数字属于哪一列",
    "the row has fewer figures than columns: which column they stand in is lost",
)
SURPLUS = (
    "该行数字多于列数，无法判定数字属于哪一列",
    "the row has more figures than columns: which column they stand in cannot be known",
)
MERGED = (
    "一个单元格跨多列，无法判定数字属于哪一列",
    "one cell covers several columns: whose figure it is cannot be known",
)
MERGED_DOWN = (
    "一个单元格跨多行，无法判定数字属于哪一行",
    "one cell covers several rows: whose figure it is cannot be known",
)
CUT = ("文件在此处中断", "the document breaks off here")
NOT_FOUND = ("表格中没有找到该单元格", "not found in the table")
UNKNOWN_ORDER = ("列的次序无法判定", "the order of the columns cannot be known")


class Placed(NamedTuple):
    """A printed cell at its address; ``unit`` is that which its label, or a line above the table, names."""

    at: CellAddress
    token: Token
    unit: str | None = None


class Lost(NamedTuple):
    """A cell whose figure is lost, and why (Chinese, English)."""

    at: CellAddress
    reason: tuple[str, str]


@frozen
class Row:
    """A record with the form's cells for it; ``core`` are its cells without what closes the row.

    ``key`` is the form's row, empty for a table that stands in one line.
    """

    record: RowRecord
    key: str
    columns: tuple[Column, ...]
    addresses: tuple[CellAddress, ...]
    core: tuple[Token, ...]

    @property
    def width(self) -> int:
        """How many cells the form has for the row."""
        return len(self.addresses)

    @property
    def short(self) -> bool:
        """Whether figures are there, but fewer cells than the form has."""
        return len(self.core) < self.width and filled(self.core) > 0

    @property
    def padded(self) -> bool:
        """Whether empty cells that no place vouches for close the row."""
        return any(token.padding for token in self.record.values)

    def place(self, number: int, token: Token) -> Placed:
        """The token as the row's cell of that number."""
        return Placed(self.addresses[number], token, self._unit(self.columns[number]))

    def place_all(self, order: Sequence[int], tokens: Iterable[Token]) -> Iterator[Placed]:
        """The tokens as the row's cells of those numbers."""
        return (self.place(number, token) for number, token in zip(order, tokens, strict=False))

    def lose(self, reason: tuple[str, str], start: int = 0) -> Iterator[Lost]:
        """The row's cells from that number on are lost."""
        return (Lost(address, reason) for address in self.addresses[start:])

    def _unit(self, column: Column) -> str | None:
        """The unit of money that the column's printed label, or the row's, names; else a line above the table."""
        if column.kind is not CellKind.AMOUNT:
            return None
        texts = [cell.text for cell in self.record.header if cell.key == column.key] + [self.record.label]
        texts += reversed(self.record.above)
        return next((unit for text in texts if (unit := named_unit(text))), None)


def named_unit(text: str) -> str | None:
    """The unit of money that a label, or a line above a table, names.

    >>> named_unit("采购总金额（万元）")
    '万元'
    """
    found = _UNIT.search(text)
    return found[1] if found else None


def row_of(form: Form, record: RowRecord) -> Row:
    """A record with its cells on the form."""
    core = list(record.values)
    while core and core[-1].padding:
        core.pop()
    table = form.table(record.table)
    key = record.row or _part(table, record, core)
    columns, addresses = _cells(table, key)
    if not record.marked and filled(core) == len(addresses):
        # Only empty lines stood for empty cells there: a row that has all its figures has none.
        core = [token for token in core if not token.blank]
    return Row(record, key, columns, addresses, tuple(core))


def _part(table: Table, record: RowRecord, core: Sequence[Token]) -> str:
    """The part of a table of one line that stands by itself under its own name, and is no longer than the part."""
    if len(record.parts) != 1:
        return ""
    part = record.parts[0]
    cells = len(_cells(table, part)[0])
    if len(record.header) > cells:
        return ""
    missing = cells - len(core)
    # A line that the document's end cuts begins with the first part, whatever names are there.
    return part if missing == 0 or (missing > 0 and not record.at_end) else ""


@cache
def _cells(table: Table, row_key: str) -> tuple[tuple[Column, ...], tuple[CellAddress, ...]]:
    cells = [
        (column, address)
        for address, (_, row, column) in zip(table.addresses, table.cells(), strict=True)
        if row.key == row_key or not row_key
    ]
    return tuple(column for column, _ in cells), tuple(address for _, address in cells)


def filled(tokens: Iterable[Token]) -> int:
    """How many tokens show something."""
    return sum(not token.blank for token in tokens)
