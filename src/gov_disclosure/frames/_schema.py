"""The Arrow schemas of the wide and the tidy frame."""

from functools import cache

import pyarrow as pa

from ..forms import CellKind
from ..report import TABLE_KEYS
from ._columns import HEAD, METADATA_KEY, NARRATIVE, UNIT, WIRE_VERSION, cells_of, present

__all__ = ["AMOUNT", "AMOUNT_PLACES", "COUNT", "METADATA", "wide"]

_DIGITS, AMOUNT_PLACES = 38, 10
AMOUNT = pa.decimal128(_DIGITS, AMOUNT_PLACES)
"""28 digits before the point and 10 after it: a hundred-millionth of 0.01 元 where the unit is 万元."""

COUNT = pa.int64()

METADATA = {METADATA_KEY: WIRE_VERSION}

_TYPES = {CellKind.COUNT: COUNT, CellKind.CHANGE: COUNT, CellKind.AMOUNT: AMOUNT}
_HEAD = {"year": pa.int32(), "published_on": pa.date32()}


@cache
def wide() -> pa.Schema:
    """One row a report; see :func:`gov_disclosure.frames.wide_schema`."""
    fields = [pa.field(name, _HEAD.get(name, pa.string())) for name in HEAD]
    fields += [pa.field(name, pa.string(), nullable=False) for name in NARRATIVE]
    for table in TABLE_KEYS:
        fields.append(pa.field(present(table), pa.bool_(), nullable=False))
        fields += [pa.field(place.name, _TYPES[place.kind]) for place in cells_of(table)]
        if UNIT.startswith(f"{table}."):
            fields.append(pa.field(UNIT, pa.string()))
    return pa.schema(fields, metadata=METADATA)
