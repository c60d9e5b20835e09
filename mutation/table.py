"""Prints what is known of each module: how many of the mutants that were tried were noticed, and which were not.

Noticed is what a test notices or the type checker refuses.

With --check it ends with 1 where a survivor has no reason in explained.json, or a reason no survivor.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Results = dict[str, dict[str, Any]]
OPEN = "Open:"
"""How the reason begins of what nobody has judged yet."""

Reasons = dict[str, dict[str, str]]


def load(name: str) -> dict[str, dict[str, Any]]:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def table(results: Results, reasons: Reasons) -> Iterator[str]:
    """A row a module: mutants, those tried, noticed, explained. What cannot even be imported is left out."""
    yield "| module | mutants | tried | noticed | explained | noticed of tried | of those not explained |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    together = [0, 0, 0, 0]
    for module, counts in results.items():
        tried = counts["tried"] - counts["stillborn"]
        noticed = counts["killed"] + counts.get("refused", 0) + counts["hung"]
        explained = [reason for reason in reasons.get(module, {}).values() if not reason.startswith(OPEN)]
        row = [counts["mutants"], tried, noticed, len(explained)]
        together = [one + other for one, other in zip(together, row, strict=True)]
        yield _line(f"`{module.removeprefix('gov_disclosure.')}`", row)
    yield _line("together", together)
    low, high = interval(together[2], together[1])
    yield f"\nOf all mutants of these modules {low:.0%} to {high:.0%} would be noticed, as far as a sample tells."


def _line(name: str, row: list[int]) -> str:
    _, tried, noticed, explained = row
    shares = _share(noticed, tried), _share(noticed, tried - explained)
    return f"| {' | '.join((name, *map(str, row), *shares))} |"


def interval(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval for a share that was seen in a sample."""
    middle = (part + z * z / 2) / (whole + z * z)
    half = z / (whole + z * z) * (part * (whole - part) / whole + z * z / 4) ** 0.5
    return middle - half, middle + half


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def unexplained(results: Results, reasons: Reasons) -> Iterator[tuple[str, str]]:
    """The survivors of which nobody has said why."""
    for module, counts in results.items():
        yield from ((module, key) for key in counts["survivors"] if key not in reasons.get(module, {}))


def outdated(results: Results, reasons: Reasons) -> Iterator[tuple[str, str]]:
    """The reasons for what a test notices by now."""
    for module, explained in reasons.items():
        known = results.get(module, {}).get("survivors", ())
        yield from ((module, key) for key in explained if key not in known)


def main() -> None:
    results, reasons = load("results.json"), load("explained.json")
    print("\n".join(table(results, reasons)))
    for module, key in unexplained(results, reasons):
        print(f"\nnot explained, {module}: {key}")
    for module, key in outdated(results, reasons):
        print(f"\nnoticed by now, {module}: {key}")
    if "--check" in sys.argv:
        sys.exit(any(unexplained(results, reasons)) or any(outdated(results, reasons)))


if __name__ == "__main__":
    main()
