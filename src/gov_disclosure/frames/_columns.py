"""The columns of a wide frame, made of the form's data: one for each field, section of prose and cell.

A frame may hold reports of every edition, so its cells are those of all of them: the newest edition's in
printed order, and after those of each table the cells that only an older edition has.
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any

from attrs import fields, frozen

from ..codec import SCHEMA
from ..forms import CellKind, editions, form
from ..report import TABLE_KEYS, Narrative
from ..vocabulary import Edition

__all__ = [
    "CELLS",
    "FORM",
    "HEAD",
    "METADATA_KEY",
    "NARRATIVE",
    "PRESENT",
    "SOURCE",
    "UNIT",
    "WIRE_VERSION",
    "Place",
    "all_columns",
    "cells_of",
    "picker",
    "present",
]

METADATA_KEY = "gov_disclosure.schema"
"""Where the version of the wire format stands in the metadata of Arrow schemas and Parquet files."""

WIRE_VERSION = SCHEMA

FORM, SOURCE = "form", "source"
HEAD = (FORM, "agency", "agency_code", "year", "title", "published_on", SOURCE)
NARRATIVE = tuple(f"narrative.{each.name}" for each in fields(Narrative))
UNIT = "proactive.procurement.amount_unit"
"""No cell: the unit printed with the amount beside which it stands."""


def present(table: str) -> str:
    """The column that tells whether the document has a table: a null table is not a table of nulls."""
    return f"has_{table}"


PRESENT = tuple(map(present, TABLE_KEYS))


@frozen
class Place:
    """A cell's column: its name, which is its address, and what it holds."""

    name: str
    kind: CellKind


@cache
def cells_of(table: str) -> tuple[Place, ...]:
    """The columns of a table's cells, of all editions."""
    found: dict[str, Place] = {}
    for each in reversed(editions()):
        of_form = each.table(table)
        for address, kind in zip(of_form.addresses, of_form.kinds, strict=True):
            place = found.setdefault(str(address), Place(str(address), kind))
            assert place.kind is kind, f"{address} holds one thing in one edition and another in the next"
    return tuple(found.values())


CELLS = tuple(place for table in TABLE_KEYS for place in cells_of(table))


def all_columns() -> Iterator[str]:
    """The names of all columns, in order."""
    yield from HEAD
    yield from NARRATIVE
    for table in TABLE_KEYS:
        yield present(table)
        yield from (place.name for place in cells_of(table))
        if UNIT.startswith(f"{table}."):
            yield UNIT


@cache
def picker(edition: Edition, table: str, kinds: frozenset[CellKind]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What takes the figures of some kinds from a table's tuple, in the order of the columns.

    The tuple has one more figure at its end, for the columns that the edition does not have.
    """
    positions = {str(address): number for number, address in enumerate(form(edition).table(table).addresses)}
    wanted = [positions.get(place.name, len(positions)) for place in cells_of(table) if place.kind in kinds]
    if len(wanted) > 1:
        return itemgetter(*wanted)
    return lambda cells: tuple(cells[number] for number in wanted)
