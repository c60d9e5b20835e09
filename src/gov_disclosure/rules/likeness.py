"""When two tables that are the same are no coincidence."""

from decimal import Decimal
from typing import Any

from ..forms import newest_form
from ..report import AnnualReport

__all__ = ["TELLING", "largest_flow"]

TELLING = 5
"""From this figure on two equal tables are no coincidence."""


def largest_flow(report: AnnualReport, *keys: str) -> int | Decimal:
    """The largest figure of tables that is made anew each year: a stock may well stay as it is.

    >>> largest_flow(AnnualReport(form="2021"), "requests")
    0
    """
    the_form = report.official_form or newest_form()
    figures: Any = (
        abs(figure)
        for address, figure in report.items()
        if address.table in keys and figure is not None and not the_form.column(address).stock
    )
    largest: int | Decimal = max(figures, default=0)
    return largest
