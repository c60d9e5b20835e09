"""From one row a report to one row a cell: by whole columns, cut and laid anew."""

from array import array
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..forms import CellKind, Form, editions
from ._columns import FORM, SOURCE, present
from ._reading import wide_table
from ._schema import AMOUNT, COUNT, METADATA

__all__ = ["schema", "tidy"]

_LABEL = pa.dictionary(pa.int16(), pa.string())
_OF_THE_REPORT = ("agency", "agency_code", "year", SOURCE)
_WORDS = ("address", "table", "row", "column", "label")


@cache
def schema() -> pa.Schema:
    """See :func:`gov_disclosure.frames.tidy_schema`."""
    fields = [
        pa.field("report", pa.int64(), nullable=False),
        *(pa.field(name, pa.int32() if name == "year" else pa.string()) for name in _OF_THE_REPORT),
        *(pa.field(name, _LABEL, nullable=False) for name in (FORM, *_WORDS)),
        pa.field("count", COUNT),
        pa.field("amount", AMOUNT),
    ]
    return pa.schema(fields, metadata=METADATA)


@cache
def _words(name: str) -> pa.Array:
    """What may stand in a column of labels, of all editions."""
    return pa.array(list(dict.fromkeys(word for each in editions() for word in _of_form(each)[name])))


@cache
def _of_form(the_form: Form) -> dict[str, list[str]]:
    return {
        "address": [str(address) for address in the_form.addresses],
        "table": [address.table for address in the_form.addresses],
        "row": [address.row for address in the_form.addresses],
        "column": [address.column for address in the_form.addresses],
        "label": [the_form.label(address) for address in the_form.addresses],
        FORM: [the_form.edition.value],
    }


def tidy(frame: Any) -> pa.Table:
    """See :func:`gov_disclosure.frames.to_tidy`."""
    table = wide_table(frame)
    table = table.append_column("report", _numbers(table.num_rows))
    return pa.Table.from_batches(_pieces(table), schema())


def _pieces(table: pa.Table) -> Iterator[pa.RecordBatch]:
    """One batch for each table of each edition."""
    for each in editions():
        start = 0
        for description in each.tables:
            width = len(description.addresses)
            there = pc.and_(pc.equal(table[FORM], each.edition.value), table[present(description.key)])
            ours = table.filter(there).combine_chunks()
            if ours.num_rows:
                yield _piece(ours, each, range(start, start + width), description.kinds)
            start += width


def _piece(table: pa.Table, the_form: Form, cells: range, kinds: tuple[CellKind, ...]) -> pa.RecordBatch:
    """The cells of one table, report after report."""
    rows, width = table.num_rows, len(cells)
    place = _numbers(rows * width)
    row = pc.divide(place, width)
    cell = pc.subtract(place, pc.multiply(row, width))
    place = pc.add(pc.multiply(cell, rows), row)
    columns: dict[str, Any] = {name: table[name].combine_chunks().take(row) for name in ("report", *_OF_THE_REPORT)}
    for name in (FORM, *_WORDS):
        given = _of_form(the_form)[name]
        words = given * width if name == FORM else [given[number] for number in cells]
        indices = pc.index_in(pa.array(words), _words(name)).cast(pa.int16())
        columns[name] = pa.DictionaryArray.from_arrays(indices.take(cell), _words(name))
    names = [_of_form(the_form)["address"][number] for number in cells]
    for name, wanted, kind in (("count", False, COUNT), ("amount", True, AMOUNT)):
        parts = [
            table[each].combine_chunks() if (held is CellKind.AMOUNT) is wanted else pa.nulls(rows, kind)
            for each, held in zip(names, kinds, strict=True)
        ]
        columns[name] = pa.concat_arrays(parts).take(place)
    return pa.RecordBatch.from_arrays([columns[name] for name in schema().names], schema=schema())


def _numbers(count: int) -> pa.Array:
    return pa.Array.from_buffers(COUNT, count, [None, pa.py_buffer(array("q", range(count)))])
