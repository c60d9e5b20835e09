"""Word documents (.docx, .docm) as blocks, their parts parsed by python-docx.

Paragraphs and tables in document order, as shown with all tracked changes accepted. A table that holds
tables, or only one cell, is layout and read as text, as on a web page; every other table is a grid. Headers,
footers, notes and comments are left out. python-docx's parser resolves no entities; its document classes are
not used, for they refuse what Word opens (a picture that is missing) and know no tracked changes.
"""

import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from ..errors import MissingExtraError
from ..grids import Block, Grid, GridCell, Paragraph, Place
from .document import Document, Limits
from .docx_lists import Lists, Styles, W, number_of, switched_on
from .docx_text import RunText, chosen, content_of
from .html import IMAGE
from .package import Package, damage_as_error
from .sheets import MOST_COLUMNS, Budget

__all__ = ["docx_document"]

_KIND = ".docx"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MC_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_WRAPPERS = frozenset(f"{W}{name}" for name in "ins moveTo customXml smartTag".split())
_SPACE = re.compile(r"[ \t\r\f\u00a0]+")
_EDGES = " \u3000\u200b\ufeff"


def docx_document(content: bytes, limits: Limits) -> Document:
    """The blocks of a Word document, the title in its properties beside them.

    :raises MissingExtraError: python-docx is not installed.
    :raises UnreadableDocumentError: the file is damaged, beyond a limit or made to harm.
    """
    try:
        from docx.oxml import parse_xml
    except ImportError:
        raise MissingExtraError(extra="docx", purpose_en="reading Word documents", purpose_zh="读取Word文档") from None
    package = Package.open(content, _KIND, limits)
    with damage_as_error(_KIND):
        main = package.related("", "officeDocument")

        def part(name: str | None) -> Any:
            data = package.part(name) if name is not None else None
            return None if data is None else parse_xml(_transitional(data))

        package.required(main)
        styles = Styles(part(package.related(main or "", "styles")))
        shared = _Shared(styles, Lists(part(package.related(main or "", "numbering")), styles), Budget(limits))
        walker = _Walker(shared)
        walker.walk(part(main).find(f"{W}body"))
        properties = part(package.related("", "core-properties"))
        title = properties.findtext(_TITLE) if properties is not None else None
        return Document(blocks=tuple(walker.blocks), page_title=title or None)


def _transitional(data: bytes) -> bytes:
    """A part in the strict variant of the format under the usual names."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


@define
class _Shared:
    """What the whole document shares: styles, counting lists, limits, and how many tables there were."""

    styles: Styles
    lists: Lists
    budget: Budget
    tables: int = 0


@define
class _Walker:
    """Walks through a document, a cell or a text box and gathers its blocks."""

    shared: _Shared
    cell: bool = False
    blocks: list[Block] = field(factory=list)
    pictured: bool = False
    _held: list[str] = field(factory=list)

    def walk(self, parent: Any) -> None:
        """Take what stands in the document's body, a cell or a text box."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}sdt":
                self.walk(content_of(child))
            elif tag in _WRAPPERS:
                self.walk(child)
            elif tag == _MC_ALTERNATE:
                self.walk(chosen(child))

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: Any) -> None:
        self.shared.budget.step()
        if not len(paragraph) and not self._held:
            return
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        key = style.get(f"{W}val", "") if style is not None else ""
        styles = self.shared.styles
        if key and styles.is_contents(key):
            return
        chain = styles.paragraph_chain(key)
        gathered = RunText(styles, self.shared.budget, styles.hides(chain), self.cell)
        gathered.gather(paragraph)
        text = "".join(gathered.pieces)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None:
            # Its end is deleted: with the change accepted it is one paragraph with the next.
            self._held.append(text)
        else:
            text = "".join((*self._held, text))
            self._held.clear()
            number = self.shared.lists.number(properties, chain) if text.strip() or not gathered.boxes else ""
            self._say(number + text if text.strip() else "")
        self.pictured = self.pictured or gathered.pictured
        for box in gathered.boxes:
            self.walk(box)

    def _say(self, text: str) -> None:
        for line in text.split("\n"):
            line = _SPACE.sub(" ", line).strip(_EDGES)
            if line:
                self.shared.budget.spend()
                self.blocks.append(Paragraph(line))

    # ------------------------------------------------------------------ tables

    def _table(self, table: Any) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        count = sum(map(len, rows))
        tables = table.iter(f"{W}tbl")
        next(tables)
        if count <= 1 or next(tables, None) is not None:
            for cell in (cell for row in rows for cell in row):
                if not cell.continues:
                    self.walk(cell.element)
            return
        self.shared.budget.spend(count)
        self.shared.tables += 1
        merged = _merged(rows)
        made = (
            tuple(
                self._cell(cell, rowspan, line + 1) for cell in row if (rowspan := merged.get((line, cell.column), 1))
            )
            for line, row in enumerate(rows)
        )
        self.blocks.append(Grid(tuple(made)))

    def _cell(self, cell: "_Cell", rowspan: int, row: int) -> GridCell:
        place = Place(None, None, self.shared.tables, row, cell.column + 1)
        return GridCell(self._text(cell.element), cell.column, cell.colspan, rowspan, place)

    def _text(self, cell: Any) -> str:
        """The text of a cell, a line for each paragraph in it."""
        walker = _Walker(self.shared, cell=True)
        walker.walk(cell)
        text = "\n".join(_texts(walker.blocks))
        return text or (IMAGE if walker.pictured else "")


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if cell.text)


