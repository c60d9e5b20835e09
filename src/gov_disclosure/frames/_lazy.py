"""Checks of lazy frames: few steps of many columns, as engines plan each anew."""

from typing import Any

import narwhals as nw

from ..figures import MAX_COUNT
from ._engines import Opened
from ._expressions import (
    BROKEN,
    BROKEN_IDS,
    HOLD,
    NOT_ASSESSED,
    broken_ids,
    differ,
    residual_name,
    residuals,
    tally,
    verdicts,
)
from ._sums import identity_cells, merged
from ._suspects import SUSPECT_COLUMNS, suspect_steps

__all__ = ["lazily"]

_SUMMED = "_identities_summed"


def lazily(opened: Opened, *, ids: bool, suspects: bool, off: bool) -> Any:
    """The frame with steps added to its plan; each step looks at the columns of those before it."""
    before = opened.frame.collect_schema().names()
    names = [opened.name(residual_name(identity.id)) for identity in merged()]
    details = ids or suspects or off
    summed = tally(nw.col(name) != 0 for name in names) if details else tally(differ(opened))
    if opened.polars:
        summed = nw.when(~_beyond(opened)).then(summed).otherwise(None)
    first = residuals(opened) if details else []
    steps = [first, [summed.alias(_SUMMED)], verdicts(opened, nw.col(_SUMMED)), []]
    if ids:
        none = nw.when(nw.col(BROKEN) == 0).then(nw.lit("")).otherwise(None)
        steps[3].append(nw.when(nw.col(BROKEN) > 0).then(broken_ids(opened)).otherwise(none).alias(BROKEN_IDS))
    if suspects:
        for step, more in zip(steps[1:], suspect_steps(opened, nw.col(BROKEN) > 0), strict=True):
            step += more
    *early, last = filter(None, steps)
    frame = opened.frame
    for step in early:
        frame = frame.with_columns(*step)
    counts = [] if last is steps[2] else [HOLD, BROKEN, NOT_ASSESSED]
    new = {HOLD, BROKEN, NOT_ASSESSED, *([BROKEN_IDS] if ids else []), *(SUSPECT_COLUMNS if suspects else [])}
    new |= set(names if off else [])
    return frame.select(*(name for name in before if name not in new), *counts, *last, *(names if off else []))


def _beyond(opened: Opened) -> nw.Expr:
    """Whether a cell says more than any report can: its sums might overflow."""
    outside = (~opened.cell(name).is_between(-MAX_COUNT, MAX_COUNT) for name in identity_cells())
    return nw.any_horizontal(*outside, ignore_nulls=True)
