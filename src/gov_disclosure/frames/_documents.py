"""Documents in, rows of a wide frame out: a function of Arrow batches, as Spark's ``mapInArrow`` wants it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa
from attrs import frozen

from ..errors import FrameError, GovDisclosureError
from ..reading import read
from ..report import AnnualReport
from ._schema import METADATA, wide
from ._writing import Rows

__all__ = ["ddl", "read_batches", "schema"]

_NOTHING = AnnualReport(form=None)
_SPARK = {
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.string(): "string",
}


@cache
def schema() -> pa.Schema:
    """See :func:`gov_disclosure.frames.documents_schema`."""
    more = [pa.field("unreadable", pa.string()), pa.field("notes", pa.string(), nullable=False)]
    return pa.schema([*wide(), *more], metadata=METADATA)


@cache
def ddl() -> str:
    """The schema in Spark's own words."""
    return ", ".join(f"`{field.name}` {_spark_type(field.type)}" for field in schema())


def _spark_type(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale})"
    return _SPARK[kind]


@frozen
class _Read:
    report: AnnualReport
    notes: str = ""
    unreadable: str | None = None


def read_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """See :func:`gov_disclosure.frames.read_documents`."""
    for batch in batches:
        sources = batch.column("path").to_pylist()
        found = [_read(content) for content in batch.column("content")]
        try:
            yield _rows(found, sources)
        except FrameError:
            yield _rows([_held(each) for each in found], sources)


def _read(content: Any) -> _Read:
    if not content.is_valid:
        return _Read(_NOTHING, unreadable="there is no content")
    try:
        reading = read(content.as_py())
    except GovDisclosureError as error:
        return _Read(_NOTHING, unreadable=str(error))
    return _Read(reading.report, " ".join(dict.fromkeys(note.rule for note in reading.notes)))


def _held(found: _Read) -> _Read:
    """What was read, unless no frame can hold it."""
    try:
        Rows([(found.report, None)]).batch()
    except FrameError as error:
        return _Read(_NOTHING, found.notes, str(error))
    return found


def _rows(found: list[_Read], sources: list[str | None]) -> pa.RecordBatch:
    reports = Rows(zip((each.report for each in found), sources, strict=True)).batch()
    more = [pa.array([getattr(each, name) for each in found], pa.string()) for name in ("unreadable", "notes")]
    return pa.RecordBatch.from_arrays([*reports.columns, *more], schema=schema())
