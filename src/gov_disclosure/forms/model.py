"""The classes that an edition of the form is made of.

Each part of a form is made once and compared by identity, so that a table can be the key of a cache without
hashing all its labels.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import field, frozen

from ..cells import CellAddress
from ..errors import UnknownCellError
from ..vocabulary import Edition, OutcomeGroup

__all__ = ["CellKind", "Column", "Form", "Heading", "Panel", "Row", "RowRole", "Section", "Table"]


class CellKind(StrEnum):
    """What a cell can hold: a count (件), a signed change (本年增/减), or an amount of money."""

    COUNT = "count"
    CHANGE = "change"
    AMOUNT = "amount"


class RowRole(StrEnum):
    """What part a row plays in the balance of its table."""

    INFLOW = "inflow"
    OUTCOME = "outcome"
    CONCLUDED = "concluded"
    OUTFLOW = "outflow"
    FREE = "free"


@frozen(kw_only=True, eq=False)
class Heading:
    """A printed cell that groups rows or columns and holds no figure (``（三）不予公开``)."""

    label: str
    aliases: tuple[str, ...] = ()
    group: OutcomeGroup | None = None


@frozen(kw_only=True, eq=False)
class Column:
    """A column: its key, its printed label, the labels seen for it, and what its cells hold.

    ``under`` are the headings printed above it. ``total`` marks the column that is the sum of the
    others. ``unit`` is the unit of an amount where the form prints one. ``stock`` marks a stock at the end of the
    year; ``grows_by`` and ``shrinks_by`` are the columns that lead to it from that of the year before.
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    under: tuple[Heading, ...] = ()
    kind: CellKind = CellKind.COUNT
    total: bool = False
    unit: str | None = None
    stock: bool = False
    grows_by: tuple[str, ...] = ()
    shrinks_by: tuple[str, ...] = ()


@frozen(kw_only=True, eq=False)
class Row:
    """A row: its key, its printed label, the labels seen for it, and its legal basis.

    ``under`` are the headings printed to its left, the outermost first. ``basis`` names the articles
    of the Regulations on Open Government Information (条例) that the row counts. ``continues`` is the row of the
    report of the year before whose figures this row repeats.
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    under: tuple[Heading, ...] = ()
    role: RowRole = RowRole.FREE
    basis: str
    continues: str | None = None

    @property
    def group(self) -> OutcomeGroup | None:
        """The outcome group that the row belongs to, if any."""
        return self.under[-1].group if self.under else None

    @property
    def path(self) -> tuple[str, ...]:
        """The printed labels from the outermost heading to the row."""
        return (*(each.label for each in self.under), self.label)


@frozen(kw_only=True, eq=False)
class Panel:
    """A part of a table with columns of its own (``第二十条第（一）项``)."""

    caption: Heading | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@frozen(kw_only=True, eq=False)
class Table:
    """One of the three tables: its panels in printed order.

    ``stub`` is the cell printed over the row labels. ``single_row`` says that the rows are printed one
    after another in a single line of figures, their labels above the columns (table 四). ``addresses``,
    ``kinds`` and ``columns`` are those of every cell, in printed order.
    """

    key: str
    panels: tuple[Panel, ...]
    stub: Heading | None = None
    spanner: Heading | None = None
    single_row: bool = False
    addresses: tuple[CellAddress, ...] = field(init=False, repr=False)
    kinds: tuple[CellKind, ...] = field(init=False, repr=False)
    columns: tuple[Column, ...] = field(init=False, repr=False)

    @addresses.default  # pyright: ignore[reportAttributeAccessIssue]
    def _addresses(self) -> tuple[CellAddress, ...]:
        return tuple(CellAddress(self.key, row.key, column.key) for _, row, column in self.cells())

    @kinds.default  # pyright: ignore[reportAttributeAccessIssue]
    def _kinds(self) -> tuple[CellKind, ...]:
        return tuple(column.kind for _, _, column in self.cells())

    @columns.default  # pyright: ignore[reportAttributeAccessIssue]
    def _columns(self) -> tuple[Column, ...]:
        return tuple(column for _, _, column in self.cells())

    def cells(self) -> Iterator[tuple[Panel, Row, Column]]:
        """Every cell in printed order, with its panel, row and column."""
        for panel in self.panels:
            for row in panel.rows:
                for column in panel.columns:
                    yield panel, row, column

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row in printed order."""
        return tuple(row for panel in self.panels for row in panel.rows)


