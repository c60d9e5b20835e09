"""Decision 6: "interpret(layout(report)) gives the report back … for every printable report"."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import (
    AnnualReport,
    Edition,
    Narrative,
    ProactiveDisclosure2019,
    RequestMatrix,
    ReviewLitigationGrid,
    diff,
    read,
)
from gov_disclosure.forms import editions
from gov_disclosure.forms import form as get_form
from gov_disclosure.printable import obstacles
from gov_disclosure.reading import interpret
from gov_disclosure.report import proactive_class
from gov_disclosure.strategies import reports
from gov_disclosure.writing import layout, page_html, report_html, report_markdown, report_text

TITLE = "示例县统计局2024年政府信息公开工作年度报告"
REPORT = AnnualReport(
    form="2021",
    agency="示例县统计局",
    year=2024,
    title=TITLE,
    requests=RequestMatrix.from_figures("2021", {"received": {"natural_person": 12}}, fill=0),
)
SECTIONS = [each.name for each in fields(Narrative)]


def assert_read_back(report: AnnualReport) -> None:
    assert diff(report, interpret(layout(report)).report) == ()
    for write in (report_text, report_html, page_html, report_markdown):
        assert diff(report, read(write(report)).report) == (), write.__name__


@given(reports())
def test_whatever_has_no_obstacle_is_read_back(report: AnnualReport) -> None:
    if not obstacles(report):
        assert_read_back(report)


# Prose and titles made of the very words that the reader looks for.
LABELS = sorted(
    {
        name
        for form in editions()
        for table in form.tables
        for panel in table.panels
        for part in (*panel.rows, *panel.columns, *(h for each in (*panel.rows, *panel.columns) for h in each.under))
        for name in (part.label, *part.aliases)
    }
)
TITLES = sorted({name for each in editions()[-1].sections for name in (each.heading, each.title, *each.aliases)})
WORDS = (
    "3 0 无 - / 件 。 ， ： （ ） # * <b> | abc 一、 三 一是 （一） 1. 2024年 2023年1月1日 发布日期：2024-01-02 来源： "
    "首页 打印 版权所有 示例县统计局 本机关 没有 無 總體情況 關於 年报 政府信息公开工作年度报告 统一社会信用代码： 91 "
    "总 计 情况 申请 无。"
).split()
TITLE_WORDS = (
    "示例县统计局 示例县人民政府 示例县政府 2024年 2024年度 1800年 政府信息公开工作年度报告 政府信息公开年报 政务 关于 "
    "的 情况 报告"
).split()
lines = st.lists(
    st.sampled_from([*WORDS, " ", "\t"]) | st.sampled_from(LABELS) | st.sampled_from(TITLES), min_size=1, max_size=5
)
texts = st.lists(lines.map("".join), max_size=3).map("\n".join)
HEADS = {
    "title": st.none() | st.lists(st.sampled_from(TITLE_WORDS), min_size=1, max_size=4).map("".join),
    "agency": st.sampled_from([None, "示例县统计局", "示例县人民政府"]),
    "year": st.sampled_from([None, 2024]),
    "agency_code": st.sampled_from([None, "", "91AAAAAAAAAAAAAAAA"]),
    "published_on": st.sampled_from([None, date(2024, 1, 2)]),
}


@given(
    reports(printable=True),
    st.dictionaries(st.sampled_from(SECTIONS), texts, min_size=1, max_size=2),
    st.fixed_dictionaries({}, optional=HEADS),
)
def test_prose_made_of_labels_and_headings_is_refused_or_read_back(
    report: AnnualReport, prose: dict[str, str], head: dict[str, object]
) -> None:
    report = evolve(report, narrative=evolve(report.narrative, **prose), **head)
    if not obstacles(report):
        assert_read_back(report)


# ---------------------------------------------------------------------- what cannot be printed, and why


def places(report: AnnualReport) -> list[str]:
    return [problem.at for problem in obstacles(report)]


def test_a_report_without_obstacles() -> None:
    assert obstacles(REPORT) == ()


@pytest.mark.parametrize(
    "line",
    [
        "二、主动公开政府信息情况",
        "存在的主要问题及改进情况",
        "三、收到和處理政府信息公開申請情況：没有申请。",
        "（七）总计",
        "规章 0 0 3",
        "1 2 3",
        "版权所有：示例县统计局",
        "a | b",
        "制表符\t在此",
        " 行首有空格。",
        "两个  空格。",
        "全角\u3000空格。",
        "第一段。\n\n第三段。",
        "末尾换行。\n",
        "退格\x08在此。",
        "零宽\u200b字符。",
        "<p>段落</p>",
        '{"schema": 1}',
        "# 标题",
        "——————",
        "=====",
    ],
)
@pytest.mark.parametrize("section", ["overview", "requests", "other_matters"])
def test_a_line_that_would_be_read_as_something_else_is_an_obstacle(section: str, line: str) -> None:
    assert places(evolve(REPORT, narrative=Narrative(**{section: line}))) == [f"narrative.{section}"]


@pytest.mark.parametrize("line", ["来源：示例县统计局", TITLE, "当前位置：首页"])
def test_a_line_of_a_pages_furniture_is_an_obstacle_in_the_preamble_alone(line: str) -> None:
    assert places(evolve(REPORT, narrative=Narrative(preamble=line))) == ["narrative.preamble"]
    assert places(evolve(REPORT, narrative=Narrative(overview=line))) == []


@pytest.mark.parametrize(
    "line",
    [
        "没有其他需要报告的事项。",
        "无",
        "一是公开内容有待充实；二是人员能力有待提升。",
        "（一）主动公开。全年公开信息120条。",
        "本年度收到申请3件，办结3件。",
        "参加培训 35 人次。",
    ],
)
@pytest.mark.parametrize("section", SECTIONS)
def test_ordinary_sentences_are_none(section: str, line: str) -> None:
    report = evolve(REPORT, narrative=Narrative(**{section: line}))
    assert places(report) == []
    assert_read_back(report)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, ["title"]),
        ({"title": "年报"}, ["title", "agency", "year"]),
        ({"title": "示例县统计局2023年政府信息公开工作年度报告"}, ["year"]),
        ({"agency": "示例县教育局"}, ["agency"]),
        ({"agency": None}, ["agency"]),
        ({"year": None}, ["year"]),
        ({"agency_code": "x"}, ["agency_code"]),
        ({"title": None, "agency": None, "year": None, "narrative": Narrative(overview="2024年公开信息。")}, ["year"]),
        ({"requests": None}, ["form"]),
        ({"form": "2019", "requests": None, "review_litigation": ReviewLitigationGrid((0,) * 15)}, ["form"]),
    ],
)
def test_what_the_title_and_the_tables_do_not_tell_is_an_obstacle(changes: dict, expected: list[str]) -> None:
    assert places(evolve(REPORT, **changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"title": None, "agency": None, "year": None},
        {"title": "2024年度政府信息公开工作年度报告", "agency": None},
        {"title": "示例县人民政府2024年政府信息公开工作年度报告", "agency": "示例县人民政府"},
        {"form": None, "requests": None},
        {"agency_code": "11430000MB00000000", "published_on": date(2025, 1, 17)},
        {"requests": None, "review_litigation": ReviewLitigationGrid((None,) * 15)},
    ],
)
def test_what_they_do_tell_is_none(changes: dict) -> None:
    report = evolve(REPORT, **changes)
    assert places(report) == []
    assert_read_back(report)


@pytest.mark.parametrize(
    ("unit", "amount", "fits"),
    [
        (None, None, True),
        (None, Decimal("12.5"), True),
        ("元", Decimal(0), True),
        ("万元", Decimal("12.5"), True),
        ("亿元", Decimal("12.5"), True),
        ("万元", None, False),
        ("美元", Decimal("12.5"), False),
    ],
)
def test_a_unit_is_printed_beside_an_amount_alone(unit: str | None, amount: Decimal | None, fits: bool) -> None:
    table = ProactiveDisclosure2019((0,) * 21 + (amount,), unit)
    report = evolve(REPORT, form="2019", proactive=table, requests=None)
    assert places(report) == ([] if fits else ["proactive.procurement.amount_unit"])
    if fits:
        assert_read_back(report)


@pytest.mark.parametrize(
    ("prose", "unit", "amount", "fits"),
    [
        ("3采购总金额（万元）", None, Decimal("12.5"), False),
        ("本年收支如下。\n3采购总金额（万元）\n详见下表。", None, Decimal(0), False),
        ("3采购总金额（万元）", None, None, True),
        ("3采购总金额（万元）", "元", Decimal("12.5"), True),
        ("本年度政府集中采购支出较上年有所减少，金额单位为元（人民币）。", None, Decimal("12.5"), True),
    ],
)
def test_a_line_above_the_table_that_would_give_the_amount_a_unit_is_refused(
    prose: str, unit: str | None, amount: Decimal | None, fits: bool
) -> None:
    table = ProactiveDisclosure2019((0,) * 21 + (amount,), unit)
    narrative = evolve(REPORT.narrative, proactive=prose)
    report = evolve(REPORT, form="2019", proactive=table, requests=None, narrative=narrative)
    assert places(report) == ([] if fits else ["narrative.proactive"])
    if fits:
        assert_read_back(report)


@pytest.mark.parametrize("edition", list(Edition))
def test_a_table_whose_cells_are_all_blank_is_not_lost(edition: Edition) -> None:
    proactive = proactive_class(edition)
    report = evolve(
        REPORT,
        form=edition,
        proactive=proactive((None,) * len(get_form(edition).table("proactive").addresses)),
        requests=RequestMatrix.from_figures(edition, {}),
        review_litigation=ReviewLitigationGrid((None,) * 15),
    )
    assert report.cells_stated == 0
    assert places(report) == []
    assert_read_back(report)


def test_an_obstacle_speaks_both_languages() -> None:
    (problem,) = obstacles(evolve(REPORT, narrative=Narrative(overview="（七）总计")))
    assert problem.message("en") == "narrative.overview: a line reads like a label or figures of a table"
    assert problem.message("zh") == "narrative.overview：有一行会被读作表格的栏目或数字"
