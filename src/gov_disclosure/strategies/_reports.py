"""Whole reports."""

from datetime import date
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from ..forms import CellKind, editions, form
from ..identities import table_identities
from ..printable import obstacles
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS, AnnualReport
from ..tables import FigureTable
from ..vocabulary import Edition
from ._arguments import check_flag, check_wish, editions_of
from ._prose import agencies, any_text, narratives, preambles, printable_narratives, titles
from ._tables import table_of

__all__ = ["reports"]

_MISTAKEN = "requests"
"""The table in which ``wrong_cells`` are: the one whose identities tell its cells apart."""


def reports(
    *,
    edition: Edition | str | None = None,
    consistent: bool | None = None,
    wrong_cells: int | None = None,
    printable: bool = False,
    stated: bool = False,
) -> st.SearchStrategy[AnnualReport]:
    """Reports: any that can exist, with any text, missing tables and cells, and huge figures.

    - ``edition``: of this edition of the form (any, and none where there is no table, by default).
    - ``consistent=True``: every identity holds, and every cell of the three tables is stated.
      ``consistent=False``: an identity is broken.
    - ``wrong_cells`` (1, 2 or 3): every cell is stated, and the smallest mend changes exactly that many, all
      in table 三.
    - ``printable=True``: can be written as a document and read back without loss:
      :func:`gov_disclosure.printable.obstacles` finds none.
    - ``stated=True``: every cell of the three tables is stated.

    >>> from hypothesis import given
    >>> @given(reports(edition="2021", consistent=True))
    ... def test_nothing_is_missing(report):
    ...     assert report.cells_stated == 200
    >>> test_nothing_is_missing()

    :raises InvalidArgument: an argument that makes no sense, or two that contradict each other.
    """
    check_wish(consistent, wrong_cells, stated)
    check_flag("printable", printable)
    wished = (consistent, wrong_cells, stated)
    found = [_printable(each, *wished) if printable else _reports(each, *wished) for each in editions_of(edition)]
    if not printable and edition is None and wished == (None, None, False):
        found.append(_without_tables())
    return st.one_of(found)


@cache
def _head() -> dict[str, st.SearchStrategy[Any]]:
    """What stands in any report beside its tables."""
    return {
        "agency": st.none() | any_text(least=1),
        "agency_code": st.none() | any_text(),
        "year": st.none() | st.integers(MIN_YEAR, MAX_YEAR),
        "title": st.none() | any_text(least=1),
        "published_on": st.none() | st.dates(),
        "narrative": narratives(),
    }


@cache
def _without_tables() -> st.SearchStrategy[AnnualReport]:
    return st.builds(AnnualReport, form=st.none(), **_head())


@st.composite
def _tables(
    draw: st.DrawFn, edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> dict[str, Any]:
    """The three tables; one may be absent where nothing is asked of it."""
    broken = None
    if wrong_cells is not None:
        broken, consistent = _MISTAKEN, True
    elif consistent is False:
        broken = draw(st.sampled_from([each.key for each in form(edition).tables if table_identities(each)]))
        consistent = None
    whole = stated or consistent is True
    tables = {}
    for key in TABLE_KEYS:
        if key == broken:
            wish = (None, wrong_cells, stated) if wrong_cells is not None else (False, None, stated)
            tables[key] = draw(table_of(key, edition, *wish))
        elif whole or not draw(st.booleans()):
            tables[key] = draw(table_of(key, edition, consistent, None, whole))
    return tables


@st.composite
def _reports(
    draw: st.DrawFn, edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> AnnualReport:
    tables = draw(_tables(edition, consistent, wrong_cells, stated))
    return AnnualReport(form=edition, **tables, **draw(st.fixed_dictionaries(_head())))


@cache
def _printable(
    edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[AnnualReport]:
    return _official(edition, consistent, wrong_cells, stated).filter(lambda report: not obstacles(report))


@st.composite
def _official(
    draw: st.DrawFn, edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> AnnualReport:
    """A report in the style of the published ones: hardly any has an obstacle to being printed."""
    agency, year = draw(agencies()), draw(st.integers(2008, 2099))
    tables = draw(_tables(edition, consistent, wrong_cells, stated).filter(_tell_edition))
    unit = getattr(tables.get("proactive"), "amount_unit", None)
    if unit is not None:
        tables["proactive"] = evolve(tables["proactive"], amount_unit=draw(_units(tables["proactive"])))
    return AnnualReport(
        form=edition,
        agency=agency,
        agency_code=draw(st.none() | st.from_regex("[0-9A-Z]{18}", fullmatch=True)),
        year=year,
        title=draw(titles(agency, year)),
        published_on=draw(st.none() | st.dates(date(year, 1, 1), date(year + 2, 12, 31))),
        narrative=draw(printable_narratives(preamble=preambles(form(edition), agency, year))),
        **tables,
    )


def _tell_edition(tables: dict[str, FigureTable]) -> bool:
    """Whether there is a table that is not the same in every edition."""
    return any(len({each.table(key) for each in editions()}) > 1 for key in tables)


def _units(table: FigureTable) -> st.SearchStrategy[str | None]:
    """Units that can be printed: none where there is no amount to print them beside."""
    amounts = [figure for kind, figure in zip(table.table.kinds, table.cells, strict=True) if kind is CellKind.AMOUNT]
    return st.none() if None in amounts else st.sampled_from((None, "元", "万元", "亿元"))
