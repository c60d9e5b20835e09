"""Web pages as blocks, through lexbor's HTML5 parser (selectolax).

Nothing here knows the form. A table that holds other tables, or only one cell, is layout and its cells are
read as text; every other table is a grid whose cells know the column where they begin. Scripts, styles,
navigation, headers, footers and what is hidden are left out.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import define, field

from ..errors import MissingExtraError, UnreadableDocumentError
from ..grids import Block, Grid, GridCell, Paragraph, Place
from .document import Document, Limits
from .page_limits import refuse_costly, too_deep
from .sheets import Budget

__all__ = ["html_document"]

_SKIPPED = frozenset(
    (
        "script style noscript template head nav header footer aside iframe object svg form select button "
        "textarea -comment"
    ).split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q s "
        "samp small span strike strong sub sup time tt u var wbr st1:chsdate"
    ).split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MAY_HIDE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|hidden[\s=>/]", re.IGNORECASE)
_OF_HIDING = ("isplay", "DISPLAY", "idden", "HIDDEN")
"""Parts of these words, of which most pages have none: that is told much sooner."""
_APART = frozenset("del s strike sub sup".split())
_SET_APART = re.compile(r"line-through|vertical-align\s*:\s*su[bp]", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_CELL_OPENED = ("<td", "<TD", "<th", "<TH")
_CELL_CLOSED = tuple(f"</{tag}>" for name in ("td", "th", "tr", "tbody", "table") for tag in (name, name.upper()))
_MOST_COLUMNS = 1000
_WIDEST = 10_000
"""Columns of a table; cells that reach down are remembered by column."""
_LONGEST_FIGURE = 30
_DIGIT = re.compile(r"\d")
_TWO_DIGITS = re.compile(r"\d\D*\d")
_DATE = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_DATE_META = ("pubdate", "publishdate", "publish_date", "others")
IMAGE = "[图片]"
"""What stands for a picture where a figure should be."""


def html_document(source: str, limits: Limits) -> Document:
    """The blocks of a web page, its title and its date.

    :raises MissingExtraError: selectolax is not installed.
    :raises UnreadableDocumentError: the page is nested too deeply, has too many cells or paragraphs, or takes too long.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise MissingExtraError(extra="html", purpose_en="reading web pages", purpose_zh="读取网页") from None
    refuse_costly(source, limits)
    tree = LexborHTMLParser(source)
    walker = _Walker(limits, Budget(limits), hides=_may_hide(source))
    if tree.body is not None:
        walker.walk(tree.body, 0)
        walker.flush()
    title = tree.head.css_first("title") if tree.head is not None else None
    return Document(
        blocks=_with_cut_end(walker.blocks, source),
        page_title=title.text(deep=True).strip() if title is not None else None,
        published_on=_meta_date(tree),
    )


def _may_hide(source: str) -> bool:
    """Whether something in a page may be hidden."""
    return any(part in source for part in _OF_HIDING) and _MAY_HIDE.search(source) is not None


def _too_wide() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en=f"a table of the page is more than {_WIDEST} columns wide: damaged, or made to harm",
        zh=f"网页表格超过{_WIDEST}列：文件已损坏或有意为害",
    )


def _meta_date(tree: Any) -> date | None:
    for meta in tree.head.css("meta[name][content]") if tree.head is not None else ():
        attributes = meta.attributes
        if (attributes.get("name") or "").lower() in _DATE_META:
            found = _DATE.search(attributes.get("content") or "")
            if found:
                try:
                    return date(*(int(part) for part in found.groups()))
                except ValueError:
                    continue
    return None


def _with_cut_end(blocks: list[Block], source: str) -> tuple[Block, ...]:
    """The blocks; the last cell of a page that ends within a table may be cut."""
    opened, closed = (max(map(source.rfind, tags)) for tags in (_CELL_OPENED, _CELL_CLOSED))
    if opened > closed and blocks and isinstance(blocks[-1], Grid):
        *rows, last = blocks[-1].rows
        if last:
            cell = last[-1]
            blocks[-1] = Grid((*rows, (*last[:-1], cell._replace(complete=False))))
    return tuple(blocks)


