"""The years of an agency at a glance: how many requests came in, were concluded and went on, year by year."""

from collections.abc import Iterator

from attrs import frozen

from ..errors import Language
from ..figures import Figure
from ..forms import RowRole, Table, form, newest_form
from ..history import History
from ..report import AnnualReport
from .texts import text

__all__ = ["Year", "Years", "flow_rows", "total_column", "years_of"]

_FLOW = (RowRole.INFLOW, RowRole.CONCLUDED, RowRole.OUTFLOW)


@frozen
class Year:
    """A year: its report, ``None`` where there is none, and the figures, ``None`` where they are not stated."""

    year: int
    report: AnnualReport | None
    figures: tuple[Figure, ...]


@frozen
class Years:
    """What each figure is called, as the form prints it, and each year from the first to the last."""

    labels: tuple[str, ...]
    years: tuple[Year, ...]

    def rows(self, language: Language) -> Iterator[tuple[str, ...]]:
        """The years as rows of texts: the year, its form, the figures; what is not known is told in words."""
        for each in self.years:
            if each.report is None:
                yield str(each.year), text("no report", language), *("" for _ in each.figures)
            else:
                edition = text("no form", language) if each.report.form is None else each.report.form.value
                unstated = text("unstated cell", language)
                shown = (unstated if figure is None else str(figure) for figure in each.figures)
                yield str(each.year), edition, *shown


def flow_rows(table: Table) -> tuple[str, ...]:
    """The rows of table 三 that tell the year's balance, by their keys: what came in, was concluded, went on."""
    return tuple(row.key for row in table.rows if row.role in _FLOW)


def total_column(table: Table) -> str:
    """The key of the column that is the total of the others."""
    return next(column.key for column in table.columns if column.total)


def years_of(history: History) -> Years:
    """The balance of requests in each year from the first to the last.

    >>> years = years_of(History([AnnualReport(form="2021", year=2021), AnnualReport(form="2021", year=2023)]))
    >>> list(years.rows("en"))[1][:2]
    ('2022', 'there is no report of this year')
    """
    newest = form(history.editions[-1]) if history.editions else newest_form()
    table = newest.table("requests")
    addresses = [f"{table.key}.{row}.{total_column(table)}" for row in flow_rows(table)]
    series = [{point.year: point.figure for point in history.series(address)} for address in addresses]
    return Years(
        labels=tuple(newest.row(address).label for address in addresses),
        years=tuple(
            Year(year, history.report(year), tuple(each.get(year) for each in series))
            for year in sorted((*history.years, *history.missing))
        ),
    )
