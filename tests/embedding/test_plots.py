"""Plots: what is stated is drawn to scale, what is not stated is a dashed box that says so, never a bar of zero."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import altair as alt
import pytest
import vl_convert
from attrs import evolve
from hypothesis import given
from PIL import Image

from gov_disclosure import (
    AnnualReport,
    ApplicantClass,
    Edition,
    History,
    MissingFontError,
    OutcomeGroup,
    UnknownFormatError,
    check,
    dumps,
    form,
    rulebook,
)
from gov_disclosure.collecting import collect
from gov_disclosure.frames import check_frame, to_arrow
from gov_disclosure.plots import (
    RuleCount,
    _pictures,
    counts_of_checked,
    counts_of_panel,
    findings,
    flow,
    outcomes,
    save,
)
from gov_disclosure.strategies import reports
from tests.factories import clean_report

CLASSES = [each for each in ApplicantClass if each is not ApplicantClass.TOTAL]
UNSTATED = {"zh": "未载明", "en": "not stated"}
LANGUAGES = ["zh", "en"]


def rows(chart: alt.LayerChart, key: str) -> list[dict[str, Any]]:
    """The rows of the chart's data that have a key, which several layers may share."""
    sources = [chart.data, *(layer.data for layer in chart.layer)]
    every = [row for source in sources if isinstance(source, alt.Data) for row in source.values if key in row]
    return [row for number, row in enumerate(every) if row not in every[:number]]


def notes(chart: alt.LayerChart) -> list[str]:
    return [row["note"] for row in rows(chart, "note")]


def to_scale(parts: list[dict[str, Any]]) -> bool:
    """Whether stated parts are as long as their counts, one after another from zero, and the others after them."""
    stated = [part for part in parts if part["count"] is not None]
    at = 0
    for part in stated:
        assert (part["from"], part["to"]) == (at, at + part["count"])
        at = part["to"]
    return all(part["from"] >= at and part["to"] > part["from"] for part in parts if part["count"] is None)


# ---------------------------------------------------------------------- the outcomes of a report


@given(reports())
def test_every_outcome_is_drawn_to_scale_or_as_not_stated(report: AnnualReport) -> None:
    chart = outcomes(report)
    the_form = report.official_form or form(max(Edition))
    for key in CLASSES:
        column = next(each for each in the_form.table("requests").columns if each.key == key)
        parts = [row for row in rows(chart, "outcome") if row["class"] == column.label]
        assert [part["count"] for part in sorted(parts, key=lambda part: part["outcome"][1])] == wanted(report, key)
        assert to_scale(parts)


def wanted(report: AnnualReport, key: ApplicantClass) -> list[int | None]:
    """The figures of a class in the order of 一 to 六, as the characters sort: 一三二五六四."""
    if report.requests is None:
        return [None] * 6
    matrix = report.requests
    groups = [matrix.group(each)[key] for each in OutcomeGroup]
    withheld, unavailable, not_processed, otherwise = groups
    return [matrix.disclosed[key], withheld, matrix.partially_disclosed[key], not_processed, otherwise, unavailable]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zero_says_0_and_what_is_not_stated_says_so(language: Any) -> None:
    report = clean_report().with_cell("requests.withheld.state_secret.natural_person", None)
    report = report.with_cell("requests.disclosed.research_institution", None)
    assert notes(outcomes(report, language=language)) == [
        f"4 + {UNSTATED[language]}",
        "1",
        f"0 + {UNSTATED[language]}",
        "0",
        "0",
        "0",
    ]
    assert notes(outcomes(evolve(report, requests=None), language=language)) == [UNSTATED[language]] * 6


def test_only_what_is_not_stated_has_a_dashed_border() -> None:
    spec = outcomes(clean_report()).to_dict()
    by_filter = {layer["transform"][0]["filter"]: layer["mark"] for layer in spec["layer"] if layer.get("transform")}
    assert "strokeDash" not in by_filter["datum.count !== null"]
    assert by_filter["datum.count === null"]["strokeDash"]
    assert by_filter["datum.count === null"]["filled"] is False


@pytest.mark.parametrize("edition", Edition)
def test_labels_are_the_forms_in_english_beside_the_names(edition: Edition) -> None:
    zh, en = (rows(outcomes(clean_report(edition), language=each), "outcome") for each in ("zh", "en"))
    table = form(edition).table("requests")
    labels = {column.label for column in table.columns} | {label for row in table.rows for label in row.path}
    for name in {row["class"] for row in zh} | {row["outcome"] for row in zh}:
        assert any(label.startswith(name) for label in labels)
    for chinese, english in zip(zh, en, strict=True):
        assert english["class"].endswith(f" {chinese['class']}")
        assert english["outcome"].endswith(f" {chinese['outcome']}")
    assert "public interest organization 社会公益组织" in {row["class"] for row in en}


# ---------------------------------------------------------------------- the flow through the years


