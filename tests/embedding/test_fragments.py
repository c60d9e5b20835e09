"""In a notebook a report and its tables show themselves as the official form, what was found as lines."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from selectolax.lexbor import LexborHTMLParser

from gov_disclosure import (
    AnnualReport,
    Confirmed,
    History,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Reading,
    RequestMatrix,
    ReviewLitigationGrid,
    aggregate,
    check,
)
from gov_disclosure.errors import Language
from gov_disclosure.notebook import html_of
from tests.factories import clean_report

TABLES = [
    (ProactiveDisclosure2021((0,) * 9 + (Decimal("1.5"),)), 10),
    (ProactiveDisclosure2019((0,) * 21 + (Decimal("1.5"),), "万元"), 22),
    (RequestMatrix.from_figures("2019", {}, fill=0), 161),
    (RequestMatrix.from_figures("2021", {}, fill=0), 175),
    (ReviewLitigationGrid((0,) * 15), 15),
]


@pytest.mark.parametrize(("table", "cells"), TABLES)
def test_a_table_shows_every_cell(table, cells: int) -> None:
    shown = LexborHTMLParser(table._repr_html_()).css("td")
    assert [node.attributes["title"] for node in shown] == [str(address) for address in table.table.addresses]
    assert len(shown) == cells


def test_a_report_shows_its_title_sections_and_tables() -> None:
    report = AnnualReport(form="2021", agency="示例县统计局", year=2024, requests=TABLES[3][0])
    tree = LexborHTMLParser(report._repr_html_())
    assert tree.css_first("h1").text() == "示例县统计局2024年政府信息公开工作年度报告"
    assert len(tree.css("h2")) == 6
    assert len(tree.css("table")) == 1


def test_a_report_without_any_table_shows_itself() -> None:
    assert "一、总体情况" in AnnualReport(form=None)._repr_html_()


# ---------------------------------------------------------------------- what was found

WRONG = {"requests__received__total": 9}


def lines(value: object, language: Language = "zh") -> list[str]:
    """The rules of the lines that a value shows."""
    return [node.attributes["title"] for node in LexborHTMLParser(html_of(value, language)).css("li")]


def test_a_check_shows_a_line_for_each_finding_and_a_clean_one_none() -> None:
    result = check(clean_report(**WRONG))
    assert lines(result) == [finding.rule for finding in result.findings]
    assert [lines(finding) for finding in result.findings] == [[finding.rule] for finding in result.findings]
    assert lines(check(clean_report())) == []
    assert "✓ 未发现问题" in html_of(check(clean_report()))
    assert "✓ Nothing wrong found" in html_of(check(clean_report()), "en")


def test_what_was_confirmed_is_told_with_its_reason_and_what_lapsed_is_counted() -> None:
    report = clean_report(**WRONG)
    finding = check(report).findings[0]
    confirmed = Confirmed().including(finding, "已<核实>", on=date(2025, 1, 9))
    shown = html_of(check(report, confirmed=confirmed))
    assert "已确认，不再提示" in shown
    assert "已&lt;核实&gt;" in shown
    assert finding.rule not in lines(check(report, confirmed=confirmed))
    mended = clean_report(**{**WRONG, "requests__received__total": 8})
    assert "1项确认已失效" in html_of(check(mended, confirmed=confirmed))


def test_a_history_shows_what_is_not_stated_in_words_and_never_as_zero() -> None:
    history = History([clean_report(), evolve(clean_report(), year=2024, requests=None)])
    rows = [[cell.text() for cell in row.css("td")] for row in LexborHTMLParser(html_of(history, "en")).css("tbody tr")]
    assert rows == [
        ["2022", "2021", "6", "1", "5", "2"],
        ["2023", "there is no report of this year", "", "", "", ""],
        ["2024", "2021", *["not stated"] * 4],
    ]


def test_a_reading_shows_its_notes_before_the_report() -> None:
    reading = Reading(report=clean_report(), notes=check(clean_report(**WRONG)).findings)
    assert lines(reading) == [note.rule for note in reading.notes]
    assert html_of(reading).endswith(html_of(reading.report))


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="expected a report, a table"):
        html_of("示例县")


LARGE = 2**53 - 1


def test_a_sum_shows_who_is_in_it_and_only_what_everybody_states() -> None:
    one, other = clean_report(), evolve(clean_report(requests__received__total=None), agency="示例县司法局")
    shown = LexborHTMLParser(html_of(aggregate([one, other], agency="示例县"))).css("td[title]")
    figures = {node.attributes["title"]: node.text() for node in shown}
    assert figures["requests.received.total"] == ""
    assert figures["requests.received.natural_person"] == "8"
    lacking = html_of(aggregate([one], expected=["示例县统计局", "<示例县>司法局"]), "en")
    assert "Not in the sum, though they belong to it: &lt;示例县&gt;司法局" in lacking


def test_a_sum_that_no_cell_can_hold_is_told() -> None:
    every = [clean_report(requests__received__total=LARGE), clean_report(requests__received__total=LARGE)]
    summed = aggregate([every[0], evolve(every[1], agency="示例县司法局")])
    assert "requests.received.total" in html_of(summed)
    assert "<table" not in html_of(summed)
