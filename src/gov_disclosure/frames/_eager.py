"""Checks of frames in memory: verdicts of all rows, and the rest of those with a broken identity, spread over all.

Most reports break none. What is wanted of those that do (which ones, which cell explains them) takes longer
than the verdicts.
"""

from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from ._columns import FORM
from ._engines import Opened, open_frame
from ._expressions import (
    BROKEN,
    BROKEN_IDS,
    broken_ids,
    differ,
    residual_name,
    residuals,
    tally,
    verdicts,
)
from ._sums import identity_cells, merged
from ._suspects import SUSPECT_COLUMNS, suspect_steps

__all__ = ["at_once"]

_SUMMED = "_summed"


def at_once(opened: Opened, *, ids: bool, suspects: bool, off: bool) -> Any:
    """The frame with its new columns; ``off`` is whether residuals are among them."""
    needed = opened.frame.select(FORM, *identity_cells())
    columns = _verdicts(opened, needed)
    if ids or suspects:
        columns = _with_details(opened, needed, columns, ids=ids, suspects=suspects)
    if off:
        every = _computed(opened, needed, residuals(opened))
        for name in (residual_name(identity.id) for identity in merged()):
            columns = columns.append_column(name, every[name])
    return opened.extended(columns)


def _computed(opened: Opened, frame: Any, *steps: list[nw.Expr]) -> pa.Table:
    """A selection of a selection, by Polars in pieces that stay in the processor's cache."""
    frame = frame.lazy() if opened.polars else frame
    for step in steps:
        frame = frame.select(*step)
    done = frame.collect(backend="polars", engine="streaming") if opened.polars else frame
    table: pa.Table = done.to_arrow()
    return table


def _verdicts(opened: Opened, needed: Any) -> pa.Table:
    """The three counts of every row."""
    summed = tally(differ(opened)).alias(_SUMMED)
    return _computed(opened, needed, [opened.col(FORM), summed], verdicts(opened, nw.col(_SUMMED)))


def _spread(columns: pa.Table, rows: pa.Array, values: pa.Table) -> pa.Table:
    """Columns with the values of some rows in their places."""
    return pa.table(
        {
            name: pc.replace_with_mask(
                columns[name].combine_chunks(), rows, values[name].combine_chunks().cast(columns[name].type)
            )
            for name in columns.column_names
        }
    )


def _with_details(opened: Opened, needed: Any, columns: pa.Table, *, ids: bool, suspects: bool) -> pa.Table:
    """What more is said of a row with a broken identity."""
    broken = pc.fill_null(pc.greater(columns[BROKEN], 0), False).combine_chunks()
    more: dict[str, Any] = {}
    if ids:
        none_broken = pc.if_else(pc.equal(columns[BROKEN], 0), pa.scalar(""), pa.scalar(None, pa.string()))
        more[BROKEN_IDS] = none_broken
    if suspects:
        kinds = (pa.string(), pa.int64(), pa.int64())
        more |= {name: pa.nulls(len(columns), kind) for name, kind in zip(SUSPECT_COLUMNS, kinds, strict=True)}
    details = pa.table(more)
    if broken.true_count:
        wrong = needed.filter(nw.new_series("broken", broken, backend=needed.implementation))
        details = _spread(details, broken, _details(opened, wrong, ids=ids, suspects=suspects))
    for name in details.column_names:
        columns = columns.append_column(name, details[name])
    return columns


def _details(opened: Opened, wrong: Any, *, ids: bool, suspects: bool) -> pa.Table:
    """The same for rows all of which have one; not by pandas, which is slow at it."""
    if not opened.polars:
        wrong = wrong.to_arrow()
        counts = {name: wrong[name].cast(pa.int64()) for name in identity_cells()}
        opened = open_frame(pa.table({FORM: wrong[FORM].cast(pa.string()), **counts}), (FORM,), identity_cells())
        wrong = opened.frame
    frame = wrong.with_columns(*residuals(opened))
    if suspects:
        for step in suspect_steps(opened):
            frame = frame.with_columns(*step)
    if ids:
        frame = frame.with_columns(broken_ids(opened).alias(BROKEN_IDS))
    details: pa.Table = frame.to_arrow()
    return details
