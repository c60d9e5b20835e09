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
from ._columns import HEAD, NARRATIVE, SOURCE, UNIT, cells_of, picker, present
from ._schema import AMOUNT, AMOUNT_PLACES, COUNT, wide

__all__ = ["Rows", "batches", "in_batches"]

_UNSTATED = -(2**63)
"""Stands for None in the arrays: far from every number that a cell can say."""

_COUNTS = frozenset((CellKind.COUNT, CellKind.CHANGE))
_AMOUNTS = frozenset((CellKind.AMOUNT,))
_LARGEST = Decimal(10) ** (AMOUNT.precision - AMOUNT_PLACES)
_HEAD_FIELDS = tuple(name for name in HEAD if name != SOURCE)
_head = attrgetter(*_HEAD_FIELDS)
_texts = attrgetter(*NARRATIVE)


def batches(
    reports: Iterable[AnnualReport], sources: Iterable[str | None] | None, size: int
) -> Iterator[pa.RecordBatch]:
    """The reports as record batches of that many rows.

    :raises FrameError: an amount that no frame can hold.
    :raises ValueError: more or fewer sources than reports.
    """
    pairs = zip(reports, repeat(None)) if sources is None else zip(reports, sources, strict=True)
    return in_batches(pairs, size)


def in_batches(pairs: Iterable[tuple[AnnualReport, str | None]], size: int) -> Iterator[pa.RecordBatch]:
    """Reports, each with its source, as record batches of that many rows.

    :raises ValueError: batches of no rows, in which all reports would be lost.
    """
    if size < 1:
        raise ValueError(f"rows={size} is too few: a batch has at least one row")
    return _in_batches(iter(pairs), size)


def _in_batches(rest: Iterator[tuple[AnnualReport, str | None]], size: int) -> Iterator[pa.RecordBatch]:
    start = 0
    while len(rows := Rows(islice(rest, size), start)):
        yield rows.batch()
        start += len(rows)


class Rows:
    """Reports laid down as they come, so that none is kept; ``start`` is the number of the first, for errors.

    Values of a kind lie in one flat list: of many small ones Python would count all, again and again.
    """

    def __init__(self, pairs: Iterable[tuple[AnnualReport, str | None]], start: int = 0) -> None:
        self._start = start
        self._sources: list[str | None] = []
        self._heads: list[Any] = []
        self._texts: list[str] = []
        self._tables = [_Tables(key) for key in TABLE_KEYS]
        for report, source in pairs:
            self._sources.append(source)
            self._heads.extend(_head(report))
            self._texts.extend(_texts(report))
            for tables in self._tables:
                tables.add(report)

    def __len__(self) -> int:
        """How many reports there are."""
        return len(self._sources)

    def batch(self) -> pa.RecordBatch:
        """All of them as a record batch.

        :raises FrameError: an amount that no frame can hold.
        """
        given = {SOURCE: self._sources, **_by_column(_HEAD_FIELDS, self._heads), **_by_column(NARRATIVE, self._texts)}
        columns = {name: pa.array(values, wide().field(name).type) for name, values in given.items()}
        for tables in self._tables:
            columns |= tables.columns(self._whose)
        return pa.RecordBatch.from_arrays([columns[name] for name in wide().names], schema=wide())

    def _whose(self, number: int) -> tuple[str, str]:
        """How a report is called in an error, in both languages."""
        heads = _by_column(_HEAD_FIELDS, self._heads)
        agency, year, place = heads["agency"][number], heads["year"][number], self._start + number
        return f"report {place} ({agency}, {year})", f"第{place}份报告（{agency}，{year}）"


