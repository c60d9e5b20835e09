"""Answers to the questions, against what Python computes from the reports themselves."""

import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, PanelError, Rate, check, dumps, rates, read
from gov_disclosure.agency_names import agency_key
from gov_disclosure.collecting import outputs
from gov_disclosure.panels import QUESTIONS, Answer, ask
from tests.collecting.trees import collected, put, report
from tests.factories import clean_report

LARGE = 2**53 - 1


def published() -> dict[str, AnnualReport]:
    """Reports of two years and both editions; some state not everything, some are given twice."""
    old = [
        evolve(clean_report("2019"), agency=f"示例{number}县统计局", year=2020, title=f"示例{number}县统计局2020年报告")
        for number in range(3)
    ]
    return {
        "one": report(1),
        "wrong": report(2, requests__received__total=99),
        "large": report(3, requests__concluded__total=LARGE, requests__disclosed__total=LARGE),
        "larger": report(4, requests__concluded__total=LARGE, requests__disclosed__total=LARGE),
        "unstated": report(5, requests__concluded__total=None),
        "once": report(6),
        "again": evolve(report(6), title="另一标题"),
        "first": report(7),
        "differs": report(7, requests__disclosed__total=4),
        "spaced": evolve(report(6), agency=f" {report(6).agency}"),
        "nameless": evolve(report(8), agency=None),
        **{f"old {number}": each for number, each in enumerate(old)},
    }


REPORTS = published()


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The name has what DuckDB would take for a pattern, and for the end of a text.
    folder = tmp_path_factory.mktemp("panels") / "it's [1]*"
    for name, each in REPORTS.items():
        put(folder / "tree" / f"{name}.json", dumps(each))
    put(folder / "tree" / "notes.txt", b"nothing of the kind")
    collected(folder / "tree", folder / "panel.parquet")
    return folder / "panel.parquet"


def records(answer: Answer) -> list[dict[str, Any]]:
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def test_findings_are_counted_by_rule(panel: Path) -> None:
    found = [Counter(each.rule for each in check(read(dumps(report))).findings) for report in REPORTS.values()]
    answer = records(ask(panel, "findings"))
    assert {row["rule"]: row["findings"] for row in answer} == dict(sum(found, Counter()))
    assert {row["rule"]: row["reports"] for row in answer} == dict(Counter(rule for each in found for rule in each))
    assert {row["of_reports"] for row in answer} == {len(REPORTS)}
    assert answer[0]["rule"].startswith("requests.")
    in_2020 = records(ask(panel, "findings", year=2020))
    assert all(row["of_reports"] == 3 for row in in_2020)


@pytest.mark.parametrize(("year", "edition"), [(2020, "2019"), (2022, "2021")])
def test_rates_are_exact_sums_over_the_agencies_that_state_them(panel: Path, year: int, edition: str) -> None:
    agencies: dict[str, list[AnnualReport]] = {}
    for name, each in REPORTS.items():
        if each.year == year:
            agencies.setdefault(agency_key(each.agency) if each.agency else name, []).append(each)
    answer = {row["rate"]: row for row in records(ask(panel, "rates", year=year))}
    assert answer.keys() == {rate.id for rate in rates(edition)}
    told = Counter[str]()
    for rate in rates(edition):
        row = answer[rate.id]
        versions = [{_sums(each, rate) for each in of_agency} for of_agency in agencies.values()]
        unstated = [each for each in versions if None in each]
        agreed = [sums for each in versions if None not in each and len(each) == 1 for sums in each]
        numerator, denominator = (sum(each) for each in zip(*agreed, strict=True))
        assert (row["numerator"], row["denominator"]) == (numerator, denominator)
        counts = len(agreed), len(unstated), len(versions) - len(agreed) - len(unstated)
        assert (row["counted"], row["unstated"], row["conflicting"]) == counts
        told.update(name for name, count in zip(("unstated", "conflicting"), counts[1:], strict=True) if count)
        if denominator:
            assert abs(Fraction(row["value"]) - Fraction(numerator, denominator)) <= Fraction(1, 2 * 10**6)
        else:
            assert row["value"] is None
    assert len(agencies) == (3 if year == 2020 else 8), "one agency, however its name is spaced"
    assert (told["unstated"] > 0, told["conflicting"] > 0) == (year == 2022, year == 2022)


