"""Rows of tables without lines, told by how they are set: figures one under another, each label beside its own.

A label of several lines has its row's figures at its middle: on one of its lines, or between two of them. Such
rows are read where everything fits together: at least two rows of equally many figures in the same columns,
and beside each of them one block of lines whose middle is the figures'; lines of a block stand closer than
blocks do. Where one row does not fit, none of its table is read in this way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from .flow import FreeLine
from .lines import TextLine, is_figure, parted
from .tables import TableFound

__all__ = ["AlignedRows", "aligned_rows"]

_FEWEST_FIGURES = 3
_FEWEST_ROWS = 2
_CELLS_APART = 0.2
_SAME_START = 0.2
_OFF_MIDDLE = 0.3
_AROUND = 2.4
_FARTHEST_LABEL = 8
_MOST_CONTINUED = 3
_LONGEST_PITCH = 2.4


@frozen
class AlignedRows:
    """The texts of rows by the position of the line of their figures; ``used`` are lines of nothing but labels."""

    texts: Mapping[int, tuple[str, ...]]
    used: frozenset[int]


@frozen
class _Piece:
    """What stands in one cell of a line, as far as gaps tell; ``item`` is the line's position."""

    item: int
    line: TextLine

    @property
    def middle(self) -> float:
        return (self.line.top + self.line.bottom) / 2

    @property
    def is_figure(self) -> bool:
        return is_figure("".join(glyph.text for glyph in self.line.glyphs))


@frozen
class _Line:
    """A line as pieces, the last of which may be figures."""

    item: int
    page: int
    pieces: tuple[_Piece, ...]
    figures: tuple[_Piece, ...]

    @property
    def middle(self) -> float:
        return (self.pieces[-1].line.top + self.pieces[-1].line.bottom) / 2

    @property
    def size(self) -> float:
        return max(piece.line.size for piece in self.pieces)


@frozen
class _Table:
    """Rows one under another, and the lines of each row's label."""

    rows: Sequence[_Line]
    labels: Mapping[int, Sequence[_Piece]]

    @property
    def left(self) -> float:
        """Where the first column of figures begins."""
        return min(row.figures[0].line.x0 for row in self.rows)

    @property
    def start(self) -> float:
        """Where the labels begin that stand next to the figures."""
        return max(pieces[0].line.x0 for pieces in self.labels.values())

    @property
    def top(self) -> float:
        return min(piece.line.top for pieces in self.labels.values() for piece in pieces)

    @property
    def bottom(self) -> float:
        return max(piece.line.bottom for pieces in self.labels.values() for piece in pieces)


def aligned_rows(items: Sequence[FreeLine | TableFound]) -> AlignedRows:
    """The rows of a document's tables without lines that can be read by how they are set."""
    lines = [_line(number, item) for number, item in enumerate(items) if isinstance(item, FreeLine)]
    texts: dict[int, tuple[str, ...]] = {}
    used: set[int] = set()
    before: _Table | None = None
    for run in _runs(lines):
        table = _table(run, lines)
        if table is None:
            continue
        above = _continued(before, table, lines)
        if above and before is not None:
            last = before.rows[-1]
            texts[last.item] = _texts(last, [*before.labels[last.item], *above])
        texts.update((row.item, _texts(row, table.labels[row.item])) for row in table.rows)
        used |= {piece.item for piece in above} | _inside(table, lines)
        before = table
    return AlignedRows(texts, frozenset(used - texts.keys()))


def _texts(row: _Line, label: Sequence[_Piece]) -> tuple[str, ...]:
    return "".join(piece.line.text for piece in label), *(piece.line.text for piece in row.figures)


# ---------------------------------------------------------------------- lines as pieces


def _line(number: int, item: FreeLine) -> _Line:
    found = tuple(_Piece(number, line) for line in parted(item.line, _CELLS_APART))
    figures: list[_Piece] = []
    for piece in reversed(found):
        if not piece.is_figure:
            break
        figures.insert(0, piece)
    return _Line(number, item.page, found, tuple(figures))


# ---------------------------------------------------------------------- rows one under another


