"""The rates of :mod:`gov_disclosure.indicators` as expressions."""

from functools import cache, reduce
from operator import add
from typing import Any

import narwhals as nw

from ..cells import CellAddress
from ..indicators import Rate, rates_by_id
from ._columns import FORM
from ._engines import Opened, open_frame
from ._expressions import by_edition

__all__ = ["with_rates"]


@cache
def _cells() -> tuple[str, ...]:
    every = (rate for of_editions in rates_by_id().values() for rate in of_editions.values())
    return tuple(dict.fromkeys(str(cell) for rate in every for cell in (*rate.numerator, *rate.denominator)))


def with_rates(frame: Any) -> Any:
    """See :func:`gov_disclosure.frames.with_rates`."""
    opened = open_frame(frame, (FORM,), _cells())
    columns = [
        by_edition(opened, {edition: _rate(opened, rate) for edition, rate in of_editions.items()}).alias(
            opened.name(f"rate.{name}")
        )
        for name, of_editions in rates_by_id().items()
    ]
    if opened.eager:
        return opened.extended(opened.frame.select(*columns).to_arrow())
    return opened.close(opened.frame.with_columns(*columns))


def _rate(opened: Opened, rate: Rate) -> nw.Expr:
    numerator, denominator = _sum(opened, rate.numerator), _sum(opened, rate.denominator)
    return nw.when(denominator != 0).then(numerator / denominator).otherwise(None)


def _sum(opened: Opened, cells: tuple[CellAddress, ...]) -> nw.Expr:
    # Integers: division makes floats of them on every engine, while a cast refuses those beyond 2⁵³ on some.
    return reduce(add, (opened.cell(str(cell)) for cell in cells))
