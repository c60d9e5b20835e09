"""In which column each figure of a row stands: decided by count and position, never guessed.

A row with as many cells as the form has columns is placed in order. With more, the surplus must be empty
cells at its ends, and it must be plain which. With fewer, the empty cells were lost in the document and
nothing is placed, unless the document itself breaks off in this row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from attrs import frozen

from ..cells import CellAddress
from ..forms import CellKind, Column, Form, Table
from .lines import Token
from .tables import RowRecord

__all__ = ["Lost", "Placed", "place"]

_UNIT = re.compile(r"(?:单位|[(（,，])\s*[:：]?\s*(?:人民币)?\s*(亿元|万元|元)")

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
CUT = ("文件在此处中断", "the document breaks off here")
NOT_FOUND = ("表格中没有找到该单元格", "not found in the table")
UNKNOWN_ORDER = ("列的次序无法判定", "the order of the columns cannot be known")


class Placed(NamedTuple):
    """A printed cell at its address; ``unit`` is the unit that its column or row label names."""

    at: CellAddress
    token: Token
    unit: str | None = None


class Lost(NamedTuple):
    """A cell whose figure is lost, and why (Chinese, English)."""

    at: CellAddress
    reason: tuple[str, str]


@frozen
class _Row:
    """A record with the form's cells for it."""

    record: RowRecord
    columns: tuple[Column, ...]
    addresses: tuple[CellAddress, ...]
    core: tuple[Token, ...]

    @property
    def width(self) -> int:
        return len(self.addresses)

    @property
    def short(self) -> bool:
        """Whether figures are there, but fewer cells than the form has."""
        return len(self.core) < self.width and _filled(self.core) > 0

    @property
    def padded(self) -> bool:
        return any(token.padding for token in self.record.values)


@frozen
class _Context:
    """What the rows of a document show together.

    ``shifts``: see :func:`_known_shifts`. ``padded``: what merged cells leave empty stands at the end of rows.
    ``short``: the tables in which a row has too few cells.
    ``collapsed``: empty cells were moved to the end of their rows. ``transposed``: the tables whose labels
    stand together before all figures.
    """

    shifts: dict[tuple[str, int], int]
    padded: bool
    short: frozenset[str]
    collapsed: bool
    transposed: frozenset[str]


def place(form: Form, records: Sequence[RowRecord]) -> Iterator[Placed | Lost]:
    """Every cell of the recorded rows, with its figure or the reason why it is lost."""
    rows = [_row(form, record) for record in records]
    context = _Context(
        shifts=_known_shifts(rows),
        short=frozenset(row.record.table for row in rows[:-1] if row.short),
        padded=any(row.padded and len(row.core) == row.width for row in rows),
        collapsed=any(row.short and row.padded and not row.record.at_end for row in rows),
        transposed=frozenset(_transposed(form, rows)),
    )
    for row in rows:
        yield from _without_cut(row, tuple(_place_row(form, row, context)))


def _row(form: Form, record: RowRecord) -> _Row:
    table = form.table(record.table)
    columns, addresses = _cells(table, record.row)
    core = list(record.values)
    while core and core[-1].padding:
        core.pop()
    return _Row(record, columns, addresses, tuple(core))


@cache
def _cells(table: Table, row_key: str) -> tuple[tuple[Column, ...], tuple[CellAddress, ...]]:
    cells = [
        (column, address)
        for address, (_, row, column) in zip(table.addresses, table.cells(), strict=True)
        if row.key == row_key or not row_key
    ]
    return tuple(column for column, _ in cells), tuple(address for _, address in cells)


def _filled(tokens: Iterable[Token]) -> int:
    return sum(not token.blank for token in tokens)


def _transposed(form: Form, rows: Sequence[_Row]) -> Iterator[str]:
    """The tables of which no row but the last has any cell: their labels were printed apart from the figures."""
    for table in form.tables:
        found = [row for row in rows if row.record.table == table.key]
        last = found[-1].record.row if len(found) > 1 else ""
        if last == table.rows[-1].key and not any(row.record.values for row in found[:-1]):
            yield table.key


