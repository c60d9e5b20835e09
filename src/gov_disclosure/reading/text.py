"""Plain text as blocks: paragraphs, rows of bars or tabs, one cell a line.

Nothing here knows the form. A line with bars is a row of cells; so is a line with tabs; lines of one tabbed
cell each make a row together until an empty line. A run of bars without spaces at the end of a line is
padding: it closes a row, or stands for empty cells that were moved there. Rows that all have the same cells,
merged ones empty, make a grid whose columns can be compared. In Markdown, which a heading after ``#`` tells,
paragraphs are freed of the backslashes before its marks.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ..errors import UnreadableDocumentError
from ..grids import Block, Grid, GridCell, Paragraph, Place
from .document import Document, Limits

__all__ = ["SPACE_ENTITIES", "is_rule", "text_blocks", "text_document"]

_BARS = str.maketrans({"｜": "|", "│": "|", "┃": "|", "¦": "|", "║": "|"})
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FRAME = re.compile(r"[\s|:+=_\-—─━┄┅┈┉┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬═╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫]+")
_DASHES = re.compile(r":?[-—─━=]{3,}:?")
_JOINTS = frozenset("+┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫")
_LONGEST_MARK = 4
_SHORTEST_GRID, _NARROWEST_GRID = 3, 4
_MOST_LINES_A_CELL = 5
_FOLDED_LENGTH, _FIGURES_OF_TABLE = 400, 30
# Between two texts, or before the first: an empty cell that has kept its place.
_KEPT_EMPTY = re.compile(r"(?:^|[^|\s])\|\|+[^|\s]", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6} ", re.MULTILINE)
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
# A figure on a line of its own between bars on lines of their own.
_BARE_FIGURES = re.compile(r"^\|\n[+-]?\d[^|\n]{0,15}\n\|$", re.MULTILINE)
_OPENED_FIGURES = re.compile(r"^\|[ \t]*[+-]?\d[^|\n]*$", re.MULTILINE)
_OPENING = re.compile(r"\|[^|]+")
# A cell with words in it, closed by a bar. Nothing that was taken is given back: a long line is looked at once.
_LABEL = re.compile(r"[^|\u4e00-\u9fff]*+[\u4e00-\u9fff][^|]*+\|")
SPACE_ENTITIES = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|zwnj|#160|#8203|#xa0);", re.IGNORECASE)
"""Spaces by their names in web pages, which some copies keep."""
_LINE_BREAKS = re.compile(r"\s*<\s*br\s*/?\s*>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*\s*([^*]+?)\s*\*\*")
_LONGEST_CELL, _FEWEST_PARTED = 20, 10
_SENTENCE_ENDS = ("。", "；", ";", "!", "！")
_SPACED = re.compile(r"[^|\s] +\||\| +[^|\s]")


def text_document(text: str, limits: Limits) -> Document:
    """A text as a document: it has blocks alone.

    :raises UnreadableDocumentError: the text has more lines or cells than any report.
    """
    return Document(blocks=tuple(text_blocks(text, limits)))


def text_blocks(text: str, limits: Limits) -> Iterator[Block]:
    """The blocks of a text, in order; places count lines from 1.

    :raises UnreadableDocumentError: the text has more lines or cells than any report.
    """
    _refuse_length(text, limits)
    if "&" in text:
        text = SPACE_ENTITIES.sub(" ", text)
    barred = text.translate(_BARS) if any(chr(bar) in text for bar in _BARS) else text
    lines = text.split() if _is_folded(text) else _BREAKS.split(text)
    spaced = "|" not in barred and "\t" not in text and _is_spaced(lines)
    if "|" in barred:
        lines = _with_hanging_bars(_without_opening_bars(lines))
    gatherer = _Gatherer(_bar_style(barred), limits, escaped="\\" in text and _MARKDOWN.search(text) is not None)
    last = next((number for number in range(len(lines) - 1, -1, -1) if (lines[number] or "").strip()), 0)
    for number, line in enumerate(lines):
        if line is None:
            continue
        if spaced and 1 < number < last and not any((part or "").strip() for part in lines[number - 1 : number + 1]):
            yield Paragraph("", Place(line=number + 1))
        # Nothing says that a text ends where it was meant to: a line break is put after a cut text as well.
        yield from gatherer.take(line, Place(line=number + 1), complete=number < last)
    yield from gatherer.flush(ending=True)


def _is_spaced(lines: Sequence[str]) -> bool:
    """Whether an empty line parts one cell from the next: two of them have an empty cell between them then."""
    parted = together = 0
    gap = 0
    before = ""
    for line in lines:
        text = line.strip()
        if not text:
            gap += 1
            continue
        if max(len(before), len(text)) <= _LONGEST_CELL and before:
            parted += gap == 1
            together += gap == 0
        gap, before = 0, text
    return parted >= _FEWEST_PARTED and parted > 2 * together


def _refuse_length(text: str, limits: Limits) -> None:
    if text.count("\n") + text.count("\r") > limits.max_cells * _MOST_LINES_A_CELL:
        raise _too_many(limits)


def _too_many(limits: Limits) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en=f"the text has more than {limits.max_cells} lines and cells: no report is so long",
        zh=f"文本的行和单元格超过{limits.max_cells}个：报告不会这样长",
    )


def _is_folded(text: str) -> bool:
    """Whether line breaks became spaces: long lines with as many figures between spaces as a table has."""
    breaks = text.count("\n") + text.count("\r")
    if len(text) < _FOLDED_LENGTH * (breaks + 1) or "|" in text or "\t" in text:
        return False
    return sum(1 for word in text.split() if word.isdigit()) >= _FIGURES_OF_TABLE


@frozen
class _BarStyle:
    """How a text draws its bars: ``padded`` if a run of them at a line's end may be no cells at all."""

    padded: bool = True


