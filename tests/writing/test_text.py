"""The official form as plain text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Narrative, ProactiveDisclosure2019, ProactiveDisclosure2021, RequestMatrix
from gov_disclosure.strategies import reports
from gov_disclosure.writing import report_text
from gov_disclosure.writing.text import blocks_text, display_width, table_blocks

PROACTIVE = AnnualReport(
    form="2021",
    agency="示例县统计局",
    year=2024,
    narrative=Narrative(overview="第一段。\n第二段。", proactive="表前的话。"),
    proactive=ProactiveDisclosure2021((0, 0, 3, 2, None, 11, 120, 7, 0, Decimal("26.55"))),
)


def bars(text: str) -> list[list[str]]:
    """The lines of each table of a text."""
    tables: list[list[str]] = []
    within = False
    for line in text.splitlines():
        barred = line.startswith("|")
        if barred and not within:
            tables.append([])
        if barred:
            tables[-1].append(line)
        within = barred
    return tables


def test_a_report_as_text() -> None:
    assert report_text(PROACTIVE) == (
        """\
示例县统计局2024年政府信息公开工作年度报告

一、总体情况

第一段。
第二段。

二、主动公开政府信息情况

表前的话。

| 第二十条第（一）项                                          |
|    信息内容    | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|----------------|--------------|--------------|--------------|
| 规章           |            0 |            0 |            3 |
| 行政规范性文件 |            2 |              |           11 |
| 第二十条第（五）项                                          |
|    信息内容    |              本年处理决定数量              |
|----------------|--------------------------------------------|
| 行政许可       |                                        120 |
| 第二十条第（六）项                                          |
|    信息内容    |              本年处理决定数量              |
|----------------|--------------------------------------------|
| 行政处罚       |                                          7 |
| 行政强制       |                                          0 |
| 第二十条第（八）项                                          |
|    信息内容    |         本年收费金额（单位：万元）         |
|----------------|--------------------------------------------|
| 行政事业性收费 |                                      26.55 |

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

六、其他需要报告的事项
"""
    )


def test_only_tables_after_their_headings() -> None:
    text = blocks_text(table_blocks(PROACTIVE))
    assert text.startswith("二、主动公开政府信息情况\n\n| 第二十条第（一）项 ")
    assert text.endswith("| 行政事业性收费 |                                      26.55 |\n")
    assert "表前的话" not in text
    assert table_blocks(AnnualReport(form="2021")) == ()


@given(reports())
def test_every_line_of_a_table_is_equally_wide(report: AnnualReport) -> None:
    for table in bars(blocks_text(table_blocks(report))):
        assert len(set(map(display_width, table))) == 1


@given(reports(stated=True), st.integers(80, 240))
def test_on_a_terminal_tables_are_no_wider_than_it_and_lose_nothing(report: AnnualReport, width: int) -> None:
    whole, narrow = blocks_text(table_blocks(report)), blocks_text(table_blocks(report), width=width)
    widest_figure = max(len(str(figure)) for _, figure in report.items())
    for table in bars(narrow):
        assert len(set(map(display_width, table))) == 1
        assert widest_figure > 2 or display_width(table[0]) <= width

    def letters(text: str) -> list[str]:
        return sorted(text.translate(dict.fromkeys(map(ord, "|- \n"))))

    assert letters(narrow) == letters(whole)


def test_a_wide_terminal_changes_nothing() -> None:
    assert blocks_text(table_blocks(PROACTIVE), width=300) == blocks_text(table_blocks(PROACTIVE))


@pytest.mark.parametrize("width", range(80, 200, 7))
def test_closing_punctuation_does_not_begin_a_line(width: int) -> None:
    report = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", {}, fill=0))
    for line in blocks_text(table_blocks(report), width=width).splitlines():
        assert not any(cell.strip().startswith(tuple("，、。；）")) for cell in line.split("|"))


@pytest.mark.parametrize("unit", ["万|元", "万\n元", "\x1b[31m万元", "\u202e元"])
def test_what_would_break_a_line_a_table_or_a_terminal_is_not_printed(unit: str) -> None:
    report = AnnualReport(form="2019", proactive=ProactiveDisclosure2019((0,) * 21 + (Decimal(1),), unit))
    (table,) = bars(blocks_text(table_blocks(report)))
    assert len({display_width(line) for line in table}) == 1
    assert not {"\x1b", "\u202e"} & set("".join(table))
    assert all(line.startswith("|") and line.endswith("|") for line in table)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("42", 2), ("（七）总计", 10), ("“三安全”", 8), ("é", 1), ("e\u0301", 1)]
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width
