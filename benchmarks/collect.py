"""How fast a tree of documents is collected, on one processor and on two: ``python benchmarks/collect.py [documents]``.

The runs take turns, so that all meet the same weather. The bar is a ratio: two processors ≥ 1.70 × one, where nobody
else uses them; processor seconds are told beside, for a machine that is shared. Peak memory is that of the process
that collects, and of the largest that reads. Needs a system that can keep a process to some processors.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from attrs import evolve

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.sample import REPORT
from gov_disclosure.collecting import collect
from gov_disclosure.writing import report_html

BAR = 1.7
ROUNDS = 3
FOLDERS = 20


def plant(tree: Path, documents: int) -> None:
    """Web pages of reports of ordinary size, each of another agency."""
    for number in range(documents):
        agency = f"示例{number}县统计局"
        title = f"{agency}2024年政府信息公开工作年度报告"
        page = report_html(evolve(REPORT, agency=agency, title=title, agency_code=None, published_on=None))
        file = tree / f"{number % FOLDERS:02}" / f"{number:06}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")


def seconds(tree: Path, folder: Path, processors: int) -> tuple[float, float, float]:
    """Seconds of a run, and of processors: of the process that collects, and of those that read."""
    out = folder / "panel.parquet"
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(every)[:processors])
    started = time.perf_counter()
    summary = collect(tree, out)
    took = time.perf_counter() - started
    os.sched_setaffinity(0, every)
    assert summary.run.read == summary.total.files > 0
    shutil.rmtree(folder)
    folder.mkdir()
    return (
        took,
        _processor(resource.getrusage(resource.RUSAGE_SELF)) - _processor(ours),
        _processor(resource.getrusage(resource.RUSAGE_CHILDREN)) - _processor(theirs),
    )


def _processor(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def main(documents: int) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        tree, folder = Path(scratch, "tree"), Path(scratch, "out")
        folder.mkdir()
        plant(tree, documents)
        print(f"{documents} web pages, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)
        runs: dict[int, list[tuple[float, float, float]]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            for processors, found in runs.items():
                found.append(seconds(tree, folder, processors))
        medians = {processors: statistics.median(run[0] for run in found) for processors, found in runs.items()}
        for processors, found in runs.items():
            ours, theirs = (statistics.median(run[part] for run in found) for part in (1, 2))
            took = medians[processors]
            print(
                f"processors {processors}: {took:.2f} s, {documents / took:.1f} documents/s; "
                f"processor seconds: collecting {ours:.2f}, reading {theirs:.2f}"
            )
        ratio = medians[1] / medians[2]
        print(f"two over one: {ratio:.2f}  (bar ≥ {BAR:.2f}: {'reached' if ratio >= BAR else 'missed'})")
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"peak memory: collecting {peaks[0]:.0f} MB, reading {peaks[1]:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600))
