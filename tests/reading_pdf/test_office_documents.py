"""Reports as offices send them out: printed from a document with all that stands around the form."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import AnnualReport
from gov_disclosure.writing.docx import report_docx
from tests.reading_pdf.paper import (
    NARRATIVE,
    assert_read_exactly,
    by_office,
    invented,
    needs_office,
)

docx = pytest.importorskip("docx")
from docx.enum.section import WD_ORIENT  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402
from docx.shared import Pt, RGBColor  # noqa: E402

FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}
NOTE = "注：1.以上数据统计截至2022年12月31日。2.“/”表示不涉及。"


def red_head(document: Any) -> None:
    """What stands above the title of a document that is sent to another office."""
    first = document.element.body[0]
    for text, size in (("示例县统计局文件", 36), ("示统发〔2023〕5号", 16), ("县人民政府办公室：", 16)):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb = Pt(size), RGBColor(255, 0, 0)
        first.addprevious(paragraph._p)


def running_header(document: Any) -> None:
    """Beside the numbers of pages, which the document has of itself."""
    document.sections[0].header.paragraphs[0].text = "示例县统计局 2022年度报告 第20220131号"


def notes_under_tables(document: Any) -> None:
    for table in document.tables:
        table._tbl.addnext(document.add_paragraph(NOTE)._p)


def landscape(document: Any) -> None:
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def full_width_figures(document: Any) -> None:
    for table in document.tables:
        for text in table._tbl.iter(qn("w:t")):
            if text.text and text.text.isdecimal():
                text.text = text.text.translate(FULL_WIDTH)


def vertical_groups(document: Any) -> None:
    """The labels of groups run from top to bottom, as Word sets them in narrow columns."""
    for table in document.tables:
        for cell in table._tbl.iter(qn("w:tc")):
            label = "".join(text.text or "" for text in cell.iter(qn("w:t")))
            if label.startswith(("三、本年度", "（三）", "（四）", "（五）")):
                cell.get_or_add_tcPr().append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="tbRlV"/>'))


LOOKS: dict[str, tuple[Callable[[Any], None], ...]] = {
    "sent": (red_head, running_header, vertical_groups),
    "landscape": (landscape, running_header, full_width_figures, notes_under_tables),
}


def sent_out(report: AnnualReport, *changes: Callable[[Any], None]) -> bytes:
    """A report as a Word document, changed as offices change it."""
    document = docx.Document(io.BytesIO(report_docx(report)))
    for change in changes:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@needs_office
@pytest.mark.parametrize(("looks", "blanks"), [("sent", 0.0), ("landscape", 0.3)])
def test_a_document_as_offices_send_it(looks: str, blanks: float, tmp_path: Path) -> None:
    report = invented(71, "2021", blanks=blanks, longest=7)
    path = tmp_path / "report.docx"
    path.write_bytes(sent_out(report, *LOOKS[looks]))
    assert_read_exactly(report, path.read_bytes())
    reading = assert_read_exactly(report, by_office(path, "pdf:writer_pdf_Export"))
    assert (reading.report.agency, reading.report.year) == ("示例县统计局", 2022)
    assert reading.report.narrative.overview == NARRATIVE.overview
    assert reading.report.narrative.preamble == NARRATIVE.preamble
