"""How long it takes to name wrong cells: ``python benchmarks/localising.py``.

Bars: under 5 ms for one wrong cell and under 200 ms for three, of processor time. Ends with 0 whatever the figures are.
"""

import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gov_disclosure import AnnualReport, RequestMatrix, form, localise
from gov_disclosure.forms import RowRole

BARS = {1: 5.0, 2: None, 3: 200.0}
_REPORTS = 30


def right(chance: random.Random) -> AnnualReport:
    """A consistent report with figures in about half of its cells."""
    table = form("2021").table("requests")
    columns = [column.key for column in table.panels[0].columns if not column.total]
    outcomes = [row.key for row in table.rows if row.role is RowRole.OUTCOME]
    figures = {row: {column: chance.choice((0, chance.randint(1, 300))) for column in columns} for row in outcomes}
    figures["received"] = {column: sum(figures[row][column] for row in outcomes) for column in columns}
    return AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", figures, fill=0))


def spoiled(report: AnnualReport, count: int, chance: random.Random) -> AnnualReport:
    """The report with that many cells changed: any, or all in one row, where the search is longest."""
    assert report.requests is not None
    cells = list(report.requests.table.addresses)
    start = 7 * chance.randrange(len(cells) // 7)
    for cell in chance.sample(chance.choice((cells, cells[start : start + 7])), count):
        figure = report[cell]
        assert isinstance(figure, int)
        report = report.with_cell(cell, figure + chance.randint(1, 99))
    return report


def main() -> int:
    """Print median and worst time for one, two and three wrong cells."""
    chance = random.Random(2021)
    localise(spoiled(right(chance), 1, chance))  # the first call of a process derives the code from the form
    for count, bar in BARS.items():
        times = []
        for _ in range(_REPORTS):
            report = spoiled(right(chance), count, chance)
            started = time.thread_time()
            localise(report)
            times.append(1000 * (time.thread_time() - started))
        shown = "" if bar is None else f"  bar {bar:.0f} ms: {'reached' if max(times) < bar else 'missed'}"
        print(f"{count} wrong: median {statistics.median(times):6.2f} ms, worst {max(times):6.2f} ms{shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
