"""Whether the reference has every public name: by the inventory that Sphinx writes of what it documented."""

import zlib
from pathlib import Path

from docs.building.reference import public_names

HEADER_LINES = 4


def documented(inventory: Path) -> set[str]:
    """The Python names in an ``objects.inv``."""
    packed = inventory.read_bytes().split(b"\n", HEADER_LINES)[HEADER_LINES]
    entries = (line.split() for line in zlib.decompress(packed).decode().splitlines())
    return {name for name, kind, *_ in entries if kind.startswith("py:")}


def undocumented(inventory: Path) -> list[str]:
    """A line for each public name that is not in the reference."""
    return [f"{name}: public, and not in the reference" for name in sorted(public_names() - documented(inventory))]
