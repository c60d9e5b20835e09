"""Lists the licences of everything that the package and its extras bring: ``python scripts/licences.py``.

Writes ``docs/licences.md`` from what is installed, direct and transitive. An extra that is not installed here keeps
its part of the page as it was.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
PACKAGE = "gov-disclosure"
CORE = "The core"
VERSIONS = ("3.11", "3.12", "3.13")

SHORT = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": "BSD",
    "BSD License": "BSD",
    "BSD license": "BSD",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The MIT License (MIT)": "MIT",
}
"""Short names for those that metadata spells out. What is not here is shown as it is stated."""

IN_THEIR_FILES = {"atheris": "Apache-2.0"}
"""For packages that state their licence in a file alone: what that file was found to be."""

NOT_STATED = "not stated"

_HEAD = """# Licences

gov_disclosure is under the MIT licence. Its core brings attrs and cattrs; every extra brings what stands here, direct
dependencies in bold. The licences are those that the packages state in their own metadata, in the versions of
`constraints.txt`; on other systems one package or another may be added. Made by `make licences`; a test holds the page
to what is installed.
"""
_PART = re.compile(r"^## (?P<extra>[^\n]+)\n\n(?P<text>.*?)(?=^## |\Z)", re.M | re.S)


class NotInstalledError(Exception):
    """A package of which nothing is known here."""


def extras() -> list[str]:
    """The core, by an empty name, then the extras of the package, in alphabetical order."""
    return ["", *sorted(_project()["optional-dependencies"])]


@cache
def _project() -> dict[str, Any]:
    """The package itself, as it stands here: what is installed of it may be older."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def required_by(name: str, wanted: frozenset[str]) -> Iterator[Requirement]:
    """What a package requires on this system on any supported Python, with the extras that are wanted of it."""
    if name == PACKAGE:
        own = [_project()["dependencies"], *(_project()["optional-dependencies"][extra] for extra in sorted(wanted))]
        yield from (Requirement(line) for lines in own for line in lines)
        return
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        raise NotInstalledError(name) from None
    for requirement in map(Requirement, lines):
        if requirement.marker is None or any(
            requirement.marker.evaluate(
                {
                    **default_environment(),
                    "python_version": version,
                    "python_full_version": f"{version}.0",
                    "extra": extra,
                }
            )
            for version in VERSIONS
            for extra in (wanted or {""})
        ):
            yield requirement


def brought_by(extra: str) -> dict[str, bool]:
    """Every package that an extra adds to the core, and whether it is asked for directly.

    :raises NotInstalledError: one is not installed here.
    """
    core = {} if not extra else brought_by("")
    seen: set[tuple[str, frozenset[str]]] = set()
    found: dict[str, bool] = {}
    waiting = [(PACKAGE, frozenset({extra} if extra else ()), True)]
    while waiting:
        name, wanted, own = waiting.pop()
        for requirement in required_by(name, wanted):
            other = canonicalize_name(requirement.name)
            chosen = frozenset(requirement.extras)
            direct = own and other != PACKAGE
            found[other] = found.get(other, False) or direct
            if (other, chosen) not in seen:
                seen.add((other, chosen))
                waiting.append((other, chosen, other == PACKAGE))
    return {name: direct for name, direct in sorted(found.items()) if name not in core and name != PACKAGE}


def licence_of(name: str) -> str:
    """The licence that a package states of itself.

    :raises NotInstalledError: it is not installed here.
    """
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        raise NotInstalledError(name) from None
    if stated := metadata.get("License-Expression"):
        return str(stated)
    classes = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    line = (metadata.get("License") or "").strip()
    free = [line] if line not in ("", "UNKNOWN") and "\n" not in line else []
    return " / ".join(dict.fromkeys(SHORT.get(each, each) for each in free or classes)) or IN_THEIR_FILES.get(
        name, NOT_STATED
    )


def part(extra: str) -> str:
    """A part of the page: the packages of an extra, by licence.

    :raises NotInstalledError: one is not installed here.
    """
    packages = brought_by(extra)
    if not packages:
        return "Nothing more.\n\n"
    lines = [f"| {f'**{name}**' if direct else name} | {licence_of(name)} |" for name, direct in packages.items()]
    return "\n".join(["| package | licence |", "| --- | --- |", *lines]) + "\n\n"


def parts(page: str) -> dict[str, str]:
    """What a page has of each extra."""
    return {match["extra"].strip("`"): match["text"] for match in _PART.finditer(page)}


def generated(page: str) -> tuple[str, list[str]]:
    """The page anew, and which extras could not be looked at here and stay as they were."""
    before, kept, lines = parts(page), [], [_HEAD]
    for extra in extras():
        title = f"`{extra}`" if extra else CORE
        try:
            text = part(extra)
        except NotInstalledError:
            kept.append(extra)
            text = before.get(extra or CORE, "Not looked at yet.\n\n")
        lines.append(f"\n## {title}\n\n{text.rstrip()}\n")
    return "".join(lines), kept


def main() -> int:
    page, kept = generated(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "")
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    for extra in kept:
        print(f"not installed here, left as it was: {extra}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
