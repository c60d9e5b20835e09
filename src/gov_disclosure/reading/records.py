"""What is recorded of a document's tables while it is walked through: rows with their figures, labels as printed."""

from collections import Counter
from collections.abc import Sequence

from attrs import define, field, frozen

from .lines import Token

__all__ = ["HeaderCell", "LabelSeen", "RowRecord", "tables_seen"]

_FEWEST_EMPTY_ROWS = 3


@frozen
class HeaderCell:
    """A column label as printed: the column it names, if it could be told, and where it stands."""

    key: str | None
    text: str
    column: int | None
    grid: int | None
    line: int


@define
class RowRecord:
    """The figures printed after a row's label, in order, and the column labels above them.

    ``label_end`` is the column after the label, ``marked`` and ``number`` as for a line. ``at_end`` says that
    the document ends in this row: it may break off there. ``row`` is empty for the one line of a table printed in
    one; ``parts`` are then the parts of that line whose names stand above the figures. ``broken`` says that what
    should be one line, or a line for each cell, is printed otherwise: a count of its cells proves less then.
    ``above`` are short lines of their own between the section's heading and the row: a unit of money may be one.
    """

    table: str
    row: str
    label: str
    header: tuple[HeaderCell, ...]
    grid: int | None
    marked: bool
    number: int
    label_end: int | None = None
    values: list[Token] = field(factory=list, init=False)
    at_end: bool = field(default=False, init=False)
    parts: tuple[str, ...] = ()
    broken: bool = False
    above: tuple[str, ...] = ()
    _lines: Counter[tuple[int, bool]] = field(factory=Counter, init=False)

    def take(self, token: Token, line: int, *, paragraph: bool) -> None:
        """Take the next cell, printed in that line."""
        self.values.append(token)
        if not token.blank:
            self._lines[line, paragraph] += 1
            kinds = {kind for _, kind in self._lines}
            self.broken = self.broken or len(kinds) > 1 or (len(self._lines) > 1 and max(self._lines.values()) > 1)

    @property
    def lone(self) -> bool:
        """Whether one cell has a line of its own and others share theirs: it may be the number of a page."""
        return min(self._lines.values(), default=0) == 1 < max(self._lines.values())


@frozen
class LabelSeen:
    """A label that is not printed as the form prints it, for the notes."""

    text: str
    label: str | None
    table: str | None


def tables_seen(records: Sequence[RowRecord]) -> list[str]:
    """The tables of which figures were found, or the labels of several rows, in the order found."""
    rows: dict[str, set[str]] = {}
    for record in records:
        rows.setdefault(record.table, set()).add(record.row)
    filled = {record.table for record in records if record.values}
    return [table for table, keys in rows.items() if table in filled or len(keys) >= _FEWEST_EMPTY_ROWS]
