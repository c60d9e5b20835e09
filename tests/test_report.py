"""AnnualReport, Narrative, Difference and diff."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    Difference,
    Edition,
    InvalidReportError,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
    UnknownCellError,
    diff,
    form,
)
from gov_disclosure.report import TABLE_KEYS, proactive_class
from tests.factories import changed, clean_report


def problems_of(**fields: object) -> dict[str, str]:
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport(**{"form": "2021", **fields})
    return {problem.at: problem.en for problem in caught.value.problems}


def test_everything_but_the_form_may_be_left_out() -> None:
    report = AnnualReport(form=Edition.FORM_2021)
    assert report.agency is report.agency_code is report.year is report.title is report.published_on is None
    assert report.narrative == Narrative()
    assert report.tables == {}
    assert report.cells_stated == 0


def test_the_form_is_given_by_member_or_text_and_must_be_given() -> None:
    assert AnnualReport(form="2019").form is Edition.FORM_2019
    assert AnnualReport(form=None).official_form is None
    assert AnnualReport(form="2021").official_form is form("2021")
    with pytest.raises(UnknownCellError):
        AnnualReport(form="2020")
    with pytest.raises(TypeError):
        AnnualReport()
    with pytest.raises(TypeError):
        AnnualReport("2021")


@pytest.mark.parametrize("year", [1949, 2024, 9999, None])
def test_years_that_can_be(year: int | None) -> None:
    assert AnnualReport(form="2021", year=year).year == year


@pytest.mark.parametrize("year", [1948, 10000, 0, -2024, 2024.0, "2024", True, Decimal(2024)])
def test_years_that_cannot_be(year: object) -> None:
    assert problems_of(year=year).keys() == {"year"}


@pytest.mark.parametrize("name", ["agency", "title"])
@pytest.mark.parametrize("text", ["", "\0", "\ud800", 3, b"bytes", ["a"]])
def test_names_that_cannot_be(name: str, text: object) -> None:
    assert problems_of(**{name: text}).keys() == {name}


@pytest.mark.parametrize("text", [" ", "示例县统计局", "a\nb", "\U0001f600", "\ufeff", "\x01", "e\u0301"])
def test_any_other_text_is_kept_as_it_is(text: str) -> None:
    report = AnnualReport(form="2021", agency=text, title=text, agency_code=text, narrative=Narrative(overview=text))
    assert {report.agency, report.title, report.agency_code, report.narrative.overview} == {text}


def test_an_agency_code_may_be_empty() -> None:
    assert AnnualReport(form="2021", agency_code="").agency_code == ""


@pytest.mark.parametrize("value", ["2024-01-31", datetime(2024, 1, 31), 20240131])  # noqa: DTZ001
def test_dates_that_cannot_be(value: object) -> None:
    assert problems_of(published_on=value).keys() == {"published_on"}


def test_what_was_given_instead_of_a_date_is_told() -> None:
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport(form="2021", published_on="2024-01-31")
    (problem,) = caught.value.problems
    assert (problem.en, problem.zh) == ("expected a date, got str", "应为日期（date），实为str")


def test_a_date_is_a_date() -> None:
    assert AnnualReport(form="2021", published_on=date(2024, 1, 31)).published_on == date(2024, 1, 31)


def test_everything_wrong_is_told_at_once_and_in_both_languages() -> None:
    wrong = {"agency": "", "year": 1, "published_on": "x", "narrative": None, "requests": 3, "review_litigation": []}
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport(form="2021", **wrong)
    assert [problem.at for problem in caught.value.problems] == list(wrong)
    for problem in caught.value.problems:
        assert problem.at in str(caught.value)
        assert problem.zh in caught.value.message("zh")


def test_tables_belong_to_the_edition() -> None:
    old, new = clean_report("2019"), clean_report("2021")
    assert "proactive" in problems_of(proactive=old.proactive)
    assert problems_of(form="2019", requests=new.requests).keys() == {"requests"}
    assert AnnualReport(form="2019", review_litigation=new.review_litigation).review_litigation == new.review_litigation


@pytest.mark.parametrize("names", [["review_litigation"], ["requests"], list(TABLE_KEYS)])
def test_a_report_without_a_form_has_no_tables(names: list[str]) -> None:
    tables = {name: getattr(clean_report(), name) for name in names}
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport(form=None, **tables)
    assert [problem.at for problem in caught.value.problems] == ["form"]


def test_a_report_knows_the_keys_of_its_tables() -> None:
    with pytest.raises(UnknownCellError, match=r"'other': there are proactive, requests, review_litigation"):
        clean_report().table("other")


@pytest.mark.parametrize("name", list(TABLE_KEYS))
def test_a_table_in_the_wrong_place_is_refused(name: str) -> None:
    other = next(table for key, table in clean_report().tables.items() if key != name)
    assert problems_of(**{name: other}).keys() == {name}


def test_figures_are_found_by_address() -> None:
    report = clean_report()
    assert report["requests.received.total"] == 6
    assert report[CellAddress("proactive", "fees", "amount_10k_yuan")] == Decimal("26.55")
    assert report["review_litigation.reconsideration.upheld"] == 2
    assert len(dict(report.items())) == 200
    assert report.cells_stated == 200


def test_an_absent_table_states_nothing() -> None:
    report = changed(clean_report(), requests=None)
    assert report["requests.received.total"] is None
    assert report.cells_stated == 25
    assert len(list(report.items())) == 200
    assert report.tables.keys() == {"proactive", "review_litigation"}
    assert report.table("requests") is None


@pytest.mark.parametrize("address", ["requests.received.nobody", "year", "", "requests.otherwise_handled.total"])
def test_what_the_form_does_not_have_is_refused(address: str) -> None:
    report = clean_report("2021")
    with pytest.raises(UnknownCellError):
        report[address]
    with pytest.raises(UnknownCellError):
        report.with_cell(address, 1)
    with pytest.raises(UnknownCellError):
        report.table(address)


def test_without_a_form_no_cell_is_known() -> None:
    report = AnnualReport(form=None)
    assert list(report.items()) == []
    for ask in (lambda: report["requests.received.total"], lambda: report.with_cell("requests.received.total", 1)):
        with pytest.raises(UnknownCellError):
            ask()


def test_each_edition_has_its_class_for_table_two() -> None:
    assert proactive_class("2019") is ProactiveDisclosure2019
    assert proactive_class(Edition.FORM_2021) is ProactiveDisclosure2021
    with pytest.raises(UnknownCellError):
        proactive_class("2020")


def test_the_repr_is_short_and_says_who_and_when() -> None:
    assert repr(clean_report()) == "AnnualReport(agency='示例县统计局', year=2022, form='2021', 200 cells stated)"
    assert repr(AnnualReport(form=None)) == "AnnualReport(agency=None, year=None, form=None, 0 cells stated)"


@pytest.mark.parametrize("section", [name for name in Narrative.__slots__ if not name.startswith("_")])
def test_narrative_sections_hold_text_alone(section: str) -> None:
    assert getattr(Narrative(**{section: "第一段。\n第二段。"}), section) == "第一段。\n第二段。"
    with pytest.raises(InvalidReportError) as caught:
        Narrative(**{section: None})
    assert [problem.at for problem in caught.value.problems] == [f"narrative.{section}"]


class TestDiff:
    def test_of_equal_reports_is_empty(self) -> None:
        assert diff(clean_report(), clean_report()) == ()

    def test_names_fields_sections_and_cells(self) -> None:
        after = changed(
            clean_report(),
            year=2023,
            narrative__overview="新",
            requests__received__total=7,
            proactive__fees__amount_10k_yuan=None,
        )
        assert diff(clean_report(), after) == (
            Difference("year", 2022, 2023),
            Difference("narrative.overview", "", "新"),
            Difference("proactive.fees.amount_10k_yuan", Decimal("26.55"), None),
            Difference("requests.received.total", 6, 7),
        )

    def test_names_the_table_that_one_of_them_lacks(self) -> None:
        report = clean_report()
        assert diff(report, changed(report, requests=None)) == (Difference("requests", report.requests, None),)

    def test_names_the_unit_of_an_amount(self) -> None:
        report = clean_report("2019")
        other = changed(report, proactive=evolve(report.proactive, amount_unit="元"))
        assert diff(report, other) == (Difference("proactive.procurement.amount_unit", "万元", "元"),)

    def test_across_editions_names_what_is_in_one_alone(self) -> None:
        found = {each.at: each for each in diff(clean_report("2019"), clean_report("2021"))}
        assert found["form"] == Difference("form", Edition.FORM_2019, Edition.FORM_2021)
        assert found["requests.otherwise_handled.total"].after is None
        assert found["requests.otherwise_handled.other.total"].before is None
        assert "requests.received.total" not in found
        assert "proactive.licensing.decisions" not in found


def test_equal_amounts_make_equal_reports() -> None:
    one = changed(clean_report(), proactive__fees__amount_10k_yuan=Decimal("18.8710"))
    other = changed(clean_report(), proactive__fees__amount_10k_yuan=Decimal("18.871"))
    assert one == other
    assert str(one["proactive.fees.amount_10k_yuan"]) == str(other["proactive.fees.amount_10k_yuan"]) == "18.871"


def test_the_classes_of_the_tables_do_not_mix() -> None:
    grid = ReviewLitigationGrid((None,) * 15)
    assert grid != RequestMatrix("2021", (None,) * 175)
    assert RequestMatrix("2019", (0,) * 161) != RequestMatrix("2021", (0,) * 175)
