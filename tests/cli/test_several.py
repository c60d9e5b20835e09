"""`history`, `aggregate`, `compare`, and directories given to any command."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, dumps, loads
from gov_disclosure.cli import files
from tests.aggregation.agencies import TOWNS, town, towns
from tests.history.years import year_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def fill(folder: Path, *reports: AnnualReport) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.json" for number in range(len(reports))]
    for file, report in zip(files, reports, strict=True):
        file.write_bytes(dumps(report))
    return files


# ---------------------------------------------------------------------- directories


def test_a_directory_is_walked(run, folder: Path) -> None:
    fill(folder, *towns())
    fill(folder / "inner", town("丁镇"))
    for name in (".hidden.json", "~$open.docx", "picture.png"):
        (folder / name).write_bytes(b"x")
    done = run("check", "--format", "json", folder)
    assert [Path(each["file"]).relative_to(folder).as_posix() for each in json.loads(done.out)] == [
        "0.json",
        "1.json",
        "2.json",
        "inner/0.json",
    ]
    assert done.err == "gov-disclosure: files of other kinds in the directories, not read: 1\n"


def test_one_bad_file_stops_none_of_the_rest_and_is_told_at_the_end(run, folder: Path) -> None:
    first, *_ = fill(folder, *towns())
    first.write_bytes(b"\x00\x01")
    done = run("check", folder)
    assert done.code == 2
    assert done.out.count(": 2021 form") == 2
    assert done.err.startswith(f"gov-disclosure: {first}: ")


def test_a_fault_of_our_own_takes_no_other_file_with_it(run, folder: Path, monkeypatch) -> None:
    first, *_ = fill(folder, *towns())
    real = files.read
    monkeypatch.setattr(files, "read", lambda source: 1 / 0 if source == first else real(source))
    done = run("check", folder)
    assert done.code == 2
    assert done.out.count(": 2021 form") == 2
    assert done.err.startswith(f"gov-disclosure: {first}: an error of this program itself, please report it: ZeroDiv")


def test_an_empty_directory_is_an_error(run, folder: Path) -> None:
    folder.mkdir()
    done = run("check", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"gov-disclosure: {folder}: no documents in this directory\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_on_a_terminal_and_not_in_a_pipe(run, folder: Path, monkeypatch) -> None:
    fill(folder, *towns())
    assert run("check", folder).err == ""
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert run("check", folder).code == 0
    shown = terminal.getvalue()
    assert "1/3" in shown
    assert "3/3" in shown
    assert shown.endswith("\r\x1b[K")
    monkeypatch.setattr(sys, "stderr", alone := Terminal())
    run("check", folder / "0.json")
    assert alone.getvalue() == ""


# ---------------------------------------------------------------------- history


def test_history(run, folder: Path) -> None:
    wrong = year_report(2022, requests__brought_forward__total=9)
    fill(folder, wrong, year_report(2021), year_report(2020, "2019"))
    done = run("history", folder)
    assert done.code == 1
    headline, *lines = done.out.splitlines()
    assert headline == (
        "示例县统计局: 2020, 2021, 2022; 16 of 16 identities between years assessed; errors: 0, warnings: 1"
    )
    assert lines[0].startswith("  warning years.brought_forward: 2022: requests.brought_forward.total")
    assert lines[-1] == "  1 more worth knowing: see them with -v"
    assert "years.edition" in run("history", "-v", folder).out


def test_a_clean_history(run, folder: Path) -> None:
    done = run("history", *fill(folder, year_report(2021), year_report(2022)))
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("nothing found\n")


def test_a_figure_through_the_years(run, folder: Path) -> None:
    fill(folder, year_report(2020, "2019"), year_report(2021))
    done = run("history", folder, "--cell", "requests.received.total", "--cell", "proactive.rules.in_force")
    assert "  一、本年新收政府信息公开申请数量 · 总计: 2020 14 (exact); 2021 15 (exact)\n" in done.out
    assert "  规章 · 现行有效件数: 2020 – (not_comparable); 2021 0 (exact)\n" in done.out
    assert run("history", folder, "--cell", "requests.nothing.total").code == 2
    done = run("--lang", "zh", "history", folder, "--cell", "proactive.rules.in_force")
    assert "  规章 · 现行有效件数: 2020年 –（不可比）；2021年 0（口径相同）\n" in done.out


def test_several_agencies_and_what_is_nobodys(run, folder: Path) -> None:
    fill(
        folder,
        year_report(2021),
        year_report(2022),
        evolve(year_report(2021), agency="示例县司法局"),
        evolve(year_report(2021), agency=None),
        evolve(year_report(2021), year=None),
    )
    done = run("history", folder)
    assert done.code == 2
    assert [line.partition(":")[0] for line in done.out.splitlines() if not line.startswith(" ")] == [
        "示例县司法局",
        "示例县统计局",
    ]
    assert "3.json: no agency is stated" in done.err
    assert "4.json: the year reported on is not stated" in done.err
    together = run("history", "--agency", "示例县统计局", *(folder / f"{number}.json" for number in (0, 1)))
    assert together.code == 0


def test_reports_of_one_name_and_two_codes_are_refused(run, folder: Path) -> None:
    fill(folder, *(evolve(year_report(year), agency_code=str(year)) for year in (2021, 2022)))
    done = run("history", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("cannot be put together") == 2


def test_history_for_programs(run, folder: Path) -> None:
    fill(folder, year_report(2021), year_report(2022))
    (folder / "bad.json").write_text("{}")
    done = run("history", "--format", "json", folder)
    record = json.loads(done.out)
    assert done.code == 2
    assert list(record) == ["schema", "histories", "errors"]
    assert record["schema"] == "gov-disclosure/history/1"
    assert [Path(each["file"]).name for each in record["errors"]] == ["bad.json"]
    (history,) = record["histories"]
    assert [each["year"] for each in history["years"]] == [2021, 2022]
    assert history["clean"] is True
    received = next(each for each in history["growth"] if each["at"] == "requests.received.total")
    assert (received["before"], received["after"], received["change"], received["rate"]) == (15, 16, 1, "1/15")
    assert len(history["carry_over"]) == 7


# ---------------------------------------------------------------------- aggregate


def expect(folder: Path, *names: str) -> Path:
    file = folder.parent / "list.csv"
    file.write_text(
        "编号,单位名称\n" + "".join(f"{number},{name}\n" for number, name in enumerate(names)), encoding="gb18030"
    )
    return file


def test_aggregate(run, folder: Path) -> None:
    fill(folder, *towns())
    out = folder.parent / "county.json"
    done = run("aggregate", folder, "--expect", expect(folder, *TOWNS), "--agency", "示例县", "-o", out)
    assert (done.code, done.err) == (0, "")
    assert done.out == "示例县 2022: 3 reports added, 0 absent; 200 of 200 cells stated by everybody; nothing found\n"
    assert loads(out.read_bytes())["requests.received.total"] == 6


def test_without_a_list_it_is_said_that_nobody_knows(run, folder: Path) -> None:
    fill(folder, *towns())
    done = run("aggregate", folder)
    assert done.code == 1
    assert done.out.endswith("; without a list (--expect) nobody knows whether all are there\n")


def test_an_absent_town_leaves_no_figure_unless_bounds_are_asked_for(run, folder: Path) -> None:
    fill(folder, *towns())
    out = folder.parent / "county.json"
    given = ("aggregate", folder, "--expect", expect(folder, *TOWNS, "丁镇"), "-o", out)
    done = run(*given)
    assert done.code == 1
    assert "warning aggregate.missing: 丁镇 is expected and not there" in done.out
    assert "--lower-bound" in done.err
    assert loads(out.read_bytes())["requests.received.total"] is None
    bounds = run(*given, "--lower-bound")
    assert "lower bounds" in bounds.err
    assert loads(out.read_bytes())["requests.received.total"] == 6


def test_a_file_that_cannot_be_read_may_be_anybodys(run, folder: Path) -> None:
    fill(folder, *towns())
    (folder / "bad.json").write_text("{}")
    done = run("aggregate", folder)
    assert done.code == 2
    assert "0 of 200 cells stated by everybody" in done.out
    assert "aggregate.unread" in done.out
    assert "bad.json" in done.err


def test_aggregate_for_programs(run, folder: Path) -> None:
    fill(folder, *towns(), town("丁镇", 7, published_on=date(2023, 2, 1)))
    done = run(
        "aggregate", "--format", "json", "--due", "2023-01-31", "--expect", expect(folder, *TOWNS, "丁镇"), folder
    )
    record = json.loads(done.out)
    assert done.code == 0
    assert record["schema"] == "gov-disclosure/aggregate/1"
    assert record["errors"] == []
    assert record["cells"]["requests.received.total"] == {"sum": 13, "stated": 4, "unstated": 0}
    assert [(each["agency"], each["late"]) for each in record["ledger"] if each["late"]] == [("丁镇", True)]
    assert next(each["value"] for each in record["rates"] if each["id"] == "disclosure") == "1/1"
    assert "  late: 丁镇 (2023-02-01)" in run("aggregate", "--due", "2023-01-31", folder).out


def test_a_parent_beside_its_children(run, folder: Path) -> None:
    fill(folder, *towns())
    parent = folder.parent / "parent.json"
    parent.write_bytes(dumps(evolve(town("示例县", 5), year=2022)))
    done = run("aggregate", folder, "--expect", expect(folder, *TOWNS), "--parent", parent)
    assert done.code == 1
    assert "aggregate.sum: requests.received.total" in done.out
    assert run("aggregate", folder, "--parent", folder.parent / "absent").code == 2


def test_what_makes_no_sum_is_told(run, folder: Path) -> None:
    fill(folder, town("甲镇"), evolve(town("乙镇"), year=2021))
    done = run("aggregate", folder)
    assert (done.code, done.out) == (2, "")
    assert "name the year" in done.err
    assert "of another year, not added: 乙镇" in run("aggregate", folder, "--year", "2022").out
    assert run("aggregate", folder, "--expect", folder.parent / "absent.csv").code == 2
    empty = folder.parent / "empty.csv"
    empty.write_text("机关\n", encoding="utf-8")
    assert run("aggregate", folder, "--expect", empty).err == f"gov-disclosure: {empty}: names no agency\n"
    own = folder / "0.json"
    assert run("aggregate", own, "-o", own).code == 2
    assert run("aggregate", own, "--due", "yesterday").code == 2


@pytest.mark.parametrize(
    "content", ["甲镇\n乙镇\n", "\ufeff机关,备注\n甲镇,x\n\n 乙镇 ,y\n乙镇,z\n", "agency\n甲镇\n乙镇"]
)
def test_lists_of_whom_to_expect(run, folder: Path, content: str) -> None:
    fill(folder, *towns()[:2])
    file = folder.parent / "list.csv"
    file.write_text(content, encoding="utf-8")
    assert run("aggregate", folder, "--expect", file).code == 0


# ---------------------------------------------------------------------- compare


def test_compare(run, folder: Path) -> None:
    one = year_report(2022)
    other = evolve(one.with_cell("requests.received.total", None), year=2023, review_litigation=None)
    other = evolve(other, narrative=evolve(other.narrative, overview="新的概况。"))
    same, first, second = fill(folder, one, one, other)
    assert run("compare", same, first).out == "the two reports are the same\n"
    assert run("compare", same, first).code == 0
    done = run("compare", first, second)
    assert done.code == 1
    assert done.out.splitlines() == [
        "year: 2022 → 2023",
        "narrative.overview (一、总体情况):  → 新的概况。",
        "requests.received.total (一、本年新收政府信息公开申请数量 · 总计): 16 → –",
        "review_litigation (四、政府信息公开行政复议、行政诉讼情况): [15] → –",
    ]
    assert "“一、本年新收政府信息公开申请数量 · 总计”: 16 → –" in run("--lang", "zh", "compare", first, second).out
    record = json.loads(run("compare", "--format", "json", first, second).out)
    assert record["schema"] == "gov-disclosure/compare/1"
    assert record["differences"][2] == {
        "at": "requests.received.total",
        "label": "requests.received.total (一、本年新收政府信息公开申请数量 · 总计)",
        "before": 16,
        "after": None,
    }


def test_compare_with_what_cannot_be_read(run, folder: Path) -> None:
    (file,) = fill(folder, year_report(2022))
    done = run("compare", file, folder / "absent")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"gov-disclosure: {folder / 'absent'}: no such file\n"
