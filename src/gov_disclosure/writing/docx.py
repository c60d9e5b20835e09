"""The official form as a Word document (extra ``docx``), set as Chinese official documents are (GB/T 9704).

A4 with its margins, 仿宋 三号 on lines of 28 points, headings in 黑体, the title in 小标宋, page numbers between
dashes. How it looks in detail stands in :mod:`wordml`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..cells import CellAddress
from ..errors import MissingExtraError
from ..report import AnnualReport
from .layout import FormBlock, FormParagraph, ParagraphRole, layout, official_title
from .packages import moment, repacked
from .tables import FormGrid
from .text import shown
from .wordml import (
    FOOTER,
    STYLES,
    TABLE_STYLES,
    Style,
    font_table,
    page_number,
    style_properties,
    table_style,
    table_xml,
)

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["report_docx"]

_FONT_TABLE = "word/fontTable.xml"
_AUTHOR = "gov_disclosure"
"""Who comments on cells."""

_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
"""The margins of an official document, in mm."""


def report_docx(report: AnnualReport, *, blank: bool = False, notes: Mapping[CellAddress, str] | None = None) -> bytes:
    """A report as a Word document in the layout of the official form.

    ``blank`` leaves a line to write on under each heading. ``notes`` are comments on figures, which are
    shaded; a reader takes no comment for text.

    >>> report_docx(AnnualReport(form="2021", agency="示例县统计局", year=2024))[:2]
    b'PK'

    :raises MissingExtraError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingExtraError(extra="docx", purpose_en="writing Word documents", purpose_zh="写Word文档") from None
    document = Document()
    _set_up_styles(document)
    _set_up_page(document)
    styles = {role: document.styles[style.name].style_id for role, style in STYLES.items()}
    blocks = layout(report)
    for block in _with_lines(blocks) if blank else blocks:
        if isinstance(block, FormGrid):
            _add_table(document, block, notes or {}, moment(report))
        else:
            # By its id, found once: looking a style up by its name took longer than all the rest.
            document.add_paragraph(shown(block.text))._p.style = styles[block.role]
    _describe(document, report)
    content = BytesIO()
    document.save(content)
    return repacked(content.getvalue(), lambda name, part: font_table() if name == _FONT_TABLE else part)


def _with_lines(blocks: Iterable[FormBlock]) -> Iterator[FormBlock]:
    """The blocks with an empty paragraph under each heading."""
    for block in blocks:
        yield block
        if isinstance(block, FormParagraph) and block.role is ParagraphRole.HEADING:
            yield FormParagraph("")


def _set_up_styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    for style in TABLE_STYLES:
        document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    for style in (*STYLES.values(), *TABLE_STYLES, FOOTER):
        _set_style(document, style)
    # The template is in English: what Chinese text is proofread as, and broken into lines.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_style(document: "Document", style: Style) -> None:
    from docx.oxml.ns import qn

    element = document.styles[style.name].element
    # The template's own looks are colours, theme fonts and a line under the title.
    for child in list(element):
        if child.tag in (qn("w:pPr"), qn("w:rPr")):
            element.remove(child)
    for properties in style_properties(style):
        element.append(_parsed(properties))


def _set_up_page(document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    # The number of the page stands 7 mm below the text.
    section.footer_distance = Mm(_BOTTOM - 12)
    for run in list(_parsed(page_number())):
        section.footer.paragraphs[0]._p.append(run)


def _add_table(document: "Document", grid: FormGrid, notes: Mapping[CellAddress, str], made: datetime) -> None:
    from docx.oxml.ns import qn
    from docx.text.run import Run

    # The heading or sentence above a table stands on its page.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = _parsed(table_xml(grid, document.styles[table_style(grid).name].style_id, notes))
    cells = [cell for row in grid.whole_rows() for cell, _ in row]
    document.element.body.insert_element_before(table, "w:sectPr")
    for cell, element in zip(cells, table.iter(qn("w:tc")), strict=True):
        if cell.address is not None and cell.address in notes and cell.text:
            run = Run(next(element.iter(qn("w:r"))), document)
            comment = document.add_comment(run, notes[cell.address], _AUTHOR, None)
            # python-docx writes the time of day.
            comment._comment_elm.date = made


def _describe(document: "Document", report: AnnualReport) -> None:
    properties = document.core_properties
    properties.title = shown(report.title or official_title(report) or "")[:255]
    properties.author = properties.last_modified_by = shown(report.agency or "")[:255]
    properties.language, properties.comments, properties.keywords = "zh-CN", "", ""
    properties.created = properties.modified = moment(report)
    properties.revision = 1


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)
