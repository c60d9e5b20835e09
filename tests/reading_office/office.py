"""Office documents made by hand and by the libraries: the official form's blocks in each format, and fragments."""

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, Reading, diff, read
from gov_disclosure.forms import CellKind, form
from gov_disclosure.grids import Block, Grid, GridCell, Paragraph
from gov_disclosure.reading.document import Document, Limits
from gov_disclosure.reading.formats import open_document
from gov_disclosure.reading.interpret import interpret
from gov_disclosure.reading.sheets import number_text
from gov_disclosure.reading.source import open_source
from gov_disclosure.writing import layout
from gov_disclosure.writing.tables import figure_text
from tests.factories import clean_report

EDITIONS = ("2019", "2021")
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def invented(seed: int, edition: str, *, blanks: float = 0.0) -> AnnualReport:
    """A report with a random figure in every cell, or none in a share of them."""
    rng = random.Random(seed)
    report = clean_report(edition)
    for table in form(edition).tables:
        for address, (_, _, column) in zip(table.addresses, table.cells(), strict=True):
            number = rng.choice((rng.randint(0, 9), rng.randint(0, 999), rng.randint(0, 11398889)))
            figures = {
                CellKind.AMOUNT: Decimal(number) / 100,
                CellKind.CHANGE: rng.choice((-1, 1)) * number,
            }
            value = None if rng.random() < blanks else figures.get(column.kind, number)
            report = report.with_cell(address, value)
    # The unit of an amount that is not stated is printed nowhere.
    return read_back(report)


def read_back(report: AnnualReport) -> AnnualReport:
    return interpret(layout(report)).report


def blocks_of(report: AnnualReport) -> list[Block]:
    return list(layout(report))


def assert_read_exactly(report: AnnualReport, content: bytes) -> Reading:
    """Every figure and all prose come back, with the text of each cell as it was printed."""
    reading = read(content)
    assert diff(report, reading.report) == ()
    printed = {str(cell): figure_text(figure) for table in report.tables.values() for cell, figure in table.items()}
    assert {at: source.text for at, source in reading.provenance.items() if source.text} == {
        at: text for at, text in printed.items() if text
    }
    assert [note for note in reading.notes if note.rule == "cell.unread"] == []
    return reading


def document(content: bytes, limits: Limits | None = None) -> Document:
    limits = limits or Limits()
    return open_document(open_source(content, limits), limits)


def blocks(content: bytes) -> list[str | list[list[str]]]:
    """The blocks of a document: a paragraph as its text, a grid as the texts of its rows."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in document(content).blocks
    ]


def grids(content: bytes) -> list[list[list[tuple[str, int, int, int]]]]:
    """The grids of a document: text, column, colspan and rowspan of each cell."""
    return [
        [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row] for row in block.rows]
        for block in document(content).blocks
        if isinstance(block, Grid)
    ]


def archive(parts: Mapping[str, str | bytes], *, stored: Iterable[str] = ()) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name in stored else None)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    return archive({**parts_of(content), name: part})


# ---------------------------------------------------------------------- Word

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def relationships(*relations: tuple[str, str, str]) -> str:
    """A part of relations: kind, target, mode."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONSHIPS}/{kind}" Target={quoteattr(target)}'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for number, (kind, target, mode) in enumerate(relations, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def word(body: str, *, styles: str = "", numbering: str = "", main_type: str = _WORD_TYPE, title: str = "") -> bytes:
    """A Word document with that body."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )
    return archive(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships(
                ("officeDocument", "word/document.xml", ""), ("metadata/core-properties", "docProps/core.xml", "")
            ),
            "docProps/core.xml": core,
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(
                ("styles", "styles.xml", ""),
                ("numbering", "/word/numbering.xml", ""),
                ("hyperlink", "http://example.invalid/", "External"),
                ("image", "NULL", ""),
            ),
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
        }
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*contents: str, properties: str = "") -> str:
    """A paragraph: runs, or text alone."""
    made = "".join(each if each.startswith("<") else run(each) for each in contents)
    return f"<w:p><w:pPr>{properties}</w:pPr>{made}</w:p>"


def cell(*contents: str, properties: str = "") -> str:
    """A cell: blocks, or the text of its only paragraph."""
    made = "".join(each if each.startswith("<") else paragraph(each) for each in contents)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{made or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row: cells, or their texts."""
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def covering(grid: Grid) -> list[list[tuple[GridCell, int, int]]]:
    """For every row the cells that cover it from left to right, and the row and column where each begins."""
    rows: list[dict[int, tuple[GridCell, int, int]]] = [{} for _ in grid.rows]
    for number, cells in enumerate(grid.rows):
        for each in cells:
            for reached in range(number, number + each.rowspan):
                rows[reached][each.column] = (each, number, each.column)
    return [[found[column] for column in sorted(found)] for found in rows]


def word_of(given: Iterable[Block]) -> bytes:
    """The blocks as a Word document, written by hand."""
    return word("".join(_word_block(block) for block in given))


def _word_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return paragraph(run(block.text))
    rows = []
    for number, cells in enumerate(covering(block)):
        made = []
        for each, begins, _ in cells:
            value = "continue" if begins < number else "restart"
            merged = f'<w:vMerge w:val="{value}"/>' if each.rowspan > 1 else ""
            text = each.text if begins == number else ""
            made.append(cell(paragraph(run(text)), properties=f'<w:gridSpan w:val="{each.colspan}"/>{merged}'))
        rows.append(row(*made))
    return table(*rows)


