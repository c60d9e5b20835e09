"""What the reports of two successive years of an agency owe each other, as expressions over a frame joined to itself.

The year before is the one report of the same agency with the year less one. Where there is none, or more than one
(a restated version stands beside the first), nothing can be assessed; so too where the agency or the year is null.
"""

from collections.abc import Sequence
from functools import cache, reduce
from operator import add, sub
from typing import Any

import narwhals as nw
import pyarrow as pa

from ..cells import CellAddress
from ..forms import editions
from ..identities import YearlyIdentity, yearly_identities
from ._columns import FORM
from ._engines import Opened, open_frame
from ._expressions import by_edition, tally_parts

__all__ = ["check_years"]

_COLUMNS = ("years_hold", "years_broken", "years_not_assessed")
_IDS = "broken_years"
_YEAR = "year"
_NUMBER = "_number"


@cache
def _identities() -> tuple[YearlyIdentity, ...]:
    """Those of all pairs of editions, by id. A cell that a row's form does not have is null: no more need be told."""
    every = (
        identity
        for before in reversed(editions())
        for after in reversed(editions())
        for identity in yearly_identities(before.edition, after.edition)
    )
    found = {identity.id: identity for identity in every}
    assert all(identity in found.values() for identity in found.values())
    return tuple(found.values())


def _names(cells: Sequence[CellAddress]) -> tuple[str, ...]:
    return tuple(map(str, cells))


@cache
def _cells() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cells of the year before that are needed, and those of the year itself."""
    before = dict.fromkeys(cell for each in _identities() for cell in _names(each.before))
    own = dict.fromkeys(cell for each in _identities() for cell in _names((each.at, *each.added, *each.removed)))
    return tuple(before), tuple(own)


def check_years(frame: Any, by: str, ids: bool) -> Any:
    """See :func:`gov_disclosure.frames.check_years`."""
    before, own = _cells()
    opened = open_frame(frame, (FORM, by), (_YEAR, *dict.fromkeys((*before, *own))))
    if opened.eager:
        needed = _with_nulls(opened.frame.select(FORM, by, _YEAR, *dict.fromkeys((*before, *own))), (FORM, by))
        judged = _judged(opened, needed.with_row_index(_NUMBER), by, ids).sort(_NUMBER)
        return opened.extended(judged.select(*_COLUMNS, *([_IDS] if ids else [])).to_arrow())
    made = (*_COLUMNS, *([_IDS] if ids else []))
    kept = [name for name in opened.frame.collect_schema().names() if name not in made]
    return opened.close(_judged(opened, opened.frame.select(*kept), by, ids).select(*kept, *made))


def _with_nulls(frame: Any, texts: Sequence[str]) -> Any:
    """A frame in which a figure that a join does not find is null: pandas would make floats of all, and of it a NaN."""
    if not frame.implementation.is_pandas():
        return frame
    table = frame.to_arrow()
    for name in texts:
        table = table.set_column(table.column_names.index(name), name, table[name].cast(pa.string()))
    return nw.from_native(table, eager_only=True)


def _judged(opened: Opened, frame: Any, by: str, ids: bool) -> Any:
    joined = frame.with_columns(nw.col(_YEAR).cast(nw.Int64).alias("_year")).join(
        _year_before(opened, frame, by), how="left", left_on=[by, "_year"], right_on=["_by", "_next"]
    )
    joined = joined.with_columns(*(_residual(opened, each).alias(f"_off{n}") for n, each in enumerate(_identities())))
    off = [nw.col(f"_off{number}") for number in range(len(_identities()))]
    broken, unassessed = tally_parts(each != 0 for each in off)
    every = by_edition(opened, {each.edition: _expected(opened, each.edition) for each in editions()})
    assessed = len(off) - unassessed
    hold, wrong, not_assessed = _COLUMNS
    judged = joined.with_columns(
        nw.when(~every.is_null()).then(assessed - broken).otherwise(None).alias(hold),
        nw.when(~every.is_null()).then(broken).otherwise(None).alias(wrong),
        (every - assessed).alias(not_assessed),
    )
    if not ids:
        return judged
    named = nw.concat_str(
        *(
            nw.when(each != 0).then(nw.lit(identity.id)).otherwise(None)
            for each, identity in zip(off, _identities(), strict=True)
        ),
        separator=" ",
        ignore_nulls=True,
    )
    none = nw.when(nw.col(wrong) == 0).then(nw.lit("")).otherwise(None)
    return judged.with_columns(nw.when(nw.col(wrong) > 0).then(named).otherwise(none).alias(_IDS))


def _expected(opened: Opened, after: Any) -> Any:
    """How many identities there are after the report before, or after one of the same edition where there is none."""
    count: Any = nw.lit(len(yearly_identities(after, after)), nw.Int64)
    for before in editions():
        count = (
            nw.when(nw.col("_form") == before.edition.value)
            .then(nw.lit(len(yearly_identities(before.edition, after)), nw.Int64))
            .otherwise(count)
        )
    return count


def _before_name(opened: Opened, cell: str) -> str:
    return opened.name(f"_before.{cell}")


def _year_before(opened: Opened, frame: Any, by: str) -> Any:
    """The one report of each agency and year, by the year after it."""
    before, _ = _cells()
    chosen = frame.select(
        nw.col(by).alias("_by"),
        (nw.col(_YEAR).cast(nw.Int64) + 1).alias("_next"),
        opened.col(FORM).cast(nw.String).alias("_form"),
        *(opened.cell(cell).alias(_before_name(opened, cell)) for cell in before),
    ).filter(~nw.col("_by").is_null(), ~nw.col("_next").is_null())
    figures = [nw.col(name).max() for name in ("_form", *(_before_name(opened, cell) for cell in before))]
    return chosen.group_by("_by", "_next").agg(nw.len().alias("_reports"), *figures).filter(nw.col("_reports") == 1)


def _residual(opened: Opened, identity: YearlyIdentity) -> nw.Expr:
    before = (nw.col(_before_name(opened, cell)) for cell in _names(identity.before))
    expected = reduce(add, before)
    for operation, cells in ((add, identity.added), (sub, identity.removed)):
        for cell in _names(cells):
            expected = operation(expected, opened.cell(cell))
    return opened.cell(str(identity.at)) - expected
