"""``collect``: what it says, its exit codes, and the bar that only a terminal sees."""

import io
import sys
from pathlib import Path

import pytest

from gov_disclosure import AnnualReport, dumps
from tests.cli.conftest import Run


@pytest.fixture
def tree(tmp_path: Path, clean: AnnualReport) -> Path:
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "one.json").write_bytes(dumps(clean))
    return folder


def test_it_says_what_became_of_the_files(run: Run, tree: Path) -> None:
    out = tree.parent / "panel.parquet"
    done = run("collect", tree, "-o", out, "--workers", 0)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"{out}: reports: 1, of files: 1"
    (tree / "notes.txt").write_text("nothing of the kind", encoding="utf-8")
    done = run("--lang", "zh", "collect", tree, "-o", out, "--workers", 0)
    assert done.code == 1
    assert "本次：读出0，部分读出0，无法读取0，非此类报告1；未变1，已删除0" in done.out
    assert "panel.files.parquet" in done.out


def test_what_cannot_be_done_is_said_in_a_line(run: Run, tree: Path) -> None:
    done = run("collect", tree / "nowhere", "-o", tree / "panel.parquet")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"gov-disclosure: {tree / 'nowhere'}: no such file\n"
    (tree / "panel.parquet").write_bytes(b"something else")
    done = run("collect", tree, "-o", tree / "panel.parquet")
    assert done.code == 2
    assert "not overwritten" in done.err
    assert run("collect", tree, "-o", tree / "x", "--workers", "-1").code == 2


def test_interrupted_it_says_how_to_go_on(run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gov_disclosure.cli.collecting.collect", interrupted)
    done = run("collect", tree, "-o", tree / "panel.parquet")
    assert done.code == 130
    assert "run it again to go on" in done.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar(tree: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    run("collect", tree, "-o", tree / "panel.parquet", "--workers", 0)
    shown = terminal.getvalue().split("\r")
    assert any("read 1" in line for line in shown)
    assert all(len(line.removeprefix("\x1b[K")) < 60 for line in shown)
    assert shown[-1] == "\x1b[K"
