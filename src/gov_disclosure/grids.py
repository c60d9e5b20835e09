"""What any document looks like before anyone understands it: paragraphs and grids, in order.

A reader of a format turns bytes into blocks and knows nothing of the form; the interpreter turns blocks
into a report and knows nothing of formats; a writer's layout is blocks again.
"""

from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

__all__ = ["BESIDE_THE_DOCUMENT", "NOWHERE", "Block", "Grid", "GridCell", "Paragraph", "Place"]


class Place(NamedTuple):
    """Where something stands in a document; what the format cannot tell is ``None``. Counted from 1.

    ``line`` and ``page`` are of the text or the page, ``table``, ``row`` and ``column`` of a table,
    ``sheet`` is the name of a spreadsheet's sheet.
    """

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    def to_dict(self) -> Mapping[str, int | str]:
        """The parts that are known, by name."""
        return {name: value for name, value in self._asdict().items() if value is not None}


NOWHERE = Place()
"""The place of what no document printed."""

BESIDE_THE_DOCUMENT = "gov_disclosure.beside_the_document"
"""The name by which a workbook marks a sheet that computes something about the document and is no part of it."""


@frozen
class Paragraph:
    """A line or paragraph of text outside every grid.

    ``complete`` is False for the last line of a document that does not end there: it may be cut.
    """

    text: str
    place: Place = NOWHERE
    complete: bool = True


class GridCell(NamedTuple):
    """A cell of a grid: its text, the column where it begins, and how many columns and rows it covers.

    ``padding`` marks an empty cell whose column the format does not vouch for: it closes a row that was
    padded, or stands for empty cells that were moved to the row's end. ``complete`` is as in a paragraph.
    """

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    place: Place = NOWHERE
    padding: bool = False
    complete: bool = True


@frozen
class Grid:
    """A table as found: for each row the cells that begin in it, from left to right.

    ``aligned`` says that the columns of different rows can be compared (an HTML table, a spreadsheet);
    in a text of bars or tabs they cannot.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    aligned: bool = True


Block = Paragraph | Grid
"""A piece of a document."""
