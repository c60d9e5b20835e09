"""Claims as records: what a sentence says, where it says it, and which cells would have to agree."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from attrs import frozen

from ..cells import CellAddress
from ..figures import Figure
from ..report import AnnualReport
from ..vocabulary import Verdict

__all__ = ["Claim", "CountClaim", "PartsClaim", "Period", "ShareClaim", "sum_of"]


class Period(StrEnum):
    """Which time a claim is about; only one about the report's own year is compared with its tables."""

    REPORT_YEAR = "report_year"
    OTHER_YEAR = "other_year"
    CUMULATIVE = "cumulative"


@frozen(kw_only=True)
class Claim:
    """Something that the prose says about figures.

    ``section`` is the section of the narrative, ``start`` and ``end`` the place of ``text`` in it;
    ``sentence`` is the sentence around it. ``figure_at`` is where the figure itself stands: claims that
    rest on one figure have the same.
    """

    section: str
    start: int
    end: int
    text: str
    sentence: str
    figure_at: int

    @property
    def at(self) -> str:
        """The section as the place of a finding: ``narrative.overview``."""
        return f"narrative.{self.section}"

    def verdict(self, report: AnnualReport) -> Verdict:
        """Whether the report bears the claim out, contradicts it, or cannot tell."""
        raise NotImplementedError


@frozen(kw_only=True)
class CountClaim(Claim):
    """A count, an amount, or that there was none.

    ``subjects`` are the things counted together, by their keys: ``("received",)``, ``("withheld",)``,
    ``("normative_documents.issued",)``, ``("information_fee",)``. ``cells`` are the cells whose sum is
    claimed, empty where the form has none; ``alternatives`` are further sums that the words may mean
    (办理 may count what came in or what was concluded). ``at_least`` marks a lower bound, such as the requests
    that came in by one channel. ``none`` says that the prose says none instead of giving a number.
    ``year`` is the year that the sentence names, if it names one. ``decimals`` is to how many decimals
    an amount was given.
    """

    subjects: tuple[str, ...]
    figure: int | Decimal
    cells: tuple[CellAddress, ...] = ()
    alternatives: tuple[tuple[CellAddress, ...], ...] = ()
    at_least: bool = False
    none: bool = False
    period: Period = Period.REPORT_YEAR
    year: int | None = None
    decimals: int | None = None

    def verdict(self, report: AnnualReport) -> Verdict:
        """Holds if one of the sums agrees; not assessed if a cell is not stated, or the claim is of another time."""
        if self.period is not Period.REPORT_YEAR or not self.cells:
            return Verdict.NOT_ASSESSED
        sums = [sum_of(report, cells) for cells in (self.cells, *self.alternatives)]
        if any(each is not None and self._agrees(each) for each in sums):
            return Verdict.HOLDS
        return Verdict.NOT_ASSESSED if None in sums else Verdict.BROKEN

    def _agrees(self, figure: int | Decimal) -> bool:
        if self.at_least:
            return figure >= self.figure
        if self.decimals is None or isinstance(figure, int):
            return figure == self.figure
        return abs(figure - self.figure) < Decimal(1).scaleb(-self.decimals)


@frozen(kw_only=True)
class PartsClaim(Claim):
    """A whole and its parts: A 件，其中 B 件、C 件. Only prose is compared with prose.

    ``complete`` says that the parts are plainly all: then they must make the whole. Otherwise they must
    not be more than the whole.
    """

    whole: int
    parts: tuple[int, ...]
    complete: bool

    def verdict(self, report: AnnualReport) -> Verdict:
        """Holds if the parts make the whole; broken if they are more, or are all and make less."""
        total = sum(self.parts)
        if total == self.whole:
            return Verdict.HOLDS
        return Verdict.BROKEN if self.complete or total > self.whole else Verdict.NOT_ASSESSED


@frozen(kw_only=True)
class ShareClaim(Claim):
    """A percentage of figures that stand beside it: B 件，占 P%.

    ``wholes`` are the figures that it may be a share of, the likeliest first.
    """

    percent: Decimal
    part: int
    wholes: tuple[int, ...]

    def verdict(self, report: AnnualReport) -> Verdict:
        """Holds if it is the part's share in one of the wholes, rounded or cut off where it is printed."""
        return Verdict.HOLDS if any(map(self._fits, self.wholes)) else Verdict.BROKEN

    @property
    def true_percent(self) -> Decimal:
        """The part's share in the likeliest whole, to as many decimals as are printed."""
        return self._exactly(self.wholes[0]).quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP)

    @property
    def _decimals(self) -> int:
        exponent = self.percent.as_tuple().exponent
        assert isinstance(exponent, int)
        return -exponent

    def _exactly(self, whole: int) -> Decimal:
        return Decimal(100 * self.part) / whole

    def _fits(self, whole: int) -> bool:
        return abs(self._exactly(whole) - self.percent) < Decimal(1).scaleb(-self._decimals)


def sum_of(report: AnnualReport, cells: Iterable[CellAddress]) -> int | Decimal | None:
    """What the cells add up to; ``None`` if one is not stated."""
    total: int | Decimal = 0
    for cell in cells:
        figure: Figure = report[cell]
        if figure is None:
            return None
        total += figure
    return total
