"""The report: an immutable, typed annual report on information disclosure, as published."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, Self

from attrs import Attribute, evolve, field, fields, frozen

from .cells import CellAddress
from .errors import InvalidReportError, Problem, UnknownCellError
from .figures import Figure
from .forms import CellKind, Form
from .forms import form as get_form
from .hosts import Displayed, Embeddable
from .proactive import ProactiveDisclosure, ProactiveDisclosure2019, ProactiveDisclosure2021
from .requests import RequestMatrix
from .review_litigation import ReviewLitigationGrid
from .tables import FigureTable
from .text import unfit_text
from .vocabulary import Edition

__all__ = ["TABLE_KEYS", "AnnualReport", "Difference", "Narrative", "diff", "proactive_class", "unit_of"]

TABLE_KEYS = ("proactive", "requests", "review_litigation")
"""The three tables' keys, in printed order."""

MIN_YEAR, MAX_YEAR = 1949, 9999

_PROACTIVE: dict[Edition, type[ProactiveDisclosure2019] | type[ProactiveDisclosure2021]] = {
    each.edition: each for each in (ProactiveDisclosure2019, ProactiveDisclosure2021)
}


def proactive_class(edition: Edition | str) -> type[ProactiveDisclosure2019] | type[ProactiveDisclosure2021]:
    """The class of table 二 in an edition."""
    return _PROACTIVE[get_form(edition).edition]


def table_of(edition: Edition, key: str, cells: tuple[Figure, ...], *unit: str | None) -> FigureTable:
    """A table of an edition, of its figures in the form's order; with the unit of its amount where one is printed.

    >>> table_of(Edition.FORM_2021, "review_litigation", (0,) * 15).stated
    15

    :raises InvalidReportError: values that cannot stand in their cells.
    """
    kinds: dict[str, Callable[..., FigureTable]] = {
        "proactive": proactive_class(edition),
        "requests": partial(RequestMatrix, edition),
        "review_litigation": ReviewLitigationGrid,
    }
    return kinds[key](cells, *unit)


def _check_text(_: object, attribute: "Attribute[Any]", value: object) -> None:
    reason = unfit_text(value)
    if reason:
        raise InvalidReportError([Problem(f"narrative.{attribute.name}", *reason)])


@frozen(kw_only=True)
class Narrative(Embeddable):
    """The prose of a report by section, paragraphs joined by a newline; ``""`` where there is none.

    ``preamble`` stands before section 一; ``overview`` is section 一; ``proactive``, ``requests`` and
    ``review_litigation`` are the sentences that stand beside the tables of 二, 三 and 四;
    ``problems_and_improvements`` is section 五 and ``other_matters`` section 六.

    >>> Narrative(overview="2024年，本机关主动公开政府信息12条。").overview
    '2024年，本机关主动公开政府信息12条。'

    :raises InvalidReportError: a value that is no string of Unicode text without U+0000.
    """

    preamble: str = field(default="", validator=_check_text)
    overview: str = field(default="", validator=_check_text)
    proactive: str = field(default="", validator=_check_text)
    requests: str = field(default="", validator=_check_text)
    review_litigation: str = field(default="", validator=_check_text)
    problems_and_improvements: str = field(default="", validator=_check_text)
    other_matters: str = field(default="", validator=_check_text)

    @classmethod
    def _trusted(
        cls,
        preamble: str,
        overview: str,
        proactive: str,
        requests: str,
        review_litigation: str,
        problems_and_improvements: str,
        other_matters: str,
    ) -> Self:
        """Make a narrative of texts that the caller has checked."""
        self = cls.__new__(cls)
        _set_preamble_text(self, preamble)
        _set_overview_text(self, overview)
        _set_proactive_text(self, proactive)
        _set_requests_text(self, requests)
        _set_review_litigation_text(self, review_litigation)
        _set_problems_and_improvements_text(self, problems_and_improvements)
        _set_other_matters_text(self, other_matters)
        return self


(
    _set_preamble_text,
    _set_overview_text,
    _set_proactive_text,
    _set_requests_text,
    _set_review_litigation_text,
    _set_problems_and_improvements_text,
    _set_other_matters_text,
) = (getattr(Narrative, each.name).__set__ for each in fields(Narrative))


def _year_problem(value: object) -> tuple[str, str] | None:
    if type(value) is int and MIN_YEAR <= value <= MAX_YEAR:
        return None
    return (
        f"expected a year from {MIN_YEAR} to {MAX_YEAR} or null, got {value!r:.60}",
        f"应为{MIN_YEAR}至{MAX_YEAR}的年份或null，实为{value!r:.60}",
    )


def _expected(en: str, zh: str, value: object) -> tuple[str, str]:
    return f"expected {en}, got {type(value).__name__}", f"应为{zh}，实为{type(value).__name__}"


_TABLES: dict[str, type | tuple[type, ...]] = {
    "proactive": (ProactiveDisclosure2019, ProactiveDisclosure2021),
    "requests": RequestMatrix,
    "review_litigation": ReviewLitigationGrid,
}


