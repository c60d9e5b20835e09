"""OpenDocument texts (.odt) as blocks.

The standard library's parser is enough: the one library for OpenDocument, odfpy, has had no release since
2020 and is an element tree too. Deletions of tracked changes stand apart from the text and are left out, as
are notes, comments, indexes and what is hidden.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from ..grids import Block, Grid, GridCell, Paragraph, Place
from .document import Document, Limits
from .html import IMAGE
from .list_numbers import Counters
from .odf_lists import TABLE, TEXT, OdfLists, OdfStyles, number_of
from .package import Package, damage_as_error, parse_xml
from .sheets import MOST_COLUMNS, Budget

__all__ = ["Opened", "odt_document", "open_odf", "shown_text"]

_KIND = ".odt"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SPACE = re.compile(r"[ \t\r\f\u00a0]+")
_EDGES = " \u3000\u200b\ufeff"
_MOST_SPACES = 1000
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in "table-header-rows table-rows table-row-group".split())
_LEFT_OUT = frozenset(
    (
        *(f"{TEXT}{name}" for name in "tracked-changes note ruby-text table-of-content alphabetical-index".split()),
        *(f"{TEXT}{name}" for name in "illustration-index table-index user-index bibliography number".split()),
        *(f"{_OFFICE}{name}" for name in "annotation annotation-end forms".split()),
    )
)
_CONDITIONAL = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))
_SIGNS = {f"{TEXT}line-break": "\n", f"{TEXT}tab": " "}


@frozen
class Opened:
    """An OpenDocument's body, with its styles, lists and title."""

    body: Element
    styles: OdfStyles
    lists: OdfLists
    title: str | None


def open_odf(content: bytes, kind: str, body: str, limits: Limits) -> Opened:
    """The parts of an OpenDocument whose body is an element of that name.

    :raises UnreadableDocumentError: the file is damaged, encrypted, beyond a limit or made to harm.
    """
    package = Package.open(content, kind, limits)
    package.refuse_encryption(f".//{_MANIFEST}encryption-data")
    main = parse_xml(package.required("content.xml"), limits)
    others = [parse_xml(part, limits) for name in ("styles.xml", "meta.xml") if (part := package.part(name))]
    found = main.find(f"{_OFFICE}body/{_OFFICE}{body}")
    if found is None:
        package.required(None)
    titles = (each for root in others for each in root.iter(_TITLE))
    roots = (*others, main)
    title = next((each.text for each in titles if each.text), None)
    return Opened(main if found is None else found, OdfStyles(roots), OdfLists(roots), title)


def odt_document(content: bytes, limits: Limits) -> Document:
    """The blocks of a text document, the title in its properties beside them.

    :raises UnreadableDocumentError: the file is damaged, encrypted, beyond a limit or made to harm.
    """
    with damage_as_error(_KIND):
        opened = open_odf(content, _KIND, "text", limits)
        walker = _Walker(_Shared(opened.styles, opened.lists, Budget(limits)))
        walker.walk(opened.body)
        return Document(blocks=tuple(walker.blocks), page_title=opened.title)


# ---------------------------------------------------------------------- text


@define
class _Gathered:
    """The text of a paragraph, the text boxes in it, and whether there is a picture.

    ``cell``: what is raised, lowered or struck through is a line of its own, as in the cell of a web page.
    """

    styles: OdfStyles
    budget: Budget
    cell: bool = False
    pieces: list[str] = field(factory=list)
    boxes: list[Element] = field(factory=list)
    pictured: bool = False

    def gather(self, element: Element) -> None:
        """Take what stands in a paragraph, or in a part of it."""
        if element.text:
            self.pieces.append(element.text.replace("\n", " "))
        for child in element:
            self.budget.step()
            self._child(child)
            if child.tail:
                self.pieces.append(child.tail.replace("\n", " "))

    def _child(self, child: Element) -> None:
        tag = child.tag
        if tag in _SIGNS:
            self.pieces.append(_SIGNS[tag])
        elif tag == f"{TEXT}s":
            self.pieces.append(" " * min(number_of(child.get(f"{TEXT}c")), _MOST_SPACES))
        elif tag == f"{_DRAW}text-box":
            self.boxes.append(child)
        elif tag == f"{_DRAW}image":
            self.pictured = True
        elif tag not in _LEFT_OUT and not self._hidden(child):
            apart = self.cell and tag == f"{TEXT}span" and self.styles.sets_apart(child.get(f"{TEXT}style-name"))
            self.pieces.append("\n" if apart else "")
            self.gather(child)
            self.pieces.append("\n" if apart else "")

    def _hidden(self, child: Element) -> bool:
        if child.tag == f"{TEXT}span":
            return self.styles.hides("text", child.get(f"{TEXT}style-name"))
        return child.tag in _CONDITIONAL and child.get(f"{TEXT}is-hidden") == "true"


