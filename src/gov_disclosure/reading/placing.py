"""In which column each figure of a row stands: decided by count and position, never guessed.

Where the document has columns that can be compared, a figure belongs to the label above it. Elsewhere a row
with as many cells as the form has columns is placed in order, unless something that is no cell may be among
them. With more, the surplus must be empty cells at its ends, and it must be plain which. With fewer, the empty
cells were lost in the document and nothing is placed, unless the document itself breaks off in this row.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..forms import Column, Form
from .evidence import Evidence, evidence_of, possible_shifts
from .labels import names_another_year
from .lines import Token
from .positions import Aligned, align
from .records import HeaderCell, RowRecord
from .rows import CUT, LOST_COLUMNS, MERGED_DOWN, SURPLUS, UNKNOWN_ORDER, Lost, Placed, Row, filled, row_of

__all__ = ["place"]


def place(form: Form, records: Sequence[RowRecord]) -> Iterator[Placed | Lost]:
    """Every cell of the recorded rows, with its figure or the reason why it is lost."""
    rows = [row_of(form, record) for record in records]
    aligned = [align(row) for row in rows]
    evidence = evidence_of(form, rows, aligned)
    for row, by_position, below in zip(rows, aligned, _rows_below(records), strict=True):
        if by_position and _holds(row, by_position, evidence):
            found: Iterable[Placed | Lost] = by_position.found
        elif by_position and row.record.at_end and not by_position.fits:
            found = row.lose(CUT)
        elif by_position and _is_odd(row, by_position, evidence):
            found = row.lose(SURPLUS)
        else:
            found = _by_order(form, row, evidence)
        found = _without_merged(row.record, below, found)
        yield from _without_cut(row, tuple(found)) if row.record.at_end else found


def _is_odd(row: Row, aligned: Aligned, evidence: Evidence) -> bool:
    """Whether a row has too many cells where other whole rows of its grid stand under the labels, and it does not."""
    return not aligned.fits and row.record.grid in evidence.fitting and len(row.core) > row.width


def _rows_below(records: Sequence[RowRecord]) -> Iterator[RowRecord | None]:
    """For each recorded row the next one of the form in its grid."""
    followings = (*records[1:], None) if records else ()
    for record, following in zip(records, followings, strict=True):
        yield following if following and following.grid == record.grid is not None else None


def _without_merged(
    record: RowRecord, below: RowRecord | None, found: Iterable[Placed | Lost]
) -> Iterable[Placed | Lost]:
    """The cells but for one that reaches down into the next row: its figure may be either's, or both's."""
    if below is None:
        return found
    reaches = below.number - record.number
    return (
        Lost(each.at, MERGED_DOWN)
        if isinstance(each, Placed) and each.token.rowspan > reaches > 0 and not each.token.blank
        else each
        for each in found
    )


def _holds(row: Row, aligned: Aligned, evidence: Evidence) -> bool:
    """Whether the places of the labels can be relied on for a row: whole rows of the grid stand under them."""
    grid = row.record.grid
    if grid in evidence.misfit:
        return False
    unfinished = row.record.at_end or len(row.core) < row.width
    return aligned.fits or (unfinished and (aligned.led or grid in evidence.fitting))


# ---------------------------------------------------------------------- by order


def _by_order(form: Form, row: Row, evidence: Evidence) -> Iterable[Placed | Lost]:
    order = _order(row)
    if order is None or row.record.table in evidence.transposed:
        return row.lose(UNKNOWN_ORDER)
    if row.record.at_end and row.record.marked and _may_be_cut(row, evidence):
        return _cut_row(form, row, evidence)
    if evidence.collapsed and _may_be_collapsed(row):
        return row.lose(LOST_COLUMNS)
    if len(order) == len(row.core) and not _lacks_a_column(row):
        placed = tuple(row.place_all(order, row.core))
        return row.lose(LOST_COLUMNS) if _is_doubtful(row, placed, evidence) else placed
    if not filled(row.core):
        return row.place_all(range(row.width), _blanks(row))
    if len(row.core) < row.width or _lacks_a_column(row):
        return row.lose(LOST_COLUMNS)
    # As many cells as labels above them: each has its own, and one of them is not the form's.
    labelled = len(row.core) == len(row.record.header)
    shift = None if row.record.broken or labelled else _shift(row, evidence)
    return row.lose(SURPLUS) if shift is None else row.place_all(range(row.width), row.core[shift:])


def _lacks_a_column(row: Row) -> bool:
    """Whether a label that nobody knows stands among those of all columns, and the row may lack a cell for it."""
    keys = [cell.key for cell in row.record.header]
    known = [number for number, key in enumerate(keys) if key]
    return bool(row.key) and len(known) == row.width and None in keys[: known[-1]]


def _is_doubtful(row: Row, placed: Sequence[Placed], evidence: Evidence) -> bool:
    """Whether something that is no cell of a row may make up for one that is missing, though their count is right."""
    if _may_hide_a_loss(row, placed) or _may_be_closed(row, evidence):
        return True
    traceless = row.record.table in evidence.short and not row.record.marked
    return traceless and (any(token.words for token in row.core) or _sums_without_one(row))


def _sums_without_one(row: Row) -> bool:
    """Whether the row's sum holds without one of its figures: that may be the number of a page."""
    texts = [token.text.strip() for token in row.core]
    if not row.columns[-1].total or not all(map(str.isdecimal, texts)):
        return False
    *parts, total = map(int, texts)
    return (sum(parts) - total in parts and sum(parts) > total) or sum(parts[:-1]) == parts[-1] > 0


