"""What the type checker refuses of the mutants that no test noticed: `make test` asks it before the tests."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns, rmtree

from attrs import evolve

from .operators import mutated
from .serving import ROOT, SOURCES, Outcome, source_of

__all__ = ["refusing"]

COPY = ROOT / "build" / "mutants"
"""A copy of the sources, kept: what mypy remembers of it makes the next run quick."""


def refusing(module: str, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The same outcomes, but ``refused`` for a survivor of which mypy says what it does not say of the module."""
    judged = list(outcomes)
    if not any(each.ending == "survived" for each in judged):
        return judged
    _copy_sources()
    path = source_of(module)
    source = path.read_text(encoding="utf-8")
    place = COPY / path.relative_to(ROOT)
    # Written anew without a mistake too: what stands in comments is lost on the way.
    usual = _said_of(place, ast.parse(source))
    return [
        evolve(each, ending="refused")
        if each.ending == "survived" and _said_of(place, mutated(source, each.mutant.number)) - usual
        else each
        for each in judged
    ]


def _copy_sources() -> None:
    rmtree(COPY / "src", ignore_errors=True)
    copytree(SOURCES, COPY / "src", ignore=ignore_patterns("__pycache__"))
    copy2(ROOT / "pyproject.toml", COPY)


def _said_of(place: Path, tree: ast.Module) -> Counter[str]:
    """What mypy says of the copy with this module in it, without the numbers of lines."""
    place.write_text(f"{ast.unparse(tree)}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", "--no-pretty", "src"]
    done = subprocess.run(command, cwd=COPY, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mypy could not judge {place.name}: {done.stdout}{done.stderr}")
    return Counter(message for line in done.stdout.splitlines() if (message := line.partition(": error: ")[2]))
