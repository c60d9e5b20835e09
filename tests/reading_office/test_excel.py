"""What workbooks are made of: each feature in the smallest workbook that has it."""

import datetime
import re
from io import BytesIO

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

from gov_disclosure import Narrative, diff, read
from gov_disclosure.grids import Block, Grid, Paragraph
from gov_disclosure.reading.sheets import number_text
from tests.reading_office.office import (
    RELATIONSHIPS,
    assert_read_exactly,
    blocks,
    blocks_of,
    document,
    grids,
    invented,
    parts_of,
    saved,
    with_part,
    workbook_of,
)

SHEET = "xl/worksheets/sheet1.xml"


def sheet(*rows: tuple) -> Workbook:
    """A workbook with rows of one sheet."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return made


def first_row(made: Workbook | bytes) -> list[str]:
    found = blocks(made if isinstance(made, bytes) else saved(made))[0]
    assert isinstance(found, list)
    return found[0]


def shown(value: object, number_format: str = "General") -> str:
    made = sheet(("项", value))
    made.active["B1"].number_format = number_format
    return first_row(made)[1]


def patched(made: Workbook, old: str, new: str) -> bytes:
    """A workbook whose sheet's XML is changed where a pattern is found: what openpyxl does not write."""
    content = saved(made)
    part, count = re.subn(old, new, parts_of(content)[SHEET].decode(), count=1)
    assert count == 1
    return with_part(content, SHEET, part)