def _table_problem(key: str, table: object, form: Edition | None) -> tuple[str, str] | None:
    if not isinstance(table, _TABLES[key]):
        return _expected(f"a table of {key}", f"{key}的表", table)
    edition = getattr(table, "edition", form)
    if form is None or edition == form:
        return None
    return f"is of the {edition} form, the report of {form}", f"属于{edition}版格式，而报告为{form}版"


def _edition_or_none(value: Edition | str | None) -> Edition | None:
    return value if value is None else get_form(value).edition


@frozen(kw_only=True, repr=False)
class AnnualReport(Displayed, Embeddable):
    """One agency's annual report on information disclosure (政府信息公开工作年度报告), as published.

    ``form`` is the edition of the form, ``None`` only when the document has none of the three tables.
    ``agency`` (发布机关), ``agency_code`` (统一社会信用代码), ``year`` (the year reported on), ``title`` and
    ``published_on`` (发布日期) are ``None`` where the document does not tell. The tables are ``None`` where
    the document does not have them: absent is never zero.

    Instances are immutable and hashable. Totals are what was published; :func:`gov_disclosure.check`
    judges whether they add up.

    >>> report = AnnualReport(form=Edition.FORM_2021, agency="示例县统计局", year=2024)
    >>> report.requests is None
    True
    >>> report.year
    2024

    Source: 条例第五十条; the edition's notice, ``form(report.form).notice``.

    :raises InvalidReportError: every value that cannot stand in a report, each with its place.
    :raises UnknownCellError: ``form`` is no edition.
    """

    form: Edition | None = field(converter=_edition_or_none)
    agency: str | None = None
    agency_code: str | None = None
    year: int | None = None
    title: str | None = None
    published_on: date | None = None
    narrative: Narrative = field(factory=Narrative)
    proactive: ProactiveDisclosure | None = None
    requests: RequestMatrix | None = None
    review_litigation: ReviewLitigationGrid | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be a report, all of it at once."""
        problems = [Problem(at, *reason) for at, reason in self._reasons() if reason]
        if problems:
            raise InvalidReportError(problems)

    def _reasons(self) -> Iterator[tuple[str, tuple[str, str] | None]]:
        for name in ("agency", "title"):
            value = getattr(self, name)
            yield name, None if value is None else unfit_text(value, empty=False)
        yield "agency_code", None if self.agency_code is None else unfit_text(self.agency_code)
        yield "year", None if self.year is None else _year_problem(self.year)
        if self.published_on is not None and type(self.published_on) is not date:
            yield "published_on", _expected("a date", "日期（date）", self.published_on)
        if not isinstance(self.narrative, Narrative):
            yield "narrative", _expected("a Narrative", "Narrative", self.narrative)
        yield from self._table_reasons()

    def _table_reasons(self) -> Iterator[tuple[str, tuple[str, str] | None]]:
        given = {key: table for key in TABLE_KEYS if (table := getattr(self, key)) is not None}
        reasons = {key: _table_problem(key, table, self.form) for key, table in given.items()}
        if self.form is None and None in reasons.values():
            yield "form", ("expected an edition, as there are tables", "有表格时必须注明格式版本")
        yield from reasons.items()

    @classmethod
    def _trusted(
        cls,
        form: Edition | None,
        agency: str | None,
        agency_code: str | None,
        year: int | None,
        title: str | None,
        published_on: date | None,
        narrative: Narrative,
        proactive: ProactiveDisclosure | None,
        requests: RequestMatrix | None,
        review_litigation: ReviewLitigationGrid | None,
    ) -> Self:
        """Make a report of values that the caller has checked."""
        self = cls.__new__(cls)
        _set_form(self, form)
        _set_agency(self, agency)
        _set_agency_code(self, agency_code)
        _set_year(self, year)
        _set_title(self, title)
        _set_published_on(self, published_on)
        _set_narrative(self, narrative)
        _set_proactive(self, proactive)
        _set_requests(self, requests)
        _set_review_litigation(self, review_litigation)
        return self

    @property
    def official_form(self) -> Form | None:
        """The form of this report's edition."""
        return None if self.form is None else get_form(self.form)

    def table(self, key: str) -> FigureTable | None:
        """The table of that key, ``None`` where the document has none.

        :raises UnknownCellError: no form has such a table.
        """
        if key not in TABLE_KEYS:
            raise UnknownCellError(
                en=f"a report has no table {key!r}: there are {', '.join(TABLE_KEYS)}",
                zh=f"报告没有表{key!r}：只有{'、'.join(TABLE_KEYS)}",
            )
        table: FigureTable | None = getattr(self, key)
        return table

    @property
    def tables(self) -> dict[str, FigureTable]:
        """The tables that the document has, by key, in printed order."""
        return {key: table for key in TABLE_KEYS if (table := self.table(key)) is not None}

    def items(self) -> Iterator[tuple[CellAddress, Figure]]:
        """Every cell of the form with its figure; ``None`` throughout a table that is absent."""
        if self.form is None:
            return
        for description in get_form(self.form).tables:
            table = self.table(description.key)
            if table is None:
                yield from ((address, None) for address in description.addresses)
            else:
                yield from table.items()

    @property
    def cells_stated(self) -> int:
        """How many cells state a number."""
        return sum(table.stated for table in self.tables.values())

    def __getitem__(self, address: str | CellAddress) -> Figure:
        """The figure at an address; ``None`` where no number is known or the table is absent.

        :raises UnknownCellError: this report's form has no such cell.
        """
        parsed = self._address(address)
        table = self.table(parsed.table)
        return None if table is None else table.get(parsed)

    def with_cell(self, address: str | CellAddress, value: Figure) -> Self:
        """A copy in which one cell says something else.

        :raises UnknownCellError: the form has no such cell, or the report lacks its table.
        :raises InvalidReportError: the cell cannot hold the value.
        """
        parsed = self._address(address)
        table = self.table(parsed.table)
        if table is None:
            raise UnknownCellError(
                en=f"this report has no table {parsed.table!r} to change", zh=f"此报告没有表{parsed.table!r}"
            )
        changes: dict[str, Any] = {parsed.table: table.with_cell(parsed, value)}
        return evolve(self, **changes)

    def _address(self, address: str | CellAddress) -> CellAddress:
        if self.form is None:
            raise UnknownCellError(
                en=f"this report has no tables, hence no cell {str(address)!r}",
                zh=f"此报告没有表格，也就没有单元格{str(address)!r}",
            )
        return get_form(self.form).address(address)

    def __repr__(self) -> str:
        """Short: who, when, which form, and how much is stated."""
        form = None if self.form is None else self.form.value
        return (
            f"AnnualReport(agency={self.agency!r}, year={self.year}, form={form!r}, {self.cells_stated} cells stated)"
        )

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickled as canonical JSON: equal reports give equal pickles, which a later version of the library reads."""
        if type(self) is not AnnualReport:  # what a subclass adds is not in the JSON
            return super().__reduce_ex__(protocol)
        from .codec import dumps

        return _unpickled, (dumps(self),)


(
    _set_form,
    _set_agency,
    _set_agency_code,
    _set_year,
    _set_title,
    _set_published_on,
    _set_narrative,
    _set_proactive,
    _set_requests,
    _set_review_litigation,
) = (getattr(AnnualReport, each.name).__set__ for each in fields(AnnualReport))


def _unpickled(data: bytes) -> AnnualReport:
    from .codec import loads

    return loads(data, max_bytes=len(data))


def unit_of(report: AnnualReport, address: CellAddress | str) -> str | None:
    """The unit of an amount: the form's, or the one that the document prints; ``None`` of whatever is none.

    >>> unit_of(AnnualReport(form="2021"), "proactive.fees.amount_10k_yuan")
    '万元'

    :raises UnknownCellError: the report's edition has no such cell.
    """
    if report.form is None:
        return None
    column = get_form(report.form).column(address)
    if column.kind is not CellKind.AMOUNT:
        return None
    printed: str | None = getattr(report.proactive, "amount_unit", None)
    return column.unit or printed


@frozen
class Difference:
    """One thing in which two reports differ.

    ``at`` is a cell address, or the path of a field (``year``, ``narrative.overview``); or a table's key
    where only one of the reports has the table.
    """

    at: str
    before: Any
    after: Any


def diff(before: AnnualReport, after: AnnualReport) -> tuple[Difference, ...]:
    """Everything in which two reports differ, by address; empty exactly when they are equal.

    >>> one = AnnualReport(form="2021", year=2023)
    >>> diff(one, AnnualReport(form="2021", year=2024))
    (Difference(at='year', before=2023, after=2024),)
    """
    return tuple(_differences(before, after))


def _differences(before: AnnualReport, after: AnnualReport) -> Iterator[Difference]:
    for attribute in fields(AnnualReport):
        name = attribute.name
        one, other = getattr(before, name), getattr(after, name)
        if one == other:
            continue
        if isinstance(one, Narrative) and isinstance(other, Narrative):
            for part in fields(Narrative):
                if getattr(one, part.name) != getattr(other, part.name):
                    yield Difference(f"{name}.{part.name}", getattr(one, part.name), getattr(other, part.name))
        elif isinstance(one, FigureTable) and isinstance(other, FigureTable):
            yield from _table_differences(one, other)
        else:
            yield Difference(name, one, other)


def _table_differences(one: FigureTable, other: FigureTable) -> Iterator[Difference]:
    ones, others = dict(one.items()), dict(other.items())
    for address in ones | others:
        if ones.get(address) != others.get(address):
            yield Difference(str(address), ones.get(address), others.get(address))
    units = [getattr(table, "amount_unit", None) for table in (one, other)]
    if units[0] != units[1]:
        yield Difference("proactive.procurement.amount_unit", *units)