@define
class _Walker:
    """Walks through a page, or a cell, and gathers its blocks.

    ``hides`` says that something in the page may be hidden. ``cell``: what is raised, lowered or struck through
    is a line of its own there, for a note's number or a figure that was taken back is no digit of the figure.
    """

    limits: Limits
    _budget: Budget
    hides: bool = False
    cell: bool = False
    blocks: list[Block] = field(factory=list)
    _buffer: list[str] = field(factory=list)
    _tables: int = 0
    _cells: int = 0

    def walk(self, node: Any, depth: int) -> None:
        if depth > self.limits.max_depth:
            raise too_deep(self.limits)
        child = node.child
        while child is not None:
            self._budget.step()
            tag = child.tag
            if tag == "-text":
                self._buffer.append(child.text_content)
            elif tag == "br":
                self.flush()
            elif tag == "table":
                self.flush()
                if not self._hidden(child):
                    self._table(child, depth + 1)
            elif tag in _INLINE:
                self._inline(child, tag, depth + 1)
            elif tag is not None and tag not in _SKIPPED and not (self.hides and self._hidden(child)):
                self.flush()
                self.walk(child, depth + 1)
                self.flush()
            child = child.next

    def _inline(self, node: Any, tag: str, depth: int) -> None:
        if self.hides and self._hidden(node):
            return
        apart = self.cell and (tag in _APART or _SET_APART.search(node.attributes.get("style") or "") is not None)
        if apart:
            self.flush()
        self.walk(node, depth)
        if apart:
            self.flush()

    def flush(self) -> None:
        """End the paragraph in hand."""
        if self._buffer:
            text = _SPACE.sub(" ", "".join(self._buffer)).strip(" \u3000\u200b\ufeff")
            self._buffer.clear()
            if text:
                self._budget.spend()
                self.blocks.append(Paragraph(text, Place(line=None)))

    def _hidden(self, node: Any) -> bool:
        attributes = node.attributes
        if not attributes:
            return False
        return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None

    # ------------------------------------------------------------------ tables

    def _table(self, table: Any, depth: int) -> None:
        rows = [row for row in _rows(table) if not (self.hides and _takes_no_room(row.attributes))]
        cells = [_children(row, _CELL_TAGS) for row in rows]
        count = sum(map(len, cells))
        if count <= 1 or len(table.css("table")) > 1:
            for node in _children(table, _CAPTION_TAGS):
                self.walk(node, depth)
            for row in cells:
                for cell in row:
                    self.flush()
                    self.walk(cell, depth + 1)
                    self.flush()
            return
        self._cells += count
        if self._cells > self.limits.max_cells:
            raise UnreadableDocumentError(
                en=f"the page's tables have more than {self.limits.max_cells} cells",
                zh=f"网页表格的单元格超过{self.limits.max_cells}个",
            )
        for node in _children(table, _CAPTION_TAGS):
            self.walk(node, depth)
            self.flush()
        self._tables += 1
        self.blocks.append(Grid(tuple(self._grid_rows(cells))))

    def _grid_rows(self, rows: list[list[Any]]) -> list[tuple[GridCell, ...]]:
        taken: dict[int, int] = {}
        result = []
        for number, row in enumerate(rows):
            column = 0
            made = []
            for cell in row:
                self._budget.step()
                attributes = cell.attributes
                if self.hides and _takes_no_room(attributes):
                    continue
                while taken.get(column, 0) > number:
                    column += 1
                colspan = _span(attributes["colspan"], _MOST_COLUMNS) if "colspan" in attributes else 1
                rowspan = _span(attributes["rowspan"], len(rows) - number) if "rowspan" in attributes else 1
                if column + colspan > _WIDEST:
                    raise _too_wide()
                place = Place(None, None, self._tables, number + 1, column + 1)
                made.append(GridCell(self._text(cell), column, colspan, rowspan, place))
                if rowspan > 1:
                    taken.update(dict.fromkeys(range(column, column + colspan), number + rowspan))
                column += colspan
            result.append(tuple(made))
        return result

    def _text(self, cell: Any) -> str:
        text: str = cell.text(deep=True).strip()
        if self.hides and len(text) <= _LONGEST_FIGURE and _DIGIT.search(text):
            return self._lines_of_cell(cell)
        if 1 < len(text) <= _LONGEST_FIGURE and _TWO_DIGITS.search(text):
            # Two paragraphs in a cell are two numbers, two spans may be one: only here does it matter.
            pieces = cell.text(deep=True, separator="\0").split("\0")
            return text if sum(1 for piece in pieces if piece.strip()) == 1 else self._lines_of_cell(cell)
        if not text and cell.css_first("img") is not None:
            return IMAGE
        return text

    def _lines_of_cell(self, cell: Any) -> str:
        """The text of a cell, a line for each paragraph in it."""
        walker = _Walker(Limits(), self._budget, hides=self.hides, cell=True)
        walker.walk(cell, 0)
        walker.flush()
        return "\n".join(block.text for block in walker.blocks if isinstance(block, Paragraph))


def _takes_no_room(attributes: Mapping[str, str | None]) -> bool:
    """Whether a row or cell is not displayed: what stands beside it closes up, as a browser shows it."""
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _NOT_DISPLAYED.search(style) is not None)


_CELL_TAGS = frozenset(("td", "th"))
_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_CAPTION_TAGS = frozenset(("caption",))


def _children(node: Any, tags: frozenset[str]) -> list[Any]:
    found = []
    child = node.child
    while child is not None:
        if child.tag in tags:
            found.append(child)
        child = child.next
    return found


def _rows(table: Any) -> list[Any]:
    """The rows of a table, those of its head first and of its foot last, as a browser shows them."""
    groups: dict[str, list[Any]] = {"thead": [], "": [], "tfoot": []}
    child = table.child
    while child is not None:
        tag = child.tag
        if tag == "tr":
            groups[""].append(child)
        elif tag in _ROW_GROUPS:
            groups[tag if tag in groups else ""].extend(_children(child, frozenset(("tr",))))
        child = child.next
    return groups["thead"] + groups[""] + groups["tfoot"]


def _span(text: str | None, most: int) -> int:
    if text is None:
        return 1
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        return 1
    # A rowspan of 0 reaches to the end of the table; a colspan of 0 is read as 1 by browsers.
    return max(1, min(int(digits), most))
