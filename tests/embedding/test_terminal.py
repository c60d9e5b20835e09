"""On a terminal rich prints the form's tables: every figure in its place, what is not stated as a dash, never as 0."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from gov_disclosure import (
    AnnualReport,
    History,
    MissingExtraError,
    Reading,
    aggregate,
    check,
    check_aggregate,
    check_history,
)
from gov_disclosure.strategies import reports
from gov_disclosure.tables import FigureTable
from gov_disclosure.terminal import marked_report, rich_of
from gov_disclosure.writing.tables import figure_text
from gov_disclosure.writing.text import display_width
from tests.factories import clean_report

UNSTATED = "—"


def printed(value: Any, width: int = 120, **options: Any) -> str:
    """What rich prints of a value, without colours unless asked for."""
    console = Console(file=io.StringIO(), width=width, **options)
    console.print(value)
    return console.file.getvalue()


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of tables that have figures: what stands between the bars after the label."""
    for line in text.splitlines():
        if line.startswith("│"):
            figures = [each.strip() for each in line.strip("│").split("│")][1:]
            if any(figures):
                yield figures


def rows_wanted(table: FigureTable) -> Iterator[list[str]]:
    cells = table.items()
    for panel in table.table.panels:
        for _ in panel.rows:
            figures = [next(cells)[1] for _ in panel.columns]
            yield [UNSTATED if figure is None else figure_text(figure) for figure in figures]


@given(report=reports(), width=st.sampled_from([90, 120, 200]))
def test_every_figure_stands_in_its_row_and_column(report: AnnualReport, width: int) -> None:
    for table in report.tables.values():
        table = small(table)
        assert list(rows_of(printed(table, width))) == list(rows_wanted(table))


def small(table: FigureTable) -> FigureTable:
    """The table with figures that fit on a line of any terminal: longer ones are folded."""
    return evolve(table, cells=tuple(None if each is None else each % 1000 for each in table.cells))


@given(report=reports(), width=st.sampled_from([60, 80, 100]))
def test_a_long_figure_is_folded_and_never_cut(report: AnnualReport, width: int) -> None:
    for table in (report.requests, report.review_litigation):
        if table is not None:
            columns = zip(*rows_of(printed(table, width)), strict=True)
            wanted = zip(*rows_wanted(table), strict=True)
            assert ["".join(column) for column in columns] == ["".join(column) for column in wanted]


def test_no_label_is_cut_on_a_narrow_terminal() -> None:
    report = clean_report(requests__received__total=2**53 - 1)
    for value in (report, History([report]), check(report)):
        text = printed(value, 60)
        assert "…" not in text
        assert max(map(display_width, text.splitlines())) <= 60


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_lines_of_a_table_are_equally_wide_though_chinese_takes_two_columns(edition: str, width: int) -> None:
    table = clean_report(edition).requests
    lines = printed(table, width).splitlines()
    assert len({display_width(line) for line in lines}) == 1
    assert display_width(lines[0]) <= width


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_is_printed_with_every_label_of_its_form(edition: str) -> None:
    report = clean_report(edition)
    text = printed(report, 300)
    assert report.title in text
    for section in report.official_form.sections:
        assert section.heading in text
    for table in report.official_form.tables:
        for row in table.rows:
            assert all(label in text for label in row.path)
    assert ("（万元）" in text) is (edition == "2019"), "the unit that the 2019 form leaves open"


# ---------------------------------------------------------------------- what a check found

WRONG = {"requests__unavailable__not_held__natural_person": 3}


def test_cells_in_doubt_are_marked_with_what_they_should_say() -> None:
    report = clean_report(**WRONG)
    assert "→" not in printed(report)
    text = printed(marked_report(report))
    marked = [cell for row in rows_of(text) for cell in row if "→" in cell or "≠" in cell]
    assert marked == ["3 → 1", "1 ≠ 3", "4 ≠ 6"]
    (row,) = (each for each in rows_of(text) if "3 → 1" in each)
    assert row[-1] == "1 ≠ 3"


def test_what_is_marked_is_coloured_and_nothing_else_is() -> None:
    options = {"force_terminal": True, "color_system": "standard"}
    marked = printed(marked_report(clean_report(**WRONG)), **options)
    assert re.search(r"\x1b\[1;30;103m *3 → 1", marked)
    assert re.search(r"\x1b\[1;31m *1 ≠ 3", marked)
    clean = printed(marked_report(clean_report()), **options)
    assert "\x1b[1;31m" not in clean
    assert "103m" not in clean


def test_a_check_is_printed_in_either_language() -> None:
    result = check(clean_report(**WRONG))
    zh, en = printed(result), printed(rich_of(result, "en"))
    assert "有错误" in zh
    assert "Errors found" in en
    for text in (zh, en):
        assert "requests.row_sum" in text
        assert "200" in text
    assert "未发现问题" in printed(check(clean_report()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_not_assessed_never_looks_clean(language: Any) -> None:
    text = printed(rich_of(check(AnnualReport(form="2021")), language))
    assert "✓" not in text
    assert {"zh": "未核对不等于通过", "en": "Not assessed is not passed"}[language] in text


def test_a_history_shows_every_year_and_says_where_there_is_no_report() -> None:
    one = clean_report()
    history = History([one, evolve(one, year=2024, requests=None)])
    rows = list(rows_of(printed(history)))
    assert rows == [["2021", "6", "1", "5", "2"], ["没有这一年度的报告", *[""] * 4], ["2021", *["未载明"] * 4]]
    assert "years.gap" in printed(check_history(history))


def test_readings_findings_and_sums_are_printed_too() -> None:
    report = clean_report(**WRONG)
    result = check(report)
    assert "requests.row_sum" in printed(Reading(report=report, notes=result.findings))
    assert result.findings[0].rule in printed(result.findings[0])
    summed = aggregate([report], agency="示例县", expected=["示例县统计局", "示例县司法局"])
    assert "示例县司法局" in printed(check_aggregate(summed))
    assert "示例县司法局" in printed(summed)
    assert {UNSTATED} == {cell for row in rows_of(printed(summed)) for cell in row}
    large = clean_report(requests__received__total=2**53 - 1)
    whole = aggregate([large, evolve(large, agency="示例县司法局")], agency="示例县")
    assert "requests.received.total" in printed(whole)


# ---------------------------------------------------------------------- hosts and hostility


def test_nothing_that_a_document_says_commands_the_terminal_or_is_markup() -> None:
    hostile = "[bold]示例[/bold]\x1b[31m\u202e"
    report = evolve(clean_report("2019"), title=hostile, agency=hostile)
    report = evolve(report, proactive=evolve(report.proactive, amount_unit=hostile))
    history = History([evolve(report, year=2020)])
    for value in (report, history, check(report), check_history(history), marked_report(report)):
        text = printed(value, 300)
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "[bold]示例[/bold]" in printed(report, 300)
    assert "[bold]示例[/bold]" in printed(history, 300)


def test_rich_is_imported_when_rich_asks_and_its_absence_names_the_extra() -> None:
    program = """
import sys
from gov_disclosure import *
report = AnnualReport(form="2021")
check(report)
assert not {"rich", "gov_disclosure.terminal"} & sys.modules.keys()
sys.modules["rich.console"] = None  # importing it fails
try:
    report.__rich__()
except MissingExtraError as error:
    assert error.extra == "rich"
else:
    raise AssertionError("no error")
"""
    subprocess.run([sys.executable, "-c", program], check=True)
    assert issubclass(MissingExtraError, ImportError)


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="expected a report, a table"):
        rich_of("示例县")
