"""The text of ruled tables, cell by cell.

A number is read only where it surely stands in one cell: figures that cross a line between two cells belong
to neither, and figures on several lines of a cell are one number only if the cell was too narrow for it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, evolve, field, frozen

from .budget import Budget
from .canvas import UNREADABLE, Box, Glyph
from .lines import TextLine, cell_lines, is_figure_character, joined, one_number, text_lines
from .page import Page

__all__ = ["TableCell", "TableFound", "distrust_rows_with_strays", "fill", "without_prose", "wraps"]

_PADDING = 12.0
_TIGHT = 2.0
_BEYOND = -1.0
_BESIDE = 90.0
_MOST_LETTERS = 60
_PROSE_HEIGHT = 30.0
_OFF_PAGE = "[页外]"
"""Stands for what a cell says beyond the page's edge."""
_CROSSES = 0.25


@frozen
class TableCell:
    """A cell on a page: its rectangle, the row where it begins and how many it covers, and its text.

    ``full`` says that its last line reaches from side to side: what follows may be its end.
    """

    box: Box
    row: int
    rowspan: int
    text: str
    page: int
    full: bool = False


@define
class TableFound:
    """A ruled table of a page, or of several: its cells in order, and the edges of its columns."""

    page: int
    top: float
    bottom: float
    edges: list[float]
    rows: int
    cells: list[TableCell] = field(factory=list)

    def row(self, number: int) -> list[TableCell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


def fill(boxes: Sequence[Box], page: Page) -> tuple[TableFound, set[int]]:
    """A table with its text, and the numbers of the glyphs that stand in it."""
    glyphs = page.glyphs
    owners = _owners(boxes, glyphs)
    texts: dict[int, list[Glyph]] = {}
    for glyph, cell in owners.items():
        texts.setdefault(cell, []).append(glyphs[glyph])
    broken = _crossing(boxes, glyphs, owners)
    columns = sorted({edge for box in boxes for edge in (box[0], box[2])})
    rows = sorted({edge for box in boxes for edge in (box[1], box[3])})
    table = TableFound(page.number, rows[0], rows[-1], columns, len(rows) - 1)
    for number, box in sorted(enumerate(boxes), key=lambda each: (each[1][1], each[1][0])):
        row = rows.index(box[1])
        rowspan = rows.index(box[3]) - row
        lines = cell_lines(texts.get(number, ()))
        text = cell_text(lines, box, may_wrap=rowspan == 1)
        if number in broken:
            text += UNREADABLE
        elif not text and _leaves(box, page.shown):
            text = _OFF_PAGE
        table.cells.append(TableCell(box, row, rowspan, text, page.number, bool(lines) and wraps(lines[-1], box)))
    return table, set(owners)


def without_prose(boxes: Sequence[Box], glyphs: Sequence[Glyph], budget: Budget) -> list[list[Box]]:
    """A table parted where its rows hold prose: a frame whose sides are the table's makes cells of all around it."""
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    wide = [box for box in boxes if box[0] == left and box[2] == right and box[3] - box[1] > _PROSE_HEIGHT]
    budget.spend(0.3 * len(wide) * len(glyphs))
    prose = [box for box in wide if _letters_in(box, glyphs) > _MOST_LETTERS]
    parts: list[list[Box]] = [[] for _ in range(len(prose) + 1)]
    for box in boxes:
        if box not in prose:
            parts[sum(each[1] < box[1] for each in prose)].append(box)
    return [part for part in parts if len(part) > 1]


def _letters_in(box: Box, glyphs: Sequence[Glyph]) -> int:
    middles = (glyph.middle for glyph in glyphs)
    return sum(box[0] <= x < box[2] and box[1] <= y < box[3] for x, y in middles)


def distrust_rows_with_strays(table: TableFound, glyphs: Sequence[Glyph], taken: set[int]) -> set[int]:
    """Mark the figures of rows beside which digits stand that are in no cell; the numbers of those glyphs.

    A row that lost a cell would give its figures to the wrong columns.
    """
    left, right = table.edges[0] - _BESIDE, table.edges[-1] + _BESIDE
    strays: dict[int, float] = {}
    for number, glyph in enumerate(glyphs):
        x, y = glyph.middle
        if number not in taken and glyph.text.isdigit() and left <= x <= right and table.top <= y < table.bottom:
            strays[number] = y
    rows = {(cell.box[1], cell.box[3]) for cell in table.cells}
    hit = {row for row in rows if any(row[0] <= y < row[1] for y in set(strays.values()))}
    for number, cell in enumerate(table.cells):
        if (cell.box[1], cell.box[3]) in hit and cell.text[:1] and all(map(is_figure_character, cell.text)):
            table.cells[number] = evolve(cell, text=cell.text + UNREADABLE)
    return set(strays)


def _owners(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> dict[int, int]:
    """In which cell each glyph has its middle."""
    rows = sorted({edge for box in boxes for edge in (box[1], box[3])})
    bands: list[list[int]] = [[] for _ in rows]
    for cell, box in enumerate(boxes):
        for band in range(rows.index(box[1]), rows.index(box[3])):
            bands[band].append(cell)
    owners: dict[int, int] = {}
    for number, glyph in enumerate(glyphs):
        x, y = glyph.middle
        if rows[0] <= y < rows[-1]:
            beside = bands[bisect_right(rows, y) - 1]
            around = [each for each in beside if boxes[each][0] <= x < boxes[each][2]]
            if around:
                # A frame drawn around the table is a cell too: the smallest is the table's.
                owners[number] = min(around, key=lambda each: _area(boxes[each]))
    return owners


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _leaves(box: Box, shown: Box) -> bool:
    """Whether a cell reaches the page's edge, or goes on beyond it: what it says there is not seen."""
    beyond = (shown[0] - box[0], shown[1] - box[1], box[2] - shown[2], box[3] - shown[3])
    return max(beyond) > _BEYOND


def cell_text(lines: Sequence[TextLine], box: Box, *, may_wrap: bool) -> str:
    """The lines of a cell joined; a line break stays between digits that may not be one number."""
    text = ""
    previous: TextLine | None = None
    for line in lines:
        own = joined(line.glyphs, between_digits="\n")
        if previous is not None:
            text += _break(text, own, previous, line, box, may_wrap=may_wrap)
        text += own
        previous = line
    return text


def _break(before: str, after: str, previous: TextLine, line: TextLine, box: Box, *, may_wrap: bool) -> str:
    if is_figure_character(before[-1]) and is_figure_character(after[0]):
        close = line.top - previous.top <= _TIGHT * previous.size
        whole = all(map(is_figure_character, before + after))
        narrower = line.x1 - line.x0 <= previous.x1 - previous.x0 + 1
        return "" if may_wrap and close and whole and narrower and wraps(previous, box) else "\n"
    both_words = before[-1].isascii() and after[0].isascii() and before[-1].isalpha() and after[0].isalpha()
    return " " if both_words else ""


def wraps(line: TextLine, box: Box) -> bool:
    """Whether a line fills its cell: not one more of its letters would go in beside it."""
    room = (box[2] - box[0]) - (line.x1 - line.x0)
    widest = max(glyph.x1 - glyph.x0 for glyph in line.glyphs)
    return room < widest + _PADDING


# ---------------------------------------------------------------------- figures that cross a line


def _crossing(boxes: Sequence[Box], glyphs: Sequence[Glyph], owners: dict[int, int]) -> set[int | None]:
    """Cells whose digits run on into another cell, or out of the table, or stand on a line between rows."""
    cells = {id(glyphs[number]): cell for number, cell in owners.items()}
    figures = [glyph for glyph in glyphs if glyph.turn == 0 and is_figure_character(glyph.text[:1])]
    broken: set[int | None] = set()
    for line in text_lines(figures):
        for left, right in pairwise(line.glyphs):
            one, other = cells.get(id(left)), cells.get(id(right))
            if one != other and one_number(left, right):
                broken |= {one, other}
    for glyph in figures:
        owner = cells.get(id(glyph))
        if owner is not None and _on_a_line(glyph, boxes[owner]):
            broken.add(owner)
    return broken


def _on_a_line(glyph: Glyph, box: Box) -> bool:
    """Whether a glyph stands across the upper or the lower edge of its cell."""
    middle = glyph.middle[1]
    return min(middle - box[1], box[3] - middle) < _CROSSES * (glyph.bottom - glyph.top)
