"""Whole lines that went wrong: a row or a column written one place beside its own, or exchanged with the next."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from .slips import Slip

__all__ = ["Move", "moves"]


@frozen
class Move:
    """A table with one line put where it may belong: what it is, and every figure after it.

    ``kind`` is ``row`` or ``column``, ``number`` that of the (first) line, ``step`` by how many places it moves.
    """

    slip: Slip
    kind: str
    number: int
    step: int
    cells: tuple[int, ...]


def moves(cells: Sequence[int], width: int) -> Iterator[Move]:
    """Every line moved by one place where that loses no figure, then every two neighbouring lines exchanged.

    >>> [(move.kind, move.step, move.cells) for move in moves([0, 1, 0, 0], 2) if move.slip is Slip.LINE_SHIFTED]
    [('row', -1, (1, 0, 0, 0)), ('column', 1, (0, 0, 0, 1))]
    """
    yield from _shifted(cells, width)
    yield from _exchanged(cells, width)


def _shifted(cells: Sequence[int], width: int) -> Iterator[Move]:
    """One row or column moved by one place: a zero enters where the line began."""
    height = len(cells) // width
    lines = [("row", number, range(number * width, (number + 1) * width)) for number in range(height)]
    lines += [("column", number, range(number, len(cells), width)) for number in range(width)]
    for kind, number, places in lines:
        figures = [cells[place] for place in places]
        for step, moved in ((1, [0, *figures[:-1]]), (-1, [*figures[1:], 0])):
            lost = figures[-1] if step == 1 else figures[0]
            if lost == 0 and moved != figures:
                copy = list(cells)
                for place, figure in zip(places, moved, strict=True):
                    copy[place] = figure
                yield Move(Slip.LINE_SHIFTED, kind, number, step, tuple(copy))


def _exchanged(cells: Sequence[int], width: int) -> Iterator[Move]:
    """Two neighbouring rows or columns exchanged."""
    rows = [list(cells[start : start + width]) for start in range(0, len(cells), width)]
    for number in range(len(rows) - 1):
        if rows[number] != rows[number + 1]:
            swapped = [*rows[:number], rows[number + 1], rows[number], *rows[number + 2 :]]
            yield Move(Slip.LINES_EXCHANGED, "row", number, 1, tuple(figure for row in swapped for figure in row))
    for number in range(width - 1):
        columns = [[*row[:number], row[number + 1], row[number], *row[number + 2 :]] for row in rows]
        if columns != rows:
            yield Move(Slip.LINES_EXCHANGED, "column", number, 1, tuple(figure for row in columns for figure in row))