def _runs(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Rows of equally many figures that stand in the same columns, with nothing but labels between them."""
    run: list[_Line] = []
    for line in lines:
        if not line.figures:
            continue
        if run and line.page == run[-1].page and _in_columns([*run, line]):
            run.append(line)
        else:
            yield from _long_enough(run)
            run = [line]
    yield from _long_enough(run)


def _long_enough(run: list[_Line]) -> Iterator[list[_Line]]:
    if len(run) >= _FEWEST_ROWS and len(run[0].figures) >= _FEWEST_FIGURES:
        yield run


def _in_columns(rows: Sequence[_Line]) -> bool:
    """Whether each figure stands over or under those of its column, and clear of all other columns."""
    if len({len(row.figures) for row in rows}) > 1:
        return False
    columns = list(zip(*(row.figures for row in rows), strict=True))
    shared = all(max(each.line.x0 for each in column) < min(each.line.x1 for each in column) for column in columns)
    edges = [(min(each.line.x0 for each in column), max(each.line.x1 for each in column)) for column in columns]
    return shared and all(left[1] < right[0] for left, right in pairwise(edges))


def _strays(rows: Sequence[_Line], lines: Iterable[_Line]) -> bool:
    """Whether other figures stand close to the rows: a number that goes on in the next line is two of them."""
    left = min(row.figures[0].line.x0 for row in rows)
    own = {row.item for row in rows}
    return any(
        line.page == rows[0].page
        and line.item not in own
        and any(abs(line.middle - row.middle) <= _AROUND * row.size for row in rows)
        and any(piece.is_figure and piece.line.x1 > left for piece in line.pieces)
        for line in lines
    )


# ---------------------------------------------------------------------- labels


def _table(run: Sequence[_Line], lines: Sequence[_Line]) -> _Table | None:
    """The rows with their labels; without the first or the last, which a page's edge may have cut, if need be."""
    if _strays(run, lines):
        return None
    for rows in (run, run[1:], run[:-1], run[1:-1]):
        if len(rows) >= _FEWEST_ROWS:
            labels = _labels(rows, lines)
            if labels is not None:
                return _Table(rows, labels)
    return None


def _labels(rows: Sequence[_Line], lines: Sequence[_Line]) -> dict[int, list[_Piece]] | None:
    """The label of each row, with the widest distance between lines of a label at which all rows have one."""
    columns = _label_columns(rows, lines)
    pitches = {round(lower.middle - upper.middle, 1) for column in columns for upper, lower in pairwise(column)} | {0.0}
    for pitch in sorted(pitches, reverse=True):
        if pitch <= _LONGEST_PITCH * rows[0].size:
            labels = _labels_at(rows, [_blocks(column, pitch) for column in columns])
            if labels is not None and _complete(labels, columns):
                return labels
    return None


def _label_columns(rows: Sequence[_Line], lines: Sequence[_Line]) -> list[list[_Piece]]:
    """The pieces left of the figures by where they begin, those next to the figures first."""
    left = min(row.figures[0].line.x0 for row in rows)
    reach = _FARTHEST_LABEL * rows[0].size
    pieces = [
        piece
        for line in lines
        if line.page == rows[0].page and rows[0].middle - reach <= line.middle <= rows[-1].middle + reach
        for piece in line.pieces
        if piece.line.x1 <= left
    ]
    columns: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.line.x0):
        if columns and columns[-1][0].line.x0 - piece.line.x0 <= _SAME_START * piece.line.size:
            columns[-1].append(piece)
        else:
            columns.append([piece])
    return [sorted(column, key=lambda each: each.middle) for column in columns]


def _blocks(column: Sequence[_Piece], pitch: float) -> list[list[_Piece]]:
    """The pieces of a column, those together that stand no farther apart."""
    blocks = [[column[0]]]
    for upper, lower in pairwise(column):
        if lower.middle - upper.middle > pitch + 0.1:
            blocks.append([])
        blocks[-1].append(lower)
    return blocks


def _labels_at(rows: Sequence[_Line], columns: Iterable[Sequence[list[_Piece]]]) -> dict[int, list[_Piece]] | None:
    """For each row the block at whose middle its figures stand, next to them or farther off."""
    labels: dict[int, list[_Piece]] = {}
    for blocks in columns:
        for row in rows:
            beside = [block for block in blocks if abs(_middle(block) - row.middle) <= _OFF_MIDDLE * row.size]
            if row.item not in labels and len(beside) == 1:
                labels[row.item] = beside[0]
    return labels if len(labels) == len(rows) else None


def _middle(block: Sequence[_Piece]) -> float:
    return (block[0].line.top + block[-1].line.bottom) / 2


def _complete(labels: Mapping[int, Sequence[_Piece]], columns: Iterable[Sequence[_Piece]]) -> bool:
    """Whether every line next to the figures, from the first label to the last, is some row's, and of one row only."""
    taken = [id(piece) for pieces in labels.values() for piece in pieces]
    if len(set(taken)) < len(taken):
        return False
    every = ([id(piece) in taken for piece in column] for column in columns)
    nearest = next(column for column in every if any(column))
    first, last = nearest.index(True), len(nearest) - nearest[::-1].index(True)
    return all(nearest[first:last])


def _inside(table: _Table, lines: Iterable[_Line]) -> set[int]:
    """The lines beside the table's figures that are labels, of rows or of groups of rows."""
    return {
        line.item
        for line in lines
        if line.page == table.rows[0].page
        and table.top <= line.middle <= table.bottom
        and all(piece.line.x1 <= table.left for piece in line.pieces)
    }


def _continued(before: _Table | None, table: _Table, lines: Sequence[_Line]) -> list[_Piece]:
    """The lines above a table's first label that end the last label of the page before."""
    if before is None or before.rows[0].page + 1 != table.rows[0].page:
        return []
    after = [line for line in lines if line.page == before.rows[0].page and line.middle > before.bottom]
    above = [line for line in lines if line.page == table.rows[0].page and line.middle < table.top]
    if after or len(above) > _MOST_CONTINUED or len(before.rows[0].figures) != len(table.rows[0].figures):
        return []
    pieces = [line.pieces[-1] for line in above]
    near = all(abs(piece.line.x0 - table.start) <= _SAME_START * piece.line.size for piece in pieces)
    return pieces if near else []
