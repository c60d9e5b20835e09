"""Frames of any engine, through narwhals: opened with the columns that are needed, judged by their types."""

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import pyarrow as pa
from attrs import field, frozen

from ..errors import FrameError, Problem
from ..figures import MAX_COUNT

__all__ = ["Opened", "arrow_table", "open_frame", "require_columns"]

_DOT = "\N{MIDDLE DOT}"
"""Stands for the dot of an address while Spark computes: it takes a dot for a place within a struct."""


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


def _whole(frame: Any) -> Any:
    """Arrow batches as the table that they make, anything else as it is."""
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    return frame.read_all() if isinstance(frame, pa.RecordBatchReader) else frame


def arrow_table(frame: Any, needed: Sequence[str], optional: Sequence[str] = ()) -> pa.Table:
    """Some columns of a frame as an Arrow table.

    :raises FrameError: columns that are needed are missing.
    :raises TypeError: the value is no frame that narwhals knows.
    """
    frame = frame.toArrow() if _is_spark(frame) else _whole(frame)
    if isinstance(frame, pa.Table):
        require_columns(frame.column_names, needed)
        return frame.select([*needed, *(name for name in optional if name in frame.column_names)])
    wrapped = nw.from_native(frame)
    there = wrapped.collect_schema().names()
    require_columns(there, needed)
    chosen = wrapped.select(*needed, *(name for name in optional if name in there))
    return (chosen.collect("pyarrow") if isinstance(chosen, nw.LazyFrame) else chosen).to_arrow()


@frozen(eq=False)
class Opened:
    """A frame to compute with. Columns are asked for by their true names, whatever the engine calls them."""

    frame: Any
    _cast: frozenset[str]
    _dotless: bool
    _true_names: dict[str, str] = field(factory=dict)

    @property
    def eager(self) -> bool:
        """Whether the engine computes at once."""
        return isinstance(self.frame, nw.DataFrame)

    @property
    def polars(self) -> bool:
        """Whether the engine is Polars."""
        return bool(self.frame.implementation.is_polars())

    def name(self, true: str) -> str:
        """What a column is called while computing."""
        if not self._dotless or "." not in true:
            return true
        used = true.replace(".", _DOT)
        self._true_names[used] = true
        return used

    def col(self, name: str) -> nw.Expr:
        """A column."""
        return nw.col(self.name(name))

    def cell(self, name: str) -> nw.Expr:
        """A column of counts, as 64-bit integers."""
        return self.col(name).cast(nw.Int64) if name in self._cast else self.col(name)

    def extended(self, columns: pa.Table) -> Any:
        """A frame in memory with further columns, row by row, instead of those of the same names."""
        implementation = self.frame.implementation
        native = self.frame.to_native()
        if implementation.is_pandas():
            pandas = implementation.to_native_namespace()
            more = columns.to_pandas(types_mapper={pa.int64(): pandas.Int64Dtype()}.get)
            more.index = native.index
            return pandas.concat([native.drop(columns=list(more), errors="ignore"), more], axis=1)
        more = nw.from_arrow(columns, backend=implementation)
        return self.frame.with_columns(*more.iter_columns()).to_native()

    def close(self, frame: Any) -> Any:
        """The engine's own frame of a result, its columns under their true names."""
        native = frame.to_native()
        if self._dotless:
            return native.toDF(*(self._true_names.get(name, name) for name in native.columns))
        return native


def open_frame(frame: Any, texts: Sequence[str], counts: Sequence[str]) -> Opened:
    """A frame with the columns that are needed.

    :raises FrameError: columns are missing, or of a type that cannot be computed with exactly.
    :raises TypeError: the value is no frame that narwhals knows.
    """
    if _is_spark(frame):
        require_columns(frame.columns, (*texts, *counts))
        given = list(frame.columns)
        opened = Opened(None, frozenset(), True)
        wrapped: Any = nw.from_native(frame.toDF(*map(opened.name, given)))
        schema = dict(zip(given, wrapped.collect_schema().values(), strict=True))
        return Opened(wrapped, _to_cast(schema, counts), True, opened._true_names)
    wrapped = nw.from_native(_whole(frame))
    require_columns(wrapped.collect_schema().names(), (*texts, *counts))
    if wrapped.implementation.is_pandas():
        wrapped = nw.from_native(_whole_numbers(wrapped.to_native(), counts))
    opened = Opened(wrapped, _to_cast(wrapped.collect_schema(), counts), False)
    if opened.eager:
        _require_range(wrapped, counts)
    return opened


def _whole_numbers(frame: Any, counts: Sequence[str]) -> Any:
    """A pandas frame in which counts with gaps, which pandas keeps as floats, are integers again.

    :raises FrameError: columns with other numbers.
    """
    changed, problems = {}, []
    for name in counts:
        column = frame[name]
        if column.dtype.kind == "f" or (column.dtype == object and column.isna().all()):
            try:
                changed[name] = column.astype("Int64")
            except (TypeError, ValueError):
                problems.append(Problem(name, "expected whole numbers, got fractions", "应为整数，实为小数"))
    if problems:
        raise FrameError(problems)
    return frame.assign(**changed) if changed else frame


def _to_cast(schema: Any, counts: Sequence[str]) -> frozenset[str]:
    """The columns of counts that are not 64-bit integers yet.

    :raises FrameError: columns that hold no integers.
    """
    others = [name for name in counts if schema[name] != nw.Int64]
    wrong = [name for name in others if not schema[name].is_integer() and schema[name] != nw.Unknown]
    if wrong:
        raise FrameError(
            [Problem(name, f"expected integers, got {schema[name]}", f"应为整数，实为{schema[name]}") for name in wrong]
        )
    return frozenset(others)


def _plainly_in_range(frame: Any, counts: Sequence[str]) -> bool:
    """Whether no figure is negative or too large: where the bits of all of them are set, told by one pass for two."""
    polars = frame.implementation.to_native_namespace()
    bits = frame.to_native().select(polars.col(*counts).bitwise_or()).row(0)
    return all(each is None or 0 <= each <= MAX_COUNT for each in bits)


def _require_range(frame: Any, counts: Sequence[str]) -> None:
    """Refuse figures that no report can have: sums of such could overflow without a sound.

    :raises FrameError: every column with such a figure.
    """
    if frame.implementation.is_polars() and _plainly_in_range(frame, counts):
        return
    extremes = frame.select(nw.col(*counts).min().name.prefix("min "), nw.col(*counts).max().name.prefix("max "))
    found = list(extremes.to_arrow().to_pylist()[0].values())
    lowest, highest = found[: len(counts)], found[len(counts) :]
    problems = [
        Problem(
            name,
            f"expected integers within ±{MAX_COUNT}, got {low} to {high}",
            f"应为绝对值不超过{MAX_COUNT}的整数，实为{low}至{high}",
        )
        for name, low, high in zip(counts, lowest, highest, strict=True)
        if low is not None and (low < -MAX_COUNT or high > MAX_COUNT)
    ]
    if problems:
        raise FrameError(problems)
