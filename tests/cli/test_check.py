"""`check FILE…` for people and for programs."""

import json
from decimal import Decimal

import pytest
from attrs import evolve

from gov_disclosure import Severity, check, dumps
from gov_disclosure.findings import Rule
from gov_disclosure.results import check_to_dict, finding_to_dict

KEYS = ["schema", "file", "form", "coverage", "findings", "causes", "error"]
NOTHING = {"cells_stated": 0, "cells": 0, "identities_assessed": 0, "identities": 0}


@pytest.fixture
def wrong(clean):
    return clean.with_cell("requests.received.total", 13)


def test_a_clean_report(run, clean, written) -> None:
    file = written(clean)
    done = run("check", file)
    assert done.code == 0
    assert done.out == (f"{file}: 2021 form; 200 of 200 cells stated, 42 of 42 identities assessed; nothing found\n")
    assert done.err == ""


def test_a_wrong_report(run, wrong, written) -> None:
    done = run("check", written(wrong))
    assert done.code == 1
    headline, *lines = done.out.splitlines()
    assert headline.endswith("; errors: 2, warnings: 0")
    assert [line.split(":")[0] for line in lines] == [
        "  cause requests-1",
        "    error requests.balance",
        "    error requests.row_sum",
    ]
    assert lines[2].endswith("the report says 13: off by 1")


def test_what_could_not_be_assessed_is_a_finding(run, clean, written) -> None:
    done = run("check", written(evolve(clean, review_litigation=None)))
    assert done.code == 1
    assert "185 of 200 cells stated, 39 of 42 identities assessed" in done.out
    assert "warning report.not_assessed" in done.out


def test_the_gravest_come_first_and_what_is_worth_knowing_on_request(run, wrong, written) -> None:
    report = evolve(wrong, narrative=evolve(wrong.narrative, problems_and_improvements="", other_matters=""))
    file = written(report)
    brief, full = run("check", file).out.splitlines(), run("check", "-v", file).out.splitlines()
    assert brief[-1] == "  1 more worth knowing: see them with -v"
    assert [line.split()[0] for line in full[1:]] == ["cause", "error", "error", "warning", "info"]
    assert [line for line in full if not line.startswith("  info")] == brief[:-1]


def test_in_chinese(run, wrong, written) -> None:
    file = written(wrong)
    done = run("--lang", "zh", "check", file)
    headline, *lines = done.out.splitlines()
    assert headline == f"{file}：2021版格式，有数字的单元格 200/200，已核对的勾稽关系 42/42；错误2项，警告0项"
    assert lines[2].startswith(
        "    错误 requests.row_sum: “一、本年新收政府信息公开申请数量 · 总计”应为各类申请人之和12（"
    )


def test_the_code_is_the_highest_of_all_files(run, clean, wrong, written, tmp_path) -> None:
    fine, bad, absent = written(clean, "a"), written(wrong, "b"), tmp_path / "c"
    assert run("check", fine, fine).code == 0
    assert run("check", fine, bad).code == run("check", bad, fine).code == 1
    done = run("check", absent, bad)
    assert done.code == 2
    assert done.err == f"gov-disclosure: {absent}: no such file\n"
    assert done.out.startswith(f"{bad}: 2021 form")


def test_for_programs(run, wrong, written) -> None:
    file = written(wrong)
    done = run("check", "--format", "json", file)
    assert (done.code, done.err) == (1, "")
    (record,) = json.loads(done.out)
    assert list(record) == KEYS
    assert record["schema"] == "gov-disclosure/check/1"
    assert record["file"] == str(file)
    assert record["form"] == "2021"
    assert record["coverage"] == {"cells_stated": 200, "cells": 200, "identities_assessed": 42, "identities": 42}
    assert record["error"] is None
    finding = next(each for each in record["findings"] if each["rule"] == "requests.row_sum")
    assert finding["at"] == "requests.received.total"
    assert (finding["expected"], finding["actual"], finding["difference"]) == (12, 13, 1)
    assert finding["arguments"]["addends"]["requests.received.natural_person"] == 12
    assert {each["cause"] for each in record["findings"]} <= {None, *(each["id"] for each in record["causes"])}


def test_for_programs_an_unreadable_file_is_a_record_too(run, clean, written, tmp_path) -> None:
    file, absent = written(clean), tmp_path / "absent"
    done = run("check", "--format", "json", absent, file)
    assert (done.code, done.err) == (2, "")
    first, second = json.loads(done.out)
    assert first == {
        "schema": "gov-disclosure/check/1",
        "file": str(absent),
        "form": None,
        "coverage": NOTHING,
        "findings": [],
        "causes": [],
        "error": {"type": "FileNotFoundError", "message": "no such file"},
    }
    assert second["error"] is None


def test_for_programs_the_message_is_in_the_language_asked_for(run, written) -> None:
    file = written("没有报告")
    for language, message in (("zh", "这不是政府信息公开工作年度报告"), ("en", "this is no annual report")):
        (record,) = json.loads(run("check", "--lang", language, "--format", "json", file).out)
        assert record["error"]["type"] == "NotAReportError"
        assert record["error"]["message"].startswith(message)


def test_a_document_is_checked_as_its_json(run, wrong, written) -> None:
    records = [
        json.loads(run("check", "--format", "json", file).out)[0]
        for file in (written(wrong), written(dumps(wrong), "report.json"))
    ]
    assert records[0]["findings"] == records[1]["findings"]


# ---------------------------------------------------------------------- findings as plain values


RULE = Rule(
    id="office.example",
    severity=Severity.WARNING,
    title_zh="示例",
    title_en="example",
    message_zh="{at}",
    message_en="{at}",
)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (3, 3),
        (True, True),
        (Decimal("12.50"), "12.5"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal(100), "100"),
        ("万元", "万元"),
        (("a", Decimal("1.0")), ["a", "1"]),
        (Severity.ERROR, "error"),
        ({"a": {"b": Decimal(0)}}, {"a": {"b": "0"}}),
    ],
)
def test_every_value_of_a_finding_has_one_plain_form(value: object, plain: object) -> None:
    finding = RULE.finding(None, expected=value, given=value)
    record = finding_to_dict(finding)
    assert record["expected"] == record["arguments"]["given"] == plain
    assert json.loads(json.dumps(record)) == record


def test_a_difference_of_amounts_is_a_decimal_string() -> None:
    finding = RULE.finding(None, expected=Decimal("2.50"), actual=Decimal("1.25"))
    assert finding_to_dict(finding)["difference"] == "-1.25"


def test_causes_are_plain_values(wrong) -> None:
    record = check_to_dict("file", check(wrong))
    assert json.loads(json.dumps(record)) == record