def _may_break_off(form: Form, row: _Row, context: _Context) -> bool:
    """Whether the document may break off in this row: it is no table's last, and shows its empty cells."""
    record = row.record
    unfinished = record.row not in ("", form.table(record.table).rows[-1].key)
    return record.at_end and unfinished and record.marked and not row.padded and record.table not in context.short


def _without_cut(row: _Row, found: Sequence[Placed | Lost]) -> Iterator[Placed | Lost]:
    """The cells but for one that the document's end may have cut, unless the sum of the others vouches for it."""
    for each in found:
        if isinstance(each, Lost) or each.token.complete or each.token.blank or _vouched(row, found, each):
            yield each
        else:
            yield Lost(each.at, CUT)


def _vouched(row: _Row, found: Sequence[Placed | Lost], last: Placed) -> bool:
    columns = dict(zip(row.addresses, row.columns, strict=True))
    if not columns[last.at].total:
        return False
    parts = [each for each in found if each.at.row == last.at.row and not columns[each.at].total]
    texts = [each.token.text.strip() for each in parts if isinstance(each, Placed)]
    sum_of_row = [*texts, last.token.text.strip()]
    if len(texts) < len(parts) or not all(text.isascii() and text.isdigit() for text in sum_of_row):
        return False
    return sum(map(int, texts)) == int(sum_of_row[-1]) > 0


def _place_row(form: Form, row: _Row, context: _Context) -> Iterator[Placed | Lost]:
    by_position = _by_position(row)
    if by_position is not None:
        yield from by_position
        return
    order = _order(row)
    if order is None or row.record.table in context.transposed:
        yield from _lost(row, UNKNOWN_ORDER)
    elif len(row.core) < row.width and _may_break_off(form, row, context):
        yield from _place_cut(row)
    elif context.collapsed and _may_be_collapsed(row):
        yield from _lost(row, LOST_COLUMNS)
    elif len(order) == len(row.core):
        yield from _in_order(row, order, row.core)
    elif not _filled(row.core):
        yield from _in_order(row, range(row.width), _blanks(row))
    elif len(row.core) < row.width:
        yield from _lost(row, LOST_COLUMNS)
    else:
        shift = _shift(row, context)
        if shift is None:
            yield from _lost(row, SURPLUS)
        else:
            yield from _in_order(row, range(row.width), row.core[shift : shift + row.width])


def _may_be_collapsed(row: _Row) -> bool:
    """Whether empty cells at the row's end may have stood elsewhere: no other empty cell kept its place."""
    filled = _filled(row.core)
    moved = len(row.core) > filled and not any(token.blank for token in row.core[:filled])
    return row.record.grid is None and 0 < filled < row.width and moved


def _place_cut(row: _Row) -> Iterator[Placed | Lost]:
    yield from _in_order(row, range(len(row.core)), row.core)
    for address in row.addresses[len(row.core) :]:
        yield Lost(address, CUT)


def _blanks(row: _Row) -> tuple[Token, ...]:
    tokens = tuple(row.record.values)
    place = tokens[0].place if tokens else None
    return tuple(tokens[: row.width]) + tuple(
        Token("", place) for _ in range(row.width - len(tokens)) if place is not None
    )


def _in_order(row: _Row, order: Sequence[int], tokens: Sequence[Token]) -> Iterator[Placed | Lost]:
    for number, token in zip(order, tokens, strict=False):
        yield Placed(row.addresses[number], token, _unit(row, row.columns[number]))


def _lost(row: _Row, reason: tuple[str, str]) -> Iterator[Lost]:
    return (Lost(address, reason) for address in row.addresses)


def _unit(row: _Row, column: Column) -> str | None:
    """The unit of money that the column's printed label, or the row's, names."""
    if column.kind is not CellKind.AMOUNT:
        return None
    texts = [cell.text for cell in row.record.header if cell.key == column.key] + [row.record.label]
    return next((found[1] for text in texts if (found := _UNIT.search(text))), None)


# ---------------------------------------------------------------------- by position


