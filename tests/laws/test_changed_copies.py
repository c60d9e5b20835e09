""" "Easy changed copies (`with_cell`), `diff(a, b)` by address"; diff is "empty exactly when they are equal"."""

import pytest
from attrs import evolve, fields
from hypothesis import assume, given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, CellAddress, Difference, Narrative, UnknownCellError, diff, form
from gov_disclosure.figures import canonical_amount
from gov_disclosure.forms import CellKind
from gov_disclosure.strategies import amounts, cell_addresses, counts, narratives, reports


@st.composite
def reports_with_a_change(draw: st.DrawFn) -> tuple[AnnualReport, CellAddress, object]:
    report = draw(reports(stated=True))
    cell = draw(cell_addresses(edition=report.form))
    kind = form(report.form).column(cell).kind
    return report, cell, draw(st.none() | (amounts() if kind is CellKind.AMOUNT else counts()))


@given(reports(), reports())
def test_diff_is_empty_exactly_for_equal_reports(one: AnnualReport, other: AnnualReport) -> None:
    assert (diff(one, other) == ()) is (one == other)
    assert diff(one, one) == ()


@given(reports(), reports())
def test_diff_backwards_is_diff_turned_around(one: AnnualReport, other: AnnualReport) -> None:
    turned = {Difference(each.at, each.after, each.before) for each in diff(one, other)}
    assert set(diff(other, one)) == turned


@given(reports_with_a_change())
def test_one_changed_cell_is_one_difference_at_its_address(
    change: tuple[AnnualReport, CellAddress, object],
) -> None:
    report, cell, value = change
    before = report[cell]
    changed = report.with_cell(cell, value)
    assert changed[cell] == value
    expected = () if before == value else (Difference(str(cell), before, value),)
    assert diff(report, changed) == expected
    assert report[cell] == before, "the original is as it was"
    assert changed.with_cell(cell, before) == report


@given(reports_with_a_change())
def test_a_cell_is_named_by_address_or_text_alike(change: tuple[AnnualReport, CellAddress, object]) -> None:
    report, cell, value = change
    assert report.with_cell(str(cell), value) == report.with_cell(cell, value)
    assert report[str(cell)] == report[cell] == dict(report.items())[cell]
    assert report.table(cell.table).with_cell(cell, value) == report.with_cell(cell, value).table(cell.table)


@given(reports_with_a_change(), st.data())
def test_changes_of_two_cells_do_not_depend_on_their_order(
    change: tuple[AnnualReport, CellAddress, object], data: st.DataObject
) -> None:
    report, cell, value = change
    other = data.draw(cell_addresses(edition=report.form))
    assume(other != cell)
    number = data.draw(counts())
    there = report.with_cell(cell, value).with_cell(other, number)
    assert there == report.with_cell(other, number).with_cell(cell, value)
    assert {each.at for each in diff(report, there)} <= {str(cell), str(other)}


@given(reports(), narratives())
def test_changed_prose_is_named_by_its_section(report: AnnualReport, narrative: Narrative) -> None:
    changed = evolve(report, narrative=narrative)
    assert {each.at for each in diff(report, changed)} == {
        f"narrative.{part.name}"
        for part in fields(Narrative)
        if getattr(narrative, part.name) != getattr(report.narrative, part.name)
    }


@given(reports())
def test_a_change_in_an_absent_table_is_refused(report: AnnualReport) -> None:
    cells = cell_addresses() if report.form is None else None
    absent = [cell for cell, _ in report.items() if report.table(cell.table) is None]
    if cells is not None:
        absent = [CellAddress.parse("requests.received.total")]
    for cell in absent[:1]:
        with pytest.raises(UnknownCellError):
            report.with_cell(cell, 1)


@given(amounts())
def test_equal_amounts_are_stored_alike(amount: object) -> None:
    """ "Equal amounts are written alike"."""
    padded = amount + type(amount)("0.000") if len(str(amount)) < 24 else amount
    assert str(canonical_amount(padded)) == str(canonical_amount(amount))
