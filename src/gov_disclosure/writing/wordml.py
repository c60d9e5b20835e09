"""The parts of a Word document as WordprocessingML: how its styles look, its tables, its page number.

Fonts and sizes are those of Chinese official documents (GB/T 9704). Strings of XML, and no library.
"""

from collections.abc import Collection, Iterator, Sequence
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from ..cells import CellAddress
from .layout import ParagraphRole
from .tables import CellRole, FormCell, FormGrid
from .text import shown
from .widths import column_widths

__all__ = [
    "FOOTER",
    "STYLES",
    "TABLE_STYLES",
    "Style",
    "font_table",
    "page_number",
    "style_properties",
    "table_style",
    "table_xml",
]

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_SONG, _FANG, _HEI, _XIAOBIAO = "宋体", "仿宋", "黑体", "方正小标宋简体"
_LATIN = "Times New Roman"
_SUBSTITUTES = {_XIAOBIAO: "宋体", _FANG: "仿宋_GB2312", _HEI: "SimHei", _SONG: "SimSun"}
"""What an office program takes where a font is not installed."""

_TWIPS_A_POINT = 20
_TEXT_WIDTH = 8844
"""Between the margins, in twips: 156 mm."""

_CELL_MARGIN = 45
_SHADE = "DDEBF7"
_FEW_COLUMNS = 6
_ROW_HEIGHT = 17


@frozen
class Style:
    """How paragraphs are set: the style's name, font, size and line in points.

    ``line`` is ``None`` where a line is as high as its text; ``indented`` is the indent of two characters.
    """

    name: str
    font: str
    size: float
    line: float | None = None
    centered: bool = False
    indented: bool = False
    before: float = 0
    after: float = 0
    outline: bool = False


STYLES = {
    ParagraphRole.TITLE: Style("Title", _XIAOBIAO, 22, 36, centered=True, after=14),
    ParagraphRole.PARTICULAR: Style("Subtitle", _FANG, 16, 28, centered=True),
    ParagraphRole.HEADING: Style("Heading 1", _HEI, 16, 28, indented=True, before=10, outline=True),
    ParagraphRole.PROSE: Style("Body Text", _FANG, 16, 28, indented=True),
}
TABLE_STYLES = (Style("Wide Table", _FANG, 9, centered=True), Style("Narrow Table", _FANG, 10.5, centered=True))
FOOTER = Style("Footer", _SONG, 14, centered=True)


def table_style(grid: FormGrid) -> Style:
    """How the text of a table is set: smaller in one with many columns."""
    return TABLE_STYLES[grid.width <= _FEW_COLUMNS]


def style_properties(style: Style) -> tuple[str, str]:
    """The properties of a style, of its paragraphs and of their characters."""
    line = f' w:line="{_twips(style.line)}" w:lineRule="exact"' if style.line else ' w:line="240" w:lineRule="auto"'
    paragraph = (
        ("<w:keepNext/><w:keepLines/>" if style.outline else "")
        + f'<w:spacing w:before="{_twips(style.before)}" w:after="{_twips(style.after)}"{line}/>'
        + (f'<w:ind w:firstLineChars="200" w:firstLine="{_twips(2 * style.size)}"/>' if style.indented else "")
        + f'<w:jc w:val="{"center" if style.centered else "both"}"/>'
        + ('<w:outlineLvl w:val="0"/>' if style.outline else "")
    )
    size = round(2 * style.size)
    characters = (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia={quoteattr(style.font)}/>'
        f'<w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )
    return f"<w:pPr {NAMESPACE}>{paragraph}</w:pPr>", f"<w:rPr {NAMESPACE}>{characters}</w:rPr>"


def _twips(points: float) -> int:
    return round(points * _TWIPS_A_POINT)


def page_number() -> str:
    """A paragraph with the number of the page between dashes."""
    runs = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve">PAGE</w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    return f"<w:p {NAMESPACE}>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def font_table() -> bytes:
    """The fonts of the document, and what stands for those that are not installed."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(font)}><w:altName w:val={quoteattr(instead)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for font, instead in _SUBSTITUTES.items()
    )
    latin = f'<w:font w:name="{_LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {NAMESPACE}>{fonts}{latin}</w:fonts>".encode()


# ---------------------------------------------------------------------- tables


def table_xml(grid: FormGrid, style_id: str, shaded: Collection[CellAddress]) -> str:
    """A table with the form's merged cells; its header rows come again on every page, and no row is broken.

    Figures at ``shaded`` addresses stand on a coloured ground.
    """
    size = table_style(grid).size
    widths = _column_twips(grid, size)
    drawing = _Drawing(widths, size, style_id, shaded)
    rows = grid.whole_rows()
    body = "".join(
        drawing.row(row, header=number < grid.header_rows, last=number == len(rows) - 1)
        for number, row in enumerate(rows)
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{_CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )


def _column_twips(grid: FormGrid, size: float) -> list[int]:
    """The widths of the columns: what the characters need, with the margins inside each cell."""
    margins = 2 * _CELL_MARGIN
    room = _TEXT_WIDTH - margins * grid.width
    character = _twips(size)
    widths = [round(width * character) + margins for width in column_widths(grid, room / character)]
    widths[-1] += _TEXT_WIDTH - sum(widths)
    return widths


@frozen
class _Drawing:
    """What the cells of a table have in common: the widths of its columns in twips, how its text is set."""

    widths: list[int]
    size: float
    style_id: str
    shaded: Collection[CellAddress]

    def row(self, row: Sequence[tuple[FormCell, bool]], *, header: bool, last: bool) -> str:
        """A row. All but the last stay with the next: a table that fits on a page stands on one."""
        height = _twips(_ROW_HEIGHT)
        properties = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        cells = "".join(self._cell(cell, begins, keep=not last) for cell, begins in row)
        return f"<w:tr><w:trPr>{properties}{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: FormCell, begins: bool, *, keep: bool) -> str:
        width = sum(self.widths[cell.column : cell.column + cell.colspan])
        paragraph = "".join(self._paragraph_properties(cell, width, keep=keep))
        text = f'<w:r><w:t xml:space="preserve">{escape(shown(cell.text))}</w:t></w:r>' if begins and cell.text else ""
        properties = "".join(self._cell_properties(cell, begins, width))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr>{paragraph}</w:pPr>{text}</w:p></w:tc>"

    def _cell_properties(self, cell: FormCell, begins: bool, width: int) -> Iterator[str]:
        yield f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if cell.colspan > 1:
            yield f'<w:gridSpan w:val="{cell.colspan}"/>'
        if cell.rowspan > 1:
            yield '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        if cell.address in self.shaded:
            yield f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
        yield '<w:vAlign w:val="center"/>'

    def _paragraph_properties(self, cell: FormCell, width: int, *, keep: bool) -> Iterator[str]:
        yield f"<w:pStyle w:val={quoteattr(self.style_id)}/>"
        if keep:
            yield "<w:keepNext/>"
        if cell.role is CellRole.HEADER:
            yield from self._balanced(cell.text, width - 2 * _CELL_MARGIN)
        if cell.role is CellRole.LABEL and cell.rowspan == 1:
            yield '<w:jc w:val="left"/>'

    def _balanced(self, text: str, room: int) -> Iterator[str]:
        """Indents with which a heading of several lines has lines of the same length: 商业 over 企业."""
        character = _twips(self.size)
        a_line = room // character
        lines = ceil(len(text) / max(a_line, 1))
        spare = room - (ceil(len(text) / lines) * character + character // 4) if lines > 1 else 0
        if spare >= character // 2:
            yield f'<w:ind w:left="{spare // 2}" w:right="{spare // 2}"/>'
