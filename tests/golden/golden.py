"""The golden files: what earlier versions wrote, which has to be read for ever. ``README.md`` tells of them."""

import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
SUMS = FOLDER / "SHA256SUMS"
NOT_GOLDEN = frozenset((".py", ".md", ".pyc"))

REPORTS = sorted((FOLDER / "report-1").glob("*.json"))

COMMANDS = {
    "check-1": ("check", "--format", "json", "2021-wrong.json", "2021-sparse.json", "absent.json"),
    "check-2": (
        *("check", "--format", "json", "--profile", "submit", "--confirmed", "../confirmed-1.json"),
        *("2021-wrong.json", "2021-full.json", "absent.json"),
    ),
    "reading-1": ("read", "--details", "../documents/2021.txt"),
    "history-1": ("history", "--format", "json", "2019-full.json", "2021-full.json", "2021-next-year.json"),
    "aggregate-1": ("aggregate", "--format", "json", "--agency", "示例县", "2021-full.json", "2021-wrong.json"),
    "compare-1": ("compare", "--format", "json", "2019-full.json", "2021-full.json"),
}
"""What the command line was given in ``report-1/`` when it printed the files in ``printed/``."""


def values_of(report: Path) -> dict[str, int | str | None]:
    """What a golden report says, from the file beside it: a line a value, ``address = JSON``."""
    lines = report.with_suffix(".values").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return {address: json.loads(value) for address, _, value in (line.partition(" = ") for line in lines)}


def figure(value: int | str | None) -> int | Decimal | None:
    """A figure as it is written: an amount is a text."""
    return Decimal(value) if isinstance(value, str) else value


def golden_files() -> Iterator[str]:
    """Every golden file, by its path from here."""
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and path != SUMS and path.suffix not in NOT_GOLDEN:
            yield path.relative_to(FOLDER).as_posix()


def sum_of(name: str) -> str:
    return sha256((FOLDER / name).read_bytes()).hexdigest()


def sealed() -> dict[str, str]:
    """The sums that were written when each file was added, in the format of ``sha256sum``."""
    lines = SUMS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
