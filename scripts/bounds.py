"""Tests the library with the lowest versions of what it depends on, or with the newest.

``python scripts/bounds.py lowest`` (or ``newest``) makes a clean environment on each supported Python that is found,
installs the wheel with the extras that users have, and runs the tests there. ``--print`` only prints the constraints.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.environments import (
    CommandError,
    built_wheel,
    clean_environment,
    install,
    pyproject,
    pythons,
    run,
)

NOT_FOR_USERS = frozenset(("dev", "docs", "fuzz", "spark"))
"""Extras for work on the library itself, and what needs more than wheels."""

ENGINES = ("pandas", "polars")
"""What a frame may be of: not dependencies, but tested with the lowest versions that `dev` allows."""

TOOLS = ("django", "fastapi", "httpx", "httpx2", "jsonschema", "orjson", "pytest", "pytest-xdist", "reportlab", "sybil")
"""What the tests need; whatever version goes with the rest."""

TESTS = ("tests/codec", "tests/collecting", "tests/frames", "tests/golden", "tests/laws", "tests/panels")
TESTS += ("tests/reading", "tests/reading_office", "tests/reading_pdf", "tests/strategies", "tests/writing")
"""Where dependencies are used; the rest is our own."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?>=(?P<version>[\d.]+)")


def lowest(project: Mapping[str, Any]) -> dict[str, str]:
    """The lowest version of everything that users install, and of the engines that frames are tested on.

    :raises ValueError: a requirement is not of the form ``name>=version``, or bounds differ.
    """
    extras = project["optional-dependencies"]
    required = [*project["dependencies"]]
    required += [each for extra, lines in extras.items() if extra not in NOT_FOR_USERS for each in lines]
    required += [each for each in extras.get("dev", ()) if re.match(r"[\w.-]+", each)[0] in ENGINES]
    found: dict[str, str] = {}
    for line in required:
        if line.startswith(f"{project['name']}["):
            continue
        match = _REQUIREMENT.fullmatch(line)
        if match is None:
            raise ValueError(f"a requirement has a lower bound and nothing else, unlike {line!r}")
        if found.setdefault(match["name"], match["version"]) != match["version"]:
            raise ValueError(f"{match['name']} has two lower bounds: {found[match['name']]} and {match['version']}")
    return found


def constraints(which: str) -> list[str]:
    """The lines for pip: exact versions, or none where the newest are wanted."""
    return (
        [f"{name}=={version}" for name, version in lowest(pyproject()["project"]).items()] if which == "lowest" else []
    )


def tried(python: Path, wheel: Path, lines: Iterable[str], tests: Iterable[str]) -> str:
    """The last line of the tests in an environment of their own.

    :raises CommandError: they fail, or what is needed cannot be installed.
    """
    with clean_environment(python) as inside:
        install(inside, f"{wheel}[all]", *TOOLS, *ENGINES, constraints=lines)
        command = [inside, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "pythonpath=.", *tests]
        return run(*command, HYPOTHESIS_PROFILE="quick", PYTHONPATH="", CI="").strip().splitlines()[-1]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=("lowest", "newest"))
    parser.add_argument("--print", action="store_true", help="only print the constraints")
    parser.add_argument("--python", action="append", help="on this version alone, such as 3.12; may be repeated")
    parser.add_argument("tests", nargs="*", default=TESTS)
    options = parser.parse_args(arguments)
    lines = constraints(options.which)
    if options.print:
        print(*lines, sep="\n")
        return 0
    failed = False
    with TemporaryDirectory(prefix="gov-disclosure-") as folder:
        wheel = built_wheel(Path(folder))
        for version, python in pythons().items():
            if options.python and version not in options.python:
                continue
            started = time.monotonic()
            try:
                said = tried(python, wheel, lines, options.tests)
            except CommandError as error:
                said, failed = f"FAILED\n{str(error)[-4000:]}", True
            print(
                f"Python {version}, {options.which} versions: {said} [{time.monotonic() - started:.0f} s]", flush=True
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