@frozen(kw_only=True, eq=False)
class Section:
    """One of the six sections: narrative key, numeral, title, titles seen for it, and its table."""

    key: str
    numeral: str
    title: str
    aliases: tuple[str, ...] = ()
    table: str | None = None

    @property
    def heading(self) -> str:
        """The heading as printed: ``一、总体情况``."""
        return f"{self.numeral}、{self.title}"


@frozen(kw_only=True, slots=False, eq=False)
class Form:
    """An edition of the official form: sections, tables, rows, columns and labels, in printed order.

    >>> from gov_disclosure import form
    >>> form("2021").label("requests.withheld.state_secret.total")
    '（三）不予公开 1.属于国家秘密 · 总计'
    """

    edition: Edition
    notice: str
    notice_title: str
    notice_date: date | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    @cached_property
    def addresses(self) -> tuple[CellAddress, ...]:
        """The address of every cell, in printed order."""
        return tuple(address for table in self.tables for address in table.addresses)

    @cached_property
    def _cells(self) -> dict[str, tuple[CellAddress, Table, Row, Column]]:
        return {
            str(address): (address, table, row, column)
            for table in self.tables
            for address, (_, row, column) in zip(table.addresses, table.cells(), strict=True)
        }

    def table(self, key: str) -> Table:
        """The table of that key.

        :raises UnknownCellError: the form has no such table.
        """
        for table in self.tables:
            if table.key == key:
                return table
        raise UnknownCellError(
            en=f"the {self.edition} form has no table {key!r}", zh=f"{self.edition}版格式没有表{key!r}"
        )

    def address(self, text: str | CellAddress) -> CellAddress:
        """The cell that a text names, checked against this form.

        :raises UnknownCellError: the form has no such cell.
        """
        return self._cell(text)[0]

    def column(self, address: str | CellAddress) -> Column:
        """The column of a cell: its label, kind and unit.

        :raises UnknownCellError: the form has no such cell.
        """
        return self._cell(address)[3]

    def row(self, address: str | CellAddress) -> Row:
        """The row of a cell: its labels and legal basis.

        :raises UnknownCellError: the form has no such cell.
        """
        return self._cell(address)[2]

    def label(self, address: str | CellAddress) -> str:
        """The printed label of a cell, of its row and then of its column, for people.

        :raises UnknownCellError: the form has no such cell.
        """
        _, table, row, column = self._cell(address)
        headings = row.under[-1:] if row.group or table.single_row else ()
        return f"{''.join(f'{each.label} ' for each in headings)}{row.label} · {column.label}"

    def has(self, address: str | CellAddress) -> bool:
        """Whether the form has such a cell."""
        return str(address) in self._cells

    def section(self, key: str) -> Section:
        """The section of that narrative key.

        :raises UnknownCellError: the form has no such section.
        """
        for section in self.sections:
            if section.key == key:
                return section
        raise UnknownCellError(
            en=f"the {self.edition} form has no section {key!r}", zh=f"{self.edition}版格式没有章节{key!r}"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled and copied by its edition: there is one form of each, compared by identity."""
        from .registry import form

        return form, (self.edition.value,)

    def _cell(self, address: str | CellAddress) -> tuple[CellAddress, Table, Row, Column]:
        try:
            return self._cells[str(address)]
        except KeyError:
            raise UnknownCellError(
                en=f"the {self.edition} form has no cell {str(address)!r}",
                zh=f"{self.edition}版格式没有单元格{str(address)!r}",
            ) from None