def _may_hide_a_loss(row: Row, placed: Sequence[Placed]) -> bool:
    """Whether something that is no cell of a broken row may make up for a figure lost, and no sum says otherwise.

    That is an empty cell at its end, which may only part it from the next, or the number of a page.
    """
    if not row.record.broken:
        return False
    parted = bool(row.key) and (row.core[0].blank or row.core[-1].blank)
    return parted or (row.record.lone and not _summed(row, placed))


def _may_be_closed(row: Row, evidence: Evidence) -> bool:
    """Whether the empty cell at the row's end may be one that closes rows there, and make up for a figure lost."""
    if row.record.grid is not None or row.padded or not filled(row.core):
        return False
    return row.core[-1].blank and (row.record.table, row.width) in evidence.closed


def _may_be_cut(row: Row, evidence: Evidence) -> bool:
    """Whether cells are missing at the row's end, even if empty ones at its beginning make up for them."""
    return len(row.core) < row.width or (_may_be_led(row, evidence) and not row.padded)


def _may_be_led(row: Row, evidence: Evidence) -> bool:
    """Whether the empty cell at the row's beginning may stand for a merged one."""
    if not row.core or not row.core[0].blank:
        return False
    if not row.key:
        return len(row.core) < row.width or row.core[0].place != row.core[-1].place
    if row.record.table not in evidence.surplus:
        return False
    shifts = {shift for (table, _), shift in evidence.shifts.items() if table == row.record.table}
    return shifts != {0}


def _cut_row(form: Form, row: Row, evidence: Evidence) -> Iterator[Placed | Lost]:
    """The row in which the document ends: it breaks off there, unless its cells may have been lost as elsewhere."""
    table = row.record.table
    last_of_table = row.record.row in ("", form.table(table).rows[-1].key) and not evidence.regular
    if row.padded and not filled(row.core) and row.record.row:
        yield from row.place_all(range(row.width), _blanks(row))
    elif form.table(table).single_row and not filled(row.core):
        # Empty cells below a header may be places in it.
        yield from row.lose(CUT)
    elif row.padded or last_of_table or table in evidence.short:
        yield from row.lose(CUT if not filled(row.core) else LOST_COLUMNS)
    elif _may_be_led(row, evidence):
        yield from row.lose(CUT)
    else:
        yield from row.place_all(range(row.width), row.core)
        yield from row.lose(CUT, len(row.core))


