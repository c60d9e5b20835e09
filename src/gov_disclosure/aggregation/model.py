"""Adding the reports of agencies: who is in, and what it comes to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from ..agencies import latest, report_of
from ..agency_names import agency_key
from ..cells import CellAddress
from ..errors import InvalidCollectionError, Problem
from ..figures import Figure
from ..forms import form as get_form
from ..hosts import Displayed
from ..readings import Reading
from ..report import AnnualReport
from ..vocabulary import Edition
from .ledger import Entry, Ledger, Standing
from .tally import CellSum, Tally

__all__ = ["Aggregate", "aggregate"]

_Subjects = Iterable[AnnualReport | Reading] | Mapping[str, AnnualReport | Reading]


@frozen(kw_only=True, repr=False)
class Aggregate(Displayed):
    """The figures of many agencies in one year as one sum, with the ledger of who is in it.

    ``aggregate[address]`` is a sum that everybody states, else ``None``; :meth:`cell` says how much is stated by how
    many.
    """

    agency: str | None
    year: int | None
    form: Edition | None
    tally: Tally
    ledger: Ledger

    def __getitem__(self, address: CellAddress | str) -> Figure:
        """The sum of a cell, if everybody who belongs to it states it.

        :raises UnknownCellError: the edition has no such cell.
        """
        return self.cell(address).figure

    def cell(self, address: CellAddress | str) -> CellSum:
        """The sum of a cell: of the figures stated, by how many, and how many do not state it.

        :raises UnknownCellError: the edition has no such cell.
        """
        return self.tally[address]

    @property
    def lower_bounds(self) -> tuple[CellSum, ...]:
        """The cells whose sum is only a lower bound, because somebody does not state a figure."""
        return tuple(cell for cell in self.tally.cells() if not cell.complete)

    def report(self, *, lower_bound: bool = False) -> AnnualReport:
        """The sums as a report of the parent: a cell that not everybody states is ``None``.

        With ``lower_bound=True`` it says what the sum comes to at least, which is then for the caller to tell.

        :raises InvalidReportError: a sum is larger than a cell can hold.
        """
        return self.tally.report(agency=self.agency, year=self.year, lower_bound=lower_bound)

    def __repr__(self) -> str:
        """Short: who, when, how many."""
        form = None if self.form is None else self.form.value
        return (
            f"Aggregate(agency={self.agency!r}, year={self.year}, form={form!r}, "
            f"{len(self.ledger.counted)} reports, {len(self.ledger.absent)} absent)"
        )


def aggregate(
    reports: _Subjects,
    *,
    agency: str | None = None,
    year: int | None = None,
    form: Edition | str | None = None,
    expected: Iterable[str] | None = None,
    due: date | None = None,
    unread: Iterable[str] = (),
) -> Aggregate:
    """Add the reports of agencies, of one year and one edition, and say who is in the sum and who is not.

    ``reports`` may be a mapping from a name (a file) to each. ``agency`` is whose sum it is. ``year`` is by default the
    only one that the reports state, ``form`` the edition of most of them, the newer of two. ``expected`` are the
    agencies that should have a report: then others are not added. ``due`` is the last day on which a report is not
    late. ``unread`` names documents that could not be read.

    What is of another year or edition, repeated or superseded is in the ledger and not in the sum. Whoever belongs to
    the sum and is not in it counts as one that states nothing: every sum is then a lower bound, and says so.

    >>> from gov_disclosure import ReviewLitigationGrid
    >>> grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 3}}, fill=0)
    >>> towns = [AnnualReport(form="2021", year=2024, agency=name, review_litigation=grid) for name in ("甲镇", "乙镇")]
    >>> aggregate(towns, agency="示例县")["review_litigation.reconsideration.total"]
    6
    >>> county = aggregate(towns, agency="示例县", expected=["甲镇", "乙镇", "丙镇"])
    >>> county["review_litigation.reconsideration.total"], county.ledger.absent
    (None, ('丙镇',))

    :raises InvalidCollectionError: the reports are of several years, and it is not said which to add.
    :raises UnknownCellError: there is no such edition.
    """
    given = [
        _entry(report_of(each), source, due)  # pyright: ignore[reportArgumentType]  # a mapping's keys are names
        for source, each in (reports.items() if isinstance(reports, Mapping) else ((None, each) for each in reports))
    ]
    names = None if expected is None else {agency_key(name): name for name in expected}
    the_year = _the_year(given) if year is None else year
    edition = _the_edition(given, the_year) if form is None else get_form(form).edition
    entries = [*_judged(given, the_year, edition, names), *_missing(given, the_year, names)]
    entries += [Entry(agency=None, source=name, standing=Standing.UNREAD) for name in unread]
    ledger = Ledger(tuple(sorted(entries, key=lambda each: each.order)), listed=names is not None)
    summed = Tally.total(each.report for each in ledger.counted if each.report is not None)
    return Aggregate(
        agency=agency,
        year=the_year,
        form=edition,
        tally=summed + Tally(absent=len(ledger.absent)),
        ledger=ledger,
    )


def _entry(report: AnnualReport, source: str | None, due: date | None) -> Entry:
    return Entry(
        agency=report.agency,
        standing=Standing.COUNTED,
        source=source,
        year=report.year,
        form=report.form,
        published_on=report.published_on,
        late=None if due is None or report.published_on is None else report.published_on > due,
        report=report,
    )


def _the_year(given: list[Entry]) -> int | None:
    years = sorted({each.year for each in given if each.year is not None})
    if len(years) > 1:
        shown = ", ".join(map(str, years))
        raise InvalidCollectionError(
            [
                Problem(
                    "year",
                    f"expected reports of one year, got {shown}; name the year that is to be added",
                    f"应为同一年度的报告，实有{shown}；请指明要汇总的年度",
                )
            ]
        )
    return years[0] if years else None


def _the_edition(given: list[Entry], year: int | None) -> Edition | None:
    counts = Counter(each.form for each in given if each.form is not None and each.year == year)
    return max(counts, key=lambda each: (counts[each], each)) if counts else None


def _judged(
    given: list[Entry], year: int | None, edition: Edition | None, names: Mapping[str, str] | None
) -> Iterator[Entry]:
    """Every report given, with its standing."""
    agencies: dict[object, list[Entry]] = {}
    for number, entry in enumerate(given):
        if names is not None and (entry.agency is None or agency_key(entry.agency) not in names):
            yield evolve(entry, standing=Standing.UNEXPECTED)
        elif entry.year is None:
            yield evolve(entry, standing=Standing.NO_YEAR)
        elif entry.year != year:
            yield evolve(entry, standing=Standing.OTHER_YEAR)
        else:
            agencies.setdefault(number if entry.agency is None else agency_key(entry.agency), []).append(entry)
    for versions in agencies.values():
        yield from _versions(versions, edition)


def _versions(versions: list[Entry], edition: Edition | None) -> Iterator[Entry]:
    """The reports of one agency for the year: at most one counts."""
    last = latest([each.report for each in versions if each.report is not None])
    seen = False
    for entry in versions:
        if last is None:
            standing = Standing.CONFLICTING
        elif entry.report != last:
            standing = Standing.SUPERSEDED
        elif seen:
            standing = Standing.REPEATED
        else:
            seen = True
            standing = Standing.COUNTED if entry.form in (None, edition) else Standing.OTHER_EDITION
        yield evolve(entry, standing=standing)


def _missing(given: list[Entry], year: int | None, names: Mapping[str, str] | None) -> Iterator[Entry]:
    """The expected agencies of which there is no report of the year."""
    there = {agency_key(each.agency) for each in given if each.agency and each.year in (year, None)}
    for key, name in (names or {}).items():
        if key not in there:
            yield Entry(agency=name, standing=Standing.MISSING)
