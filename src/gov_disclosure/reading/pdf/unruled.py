"""Rows of figures outside every ruled table: which of them can be trusted.

Where no lines part the cells, a number broken over two lines of its narrow column looks like a number in
each of two rows. Two rows close to one another are taken for such parts unless both carry labels and have
equally many figures; then no figure of either is a number. What stands on one line is the whole of its row:
nothing of the lines below is another figure of it.
"""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from .aligned import aligned_rows
from .canvas import UNREADABLE
from .flow import FreeLine
from .lines import TextLine, is_figure, parts
from .tables import TableFound

__all__ = ["MOST_COLUMNS", "LineTexts", "texts_of_lines"]

_CLOSE = 2.4
_FEW_LINES = 3
_AROUND = 3
_BESIDE = 1.6
MOST_COLUMNS = 16
"""More cells than a row of the form has."""
_FEWEST_ALIKE = 3
_SHORTEST_ALIKE = 3


@frozen
class LineTexts:
    """The texts of a line's parts; ``whole`` if they are a row of figures, to which no other line adds any."""

    texts: tuple[str, ...]
    whole: bool = False


@frozen
class _Row:
    """A line as the texts of its parts, each of one or more words."""

    line: FreeLine
    cut: tuple[TextLine, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part.text for part in self.cut)

    @property
    def words(self) -> list[str]:
        return [word for part in self.parts for word in part.split()]

    @property
    def figures(self) -> list[str]:
        """Its figures, if it can be read as a row of them."""
        words = self.words
        found = [word for word in words if is_figure(word)]
        is_row = len(self.parts) > 1 or len(found) == len(words) or (len(words) > 1 and words[-1] in found)
        return found if is_row else []

    def read(self) -> LineTexts:
        """Its parts; where they stand close to one another, its label and its figures."""
        figures = self.figures
        if len(self.parts) == 1 and 1 < len(figures) < len(self.words) and self.words[-len(figures) :] == figures:
            return LineTexts((" ".join(self.words[: -len(figures)]), *figures), whole=True)
        return LineTexts(self.parts, whole=len(self.parts) > 1 and len(figures) > 0)

    def distrusted(self) -> tuple[str, ...]:
        """Its labels, and more marks than a table has columns, so that no row can take them as its own."""
        return (*(word for word in self.words if not is_figure(word)), *(UNREADABLE,) * MOST_COLUMNS)


def texts_of_lines(items: Sequence[FreeLine | TableFound]) -> dict[int, LineTexts]:
    """The texts of the parts of each line, by the line's position among the items; none of one that is used up."""
    aligned = aligned_rows(items)
    read = {number: LineTexts(texts, whole=True) for number, texts in aligned.texts.items()}
    read |= dict.fromkeys(aligned.used, LineTexts(()))
    rows = {
        number: _Row(item, tuple(parts(item.line)))
        for number, item in enumerate(items)
        if isinstance(item, FreeLine) and number not in read
    }
    with_figures = [number for number, row in rows.items() if row.figures]
    doubtful = {
        number
        for upper, lower in pairwise(with_figures)
        if _are_close(rows[upper], rows[lower], lower - upper) and _may_be_one_row(rows[upper], rows[lower])
        for number in (upper, lower)
    }
    doubtful.update(number for number in with_figures if _lacks_its_label(rows, number))
    distrusted = {number: LineTexts(rows[number].distrusted()) for number in doubtful}
    return {number: row.read() for number, row in rows.items()} | distrusted | read


def _lacks_its_label(rows: dict[int, _Row], number: int) -> bool:
    """Whether the label before a row's figures may be another's: lines beside it print between it and them."""
    row = rows[number]
    cut = row.cut
    first = next((n for n, part in enumerate(cut) if is_figure(part.text)), 0)
    if first == 0:
        return False
    left, right = cut[first - 1].x1, cut[first].x0
    around = (rows.get(number + step) for step in (*range(-_AROUND, 0), *range(1, _AROUND + 1)))
    return any(
        min(part.x1, right) - max(part.x0, left) > part.size and not is_figure(part.text)
        for other in around
        if other is not None and _beside(row, other)
        for part in other.cut
    )


def _beside(row: _Row, other: _Row) -> bool:
    one, another = row.line, other.line
    return one.page == another.page and abs(one.top - another.top) <= _BESIDE * one.line.size


def _are_close(upper: _Row, lower: _Row, lines: int) -> bool:
    """Whether two rows are near enough to be one; ``lines`` counts how many lines the second comes after the first."""
    if upper.line.page != lower.line.page:
        return lines <= _FEW_LINES
    size = max(upper.line.line.size, lower.line.line.size)
    return lower.line.top - upper.line.top <= _CLOSE * size


def _may_be_one_row(upper: _Row, lower: _Row) -> bool:
    above, below = upper.figures, lower.figures
    if len(above) != len(below) or len(above) == len(upper.words) or len(below) == len(lower.words):
        return True
    # Columns of one width fill up with equally many digits; rows of figures hardly ever agree in them.
    lengths = {len(figure) for figure in above}
    longest = max(lengths)
    alike = len(above) >= _FEWEST_ALIKE and len(lengths) == 1 and longest >= _SHORTEST_ALIKE
    return alike and all(len(figure) <= longest for figure in below)
