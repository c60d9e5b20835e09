"""Reports as dataframes, and checks on any dataframe engine.

A wide frame has one row a report and one column a cell, named by its address; a tidy frame one row a cell.
Both are Arrow tables, which every engine takes. Needs the extra ``frames`` (narwhals and pyarrow); pandas,
Polars, DuckDB or Spark are yours to choose. Null means that no number is known: it is never zero.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..report import AnnualReport

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["from_frame", "record_batches", "to_arrow", "wide_schema", "write_parquet"]

BATCH_ROWS = 4096


def _module(name: str) -> Any:
    try:
        return import_module(f".{name}", __name__)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] in ("narwhals", "pyarrow"):
            raise MissingExtraError(extra="frames", purpose_en="dataframes", purpose_zh="使用数据表") from None
        raise


def wide_schema() -> "pa.Schema":
    """The Arrow schema of a wide frame: what :func:`to_arrow` gives and Parquet files hold.

    The same for every edition: cells that a row's form does not have are null.

    >>> schema = wide_schema()
    >>> schema.field("requests.received.total").type, schema.field("proactive.fees.amount_10k_yuan").type
    (DataType(int64), Decimal128Type(decimal128(38, 10)))
    >>> schema.metadata
    {b'gov_disclosure.schema': b'gov-disclosure/report/1'}

    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    schema: pa.Schema = _module("_schema").wide()
    return schema


def record_batches(
    reports: Iterable[AnnualReport], *, sources: Iterable[str | None] | None = None, rows: int = BATCH_ROWS
) -> "Iterator[pa.RecordBatch]":
    """Reports as wide record batches of up to that many rows, one after another: never all in memory.

    ``sources`` tells for each report where it was read, in the column ``source``.

    >>> reports = (AnnualReport(form="2021", year=year) for year in range(2021, 2026))
    >>> [batch.num_rows for batch in record_batches(reports, rows=2)]
    [2, 2, 1]

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    made: Iterator[pa.RecordBatch] = _module("_writing").batches(reports, sources, rows)
    return made


def to_arrow(reports: Iterable[AnnualReport], *, sources: Iterable[str | None] | None = None) -> "pa.Table":
    """Reports as a wide Arrow table: one row a report, one column a cell.

    Lossless: :func:`from_frame` gives back equal reports.

    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> table = to_arrow([report], sources=["report.html"])
    >>> table.num_rows, table["agency"][0].as_py(), table["requests.received.total"][0].as_py()
    (1, '示例县统计局', None)
    >>> from_frame(table) == [report]
    True

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    import_pa = _module("_writing").pa
    table: pa.Table = import_pa.Table.from_batches(record_batches(reports, sources=sources), wide_schema())
    return table


def from_frame(frame: Any) -> list[AnnualReport]:
    """The reports of a wide frame of any engine: pandas, Polars, PyArrow, DuckDB, Spark.

    Further columns are left out. Nothing is taken on trust: a value that no report can have, a figure in a
    cell that the row's form does not have, a missing column are errors.

    :raises FrameError: every fault of the frame, with its column and rows.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    reading = _module("_reading")
    return list(reading.reports_of(reading.wide_table(frame)))


def write_parquet(
    path: str | Path, reports: Iterable[AnnualReport], *, sources: Iterable[str | None] | None = None
) -> int:
    """Write reports to a Parquet file, batch by batch, and tell how many they were.

    The file's metadata has the version of the wire format. Read it with the engine of your choice.

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    count: int = _module("_parquet").write(path, record_batches(reports, sources=sources, rows=16 * BATCH_ROWS))
    return count
