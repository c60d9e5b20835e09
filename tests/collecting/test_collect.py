"""What a run makes of a tree, and what the next run makes of its changes."""

import hashlib
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from gov_disclosure import MissingExtraError, PanelError, check, dumps, read
from gov_disclosure.collecting import _process, collect, outputs
from gov_disclosure.collecting._process import Crew
from gov_disclosure.frames import from_frame
from gov_disclosure.writing import report_html
from tests.collecting.trees import collected, grow, put, report, statuses, tables, touch
from tests.reading.test_hostile import HOSTILE


def test_the_panel_has_the_reports_and_where_they_were_read(tmp_path: Path) -> None:
    reports = grow(tmp_path / "tree", 5)
    summary = collected(tmp_path / "tree", tmp_path / "panel.parquet")
    panel = pq.read_table(summary.panel)
    sources = panel["source"].to_pylist()
    assert sources == sorted(sources)
    assert sources == [row["source"] for row in tables(summary.panel)["files"]]
    assert sorted(from_frame(panel), key=lambda each: each.agency) == reports
    for source, sha in zip(sources, panel["content_sha256"].to_pylist(), strict=True):
        assert hashlib.sha256(Path(source).read_bytes()).hexdigest() == sha
    assert summary.run == summary.total
    assert summary.run.read == 5


def test_findings_are_those_of_a_check(tmp_path: Path) -> None:
    wrong = report(1, requests__received__total=99)
    source = put(tmp_path / "tree" / "wrong.html", report_html(wrong).encode())
    collected(tmp_path / "tree", tmp_path / "panel.parquet")
    rows = tables(tmp_path / "panel.parquet")["findings"]
    expected = check(read(source)).findings
    assert len(expected) > 1
    assert [(row["rule"], row["at"], row["severity"]) for row in rows] == [
        (each.rule, each.at, each.severity) for each in expected
    ]
    for row, each in zip(rows, expected, strict=True):
        assert (row["agency"], row["year"], row["source"]) == (wrong.agency, wrong.year, str(source))
        assert (row["message_zh"], row["message_en"]) == (each.message("zh"), each.message("en"))
    broken = next(row for row in rows if row["rule"] == "requests.row_sum")
    assert (broken["expected"], broken["actual"], broken["difference"]) == ("6", "99", "93")


def test_every_file_has_a_row_with_its_reason(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put(tree / "good.json", dumps(report(1)))
    put(tree / "partial.json", dumps(report(2)).replace(b'"natural_person":4', b'"natural_person":"4"'))
    put(tree / "no report.txt", "示例县统计局召开了工作会议。".encode())
    put(tree / "broken.pdf", b"%PDF-1.7 nothing")
    put(tree / "empty", b"")
    (tree / "nowhere").symlink_to(tree / "is not there")
    (tree / "folder").symlink_to(tmp_path, target_is_directory=True)
    for name in (".hidden", "~$lock.docx", ".git/config"):
        put(tree / name, b"left out")
    summary = collected(tree, tree / "panel.parquet")
    found = statuses(summary.panel)
    assert found.pop("empty") in ("unreadable", "not_a_report")
    assert found == {
        "good.json": "read",
        "partial.json": "partial",
        "no report.txt": "not_a_report",
        "broken.pdf": "unreadable",
        "nowhere": "unreadable",
        "folder": "unreadable",
    }
    for row in tables(summary.panel)["files"]:
        assert bool(row["reason_zh"]) == bool(row["reason_en"]) == (row["status"] not in ("read", "partial"))
        assert (row["form"] is None) == (row["status"] not in ("read", "partial"))
    assert summary.total.files == 7
    assert [Path(row["source"]).name for row in tables(summary.panel)["panel"]] == ["good.json", "partial.json"]


def test_a_second_run_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path / "tree", 5)
    out = tmp_path / "panel.parquet"
    collected(tmp_path / "tree", out)
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in outputs(out).published]
    monkeypatch.setattr(_process, "reader_named", lambda name: pytest.fail("was asked to read"))
    summary = collected(tmp_path / "tree", out)
    assert (summary.run.unchanged, summary.run.files, summary.total.read) == (5, 5, 5)
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in outputs(out).published] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "panel.files.parquet",
        "panel.findings.parquet",
        "panel.parquet",
        "tree",
    ]


