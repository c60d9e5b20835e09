"""The official form as blocks: order, spans and labels as the annex prints them."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    Edition,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
    form,
)
from gov_disclosure.grids import Grid, Paragraph
from gov_disclosure.writing import layout, official_title
from gov_disclosure.writing.layout import FormParagraph
from gov_disclosure.writing.tables import CellRole, FormCell, FormGrid, TableFigures, table_grid

EVERY_TABLE = [
    pytest.param(table, id=f"{edition}-{table.key}") for edition in Edition for table in form(edition).tables
]

Spans = list[tuple[str, int, int]]


def numbered(edition: str, key: str) -> FormGrid:
    """A table in which every figure says where it stands in the form's order."""
    table = form(edition).table(key)
    return table_grid(TableFigures(table, range(len(table.addresses))))


def spans(row: tuple[FormCell, ...], *, figures: bool = False) -> Spans:
    return [(cell.text, cell.rowspan, cell.colspan) for cell in row if figures or cell.role is not CellRole.FIGURE]


@pytest.mark.parametrize("edition", list(Edition))
def test_the_header_of_table_three_is_three_rows_over_ten_columns(edition: str) -> None:
    header = numbered(edition, "requests").cells[:3]
    assert [spans(row) for row in header] == [
        [("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(label, 1, 1) for label in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]


@pytest.mark.parametrize(("edition", "rows"), [("2021", 22), ("2019", 20)])
def test_the_outcomes_of_table_three_stand_under_their_groups(edition: str, rows: int) -> None:
    labels = {(cell.text, cell.rowspan, cell.colspan) for row in numbered(edition, "requests").cells for cell in row}
    assert {
        ("一、本年新收政府信息公开申请数量", 1, 3),
        ("二、上年结转政府信息公开申请数量", 1, 3),
        ("三、本年度办理结果", rows, 1),
        ("（一）予以公开", 1, 2),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2),
        ("（三）不予公开", 8, 1),
        ("（四）无法提供", 3, 1),
        ("（五）不予处理", 5, 1),
        ("（六）其他处理", 3, 1) if edition == "2021" else ("（六）其他处理", 1, 2),
        ("（七）总计", 1, 2),
        ("四、结转下年度继续办理", 1, 3),
    } <= labels


def test_table_two_of_2021_is_four_panels_over_four_columns() -> None:
    cells = numbered("2021", "proactive").cells
    assert [spans(row, figures=True) for row in cells] == [
        [("第二十条第（一）项", 1, 4)],
        [("信息内容", 1, 1), ("本年制发件数", 1, 1), ("本年废止件数", 1, 1), ("现行有效件数", 1, 1)],
        [("规章", 1, 1), ("0", 1, 1), ("1", 1, 1), ("2", 1, 1)],
        [("行政规范性文件", 1, 1), ("3", 1, 1), ("4", 1, 1), ("5", 1, 1)],
        [("第二十条第（五）项", 1, 4)],
        [("信息内容", 1, 1), ("本年处理决定数量", 1, 3)],
        [("行政许可", 1, 1), ("6", 1, 3)],
        [("第二十条第（六）项", 1, 4)],
        [("信息内容", 1, 1), ("本年处理决定数量", 1, 3)],
        [("行政处罚", 1, 1), ("7", 1, 3)],
        [("行政强制", 1, 1), ("8", 1, 3)],
        [("第二十条第（八）项", 1, 4)],
        [("信息内容", 1, 1), ("本年收费金额（单位：万元）", 1, 3)],
        [("行政事业性收费", 1, 1), ("9", 1, 3)],
    ]


def test_the_last_column_of_a_narrow_panel_takes_the_rest_of_the_width() -> None:
    cells = numbered("2019", "proactive").cells
    fees = next(number for number, row in enumerate(cells) if row[0].text == "第二十条第（八）项")
    assert [spans(row, figures=True) for row in cells[fees : fees + 6]] == [
        [("第二十条第（八）项", 1, 4)],
        [("信息内容", 1, 1), ("上一年项目数量", 1, 1), ("本年增/减", 1, 2)],
        [("行政事业性收费", 1, 1), ("18", 1, 1), ("19", 1, 2)],
        [("第二十条第（九）项", 1, 4)],
        [("信息内容", 1, 1), ("采购项目数量", 1, 1), ("采购总金额", 1, 2)],
        [("政府集中采购", 1, 1), ("20", 1, 1), ("21", 1, 2)],
    ]


@pytest.mark.parametrize("edition", list(Edition))
def test_table_four_is_one_row_of_fifteen_figures_under_three_rows_of_headings(edition: str) -> None:
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    cells = numbered(edition, "review_litigation").cells
    assert [spans(row, figures=True) for row in cells] == [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((label, 2, 1) for label in results), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(label, 1, 1) for label in results * 2],
        [(str(number), 1, 1) for number in range(15)],
    ]


@pytest.mark.parametrize("table", EVERY_TABLE)
def test_the_cells_of_a_table_cover_it_without_gap_or_overlap(table) -> None:
    grid = table_grid(TableFigures(table, range(len(table.addresses))))
    covered = [
        (number + down, cell.column + right)
        for number, row in enumerate(grid.cells)
        for cell in row
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    ]
    width = max(column for _, column in covered) + 1
    assert sorted(covered) == [(row, column) for row in range(len(grid.cells)) for column in range(width)]


@pytest.mark.parametrize("table", EVERY_TABLE)
def test_the_figures_stand_in_the_forms_order_and_know_their_address(table) -> None:
    grid = table_grid(TableFigures(table, range(len(table.addresses))))
    figures = [cell for row in grid.cells for cell in row if cell.role is CellRole.FIGURE]
    assert [cell.address for cell in figures] == list(table.addresses)
    assert [cell.text for cell in figures] == [str(number) for number in range(len(table.addresses))]


@pytest.mark.parametrize("table", EVERY_TABLE)
def test_the_grid_says_what_the_cells_say(table) -> None:
    grid = table_grid(TableFigures(table, (None,) * len(table.addresses)), 2)
    assert isinstance(grid, Grid)
    assert [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row] for row in grid.rows] == [
        [(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row] for row in grid.cells
    ]
    first = grid.rows[0][0].place
    assert (first.table, first.row, first.column) == (2, 1, 1)


# ---------------------------------------------------------------------- the whole report


REPORT = AnnualReport(
    form="2021",
    agency="示例县统计局",
    agency_code="11430000MB00000000",
    year=2024,
    title="示例县统计局2024年度政府信息公开工作年度报告",
    published_on=date(2025, 1, 17),
    narrative=Narrative(
        preamble="前言。", overview="第一段。\n第二段。", requests="表前的话。", other_matters="没有收取信息处理费。"
    ),
    proactive=ProactiveDisclosure2021((0, None, 3, 0, 0, 0, 0, 0, 0, Decimal("26.50"))),
    requests=RequestMatrix.from_figures("2021", {}, fill=0),
    review_litigation=ReviewLitigationGrid((None,) * 15),
)


def lines(report: AnnualReport) -> list[str]:
    return [block.text if isinstance(block, FormParagraph) else "TABLE" for block in layout(report)]


def test_a_report_is_laid_out_in_the_forms_order() -> None:
    assert lines(REPORT) == [
        "示例县统计局2024年度政府信息公开工作年度报告",
        "统一社会信用代码：11430000MB00000000",
        "发布日期：2025-01-17",
        "前言。",
        "一、总体情况",
        "第一段。",
        "第二段。",
        "二、主动公开政府信息情况",
        "TABLE",
        "三、收到和处理政府信息公开申请情况",
        "表前的话。",
        "TABLE",
        "四、政府信息公开行政复议、行政诉讼情况",
        "TABLE",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
        "没有收取信息处理费。",
    ]
    assert all(isinstance(block, (Paragraph, Grid)) for block in layout(REPORT))


def test_an_empty_report_still_has_its_six_sections() -> None:
    assert [line[0] for line in lines(AnnualReport(form=None))] == list("一二三四五六")


def test_a_cell_without_a_figure_is_blank_and_never_zero() -> None:
    table = next(block for block in layout(REPORT) if isinstance(block, FormGrid))
    texts = {str(cell.address): cell.text for row in table.cells for cell in row if cell.address}
    assert texts["proactive.rules.issued"] == "0"
    assert texts["proactive.rules.repealed"] == ""


def test_an_amount_is_written_in_its_canonical_form() -> None:
    table = next(block for block in layout(REPORT) if isinstance(block, FormGrid))
    assert table.cells[-1][-1].text == "26.5"


@pytest.mark.parametrize(("unit", "label"), [(None, "采购总金额"), ("元", "采购总金额（元）")])
def test_the_unit_that_the_2019_form_leaves_open_stands_in_the_label(unit: str | None, label: str) -> None:
    proactive = ProactiveDisclosure2019((0,) * 21 + (Decimal(5),), unit)
    (table,) = [
        block for block in layout(AnnualReport(form="2019", proactive=proactive)) if isinstance(block, FormGrid)
    ]
    assert table.cells[-2][-1].text == label
    assert table.cells[-1][-1].text == "5"


@pytest.mark.parametrize(
    ("agency", "year", "title"),
    [
        ("示例县统计局", 2024, "示例县统计局2024年政府信息公开工作年度报告"),
        ("示例县统计局", None, "示例县统计局政府信息公开工作年度报告"),
        (None, 2024, "2024年政府信息公开工作年度报告"),
        (None, None, None),
    ],
)
def test_the_official_title_tells_agency_and_year(agency: str | None, year: int | None, title: str | None) -> None:
    report = evolve(REPORT, title=None, agency=agency, year=year)
    assert official_title(report) == title
    assert (title is None) or lines(report)[0] == title
