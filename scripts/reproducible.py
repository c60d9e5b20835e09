"""Builds the packages twice, under different circumstances, and compares: ``python scripts/reproducible.py``."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist")

CIRCUMSTANCES = (
    {"umask": 0o077, "time": 981_173_106, "mode": 0o600, "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"umask": 0o002, "time": 1_900_000_000, "mode": 0o664, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
)
"""Who builds where and when: none of it may be seen in what is built."""


def built_twice(root: Path = ROOT) -> list[dict[str, str]]:
    """For each build the sum of each package, by its name."""
    sums = []
    for number, given in enumerate(CIRCUMSTANCES):
        with TemporaryDirectory(prefix=f"{'a-longer-name-' * number}build-") as folder:
            copy, out = Path(folder) / "tree", Path(folder) / "out"
            shutil.copytree(root, copy, ignore=NOT_COPIED)
            _disturb(copy, int(given["mode"]), int(given["time"]))
            environment = {key: str(value) for key, value in given.items() if key.isupper()}
            subprocess.run(
                [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
                cwd=copy,
                env={**os.environ, **environment},
                umask=int(given["umask"]),
                check=True,
                capture_output=True,
            )
            sums.append({path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())})
    return sums


def _disturb(tree: Path, mode: int, time: int) -> None:
    """Other permissions and times for every file."""
    for path in tree.rglob("*"):
        if path.is_file():
            path.chmod(mode)
        os.utime(path, (time, time))


def main() -> int:
    one, other = built_twice()
    for name in sorted(one.keys() | other.keys()):
        print(one.get(name), other.get(name), name)
    return 0 if one == other else 1


if __name__ == "__main__":
    sys.exit(main())
