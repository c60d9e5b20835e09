"""Walks through the checklist of a release, which ``docs/releasing.md`` says in words.

``python scripts/release_check.py`` prints for each line whether it passed, failed, or was not done and why; what was
not done has not passed. The exit code is 0 where everything passed, 1 where something failed, 2 where nothing failed
and something was not done.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts import installs, licences, reproducible
from scripts.environments import ROOT, SUPPORTED, CommandError, pyproject, pythons, run


class State(Enum):
    PASSED = "passed"
    FAILED = "FAILED"
    NOT_DONE = "not done"


class Outcome(NamedTuple):
    """What became of one line of the list, and what there is to say."""

    state: State
    said: str


class Line(NamedTuple):
    """A line of the list: its name, how it is checked, and whether that takes minutes."""

    name: str
    check: Callable[[], Outcome]
    long: bool = False


_HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.M)


def _passed(said: str = "") -> Outcome:
    return Outcome(State.PASSED, said)


def _failed(said: str) -> Outcome:
    return Outcome(State.FAILED, said)


def of_changelog(text: str, version: str) -> Outcome:
    """Whether the newest version in a changelog is this one, dated, with nothing waiting above it."""
    headings = list(_HEADING.finditer(text))
    if headings and headings[0]["version"] == "Unreleased":
        waiting = text[headings[0].end() : headings[1].start() if len(headings) > 1 else len(text)].strip()
        if waiting:
            return _failed("there are changes under Unreleased: give them a version and a date")
        del headings[0]
    if not headings:
        return _failed("no version has a heading")
    newest = headings[0]
    if newest["version"] != version:
        return _failed(f"the newest heading is {newest['version']}, pyproject.toml says {version}")
    return _passed(f"{version}, {newest['date']}") if newest["date"] else _failed(f"{version} has no date")


def changelog() -> Outcome:
    return of_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), pyproject()["project"]["version"])


def tree() -> Outcome:
    if not (ROOT / ".git").exists():
        return Outcome(State.NOT_DONE, "this is no git repository")
    changed = run("git", "status", "--porcelain").splitlines()
    return _failed(f"{len(changed)} files are changed or unknown to git") if changed else _passed()


def by_command(*command: str) -> Callable[[], Outcome]:
    """Passed where a command succeeds; its last line is what there is to say."""

    def check() -> Outcome:
        last = run(*command).strip().splitlines()[-1:]
        return _passed(last[0] if last else "")

    return check


def by_tests(*tests: str) -> Callable[[], Outcome]:
    """Passed where tests pass and none is skipped."""

    def check() -> Outcome:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        return _passed(run(*command, GOV_DISCLOSURE_NO_SKIPS="1").strip().splitlines()[-1])

    return check


def builds() -> Outcome:
    one, other = reproducible.built_twice()
    if one != other:
        return _failed("two builds differ: python scripts/reproducible.py")
    return _passed("; ".join(f"{name} {digest[:12]}" for name, digest in one.items()))


def of_pythons(results: Iterable[tuple[str, bool | None, str]]) -> Outcome:
    """One line for several Pythons: a failure counts before what was not done."""
    results = list(results)
    said = "; ".join(f"{version}: {text if well else f'{text[-300:]}'}" for version, well, text in results)
    if any(well is False for _, well, _ in results):
        return _failed(said)
    if not results or any(well is None for _, well, _ in results):
        return Outcome(State.NOT_DONE, said or "no supported Python was found")
    return _passed(said)


def with_versions(which: str) -> Callable[[], Outcome]:
    """The tests with the lowest or the newest versions, on the oldest and the newest Python."""

    def results() -> Iterator[tuple[str, bool | None, str]]:
        for version in (SUPPORTED[0], SUPPORTED[-1]):
            if version not in pythons():
                yield version, None, "no such Python on this machine"
                continue
            try:
                yield version, True, run(sys.executable, "scripts/bounds.py", which, "--python", version).strip()
            except CommandError as error:
                yield version, False, str(error)

    return lambda: of_pythons(results())


def of_licences() -> Outcome:
    before = licences.PAGE.read_text(encoding="utf-8")
    page, kept = licences.generated(before)
    if page != before:
        return _failed("docs/licences.md is not what is installed: make licences")
    if kept:
        return Outcome(State.NOT_DONE, f"not installed here: {', '.join(kept)}")
    return _passed()


LINES = (
    Line("changelog and version", changelog),
    Line("nothing uncommitted", tree),
    Line("format, lint, types, imports", by_command("make", "lint"), long=True),
    Line("all tests, none skipped", by_command("make", "test-all"), long=True),
    Line("site of the pages", by_command(sys.executable, "docs/build.py"), long=True),
    Line("public interface", by_tests("tests/api")),
    Line("golden files", by_tests("tests/golden")),
    Line("contents of the packages", by_tests("tests/test_packaging.py")),
    Line("builds are reproducible", builds),
    Line("licences of dependencies", of_licences),
    Line("installs on every Python", lambda: of_pythons(installs.results()), long=True),
    Line("lowest versions", with_versions("lowest"), long=True),
    Line("newest versions", with_versions("newest"), long=True),
)


def walked(lines: Iterable[Line], *, quick: bool = False) -> Iterator[tuple[str, Outcome]]:
    """Each line with what became of it."""
    for line in lines:
        if quick and line.long:
            yield line.name, Outcome(State.NOT_DONE, "takes minutes, and --quick was asked for")
            continue
        try:
            yield line.name, line.check()
        except CommandError as error:
            yield line.name, _failed(str(error)[-1500:])
        except (OSError, subprocess.SubprocessError) as error:
            yield line.name, Outcome(State.NOT_DONE, f"could not be started: {error}")


def exit_code(states: Iterable[State]) -> int:
    """0 only where everything passed, and there was something."""
    states = set(states)
    if State.FAILED in states:
        return 1
    return 0 if states == {State.PASSED} else 2


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes: that is not done then")
    options = parser.parse_args(arguments)
    states = []
    started = time.monotonic()
    for name, outcome in walked(LINES, quick=options.quick):
        print(f"{outcome.state.value:>8}  {name}{': ' if outcome.said else ''}{outcome.said}", flush=True)
        states.append(outcome.state)
    done = states.count(State.PASSED)
    print(f"{done} of {len(states)} passed [{time.monotonic() - started:.0f} s]")
    return exit_code(states)


if __name__ == "__main__":
    sys.exit(main())
