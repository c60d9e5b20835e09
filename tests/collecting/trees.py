"""Small trees of invented documents, and the tables that were made of them."""

import os
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from attrs import evolve

from gov_disclosure import AnnualReport, dumps
from gov_disclosure.collecting import Outputs, outputs
from gov_disclosure.collecting._run import run
from tests.factories import clean_report

NAMES = ("panel", "findings", "files")


def report(number: int, year: int = 2022, **cells: Any) -> AnnualReport:
    agency = f"示例{number}县统计局"
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return evolve(clean_report(**cells), agency=agency, year=year, title=title)


def grow(folder: Path, count: int) -> list[AnnualReport]:
    """Documents of our JSON, which is read fastest, in two folders."""
    reports = [report(number) for number in range(count)]
    for number, each in enumerate(reports):
        put(folder / f"{'甲乙'[number % 2]}" / f"{number:03}.json", dumps(each))
    return reports


def put(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def touch(file: Path, seconds: int = 10) -> None:
    """Another time of change than any before, on any file system."""
    later = time.time_ns() + seconds * 10**9
    os.utime(file, ns=(later, later))


def collected(tree: Path, out: Path, **options: Any) -> Any:
    """A run in this process, which publishes early and often."""
    return run([tree], out, **{"workers": 0, "least_waiting": 3, **options})


def tables(out: Path | Outputs) -> dict[str, list[dict[str, Any]]]:
    where = out if isinstance(out, Outputs) else outputs(out)
    return {name: pq.read_table(getattr(where, name)).to_pylist() for name in NAMES}


def statuses(out: Path) -> dict[str, str]:
    return {Path(row["source"]).name: row["status"] for row in tables(out)["files"]}
