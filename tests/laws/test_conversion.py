""" "Conversion between versions is a named step that reports what it loses." """

from collections import Counter

import pytest
from hypothesis import given

from gov_disclosure import AnnualReport, Comparability, Edition, convert, correspondences, form
from gov_disclosure.identities import violated
from gov_disclosure.strategies import reports

OTHER = {Edition.FORM_2019: Edition.FORM_2021, Edition.FORM_2021: Edition.FORM_2019}


@pytest.mark.parametrize("one", Edition)
@pytest.mark.parametrize("other", Edition)
def test_every_cell_of_both_editions_stands_in_exactly_one_line(one: Edition, other: Edition) -> None:
    lines = correspondences(one, other)
    assert Counter(cell for line in lines for cell in line.before) == Counter(form(one).addresses)
    assert Counter(cell for line in lines for cell in line.after) == Counter(form(other).addresses)
    assert {line.reversed for line in lines} == set(correspondences(other, one))


def test_the_mapping_is_that_of_the_notices() -> None:
    """form-2019.md, section 5: "3 of 22 exact, 2 comparable (made), 2 stocks that look alike and are not"."""
    lines = [each for each in correspondences("2019", "2021") if each.before and each.before[0].table == "proactive"]
    count = Counter(each.comparability for each in lines)
    assert (count[Comparability.EXACT], count[Comparability.COMPARABLE], len(lines)) == (3, 2, 22)
    alike = [each for each in lines if each.comparability is Comparability.NOT_COMPARABLE and each.after]
    assert [str(each.after[0]) for each in alike] == [
        "proactive.rules.in_force",
        "proactive.normative_documents.in_force",
    ]
    rest = [each for each in correspondences("2019", "2021") if each.before and each.before[0].table != "proactive"]
    assert {each.comparability for each in rest} == {Comparability.EXACT}
    assert {(len(each.before), len(each.after)) for each in rest} == {(1, 1), (1, 3)}
    fees = next(each for each in lines if str(each.before[0]) == "proactive.fees.items_last_year")
    assert fees.after == (), "an amount of fees is never filled from a number of items"


@pytest.mark.parametrize("edition", Edition)
def test_the_same_edition_loses_nothing(edition: Edition) -> None:
    report = AnnualReport(form=edition)
    assert convert(report, edition).report is report
    assert convert(AnnualReport(form=None), edition).report.form is None


@given(reports())
def test_every_stated_figure_is_carried_or_among_the_losses(report: AnnualReport) -> None:
    if report.form is None:
        return
    found = convert(report, OTHER[report.form])
    lost = {cell for loss in found.losses for cell in loss.cells}
    for line in correspondences(report.form, OTHER[report.form]):
        for cell in line.before:
            if report.table(cell.table) is None or report[cell] is None or cell in lost:
                continue
            assert line.comparability is Comparability.EXACT
            assert sum(found.report[each] for each in line.after) == sum(report[each] for each in line.before)
    for loss in found.losses:
        assert loss.figures == tuple(report[cell] for cell in loss.cells)
        assert loss.reason_zh
        assert loss.reason_en


@given(reports())
def test_what_is_not_asked_for_stays_unstated(report: AnnualReport) -> None:
    if report.form is None:
        return
    found = convert(report, OTHER[report.form])
    assert {found.report[cell] for cell in found.unfilled} <= {None}
    for key in ("proactive", "requests", "review_litigation"):
        assert (report.table(key) is None) == (found.report.table(key) is None)


@given(reports(consistent=True))
def test_there_and_back_every_figure_is_the_same_or_unstated(report: AnnualReport) -> None:
    back = convert(convert(report, OTHER[report.form]).report, report.form).report
    for cell, figure in back.items():
        assert figure in (None, report[cell])


@given(reports(consistent=True))
def test_no_identity_is_broken_by_the_conversion(report: AnnualReport) -> None:
    assert violated(convert(report, OTHER[report.form]).report) == ()


@given(reports(edition="2019", stated=True))
def test_what_is_only_comparable_is_carried_on_request_and_said(report: AnnualReport) -> None:
    plain, asked = (convert(report, "2021", comparable=each) for each in (False, True))
    cells = ["proactive.rules.issued", "proactive.normative_documents.issued"]
    assert [plain.report[cell] for cell in cells] == [None, None]
    assert [asked.report[cell] for cell in cells] == [
        report["proactive.rules.made"],
        report["proactive.normative_documents.made"],
    ]
    for found, kept in ((plain, False), (asked, True)):
        told = [each for each in found.losses if each.comparability is Comparability.COMPARABLE]
        assert [each.kept for each in told] == [kept, kept]
    assert len(asked.unfilled) == len(plain.unfilled) - 2
