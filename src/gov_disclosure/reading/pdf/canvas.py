"""What is drawn on a page: its glyphs, its ruling lines and how much of it is pictures."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from attrs import define, field
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from .budget import Budget, damaged
from .guarded import GuardedStream

__all__ = ["UNREADABLE", "Box", "Drawn", "Glyph", "draw"]

UNREADABLE = "\ufffd"
"""Stands for a character that cannot be told, and in a figure that cannot be trusted: no number has it."""
_INVISIBLE = (3, 7)
_INLINE = re.compile(rb"\bID\s")
_INLINE_END = re.compile(rb"EI\s")
_SLANT = 0.09
"""How far from upright letters may be: about five degrees. What slants more is a watermark."""
_THIN = 3.0
_STRAIGHT = 0.5
_COST_GLYPH = 45.0
_COST_POINT = 6.0
_COST_FORM = 150.0
_COST_TOKEN = 2.5
_COST_SAVING = 5.0
_DELIMITERS = b" \t\r\n\0[]<>(){}/%"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the page's upper left corner."""


class Glyph(NamedTuple):
    """A character on a page; ``turn`` counts the quarters by which it is turned to the left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int = 0
    hidden: bool = False

    @property
    def size(self) -> float:
        """The height of a line of such characters."""
        return self.bottom - self.top if self.turn % 2 == 0 else self.x1 - self.x0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@define
class Drawn:
    """A page as drawn: its size, what of it is shown, its glyphs, its rules, its pictures."""

    width: float
    height: float
    shown: Box
    glyphs: list[Glyph] = field(factory=list)
    rules: list[Box] = field(factory=list)
    pictures: int = 0


def draw(page: PDFPage, fonts: Any, budget: Budget) -> Drawn:
    """Everything on a page.

    :raises UnreadableDocumentError: the page costs more than is left, or breaks off.
    """
    budget.spend(2000)
    canvas = _Canvas(fonts, budget)
    _Interpreter(fonts, canvas).process_page(page)
    return canvas.drawn


class _Canvas(PDFPageAggregator):
    """The device that pdfminer draws on. Coordinates are turned over: the page's top is 0."""

    drawn: Drawn

    def __init__(self, fonts: Any, budget: Budget) -> None:
        super().__init__(fonts)
        self.budget = budget
        self._hidden = False

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        super().begin_page(page, ctm)
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self._height = abs(y1 - y0)
        self.drawn = Drawn(abs(x1 - x0), self._height, self._box(apply_matrix_rect(ctm, page.cropbox)))

    def _box(self, rectangle: Sequence[float]) -> Box:
        x0, y0, x1, y1 = rectangle
        return min(x0, x1), self._height - max(y0, y1), max(x0, x1), self._height - min(y0, y1)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._hidden = textstate.render in _INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: Any, scaling: Any, rise: Any, cid: int, ncs: Any, graphicstate: Any
    ) -> float:
        self.budget.spend(_COST_GLYPH)
        try:
            text = font.to_unichr(cid)
        except (KeyError, PDFUnicodeNotDefined):
            text = UNREADABLE
        if not isinstance(text, str):
            text = UNREADABLE
        width, shift = font.char_width(cid), font.char_disp(cid)
        glyph = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        turn = _turn(matrix)
        if turn is not None:
            self.drawn.glyphs.append(Glyph(text, *self._box(glyph.bbox), turn, self._hidden))
        return glyph.adv

    def render_image(self, name: str, stream: PDFStream) -> None:
        self.budget.spend(_COST_POINT)
        self.drawn.pictures += 1

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Groups of drawings are drawn like everything else."""

    def end_figure(self, _: str) -> None:
        """Nothing was begun."""

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        self.budget.spend(_COST_POINT * (1 + len(path)))
        if not (stroke or fill):
            return
        for points in _figures(path):
            boxed = [apply_matrix_pt(self.ctm, point) for point in points]
            self.drawn.rules += (self._box(rule) for rule in _rules(boxed, outlined=stroke))


def _turn(matrix: Sequence[float]) -> int | None:
    """By how many quarters letters are turned to the left; ``None`` for any other angle."""
    a, b = matrix[0], matrix[1]
    length = abs(a) + abs(b)
    if length == 0:
        return None
    if abs(b) <= _SLANT * length:
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * length:
        return 1 if b > 0 else 3
    return None


def _figures(path: Sequence[Any]) -> list[list[tuple[float, float]]]:
    """The corners of each figure of a path, closed ones with the first again at the end; curves go straight."""
    figures: list[list[tuple[float, float]]] = []
    start = (0.0, 0.0)
    for operator, *numbers in path:
        if operator == "m":
            start = (numbers[0], numbers[1])
            figures.append([start])
        elif operator == "l" and figures:
            figures[-1].append((numbers[0], numbers[1]))
        elif operator == "h" and figures:
            figures[-1].append(start)
        elif figures and numbers:
            figures[-1].append((numbers[-2], numbers[-1]))
    return [figure for figure in figures if len(figure) > 1]


def _rules(points: list[tuple[float, float]], *, outlined: bool) -> list[Box]:
    """The lines that a figure rules: a thin figure is one line, of any other that is outlined each straight side.

    What is filled and not outlined is the ground of a page, a table or a heading, and ends where nothing is seen.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        return [box]
    if not outlined:
        return []
    sides = ((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(points))
    return [side for side in sides if min(side[2] - side[0], side[3] - side[1]) <= _STRAIGHT]


class _Interpreter(PDFPageInterpreter):
    """Runs a page's drawing, with what it runs counted."""

    device: _Canvas

    def render_contents(self, resources: Any, streams: Any, ctm: Any = (1, 0, 0, 1, 0, 0)) -> None:
        names = sum(len(each) for each in resources.values() if isinstance(each, dict))
        self.device.budget.spend(_COST_FORM + 5 * names)
        super().render_contents(resources, streams, ctm)

    def execute(self, streams: Sequence[object]) -> None:
        for each in streams:
            stream = stream_value(each)
            data = stream.get_data()
            if isinstance(stream, GuardedStream) and stream.broken:
                # A page that breaks off may break off within a number, and in one that was changed each may be another.
                raise damaged()
            self.device.budget.spend(_parsing(data))
        super().execute(streams)


def _parsing(data: bytes) -> float:
    """What it costs to parse drawing: its bytes, and what pdfminer joins piece by piece, at a quadratic cost."""
    pieces = data.count(b"\\") + data.count(b"(") + data.count(b")")
    inline = 0.0
    for begun in _INLINE.finditer(data):
        ended = _INLINE_END.search(data, begun.end())
        inline += ((ended.start() if ended else len(data)) - begun.end()) ** 2 / 20_000
        if inline > 1e9:
            break
    tokens = len(data) - len(data.translate(None, _DELIMITERS))
    saved = data.count(b"q")
    return _COST_TOKEN * tokens + _COST_SAVING * saved + len(data) / 20 + pieces * len(data) / 40_000 + inline
