"""``panel``: one answer in three formats, and what is said with it."""

import csv
import io
import json
from pathlib import Path

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, dumps
from tests.cli.conftest import Run
from tests.collecting.trees import collected, put


@pytest.fixture
def panel(tmp_path: Path, clean: AnnualReport) -> Path:
    put(tmp_path / "tree" / "one.json", dumps(clean))
    put(tmp_path / "tree" / "two.json", dumps(evolve(clean, agency="示例市财政局", year=2023)))
    put(tmp_path / "tree" / "notes.txt", b"nothing of the kind")
    return collected(tmp_path / "tree", tmp_path / "panel.parquet").panel


def test_an_answer_in_three_formats(run: Run, panel: Path) -> None:
    done = run("panel", panel, "rates", "--year", 2024)
    assert done.code == 0
    header, first = (line.split() for line in done.out.splitlines()[:2])
    assert header[:2] == ["year", "rate"]
    assert first == ["2024", "disclosure", "12", "12", "1.000000", "1", "0", "0"]
    # What was divided by zero is not known.
    assert "–" in done.out
    assert done.err.count("note: ") == 2
    as_csv = list(csv.DictReader(io.StringIO(run("panel", panel, "rates", "--format", "csv").out)))
    as_json = json.loads(run("panel", panel, "rates", "--format", "json").out)
    assert as_json["schema"] == "gov-disclosure/answer/1"
    assert len(as_json["notes"]) == 2
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in as_json["rows"]] == (
        as_csv
    )


def test_who_is_missing_of_a_list(run: Run, panel: Path, tmp_path: Path) -> None:
    expected = put(tmp_path / "list.csv", "序号,单位名称\n1,示例县统计局\n2,示例市财政局\n".encode("gb18030"))
    done = run("--lang", "zh", "panel", panel, "missing", "--expect", expected)
    assert done.out.splitlines() == ["年度  发布机关", "2023  示例县统计局", "2024  示例市财政局"]
    assert "注意：另有1个文件" in done.err


def test_what_cannot_be_asked_is_said_in_a_line(run: Run, panel: Path, tmp_path: Path) -> None:
    assert run("panel", panel, "why").code == 2
    for arguments in ([tmp_path / "nowhere.parquet", "rates"], [panel, "missing", "--expect", tmp_path / "none.csv"]):
        done = run("panel", *arguments)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
