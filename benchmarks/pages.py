"""A page of about 180 KB as a word processor exports it, and the least that any reader of it must do."""

from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gov_disclosure import AnnualReport
from gov_disclosure.writing.layout import FormParagraph, layout
from gov_disclosure.writing.tables import FormCell, FormGrid

__all__ = ["expanded_tables", "word_page"]

_FONTS = ("宋体", "仿宋_GB2312", "黑体", "Times New Roman", "方正小标宋简体", "等线", "Calibri")
_RUN = (
    "font-size:10.5pt;font-family:宋体;mso-ascii-font-family:Calibri;mso-hansi-font-family:Calibri;"
    "mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt"
)
_CELL = (
    "width:41.95pt;border-top:none;border-left:none;border-bottom:solid windowtext 1.0pt;"
    "border-right:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:17.0pt"
)
_CENTRED = 'class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan"'


def _styles() -> str:
    fonts = "\n".join(
        f' @font-face {{font-family:"{font}"; panose-1:2 1 6 0 3 1 1 1 1 1; mso-font-charset:134;}}' for font in _FONTS
    )
    lists = "\n".join(
        f" @list l{number}:level{level} {{mso-level-number-format:chinese-counting; mso-level-text:'（%{level}）';"
        f" mso-level-tab-stop:none; margin-left:{level * 21.0}pt; text-indent:-21.0pt;}}"
        for number in range(9)
        for level in range(1, 10)
    )
    return f"<style>\n<!--\n{fonts}\n p.MsoNormal {{margin:0cm; font-size:10.5pt;}}\n{lists}\n-->\n</style>"


def _runs(text: str, style: str = _RUN) -> str:
    """Text in runs, broken where Latin letters and figures begin, as word processors break it."""
    runs: list[str] = []
    for character in text:
        if runs and runs[-1][-1].isascii() == character.isascii():
            runs[-1] += character
        else:
            runs.append(character)
    return "".join(
        f'<span{" lang=EN-US" if run.isascii() else ""} style="{style}">{escape(run)}'
        f"{'<o:p></o:p>' if run.isascii() else ''}</span>"
        for run in runs
    )


def _cell(cell: FormCell) -> str:
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1
    )
    return f'<td width="56"{spans} style="{_CELL}"><p {_CENTRED}>{_runs(cell.text)}</p></td>'


def _blocks(report: AnnualReport) -> Iterator[str]:
    for block in layout(report):
        if isinstance(block, FormGrid):
            rows = (f'<tr style="height:17.0pt">{"".join(map(_cell, row))}</tr>' for row in block.cells)
            table = 'class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0"'
            yield f'<div align="center"><table {table} style="border-collapse:collapse">{"".join(rows)}</table></div>'
        else:
            assert isinstance(block, FormParagraph)
            yield f'<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt">{_runs(block.text)}</p>'


def word_page(report: AnnualReport) -> bytes:
    """The report as a page of a government site into which a word processor's export was pasted."""
    title = escape(report.title or "")
    chrome = "".join(f'<li><a href="/{number}.html">示例栏目{number}</a></li>' for number in range(60))
    body = "\n".join(_blocks(report))
    return (
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>{title}</title>'
        f'{_styles()}</head><body lang="ZH-CN"><ul class="nav">{chrome}</ul><div class="WordSection1">{body}</div>'
        f'<ul class="foot">{chrome}</ul></body></html>'
    ).encode()


def _number(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name)
    return int(value) if value else 1


def _expanded(table: LexborNode) -> list[list[str]]:
    grid: dict[tuple[int, int], str] = {}
    for row, tr in enumerate(table.css("tr")):
        column = 0
        for cell in tr.css("td, th"):
            while (row, column) in grid:
                column += 1
            text = cell.text().strip()
            width = _number(cell, "colspan")
            for down in range(_number(cell, "rowspan")):
                for right in range(width):
                    grid[row + down, column + right] = text
            column += width
    rows = max((row for row, _ in grid), default=-1) + 1
    columns = max((column for _, column in grid), default=-1) + 1
    return [[grid.get((row, column), "") for column in range(columns)] for row in range(rows)]


def expanded_tables(page: bytes) -> list[list[list[str]]]:
    """Every table of a page as a grid of texts, merged cells repeated."""
    return [_expanded(table) for table in LexborHTMLParser(page).css("table")]
