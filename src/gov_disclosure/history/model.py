"""The reports of one agency, in order of their years."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import field, fields, frozen

from ..agencies import in_order, report_of, shown, the_one_agency
from ..agency_names import agency_key
from ..cells import CellAddress
from ..errors import InvalidCollectionError, Problem
from ..forms import Correspondence, correspondences, form
from ..hosts import Displayed
from ..indicators import Rate
from ..readings import Reading
from ..report import AnnualReport
from ..vocabulary import Edition
from .movements import CarryOver, Growth, Point, carry_over, growth, points

__all__ = ["History", "histories"]


def _sorted(subjects: Iterable[AnnualReport | Reading]) -> tuple[AnnualReport, ...]:
    reports = [report_of(each) for each in subjects]
    problems = [
        Problem(f"[{number}]", f"{shown(each)}: the year reported on is not stated", f"{shown(each)}：没有报告年度")
        for number, each in enumerate(reports)
        if each.year is None
    ]
    if problems:
        raise InvalidCollectionError(problems)
    years: dict[int, list[AnnualReport]] = {}
    for each in reports:
        assert each.year is not None
        years.setdefault(each.year, []).append(each)
    return tuple(report for year in sorted(years) for report in in_order(years[year]))


@frozen(repr=False, slots=False)
class History(Displayed):
    """The annual reports of one agency, every version of each year, in order.

    ``versions`` are the reports given, by year, and within a year by date of publication where all its versions tell
    it, else in the order given; the same report given twice stands here once. ``agency`` is the agency's name: that
    of the reports, unless given. Given, it says that all of these are of that agency, whatever they call it.

    >>> history = History([AnnualReport(form="2021", year=2023), AnnualReport(form="2021", year=2021)])
    >>> history.years, history.missing
    ((2021, 2023), (2022,))

    :raises InvalidCollectionError: a report states no year, or they are of several agencies.
    """

    versions: tuple[AnnualReport, ...] = field(converter=_sorted)
    agency: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Find the agency's name, and refuse reports of several agencies."""
        if self.agency is None:
            object.__setattr__(self, "agency", the_one_agency(self.versions))

    @cached_property
    def _by_year(self) -> dict[int, tuple[AnnualReport, ...]]:
        years: dict[int, tuple[AnnualReport, ...]] = {}
        for report in self.versions:
            assert report.year is not None
            years[report.year] = (*years.get(report.year, ()), report)
        return years

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which there is a report."""
        return tuple(self._by_year)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between the first and the last of which there is no report."""
        years = self.years
        return tuple(year for year in range(years[0], years[-1]) if year not in self._by_year) if years else ()

    @property
    def reports(self) -> tuple[AnnualReport, ...]:
        """The report of each year: of several versions the last."""
        return tuple(versions[-1] for versions in self._by_year.values())

    def report(self, year: int) -> AnnualReport | None:
        """The report of a year, of several versions the last; ``None`` where there is none."""
        versions = self._by_year.get(year)
        return versions[-1] if versions else None

    def versions_of(self, year: int) -> tuple[AnnualReport, ...]:
        """Every version of the report of a year, the last last."""
        return self._by_year.get(year, ())

    def successive(self) -> Iterator[tuple[AnnualReport, AnnualReport]]:
        """The reports of each two years that follow one another, without a year between."""
        for year in self.years:
            before, after = self.report(year - 1), self.report(year)
            if before is not None and after is not None:
                yield before, after

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions of the form that occur, the oldest first."""
        return tuple(sorted({each.form for each in self.reports if each.form is not None}))

    def comparability(self) -> tuple[Correspondence, ...]:
        """What can be compared between the oldest and the newest edition that occur, cell by cell."""
        return correspondences(self.editions[0], self.editions[-1]) if self.editions else ()

    def series(self, address: CellAddress | str) -> tuple[Point, ...]:
        """A figure through the years: a cell of the newest edition that occurs, or else of the one that has it.

        A report of another edition gives the figure that counts the same, or nearly the same, which the point says.

        :raises UnknownCellError: no edition that occurs has such a cell.
        """
        forms = [form(each) for each in reversed(self.editions)]
        the_form = next((each for each in forms if each.has(address)), None)
        if the_form is None:
            the_form = forms[0] if forms else form(max(Edition))
        return tuple(points(self.reports, the_form.address(address), the_form))

    def rates(self, rate: Rate) -> dict[int, Fraction | None]:
        """A rate in each year, exactly; ``None`` where a part is unstated or the denominator zero.

        :raises UnknownCellError: a year's report is of an edition that does not have the rate's cells.
        """
        return {year: rate.of(versions[-1]) for year, versions in self._by_year.items()}

    def growth(self, *addresses: CellAddress | str) -> tuple[Growth, ...]:
        """How figures moved from each year to the next: those at addresses, by default all of the newest edition.

        :raises UnknownCellError: no edition that occurs has such a cell.
        """
        cells = addresses or (form(self.editions[-1]).addresses if self.editions else ())
        return tuple(each for address in cells for each in growth(self.series(address)))

    def carry_over(self) -> tuple[CarryOver, ...]:
        """What each year's report carries forward beside what the next says was brought forward."""
        return tuple(each for before, after in self.successive() for each in carry_over(before, after))

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: the reports and whose they are, not what was worked out from them."""
        return {each.name: getattr(self, each.name) for each in fields(History)}

    def __repr__(self) -> str:
        """Short: who and which years."""
        return f"History({self.agency!r}, years={self.years}, {len(self.versions)} reports)"


def histories(subjects: Iterable[AnnualReport | Reading]) -> tuple[History, ...]:
    """The histories of several agencies, told apart by their names, in order of the names.

    >>> every = [AnnualReport(form="2021", agency=name, year=2023) for name in ("示例县统计局", "示例县司法局")]
    >>> [history.agency for history in histories(every)]
    ['示例县司法局', '示例县统计局']

    :raises InvalidCollectionError: a report states no agency or no year.
    """
    agencies: dict[str, list[AnnualReport]] = {}
    problems = []
    for number, report in enumerate(map(report_of, subjects)):
        if report.agency is None:
            problems.append(
                Problem(f"[{number}]", f"{shown(report)}: no agency is stated", f"{shown(report)}：没有发布机关")
            )
        else:
            agencies.setdefault(agency_key(report.agency), []).append(report)
    if problems:
        raise InvalidCollectionError(problems)
    return tuple(History(agencies[key]) for key in sorted(agencies))
