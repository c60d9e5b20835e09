"""How a report lies in JSON: trees of keys over the flat tuples of figures, made of the form's data.

A dot in a row's key is a level of nesting, a column is a level of its own, and the leaf is a position in
the table's tuple. Where the form names no unit for an amount, the unit that the document prints stands
beside it under the amount's key and ``_unit``, an attribute of the table by the same name.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from attrs import fields, frozen

from ..forms import CellKind, Column, Table, editions, form
from ..report import TABLE_KEYS, AnnualReport, Narrative, proactive_class
from ..requests import RequestMatrix
from ..review_litigation import ReviewLitigationGrid
from ..vocabulary import Edition

__all__ = [
    "BASE_KEYS",
    "NARRATIVE_KEYS",
    "REPORT_KEYS",
    "SCHEMA",
    "Branch",
    "Cell",
    "Layout",
    "Unit",
    "layout",
    "maker",
    "recognise",
]

SCHEMA = "gov-disclosure/report/1"
"""What stands under the key ``schema``: the version of the wire format, apart from the form's edition."""

REPORT_KEYS = ("schema", *(each.name for each in fields(AnnualReport)))
"""The keys of a report, in the order in which they are written."""

NARRATIVE_KEYS = tuple(each.name for each in fields(Narrative))
"""The keys of the narrative, in order."""

BASE_KEYS = len(REPORT_KEYS) + len(NARRATIVE_KEYS)
"""How many keys a report has without those inside its tables."""


@frozen
class Cell:
    """A leaf that is a figure: its position in the table's tuple, and what it may hold."""

    position: int
    kind: CellKind


@frozen
class Unit:
    """A leaf that is the unit printed with an amount: no cell, an attribute of the table."""

    name: str


@frozen
class Branch:
    """An object: its keys in order."""

    children: Mapping[str, "Branch | Cell | Unit"]

    def nodes(self) -> "Iterator[Branch | Cell | Unit]":
        """Everything under a key of the object, and of all objects inside it."""
        for child in self.children.values():
            yield child
            if isinstance(child, Branch):
                yield from child.nodes()


@frozen
class Layout:
    """One table of one edition: its tree of keys, and how many keys, cells and printed units it has."""

    edition: Edition
    key: str
    root: Branch
    keys: int
    cells: int
    units: int


def _columns(columns: tuple[Column, ...], positions: Iterator[int]) -> Iterator[tuple[str, Cell | Unit]]:
    for column in columns:
        key = str(column.key)
        yield key, Cell(next(positions), column.kind)
        if column.kind is CellKind.AMOUNT and column.unit is None:
            unit = f"{key}_unit"
            yield unit, Unit(unit)


def _tree(table: Table) -> Branch:
    positions = iter(range(len(table.addresses)))
    root: dict[str, Any] = {}
    for panel in table.panels:
        for row in panel.rows:
            *groups, last = row.key.split(".")
            level = root
            for group in groups:
                level = level.setdefault(group, {})
            level[last] = dict(_columns(panel.columns, positions))
    return _branch(root)


def _branch(level: dict[str, Any]) -> Branch:
    return Branch({key: _branch(child) if isinstance(child, dict) else child for key, child in level.items()})


@cache
def layout(edition: Edition | str, key: str) -> Layout:
    """The layout of one table in an edition.

    >>> layout("2021", "requests").root.children["received"].children["natural_person"]
    Cell(position=0, kind=<CellKind.COUNT: 'count'>)
    """
    table = form(edition).table(key)
    root = _tree(table)
    nodes = [type(node) for node in root.nodes()]
    return Layout(form(edition).edition, key, root, len(nodes), nodes.count(Cell), nodes.count(Unit))


_MAKERS: dict[str, Callable[[Edition], Callable[..., Any]]] = {
    "proactive": lambda edition: proactive_class(edition)._trusted,
    "requests": lambda edition: partial(RequestMatrix._trusted, edition),
    "review_litigation": lambda _: ReviewLitigationGrid._trusted,
}


@cache
def maker(edition: Edition, key: str) -> Callable[..., Any]:
    """What makes a table of figures that have been checked, and of the unit of an amount where it has one."""
    return _MAKERS[key](edition)


def _has(value: object, path: list[str]) -> bool:
    for key in path:
        if not isinstance(value, Mapping) or key not in value:
            return False
        value = value[key]
    return True


@cache
def _exclusive(key: str) -> dict[Edition, tuple[list[str], ...]]:
    """For each edition the cells that no other edition has, as paths within the table."""
    cells = {each.edition: set(each.table(key).addresses) for each in editions()}
    return {
        edition: tuple(
            f"{address.row}.{address.column}".split(".")
            for address in own - set().union(*(other for name, other in cells.items() if name != edition))
        )
        for edition, own in cells.items()
    }


def recognise(tables: Mapping[str, object]) -> Edition | None:
    """The edition whose own cells the tables have, ``None`` where no edition or more than one has such.

    It never asks for the year: only the keys of the tables tell.
    """
    found = {
        edition
        for key in TABLE_KEYS
        for edition, paths in _exclusive(key).items()
        if any(_has(tables.get(key), path) for path in paths)
    }
    return found.pop() if len(found) == 1 else None
