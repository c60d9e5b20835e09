"""Frames of any engine, through narwhals."""

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import pyarrow as pa

from ..errors import FrameError, Problem

__all__ = ["arrow_table", "require_columns"]


def require_columns(there: Iterable[str], needed: Iterable[str]) -> None:
    """Refuse a frame without some columns.

    :raises FrameError: every column that is missing.
    """
    known = set(there)
    missing = [name for name in needed if name not in known]
    if missing:
        raise FrameError([Problem(name, "there is no such column", "缺少此列") for name in missing])


def _is_spark(frame: Any) -> bool:
    return type(frame).__module__.partition(".")[0] == "pyspark"


def arrow_table(frame: Any, needed: Sequence[str], optional: Sequence[str] = ()) -> pa.Table:
    """Some columns of a frame as an Arrow table.

    :raises FrameError: columns that are needed are missing.
    :raises TypeError: the value is no frame that narwhals knows.
    """
    if isinstance(frame, pa.RecordBatch):
        frame = pa.Table.from_batches([frame])
    if isinstance(frame, pa.RecordBatchReader):
        frame = frame.read_all()
    if _is_spark(frame):
        # Spark takes the dots of a selected name for places within a struct; a whole frame it does not mind.
        frame = frame.toArrow()
    if isinstance(frame, pa.Table):
        require_columns(frame.column_names, needed)
        return frame.select([*needed, *(name for name in optional if name in frame.column_names)])
    wrapped = nw.from_native(frame)
    there = wrapped.collect_schema().names()
    require_columns(there, needed)
    chosen = wrapped.select(*needed, *(name for name in optional if name in there))
    if isinstance(chosen, nw.LazyFrame):
        return chosen.collect("pyarrow").to_arrow()
    return chosen.to_arrow()
