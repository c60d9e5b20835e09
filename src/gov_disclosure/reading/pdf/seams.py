"""Tables that go on overleaf: one table again, without its repeated header, rows broken between pages joined."""

import re
from collections.abc import Sequence

from attrs import evolve

from .flow import FreeLine, PageFlow
from .lines import is_figure_character
from .tables import TableCell, TableFound

__all__ = ["joined_pages"]

_SAME_EDGE = 3.0
_NUMBERED = re.compile(r"\s*(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+\s*[、.．])")


def joined_pages(pages: Sequence[PageFlow]) -> list[FreeLine | TableFound]:
    """The items of all pages in order; a table that goes on at the top of the next page is one table."""
    items: list[FreeLine | TableFound] = []
    previous: int | None = None
    for page in pages:
        first = True
        for item in page.items:
            last = items[-1] if items else None
            if (
                first
                and isinstance(item, TableFound)
                and isinstance(last, TableFound)
                and previous == page.page - 1
                and _same_columns(last, item)
            ):
                _append(last, item)
            else:
                items.append(item)
            first = False
        previous = page.page if page.items else previous
    return items


def _same_columns(upper: TableFound, lower: TableFound) -> bool:
    """Whether all the edges of one table's columns are edges of the other's, the outermost being the same."""
    outer = _near(upper.edges[0], lower.edges[0]) and _near(upper.edges[-1], lower.edges[-1])
    fewer, more = sorted((upper.edges, lower.edges), key=len)
    return outer and all(any(_near(edge, other) for other in more) for edge in fewer)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _SAME_EDGE


def _append(upper: TableFound, lower: TableFound) -> None:
    """Add the rows of a table's continuation to it."""
    edges = sorted((upper.edges, lower.edges), key=len)[-1]
    rows: list[list[TableCell]] = [lower.row(number) for number in range(lower.rows)]
    skipped = _repeated_header(upper, rows)
    body = rows[skipped:]
    if body:
        body[0] = rows[skipped] = _with_groups_joined(upper, body[0])
    if body and _goes_on(_last_row(upper), body[0]):
        _join_row(upper, body[0])
        skipped += 1
    shift = upper.rows - skipped
    upper.cells += [
        evolve(cell, row=cell.row + shift, box=_snapped(cell, edges)) for row in rows[skipped:] for cell in row
    ]
    upper.cells = [evolve(cell, box=_snapped(cell, edges)) for cell in upper.cells]
    upper.edges = edges
    upper.rows += lower.rows - skipped


def _snapped(cell: TableCell, edges: Sequence[float]) -> tuple[float, float, float, float]:
    left = min(edges, key=lambda edge: abs(edge - cell.box[0]))
    right = min(edges, key=lambda edge: abs(edge - cell.box[2]))
    return left, cell.box[1], right, cell.box[3]


def _repeated_header(upper: TableFound, rows: Sequence[Sequence[TableCell]]) -> int:
    """How many rows at the head of the continuation are the table's first ones again."""
    count = 0
    for number, row in enumerate(rows):
        texts = [cell.text for cell in row]
        if texts != [cell.text for cell in upper.row(number)] or any(map(_is_figure, texts)):
            break
        count = number + 1
    return count if count < len(rows) and any(cell.text for row in rows[:count] for cell in row) else 0


def _is_figure(text: str) -> bool:
    return bool(text) and all(is_figure_character(each) or each.isspace() for each in text)


def _goes_on(above: Sequence[TableCell], below: Sequence[TableCell]) -> bool:
    """Whether a row that begins a page is the rest of the one that ended the page before.

    It has no label of its own: none at all, or the end of one that had filled its cell and was not finished.
    """
    pairs = _pairs(above, below)
    if pairs is None or not any(cell.text for cell in below):
        return False
    labels = [(upper, lower) for upper, lower in pairs if lower.text and not _is_figure(lower.text)]
    figures = [(upper, lower) for upper, lower in pairs if _is_figure(lower.text)]
    if any(upper.text and not _is_figure(upper.text) for upper, _ in figures):
        return False
    if not labels:
        return any(cell.text for cell in above)
    return all(upper.full and upper.text and _is_label_end(lower.text) for upper, lower in labels)


def _last_row(table: TableFound) -> list[TableCell]:
    """The cells that begin in a table's last row."""
    return table.row(table.rows - 1)


def _with_groups_joined(upper: TableFound, below: list[TableCell]) -> list[TableCell]:
    """A continuation's first row without the ends of labels that began in cells over several rows above it."""
    reaching = [cell for cell in upper.cells if cell.rowspan > 1 and cell.row + cell.rowspan == upper.rows]
    left = []
    for lower in below:
        above = next((cell for cell in reaching if _same_sides(cell, lower)), None)
        if above is not None and above.text and above.full and _is_label_end(lower.text):
            upper.cells[upper.cells.index(above)] = evolve(above, text=above.text + lower.text, full=lower.full)
            lower = evolve(lower, text="")
        left.append(lower)
    return left


def _same_sides(one: TableCell, other: TableCell) -> bool:
    return _near(one.box[0], other.box[0]) and _near(one.box[2], other.box[2])


def _is_label_end(text: str) -> bool:
    return bool(text) and not _is_figure(text) and not _NUMBERED.match(text)


def _pairs(above: Sequence[TableCell], below: Sequence[TableCell]) -> list[tuple[TableCell, TableCell]] | None:
    """Each cell below with the one that it continues; ``None`` where one continues none."""
    pairs = []
    for lower in below:
        upper = next((cell for cell in above if _same_sides(cell, lower)), None)
        if upper is not None:
            pairs.append((upper, lower))
        elif lower.text:
            return None
    return pairs


def _join_row(upper: TableFound, below: Sequence[TableCell]) -> None:
    """Put the texts of a row's second part to those of its first; digits of both are no number."""
    for above, lower in _pairs(_last_row(upper), below) or ():
        if lower.text:
            both = _is_figure(above.text) and _is_figure(lower.text)
            text = above.text + ("\n" if both else "") + lower.text
            upper.cells[upper.cells.index(above)] = evolve(above, text=text, full=lower.full)
