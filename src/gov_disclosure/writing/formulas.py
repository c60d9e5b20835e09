"""What a workbook computes for itself: totals, and whether the accounting identities hold."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ..cells import CellAddress
from ..identities import Identity
from ..vocabulary import Verdict
from .sheets import Sheet, Workbook

__all__ = ["VERDICTS", "Formulas", "cell_name"]

VERDICTS = {Verdict.HOLDS: "相符", Verdict.BROKEN: "不符", Verdict.NOT_ASSESSED: "未核对"}
"""What a check cell says."""


def cell_name(row: int, column: int) -> str:
    """The name of a cell, of which row and column are counted from 0.

    >>> cell_name(4, 27)
    'AB5'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


@frozen
class Formulas:
    """Formulas over the figures of a workbook, for cells on ``sheet``."""

    workbook: Workbook
    sheet: Sheet | None = None

    def total(self, addends: Sequence[CellAddress]) -> str:
        """The sum, and nothing until every addend is stated: blank is not zero."""
        cells = self.areas(addends)
        return f'=IF(COUNT({cells})={len(addends)},SUM({cells}),"")'

    def violated(self, identity: Identity) -> str:
        """Whether an identity, every cell of which is a number, does not hold."""
        return f"=AND({self._assessable(identity)},SUM({self.areas(identity.left)})<>SUM({self.areas(identity.right)}))"

    def expected(self, identity: Identity) -> str:
        """What the other cells give for the published one."""
        less = f"-SUM({self.areas(identity.others)})" if identity.others else ""
        return f'=IF({self._assessable(identity)},SUM({self.areas(identity.left)}){less},"")'

    def published(self, identity: Identity) -> str:
        """What the published cell says."""
        cell = self.areas([identity.at])
        return f'=IF(ISNUMBER({cell}),{cell},"")'

    def verdict(self, identity: Identity) -> str:
        """Holds, is violated, or cannot be assessed as a cell states no number."""
        holds, broken, not_assessed = (f'"{text}"' for text in VERDICTS.values())
        sides = f"SUM({self.areas(identity.left)})=SUM({self.areas(identity.right)})"
        return f"=IF({self._assessable(identity)},IF({sides},{holds},{broken}),{not_assessed})"

    def _assessable(self, identity: Identity) -> str:
        return f"COUNT({self.areas(identity.cells)})={len(identity.cells)}"

    def areas(self, cells: Iterable[CellAddress]) -> str:
        """Cells as the arguments of a function; neighbours in a row or column as an area."""
        return ",".join(self._areas([self.workbook.places[cell] for cell in cells]))

    def _areas(self, places: Sequence[tuple[Sheet, int, int]]) -> Iterator[str]:
        rest = list(places)
        while rest:
            sheet, row, column = rest[0]
            run = max(_run(rest, 0, 1), _run(rest, 1, 0))
            _, last_row, last_column = rest[run - 1]
            first, last = cell_name(row, column), cell_name(last_row, last_column)
            prefix = "" if sheet is self.sheet else f"'{sheet.name}'!"
            yield f"{prefix}{first}" if run == 1 else f"{prefix}{first}:{last}"
            rest = rest[run:]


def _run(places: Sequence[tuple[Sheet, int, int]], down: int, right: int) -> int:
    """How many places follow one another in that direction."""
    sheet, row, column = places[0]
    count = 1
    while count < len(places) and places[count] == (sheet, row + count * down, column + count * right):
        count += 1
    return count
