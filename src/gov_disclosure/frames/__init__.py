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

__all__ = [
    "check_frame",
    "check_years",
    "documents_ddl",
    "documents_schema",
    "from_frame",
    "json_batches",
    "read_documents",
    "record_batches",
    "tidy_schema",
    "to_arrow",
    "to_tidy",
    "wide_schema",
    "with_rates",
    "write_parquet",
]

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
    :raises ValueError: ``rows`` is less than one, or there are more or fewer sources than reports.
    """
    made: Iterator[pa.RecordBatch] = _module("_writing").batches(reports, sources, rows)
    return made


def json_batches(lines: Iterable[str | bytes], *, rows: int = BATCH_ROWS) -> "Iterator[pa.RecordBatch]":
    """Reports in lines of JSON, one a line, as wide record batches: strictly, and never all in memory.

    ``lines`` may be a file open for reading; empty lines are passed over.

    >>> from gov_disclosure import dumps
    >>> lines = [dumps(AnnualReport(form="2021", year=year)) for year in (2023, 2024)]
    >>> [batch["year"].to_pylist() for batch in json_batches(lines)]
    [[2023, 2024]]

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises ValueError: ``rows`` is less than one.
    :raises WireFormatError: a line that is not exactly a report in the wire format, with its number.
    """
    made: Iterator[pa.RecordBatch] = _module("_lines").batches(lines, rows)
    return made


def to_arrow(reports: Iterable[AnnualReport], *, sources: Iterable[str | None] | None = None) -> "pa.Table":
    """Reports as a wide Arrow table: one row a report, one column a cell.

    Lossless: :func:`from_frame` gives back equal reports.

    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> table = to_arrow([report], sources=["report.html"])
    >>> table.num_rows, table["agency"][0].as_py(), table["requests.received.total"][0].as_py()
    (1, '示例县统计局', None)

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises ValueError: more or fewer sources than reports.
    """
    arrow = _module("_writing").pa
    table: pa.Table = arrow.Table.from_batches(record_batches(reports, sources=sources), wide_schema())
    return table


def from_frame(frame: Any) -> list[AnnualReport]:
    """The reports of a wide frame of any engine: pandas, Polars, PyArrow, DuckDB, Spark.

    Further columns are left out. Nothing is taken on trust: a value that no report can have, a figure in a
    cell that the row's form does not have, a missing column are errors.

    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> from_frame(to_arrow([report])) == [report]
    True

    :raises FrameError: every fault of the frame, with its column and rows.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    reading = _module("_reading")
    return list(reading.reports_of(reading.wide_table(frame)))


def to_tidy(frame: Any) -> "pa.Table":
    """A wide frame of any engine as a tidy Arrow table: one row a cell, for plots and groupings.

    ``report`` is the number of the row in the wide frame; a count stands in ``count``, an amount in ``amount``.
    Keys and printed labels are dictionary-encoded. A table that a document has not has no rows here; a cell
    that states nothing is a row with null.

    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> to_tidy(to_arrow([report])).num_rows
    0

    :raises FrameError: every fault of the frame, as for :func:`from_frame`.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    table: pa.Table = _module("_tidy").tidy(frame)
    return table


def tidy_schema() -> "pa.Schema":
    """The Arrow schema of a tidy frame.

    >>> tidy_schema().field("label").type
    DictionaryType(dictionary<values=string, indices=int16, ordered=0>)

    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    schema: pa.Schema = _module("_tidy").schema()
    return schema


