"""A page as a reader sees it: turned upright, cropped, each character once."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from .canvas import UNREADABLE, Box, Drawn, Glyph

__all__ = ["Page", "upright"]

_SAME = 0.5
_EDGE = 0.4
_RADICALS = str.maketrans(
    "⺁⺃⺅⺈⺊⺌⺍⺐⺓⺗⺙⺠⺡⺢⺣⺧⺨⺪⺬⺮⺱⺳⺶⺼⻀⻁⻄⻅⻆⻈⻉⻋⻌⻏⻐⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂乚亻刀卜小小尢幺心攵民氵氺灬牛犭疋礻竹罒罓羊月艹虎西见角讠贝车辶邑钅镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Parts of characters by which some printing programs name the characters themselves; Unicode does not fold them."""
_COMPATIBLE = ((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0xFB00, 0xFB06))


@frozen
class Page:
    """A page upright: what of it is shown, the glyphs there, and the lines ruled on it."""

    number: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    shown: Box
    pictures: int = 0


def upright(drawn: Drawn, number: int) -> Page:
    """A drawn page turned so that most of its text reads from left to right.

    Invisible text (what text recognition lays over a scan) is taken only where there is no other.
    """
    glyphs = [_plain(glyph) for glyph in _cropped(drawn.glyphs, drawn.shown)]
    visible = [glyph for glyph in glyphs if not glyph.hidden and not glyph.text.isspace()]
    if visible:
        glyphs = [glyph for glyph in glyphs if not glyph.hidden]
    turns = Counter(glyph.turn for glyph in glyphs if not glyph.text.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    rules = tuple(rule for rule in drawn.rules if _overlaps(rule, drawn.shown))
    return Page(
        number,
        tuple(_once(turned(glyph, turn, drawn.width, drawn.height) for glyph in glyphs)),
        tuple(_turned_box(rule, turn, drawn.width, drawn.height) for rule in rules),
        _turned_box(drawn.shown, turn, drawn.width, drawn.height),
        drawn.pictures,
    )


def turned(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    """A glyph on a page of that size turned to the right by some quarters."""
    if turn == 0:
        return glyph
    box = _turned_box((glyph.x0, glyph.top, glyph.x1, glyph.bottom), turn, width, height)
    return Glyph(glyph.text, *box, (glyph.turn - turn) % 4, glyph.hidden)


def _turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    x0, top, x1, bottom = box
    if turn == 1:
        return height - bottom, x0, height - top, x1
    if turn == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turn == 3:
        return top, width - x1, bottom, width - x0
    return box


def _cropped(glyphs: Iterable[Glyph], shown: Box) -> list[Glyph]:
    """The glyphs within the page; what stands at an edge beyond which digits go on is no number."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        (inside if _within(glyph, shown) else outside).append(glyph)
    if not any(glyph.text.isdigit() and _at_edge(glyph, shown) for glyph in outside):
        return inside
    return [glyph._replace(text=UNREADABLE) if _at_edge(glyph, shown) else glyph for glyph in inside]


def _at_edge(glyph: Glyph, shown: Box) -> bool:
    sides = (glyph.x0 - shown[0], glyph.top - shown[1], glyph.x1 - shown[2], glyph.bottom - shown[3])
    others = (glyph.x1 - shown[0], glyph.bottom - shown[1], glyph.x0 - shown[2], glyph.top - shown[3])
    return any(min(abs(one), abs(other)) < _EDGE * glyph.size for one, other in zip(sides, others, strict=True))


def _within(glyph: Glyph, shown: Box) -> bool:
    x, y = glyph.middle
    return shown[0] <= x <= shown[2] and shown[1] <= y <= shown[3]


def _overlaps(rule: Box, shown: Box) -> bool:
    return rule[0] <= shown[2] and rule[2] >= shown[0] and rule[1] <= shown[3] and rule[3] >= shown[1]


def _plain(glyph: Glyph) -> Glyph:
    """A glyph with the character that it shows, where the font names one of the same looks."""
    text = glyph.text
    if text.isascii():
        return glyph
    plain = "".join(map(_compatible, text.translate(_RADICALS)))
    return glyph if plain == text else glyph._replace(text=plain)


def _compatible(character: str) -> str:
    code = ord(character)
    if any(first <= code <= last for first, last in _COMPATIBLE):
        return unicodedata.normalize("NFKC", character)
    return character


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each glyph once: bold is often printed by drawing twice, a little apart."""
    kept: list[Glyph] = []
    near: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        x, y = glyph.middle
        step = max(glyph.x1 - glyph.x0, glyph.bottom - glyph.top, 1.0)
        cell = (glyph.text, int(x // step), int(y // step))
        around = [(glyph.text, cell[1] + dx, cell[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if not any(_covers(glyph, other) for key in around for other in near.get(key, ())):
            kept.append(glyph)
            near.setdefault(cell, []).append(glyph)
    return kept


def _covers(glyph: Glyph, other: Glyph) -> bool:
    """Whether two glyphs of one text lie on one another for more than half of their size."""
    across = min(glyph.x1, other.x1) - max(glyph.x0, other.x0)
    down = min(glyph.bottom, other.bottom) - max(glyph.top, other.top)
    return across > _SAME * (glyph.x1 - glyph.x0) and down > _SAME * (glyph.bottom - glyph.top)
