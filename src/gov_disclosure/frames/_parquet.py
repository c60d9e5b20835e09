"""Parquet files of wide frames."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..report import AnnualReport
from ._schema import wide
from ._writing import batches

__all__ = ["write", "writer"]

_ROWS = 32_768


def writer(path: str | Path, schema: pa.Schema | None = None) -> pq.ParquetWriter:
    """A writer of record batches of the wide schema."""
    return pq.ParquetWriter(path, schema or wide(), compression="zstd", write_page_index=False)


def write(
    path: str | Path, given: Iterable[AnnualReport | pa.RecordBatch], sources: Iterable[str | None] | None
) -> int:
    """Write reports or record batches to a file and tell how many rows they had.

    :raises ValueError: sources with record batches, which have their own.
    """
    rest = iter(given)
    first = list(islice(rest, 1))
    every: Iterable[Any] = chain(first, rest)
    if not isinstance(first[0] if first else None, pa.RecordBatch):
        every = batches(every, sources, _ROWS)
    elif sources is not None:
        raise ValueError("record batches have their own column of sources")
    rows = 0
    with writer(path) as out:
        for table in _joined(every):
            out.write_table(table)
            rows += table.num_rows
    return rows


def _joined(every: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Small batches together: a group of rows in the file should not be small."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in every:
        held.append(batch)
        rows += batch.num_rows
        if rows >= _ROWS:
            yield pa.Table.from_batches(held)
            held, rows = [], 0
    if held:
        yield pa.Table.from_batches(held)
