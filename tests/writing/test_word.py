"""The official form as a Word document, set as official documents are (GB/T 9704)."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from gov_disclosure import Edition, write
from tests.factories import clean_report
from tests.writing.everything import everything


@pytest.fixture(scope="module", params=list(Edition))
def document(request):
    return docx.Document(io.BytesIO(write(everything(request.param), format="docx")))


def header(table) -> list[list[str]]:
    """The rows that come again on every page, a text for each column that a cell covers."""
    return [
        [cell.text for cell in row.cells] for row in table.rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        is not None
    ]  # fmt: skip


def test_the_page_is_a4(document) -> None:
    (section,) = document.sections
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]


def test_fonts_are_those_of_official_documents(document) -> None:
    fonts = {}
    for paragraph in document.paragraphs:
        properties = paragraph.style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        fonts[paragraph.style.name] = properties.get(qn("w:eastAsia"))
    assert fonts == {"Title": "方正小标宋简体", "Subtitle": "仿宋", "Heading 1": "黑体", "Body Text": "仿宋"}
    for table in document.tables:
        styles = {paragraph.style.name for row in table.rows for cell in row.cells for paragraph in cell.paragraphs}
        assert styles <= {"Wide Table", "Narrow Table"}


def test_the_header_of_table_three_is_merged_and_comes_again_on_every_page(document) -> None:
    _, requests, _ = document.tables
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    classes = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert header(requests) == [
        [note] * 3 + ["申请人情况"] * 7,
        [note] * 3 + ["自然人", *["法人或其他组织"] * 5, "总计"],
        [note] * 3 + ["自然人", *classes, "总计"],
    ]


def test_no_row_is_broken_over_pages(document) -> None:
    for table in document.tables:
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_tables_are_as_wide_as_the_text(document) -> None:
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        assert abs(sum(widths) - Mm(156).twips) < 5
        assert min(widths) > 300


def test_pages_are_numbered(document) -> None:
    assert "PAGE" in document.sections[0].footer._element.xml


def test_headings_stand_in_the_outline(document) -> None:
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert [text[0] for text in headings] == list("一二三四五六")


def test_its_properties_tell_title_and_agency_and_no_time_of_day() -> None:
    properties = docx.Document(io.BytesIO(write(clean_report(), format="docx"))).core_properties
    assert (properties.title, properties.author) == ("示例县统计局2022年政府信息公开工作年度报告", "示例县统计局")
    assert properties.created.year == 1980
    dated = docx.Document(io.BytesIO(write(everything(), format="docx"))).core_properties
    assert str(dated.created.date()) == "2023-01-17"
