"""How figures move from year to year: typed records, with nothing in them that the reports do not give."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen

from ..cells import CellAddress
from ..conversion import counterpart
from ..figures import Figure
from ..forms import Correspondence, Form, correspondences
from ..identities import yearly_identities
from ..report import AnnualReport, unit_of
from ..vocabulary import Comparability, Edition, Verdict

__all__ = ["CarryOver", "Growth", "Point", "carry_over", "growth", "points"]


@frozen(kw_only=True)
class Point:
    """A figure in a year: ``None`` where the year's report does not state it, or its edition does not ask for it.

    ``comparability`` says how it relates to the cell ``at`` of the series, whose edition may be another. ``unit`` is
    that of an amount: the form's, or the one that the document prints; ``None`` where nobody says it.
    """

    at: CellAddress
    year: int
    figure: Figure
    comparability: Comparability
    unit: str | None = None


@frozen(kw_only=True)
class Growth:
    """How a figure moved from one year to the next.

    ``change`` and ``rate`` are ``None`` where a figure is not stated or cannot be compared, as amounts of unlike or
    unknown units cannot; ``rate`` also where the figure before was zero or, as a change may be, below.
    ``comparability`` is the weaker of both figures'.
    """

    at: CellAddress
    year: int
    before: Figure
    after: Figure
    change: Figure
    rate: Fraction | None
    comparability: Comparability


@frozen(kw_only=True)
class CarryOver:
    """What a year's report says was brought forward, beside what the report of the year before carried forward.

    ``difference`` is brought − carried forward, ``None`` where either is not stated: then ``verdict`` is not assessed.
    """

    at: CellAddress
    year: int
    carried_forward: Figure
    brought_forward: Figure
    difference: Figure
    verdict: Verdict


def points(reports: Iterable[AnnualReport], at: CellAddress, the_form: Form) -> Iterator[Point]:
    """The figure of a cell in each of the reports, as far as their editions have it."""
    for report in reports:
        if report.year is None or report.form is None:
            continue
        line = _lines(report.form, the_form.edition)[at]
        tells = line.comparability is not Comparability.NOT_COMPARABLE
        figure = counterpart(line, report, at) if tells else None
        parted = tells and len(line.after) > 1 and figure is None
        yield Point(
            at=at,
            year=report.year,
            figure=figure,
            comparability=Comparability.NOT_COMPARABLE if parted else line.comparability,
            unit=unit_of(report, line.before[0]) if line.before else None,
        )


@cache
def _lines(before: Edition, after: Edition) -> Mapping[CellAddress, Correspondence]:
    """For each cell of an edition the line in which it stands: to what in another it corresponds."""
    return {cell: line for line in correspondences(before, after) for cell in line.after}


_WEAKNESS = {each: number for number, each in enumerate(Comparability)}


def growth(series: Iterable[Point]) -> Iterator[Growth]:
    """From each year of a series to the next; where a year is missing, nothing is said across it."""
    by_year = {point.year: point for point in series}
    for year, after in by_year.items():
        before = by_year.get(year - 1)
        if before is not None:
            yield _movement(before, after)


def _movement(before: Point, after: Point) -> Growth:
    change = rate = None
    weaker = max(before.comparability, after.comparability, key=_WEAKNESS.__getitem__)
    if _unlike(before, after):
        weaker = Comparability.NOT_COMPARABLE
    comparable = weaker is not Comparability.NOT_COMPARABLE
    if comparable and before.figure is not None and after.figure is not None:
        exact = Fraction(after.figure) - Fraction(before.figure)
        change = _figure(exact, after.figure)
        rate = exact / Fraction(before.figure) if before.figure > 0 else None
    return Growth(
        at=after.at,
        year=after.year,
        before=before.figure,
        after=after.figure,
        change=change,
        rate=rate,
        comparability=weaker,
    )


def _unlike(before: Point, after: Point) -> bool:
    """Whether two amounts are of unlike units, or of one that nobody says."""
    amounts = isinstance(before.figure, Decimal) and isinstance(after.figure, Decimal)
    return amounts and (before.unit is None or before.unit != after.unit)


def _figure(exact: Fraction, like: Figure) -> Figure:
    """A number as its kind is written: an amount as a decimal, exactly, a count as an integer."""
    if not isinstance(like, Decimal):
        return int(exact)
    places = 0
    while (exact * 10**places).denominator != 1:
        places += 1
    return Decimal(f"{int(exact * 10**places)}E-{places}")


def carry_over(before: AnnualReport, after: AnnualReport) -> Iterator[CarryOver]:
    """The balances between the reports of two successive years."""
    if before.form is None or after.form is None:
        return
    assert after.year is not None
    for identity in yearly_identities(before.form, after.form):
        if identity.added or identity.removed:
            continue
        carried, brought = identity.expected(before, after), after[identity.at]
        difference = None if carried is None or brought is None else int(brought) - carried
        yield CarryOver(
            at=identity.at,
            year=after.year,
            carried_forward=carried,
            brought_forward=brought,
            difference=difference,
            verdict=identity.verdict(before, after),
        )
