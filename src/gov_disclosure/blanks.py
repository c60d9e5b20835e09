"""Blank forms to fill in: a report in which nothing is stated yet, but what last year's hands on."""

from collections.abc import Iterator
from os import PathLike
from typing import Any, overload

from attrs import evolve, frozen

from .agency_names import agency_key
from .cells import CellAddress
from .documents import FORMATS, DocumentFormat, chosen_format, obstacles, save
from .errors import BlankFormError, Problem, UnknownFormatError
from .figures import Figure
from .forms import form
from .report import AnnualReport, table_of
from .vocabulary import ApplicantClass, Edition, RequestRow
from .writing.layout import official_title

__all__ = ["blank_form", "not_handed_on"]

_REQUESTS = "requests"


@overload
def blank_form(
    edition: Edition | str,
    target: None = None,
    *,
    agency: str,
    year: int,
    format: str,
    last_year: AnnualReport | None = None,
) -> bytes: ...  # pragma: no cover
@overload
def blank_form(
    edition: Edition | str,
    target: str | PathLike[str],
    *,
    agency: str,
    year: int,
    format: str | None = None,
    last_year: AnnualReport | None = None,
) -> None: ...  # pragma: no cover
def blank_form(
    edition: Edition | str,
    target: str | PathLike[str] | None = None,
    *,
    agency: str,
    year: int,
    format: str | None = None,
    last_year: AnnualReport | None = None,
) -> bytes | None:
    """Make a blank form to fill in, as a workbook (``xlsx``) or a Word document (``docx``).

    It is read as a report of that agency and year in which no cell states anything. In the workbook every
    total is a formula that stays blank until each of its addends is stated: absent is never zero.

    ``last_year`` is the report of the same agency for the year before: what it carried forward
    (四、结转下年度继续办理) is filled in as brought forward (二、上年结转政府信息公开申请数量), shaded, and a
    comment on the cell says where it is from. ``target`` and ``format`` are as for :func:`write`.

    >>> from gov_disclosure import read
    >>> reading = read(blank_form("2021", agency="示例县统计局", year=2025, format="xlsx"))
    >>> reading.report
    AnnualReport(agency='示例县统计局', year=2025, form='2021', 0 cells stated)

    :raises BlankFormError: that agency or year would not be read back from the form's title, or ``last_year`` is not
        the agency's report of the year before: everything at once.
    :raises InvalidReportError: ``agency`` or ``year`` cannot be those of a report.
    :raises UnknownCellError: there is no such edition.
    :raises UnknownFormatError: it is no format that can be filled in.
    :raises MissingExtraError: the format needs an extra that is not installed.
    :raises OSError: the file cannot be written.
    """
    chosen = _chosen(target, format)
    blank = _empty(form(edition).edition, agency, year)
    problems = [*obstacles(blank, chosen.name), *(_misfits(blank, last_year) if last_year else ())]
    if problems:
        raise BlankFormError(problems)
    notes: dict[CellAddress, str] = {}
    for source, address in _handed_on(last_year) if last_year else ():
        blank = blank.with_cell(address, source.figure)
        notes[address] = source.note
    return save(chosen.render(blank, blank=True, notes=notes), target)


def _empty(edition: Edition, agency: str, year: int) -> AnnualReport:
    """A report of which every table is there and states nothing."""
    tables: dict[str, Any] = {
        table.key: table_of(edition, table.key, (None,) * len(table.addresses)) for table in form(edition).tables
    }
    report = AnnualReport(form=edition, agency=agency, year=year, **tables)
    return evolve(report, title=official_title(report))


def _chosen(target: str | PathLike[str] | None, format: str | None) -> DocumentFormat:
    chosen = chosen_format(target, format)
    if chosen.fillable:
        return chosen
    names = [each.name for each in FORMATS.values() if each.fillable]
    raise UnknownFormatError(
        en=f"a form to fill in is made as {' or '.join(names)}, not as {chosen.name}",
        zh=f"空白表的格式为{'或'.join(names)}，不能是{chosen.name}",
    )


# ---------------------------------------------------------------------- last year's report


@frozen
class _Source:
    """A figure of last year's report, and the note that says where it is from."""

    figure: Figure
    note: str


def _misfits(blank: AnnualReport, last_year: AnnualReport) -> Iterator[Problem]:
    """Why a report is not that of the same agency for the year before, or hands nothing on."""
    if _key(last_year) != _key(blank):
        yield Problem(
            "last_year.agency",
            f"is {last_year.agency!r}, the form is for {blank.agency!r}",
            f"为{last_year.agency!r}，而空白表属于{blank.agency!r}",
        )
    if blank.year is not None and last_year.year != blank.year - 1:
        yield Problem(
            "last_year.year",
            f"is {last_year.year}, the year before is {blank.year - 1}",
            f"为{last_year.year}，而上一年为{blank.year - 1}",
        )
    if not any(True for _ in _handed_on(last_year)):
        yield Problem("last_year.requests.carried_forward", "states nothing", "没有数字")


def _key(report: AnnualReport) -> str | None:
    return None if report.agency is None else agency_key(report.agency)


def not_handed_on(last_year: AnnualReport) -> tuple[CellAddress, ...]:
    """The cells of this year's form that last year's report should fill in and does not state.

    >>> from gov_disclosure import RequestMatrix
    >>> report = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", {}, fill=0))
    >>> not_handed_on(report)
    ()
    >>> str(not_handed_on(report.with_cell("requests.carried_forward.total", None))[0])
    'requests.brought_forward.total'
    """
    filled = {address for _, address in _handed_on(last_year)}
    wanted = (CellAddress(_REQUESTS, RequestRow.BROUGHT_FORWARD, applicant) for applicant in ApplicantClass)
    return tuple(address for address in wanted if address not in filled)


def _handed_on(last_year: AnnualReport) -> Iterator[tuple[_Source, CellAddress]]:
    """What last year's report carries forward, and where this year's brings it forward; nothing unstated."""
    if last_year.requests is None or last_year.official_form is None:
        return
    for applicant in ApplicantClass:
        source = CellAddress(_REQUESTS, RequestRow.CARRIED_FORWARD, applicant)
        figure = last_year[source]
        if figure is not None:
            note = f"取自{last_year.agency}{last_year.year}年报告“{last_year.official_form.label(source)}”"
            yield _Source(figure, note), CellAddress(_REQUESTS, RequestRow.BROUGHT_FORWARD, applicant)