def check_frame(frame: Any, *, ids: bool = True, suspects: bool = True, residuals: bool = False) -> Any:
    """A wide frame with the verdicts on its identities as further columns, on the frame's own engine.

    The identities are those of :func:`gov_disclosure.check`, and so are the verdicts. Takes pandas, Polars (a
    lazy frame stays lazy), PyArrow, DuckDB and Spark. The columns are ``identities_hold``,
    ``identities_broken`` and ``identities_not_assessed``; with ``ids`` also ``broken_identities``, the ids joined
    by spaces (every engine has text, not every one lists); with ``suspects`` also ``suspect_at``,
    ``suspect_actual`` and ``suspect_proposed`` where one wrong cell of table 三 explains all that is broken there;
    with ``residuals`` also, for each identity, ``residual.`` and its id: left side less right side, null where
    it is not assessed. A row without a known form gets no verdict: its columns are null.

    >>> from gov_disclosure import RequestMatrix
    >>> figures = {"received": {"natural_person": 12}, "disclosed": {"natural_person": 12}}
    >>> right = RequestMatrix.from_figures("2021", figures, fill=0)
    >>> report = AnnualReport(form="2021", requests=right.with_cell("requests.received.total", 21))
    >>> row = check_frame(to_arrow([report])).to_pylist()[0]
    >>> row["identities_broken"], row["identities_not_assessed"]
    (2, 3)
    >>> row["broken_identities"].split()
    ['requests.balance@requests.concluded.total', 'requests.row_sum@requests.received.total']
    >>> row["suspect_at"], row["suspect_actual"], row["suspect_proposed"]
    ('requests.received.total', 21, 12)

    :raises FrameError: columns are missing or hold what is no count.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    return _module("_checking").check(frame, ids=ids, suspects=suspects, residuals=residuals)


def check_years(frame: Any, *, by: str = "agency", ids: bool = True) -> Any:
    """A wide frame of several years with the verdicts on its yearly identities as further columns.

    What was brought forward is what the year before carried forward; what is in force is what was, more what was
    issued, less what was repealed (rules ``years.*``). The report of the year before is the one with the same
    ``by`` and the year less one: where there is none, or more than one, nothing is assessed. The columns are
    ``years_hold``, ``years_broken`` and ``years_not_assessed``, null where the form is, and with ``ids``
    ``broken_years``, the ids of the broken ones joined by spaces.

    >>> from gov_disclosure import RequestMatrix
    >>> def year(number: int, **figures: dict[str, int]) -> AnnualReport:
    ...     table = RequestMatrix.from_figures("2021", figures, fill=0)
    ...     return AnnualReport(form="2021", agency="示例县统计局", year=number, requests=table)
    >>> before = year(2023, received={"natural_person": 3}, carried_forward={"natural_person": 3})
    >>> after = year(2024, brought_forward={"natural_person": 2}, disclosed={"natural_person": 2})
    >>> checked = check_years(to_arrow([before, after]))
    >>> checked["years_broken"].to_pylist(), checked["years_not_assessed"].to_pylist()
    ([0, 2], [9, 2])
    >>> checked["broken_years"][1].as_py().split()[0]
    'years.brought_forward@requests.brought_forward.natural_person'

    :raises FrameError: columns are missing or hold what is no count.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    return _module("_years").check_years(frame, by, ids)


def with_rates(frame: Any) -> Any:
    """A wide frame with the rates of its reports as further columns, ``rate.`` and the id of the rate.

    The rates are those of :func:`gov_disclosure.rates`, where each says what is divided by what; here they are
    floating-point numbers. Null where a part is not stated or the denominator is zero.

    >>> from gov_disclosure import RequestMatrix
    >>> figures = {"disclosed": {"natural_person": 1}, "unavailable.not_held": {"natural_person": 3}}
    >>> report = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", figures, fill=0))
    >>> with_rates(to_arrow([report]))["rate.disclosure"].to_pylist()
    [0.25]

    :raises FrameError: columns are missing or hold what is no count.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises TypeError: the value is no dataframe.
    """
    return _module("_rates").with_rates(frame)


def write_parquet(
    path: str | Path,
    reports: "Iterable[AnnualReport | pa.RecordBatch]",
    *,
    sources: Iterable[str | None] | None = None,
) -> int:
    """Write reports, or record batches of them, to a Parquet file, and tell how many reports they were.

    The file's metadata has the version of the wire format. Read it with the engine of your choice.
    ``write_parquet(path, json_batches(file))`` turns lines of JSON into Parquet.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_parquet(os.path.join(folder, "reports.parquet"), [AnnualReport(form="2021", year=2024)])
    1

    :raises FrameError: an amount with more digits than a frame holds, naming the report and the cell.
    :raises MissingExtraError: pyarrow or narwhals is not installed.
    :raises OSError: the file cannot be written.
    :raises ValueError: more or fewer sources than reports, or sources beside record batches, which have their own.
    """
    count: int = _module("_parquet").write(path, reports, sources)
    return count


def read_documents(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """Read documents of any format into rows of a wide frame, batch by batch: for Spark's ``mapInArrow``.

    The batches have the columns ``path`` and ``content``, as Spark's ``binaryFile`` source gives them. Every
    document gives a row, with its path in ``source``: what cannot be read says why in ``unreadable`` and has
    no tables; ``notes`` has the ids of the rules of all notes on a reading, joined by spaces.

    ``documents.mapInArrow(read_documents, documents_ddl())``

    >>> import pyarrow
    >>> batch = pyarrow.RecordBatch.from_pydict({"path": ["a.txt"], "content": [b"no report"]})
    >>> (rows,) = read_documents([batch])
    >>> rows["source"][0].as_py(), rows["form"][0].as_py(), rows["unreadable"][0].as_py()[-9:]
    ('a.txt', None, 'are there')

    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    rows: Iterator[pa.RecordBatch] = _module("_documents").read_batches(batches)
    return rows


def documents_schema() -> "pa.Schema":
    """The Arrow schema of what :func:`read_documents` gives: that of a wide frame, ``unreadable`` and ``notes``.

    >>> documents_schema().names[-2:]
    ['unreadable', 'notes']

    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    schema: pa.Schema = _module("_documents").schema()
    return schema


def documents_ddl() -> str:
    """The same schema as text that Spark understands, the second argument of ``mapInArrow``.

    >>> documents_ddl()[:36]
    '`form` string, `agency` string, `age'

    :raises MissingExtraError: pyarrow or narwhals is not installed.
    """
    ddl: str = _module("_documents").ddl()
    return ddl