def years(*changes: dict[str, Any]) -> History:
    """Reports of successive years from 2021 on, each changed; ``None`` leaves a year out."""
    made = [
        evolve(clean_report(**change), year=2021 + number)
        for number, change in enumerate(changes)
        if change is not None
    ]
    return History(made)


@given(reports())
def test_what_came_in_and_what_became_of_it_is_drawn_to_scale(report: AnnualReport) -> None:
    report = evolve(report, year=2024)
    parts = rows(flow(History([report])), "part")
    bars = [[part for part in parts if part["left"] < 2024], [part for part in parts if part["left"] > 2024]]
    assert [len(bar) for bar in bars] == [2, 7]
    assert all(map(to_scale, bars))
    matrix = report.requests
    total = (
        {"receive": None, "carry": None}
        if matrix is None
        else {
            "receive": matrix.received.total,
            "carry": matrix.carried_forward.total,
        }
    )
    labels = {part["part"]: part["count"] for part in parts}
    assert labels["一、本年新收政府信息公开申请数量"] == total["receive"]
    assert labels["四、结转下年度继续办理"] == total["carry"]


def test_a_band_leads_from_year_to_year_and_tells_where_the_years_differ() -> None:
    chart = flow(years({}, {"requests__brought_forward__total": 2}, {"requests__brought_forward__total": 5}))
    bands = {row["band"]: row["differs"] for row in rows(chart, "band")}
    assert bands == {2022: False, 2023: True}
    assert "2 ≠ 5" in notes(chart)
    heights = [(row["x"], row["to"]) for row in rows(chart, "band") if row["band"] == 2023]
    assert [height for _, height in sorted(heights)] == [2, 5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_band_crosses_a_year_without_report_or_figure_and_both_are_told(language: Any) -> None:
    chart = flow(years({}, None, {"requests__carried_forward__total": None}, {}), language=language)
    assert not rows(chart, "band")
    assert {"zh": "没有这一年度的报告", "en": "there is no report of this year"}[language] in notes(chart)
    assert f"5 + {UNSTATED[language]}" in notes(chart)
    (missing,) = [row for row in rows(chart, "part") if row["count"] is None]
    assert missing["year"] == 2023
    assert missing["to"] > missing["from"] >= 5


def test_years_of_both_editions_stand_in_one_flow() -> None:
    chart = flow(History([evolve(clean_report("2019"), year=2020), evolve(clean_report(), year=2021)]))
    parts = rows(chart, "part")
    assert {(part["year"], part["part"]) for part in parts} == {
        (year, name) for year in (2020, 2021) for name in {part["part"] for part in parts}
    }
    assert all(part["count"] is not None for part in parts)


# ---------------------------------------------------------------------- findings


WRONG = {"requests__received__total": 9}


def panel_of(folder: Path, *given: AnnualReport) -> Path:
    documents = folder / "documents"
    documents.mkdir()
    for number, report in enumerate(given):
        (documents / f"{number}.json").write_bytes(dumps(report))
    return collect(documents, folder / "panel.parquet", workers=0).panel


def test_the_counts_of_a_panel_are_those_of_the_checks(tmp_path: Path) -> None:
    every = [
        evolve(clean_report(**change), year=year, title=f"示例县{number}年报")
        for number, (change, year) in enumerate([({}, 2021), (WRONG, 2021), (WRONG, 2023), ({}, 2023), (WRONG, None)])
    ]
    counts = {(each.rule, each.year): each for each in counts_of_panel(panel_of(tmp_path, *every))}
    of_reports = Counter(report.year for report in every)
    found = Counter((rule, report.year) for report in every for rule in {each.rule for each in check(report).findings})
    assert {key: each.reports for key, each in counts.items() if each.reports} == found
    assert {(each.year, each.of_reports) for each in counts.values()} == set(of_reports.items())
    assert counts["requests.row_sum", 2021] == RuleCount(rule="requests.row_sum", year=2021, reports=1, of_reports=2)


def test_the_counts_of_a_checked_frame_are_those_of_the_checks() -> None:
    every = [evolve(clean_report(**change), year=2021 + number) for number, change in enumerate([{}, WRONG, WRONG])]
    checked = check_frame(to_arrow([*every, AnnualReport(form=None, year=2022)]))
    pairs = zip(checked["year"].to_pylist(), checked["broken_identities"].to_pylist(), strict=True)
    counts = counts_of_checked(pairs)
    assert {(each.year, each.reports, each.of_reports) for each in counts if each.rule == "requests.row_sum"} == {
        (2021, 0, 1),
        (2022, 1, 1),
        (2023, 1, 1),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_nothing_judged_and_no_report_look_unlike(language: Any) -> None:
    given = [(2020, 0, 4), (2021, 3, 4), (2023, 0, 0), (None, 1, 2)]
    counts = [RuleCount(rule="requests.balance", year=year, reports=n, of_reports=of) for year, n, of in given]
    chart = findings(counts, language=language)
    shown = [(row["share"], row["told"]) for row in rows(chart, "told")]
    none, unjudged = {"zh": ("无报告", "未核对"), "en": ("no report", "not assessed")}[language]
    assert shown == [(0, "0/4"), (0.75, "3/4"), (None, none), (None, unjudged), (0.5, "1/2")]
    spec = chart.to_dict()
    assert spec["layer"][0]["transform"][0]["filter"] == "datum.share !== null"
    assert spec["layer"][1]["mark"]["strokeDash"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_named_by_their_titles_in_the_order_of_the_rulebook(language: Any) -> None:
    known = [rule.id for rule in rulebook()]
    counts = [RuleCount(rule=rule, year=2024, reports=1, of_reports=1) for rule in ("office.mine", *reversed(known))]
    order = findings(counts, language=language).to_dict()["layer"][0]["encoding"]["y"]["sort"]
    assert order == [getattr(rule, f"title_{language}") for rule in rulebook()] + ["office.mine"]


# ---------------------------------------------------------------------- charts as charts, and as pictures

CHARTS = {
    "outcomes": lambda language: outcomes(clean_report(requests__disclosed__natural_person=None), language=language),
    "flow": lambda language: flow(years({}, None, {"requests__received__total": None}, {}), language=language),
    "findings": lambda language: findings(
        [RuleCount(rule="requests.balance", year=2024, reports=1, of_reports=3)], language=language
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_a_picture_with_its_words(tmp_path: Path, name: str, language: Any) -> None:
    chart = CHARTS[name](language)
    save(chart, tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert chart.title.text in drawn
    for row in [*rows(chart, "note"), *rows(chart, "told")]:
        assert row.get("note", row.get("told")) in drawn


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_has_as_many_pixels_as_are_asked_for_or_is_refused_for_want_of_a_font(
    tmp_path: Path, name: str
) -> None:
    chart, file = CHARTS[name]("zh"), tmp_path / "chart.png"
    if not _pictures._has_chinese():
        with pytest.raises(MissingFontError):
            save(chart, file)
        return
    widths = []
    for scale in (1, 2):
        save(chart, file, scale=scale)
        with Image.open(file) as picture:
            widths.append(picture.width)
            assert len(picture.convert("L").getcolors()) > 20
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)
    assert widths[0] > 100


def test_boxes_in_the_place_of_characters_are_never_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _pictures._has_chinese.cache_clear()
    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg: b"the same box")
    with pytest.raises(MissingFontError, match="Noto Sans CJK") as caught:
        save(CHARTS["outcomes"]("zh"), tmp_path / "chart.png")
    assert "中文字体" in caught.value.message("zh")
    assert not (tmp_path / "chart.png").exists()
    save(CHARTS["outcomes"]("zh"), tmp_path / "chart.svg")
    _pictures._has_chinese.cache_clear()


@pytest.mark.parametrize("name", ["chart", "chart.gif", "chart.json"])
def test_a_name_that_tells_no_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormatError, match="png, svg, pdf, html"):
        save(CHARTS["findings"]("zh"), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    save(CHARTS["findings"]("zh"), tmp_path / "CHART.HTML")
    page = (tmp_path / "CHART.HTML").read_text(encoding="utf-8")
    assert not re.search(r"<(script|link)[^>]*(src|href)=", page)
    assert json.dumps("各年度报告中的发现") in page


def test_what_a_document_says_is_no_markup_in_a_page(tmp_path: Path) -> None:
    bad = "</script><script>alert(1)</script>"
    report = evolve(clean_report(), title=bad, agency=bad)
    counts = [RuleCount(rule=bad, year=2024, reports=1, of_reports=2)]
    for chart in (outcomes(report), flow(History([report])), findings(counts)):
        save(chart, tmp_path / "chart.html")
        for page in ((tmp_path / "chart.html").read_text(encoding="utf-8"), str(chart._repr_mimebundle_())):
            assert "alert(1)" in page
            assert bad not in page
            assert "<script>alert" not in page


def test_charts_can_be_restyled_and_put_side_by_side() -> None:
    chart = outcomes(clean_report()).properties(width=300).configure_axis(grid=False)
    assert chart.to_dict()["config"]["axis"] == {"grid": False}
    beside = alt.hconcat(outcomes(clean_report()), flow(years({})))
    assert len(beside.to_dict()["hconcat"]) == 2


def test_altair_is_imported_when_a_plot_is_wanted_and_its_absence_names_the_extra() -> None:
    program = """
import sys
from gov_disclosure import MissingExtraError, plots
assert not {"altair", "vl_convert"} & sys.modules.keys()
sys.modules["altair"] = None  # importing it fails
try:
    plots.outcomes
except MissingExtraError as error:
    assert error.extra == "plot"
else:
    raise AssertionError("no error")
"""
    subprocess.run([sys.executable, "-c", program], check=True)
