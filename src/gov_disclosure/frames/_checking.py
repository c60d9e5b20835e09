"""The identities of :mod:`gov_disclosure.identities` as further columns of a frame, on any engine that narwhals knows.

Sums cannot overflow in silence. No identity has more than 25 cells, and none may say more than 2⁵³−1, so no
sum comes near 2⁶³. A frame in memory is refused if a cell says more; DuckDB and Spark raise where a sum
overflows; in a lazy frame of Polars, which cannot be looked at beforehand, the row gets no verdict.
"""

from typing import Any

from ._columns import FORM
from ._eager import at_once
from ._engines import open_frame
from ._lazy import lazily
from ._sums import identity_cells

__all__ = ["check"]


def check(frame: Any, *, ids: bool, suspects: bool, residuals: bool) -> Any:
    """See :func:`gov_disclosure.frames.check_frame`."""
    opened = open_frame(frame, (FORM,), identity_cells())
    if opened.eager:
        return at_once(opened, ids=ids, suspects=suspects, off=residuals)
    return opened.close(lazily(opened, ids=ids, suspects=suspects, off=residuals))