def test_changed_touched_removed_and_new_files(tmp_path: Path) -> None:
    tree, out = tmp_path / "tree", tmp_path / "panel.parquet"
    grow(tree, 6)
    collected(tree, out)
    put(tree / "甲" / "000.json", dumps(report(100, requests__received__total=5)))
    touch(tree / "甲" / "000.json")
    touch(tree / "甲" / "002.json")
    (tree / "乙" / "001.json").unlink()
    put(tree / "乙" / "003.json", b"no report any more")
    put(tree / "丙" / "new.json", dumps(report(7)))
    run = collected(tree, out).run
    assert (run.read, run.unchanged, run.removed, run.not_a_report) == (2, 3, 1, 1)
    after = tables(out)
    collected(tree, tmp_path / "anew.parquet")
    assert after == tables(tmp_path / "anew.parquet")
    assert collected(tree, out).run.unchanged == 6


def test_what_another_version_has_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path / "tree", 3)
    out = tmp_path / "panel.parquet"
    collected(tmp_path / "tree", out)
    for module in ("_reading", "_run"):
        monkeypatch.setattr(f"gov_disclosure.collecting.{module}.reader_version", lambda: "another")
    assert collected(tmp_path / "tree", out).run.read == 3
    assert {row["read_by"] for row in tables(out)["files"]} == {"another"}
    assert len(tables(out)["panel"]) == 3


def test_a_missing_extra_is_tried_again(tmp_path: Path) -> None:
    put(tmp_path / "tree" / "one.json", dumps(report(1)))
    out = tmp_path / "panel.parquet"
    collected(tmp_path / "tree", out, reader=f"{__name__}:without_extra")
    (row,) = tables(out)["files"]
    assert row["status"] == "unreadable"
    assert "'pdf'" in row["reason_en"]
    assert collected(tmp_path / "tree", out).run.read == 1


def without_extra(_: bytes) -> Any:
    raise MissingExtraError(extra="pdf", purpose_en="reading PDF", purpose_zh="读取PDF")


def test_an_amount_that_no_frame_holds_is_a_reason(tmp_path: Path) -> None:
    good, fine = report(1), report(2, proactive__fees__amount_10k_yuan=Decimal("0.000000000001"))
    put(tmp_path / "tree" / "good.json", dumps(good))
    put(tmp_path / "tree" / "fine.json", dumps(fine))
    out = tmp_path / "panel.parquet"
    collected(tmp_path / "tree", out)
    assert statuses(out) == {"good.json": "read", "fine.json": "unreadable"}
    assert from_frame(pq.read_table(out)) == [good]
    assert {Path(row["source"]).name for row in tables(out)["findings"]} <= {"good.json"}


