"""`aggregate`: one sum, and a ledger of who is in it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from gov_disclosure import (
    Aggregate,
    AnnualReport,
    InvalidCollectionError,
    InvalidReportError,
    Reading,
    Standing,
    aggregate,
    rates,
)
from tests.aggregation.agencies import TOWNS, town, towns

RECEIVED = "requests.received.total"
FEE = "proactive.fees.amount_10k_yuan"


def standings(found: Aggregate) -> list[tuple[str, str]]:
    return [(each.name, each.standing.value) for each in found.ledger.entries]


def test_a_sum_that_everybody_states() -> None:
    found = aggregate(towns(), agency="示例县")
    assert (found.agency, found.year, found.form) == ("示例县", 2022, "2021")
    assert found[RECEIVED] == 6
    assert found[FEE] == Decimal("79.65")
    assert found.lower_bounds == ()
    report = found.report()
    assert (report.agency, report.year, report[RECEIVED]) == ("示例县", 2022, 6)
    assert report == found.report(lower_bound=True)
    disclosure = next(each for each in rates("2021") if each.id == "disclosure")
    assert disclosure.of(found) == Fraction(1)


def test_an_unstated_cell_makes_a_lower_bound_and_says_so() -> None:
    found = aggregate([*towns(), town("丁镇", requests__received__total=None)])
    cell = found.cell(RECEIVED)
    assert (cell.sum, cell.stated, cell.unstated, cell.complete) == (6, 3, 1, False)
    assert found[RECEIVED] is None
    assert found.report()[RECEIVED] is None
    assert found.report(lower_bound=True)[RECEIVED] == 6
    assert [str(each.at) for each in found.lower_bounds] == [RECEIVED]
    assert found["requests.received.natural_person"] == 7


def test_a_change_has_no_lower_bound() -> None:
    change = "proactive.licensing.item_change"
    found = aggregate([town("甲镇", edition="2019"), evolve(town("乙镇", edition="2019"), proactive=None)])
    assert found.cell(change).sum == -2
    assert found.report(lower_bound=True)[change] is None
    assert found.report(lower_bound=True)["proactive.licensing.items_last_year"] == 12


def test_nobody_states_nothing() -> None:
    empty = aggregate([])
    assert (empty.year, empty.form, empty[RECEIVED], empty.ledger.entries) == (None, None, None, ())
    assert empty.report() == AnnualReport(form=None)
    blank = aggregate([AnnualReport(form="2021", year=2022, agency="甲镇")])
    assert blank[RECEIVED] is None
    assert blank.cell(RECEIVED).at_least is None
    assert blank.report().requests is None


def test_whoever_is_expected_and_absent_makes_every_sum_a_lower_bound() -> None:
    found = aggregate(towns()[:2], expected=TOWNS)
    assert standings(found) == [("丙镇", "missing"), ("乙镇", "counted"), ("甲镇", "counted")]
    assert found.ledger.absent == ("丙镇",)
    assert not found.ledger.complete
    assert found[RECEIVED] is None
    assert (found.cell(RECEIVED).sum, found.cell(RECEIVED).unstated) == (3, 1)
    assert found.report(lower_bound=True)[RECEIVED] == 3
    assert aggregate(towns(), expected=TOWNS).ledger.complete
    assert not aggregate(towns()).ledger.complete, "nobody told whom to expect"


def test_whoever_is_not_expected_is_not_added() -> None:
    found = aggregate([*towns(), town("邻镇", 50), town(None, 50)], expected=[" 甲镇", "乙镇", "丙镇"])
    assert found[RECEIVED] == 6
    assert [each.name for each in found.ledger.of(Standing.UNEXPECTED)] == ["?", "邻镇"]


def test_other_years_are_not_added_and_the_year_must_be_told() -> None:
    reports = [*towns(), evolve(town("丁镇"), year=2021), evolve(town("戊镇"), year=None)]
    with pytest.raises(InvalidCollectionError, match="2021, 2022"):
        aggregate(reports)
    found = aggregate(reports, year=2022)
    assert dict(standings(found)) == dict.fromkeys(TOWNS, "counted") | {"丁镇": "other_year", "戊镇": "no_year"}
    assert found.ledger.absent == ("戊镇",), "its year may be the one"
    assert found[RECEIVED] is None
    late = aggregate([*towns()[1:], evolve(town("甲镇"), year=2021)], year=2022, expected=TOWNS)
    assert late.ledger.missing[0].agency == "甲镇"


def test_another_edition_is_not_added_and_is_absent() -> None:
    found = aggregate([*towns(), town("丁镇", edition="2019")])
    assert found.form == "2021"
    assert dict(standings(found))["丁镇"] == "other_edition"
    assert found.ledger.absent == ("丁镇",)
    assert found[RECEIVED] is None
    older = aggregate([*towns(), town("丁镇", 9, edition="2019")], form="2019")
    assert (older.cell(RECEIVED).sum, older.cell(RECEIVED).unstated) == (9, 3)


def test_of_two_editions_that_are_as_many_the_newer_is_added() -> None:
    assert aggregate([town("甲镇", edition="2019"), town("乙镇")]).form == "2021"


def test_the_same_report_counts_once() -> None:
    found = aggregate({"a": town("甲镇", 4), "b": town("甲镇", 4), "c": town("乙镇", 2)})
    assert found[RECEIVED] == 6
    assert [(each.source, each.standing.value) for each in found.ledger.entries] == [
        ("c", "counted"),
        ("a", "counted"),
        ("b", "repeated"),
    ]


def test_of_two_versions_the_later_counts_and_where_that_is_not_known_none() -> None:
    first, second = (evolve(town("甲镇", number), published_on=date(2023, number, 1)) for number in (1, 2))
    for reports in ((first, second), (second, first)):
        found = aggregate(reports)
        assert found[RECEIVED] == 2
        assert sorted(each.standing.value for each in found.ledger.entries) == ["counted", "superseded"]
    for doubtful in (evolve(second, published_on=None), evolve(second, published_on=first.published_on)):
        found = aggregate([first, doubtful, town("乙镇", 5)])
        assert found.cell(RECEIVED).sum == 5
        assert found[RECEIVED] is None
        assert found.ledger.absent == ("甲镇",)


def test_agencies_without_a_name_are_each_their_own() -> None:
    found = aggregate([town(None, 1), town(None, 2)])
    assert found[RECEIVED] == 3


def test_who_is_late_and_of_whom_it_is_not_known() -> None:
    dates = {"甲镇": date(2023, 1, 31), "乙镇": date(2023, 2, 1), "丙镇": None}
    found = aggregate([town(name, published_on=day) for name, day in dates.items()], due=date(2023, 1, 31))
    assert [each.agency for each in found.ledger.late] == ["乙镇"]
    assert [each.agency for each in found.ledger.undated] == ["丙镇"]
    assert found[RECEIVED] == 3, "late is not absent"
    assert len(aggregate(towns()).ledger.undated) == 3


def test_a_document_that_could_not_be_read_may_be_anybodys() -> None:
    found = aggregate(towns(), unread=["broken.pdf"])
    assert found[RECEIVED] is None
    assert found.ledger.absent == ("broken.pdf",)
    known = aggregate(towns(), unread=["broken.pdf"], expected=TOWNS)
    assert known[RECEIVED] == 6, "everybody who is expected is there"


def test_readings_are_reports() -> None:
    assert aggregate([Reading(report=town())]) == aggregate([town()])


UNITS = [("万元", "1.5"), ("元", "25000"), ("亿元", "0.0001")]


def test_amounts_are_added_in_one_unit() -> None:
    at = "proactive.procurement.amount"
    reports = [
        evolve(report, proactive=evolve(report.proactive, amount_unit=unit)).with_cell(at, Decimal(amount))
        for (unit, amount), report in zip(UNITS, [town(name, edition="2019") for name in TOWNS], strict=True)
    ]
    found = aggregate(reports)
    assert found[at] == Decimal(5)
    assert found.report().proactive.amount_unit == "万元"
    nameless = evolve(reports[1], agency="丁镇", proactive=evolve(reports[1].proactive, amount_unit=None))
    doubtful = aggregate([*reports, nameless])
    assert doubtful[at] is None
    assert doubtful.cell(at).sum == Decimal(5)
    assert aggregate([nameless]).report().proactive.amount_unit is None


def test_a_sum_too_large_for_a_cell_is_an_error_when_a_report_is_made_of_it() -> None:
    large = [town(name, requests__received__total=2**53 - 1) for name in TOWNS]
    assert aggregate(large)[RECEIVED] == 3 * (2**53 - 1)
    with pytest.raises(InvalidReportError):
        aggregate(large).report()
