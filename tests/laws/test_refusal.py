""" "Anything else than a non-negative int in a count (bool, float, str, negative) is refused at construction with
the address in the error", and everything wrong is named at once.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, CellAddress, InvalidReportError, Narrative, form
from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.forms import CellKind
from gov_disclosure.strategies import amounts, cell_addresses, counts, reports

NO_NUMBERS = st.one_of(
    st.booleans(),
    st.floats(),
    st.text(),
    st.binary(),
    st.complex_numbers(),
    st.fractions(),
    st.dates(),
    st.just([]),
    st.just(object()),
)
TOO_LARGE = st.integers(min_value=MAX_COUNT + 1)
NEVER: dict[CellKind, st.SearchStrategy[object]] = {
    CellKind.COUNT: st.one_of(NO_NUMBERS, st.decimals(), st.integers(max_value=-1), TOO_LARGE),
    CellKind.CHANGE: st.one_of(NO_NUMBERS, st.decimals(), TOO_LARGE, TOO_LARGE.map(int.__neg__)),
    CellKind.AMOUNT: st.one_of(
        NO_NUMBERS,
        st.decimals(max_value=-1, allow_nan=False),
        st.sampled_from([Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-0.1"), Decimal("1E+1000")]),
        st.integers(max_value=-1),
        st.just(Fraction(1, 2)),
    ),
}
ALWAYS: dict[CellKind, st.SearchStrategy[object]] = {
    CellKind.COUNT: st.none() | counts(),
    CellKind.CHANGE: st.none() | st.integers(-MAX_COUNT, MAX_COUNT),
    CellKind.AMOUNT: st.none() | amounts(),
}


def kind_of(report: AnnualReport, cell: CellAddress) -> CellKind:
    return form(report.form).column(cell).kind


@given(reports(stated=True), st.data())
def test_what_is_no_figure_is_refused_by_address(report: AnnualReport, data: st.DataObject) -> None:
    cell = data.draw(cell_addresses(edition=report.form))
    value = data.draw(NEVER[kind_of(report, cell)])
    for change in (report.with_cell, report.table(cell.table).with_cell):
        with pytest.raises(InvalidReportError) as caught:
            change(cell, value)
        assert [problem.at for problem in caught.value.problems] == [str(cell)]
        assert str(cell) in str(caught.value)
        assert str(cell) in caught.value.message("zh")


@given(reports(stated=True), st.data())
def test_everything_wrong_in_a_table_is_named_at_once(report: AnnualReport, data: st.DataObject) -> None:
    table = report.table(data.draw(st.sampled_from(["proactive", "requests", "review_litigation"])))
    addresses = [cell for cell, _ in table.items()]
    wrong = data.draw(st.lists(st.sampled_from(addresses), min_size=1, max_size=6, unique=True))
    values = {cell: data.draw(NEVER[kind_of(report, cell)]) for cell in wrong}
    with pytest.raises(InvalidReportError) as caught:
        evolve(table, cells=tuple(values.get(cell, figure) for cell, figure in table.items()))
    assert [problem.at for problem in caught.value.problems] == [str(cell) for cell in addresses if cell in wrong]


@given(reports(stated=True), st.data())
def test_what_is_a_figure_is_held_exactly(report: AnnualReport, data: st.DataObject) -> None:
    cell = data.draw(cell_addresses(edition=report.form))
    value = data.draw(ALWAYS[kind_of(report, cell)])
    assert report.with_cell(cell, value)[cell] == value


@given(reports(), st.integers(-3, 3))
def test_a_table_of_another_size_is_refused(report: AnnualReport, difference: int) -> None:
    for key, table in report.tables.items():
        cells = table.cells[:difference] if difference < 0 else table.cells + table.cells[:difference]
        if len(cells) != len(table.cells):
            with pytest.raises(InvalidReportError) as caught:
                evolve(table, cells=cells)
            assert [problem.at for problem in caught.value.problems] == [key]


BAD_TEXT = st.sampled_from(["\0", "a\0b", "\ud800", "字\udfff", b"bytes", 3, 3.5, True])
BAD_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "agency": BAD_TEXT | st.just(""),
    "title": BAD_TEXT | st.just(""),
    "agency_code": BAD_TEXT,
    "year": st.sampled_from([1948, 10000, -1, True, 2024.0, "2024", Decimal(2024)]),
    "published_on": st.datetimes() | st.sampled_from(["2024-01-01", 20240101]),
    "narrative": st.sampled_from([None, "text", {}]),
    "proactive": st.just(()) | st.builds(object),
    "requests": st.sampled_from([{}, "requests", 0]),
    "review_litigation": st.sampled_from([[], 1]),
}


def test_what_is_no_table_asks_for_no_edition() -> None:
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport(form=None, proactive=())
    assert [problem.at for problem in caught.value.problems] == ["proactive"]


@given(reports(), st.lists(st.sampled_from(sorted(BAD_FIELDS)), min_size=1, unique=True), st.data())
def test_every_field_that_cannot_be_is_named_at_once(
    report: AnnualReport, names: list[str], data: st.DataObject
) -> None:
    wrong = {name: data.draw(BAD_FIELDS[name]) for name in names}
    with pytest.raises(InvalidReportError) as caught:
        evolve(report, **wrong)
    assert {problem.at for problem in caught.value.problems} == set(names)


@given(st.sampled_from([field for field in Narrative.__slots__ if not field.startswith("_")]), BAD_TEXT)
def test_prose_that_is_no_text_is_refused_by_section(section: str, text: object) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Narrative(**{section: text})
    assert [problem.at for problem in caught.value.problems] == [f"narrative.{section}"]


@given(reports(edition="2019", stated=True), reports(edition="2021", stated=True))
def test_tables_of_another_edition_are_refused(one: AnnualReport, other: AnnualReport) -> None:
    """ "Types guarantee structure: … edition of the parts" (architecture, decision 3)."""
    for report, foreign in ((one, other), (other, one)):
        with pytest.raises(InvalidReportError) as caught:
            evolve(report, proactive=foreign.proactive, requests=foreign.requests)
        assert {problem.at for problem in caught.value.problems} == {"proactive", "requests"}
        with pytest.raises(InvalidReportError) as caught:
            evolve(report, form=None)
        assert caught.value.problems
