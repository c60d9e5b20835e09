"""The identities of :mod:`gov_disclosure.identities` as expressions, on any engine that narwhals knows.

An identity is off by the difference of its sides, which is null where a cell in it is not stated, for so do
all engines add. All else follows from these differences. Most reports break no identity: what is wanted of
those that do (which ones, which cell explains them) is computed for them alone.

Sums cannot overflow in silence. No identity has more than 25 cells, and none may say more than 2⁵³−1, so no
sum comes near 2⁶³. A frame in memory is refused if a cell says more; DuckDB and Spark raise where a sum
overflows; in a lazy frame of Polars, which cannot be looked at beforehand, the row gets no verdict.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from ..figures import MAX_COUNT
from ._columns import FORM
from ._engines import Opened, open_frame
from ._sums import MergedIdentity, Terms, counts_by_edition, identity_cells, merged
from ._suspects import SUSPECT_COLUMNS, suspect_steps

__all__ = ["by_edition", "check", "tally_parts"]

HOLD, BROKEN, NOT_ASSESSED = "identities_hold", "identities_broken", "identities_not_assessed"
BROKEN_IDS = "broken_identities"

_OPEN = 1024
"""In a sum over identities, one that is not assessed counts so much and a broken one 1: one sum tells both."""


def check(frame: Any, *, ids: bool, suspects: bool, residuals: bool) -> Any:
    """See :func:`gov_disclosure.frames.check_frame`."""
    opened = open_frame(frame, (FORM,), identity_cells())
    if opened.eager:
        return _at_once(opened, ids=ids, suspects=suspects, residuals=residuals)
    return opened.close(_lazily(opened, ids=ids, suspects=suspects, residuals=residuals))


def _residual_name(identity: MergedIdentity) -> str:
    """The column that says by how much an identity is off."""
    return f"residual.{identity.id}"


# ---------------------------------------------------------------------- expressions


def _sum(opened: Opened, cells: Iterable[str]) -> nw.Expr:
    return reduce(add, map(opened.cell, cells))


def by_edition(opened: Opened, values: Mapping[Any, Any]) -> Any:
    """A value for each edition, null in a row of any other."""
    chosen: Any = None
    for edition, value in values.items():
        chosen = nw.when(opened.col(FORM) == edition.value).then(value).otherwise(chosen)
    return chosen


def _sides(opened: Opened, terms: Terms) -> tuple[nw.Expr, nw.Expr]:
    zero = nw.lit(0, nw.Int64)
    return (
        _sum(opened, terms.plus) if terms.plus else zero,
        _sum(opened, terms.minus) if terms.minus else zero,
    )


def _both(opened: Opened, identity: MergedIdentity) -> tuple[nw.Expr, nw.Expr]:
    """The two sides of an identity, one of them null where the row's form does not have it."""
    left, right = _sides(opened, identity.common)
    if identity.own is None:
        return left, right
    if not any(identity.own.values()):
        return by_edition(opened, dict.fromkeys(identity.own, left)), right
    return left + by_edition(
        opened, {edition: _difference(opened, terms) for edition, terms in identity.own.items()}
    ), right


def _difference(opened: Opened, terms: Terms) -> nw.Expr:
    """What is added less what is taken off."""
    left, right = _sides(opened, terms)
    return left - right if terms.minus else left


def _residuals(opened: Opened) -> list[nw.Expr]:
    found = []
    for identity in merged():
        left, right = _both(opened, identity)
        found.append((left - right).alias(opened.name(_residual_name(identity))))
    return found


def _differ(opened: Opened) -> Iterator[nw.Expr]:
    """Whether the sides of each identity differ."""
    return (left != right for left, right in (_both(opened, identity) for identity in merged()))


def _tally(differ: Iterable[nw.Expr]) -> nw.Expr:
    """One sum over identities, of which each tells whether it is broken: null where it is not assessed."""
    return reduce(add, (each.cast(nw.Int32).fill_null(_OPEN) for each in differ))


