"""Parquet files of wide frames."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ._schema import wide

__all__ = ["write", "writer"]


def writer(path: str | Path, schema: pa.Schema | None = None) -> pq.ParquetWriter:
    """A writer of record batches of the wide schema."""
    return pq.ParquetWriter(path, schema or wide(), compression="zstd", write_page_index=False)


def write(path: str | Path, batches: Iterable[pa.RecordBatch]) -> int:
    """Write record batches to a file and tell how many rows they had."""
    rows = 0
    with writer(path) as out:
        for batch in batches:
            out.write_batch(batch)
            rows += batch.num_rows
    return rows
