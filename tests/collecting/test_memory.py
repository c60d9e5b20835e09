"""A run, and its publishing, need the same memory however many reports there are."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from gov_disclosure import dumps
from gov_disclosure.collecting import _publishing, outputs
from gov_disclosure.collecting._items import Item
from gov_disclosure.collecting._parts import Parts, packed, rows_of
from gov_disclosure.collecting._publishing import publish
from gov_disclosure.collecting._reading import part_of
from tests.collecting.readers import LENGTHY_BYTES
from tests.collecting.trees import put, report

# Memory that is let go goes back to the system, so that a peak tells what was held and not what an allocator keeps.
FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "1"}


def peak(folder: Path, tables: list[pa.Table], parts: int) -> int:
    """The most bytes that Arrow held while so many parts were published, and then once more."""
    where = outputs(folder / "panel.parquet")
    where.work.mkdir(parents=True)
    waiting = Parts(where.work)
    for number in range(parts):
        part = packed([_named(table, number) for table in tables])
        (where.work / f"{number:010}.part").write_bytes(part)
    pool = pa.proxy_memory_pool(pa.system_memory_pool())
    before = pa.default_memory_pool()
    pa.set_memory_pool(pool)
    try:
        assert publish(where, waiting, fresh=True) == parts * tables[0].num_rows
        assert publish(where, waiting, fresh=False) == parts * tables[0].num_rows
    finally:
        pa.set_memory_pool(before)
    most: int = pool.max_memory()
    return most


def _named(table: pa.Table, number: int) -> pa.Table:
    place = table.schema.get_field_index("source")
    names = pa.array([f"{number:05}/{name}" for name in table["source"].to_pylist()], pa.string())
    return table.set_column(place, table.schema.field(place), names)


def test_memory_does_not_grow_with_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_publishing, "_ROWS", 32)
    monkeypatch.setattr(_publishing, "_GROUP_ROWS", 64)
    items = []
    for number in range(16):
        file = put(tmp_path / f"{number:02}.json", dumps(report(number, requests__received__total=99)))
        items.append(Item(file.name, str(file)))
    part = part_of(items)
    tables = [rows_of(part, which) for which in range(3)]
    few, many = (peak(tmp_path / str(parts), tables, parts) for parts in (12, 60))
    assert many < 1.3 * few


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells the peak of a process")
def test_a_run_over_four_times_the_files_needs_no_more_memory(tmp_path: Path) -> None:
    few, many = 150, 600
    peaks = []
    for count in (few, many):
        for number in range(count):
            put(tmp_path / f"{count}" / f"{number:04}.txt", b"%d" % number)
        command = [sys.executable, "-m", "tests.collecting.remembering", str(tmp_path / f"{count}")]
        command.append(str(tmp_path / f"{count}.parquet"))
        done = subprocess.run(
            command,
            cwd=Path(__file__).parents[2],
            env=os.environ | FRUGAL,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
        )
        peaks.append(float(done.stdout))
    more = (many - few) * LENGTHY_BYTES / 2**20  # what a run that kept everything would need besides, once over
    assert peaks[1] - peaks[0] < 0.5 * more
