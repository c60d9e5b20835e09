"""The checklist of a release: what was not assessed never counts as passed."""

import re
import subprocess
from pathlib import Path

import pytest

from scripts import release_check
from scripts.environments import CommandError
from scripts.release_check import Line, Outcome, State, exit_code, of_changelog, of_pythons, walked

PASSED, FAILED, NOT_DONE = State.PASSED, State.FAILED, State.NOT_DONE
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([], 2),
        ([PASSED], 0),
        ([PASSED, NOT_DONE], 2),
        ([PASSED, NOT_DONE, FAILED], 1),
        ([FAILED], 1),
    ],
)
def test_only_what_passed_throughout_ends_with_zero(states: list[State], code: int) -> None:
    assert exit_code(states) == code


def test_a_line_that_breaks_down_does_not_pass() -> None:
    def fails() -> Outcome:
        raise CommandError("it says so")

    def cannot() -> Outcome:
        raise FileNotFoundError("no make here")

    def never() -> Outcome:
        raise AssertionError("--quick leaves this out")

    lines = [Line("a", fails), Line("b", cannot), Line("c", never, long=True)]
    assert [(name, outcome.state) for name, outcome in walked(lines, quick=True)] == [
        ("a", FAILED),
        ("b", NOT_DONE),
        ("c", NOT_DONE),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("## [Unreleased]\n\n## [1.2.0] - 2030-01-02\n\n- …\n", PASSED),
        ("## [1.2.0] - 2030-01-02\n", PASSED),
        ("## [Unreleased]\n\n- waiting\n\n## [1.2.0] - 2030-01-02\n", FAILED),
        ("## [1.2.0]\n", FAILED),
        ("## [1.1.0] - 2030-01-02\n", FAILED),
        ("# Changelog\n", FAILED),
    ],
)
def test_the_changelog_has_the_version_with_a_date_and_nothing_waits(text: str, state: State) -> None:
    assert of_changelog(text, "1.2.0").state is state


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ([("3.11", True, "")], PASSED),
        ([("3.11", True, ""), ("3.12", None, "none here")], NOT_DONE),
        ([("3.11", False, "…"), ("3.12", None, "none here")], FAILED),
        ([], NOT_DONE),
    ],
)
def test_a_python_that_is_not_here_has_not_passed(results: list[tuple[str, bool | None, str]], state: State) -> None:
    assert of_pythons(results).state is state


def test_the_list_is_the_one_in_the_pages() -> None:
    page = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \*\*(.+?)\*\* \|", page, re.M) == [line.name for line in release_check.LINES]


def test_every_line_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(release_check, "LINES", (Line("one", lambda: Outcome(PASSED, "said")), Line("two", fail)))
    assert release_check.main([]) == 1
    assert re.fullmatch(r"  passed  one: said\n  FAILED  two: no\n1 of 2 passed \[\d+ s\]\n", capsys.readouterr().out)


def fail() -> Outcome:
    return Outcome(FAILED, "no")


def test_a_tree_that_git_does_not_know_is_not_clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(release_check, "ROOT", tmp_path)
    assert release_check.tree().state is NOT_DONE
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    monkeypatch.setattr(
        release_check, "run", lambda *command: subprocess.check_output(command, cwd=tmp_path, text=True)
    )
    assert release_check.tree().state is PASSED
    (tmp_path / "new.txt").touch()
    assert release_check.tree().state is FAILED
