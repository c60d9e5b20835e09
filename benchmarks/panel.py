"""Figures of many reports of the 2021 form, most of which add up: made column by column, from the identities.

``python benchmarks/panel.py N panel.parquet`` writes N of them as a Parquet file in the wide schema.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1]))

from gov_disclosure import form
from gov_disclosure.forms import RowRole, Table
from gov_disclosure.frames import wide_schema
from gov_disclosure.identities import table_identities

__all__ = ["EDITION", "batches", "figures", "frame"]

EDITION = "2021"
_PRESENT = ("has_proactive", "has_requests", "has_review_litigation")


def figures(rows: int, *, wrong: float = 0.05, seed: int = 0) -> dict[str, "np.ndarray[Any, Any]"]:
    """The cells that stand in identities, by address; that share of the reports has one cell changed."""
    random = np.random.default_rng(seed)
    cells: dict[str, np.ndarray[Any, Any]] = {}
    for table in form(EDITION).tables:
        identities = table_identities(table)
        derived = {_derived(table, identity): identity for identity in identities}
        for address in dict.fromkeys(cell for identity in identities for cell in identity.cells):
            if address not in derived:
                cells[str(address)] = _ground(random, rows)
        for address, identity in sorted(derived.items(), key=lambda each: _order(table, *each)):
            cells[str(address)] = _value(cells, identity, address)
    _spoil(random, cells, rows, wrong)
    return cells


def _ground(random: Any, rows: int) -> "np.ndarray[Any, Any]":
    """Mostly zeros, as published reports have."""
    return np.where(random.random(rows) < 0.8, 0, random.integers(0, 60, rows)).astype(np.int64)


def _derived(table: Table, identity: Any) -> Any:
    """The cell that an identity gives: a total, or what came in."""
    roles = {row.key: row.role for row in table.rows}
    if roles[identity.at.row] is RowRole.CONCLUDED and len(identity.right) > 1:
        return identity.left[0]
    return identity.at


def _value(cells: dict[str, Any], identity: Any, address: Any) -> Any:
    """What an identity gives for a cell; where that is the first of the inflows, the others leave it something."""
    if address in identity.right:
        return sum(cells[str(cell)] for cell in identity.left)
    remaining = sum(cells[str(cell)] for cell in identity.right)
    for cell in map(str, identity.left[1:]):
        cells[cell] = np.minimum(cells[cell], remaining)
        remaining = remaining - cells[cell]
    return remaining


def _order(table: Table, address: Any, identity: Any) -> int:
    """Sums of a column come before what came in, and that before the totals of the rows."""
    total = next(column.key for column in table.panels[0].columns if column.total)
    return (address.column == total) * 2 + (len(identity.right) > 1)


def _spoil(random: Any, cells: dict[str, Any], rows: int, wrong: float) -> None:
    names = list(cells)
    for row in np.flatnonzero(random.random(rows) < wrong):
        cells[names[random.integers(len(names))]][row] += random.integers(1, 100)


def frame(rows: int, *, wrong: float = 0.05, seed: int = 0, agencies: int | None = None) -> pa.Table:
    """Such figures in the wide schema: texts are short, table 二 is zero throughout."""
    cells = figures(rows, wrong=wrong, seed=seed)
    schema = wide_schema()
    count = agencies or max(1, rows // 7)
    number = np.arange(rows)
    given: dict[str, Any] = {
        "form": pa.repeat(EDITION, rows),
        "agency": pa.array([f"示例机关{each}" for each in number % count]),
        "year": pa.array((2018 + number // count).astype(np.int32)),
        **{name: pa.repeat(True, rows) for name in _PRESENT},
        **{name: pa.array(values) for name, values in cells.items()},
    }
    columns = []
    for field in schema:
        column = given.get(field.name)
        if column is None and not field.nullable:
            column = pa.repeat("", rows)
        elif column is None and field.name.startswith("proactive.") and form(EDITION).has(field.name):
            column = pa.repeat(pa.scalar(0, pa.int64()), rows).cast(field.type)
        columns.append(pa.nulls(rows, field.type) if column is None else column.cast(field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def batches(rows: int, size: int = 100_000) -> Iterator[pa.Table]:
    """Such figures piece by piece."""
    for seed, start in enumerate(range(0, rows, size)):
        yield frame(min(size, rows - start), seed=seed)


def main(rows: str, path: str) -> None:
    with pq.ParquetWriter(path, wide_schema(), compression="zstd") as writer:
        for each in batches(int(rows)):
            writer.write_table(each)


if __name__ == "__main__":
    main(*sys.argv[1:])