def with_cell(made: Workbook, at: str, attributes: str, content: str) -> bytes:
    """A workbook with another cell in its XML."""
    return patched(made, rf'<c r="{at}"[^>]*?(?:/>|(?<!/)>.*?</c>)', f'<c r="{at}" {attributes}>{content}</c>')


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.30000000000000004, "General", "0.3"),
        (26.550000000000001, "0.00", "26.55"),
        (-8, "+0;-0", "-8"),
        (1234567, "#,##0", "1234567"),
        (11398889.0, '#,##0_);(#,##0);"-"', "11398889"),
        (0.00001, "General", "0.00001"),
        (1e300, "General", "1e+300"),
        (0.5, "0%", "50%"),
        (0.1255, "0.00%", "12.55%"),
        (24.5, '0.0"万元"', "24.5万元"),
        (3, '0"件"', "3件"),
        (251000, '0!.0,"万元"', '251000（0!.0,"万元"）'),
        (1500, "0.0,", "1500（0.0,）"),
        (True, "General", "TRUE"),
        (datetime.date(2024, 1, 31), "yyyy-mm-dd", "2024-01-31"),
        (datetime.datetime(2024, 1, 31, 9, 30), "yyyy-mm-dd hh:mm", "2024-01-31 09:30:00"),  # noqa: DTZ001  # a workbook knows no zones
        (datetime.time(9, 30), "hh:mm", "09:30:00"),
        (datetime.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("12", "@", "12"),
        (" 007 ", "@", " 007 "),
        ("#REF!", "General", "#REF!"),
        ("甲\n乙", "General", "甲\n乙"),
        ("a_x000D_\nb", "General", "a\r\nb"),
    ],
)
def test_what_a_cell_shows(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_not_numbers() -> None:
    assert number_text(float("inf")) == "inf"
    assert number_text(-0.0) == "0"
    assert number_text(10**18 + 1) == "1000000000000000001"


def test_a_percentage_is_read_as_no_count() -> None:
    report = invented(1, "2021").with_cell("proactive.licensing.decisions", 7)
    content = workbook_of(blocks_of(report))
    made = load_workbook(BytesIO(content))
    cell = next(each for row in made.active for each in row if each.value == "行政许可").offset(column=1)
    cell.value, cell.number_format = 0.07, "0%"
    found = read(saved(made))
    assert found.report["proactive.licensing.decisions"] is None
    assert "proactive.licensing.decisions" in {str(note.at) for note in found.notes}


def test_formulas_have_their_cached_values() -> None:
    made = sheet(("合计", "=SUM(C1:D1)", 1, 2))
    assert first_row(with_cell(made, "B1", "", "<f>SUM(C1:D1)</f><v>3</v>")) == ["合计", "3", "1", "2"]


def test_a_formula_without_a_cached_value_is_no_blank() -> None:
    assert first_row(sheet(("合计", "=SUM(C1:D1)", 1, 2))) == ["合计", "=SUM(C1:D1)", "1", "2"]


def test_a_formula_whose_value_is_an_empty_text_is_blank() -> None:
    made = sheet(("合计", '=""', 1))
    assert first_row(with_cell(made, "B1", 't="str"', '<f>""</f><v></v>')) == ["合计", "", "1"]


def test_an_error_is_no_blank() -> None:
    made = sheet(("合计", "=A9", 1))
    changed = with_cell(made, "B1", 't="e"', "<f>A9</f><v>#REF!</v>")
    assert first_row(changed) == ["合计", "#REF!", "1"]


def test_rich_text_and_inline_text() -> None:
    made = sheet(("项", CellRichText("1", TextBlock(InlineFont(b=True), "2"), "3")))
    assert first_row(made) == ["项", "123"]
    inline = "<is><t>45</t></is>"
    assert first_row(with_cell(sheet(("项", 7)), "B1", 't="inlineStr"', inline)) == ["项", "45"]


@pytest.mark.parametrize("properties", ['<vertAlign val="superscript"/>', "<strike/>"])
@pytest.mark.parametrize("shared", [True, False])
def test_what_is_raised_or_struck_through_is_a_line_of_its_own(properties: str, shared: bool) -> None:
    text = f"<r><t>12</t></r><r><rPr>{properties}</rPr><t>1</t></r><r><t>件</t></r>"
    made = sheet(("项", 7))
    if shared:
        content = with_cell(made, "B1", 't="s"', "<v>0</v>")
        part = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>{text}</si></sst>'
        names = "xl/_rels/workbook.xml.rels"
        relation = f'<Relationship Id="texts" Type="{RELATIONSHIPS}/sharedStrings" Target="/xl/texts.xml"/>'
        relations = parts_of(content)[names].decode().replace("</Relationships>", f"{relation}</Relationships>")
        content = with_part(with_part(content, "xl/texts.xml", part), names, relations)
    else:
        content = with_cell(made, "B1", 't="inlineStr"', f"<is>{text}</is>")
    assert first_row(content)[1].split() == ["12", "1", "件"]


def test_merged_cells() -> None:
    made = sheet(("题", None, "丁"), (None, None, 1), ("a", "b", 3))
    made.active.merge_cells("A1:B2")
    assert grids(saved(made))[0][:3] == [
        [("题", 0, 2, 2), ("丁", 2, 1, 1)],
        [("1", 2, 1, 1)],
        [("a", 0, 1, 1), ("b", 1, 1, 1), ("3", 2, 1, 1)],
    ]


def test_values_below_a_merged_cell_are_hidden() -> None:
    made = sheet(("题", 9), ("a", 1), ("b", 2))
    made.active.merge_cells("B1:B2")
    content = patched(made, r'(<c r="A2".*?</c>)', r'\1<c r="B2"><v>8</v></c>')
    assert [*blocks(content)[0]][:3] == [["题", "9"], ["a"], ["b", "2"]]


def test_visible_sheets_in_order() -> None:
    made = sheet(("甲", 1))
    made.active.title = "主动公开"
    made.create_sheet("空")
    hidden = made.create_sheet("底稿")
    hidden.append(("隐", 2))
    hidden.sheet_state = "hidden"
    very = made.create_sheet("参数")
    very.append(("隐", 2))
    very.sheet_state = "veryHidden"
    made.create_chartsheet("图")
    made.create_sheet("依申请", 0).append(("乙", 3))
    found = document(saved(made)).blocks
    assert [block.rows[0][1].place.sheet for block in found if isinstance(block, Grid)] == ["依申请", "主动公开"]


def test_each_table_on_its_own_sheet() -> None:
    report = invented(6, "2021")
    made = Workbook()
    made.remove(made.active)
    section: list[Block] = []
    for block in [*blocks_of(report), None]:
        if block is None or (isinstance(block, Paragraph) and block.text[1:2] == "、"):
            copy_sheet(load_workbook(BytesIO(workbook_of(section))).active, made.create_sheet())
            section = []
        if block is not None:
            section.append(block)
    assert len(made.worksheets) == 7
    reading = assert_read_exactly(report, saved(made))
    assert len({source.place.sheet for source in reading.provenance.values()}) == 3


def copy_sheet(source, target) -> None:
    for row in source.iter_rows():
        for cell in row:
            if cell.value is not None:
                target.cell(cell.row, cell.column, cell.value)
    for merged in source.merged_cells.ranges:
        target.merge_cells(merged.coord)


@pytest.mark.parametrize("numbers", [True, False])
def test_a_table_that_begins_further_in_with_empty_formatted_cells_around(numbers: bool) -> None:
    report = invented(9, "2021", blanks=0.2)
    assert_read_exactly(report, workbook_of(blocks_of(report), numbers=numbers, down=3, right=4))


def test_prose_and_headings_in_cells_are_paragraphs() -> None:
    made = sheet(
        ("示例县统计局2024年政府信息公开工作年度报告",),
        ("一、总体情况",),
        ("本机关坚持以公开为常态、不公开为例外，依法依规做好政府信息公开工作。",),
        (),
        ("二、主动公开政府信息情况",),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章",),
        ("行政规范性文件", 1, 2, 3),
        ("第二十条第（五）项",),
        ("信息内容", "本年处理决定数量"),
        ("行政许可", 7),
        ("全年未发生其他情形。",),
    )
    for row in (1, 2, 3, 5, 9):
        made.active.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        made.active.cell(row, 1).alignment = Alignment(horizontal="center")
    found = document(saved(made)).blocks
    assert [type(block).__name__ for block in found] == [*["Paragraph"] * 4, "Grid", "Paragraph", "Grid", "Paragraph"]
    assert isinstance(found[4], Grid)
    assert [[cell.text for cell in row] for row in found[4].rows][1] == ["规章", "", "", ""]
    assert [cell.place.column for cell in found[4].rows[2]] == [1, 2, 3, 4]
    report = read(saved(made)).report
    assert report.proactive.normative_documents.in_force == 3
    assert report.narrative.overview.endswith("工作。")
    assert report.narrative.proactive == "全年未发生其他情形。"


def test_the_title_of_the_properties_is_the_last_resort() -> None:
    made = sheet(("规章", 1))
    made.properties.title = "样例县财政局2020年政府信息公开工作年度报告"
    assert document(saved(made)).page_title == made.properties.title


def test_a_sheet_that_lies_about_its_size() -> None:
    made = sheet(("a", 1), ("b", 2))
    content = patched(made, '<dimension ref="A1:B2" ?/>', '<dimension ref="A1"/>')
    assert [*blocks(content)[0]][:2] == [["a", "1"], ["b", "2"]]


def test_cells_that_do_not_say_where_they_stand() -> None:
    made = patched(sheet(("a", 1)), '<c r="B1"', "<c")
    assert first_row(made) == ["a", "1"]


def test_a_workbook_with_macros() -> None:
    content = saved(sheet(("a", 1)))
    types = parts_of(content)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert first_row(with_part(content, "[Content_Types].xml", types)) == ["a", "1"]


def test_a_figure_below_the_heading_of_a_table_that_is_not_there_is_prose() -> None:
    report = evolve(invented(3, "2021"), review_litigation=None, narrative=Narrative(review_litigation="0"))
    assert diff(report, read(workbook_of(blocks_of(report))).report) == ()
