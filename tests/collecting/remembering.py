"""How much memory a run needs: a program of its own, which prints its peak in MB.

``python -m tests.collecting.remembering TREE PANEL``
"""

import re
import sys
from pathlib import Path

from gov_disclosure.collecting import _publishing
from tests.collecting.trees import collected


def peak() -> float:
    """The most memory that this process ever had, as Linux tells it."""
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(kilobytes) / 1024


def main(tree: str, out: str) -> None:
    """Stretches and row groups are small, so that what is held at a time is much less than a small tree."""
    _publishing._ROWS = 16
    _publishing._GROUP_ROWS = 64
    collected(Path(tree), Path(out), reader="tests.collecting.readers:lengthy", least_waiting=64)
    print(peak())


if __name__ == "__main__":
    main(*sys.argv[1:])
