"""What the rows of a document show together of how it prints its tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from ..forms import Form
from .positions import Aligned
from .rows import Row, filled

__all__ = ["Evidence", "evidence_of", "possible_shifts"]


_REGULAR = 5


@frozen(kw_only=True)
class Evidence:
    """What the rows show together.

    ``shifts``: by how many cells rows of one length in a table are shifted, where one shows it beyond doubt.
    ``padded``: what merged cells leave empty stands at the end of rows.
    ``collapsed``: empty cells were moved to the end of their rows.
    ``short``: the tables in which a row has too few cells.
    ``surplus``: the tables in which a row has too many.
    ``closed``: the tables, and how many cells the form has for a row, where empty cells may close such rows.
    ``transposed``: the tables whose labels stand together before all figures.
    ``regular``: many rows have exactly their cells, and none has too few.
    ``fitting``, ``misfit``: the grids where a whole row stands, or does not stand, under the column labels.
    """

    shifts: Mapping[tuple[str, int], int]
    padded: bool
    collapsed: bool
    short: frozenset[str]
    surplus: frozenset[str]
    closed: frozenset[tuple[str, int]]
    transposed: frozenset[str]
    regular: bool
    fitting: frozenset[int | None]
    misfit: frozenset[int | None]


def evidence_of(form: Form, rows: Sequence[Row], aligned: Sequence[Aligned | None]) -> Evidence:
    """What these rows show, given how each of them stands under the column labels."""
    whole = [
        (row, each)
        for row, each in zip(rows, aligned, strict=True)
        if each and len(row.core) >= row.width and not row.record.at_end
    ]
    short = frozenset(row.record.table for row in rows if row.short and not row.record.at_end)
    exact = sum(1 for row in rows if row.width > 1 and len(row.core) == row.width)
    return Evidence(
        shifts=_known_shifts(rows),
        padded=any(row.padded and len(row.core) == row.width for row in rows),
        collapsed=any(row.short and row.padded and not row.record.at_end for row in rows),
        short=short,
        surplus=frozenset(row.record.table for row in rows if len(row.core) > row.width),
        closed=frozenset((row.record.table, row.width) for row in rows if _is_closed(row)),
        transposed=frozenset(_transposed(form, rows)),
        regular=not short and exact >= _REGULAR,
        fitting=frozenset(row.record.grid for row, each in whole if each.fits),
        misfit=frozenset(row.record.grid for row, each in whole if not each.fits),
    )


def _transposed(form: Form, rows: Sequence[Row]) -> Iterator[str]:
    """The tables of which no row but the last has any cell: their labels were printed apart from the figures."""
    for table in form.tables:
        found = [row for row in rows if row.record.table == table.key]
        last = found[-1].record.row if len(found) > 1 else ""
        if last == table.rows[-1].key and not any(row.record.values for row in found[:-1]):
            yield table.key


def possible_shifts(row: Row) -> range:
    """By how many cells the figures may be shifted: what falls off at either end must be empty.

    At the beginning of a table of one line it may be the line's name.
    """
    surplus = len(row.core) - row.width
    leading = next((n for n, token in enumerate(row.core) if not token.blank), len(row.core))
    if leading < len(row.core) and not row.key and row.core[leading].words:
        leading += 1
    trailing = next((n for n, token in enumerate(reversed(row.core)) if not token.blank), len(row.core))
    return range(max(0, surplus - trailing), min(leading, surplus) + 1)


def _is_closed(row: Row) -> bool:
    return len(row.core) > row.width and 0 in possible_shifts(row)


def _known_shifts(rows: Iterable[Row]) -> dict[tuple[str, int], int]:
    """The shift of rows of one length in a table, where a row shows it beyond doubt and none another."""
    seen: dict[tuple[str, int], Counter[int]] = {}
    for row in rows:
        possible = range(0) if row.record.broken else possible_shifts(row)
        if len(row.core) > row.width and len(possible) == 1 and filled(row.core):
            seen.setdefault((row.record.table, len(row.core)), Counter())[possible.start] += 1
    return {key: next(iter(counts)) for key, counts in seen.items() if len(counts) == 1}