def _by_column(names: Sequence[str], values: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """The columns of rows that lie one after another."""
    return {name: values[number :: len(names)] for number, name in enumerate(names)}


class _Tables:
    """One table of many reports: counts packed as machine integers, amounts as they are."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._counts = [place.name for place in cells_of(key) if place.kind in _COUNTS]
        self._amounts = [place.name for place in cells_of(key) if place.kind is CellKind.AMOUNT]
        self._there: list[bool] = []
        self._packed: list[bytes] = []
        self._money: list[Decimal | None] = []
        self._units: list[str | None] = []

    def add(self, report: AnnualReport) -> None:
        table = getattr(report, self._key)
        there = table is not None
        self._there.append(there)
        self._packed.append(_packed(self._key, report.form, table.cells) if there else _packed(self._key, None, ()))
        if self._amounts:
            self._money.extend(self._amounts_of(report.form, table))
            self._units.append(getattr(table, "amount_unit", None))

    def _amounts_of(self, edition: Edition | None, table: Any) -> Sequence[Decimal | None]:
        if table is None or edition is None:
            return [None] * len(self._amounts)
        return picker(edition, self._key, _AMOUNTS)((*table.cells, None))

    def columns(self, whose: Callable[[int], tuple[str, str]]) -> dict[str, Any]:
        columns: dict[str, Any] = {present(self._key): pa.array(self._there, pa.bool_())}
        columns.update(zip(self._counts, _count_columns(self._packed, len(self._counts)), strict=True))
        for name, amounts in _by_column(self._amounts, self._money).items():
            columns[name] = _amount_column(name, amounts, whose)
        if UNIT.startswith(f"{self._key}."):
            columns[UNIT] = pa.array(self._units, pa.string())
        return columns


@cache
def _packer(key: str, edition: Edition | None) -> Callable[[tuple[Any, ...]], bytes]:
    """What packs the counts of a table; where the edition has the first columns and no others, as they are."""
    counts = [place.name for place in cells_of(key) if place.kind in _COUNTS]
    pack = Struct(f"{len(counts)}q").pack
    if edition is None:
        nothing = pack(*[_UNSTATED] * len(counts))
        return lambda _: nothing
    own = [str(address) for address in form(edition).table(key).addresses]
    if own == counts[: len(own)]:
        rest = (_UNSTATED,) * (len(counts) - len(own))
        return lambda cells: pack(*cells, *rest)
    pick = picker(edition, key, _COUNTS)
    return lambda cells: pack(*pick((*cells, _UNSTATED)))


def _packed(key: str, edition: Edition | None, cells: tuple[Any, ...]) -> bytes:
    pack = _packer(key, edition)
    try:
        return pack(cells)
    except StructError:
        return pack(tuple([_UNSTATED if figure is None else figure for figure in cells]))


def _count_columns(packed: Sequence[bytes], width: int) -> Iterator[pa.Array]:
    """The columns of rows of packed integers."""
    laid = array("q", b"".join(packed))
    for number in range(width):
        column = pa.Array.from_buffers(COUNT, len(packed), [None, pa.py_buffer(laid[number::width])])
        if len(packed) and pc.min(column).as_py() == _UNSTATED:
            column = pc.replace_with_mask(column, pc.equal(column, _UNSTATED), pa.scalar(None, COUNT))
        yield column


def _amount_column(name: str, amounts: Sequence[Decimal | None], whose: Callable[[int], tuple[str, str]]) -> Any:
    """A column of amounts.

    :raises FrameError: amounts with more digits than the column has, each with its report.
    """
    try:
        return pa.array(amounts, AMOUNT)
    except pa.ArrowInvalid:
        raise FrameError(
            [
                _too_fine(name, amount, *whose(number))
                for number, amount in enumerate(amounts)
                if amount is not None and not _fits(amount)
            ]
        ) from None


def _fits(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int)
    return amount < _LARGEST and exponent >= -AMOUNT_PLACES


def _too_fine(name: str, amount: Decimal, whose_en: str, whose_zh: str) -> Problem:
    before = AMOUNT.precision - AMOUNT_PLACES
    return Problem(
        name,
        f"{whose_en} says {amount:f}: a frame holds {before} digits before the point and {AMOUNT_PLACES} after it",
        f"{whose_zh}载明{amount:f}：数据表只能容纳小数点前{before}位、后{AMOUNT_PLACES}位数字",
    )
