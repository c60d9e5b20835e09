"""Reports on paper: invented figures in the official form, printed by reportlab, a browser or an office suite."""

import html
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from gov_disclosure import AnnualReport, Narrative, read
from gov_disclosure.forms import CellKind
from gov_disclosure.readings import Reading
from gov_disclosure.writing.layout import FormParagraph, ParagraphRole, layout
from tests.factories import clean_report

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
FONT = "STSong-Light"
EDITIONS = ("2021", "2019")

NARRATIVE = Narrative(
    preamble="依据有关规定编制本报告，所列数据的统计期限自2022年1月1日起，至2022年12月31日止。",
    overview=(
        "本机关坚持以公开为常态、不公开为例外，依法依规做好政府信息公开工作，围绕重点领域加大公开力度，"
        "及时回应社会关切，不断提高公开的质量和实效，让群众看得到、听得懂、能监督。\n"
        "（一）主动公开情况。通过政府网站公开各类信息128条，发布政策解读6篇，网站访问量达12.5万人次。\n"
        "（二）监督保障情况。组织培训2次。"
    ),
    problems_and_improvements="一是主动公开的内容有待充实；二是业务人员的能力有待提升。下一步将加强学习，完善制度，抓好落实，把工作做得更细更实。",
    other_matters="本年度没有收取信息处理费。",
)


def invented(seed: int, edition: str, *, blanks: float = 0.0, longest: int = 8) -> AnnualReport:
    """A report with figures of one to eight digits at random; `blanks` is the share of cells without any."""
    rng = random.Random(seed)
    report = evolve(clean_report(edition), narrative=NARRATIVE)
    for key, table in report.tables.items():
        cells = tuple(None if rng.random() < blanks else _figure(rng, kind, longest) for kind in table.table.kinds)
        report = evolve(report, **{key: evolve(table, cells=cells)})
    return report


def _figure(rng: random.Random, kind: CellKind, longest: int) -> int | Decimal:
    number = rng.randrange(10 ** rng.randint(1, longest))
    if kind is CellKind.CHANGE:
        return rng.choice((-1, 1)) * number
    return Decimal(number).scaleb(-rng.choice((0, 2, 4))) if kind is CellKind.AMOUNT else number


# ---------------------------------------------------------------------- what was read


@frozen
class Outcome:
    """How the cells of a printed report were read."""

    right: int
    lost: list[str]
    wrong: dict[str, tuple[Any, Any]]


def outcome(printed: AnnualReport, reading: Reading) -> Outcome:
    lost, wrong, right = [], {}, 0
    for address, value in printed.items():
        found = reading.report[address] if reading.report.form else None
        if found == value:
            right += 1
        elif found is None:
            lost.append(str(address))
        else:
            wrong[str(address)] = (value, found)
    return Outcome(right, lost, wrong)


def assert_read_exactly(printed: AnnualReport, pdf: bytes) -> Reading:
    reading = read(pdf)
    found = outcome(printed, reading)
    assert not found.wrong
    assert not found.lost
    assert found.right == len(list(printed.items()))
    return reading


def assert_never_wrong(printed: AnnualReport, pdf: bytes) -> Outcome:
    found = outcome(printed, read(pdf))
    assert not found.wrong
    return found


# ---------------------------------------------------------------------- reportlab

BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
TITLE = ParagraphStyle(
    "title", fontName=FONT, fontSize=18, leading=28, alignment=TA_CENTER, wordWrap="CJK", spaceAfter=12
)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, alignment=TA_CENTER, wordWrap="CJK")
RULES = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


@frozen
class Looks:
    """How reportlab prints tables: rules, repeated header rows, rows that may break.

    `flat` prints a cell that spans rows only in the first of them: reportlab breaks no spanned rows.
    """

    rules: Sequence[tuple[Any, ...]] = tuple(RULES)
    repeated: int = 0
    breaks_rows: bool = False
    flat: bool = False
    pagesize: tuple[float, float] = A4
    on_page: Callable[[Canvas, Any], None] | None = None
    padding: float = 3.0
    size: float = 9.0
    encrypt: Any = None


def printed(report: AnnualReport, looks: Looks | None = None) -> bytes:
    """A report as reportlab prints it."""
    looks = looks or Looks()
    story: list[Any] = []
    for block in layout(report):
        if isinstance(block, FormParagraph):
            style = TITLE if block.role is ParagraphRole.TITLE else BODY
            story.append(Paragraph(html.escape(block.text), style))
        else:
            story += [Spacer(1, 6), ruled_table(block.rows, looks), Spacer(1, 6)]
    out = BytesIO()
    document = SimpleDocTemplate(out, pagesize=looks.pagesize, encrypt=looks.encrypt, invariant=1)
    on_page = looks.on_page or (lambda canvas, document: None)
    document.build(story, onFirstPage=on_page, onLaterPages=on_page)
    return out.getvalue()


