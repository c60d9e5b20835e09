"""Glyphs as lines of text, in reading order.

What looks like one number must be one: where digits stand too far apart, lie on one another, or differ in
size or height, they are parted by a line break (in a cell) or a space (elsewhere), and no number is made.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import field, frozen

from .canvas import Glyph
from .page import turned

__all__ = [
    "FIGURE_CHARACTERS",
    "TextLine",
    "cell_lines",
    "is_figure",
    "is_figure_character",
    "joined",
    "one_number",
    "parted",
    "parts",
    "text_lines",
]

FIGURE_CHARACTERS = frozenset("0123456789０１２３４５６７８９.,，．+-−－%")
_LINE = 0.5
_TOUCHING = 0.25
_DIGITS_APART = 0.1
_UNRULED_APART = 0.05
_FAR = 0.8
_PART = 1.4
_OVERPRINTED = 0.5
_OTHER_SIZE = 1.2
_OTHER_HEIGHT = 0.2
_TABULAR = 0.4


@frozen
class TextLine:
    """Glyphs of one line from left to right; spaces are gaps."""

    glyphs: tuple[Glyph, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Measure the line."""
        object.__setattr__(self, "x0", min(glyph.x0 for glyph in self.glyphs))
        object.__setattr__(self, "x1", max(glyph.x1 for glyph in self.glyphs))
        object.__setattr__(self, "top", min(glyph.top for glyph in self.glyphs))
        object.__setattr__(self, "bottom", max(glyph.bottom for glyph in self.glyphs))

    @property
    def size(self) -> float:
        """The height of its largest letters."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """The text; a gap between digits is a space."""
        return joined(self.glyphs, between_digits=" ", gap_within=_UNRULED_APART)


def is_figure_character(character: str) -> bool:
    """Whether a character can be part of a number."""
    return character in FIGURE_CHARACTERS


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure."""
    return all(map(is_figure_character, text)) and any(map(str.isdigit, text))


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Upright glyphs as lines, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.middle[1]):
        # A row is measured by its first glyph: compared with the last, a slanting row would swallow the next.
        if rows and glyph.middle[1] - rows[-1][0].middle[1] <= _LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    ordered = (sorted(row, key=lambda each: each.x0) for row in rows)
    return [TextLine(tuple(row)) for row in map(_without_spaces, ordered) if row]


def _without_spaces(row: list[Glyph]) -> list[Glyph]:
    return [glyph for glyph in row if not glyph.text.isspace()]


def joined(glyphs: Sequence[Glyph], *, between_digits: str, gap_within: float = _DIGITS_APART) -> str:
    """The text of a line's glyphs; ``between_digits`` stands between what is not surely one number."""
    pieces = [glyph.text for glyph in glyphs[:1]]
    for left, right in pairwise(glyphs):
        pieces += (_between(left, right, between_digits, gap_within), right.text)
    return "".join(pieces)


def _between(left: Glyph, right: Glyph, between_digits: str, gap_within: float) -> str:
    gap = _gap(left, right)
    if _figures(left, right):
        return "" if one_number(left, right, gap_within) else between_digits
    if gap > _FAR or (gap > _TOUCHING and left.text.isascii() and right.text.isascii()):
        return " "
    return ""


def _figures(left: Glyph, right: Glyph) -> bool:
    return left.text[-1:] in FIGURE_CHARACTERS and right.text[:1] in FIGURE_CHARACTERS


def one_number(left: Glyph, right: Glyph, gap: float = _DIGITS_APART) -> bool:
    """Whether two digits side by side belong to one number: on one line, of one size, with hardly a gap between."""
    sizes = sorted((left.size, right.size))
    apart = abs(left.bottom - right.bottom) > _OTHER_HEIGHT * max(sizes[1], 1.0)
    overprinted = left.x1 - right.x0 > _OVERPRINTED * min(left.x1 - left.x0, right.x1 - right.x0)
    return _gap(left, right) <= gap and not apart and not overprinted and sizes[1] <= _OTHER_SIZE * sizes[0]


def parts(line: TextLine) -> list[TextLine]:
    """A line outside every table as the cells of a row: parted at wide gaps, and then at gaps between digits."""
    if not any(_gap(left, right) > _PART for left, right in pairwise(line.glyphs)):
        return [line]
    return parted(line, _TABULAR)


def parted(line: TextLine, apart: float) -> list[TextLine]:
    """A line parted at gaps between words that are wider than that many letters, and between figures."""
    groups: list[list[Glyph]] = [[line.glyphs[0]]]
    for left, right in pairwise(line.glyphs):
        if not one_number(left, right, _UNRULED_APART) if _figures(left, right) else _gap(left, right) > apart:
            groups.append([])
        groups[-1].append(right)
    return [TextLine(tuple(group)) for group in groups]


def _gap(left: Glyph, right: Glyph) -> float:
    return (right.x0 - left.x1) / max(left.size, right.size, 1.0)


def cell_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The glyphs of one cell as lines, text turned sideways being read as such."""
    lines: list[TextLine] = []
    for turn in range(4):
        group = [glyph for glyph in glyphs if glyph.turn == turn]
        if group:
            lines += text_lines(turned(glyph, turn, 0.0, 0.0) for glyph in group)
    return lines