def _bar_style(barred: str) -> _BarStyle:
    if "|" not in barred:
        return _BarStyle()
    # Where bars never have a space beside them and empty cells have kept their places, a run is empty cells.
    return _BarStyle(padded=_SPACED.search(barred) is not None or _KEPT_EMPTY.search(barred) is None)


def _with_hanging_bars(lines: Sequence[str | None]) -> list[str | None]:
    """The lines, a bar that alone closes the cell of a line above put behind its text; None where it stood.

    A text within a table and then a bar alone: the cell ends with a line break. Where figures stand so
    between bars, a bar before a text opens a row, and the bar below closes the row's first cell too. Where
    each figure has a bar before it, a bar alone is an empty cell.
    """
    result: list[str | None] = list(lines)
    bare = [line.translate(_BARS).strip() if line else "" for line in lines]
    joined = "\n".join(line for line in bare if line)
    if _OPENED_FIGURES.search(joined):
        return result
    opened = _BARE_FIGURES.search(joined) is not None
    above, within = -1, False
    for number, line in enumerate(bare):
        if line == "|" and above >= 0:
            result[number], result[above] = None, f"{lines[above]} |"
            above = -1
        elif "|" in line:
            above = number if opened and _OPENING.fullmatch(line) else -1
            within = True
        elif line:
            above = number if within and not line.endswith(_SENTENCE_ENDS) else -1
    return result


def _without_opening_bars(lines: Sequence[str]) -> list[str | None]:
    """The lines; where a bar alone opens a table and stands above the first cell of its rows, it is no cell."""
    result: list[str | None] = list(lines)
    filled = [(-1, "")]
    filled += [(number, line.translate(_BARS).strip()) for number, line in enumerate(lines) if line.strip()]
    opening: list[int] = []
    opens = False
    for (_, before), (number, bar), (_, after) in zip(filled, filled[1:], filled[2:], strict=False):
        if _LABEL.match(after) and not _LABEL.match(before) and "|" in bar and not _LABEL.match(bar):
            if bar != "|":
                return result
            opening.append(number)
            opens = opens or "|" not in before
    if opens:
        for number in opening:
            result[number] = None
    return result


@define
class _Row:
    """A row as found; ``opened`` if a bar stands before its text: whether that opens a cell, the other rows tell."""

    cells: list[GridCell]
    opened: bool | None = None