def _by_position(row: _Row) -> tuple[Placed | Lost, ...] | None:
    """By the places of the column labels, where the document has columns that can be compared.

    None where it has not, or where order alone tells as much.
    """
    record = row.record
    positions = _positions(row)
    if positions is None:
        return None
    covering = _covering(record.values, max(positions))
    numbers = [covering.get(position) for position in positions]
    found: list[Placed | Lost] = []
    used: set[int] = set()
    for address, column, number in zip(row.addresses, row.columns, numbers, strict=True):
        if number is None:
            found.append(Lost(address, NOT_FOUND))
            continue
        merged = numbers.count(number) > 1
        used.add(number)
        found.append(Lost(address, MERGED) if merged else Placed(address, record.values[number], _unit(row, column)))
    strays = any(number not in used and not token.blank for number, token in enumerate(record.values))
    misplaced = strays or any(isinstance(each, Lost) for each in found)
    return None if misplaced and len(row.core) >= row.width else tuple(found)


def _positions(row: _Row) -> Sequence[int] | None:
    """Where the labels of the form's columns stand for a row, if they are all there in the same grid."""
    grid = row.record.grid
    if grid is None:
        return None
    places = {(cell.column, cell.key) for cell in row.record.header if cell.key and cell.grid == grid}
    labels = sorted((column, key) for column, key in places if column is not None)
    if len({column for column, _ in labels}) != len(labels):
        return None
    if not row.record.row:
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


# ---------------------------------------------------------------------- by order


def _order(row: _Row) -> Sequence[int] | None:
    """Which of the form's columns the row's cells stand for, by the column labels as printed in line.

    The form's own order where the labels are not all known: documents lose labels more than they
    exchange columns. None where all labels are known and their order makes no sense.
    """
    natural = range(row.width)
    keys = [cell.key for cell in row.record.header]
    columns = [column.key for column in row.columns]
    if not row.record.row or None in keys or set(keys) != set(columns):
        return natural
    if len(keys) > len(columns):
        return _expanded(keys, columns, row) or natural
    if keys in _usual_orders(row.columns):
        return natural
    one_line = len({cell.line for cell in row.record.header}) == 1
    return [columns.index(key) for key in keys if key] if one_line else None


def _expanded(keys: Sequence[str | None], columns: Sequence[str], row: _Row) -> Sequence[int] | None:
    """Cells repeated for every column they span, as some converters do: they must agree."""
    if len(row.core) != len(keys) or len({cell.line for cell in row.record.header}) != 1:
        return None
    said: dict[str | None, set[str]] = {}
    for key, token in zip(keys, row.core, strict=True):
        said.setdefault(key, set()).add(token.text.strip())
    return [columns.index(key) for key in keys if key] if all(len(texts) == 1 for texts in said.values()) else None


def _usual_orders(columns: Sequence[Column]) -> list[list[str | None]]:
    """The form's order, and the order in which a header of two rows is read line by line."""
    outer: list[str | None] = [column.key for column in columns if not column.under]
    inner: list[str | None] = [column.key for column in columns if column.under]
    return [[column.key for column in columns], outer + inner]


def _possible_shifts(row: _Row) -> range:
    """By how many cells the figures may be shifted: what falls off at either end must be empty."""
    surplus = len(row.core) - row.width
    leading = next((n for n, token in enumerate(row.core) if not token.blank), len(row.core))
    trailing = next((n for n, token in enumerate(reversed(row.core)) if not token.blank), len(row.core))
    return range(max(0, surplus - trailing), min(leading, surplus) + 1)


def _known_shifts(rows: Iterable[_Row]) -> dict[tuple[str, int], int]:
    """The shift of rows of one length in a table, where a row shows it beyond doubt and none another."""
    seen: dict[tuple[str, int], Counter[int]] = {}
    for row in rows:
        possible = _possible_shifts(row)
        if len(row.core) > row.width and len(possible) == 1:
            seen.setdefault((row.record.table, len(row.core)), Counter())[possible[0]] += 1
    return {key: next(iter(counts)) for key, counts in seen.items() if len(counts) == 1}


def _shift(row: _Row, context: _Context) -> int | None:
    possible = _possible_shifts(row)
    if len(possible) == 1:
        return possible[0]
    usual = 0 if context.padded and row.record.row else context.shifts.get((row.record.table, len(row.core)))
    return usual if usual in possible else None