def shown_text(paragraph: Element, styles: OdfStyles, budget: Budget) -> str:
    """The text of a cell's paragraph as it is shown."""
    gathered = _Gathered(styles, budget, cell=True)
    gathered.gather(paragraph)
    return "".join(gathered.pieces)


# ---------------------------------------------------------------------- blocks


@define
class _Shared:
    """What the whole document shares: styles, counting lists, limits, and how many tables there were."""

    styles: OdfStyles
    lists: OdfLists
    budget: Budget
    tables: int = 0


@define
class _Walker:
    """Walks through a document, a cell or a text box and gathers its blocks."""

    shared: _Shared
    cell: bool = False
    blocks: list[Block] = field(factory=list)
    pictured: bool = False

    def walk(self, parent: Element) -> None:
        """Take what stands in the document's body, a section, a cell or a text box."""
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                number = self.shared.lists.heading_number(child) if tag == f"{TEXT}h" else ""
                self._paragraph(child, number)
            elif tag == f"{TABLE}table":
                self._table(child)
            elif tag == f"{TEXT}list":
                self._list(child, child.get(f"{TEXT}style-name", ""), 0, None)
            elif tag not in _LEFT_OUT and child.get(f"{TEXT}display") != "none":
                self.walk(child)

    def _paragraph(self, paragraph: Element, number: str) -> None:
        self.shared.budget.step()
        if self.shared.styles.hides("paragraph", paragraph.get(f"{TEXT}style-name")):
            return
        gathered = _Gathered(self.shared.styles, self.shared.budget, self.cell)
        gathered.gather(paragraph)
        text = "".join(gathered.pieces)
        for line in (number + text).split("\n") if text.strip() else ():
            line = _SPACE.sub(" ", line).strip(_EDGES)
            if line:
                self.shared.budget.spend()
                self.blocks.append(Paragraph(line))
        self.pictured = self.pictured or gathered.pictured
        for box in gathered.boxes:
            self.walk(box)

    def _list(self, element: Element, style: str, level: int, counters: Counters | None) -> None:
        lists = self.shared.lists
        if counters is None:
            counters = lists.begin(element.attrib, style)
        for item in element:
            numbered = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in _PARAGRAPHS:
                    start = item.get(f"{TEXT}start-value")
                    number = lists.number(style, level, counters, start) if numbered else ""
                    numbered = False
                    self._paragraph(child, number)
                elif child.tag == f"{TEXT}list":
                    self._list(child, child.get(f"{TEXT}style-name", style), level + 1, counters)

    # ------------------------------------------------------------------ tables

    def _table(self, table: Element) -> None:
        rows = [list(_cells(row, self.shared.budget)) for row in _rows(table)]
        count = sum(map(len, rows))
        nested = table.iter(f"{TABLE}table")
        next(nested)
        if count <= 1 or next(nested, None) is not None:
            for row in rows:
                for cell, _ in row:
                    self.walk(cell)
            return
        self.shared.tables += 1
        number = self.shared.tables
        self.blocks.append(
            Grid(
                tuple(
                    tuple(
                        self._cell(cell, column, Place(None, None, number, line + 1, column + 1))
                        for cell, column in row
                    )
                    for line, row in enumerate(rows)
                )
            )
        )

    def _cell(self, cell: Element, column: int, place: Place) -> GridCell:
        walker = _Walker(self.shared, cell=True)
        walker.walk(cell)
        text = "\n".join(block.text for block in walker.blocks if isinstance(block, Paragraph))
        return GridCell(
            text or (IMAGE if walker.pictured else ""),
            (place.column or 1) - 1,
            min(number_of(cell.get(f"{TABLE}number-columns-spanned")), MOST_COLUMNS),
            number_of(cell.get(f"{TABLE}number-rows-spanned")),
            place,
        )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: Element, budget: Budget) -> Iterator[tuple[Element, int]]:
    """The cells of a row that are not covered by others, with the column where each begins."""
    column = 0
    for cell in row:
        covered = cell.tag == f"{TABLE}covered-table-cell"
        if not covered and cell.tag != f"{TABLE}table-cell":
            continue
        times = min(number_of(cell.get(f"{TABLE}number-columns-repeated")), MOST_COLUMNS - column)
        if not covered:
            budget.spend(times)
            yield from ((cell, column + each) for each in range(times))
        column += times