@define
class _Gatherer:
    """Gathers lines into blocks."""

    style: _BarStyle
    limits: Limits
    escaped: bool = False
    _rows: list[_Row] = field(factory=list)
    _stacked: list[GridCell] = field(factory=list)
    _count: int = 0

    def take(self, line: str, place: Place, *, complete: bool) -> Iterator[Block]:
        """The blocks that end before this line."""
        barred = line.translate(_BARS)
        if "|" in barred:
            self._close_stack()
            self._refuse_more(barred.count("|"))
            if not is_rule(barred):
                self._add(_barred_row(barred, place, self.style, complete=complete))
        elif line.startswith("\t") and "\t" not in line[1:]:
            self._stacked.append(GridCell(line.strip(), len(self._stacked), place=place, complete=complete))
        elif "\t" in line:
            self._close_stack()
            self._refuse_more(line.count("\t"))
            cells = line.split("\t")
            whole = len(cells) if complete else len(cells) - 1
            self._add(
                _Row([GridCell(text.strip(), n, place=place, complete=n < whole) for n, text in enumerate(cells)])
            )
        elif not line.strip():
            self._close_stack()
        elif not is_rule(line):
            yield from self.flush()
            self._count_cells(1)
            text = _BACKSLASH.sub(r"\1", line) if self.escaped else line
            yield Paragraph(text.strip(), place, complete)

    def flush(self, *, ending: bool = False) -> Iterator[Block]:
        """The rows in hand as a grid; ``ending``: the text ends here and may break off in the last of them."""
        self._close_stack()
        if self._rows:
            yield _grid(self._rows, ending=ending)
            self._rows = []

    def _close_stack(self) -> None:
        if self._stacked:
            self._add(_Row(self._stacked))
            self._stacked = []

    def _add(self, row: _Row) -> None:
        self._count_cells(len(row.cells))
        self._rows.append(row)

    def _count_cells(self, count: int) -> None:
        self._refuse_more(count)
        self._count += count

    def _refuse_more(self, count: int) -> None:
        """Before so many cells are made."""
        if self._count + count > self.limits.max_cells:
            raise _too_many(self.limits)


def is_rule(line: str) -> bool:
    """Whether a line only draws a frame. Short dashes may be marks that stand in cells.

    >>> is_rule("|---|---|"), is_rule("—")
    (True, False)
    """
    if not _FRAME.fullmatch(line):
        return False
    if not _JOINTS.isdisjoint(line):
        return len(line.strip()) > 1 and any(dash in line for dash in "-─━=═┄┅┈┉")
    pieces = [piece.strip() for piece in line.split("|") if piece.strip()]
    if "|" not in line:
        # Several marks side by side are the cells of a row.
        return len(line.split()) == 1 and len(line.strip()) > _LONGEST_MARK
    # The last piece may be cut by the document's end.
    whole = pieces if line.rstrip().endswith("|") else pieces[:-1]
    return len(pieces) > 1 and all(_DASHES.fullmatch(piece) for piece in whole)


def _cell_text(piece: str) -> str:
    """The text between two bars, without the marks of bold type and with spaces for line breaks."""
    text = piece.strip()
    if "<" in text:
        text = _LINE_BREAKS.sub(" ", text).strip()
    bold = _BOLD.fullmatch(text) if text.startswith("**") else None
    return bold[1] if bold else text


def _barred_row(line: str, place: Place, style: _BarStyle, *, complete: bool) -> _Row:
    """The cells of a line of bars; the bar at the end closes a cell, one at the start may open none."""
    body = line.strip()
    bare = body.rstrip("|")
    opened = body.startswith("|") if bare else None
    run = len(body) - len(bare)
    padding = 0
    if run > 1 and style.padded:
        # The first bar of the run closes the text before it; another bar before the run has closed that.
        padding = run - (1 if bare and not bare.rstrip().endswith("|") else 0)
    pieces = body.split("|")
    closed = run > 0
    if closed:
        pieces.pop()
    first_padding = len(pieces) - padding
    cells = [
        GridCell(
            _cell_text(piece),
            number,
            place=place,
            padding=number >= first_padding,
            complete=complete or closed or number < len(pieces) - 1,
        )
        for number, piece in enumerate(pieces)
    ]
    return _Row(cells, opened)


def _grid(rows: Sequence[_Row], *, ending: bool) -> Grid:
    """Rows as a grid: its columns can be compared if every row has all of them."""
    # A table of bars begins every row with one, or none but the rows whose first cell is empty.
    if all(row.opened is not False for row in rows):
        for row in rows:
            if row.opened:
                row.cells = [cell._replace(column=cell.column - 1) for cell in row.cells[1:]]
    width = len(rows[0].cells)
    whole = rows[:-1] if ending and len(rows[-1].cells) < width else rows
    same = width >= _NARROWEST_GRID and all(len(row.cells) == width for row in whole)
    aligned = same and len(rows) >= _SHORTEST_GRID and not any(cell.padding for row in rows for cell in row.cells)
    return Grid(tuple(tuple(row.cells) for row in rows), aligned)
