"""Plain text as blocks: paragraphs, rows of bars or tabs, one cell a line.

Nothing here knows the form. A line with bars is a row of cells; so is a line with tabs; lines of one tabbed
cell each make a row together until an empty line. A run of bars without spaces at the end of a line is
padding: it closes a row, or stands for empty cells that were moved there.
"""

import re
from collections.abc import Iterator

from ..grids import Block, Grid, GridCell, Paragraph, Place

__all__ = ["text_blocks"]

_BARS = str.maketrans({"｜": "|", "│": "|", "┃": "|", "¦": "|", "║": "|"})
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RULE = re.compile(r"[\s|:+=_\-—─━┄┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═]+")
_TRAILING_RUN = re.compile(r"\|{2,}\s*$")


def text_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order; places count lines from 1."""
    lines = _BREAKS.split(text)
    ended = lines[-1].strip() == ""
    rows: list[tuple[GridCell, ...]] = []
    stacked: list[GridCell] = []
    last = len(lines) - 1

    def flush() -> Iterator[Block]:
        if stacked:
            rows.append(tuple(stacked))
            stacked.clear()
        if rows:
            yield Grid(tuple(rows), aligned=False)
            rows.clear()

    for number, line in enumerate(lines):
        place = Place(line=number + 1)
        complete = ended or number < last
        barred = line.translate(_BARS)
        if "|" in barred:
            if not (_RULE.fullmatch(barred) and re.search(r"[-=─━═]", barred)):
                if stacked:
                    rows.append(tuple(stacked))
                    stacked.clear()
                rows.append(_barred_cells(barred, place, complete=complete))
        elif line.startswith("\t") and "\t" not in line[1:].strip():
            stacked.append(GridCell(line.strip(), len(stacked), place=place, complete=complete))
        elif "\t" in line.strip():
            cells = line.split("\t")
            rows.append(
                tuple(GridCell(cell.strip(), n, place=place, complete=complete) for n, cell in enumerate(cells))
            )
        elif not line.strip():
            if stacked:
                rows.append(tuple(stacked))
                stacked.clear()
        else:
            yield from flush()
            yield Paragraph(line.strip(), place, complete=complete)
    yield from flush()


def _barred_cells(line: str, place: Place, *, complete: bool) -> tuple[GridCell, ...]:
    """The cells of a line of bars; the bar at the end closes a cell, the one at the start opens none."""
    body = line.strip()
    run = _TRAILING_RUN.search(body)
    only_bars = run is not None and run.start() == 0
    if body.startswith("|") and not (only_bars or body == "|"):
        body = body[1:]
        run = _TRAILING_RUN.search(body)
    padding = 0
    if run:
        follows_text = run.start() > 0 and not body[run.start() - 1].isspace()
        padding = len(run[0].strip()) - (1 if follows_text else 0)
    pieces = body.split("|")
    closed = pieces[-1].strip() == ""
    if closed:
        pieces.pop()
    cells = []
    for number, piece in enumerate(pieces):
        whole = complete or closed or number < len(pieces) - 1
        padded = number >= len(pieces) - padding
        cells.append(GridCell(piece.strip(), number, place=place, padding=padded, complete=whole))
    return tuple(cells)
