"""From recorded rows to tables: every cell's text becomes a figure, or a note says why not."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from attrs import define, field

from ..cells import CellAddress
from ..figures import MONEY_UNITS, Figure
from ..findings import Finding
from ..forms import CellKind, Column, Form, Table
from ..readings import Source
from ..report import proactive_class
from ..requests import RequestMatrix
from ..review_litigation import ReviewLitigationGrid
from ..rules.registry import rule
from ..vocabulary import Edition
from .numerals import CellText, State, read_cell
from .placing import place
from .records import LabelSeen, tables_seen
from .rows import NOT_FOUND, Placed
from .tables import Collector

__all__ = ["Assembled", "assemble"]


@define
class Assembled:
    """The tables as read, with the evidence for each cell and the notes."""

    tables: dict[str, object] = field(factory=dict)
    provenance: dict[str, Source] = field(factory=dict)
    notes: list[Finding] = field(factory=list)


@define
class _Cell:
    """One cell of the form and everything that the document prints for it."""

    address: CellAddress
    column: Column
    placed: list[Placed] = field(factory=list)
    reason: tuple[str, str] = NOT_FOUND
    lost: bool = False
    value: Figure = None
    unit: str | None = None
    shown: Placed | None = None

    def lose(self, reason: tuple[str, str]) -> None:
        """The document prints the cell in a way that does not tell its figure."""
        self.reason = reason
        self.lost = self.lost or reason is not NOT_FOUND

    @property
    def unread(self) -> bool:
        """Whether nothing is known of it: a blank says nothing where a figure elsewhere was lost."""
        return not self.placed or (self.lost and all(placed.token.blank for placed in self.placed))

    @property
    def evidence(self) -> Placed:
        """Of all that is printed for the cell what shows its figure, or else what shows anything."""
        return self.shown or next((each for each in self.placed if not each.token.blank), self.placed[0])


_PLAIN_STATES = {
    State.NEGATIVE: "cell.negative",
    State.FRACTION: "cell.fraction",
    State.NOT_A_NUMBER: "cell.not_a_number",
    State.MARK: "cell.mark",
}

_FIGURES = frozenset({State.NUMBER, State.NEGATIVE, State.FRACTION})
"""What is a figure, though maybe none that is fit for its cell."""


def _made(key: str, edition: Edition, cells: tuple[Any, ...], unit: str | None) -> object:
    """A table of cells that were read, each fit for its place."""
    makers: dict[str, Callable[[], object]] = {
        "proactive": lambda: proactive_class(edition)._trusted(cells, unit),  # type: ignore[arg-type]
        "requests": lambda: RequestMatrix._trusted(edition, cells),
        "review_litigation": lambda: ReviewLitigationGrid._trusted(cells),
    }
    return makers[key]()


def assemble(form: Form, collector: Collector) -> Assembled:
    """The tables of which figures were found; a table of which none was is not there."""
    result = Assembled()
    cells = {
        address: _Cell(address, column)
        for table in form.tables
        for address, column in zip(table.addresses, table.columns, strict=True)
    }
    for each in place(form, collector.records):
        if isinstance(each, Placed):
            cells[each.at].placed.append(each)
        else:
            cells[each.at].lose(each.reason)
    found = set(tables_seen(collector.records))
    result.notes.extend(_label_notes(form, collector, found))
    for table in form.tables:
        if table.key in found:
            _assemble_table(form, table, [cells[address] for address in table.addresses], result)
    return result


def _assemble_table(form: Form, table: Table, cells: list[_Cell], result: Assembled) -> None:
    for cell in cells:
        if not _plain(cell):
            result.notes.extend(_settle(form.edition, cell))
        if cell.placed:
            token = cell.evidence.token
            result.provenance[str(cell.address)] = Source(token.text, token.place)
    result.notes.extend(_blank_notes(form, cells))
    twice = sum(sum(not each.token.blank for each in cell.placed) > 1 for cell in cells)
    if twice * 2 > len(cells):
        heading = next(section.heading for section in form.sections if section.table == table.key)
        result.notes.append(rule("form.table_twice").finding(form.edition, table.key, section=heading))
    unit = next((cell.unit for cell in cells if cell.column.kind is CellKind.AMOUNT and not cell.column.unit), None)
    result.tables[table.key] = _made(table.key, form.edition, tuple(cell.value for cell in cells), unit)


# ---------------------------------------------------------------------- one cell


def _understood(cell: _Cell, placed: Placed) -> CellText:
    text, column = placed.token.text, cell.column
    understood = read_cell(text, column.kind, column.unit)
    if column.kind is CellKind.AMOUNT and understood.state is State.NUMBER and not understood.unit and placed.unit:
        if column.unit is None and placed.unit in MONEY_UNITS:
            return CellText(State.NUMBER, understood.value, placed.unit, understood.normalised)
        if placed.unit != column.unit:
            return read_cell(f"{text.strip()}{placed.unit}", column.kind, column.unit)
    return understood


def _plain(cell: _Cell) -> bool:
    """Settle a cell that is printed once and says a plain number: nearly every one."""
    if len(cell.placed) != 1:
        return False
    understood = _understood(cell, cell.placed[0])
    if understood.state is not State.NUMBER or understood.unit or understood.normalised:
        return False
    cell.value = understood.value
    return True


def _settle(edition: Edition, cell: _Cell) -> Iterator[Finding]:
    """Decide what a cell says, and note what there is to note."""
    read = [(placed, _understood(cell, placed)) for placed in cell.placed]
    if cell.unread:
        zh, en = cell.reason
        yield rule("cell.unread").finding(edition, cell.address, reason_zh=zh, reason_en=en)
        return
    shown = [(placed, text) for placed, text in read if text.state is not State.BLANK]
    told = [(placed, text) for placed, text in shown if text.state in _FIGURES]
    if len({(text.state, text.value) for _, text in told}) > 1:
        figures = tuple(dict.fromkeys(placed.token.text.strip() for placed, _ in shown))
        yield rule("cell.conflict").finding(edition, cell.address, figures=figures)
        return
    for placed, text in (told or shown)[:1]:
        cell.value, cell.unit, cell.shown = text.value, text.unit, placed
        yield from _cell_notes(edition, cell, placed.token.text.strip(), text, placed.unit)


def _cell_notes(
    edition: Edition, cell: _Cell, printed: str, text: CellText, label_unit: str | None
) -> Iterator[Finding]:
    plain = _PLAIN_STATES.get(text.state)
    if plain:
        yield rule(plain).finding(edition, cell.address, actual=printed)
        return
    if text.unit and (text.unit != label_unit or text.unit != (cell.column.unit or text.unit)):
        unit = cell.column.unit or text.unit
        yield rule("cell.unit").finding(edition, cell.address, actual=printed, value=cell.value, unit=unit)
    elif text.normalised:
        yield rule("cell.normalised").finding(edition, cell.address, actual=printed, value=cell.value)


def _blank_notes(form: Form, cells: Iterable[_Cell]) -> Iterator[Finding]:
    """One note for each row that has blank cells, naming them."""
    blank: dict[tuple[str, str], list[CellAddress]] = {}
    for cell in cells:
        if not cell.unread and all(placed.token.blank for placed in cell.placed):
            blank.setdefault((cell.address.table, cell.address.row), []).append(cell.address)
    for (table, row), addresses in blank.items():
        label = form.label(addresses[0]).rpartition(" · ")[0]
        yield rule("cell.blank").finding(
            form.edition, f"{table}.{row}", line=f"“{label}”", count=len(addresses), cells=tuple(addresses)
        )


# ---------------------------------------------------------------------- labels


_MOST_LABELS = 1000
"""Labels that are noted; of more nobody reads, and each is compared with every label of the form."""


def _label_notes(form: Form, collector: Collector, found: set[str]) -> Iterator[Finding]:
    seen: dict[LabelSeen, None] = dict.fromkeys(collector.labels)
    for record in collector.records:
        for cell in record.header:
            if cell.key is None and not collector.index.begins(cell.text):
                seen.setdefault(LabelSeen(cell.text.strip(), None, record.table))
    for label in islice(seen, _MOST_LABELS):
        if label.label is not None:
            if label.table in found:
                yield rule("label.alias").finding(form.edition, label.table, expected=label.label, actual=label.text)
        elif label.table in found:
            nearest = collector.index.nearest(label.text)
            yield rule("label.unknown").finding(form.edition, label.table, expected=nearest, actual=label.text)
