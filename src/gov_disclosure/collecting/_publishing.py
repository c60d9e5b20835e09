"""From what is published and the parts that wait to what is published next: a merge of sorted streams.

Nothing is held but a stretch of rows of each stream, so memory is the same for a hundred reports and a million.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..frames._parquet import writer
from ._parts import FILES, FINDINGS, PANEL, Parts, replace, stream_of
from ._tables import HOW, SHA, SOURCE, How, files_schema, findings_schema, panel_schema, part_schema
from .names import Outputs

__all__ = ["SCHEMAS", "publish"]

_ROWS = 1024
_GROUP_ROWS = 16 * 1024
_GROUP_BYTES = 64 * 1024 * 1024

SCHEMAS: tuple[Callable[[], pa.Schema], ...] = (panel_schema, findings_schema, files_schema)
_KNOWN = pa.schema([pa.field(SOURCE, pa.string(), nullable=False), pa.field(SHA, pa.string())])


def publish(out: Outputs, parts: Parts, *, fresh: bool) -> int:
    """Take the waiting parts into the published tables; gives how many files these tell of.

    The files are replaced one after another, the record last, and the parts deleted after that: whenever
    this is cut short, doing it again does it all. ``fresh`` leaves out what was published before.
    """
    waiting = parts.waiting()
    temporary = [out.work / f"{target.name}.writing" for target in out.published]
    rows = 0
    # The record is written before the others, which keep only the rows that it knows.
    for which in (FILES, PANEL, FINDINGS):
        old = None if fresh else out.published[which]
        made = _merged(which, old, waiting, temporary[FILES])
        count = _write(temporary[which], SCHEMAS[which](), made)
        rows = count if which == FILES else rows
    for made_file, target in zip(temporary, out.published, strict=True):
        replace(made_file, target)
    parts.clear(waiting)
    return rows


def _merged(which: int, old: Path | None, waiting: Sequence[Path], record: Path) -> Iterator[pa.Table]:
    """The rows of a table in order: of the parts, and those published before that no part replaces."""
    schema = SCHEMAS[which]()
    before = _Stream(schema, _published(old, schema))
    changes = _Stream(part_schema(), stream_of(waiting, FILES, _ROWS))
    if which == FILES:
        for kept, changed in _stretches(before, changes):
            there = changed.filter(pc.not_equal(changed[HOW], How.GONE.value)).drop_columns([HOW])
            yield _together(_without(kept, changed), there)
        return
    news = _Stream(schema, stream_of(waiting, which, _ROWS))
    known = _Stream(_KNOWN, _published(record, _KNOWN))
    for kept, changed, new, recorded in _stretches(before, changes, news, known):
        replaced = changed.filter(pc.not_equal(changed[HOW], How.TOUCHED.value))
        yield _of(_together(_without(kept, replaced), new), recorded)


class _Stream:
    """Tables sorted by source, of which a stretch can be taken."""

    def __init__(self, schema: pa.Schema, tables: Iterator[pa.Table]) -> None:
        self._empty = schema.empty_table()
        self._tables = (table for table in tables if table.num_rows)
        self._head = next(self._tables, None)

    @property
    def last(self) -> str | None:
        """The last source that is at hand; ``None`` at the end."""
        return None if self._head is None else _source(self._head, self._head.num_rows - 1)

    def take(self, bound: str) -> pa.Table:
        """All rows up to and with a source."""
        taken = [self._empty]
        while (last := self.last) is not None and last <= bound:
            taken.append(self._head)
            self._head = next(self._tables, None)
        if self._head is not None:
            head = self._head
            count = bisect_right(range(head.num_rows), bound, key=lambda number: _source(head, number))
            taken.append(head.slice(0, count))
            self._head = head.slice(count)
        return pa.concat_tables(taken)


def _source(table: pa.Table, number: int) -> str:
    source: str = table[SOURCE][number].as_py()
    return source


def _stretches(*streams: _Stream) -> Iterator[list[pa.Table]]:
    """Stretch by stretch the rows of the same sources of all streams."""
    while lasts := [last for stream in streams if (last := stream.last) is not None]:
        bound = min(lasts)
        yield [stream.take(bound) for stream in streams]


def _published(file: Path | None, schema: pa.Schema) -> Iterator[pa.Table]:
    if file is None:
        return
    with pq.ParquetFile(file) as opened:
        for batch in opened.iter_batches(_ROWS, columns=schema.names):
            yield pa.Table.from_batches([batch]).cast(schema)


def _without(rows: pa.Table, others: pa.Table) -> pa.Table:
    """The rows whose source is not among those of others."""
    if not rows.num_rows or not others.num_rows:
        return rows
    return rows.filter(pc.invert(pc.is_in(rows[SOURCE], others[SOURCE].combine_chunks())))


def _together(one: pa.Table, other: pa.Table) -> pa.Table:
    if not one.num_rows or not other.num_rows:
        return one if one.num_rows else other
    # The sort is stable: the findings of a file stay in their order.
    return pa.concat_tables([one, other]).sort_by(SOURCE)


def _of(rows: pa.Table, recorded: pa.Table) -> pa.Table:
    """The rows that were read from the content that the record tells of."""
    return rows.filter(pc.is_in(_content_key(rows), _content_key(recorded).combine_chunks()))


def _content_key(rows: pa.Table) -> Any:
    return pc.binary_join_element_wise(rows[SOURCE], rows[SHA], "\0")


def _write(path: Path, schema: pa.Schema, tables: Iterator[pa.Table]) -> int:
    rows = 0
    with writer(path, schema) as out:
        for group in _groups(tables):
            out.write_table(group)
            rows += group.num_rows
    return rows


def _groups(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Tables put together to row groups: large enough to be read fast, small enough for any memory."""
    gathered: list[pa.Table] = []
    rows = size = 0
    for table in tables:
        gathered.append(table)
        rows += table.num_rows
        size += table.nbytes
        if rows >= _GROUP_ROWS or size >= _GROUP_BYTES:
            group = pa.concat_tables(gathered)
            gathered, rows, size = [], 0, 0
            yield group
    if rows:
        yield pa.concat_tables(gathered)