def word_by_library(given: Iterable[Block]) -> bytes:
    """The blocks as a Word document, made by python-docx."""
    import docx

    made = docx.Document()
    for block in given:
        if isinstance(block, Paragraph):
            made.add_paragraph(block.text)
            continue
        width = max(each.column + each.colspan for cells in block.rows for each in cells)
        tabular = made.add_table(len(block.rows), width)
        for number, cells in enumerate(block.rows):
            for each in cells:
                first = tabular.cell(number, each.column)
                last = tabular.cell(number + each.rowspan - 1, each.column + each.colspan - 1)
                first.merge(last).text = each.text
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


# ---------------------------------------------------------------------- Excel


def workbook_of(given: Iterable[Block], *, numbers: bool = True, down: int = 0, right: int = 0) -> bytes:
    """The blocks as a workbook with one sheet, made by openpyxl; figures as numbers or as texts.

    They begin as many rows down and columns to the right, and formatted empty cells lie all around.
    """
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    sheet.title = "年度报告"
    line = 1 + down
    for empty in range(1, 200 * down):
        sheet.cell(empty, 30 + right).number_format = "0.00"
    for block in given:
        if isinstance(block, Paragraph):
            sheet.cell(line, 1 + right, block.text)
            line += 1
            continue
        for number, cells in enumerate(block.rows):
            for each in cells:
                column = each.column + 1 + right
                sheet.cell(line + number, column, _figure(each.text) if numbers else each.text or None)
                if (each.rowspan, each.colspan) != (1, 1):
                    sheet.merge_cells(
                        start_row=line + number,
                        end_row=line + number + each.rowspan - 1,
                        start_column=column,
                        end_column=column + each.colspan - 1,
                    )
        line += len(block.rows)
    return saved(made)


def _figure(text: str) -> str | int | float | None:
    """A figure as a number, if no digit of it is lost."""
    try:
        number = int(text) if "." not in text else float(text)
    except ValueError:
        return text or None
    return number if number_text(number) == text else text


def saved(workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


# ---------------------------------------------------------------------- OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def odf(kind: str, body: str, *, styles: str = "", named: str = "", manifest: str = "") -> bytes:
    """An OpenDocument: `text` or `spreadsheet`, with its automatic and its named styles."""
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": (
            f'<office:document-content office:version="1.3" {_ODF_NAMESPACES}>'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
        ),
        "styles.xml": (
            f'<office:document-styles office:version="1.3" {_ODF_NAMESPACES}>'
            f"<office:styles>{named}</office:styles></office:document-styles>"
        ),
        "META-INF/manifest.xml": (
            f'<m:manifest xmlns:m="{_ODF}:manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" '
            f'm:version="1.3" m:media-type="application/vnd.oasis.opendocument.{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
            f'<m:file-entry m:full-path="styles.xml" m:media-type="text/xml"/>{manifest}</m:manifest>'
        ),
    }
    return archive(parts, stored=["mimetype"])


def odt_of(given: Iterable[Block]) -> bytes:
    """The blocks as an OpenDocument text, written by hand."""
    return odf("text", "".join(_odf_block(block) for block in given))


def ods_of(given: Iterable[Block]) -> bytes:
    """The blocks as an OpenDocument spreadsheet with one sheet, figures as numbers."""
    rows = []
    for block in given:
        if isinstance(block, Paragraph):
            rows.append(f"<table:table-row>{odf_cell(block.text)}</table:table-row>")
        else:
            rows += _odf_rows(block)
    return odf("spreadsheet", f'<table:table table:name="年度报告">{"".join(rows)}</table:table>')


def _odf_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<text:p>{escape(block.text)}</text:p>"
    width = max(each.column + each.colspan for cells in block.rows for each in cells)
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{''.join(_odf_rows(block))}</table:table>"


def _odf_rows(grid: Grid) -> list[str]:
    rows = []
    for number, cells in enumerate(covering(grid)):
        made = []
        for each, begins, _ in cells:
            hidden = each.colspan - 1 if begins == number else each.colspan
            if begins == number:
                made.append(odf_cell(each.text, colspan=each.colspan, rowspan=each.rowspan))
            made.append(f'<table:covered-table-cell table:number-columns-repeated="{hidden}"/>' if hidden else "")
        rows.append(f"<table:table-row>{''.join(made)}</table:table-row>")
    return rows


def odf_cell(text: str, *, colspan: int = 1, rowspan: int = 1, attributes: str = "") -> str:
    if not attributes and isinstance(_figure(text), int | float):
        attributes = f'office:value-type="float" office:value="{text}"'
    return (
        f'<table:table-cell table:number-columns-spanned="{colspan}" table:number-rows-spanned="{rowspan}" '
        f"{attributes}><text:p>{escape(text)}</text:p></table:table-cell>"
    )


# ---------------------------------------------------------------------- a real office suite


def converted(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """A document as LibreOffice saves it in another format."""
    source = folder / f"报告{suffix}"
    source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = [SOFFICE or "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    outcome = subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    made = folder / "out" / f"报告.{to.partition(':')[0]}"
    assert made.exists(), outcome.stdout + outcome.stderr
    return made.read_bytes()


def renamed(report: AnnualReport) -> AnnualReport:
    """A report whose prose has what a format must carry: brackets, quotes, spaces, signs of markup."""
    prose = "制发文件3件，“三公”<经费>&其他；\n（一）主动公开。A & B"
    return evolve(report, narrative=evolve(report.narrative, overview=prose))
