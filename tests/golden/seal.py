"""Seals golden files that are new: ``python tests/golden/seal.py``. What is sealed is never sealed anew."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.golden.golden import SUMS, golden_files, sealed, sum_of


def seal() -> int:
    before = sealed() if SUMS.exists() else {}
    now = {name: sum_of(name) for name in golden_files()}
    changed = sorted(name for name, digest in before.items() if now.get(name) != digest)
    if changed:
        print(f"golden files are never changed or removed: {', '.join(changed)}", file=sys.stderr)
        return 1
    SUMS.write_text("".join(f"{now[name]}  {name}\n" for name in sorted(now)), encoding="utf-8", newline="\n")
    print(*(f"sealed {name}" for name in sorted(now.keys() - before.keys())), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(seal())
