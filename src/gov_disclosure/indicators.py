"""Rates: which figures over which, as data, so that whoever reads a rate can say what was divided by what."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Protocol

from attrs import frozen

from .cells import CellAddress
from .figures import Figure
from .forms import Form, Heading, Row, RowRole, editions, form
from .report import AnnualReport
from .vocabulary import ApplicantClass, Edition, RequestRow, Result, Route

__all__ = ["Figures", "Rate", "rates", "rates_by_id"]


class Figures(Protocol):
    """What has figures by address: a report, or the sum of several."""

    @property
    def form(self) -> Edition | None:
        """The edition of the form."""
        ...

    def __getitem__(self, address: CellAddress) -> Figure:
        """The figure at an address."""
        ...


@frozen(kw_only=True)
class Rate:
    """A rate with its numerator, its denominator and its definition: sums of cells, one over the other.

    >>> from gov_disclosure import AnnualReport, RequestMatrix
    >>> figures = {
    ...     "received": {"natural_person": 3},
    ...     "disclosed": {"natural_person": 2},
    ...     "unavailable.not_held": {"natural_person": 1},
    ... }
    >>> report = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", figures, fill=0))
    >>> disclosure = next(rate for rate in rates("2021") if rate.id == "disclosure")
    >>> disclosure.of(report)
    Fraction(2, 3)
    >>> disclosure.definition_en
    '（一）予以公开 + （二）部分公开（区分处理的，只计这一情形，不计其他情形） over （七）总计'
    """

    id: str
    title_zh: str
    title_en: str
    numerator: tuple[CellAddress, ...]
    denominator: tuple[CellAddress, ...]
    definition_zh: str
    definition_en: str

    def of(self, figures: Figures | AnnualReport) -> Fraction | None:
        """The rate, exactly; ``None`` where a part is not stated or the denominator is zero.

        :raises UnknownCellError: the figures are of an edition that does not have these cells.
        """
        if figures.form is None:
            return None
        parts = [[figures[cell] for cell in cells] for cells in (self.numerator, self.denominator)]
        if any(figure is None for part in parts for figure in part):
            return None
        numerator, denominator = (sum(map(Fraction, part)) for part in parts)  # type: ignore[arg-type]  # no None, see above
        return Fraction(numerator) / denominator if denominator else None


@frozen(kw_only=True)
class _Cells:
    """Cells of a table by row and column, and how they are called together."""

    rows: tuple[Row, ...]
    table: str
    columns: tuple[str, ...]
    named: str

    @property
    def addresses(self) -> tuple[CellAddress, ...]:
        return tuple(CellAddress(self.table, row.key, column) for row in self.rows for column in self.columns)


@cache
def rates(edition: Edition | str, applicant: ApplicantClass | str = ApplicantClass.TOTAL) -> tuple[Rate, ...]:
    """The rates of an edition: of all applicants, or of a class of them where the form tells it.

    >>> [rate.id for rate in rates("2021")][:4]
    ['disclosure', 'full_disclosure', 'refusal', 'refusal.state_secret']

    Source: the labels of the form, which each definition quotes.

    :raises UnknownCellError: there is no such edition.
    :raises ValueError: there is no such class of applicants.
    """
    the_form = form(edition)
    return (*_request_rates(the_form, str(ApplicantClass(applicant))), *_review_rates(the_form))


@cache
def rates_by_id() -> Mapping[str, Mapping[Edition, Rate]]:
    """Each rate by its id, in the editions that have it, the newest first.

    >>> [edition.value for edition in rates_by_id()["disclosure"]]
    ['2021', '2019']
    """
    found: dict[str, dict[Edition, Rate]] = {}
    for each in reversed(editions()):
        for rate in rates(each.edition):
            found.setdefault(rate.id, {})[each.edition] = rate
    return MappingProxyType(found)


def _request_rates(the_form: Form, column: str) -> Iterator[Rate]:
    table = the_form.table("requests")

    def those(named: str | None, wanted: Callable[[Row], bool]) -> _Cells:
        rows = tuple(row for row in table.rows if wanted(row))
        return _Cells(
            rows=rows, table=table.key, columns=(column,), named=named or " + ".join(row.label for row in rows)
        )

    concluded = those(None, lambda row: row.role is RowRole.CONCLUDED)
    released = (RequestRow.DISCLOSED, RequestRow.PARTIALLY_DISCLOSED)
    yield _rate("disclosure", "公开率", "disclosure rate", those(None, lambda row: row.key in released), concluded)
    disclosed = those(None, lambda row: row.key == RequestRow.DISCLOSED)
    yield _rate("full_disclosure", "予以公开率", "full disclosure rate", disclosed, concluded)
    for key, heading in _headings(table.rows).items():
        id, en = _GROUPS[key]
        zh = _NUMERAL.sub("", heading)
        members = tuple(row for row in table.rows if row.key == key or row.key.startswith(f"{key}."))
        yield _rate(id, f"{zh}率", f"{en} rate", those(heading, members.__contains__), concluded)
        for row in members if len(members) > 1 else ():
            ground = row.key.removeprefix(f"{key}.")
            one = those(f"{heading} {row.label}", (row,).__contains__)
            yield _rate(
                f"{id}.{ground}",
                f"{zh}率：{_NUMBER.sub('', row.label)}",
                f"{en} rate: {ground.replace('_', ' ')}",
                one,
                concluded,
            )
    outflow = those(None, lambda row: row.role is RowRole.OUTFLOW)
    inflow = those(None, lambda row: row.role is RowRole.INFLOW)
    yield _rate("carry_over", "结转率", "carry-over rate", outflow, inflow)


_GROUPS = {
    "withheld": ("refusal", "refusal"),
    "unavailable": ("unavailable", "unavailability"),
    "not_processed": ("not_processed", "not-processed"),
    "otherwise_handled": ("otherwise_handled", "otherwise-handled"),
}
"""For each group of outcomes the id of its rate and what it is called in English."""

_NUMERAL = re.compile(r"^（.）")
_NUMBER = re.compile(r"^\d\.")


def _headings(rows: tuple[Row, ...]) -> dict[str, str]:
    """The groups of outcomes of an edition and their printed headings, in printed order."""
    found: dict[str, str] = {}
    for row in rows:
        key = row.key.partition(".")[0]
        if key in _GROUPS:
            heading: Heading | None = next((each for each in row.under if each.group), None)
            found.setdefault(key, heading.label if heading else row.label)
    return found


def _review_rates(the_form: Form) -> Iterator[Rate]:
    table = the_form.table("review_litigation")
    columns = {column.key: column.label for column in table.panels[0].columns}
    ended = tuple(key for key in columns if key not in (Result.PENDING, Result.TOTAL))
    litigation = (Route.DIRECT_LITIGATION, Route.LITIGATION_AFTER_RECONSIDERATION)
    routes: dict[str, tuple[Route, ...]] = {
        "reconsideration": (Route.RECONSIDERATION,),
        "litigation": litigation,
        **{route.value: (route,) for route in litigation},
    }
    for key, members in routes.items():
        rows = tuple(row for row in table.rows if row.key in members)
        named = "、".join("".join((*(each.label for each in row.under), row.label)) for row in rows)
        parts = [
            _Cells(
                rows=rows, table=table.key, columns=keys, named=f"{named}：{' + '.join(columns[key] for key in keys)}"
            )
            for keys in ((str(Result.CORRECTED),), ended)
        ]
        zh = named if len(rows) == 1 else rows[0].under[-1].label
        yield _rate(f"correction.{key}", f"{zh}纠正率", f"correction rate in {key.replace('_', ' ')}", *parts)


def _rate(id: str, zh: str, en: str, numerator: _Cells, denominator: _Cells) -> Rate:
    return Rate(
        id=id,
        title_zh=zh,
        title_en=en,
        numerator=numerator.addresses,
        denominator=denominator.addresses,
        definition_zh=f"（{numerator.named}）÷（{denominator.named}）",
        definition_en=f"{numerator.named} over {denominator.named}",
    )