def _parts(summed: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """How many are broken, and how many are not assessed."""
    summed = summed.cast(nw.Int64)
    unassessed = summed // _OPEN
    return summed - unassessed * _OPEN, unassessed  # pandas on Arrow knows no remainder


def tally_parts(differ: Iterable[nw.Expr]) -> tuple[nw.Expr, nw.Expr]:
    """How many identities are broken and how many are not assessed, of which each tells whether it is broken."""
    return _parts(_tally(differ))


def _verdicts(opened: Opened, summed: nw.Expr) -> list[nw.Expr]:
    """How many identities hold, are broken and are not assessed; null where the form is not known."""
    broken, unassessed = _parts(summed)
    every = by_edition(opened, {edition: nw.lit(count, nw.Int64) for edition, count in counts_by_edition().items()})
    unassessed = unassessed - len(merged()) + every
    return [
        (every - broken - unassessed).alias(HOLD),
        nw.when(~every.is_null()).then(broken).otherwise(None).alias(BROKEN),
        unassessed.alias(NOT_ASSESSED),
    ]


def _broken_ids(opened: Opened) -> nw.Expr:
    """The ids of the broken identities, in the order of the form, joined by spaces."""
    named = (
        nw.when(opened.col(_residual_name(identity)) != 0).then(nw.lit(identity.id)).otherwise(None)
        for identity in merged()
    )
    return nw.concat_str(*named, separator=" ", ignore_nulls=True)


# ---------------------------------------------------------------------- lazy frames


def _lazily(opened: Opened, *, ids: bool, suspects: bool, residuals: bool) -> Any:
    """In few steps of many columns, as engines plan each anew; each step looks at the columns of those before it."""
    before = opened.frame.collect_schema().names()
    names = [opened.name(_residual_name(identity)) for identity in merged()]
    details = ids or suspects or residuals
    summed = _tally(nw.col(name) != 0 for name in names) if details else _tally(_differ(opened))
    if opened.polars:
        summed = nw.when(~_beyond(opened)).then(summed).otherwise(None)
    first = _residuals(opened) if details else []
    steps = [first, [summed.alias(_SUMMED)], _verdicts(opened, nw.col(_SUMMED)), []]
    if ids:
        none = nw.when(nw.col(BROKEN) == 0).then(nw.lit("")).otherwise(None)
        steps[3].append(nw.when(nw.col(BROKEN) > 0).then(_broken_ids(opened)).otherwise(none).alias(BROKEN_IDS))
    if suspects:
        for step, more in zip(steps[1:], suspect_steps(opened, nw.col(BROKEN) > 0), strict=True):
            step += more
    frame = opened.frame
    for step in filter(None, steps):
        frame = frame.with_columns(*step)
    made = [HOLD, BROKEN, NOT_ASSESSED, *([BROKEN_IDS] if ids else []), *(SUSPECT_COLUMNS if suspects else [])]
    made += names if residuals else []
    return frame.select(*(name for name in before if name not in made), *made)


_SUMMED = "_identities_summed"


def _beyond(opened: Opened) -> nw.Expr:
    """Whether a cell says more than any report can: its sums might overflow."""
    outside = (~opened.cell(name).is_between(-MAX_COUNT, MAX_COUNT) for name in identity_cells())
    return nw.any_horizontal(*outside, ignore_nulls=True)


# ---------------------------------------------------------------------- frames in memory


def _at_once(opened: Opened, *, ids: bool, suspects: bool, residuals: bool) -> Any:
    """The same in memory: verdicts of all rows, and the rest of the few with a broken identity."""
    needed = opened.frame.select(FORM, *identity_cells())
    if residuals:
        off = _computed(opened, needed, [nw.col(FORM), *_residuals(opened)])
        found = off.with_columns(_tally(nw.col(name) != 0 for name in map(_residual_name, merged())).alias(_SUMMED))
    else:
        found = _computed(opened, needed, [nw.col(FORM), _tally(_differ(opened)).alias(_SUMMED)])
    columns = found.select(*_verdicts(opened, nw.col(_SUMMED))).to_arrow()
    if ids or suspects:
        columns = _with_details(needed, columns, ids=ids, suspects=suspects)
    if residuals:
        for name in map(_residual_name, merged()):
            columns = columns.append_column(name, off[name].to_frame().to_arrow()[name])
    return opened.extended(columns)


def _computed(opened: Opened, frame: Any, expressions: list[nw.Expr]) -> Any:
    """A selection, by Polars in pieces that stay in the processor's cache."""
    if opened.polars:
        return frame.lazy().select(*expressions).collect(backend="polars", engine="streaming")
    return frame.select(*expressions)


def _with_details(needed: Any, columns: pa.Table, *, ids: bool, suspects: bool) -> pa.Table:
    """What more is said of a row with a broken identity, computed for those rows and spread over all."""
    broken = pc.fill_null(pc.greater(columns[BROKEN], 0), False).combine_chunks()
    names = [*([BROKEN_IDS] if ids else []), *(SUSPECT_COLUMNS if suspects else [])]
    rows = pc.indices_nonzero(broken).to_pylist()
    details = _details(needed[rows].to_arrow(), ids=ids, suspects=suspects) if rows else None
    for name in names:
        kind = pa.int64() if name in SUSPECT_COLUMNS[1:] else pa.string()
        spread = pa.nulls(len(broken), kind)
        if details is not None:
            spread = pc.replace_with_mask(spread, broken, details[name].combine_chunks().cast(kind))
        if name == BROKEN_IDS:
            spread = pc.if_else(pc.equal(columns[BROKEN], 0), pa.scalar("", kind), spread)
        columns = columns.append_column(name, spread)
    return columns


def _details(wrong: pa.Table, *, ids: bool, suspects: bool) -> pa.Table:
    opened = open_frame(
        pa.table(
            {FORM: wrong[FORM].cast(pa.string()), **{name: wrong[name].cast(pa.int64()) for name in identity_cells()}}
        ),
        (FORM,),
        identity_cells(),
    )
    frame = opened.frame.with_columns(*_residuals(opened))
    if suspects:
        for step in suspect_steps(opened):
            frame = frame.with_columns(*step)
    if ids:
        frame = frame.with_columns(_broken_ids(opened).alias(BROKEN_IDS))
    details: pa.Table = frame.to_native()
    return details