def _without_cut(row: Row, found: Sequence[Placed | Lost]) -> Iterator[Placed | Lost]:
    """The cells but for one that the document's end may have cut, unless the sum of the others vouches for it.

    Where nothing marks cells that one may be no figure, but the number of the next label: no count holds then.
    """
    doubtful = {
        each.at
        for each in found
        if isinstance(each, Placed) and not each.token.complete and not _vouched(row, found, each)
    }
    if doubtful and not row.record.marked and len(row.core[-1].text.strip()) == 1:
        doubtful = {each.at for each in found}
    return (Lost(each.at, CUT) if each.at in doubtful else each for each in found)


def _summed(row: Row, placed: Sequence[Placed]) -> bool:
    """Whether the row has totals, and each is the sum of its parts."""
    totals = {address for address, column in zip(row.addresses, row.columns, strict=True) if column.total}
    return bool(totals) and all(_vouched(row, placed, each) for each in placed if each.at in totals)


def _vouched(row: Row, found: Sequence[Placed | Lost], total: Placed) -> bool:
    columns = dict(zip(row.addresses, row.columns, strict=True))
    if not columns[total.at].total:
        return False
    parts = [each for each in found if each.at.row == total.at.row and not columns[each.at].total]
    texts = [each.token.text.strip() for each in parts if isinstance(each, Placed)]
    sum_of_row = [*texts, total.token.text.strip()]
    if len(texts) < len(parts) or not all(map(str.isdecimal, sum_of_row)):
        return False
    return sum(map(int, texts)) == int(sum_of_row[-1]) > 0


def _may_be_collapsed(row: Row) -> bool:
    """Whether empty cells at the row's end may have stood elsewhere: no other empty cell kept its place."""
    count = filled(row.core)
    return 0 < count < row.width and not any(token.blank for token in row.core[:count])


def _blanks(row: Row) -> tuple[Token, ...]:
    """The row's empty cells, one for each column however many are there."""
    tokens = tuple(row.record.values[: row.width])
    return tokens + tuple(Token("", tokens[0].place) for _ in range(row.width - len(tokens)) if tokens)


def _shift(row: Row, evidence: Evidence) -> int | None:
    possible = possible_shifts(row)
    if len(possible) == 1:
        return possible.start
    usual = 0 if evidence.padded and row.key else evidence.shifts.get((row.record.table, len(row.core)))
    return usual if usual in possible else None


# ---------------------------------------------------------------------- the order of columns


def _order(row: Row) -> Sequence[int] | None:
    """Which of the form's columns the row's cells stand for, by the column labels as printed in line.

    The form's own order where the labels are not all known: documents lose labels more than they exchange columns.
    None where they are seen to stand in another order that cannot be followed, or one is of another year.
    """
    if any(cell.key is None and names_another_year(cell.text) for cell in row.record.header):
        return None
    natural = range(row.width)
    keys = [cell.key for cell in row.record.header]
    columns = [column.key for column in row.columns]
    if not row.key:
        return natural
    lines = len({cell.line for cell in row.record.header})
    if set(keys) != set(columns):
        # Labels that are broken over lines beside one another are met in their order on each line alone.
        parts = _by_line(row.record.header) if 1 < lines < len(keys) else [keys]
        orders = _usual_orders(row.columns)
        return natural if all(any(_stands_in(part, order) for order in orders) for part in parts) else None
    if len(keys) > len(columns):
        return _expanded(keys, columns, row) or natural
    if keys in _usual_orders(row.columns):
        return natural
    return [columns.index(key) for key in keys if key] if lines == 1 else None


def _by_line(header: Iterable[HeaderCell]) -> Iterable[Sequence[str | None]]:
    """The labels of each line of a header."""
    lines: dict[int, list[str | None]] = {}
    for cell in header:
        lines.setdefault(cell.line, []).append(cell.key)
    return lines.values()


def _stands_in(some: Sequence[str | None], order: Sequence[str | None]) -> bool:
    """Whether the labels that are known follow one another as they do in an order of more."""
    return [key for key in order if key in some] == list(dict.fromkeys(key for key in some if key in order))


def _expanded(keys: Sequence[str | None], columns: Sequence[str], row: Row) -> Sequence[int] | None:
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
