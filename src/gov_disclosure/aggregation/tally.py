"""The sum of reports, cell by cell: how much is stated, by how many, and by how many it is not.

Tallies of one edition form a commutative monoid: adding them is associative, their order does not matter, and
``Tally()`` changes nothing. An unstated cell adds nothing and is counted, so that a sum that lacks something never
looks like one that is complete.
"""

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from functools import cache, reduce
from operator import add
from typing import Any, Self

from attrs import frozen

from ..cells import CellAddress
from ..errors import InvalidCollectionError, Problem
from ..figures import MONEY_UNITS, Figure
from ..forms import CellKind, Form, Table
from ..forms import form as get_form
from ..report import AnnualReport, table_of
from ..vocabulary import Edition

__all__ = ["AMOUNT_UNIT", "CellSum", "Tally"]

AMOUNT_UNIT = "万元"
"""The unit in which amounts are added whose unit the form does not fix."""

_EXACT = Context(prec=2000, Emax=10**6, Emin=-(10**6), traps=[Inexact, InvalidOperation, Overflow])
"""Amounts are added without rounding, however many there are."""


@frozen(kw_only=True)
class CellSum:
    """The sum of a cell: of the figures that are stated, by how many reports, and how many do not state it.

    ``unstated`` counts the reports whose cell is blank or unread, and the agencies whose report is not there at all.
    """

    at: CellAddress
    sum: int | Decimal
    stated: int
    unstated: int
    kind: CellKind

    @property
    def complete(self) -> bool:
        """Everybody states it."""
        return self.stated > 0 and self.unstated == 0

    @property
    def figure(self) -> Figure:
        """The sum, if everybody states it; else ``None``."""
        return self.sum if self.complete else None

    @property
    def at_least(self) -> Figure:
        """What the sum comes to at least: that of the figures stated; ``None`` where nobody states one.

        A signed change has no such bound unless everybody states it.
        """
        if self.kind is CellKind.CHANGE:
            return self.figure
        return self.sum if self.stated else None