def widths_of(rows: Sequence[Sequence[Any]], width: float) -> list[float]:
    """Widths of columns: those with labels of rows get more of the page."""
    count = max(cell.column + cell.colspan for row in rows for cell in row)
    shares = {10: (1.2, 1.6, 4.2, *(1.5,) * 7), 4: (3, 2, 2, 2)}.get(count, (1,) * count)
    return [width * share / sum(shares) for share in shares]


def ruled_table(rows: Sequence[Sequence[Any]], looks: Looks) -> LongTable:
    style = ParagraphStyle("size", parent=CELL, fontSize=looks.size, leading=looks.size * 1.35)
    widths = widths_of(rows, looks.pagesize[0] - 150.0)
    data: list[list[Any]] = [[""] * len(widths) for _ in rows]
    spans = []
    for number, row in enumerate(rows):
        for cell in row:
            data[number][cell.column] = Paragraph(html.escape(cell.text), style)
            header = number + cell.rowspan <= 3
            corner = (cell.column + cell.colspan - 1, number + (cell.rowspan if header or not looks.flat else 1) - 1)
            spans.append(("SPAN", (cell.column, number), corner))
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), looks.padding) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    table = LongTable(data, colWidths=widths, repeatRows=looks.repeated, splitInRow=int(looks.breaks_rows))
    table.setStyle(TableStyle([*looks.rules, *spans, *padding]))
    return table


def canvas_pdf(*pages: Callable[[Canvas], None], **options: Any) -> bytes:
    """A PDF of pages drawn by hand."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


# ---------------------------------------------------------------------- programs that print

PAGE_STYLE = """
@page { size: A4; margin: 25mm }
body { font-family: "Noto Serif CJK SC", SimSun, serif; font-size: 12pt; line-height: 1.7 }
h1 { text-align: center; font-size: 18pt } h2 { font-size: 14pt } p { text-indent: 2em; margin: 0 }
table { border-collapse: collapse; width: 100%; font-size: 9pt }
td { border: 1px solid #000; padding: 2px 4px; text-align: center }
"""


def web_page(report: AnnualReport, style: str = PAGE_STYLE, *, table: str = "border=1 cellspacing=0") -> str:
    """A report as an office's web site shows it."""
    body = "\n".join(_html_blocks(report, table))
    return f"<!doctype html><html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>"


def _html_blocks(report: AnnualReport, table: str) -> Iterator[str]:
    tags = {ParagraphRole.TITLE: "h1", ParagraphRole.HEADING: "h2"}
    for block in layout(report):
        if isinstance(block, FormParagraph):
            tag = tags.get(block.role, "p")
            yield f"<{tag}>{html.escape(block.text)}</{tag}>"
        else:
            rows = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in block.rows)
            yield f"<table {table}>" + "".join(rows) + "</table>"


def _html_cell(cell: Any) -> str:
    return f'<td colspan="{cell.colspan}" rowspan="{cell.rowspan}">{html.escape(cell.text)}</td>'


def _program(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


CHROMIUM = _program("chromium", "chromium-browser", "google-chrome", "chrome")
OFFICE = _program("soffice", "libreoffice")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium prints these pages, and is not installed")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice prints these documents, and is not installed")


def by_browser(page: str, folder: Path, *, header: bool = True) -> bytes:
    """A web page as Chromium prints it."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    options += [] if header else ["--no-pdf-header-footer"]
    assert CHROMIUM
    subprocess.run([CHROMIUM, *options, f"--print-to-pdf={target}", str(source)], check=True, capture_output=True)
    return target.read_bytes()


def by_office(source: Path, kind: str, reader: str | None = None) -> bytes:
    """A document as LibreOffice converts it; `reader` names the filter that opens it."""
    assert OFFICE
    folder = source.parent
    command = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += [f"--infilter={reader}"] if reader else []
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), str(source)], check=True, capture_output=True
    )
    return source.with_suffix("." + kind.partition(":")[0]).read_bytes()


def by_office_from_page(page: str, folder: Path, document: str) -> bytes:
    """A web page opened as a document, saved as .odt or .docx, and printed."""
    source = folder / "report.html"
    source.write_text(page, encoding="utf-8")
    by_office(source, document, "HTML (StarWriter)")
    return by_office(source.with_suffix("." + document), "pdf:writer_pdf_Export")
