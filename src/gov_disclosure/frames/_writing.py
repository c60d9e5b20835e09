"""From reports to Arrow: tables packed one after another as machine integers, then cut into columns.

No Python runs for a single cell: a table's tuple is packed at one call, and a column is every n-th number of
the whole. What is not stated lies there as a number that no count can be.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, repeat
from operator import attrgetter
from struct import Struct
from struct import error as StructError  # noqa: N812
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..errors import FrameError, Problem
from ..forms import CellKind, form
from ..report import TABLE_KEYS, AnnualReport
from ..vocabulary import Edition
from ._columns import FORM, HEAD, NARRATIVE, SOURCE, UNIT, cells_of, picker, present
from ._schema import AMOUNT, AMOUNT_PLACES, COUNT, wide

__all__ = ["UNSTATED", "amount_column", "batches", "count_columns", "record_batch"]

UNSTATED = -(2**63)
"""Stands for None in the arrays: far from every number that a cell can say."""

_COUNTS = frozenset((CellKind.COUNT, CellKind.CHANGE))
_AMOUNTS = frozenset((CellKind.AMOUNT,))
_LARGEST = Decimal(10) ** (AMOUNT.precision - AMOUNT_PLACES)
_texts = attrgetter(*NARRATIVE)
_HEAD_FIELDS = tuple(name for name in HEAD if name not in (FORM, SOURCE))


def batches(
    reports: Iterable[AnnualReport], sources: Iterable[str | None] | None, size: int
) -> Iterator[pa.RecordBatch]:
    """The reports as record batches of that many rows.

    :raises FrameError: an amount that no frame can hold.
    :raises ValueError: more or fewer sources than reports.
    """
    pairs = zip(reports, repeat(None)) if sources is None else zip(reports, sources, strict=True)
    start = 0
    while chunk := list(islice(pairs, size)):
        yield record_batch([report for report, _ in chunk], [source for _, source in chunk], start)
        start += len(chunk)


def record_batch(reports: Sequence[AnnualReport], sources: Sequence[str | None], start: int = 0) -> pa.RecordBatch:
    """Some reports as one record batch; ``start`` is the number of the first, for errors."""
    columns: dict[str, Any] = {
        FORM: pa.array([report.form for report in reports], pa.string()),
        SOURCE: pa.array(sources, pa.string()),
    }
    for name in _HEAD_FIELDS:
        columns[name] = pa.array([getattr(report, name) for report in reports], wide().field(name).type)
    texts = zip(*map(_texts, reports), strict=True)
    columns.update((name, pa.array(text, pa.string())) for name, text in zip(NARRATIVE, texts, strict=True))
    for key in TABLE_KEYS:
        columns |= _table(key, reports, start)
    return pa.RecordBatch.from_arrays([columns[name] for name in wide().names], schema=wide())


def _table(key: str, reports: Sequence[AnnualReport], start: int) -> dict[str, Any]:
    tables = [getattr(report, key) for report in reports]
    columns: dict[str, Any] = {present(key): pa.array([table is not None for table in tables], pa.bool_())}
    amounts = [place.name for place in cells_of(key) if place.kind is CellKind.AMOUNT]
    counts = [place.name for place in cells_of(key) if place.kind in _COUNTS]
    packed = [
        _packed(key, None, ()) if table is None else _packed(key, report.form, table.cells)
        for report, table in zip(reports, tables, strict=True)
    ]
    columns.update(zip(counts, count_columns(packed, len(counts)), strict=True))
    if amounts:
        money = [
            (None,) * len(amounts) if table is None else picker(report.form, key, _AMOUNTS)((*table.cells, None))
            for report, table in zip(reports, tables, strict=True)
        ]
        for name, column in zip(amounts, zip(*money, strict=True), strict=True):
            columns[name] = amount_column(name, column, reports, start)
    if UNIT.startswith(f"{key}."):
        columns[UNIT] = pa.array([getattr(table, "amount_unit", None) for table in tables], pa.string())
    return columns


@cache
def _packer(key: str, edition: Edition | None) -> Callable[[tuple[Any, ...]], bytes]:
    """What packs the counts of a table; where the edition has the first columns and no others, as they are."""
    counts = [place.name for place in cells_of(key) if place.kind in _COUNTS]
    pack = Struct(f"{len(counts)}q").pack
    if edition is None:
        nothing = pack(*[UNSTATED] * len(counts))
        return lambda _: nothing
    own = [str(address) for address in form(edition).table(key).addresses]
    if own == counts[: len(own)]:
        rest = (UNSTATED,) * (len(counts) - len(own))
        return lambda cells: pack(*cells, *rest)
    pick = picker(edition, key, _COUNTS)
    return lambda cells: pack(*pick((*cells, UNSTATED)))


def _packed(key: str, edition: Edition | None, cells: tuple[Any, ...]) -> bytes:
    pack = _packer(key, edition)
    try:
        return pack(cells)
    except StructError:
        return pack(tuple([UNSTATED if figure is None else figure for figure in cells]))


def count_columns(packed: Iterable[bytes], width: int) -> Iterator[pa.Array]:
    """The columns of rows of packed integers."""
    laid = array("q", b"".join(packed))
    for number in range(width):
        figures = laid[number::width]
        column = pa.Array.from_buffers(COUNT, len(figures), [None, pa.py_buffer(figures)])
        if len(figures) and pc.min(column).as_py() == UNSTATED:
            column = pc.replace_with_mask(column, pc.equal(column, UNSTATED), pa.scalar(None, COUNT))
        yield column


def amount_column(name: str, amounts: Sequence[Decimal | None], reports: Sequence[AnnualReport], start: int) -> Any:
    """A column of amounts.

    :raises FrameError: amounts with more digits than the column has, each with its report.
    """
    try:
        return pa.array(amounts, AMOUNT)
    except pa.ArrowInvalid:
        raise FrameError(
            [
                _too_fine(name, amount, report, start + number)
                for number, (amount, report) in enumerate(zip(amounts, reports, strict=True))
                if amount is not None and not _fits(amount)
            ]
        ) from None


def _fits(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)
    return amount < _LARGEST and exponent >= -AMOUNT_PLACES


def _too_fine(name: str, amount: Decimal, report: AnnualReport, number: int) -> Problem:
    before = AMOUNT.precision - AMOUNT_PLACES
    return Problem(
        name,
        f"report {number} ({report.agency}, {report.year}) says {amount:f}: a frame holds {before} digits before the "
        f"point and {AMOUNT_PLACES} after it",
        f"第{number}份报告（{report.agency}，{report.year}）载明{amount:f}："
        f"数据表只能容纳小数点前{before}位、后{AMOUNT_PLACES}位数字",
    )
