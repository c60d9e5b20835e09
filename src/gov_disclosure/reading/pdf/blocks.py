"""Lines and tables of a document as blocks: paragraphs, rows of text, grids."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from ...errors import UnreadableDocumentError
from ...grids import Block, Grid, GridCell, Paragraph, Place
from ..document import Limits
from .flow import FreeLine
from .tables import TableFound
from .unruled import MOST_COLUMNS, LineTexts, texts_of_lines

__all__ = ["document_blocks"]

_INDENT = 1.2
_SHORT = 2.2
_GAP = 0.45
_LONGEST_HEADING = 30
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}\s*、")
_SENTENCE_ENDS = ("。", "！", "？", "；", "：")


def document_blocks(items: Sequence[FreeLine | TableFound], limits: Limits) -> Iterator[Block]:
    """The blocks of a document's items.

    :raises UnreadableDocumentError: the tables have too many cells.
    """
    margins = _Margins(items)
    texts = texts_of_lines(items)
    paragraph: list[tuple[FreeLine, str]] = []
    rows: list[tuple[GridCell, ...]] = []
    tables = cells = 0

    def flush() -> Iterator[Block]:
        if paragraph:
            yield Paragraph(_joined([text for _, text in paragraph]), Place(page=paragraph[0][0].page))
            paragraph.clear()
        if rows:
            yield Grid(tuple(rows), aligned=False)
            rows.clear()

    for number, item in enumerate(items):
        if isinstance(item, TableFound):
            yield from flush()
            tables += 1
            cells += len(item.cells)
            if cells > limits.max_cells:
                raise UnreadableDocumentError(
                    en=f"the PDF's tables have more than {limits.max_cells} cells",
                    zh=f"PDF文件表格的单元格超过{limits.max_cells}个",
                )
            yield Grid(tuple(_grid_rows(item, tables)))
            continue
        own = texts[number]
        if not own.texts:
            continue
        if len(own.texts) > 1:
            if paragraph:
                yield from flush()
            rows.append(_row_of_line(own, Place(page=item.page)))
            continue
        if rows or (paragraph and not margins.goes_on(paragraph[-1][0], item)):
            yield from flush()
        paragraph.append((item, own.texts[0]))  # pyright: ignore[reportGeneralTypeIssues]  # a line has a text
    yield from flush()


def _row_of_line(line: LineTexts, place: Place) -> tuple[GridCell, ...]:
    """A line's parts as a row, closed with cells of no column where it is known to be whole."""
    closing = MOST_COLUMNS if line.whole else 0
    cells = [GridCell(text, column, place=place) for column, text in enumerate(line.texts)]
    cells += [GridCell("", len(cells) + number, place=place, padding=True) for number in range(closing)]
    return tuple(cells)


def _grid_rows(table: TableFound, number: int) -> Iterator[tuple[GridCell, ...]]:
    columns = {edge: index for index, edge in enumerate(table.edges)}
    by_row: list[list[GridCell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda each: (each.row, each.box[0])):
        column = columns[cell.box[0]]
        place = Place(page=cell.page, table=number, row=cell.row + 1, column=column + 1)
        span = columns[cell.box[2]] - column
        by_row[cell.row].append(GridCell(cell.text, column, span, cell.rowspan, place))
    return (tuple(row) for row in by_row)


class _Margins:
    """Where the lines of a document's prose begin and end, for telling where its paragraphs do."""

    def __init__(self, items: Sequence[FreeLine | TableFound]) -> None:
        lines = [item.line for item in items if isinstance(item, FreeLine)]
        long = sorted(line.x1 - line.x0 for line in lines)[-max(1, len(lines) // 3) :] if lines else [0.0]
        body = [line for line in lines if line.x1 - line.x0 >= 0.8 * median(long)]
        self.right = max((line.x1 for line in body), default=0.0)
        self.left = min((line.x0 for line in body), default=0.0)

    def goes_on(self, above: FreeLine, below: FreeLine) -> bool:
        """Whether a line is the same paragraph's as the line above."""
        upper, lower = above.line, below.line
        size = upper.size
        if max(size, lower.size) > 1.15 * min(size, lower.size):
            return False
        if _HEADING.match(lower.text) and len(lower.text) <= _LONGEST_HEADING:
            return False
        if upper.x1 < self.right - _SHORT * size or lower.x0 > self.left + _INDENT * size:
            return False
        if above.page != below.page:
            return not upper.text.endswith(_SENTENCE_ENDS[:3])
        return lower.top - upper.bottom < _GAP * size + size


def _joined(lines: Sequence[str]) -> str:
    text = ""
    for own in lines:
        if text and text[-1].isascii() and own[0].isascii() and text[-1].isalnum() and own[0].isalnum():
            text += " "
        text += own
    return text