@frozen
class _Cell:
    """A cell as it stands in its row; ``continues`` where it is merged with the one above."""

    element: Any
    column: int
    colspan: int
    continues: bool


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, deleted ones apart."""
    for child in table:
        tag = child.tag
        if tag == f"{W}tr":
            properties = child.find(f"{W}trPr")
            if properties is None or (properties.find(f"{W}del") is None and not switched_on(properties, "hidden")):
                yield child
        elif tag == f"{W}sdt":
            yield from _rows(content_of(child))
        elif tag in _WRAPPERS:
            yield from _rows(child)


def _elements(row: Any) -> Iterator[Any]:
    for child in row:
        tag = child.tag
        if tag == f"{W}tc":
            yield child
        elif tag == f"{W}sdt":
            yield from _elements(content_of(child))
        elif tag in _WRAPPERS:
            yield from _elements(child)


def _attribute(properties: Any, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return "" if found is None else str(found.get(f"{W}val", "continue"))


def _cells(row: Any) -> Iterator[_Cell]:
    """The cells of a row with the column where each begins."""
    properties = row.find(f"{W}trPr")
    column = min(number_of(_attribute(properties, "gridBefore")), MOST_COLUMNS)
    pending: _Cell | None = None
    for element in _elements(row):
        own = element.find(f"{W}tcPr")
        if own is not None and own.find(f"{W}cellDel") is not None:
            continue
        colspan = max(1, min(number_of(_attribute(own, "gridSpan"), 1), MOST_COLUMNS))
        if pending is not None and _attribute(own, "hMerge") == "continue":
            # The old way to merge cells of a row: each stands there, those after the first empty.
            pending = _Cell(pending.element, pending.column, pending.colspan + colspan, pending.continues)
        else:
            if pending is not None:
                yield pending
            pending = _Cell(element, column, colspan, _attribute(own, "vMerge") == "continue")
        column += colspan
    if pending is not None:
        yield pending


def _merged(rows: list[list[_Cell]]) -> dict[tuple[int, int], int]:
    """How many rows each merged cell covers, by row and column; 0 for those that continue one above."""
    covers: dict[tuple[int, int], int] = {}
    begun: dict[int, int] = {}
    for line, row in enumerate(rows):
        open_now: dict[int, int] = {}
        for cell in row:
            top = begun.get(cell.column) if cell.continues else line
            if top is None:
                top = line
            elif cell.continues:
                covers[line, cell.column] = 0
                covers[top, cell.column] = line - top + 1
            open_now[cell.column] = top
        begun = open_now
    return covers