@frozen(kw_only=True)
class Tally:
    """The sum of reports of one edition; ``Tally()`` is that of none, ``one + other`` that of both.

    ``reports`` is how many were added, ``absent`` how many agencies there are beside whose figures are not known.

    >>> from gov_disclosure import ReviewLitigationGrid
    >>> def report(upheld):
    ...     grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": upheld}})
    ...     return AnnualReport(form="2021", review_litigation=grid)
    >>> cell = Tally.total([report(3), report(None), report(4)])["review_litigation.reconsideration.upheld"]
    >>> cell.sum, cell.stated, cell.unstated, cell.figure, cell.at_least
    (7, 2, 1, None, 7)

    :raises InvalidCollectionError: the sum of two editions.
    """

    form: Edition | None = None
    reports: int = 0
    absent: int = 0
    sums: tuple[int | Decimal, ...] = ()
    stated: tuple[int, ...] = ()

    @classmethod
    def of(cls, report: AnnualReport) -> Self:
        """The sum of one report."""
        if report.form is None:
            return cls(reports=1)
        figures = list(_figures(get_form(report.form), report))
        return cls(
            form=report.form,
            reports=1,
            sums=tuple(_zero(kind) if figure is None else figure for kind, figure in figures),
            stated=tuple(int(figure is not None) for _, figure in figures),
        )

    @classmethod
    def total(cls, reports: Iterable[AnnualReport]) -> Self:
        """The sum of reports.

        :raises InvalidCollectionError: they are of several editions.
        """
        return reduce(add, map(cls.of, reports), cls())

    def __add__(self, other: object) -> Self:
        """The sum of both.

        :raises InvalidCollectionError: they are of two editions.
        """
        if not isinstance(other, Tally):
            return NotImplemented
        if self.form and other.form and self.form is not other.form:
            raise InvalidCollectionError(
                [
                    Problem(
                        "form",
                        f"expected reports of one edition, got {self.form} and {other.form}",
                        f"应为同一版格式的报告，实有{self.form}版与{other.form}版",
                    )
                ]
            )
        return type(self)(
            form=self.form or other.form,
            reports=self.reports + other.reports,
            absent=self.absent + other.absent,
            sums=tuple(map(_added, self.sums, other.sums)) if self.sums and other.sums else self.sums or other.sums,
            stated=tuple(map(add, self.stated, other.stated))
            if self.stated and other.stated
            else self.stated or other.stated,
        )

    def __getitem__(self, address: CellAddress | str) -> CellSum:
        """The sum of a cell.

        :raises UnknownCellError: the edition has no such cell.
        """
        the_form = get_form(max(Edition) if self.form is None else self.form)
        at = the_form.address(address)
        kind = the_form.column(at).kind
        everybody = self.reports + self.absent
        if self.form is None:
            return CellSum(at=at, sum=_zero(kind), stated=0, unstated=everybody, kind=kind)
        position = _positions(self.form)[at]
        stated = self.stated[position]
        return CellSum(at=at, sum=self.sums[position], stated=stated, unstated=everybody - stated, kind=kind)

    def cells(self) -> Iterator[CellSum]:
        """The sum of every cell, in printed order."""
        if self.form is not None:
            the_form = get_form(self.form)
            everybody = self.reports + self.absent
            kinds = (kind for table in the_form.tables for kind in table.kinds)
            for at, kind, total, stated in zip(the_form.addresses, kinds, self.sums, self.stated, strict=True):
                yield CellSum(at=at, sum=total, stated=stated, unstated=everybody - stated, kind=kind)

    def report(self, *, agency: str | None = None, year: int | None = None, lower_bound: bool = False) -> AnnualReport:
        """The sums as a report: a cell that not everybody states is ``None``.

        With ``lower_bound=True`` it says what the sum comes to at least, which is then for the caller to tell.

        :raises InvalidReportError: a sum is larger than a cell can hold.
        """
        if self.form is None:
            return AnnualReport(form=None, agency=agency, year=year)
        figures = {cell.at: cell.at_least if lower_bound else cell.figure for cell in self.cells()}
        told = {cell.at.table for cell in self.cells() if cell.stated}
        tables: dict[str, Any] = {}
        for table in get_form(self.form).tables:
            cells = tuple(figures[address] for address in table.addresses)
            tables[table.key] = _table(table, self.form, cells) if table.key in told else None
        return AnnualReport(form=self.form, agency=agency, year=year, **tables)


@cache
def _positions(edition: Edition) -> dict[CellAddress, int]:
    return {address: position for position, address in enumerate(get_form(edition).addresses)}


def _zero(kind: CellKind) -> int | Decimal:
    return Decimal(0) if kind is CellKind.AMOUNT else 0


def _added(one: int | Decimal, other: int | Decimal) -> int | Decimal:
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return _plain(_EXACT.add(Decimal(one), Decimal(other)))


def _plain(amount: Decimal) -> Decimal:
    """Equal amounts look alike, so that equal sums are equal in every way."""
    return Decimal(f"{amount.normalize(_EXACT):f}")


def _figures(the_form: Form, report: AnnualReport) -> Iterator[tuple[CellKind, Figure]]:
    """Every cell as it can be added: an amount without a unit, of which nobody knows what it is, as unstated."""
    unit = getattr(report.proactive, "amount_unit", None)
    for table in the_form.tables:
        published = report.table(table.key)
        cells = (None,) * len(table.addresses) if published is None else published.cells
        for kind, column, figure in zip(table.kinds, table.columns, cells, strict=True):
            if kind is CellKind.AMOUNT and figure is not None:
                figure = _amount(figure, column.unit or unit, column.unit or AMOUNT_UNIT)
            yield kind, figure


def _amount(figure: Decimal, unit: str | None, wanted: str) -> Decimal | None:
    if unit not in MONEY_UNITS:
        return None
    return _plain(_EXACT.divide(_EXACT.multiply(figure, MONEY_UNITS[unit]), MONEY_UNITS[wanted]))


def _table(table: Table, edition: Edition, cells: tuple[Any, ...]) -> Any:
    kinds = zip(cells, table.kinds, table.columns, strict=True)
    unitless = [cell for cell, kind, column in kinds if kind is CellKind.AMOUNT and column.unit is None]
    units = [None if None in unitless else AMOUNT_UNIT] if unitless else []
    return table_of(edition, table.key, cells, *units)
