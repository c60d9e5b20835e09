"""The figures to reach, side by side in one run: ``python benchmarks/run.py [group …]``.

Groups: decoding, encoding, checking, access, weight, reading, writing, importing. Ratios hold from machine to machine,
microseconds do not. Ends with 0 whatever the figures are: a benchmark is no test.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.lines import GROUPS, Line, lines
from benchmarks.sample import REPORT
from gov_disclosure import dumps


def shown(line: Line) -> str:
    """A line of the table."""
    ratio = line.ours / line.theirs
    bar = "" if line.bar is None else f"≤ {line.bar:.2f}"
    verdict = "" if line.bar is None else "reached" if ratio <= line.bar else "missed"
    figures = f"{line.ours:9.2f} {line.theirs:9.2f} {line.unit}"
    return f"{line.what:38} {line.against:39} {figures:22} {ratio:6.2f}  {bar:7} {verdict}"


def main(names: list[str]) -> int:
    """Print the table."""
    unknown = sorted(set(names) - set(GROUPS))
    if unknown:
        print(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    print(f"Python {sys.version.split()[0]}; one report: {len(dumps(REPORT))} bytes of JSON, 200 cells")
    print(f"{'what':38} {'against':39} {'ours':>9} {'theirs':>9}    {'ratio':>12}  bar")
    for line in lines(names):
        print(shown(line).rstrip(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
