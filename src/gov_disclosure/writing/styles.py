"""How the cells of a workbook look, by what they are."""

from math import ceil
from typing import Any

from attrs import define, field

from .layout import ParagraphRole
from .tables import CellRole
from .text import display_width

__all__ = ["CHARACTER", "RED", "STANDARD", "Styles", "height_of"]

STANDARD: dict[str, str | int] = {"font_name": "Arial", "font_size": 11}
"""The font of which a digit is the unit of a column's width: one that every office program has, or its like."""

CHARACTER = 1.75
"""The width of a Chinese character in a table, in digits of the standard font."""

RED = "red"
"""The look of what does not add up."""

_SONG, _FANG, _HEI, _LATIN = "宋体", "仿宋", "黑体", "Times New Roman"
_TABLE = {"font_name": _FANG, "font_size": 10.5, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
_PARAGRAPH = {"font_name": _FANG, "font_size": 12, "align": "left", "valign": "vcenter", "text_wrap": True}
_LOOKS: dict[object, dict[str, Any]] = {
    ParagraphRole.TITLE: {**_PARAGRAPH, "font_name": _SONG, "font_size": 18, "bold": True, "align": "center"},
    ParagraphRole.PARTICULAR: {**_PARAGRAPH, "align": "center"},
    ParagraphRole.HEADING: {**_PARAGRAPH, "font_name": _HEI, "font_size": 14},
    ParagraphRole.PROSE: {**_PARAGRAPH, "valign": "top", "locked": False},
    CellRole.CAPTION: {**_TABLE, "font_name": _HEI},
    CellRole.HEADER: {**_TABLE, "font_name": _HEI},
    CellRole.LABEL: {**_TABLE, "align": "left"},
    CellRole.FIGURE: {**_TABLE, "font_name": _LATIN, "num_format": "General"},
    RED: {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
}
_SHADE = {"pattern": 1, "bg_color": "#DDEBF7"}

_MARGIN = 0.8
_TABLE_SIZE, _LINE, _ROOMY_LINE = 10.5, 1.3, 1.6


def height_of(text: str, digits: float, size: float, *, roomy: bool = False) -> float:
    """How high a cell must be for its text, in points: a merged cell does not see to that itself."""
    width = display_width(text) * CHARACTER / 2 * size / _TABLE_SIZE
    lines = max(ceil(width / (digits - _MARGIN)), 1)
    return lines * size * (_ROOMY_LINE if roomy else _LINE) + 5


@define
class Styles:
    """The formats of a workbook, each made once."""

    book: Any
    _made: dict[object, Any] = field(factory=dict)

    def of(self, what: object, *, narrow: bool = False, noted: bool = False, locked: bool = True) -> Any:
        """The format of a role.

        ``narrow`` is a label beside several rows, ``noted`` a figure with a comment; a figure that is not
        ``locked`` can be typed over.
        """
        key = (what, narrow, noted, locked)
        if key not in self._made:
            look = dict(_LOOKS[what])
            if narrow:
                look["align"] = "center"
            if noted:
                look |= _SHADE
            if what is CellRole.FIGURE:
                look["locked"] = locked
            self._made[key] = self.book.add_format(look)
        return self._made[key]

    def size(self, what: object) -> float:
        """The size of a role's text in points."""
        size: float = _LOOKS[what]["font_size"]
        return size