def test_an_empty_tree_is_an_empty_panel(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    assert collected(tmp_path / "tree", tmp_path / "panel.parquet").total.files == 0
    assert tables(tmp_path / "panel.parquet") == {"panel": [], "findings": [], "files": []}


def test_what_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    foreign = put(tmp_path / "panel.files.parquet", b"precious")
    with pytest.raises(PanelError, match="not overwritten"):
        collected(tmp_path / "tree", tmp_path / "panel.parquet")
    assert foreign.read_bytes() == b"precious"
    with pytest.raises(FileNotFoundError):
        collected(tmp_path / "nowhere", tmp_path / "other.parquet")


def test_a_table_that_is_lost_is_made_again(tmp_path: Path) -> None:
    grow(tmp_path / "tree", 3)
    out = tmp_path / "panel.parquet"
    collected(tmp_path / "tree", out)
    before = tables(out)
    outputs(out).findings.unlink()
    assert collected(tmp_path / "tree", out).run.read == 3
    assert tables(out) == before


def test_one_run_at_a_time(tmp_path: Path) -> None:
    grow(tmp_path / "tree", 2)
    out = tmp_path / "panel.parquet"

    def again(_: object) -> None:
        with pytest.raises(PanelError, match="another run"):
            collected(tmp_path / "tree", out)

    collected(tmp_path / "tree", out, progress=again)
    assert len(tables(out)["panel"]) == 2


def test_stopped_by_hand_it_publishes_what_it_has(tmp_path: Path) -> None:
    grow(tmp_path / "tree", 9)
    out = tmp_path / "panel.parquet"

    def stop(counts: Any) -> None:
        if counts.files >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collected(tmp_path / "tree", out, progress=stop)
    there = len(tables(out)["panel"])
    assert 4 <= there < 9
    run = collected(tmp_path / "tree", out).run
    assert (run.unchanged, run.read) == (there, 9 - there)


# ---------------------------------------------------------------------- processes


def test_a_document_that_breaks_its_process_costs_itself_alone(tmp_path: Path) -> None:
    tree, out = tmp_path / "tree", tmp_path / "panel.parquet"
    reports = grow(tree, 6)
    put(tree / "甲" / "0-dies.txt", b"die")
    put(tree / "甲" / "1-fails.txt", b"fail")
    collected(tree, out, workers=2, reader="tests.collecting.readers:poisoned")
    assert sorted(from_frame(pq.read_table(out)), key=lambda each: each.agency) == reports
    reasons = {Path(row["source"]).name: row["reason_en"] for row in tables(out)["files"] if row["reason_en"]}
    assert reasons.keys() == {"0-dies.txt", "1-fails.txt"}
    assert "broke down (exit code 7)" in reasons["0-dies.txt"]
    assert "RuntimeError: so it was asked" in reasons["1-fails.txt"]
    sources = [row["source"] for row in tables(out)["files"]]
    assert sources == sorted(sources)


def test_documents_made_to_harm_are_reasons_beside_those_that_are_read(tmp_path: Path) -> None:
    tree, out = tmp_path / "tree", tmp_path / "panel.parquet"
    reports = grow(tree, 4)
    made = (
        "page: nested deeply",
        "page: spans that cover each other",
        "page: many attributes",
        "text: bars",
        "JSON: deep",
    )
    for number, name in enumerate(made):
        put(tree / "甲" / f"harm-{number}", HOSTILE[name]().encode())
    collected(tree, out, workers=1)
    assert sorted(from_frame(pq.read_table(out)), key=lambda each: each.agency) == reports
    harmful = {name: status for name, status in statuses(out).items() if name.startswith("harm")}
    assert harmful == {f"harm-{number}": "unreadable" for number in range(len(made))}


def test_processes_that_read_do_not_wait_for_pandas(tmp_path: Path) -> None:
    """It is installed here, and pyarrow would import it with the first array: the second batch would meet it."""
    assert find_spec("pandas") is not None
    grow(tmp_path / "tree", 5)
    out = tmp_path / "panel.parquet"
    assert collected(tmp_path / "tree", out, workers=1, reader="tests.collecting.readers:without_pandas").run.read == 5


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "tree" / "hangs.txt", b"hang")
    monkeypatch.setattr("gov_disclosure.collecting._run.Crew", lambda count, reader: Crew(count, reader, seconds=0.2))
    collected(tmp_path / "tree", tmp_path / "panel.parquet", workers=1, reader="tests.collecting.readers:poisoned")
    (row,) = tables(tmp_path / "panel.parquet")["files"]
    assert (row["status"], row["reason_zh"]) == ("unreadable", "读取超过0.2秒，已中止")


def test_processes_that_cannot_start_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path / "tree", 2)
    monkeypatch.setattr(_process, "_PROGRAM", "raise SystemExit(3)")
    with pytest.raises(PanelError, match="exit code 3"):
        collect([tmp_path / "tree"], tmp_path / "panel.parquet", workers=1)