def _sums(report: AnnualReport, rate: Rate) -> tuple[int, int] | None:
    parts = [[report[cell] for cell in part] for part in (rate.numerator, rate.denominator)]
    return None if any(None in part for part in parts) else (sum(parts[0]), sum(parts[1]))


def test_who_is_missing(panel: Path) -> None:
    answer = ask(panel, "missing", expected=["示例1县 统计局", "示例2县统计局", "示例９县统计局"])
    assert answer.rows == ((2020, "示例９县统计局"), (2022, "示例９县统计局"))
    assert any("without an agency or a year" in note.en for note in answer.notes)
    by_itself = ask(panel, "missing", year=2022)
    assert by_itself.rows == ((2022, "示例0县统计局"),)
    assert {row[0] for row in ask(panel, "missing").rows} == {2020, 2022}


def test_coverage_is_that_of_the_checks(panel: Path) -> None:
    rows = records(ask(panel, "coverage"))
    assert [(row["year"], row["form"], row["reports"], row["partial"]) for row in rows] == [
        (2020, "2019", 3, 0),
        (2022, "2021", 11, 0),
    ]
    for row in rows:
        results = [check(each).coverage for each in REPORTS.values() if each.year == row["year"]]
        for name in ("cells_stated", "cells", "identities_assessed", "identities"):
            assert row[name] == sum(getattr(each, name) for each in results)


def test_what_could_not_be_read_is_told_with_every_answer(panel: Path) -> None:
    ((source, status, reason_zh, reason_en),) = ask(panel, "unread").rows
    assert source.endswith("/notes.txt")
    assert status == "not_a_report"
    assert reason_zh
    assert reason_en
    for question in QUESTIONS:
        assert any("are in none of this: 1" in note.en for note in ask(panel, question).notes)


def test_a_run_cut_short_is_told(panel: Path, tmp_path: Path) -> None:
    for name in ("one", "once"):
        put(tmp_path / "tree" / f"{name}.json", dumps(REPORTS[name]))
    whole = outputs(collected(tmp_path / "tree", tmp_path / "panel.parquet").panel)
    assert not any("cut short" in note.en for note in ask(whole.panel, "coverage").notes)
    older = whole.files.read_bytes()
    put(tmp_path / "tree" / "new.json", dumps(report(20)))
    collected(tmp_path / "tree", whole.panel)
    whole.files.write_bytes(older)
    assert any("cut short" in note.en and "files: 1;" in note.en for note in ask(whole.panel, "coverage").notes)


def test_what_is_no_panel_is_refused(panel: Path, tmp_path: Path) -> None:
    with pytest.raises(PanelError, match="is not there"):
        ask(tmp_path / "panel.parquet", "rates")
    for file in outputs(panel).published:
        put(tmp_path / file.name, outputs(panel).findings.read_bytes())
    with pytest.raises(PanelError, match="cannot be read as a panel"):
        ask(tmp_path / "panel.parquet", "coverage")
    put(tmp_path / "panel.parquet", b"nothing")
    with pytest.raises(PanelError, match="cannot be read as a panel"):
        ask(tmp_path / "panel.parquet", "coverage")
    with pytest.raises(PanelError, match="no such question: 'why'; there are findings, rates"):
        ask(panel, "why")


def test_a_damaged_panel_is_refused(panel: Path, tmp_path: Path) -> None:
    for file in outputs(panel).published:
        put(tmp_path / file.name, file.read_bytes())
    files = tmp_path / outputs(panel).files.name
    whole = files.read_bytes()
    within = len(whole) - 12  # all but the marks at both ends and the length of the footer
    for damaged in (b"", whole[: len(whole) // 2], whole[:4] + bytes(within) + whole[-8:]):
        put(files, damaged)
        with pytest.raises(PanelError, match="cannot be read as a panel"):
            ask(tmp_path / panel.name, "coverage")


def test_without_the_extra_an_error_names_it() -> None:
    program = """
import sys
sys.modules["duckdb"] = None  # importing it fails
from gov_disclosure import MissingExtraError
from gov_disclosure.panels import ask
try:
    ask("panel.parquet", "rates")
except MissingExtraError as error:
    assert error.extra == "panel"
else:
    raise AssertionError
"""
    subprocess.run([sys.executable, "-c", program], check=True)
