"""Frames of many reports: ``python benchmarks/scale.py [rows] [lines]``; a million rows and 20,000 lines by default.

Every line is a ratio of two things measured in turns in this run, first by the wall and then by the time of all
processors together: on a machine that does other things as well, only the second tells much. Ends with 0 whatever
it finds.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import duckdb
import orjson
import polars as pl
import pyarrow.parquet as pq

from benchmarks.memory import distinct_documents
from benchmarks.panel import EDITION, frame
from benchmarks.panel import main as write_panel
from benchmarks.sample import REPORT
from gov_disclosure import dumps
from gov_disclosure.frames import check_frame, json_batches, write_parquet
from gov_disclosure.identities import identities

__all__ = ["main"]

_CELLS = tuple(dict.fromkeys(str(cell) for identity in identities(EDITION) for cell in identity.cells))


def turns(contestants: Mapping[str, Callable[[], Any]], rounds: int = 5) -> dict[str, tuple[float, float]]:
    """Median seconds of the wall and of the processors, by name; each round runs every contestant once."""
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, call in contestants.items():
            wall, processors = time.perf_counter(), time.process_time()
            call()
            if number:
                samples[name].append((time.perf_counter() - wall, time.process_time() - processors))
    return {
        name: (statistics.median(each[0] for each in found), statistics.median(each[1] for each in found))
        for name, found in samples.items()
    }


def show(what: str, against: str, ours: tuple[float, float], theirs: tuple[float, float], bar: str) -> None:
    wall, processors = ours[0] / theirs[0], ours[1] / theirs[1]
    print(
        f"{what:38} {against:34} {ours[0]:7.2f} s {theirs[0]:7.2f} s {wall:6.2f} {processors:6.2f}  {bar}", flush=True
    )


def by_hand_polars() -> list[pl.Expr]:
    """How many of the identities of one edition are broken, and how many are not assessed, as one would write it."""
    differ = [
        reduce(add, [pl.col(str(cell)) for cell in each.left])
        != reduce(add, [pl.col(str(cell)) for cell in each.right])
        for each in identities(EDITION)
    ]
    return [
        pl.sum_horizontal([each.fill_null(False).cast(pl.Int32) for each in differ]).alias("broken"),
        pl.sum_horizontal([each.is_null().cast(pl.Int32) for each in differ]).alias("open"),
    ]


def by_hand_sql(table: str) -> str:
    def side(cells: Any) -> str:
        return "+".join(f'"{cell}"' for cell in cells)

    differ = [f"({side(each.left)})<>({side(each.right)})" for each in identities(EDITION)]
    broken = "+".join(f"coalesce(({each})::int,0)" for each in differ)
    unassessed = "+".join(f"(({each}) is null)::int" for each in differ)
    return f"select *, {broken} as broken, {unassessed} as open from {table}"


def polars_lines(data: pl.DataFrame) -> None:
    cells = [data[name].to_numpy() for name in _CELLS]
    counts = {"ids": False, "suspects": False}
    found = turns(
        {
            "numpy": lambda: [int(each.sum()) for each in cells],
            "counts": lambda: check_frame(data, **counts),
            "all": lambda: check_frame(data),
            "hand": lambda: data.lazy().with_columns(by_hand_polars()).collect(engine="streaming"),
            "lazy": lambda: check_frame(data.lazy(), **counts).collect(engine="streaming"),
        }
    )
    show("Polars: three verdicts", "a numpy pass over the same bytes", found["counts"], found["numpy"], "≤ 4")
    show("Polars: verdicts, ids, suspects", "a numpy pass over the same bytes", found["all"], found["numpy"], "")
    show("Polars: three verdicts", "by hand in Polars", found["counts"], found["hand"], "≤ 1.2")
    show("Polars, lazy: three verdicts", "by hand in Polars", found["lazy"], found["hand"], "")


def duckdb_lines(path: str) -> None:
    made = "select sum(identities_broken), sum(identities_not_assessed) from checked"
    hand = f"select sum(broken), sum(open) from ({by_hand_sql(f'read_parquet({path!r})')})"

    def ours(**wanted: bool) -> None:
        checked = check_frame(duckdb.read_parquet(path), **wanted)
        checked.query("checked", made).fetchall()

    found = turns(
        {
            "counts": lambda: ours(ids=False, suspects=False),
            "hand": lambda: duckdb.sql(hand).fetchall(),
        },
        rounds=3,
    )
    show("DuckDB: three verdicts of a file", "by hand in SQL", found["counts"], found["hand"], "≤ 1.2")


_MEMORY = """
import sys
import polars as pl
from gov_disclosure.frames import check_frame
path, how = sys.argv[1:]
if how == "load":
    frame = pl.read_parquet(path)
elif how == "check":
    frame = check_frame(pl.read_parquet(path))
else:
    check_frame(pl.scan_parquet(path)).filter(pl.col("identities_broken") > 0).select(
        pl.len()).collect(engine="streaming")
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def peak(path: str, how: str) -> float:
    """The most memory of a process of its own, in MB; Linux alone tells it of a child apart from its parent."""
    done = subprocess.run([sys.executable, "-c", _MEMORY, path, how], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def memory_lines(folder: Path, path: str, rows: int, size: float) -> None:
    loaded, checked = peak(path, "load"), peak(path, "check")
    print(f"peak memory: loaded {loaded:.0f} MB, checked {checked:.0f} MB; {size:.0f} MB of data")
    print(
        f"  checking adds {(checked - loaded) / size:.2f} of the data: in all {1 + (checked - loaded) / size:.2f}  ≤ 2"
    )
    longer = str(folder / "longer.parquet")
    write_panel(str(3 * rows), longer)
    print(
        f"  streaming a file: {peak(path, 'stream'):.0f} MB; one three times as long: {peak(longer, 'stream'):.0f} MB"
    )


def json_lines(folder: Path, count: int) -> None:
    lines = distinct_documents(dumps(REPORT), count)

    def alone() -> None:
        for line in lines:
            orjson.loads(line)

    found = turns(
        {
            "ours": lambda: write_parquet(folder / "lines.parquet", json_batches(lines)),
            "orjson": alone,
        },
        rounds=3,
    )
    show(f"{count} lines of JSON to Parquet", "orjson.loads alone", found["ours"], found["orjson"], "≤ 1.5")


def main(rows: int = 1_000_000, lines: int = 20_000) -> None:
    """Print the ratios."""
    print(f"Python {sys.version.split()[0]}; {rows} reports, {len(_CELLS)} cells each in identities")
    print(f"{'what':38} {'against':34} {'ours':>9} {'theirs':>9} {'wall':>6} {'CPU':>6}  bar")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        json_lines(folder, lines)
        data = pl.from_arrow(frame(rows))
        assert isinstance(data, pl.DataFrame)
        size = data.estimated_size("mb")
        polars_lines(data)
        path = str(folder / "panel.parquet")
        pq.write_table(data.to_arrow(), path, compression="zstd", row_group_size=100_000)
        del data
        duckdb_lines(path)
        memory_lines(folder, path, rows, size)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
