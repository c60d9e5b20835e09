"""Markdown: prose is shown as it is, and tables are such as Markdown knows."""

import pytest

from gov_disclosure import AnnualReport, Edition, Narrative, read
from gov_disclosure.printable import obstacles
from gov_disclosure.writing import report_markdown
from tests.factories import clean_report


def prose(text: str) -> AnnualReport:
    return AnnualReport(form=None, narrative=Narrative(overview=text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a*b*c", r"a\*b\*c"),
        ("_线_与__粗__", r"\_线\_与\_\_粗\_\_"),
        ("`码`", r"\`码\`"),
        ("[注](http://example.invalid)", r"\[注\](http://example.invalid)"),
        ("R&D &amp;", r"R\&D \&amp;"),
        ("若1 < 2 > 0则。", r"若1 \< 2 \> 0则。"),
        ("#号", r"\#号"),
        (r"反斜线\*", r"反斜线\\\*"),
        ("1. 第一条。", r"1\. 第一条。"),
        ("2024) 第二条。", r"2024\) 第二条。"),
        ("- 第三条。", r"\- 第三条。"),
        ("+ 第四条。", r"\+ 第四条。"),
        ("——第五条。", "——第五条。"),
        ("2.5%，-3件，1.属于国家秘密的除外。", "2\\.5%，-3件，1.属于国家秘密的除外。"),
        ("一是公开内容有待充实。", "一是公开内容有待充实。"),
    ],
)
def test_what_markdown_takes_for_markup_is_escaped_and_read_back(text: str, written: str) -> None:
    lines = report_markdown(prose(text)).splitlines()
    assert lines[:3] == ["## 一、总体情况", "", written]
    assert obstacles(prose(text)) == ()
    assert read(report_markdown(prose(text))).report == prose(text)


def test_paragraphs_stay_apart() -> None:
    assert report_markdown(prose("第一段。\n第二段。")).split("\n\n")[1:3] == ["第一段。", "第二段。"]


@pytest.mark.parametrize("edition", list(Edition))
def test_every_row_of_a_table_has_all_columns_and_a_rule_stands_under_the_first(edition: Edition) -> None:
    tables: list[list[list[str]]] = [[]]
    for line in report_markdown(clean_report(edition)).splitlines():
        if line.startswith("|"):
            tables[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    assert [len(rows[0]) for rows in tables[:-1]] == [4, 10, 15]
    for rows in tables[:-1]:
        assert {len(row) for row in rows} == {len(rows[0])}
        assert set(rows[1]) <= {"---", "---:"}
        assert not any("---" in cell for row in rows[2:] for cell in row)


def test_a_text_that_is_no_markdown_keeps_its_backslashes() -> None:
    text = "一、总体情况\n路径\\*在此。\n五、存在的主要问题及改进情况\n"
    assert read(text).report.narrative.overview == "路径\\*在此。"
    assert read(f"# 标题\n{text}").report.narrative.overview == "路径*在此。"
