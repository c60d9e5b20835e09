"""`confirm`, and `check` with `--confirmed` and `--profile`."""

import json
from pathlib import Path

import pytest

from gov_disclosure import Confirmed


@pytest.fixture
def wrong(clean, written) -> Path:
    return written(clean.with_cell("requests.received.total", 13), "wrong.txt")


@pytest.fixture
def known(tmp_path: Path) -> Path:
    return tmp_path / "confirmed.json"


def confirm(run, wrong: Path, known: Path) -> None:
    for rule in ("requests.balance", "requests.row_sum"):
        done = run("confirm", wrong, "--confirmed", known, "--rule", rule, "--reason", "核对无误", "--on", "2025-01-09")
        assert done.code == 0
        assert done.out.startswith("confirmed ")
        assert f": {rule}: " in done.out


def test_a_confirmed_finding_is_silent_and_shown_as_such(run, wrong: Path, known: Path) -> None:
    confirm(run, wrong, known)
    done = run("check", wrong, "--confirmed", known)
    assert (done.code, done.err) == (0, "")
    headline, *lines = done.out.splitlines()
    assert headline.endswith("; nothing that is not confirmed; confirmed: 2")
    assert [line.split(":")[0] for line in lines] == [
        "  cause requests-1",
        "  confirmed (error; 核对无误) requests.balance",
        "  confirmed (error; 核对无误) requests.row_sum",
    ]
    assert run("check", wrong).code == 1


def test_it_speaks_again_when_a_figure_changes(run, wrong: Path, known: Path, clean, written) -> None:
    confirm(run, wrong, known)
    changed = written(clean.with_cell("requests.received.total", 14), "changed.txt")
    done = run("check", changed, "--confirmed", known)
    assert done.code == 1
    assert done.out.count("  error ") == 2
    assert done.out.count("  confirmed before, applies no longer: requests.") == 2


def test_for_programs(run, wrong: Path, known: Path) -> None:
    confirm(run, wrong, known)
    (record,) = json.loads(run("check", wrong, "--confirmed", known, "--format", "json").out)
    assert record["schema"] == "gov-disclosure/check/2"
    assert (record["profile"], record["passes"], record["findings"]) == ("submit", True, [])
    assert [each["reason"] for each in record["silenced"]] == ["核对无误", "核对无误"]
    entries = Confirmed.loads(known.read_bytes()).entries
    assert {each["fingerprint"] for each in record["silenced"]} == {each.fingerprint for each in entries}
    (plain,) = json.loads(run("check", wrong, "--format", "json").out)
    assert plain["schema"] == "gov-disclosure/check/1"
    assert "fingerprint" not in plain["findings"][0]


@pytest.mark.parametrize(("profile", "code"), [("draft", 1), ("submit", 1), ("archive", 0)])
def test_profiles(run, wrong: Path, profile: str, code: int) -> None:
    assert run("check", "--profile", profile, wrong).code == code
    (record,) = json.loads(run("check", "--profile", profile, "--format", "json", wrong).out)
    assert (record["profile"], record["passes"]) == (profile, code == 0)


def test_a_file_that_cannot_be_read_passes_nothing(run, tmp_path: Path) -> None:
    done = run("check", "--profile", "archive", "--format", "json", tmp_path / "absent")
    assert done.code == 2
    assert json.loads(done.out)[0]["passes"] is False


def test_a_page_shows_everything(run, wrong: Path, known: Path, tmp_path: Path) -> None:
    confirm(run, wrong, known)
    page = tmp_path / "page.html"
    run("check", wrong, "--confirmed", known, "--page", page)
    assert "requests.row_sum" in page.read_text(encoding="utf-8") or "应为各类申请人之和" in page.read_text(
        encoding="utf-8"
    )


def test_what_cannot_be_confirmed_is_told(run, wrong: Path, known: Path, clean, written, tmp_path: Path) -> None:
    def tried(file: Path, rule: str, *more: str):
        return run("confirm", file, "--confirmed", known, "--rule", rule, "--reason", "x", *more)

    assert tried(wrong, "requests.outcome_sum").code == 1
    assert tried(wrong, "requests.row_sum", "--at", "requests.disclosed.total").code == 1
    blank = written(clean.with_cell("requests.received.total", None), "blank.txt")
    done = tried(blank, "report.not_assessed")
    assert (done.code, known.exists()) == (2, False)
    assert "not known" in done.err
    assert tried(tmp_path / "absent", "requests.row_sum").code == 2
    known.write_text("{}", encoding="utf-8")
    assert tried(wrong, "requests.row_sum").code == 2
    done = run("check", wrong, "--confirmed", known)
    assert (done.code, done.out) == (2, "")
    assert f"{known}: not a list of confirmed findings" in done.err
    assert run("check", wrong, "--confirmed", tmp_path / "absent").code == 2
