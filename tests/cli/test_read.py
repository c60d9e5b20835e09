"""`read FILE` prints the report's JSON; what was not understood goes to stderr."""

import json

import pytest
from attrs import evolve

from gov_disclosure import dumps
from gov_disclosure.writing import page_html, report_text


@pytest.mark.parametrize("write", [report_text, page_html, lambda report: dumps(report).decode()])
def test_a_report_of_which_everything_is_read(run, clean, written, write) -> None:
    done = run("read", written(write(clean)))
    assert (done.code, done.err) == (0, "")
    assert done.out.encode() == dumps(clean) + b"\n"


def test_a_report_read_in_part(run, clean, written) -> None:
    text = report_text(clean).replace("|     12 |", "|   十二 |", 1)
    file = written(text)
    done = run("read", file)
    assert done.code == 1
    assert json.loads(done.out)["requests"]["received"]["natural_person"] is None
    assert done.err.startswith(f"gov-disclosure: {file}: error cell.not_a_number: requests.received.natural_person (")
    assert done.err.count("\n") == 1


def test_a_blank_cell_is_read_as_unstated(run, clean, written) -> None:
    done = run("read", written(clean.with_cell("requests.received.natural_person", None)))
    assert done.code == 0
    assert "warning cell.blank" in done.err


def test_many_cells_of_a_table_are_one_line(run, clean, written) -> None:
    lines = report_text(clean).splitlines()
    end = next(number for number, line in enumerate(lines) if "（三）不予公开" in line)
    done = run("read", written("\n".join(lines[:end]) + "\n"))
    assert done.code == 1
    (line,) = [line for line in done.err.splitlines() if "cell.unread" in line]
    assert (
        "147 cells of the table of “三、收到和处理政府信息公开申请情况”, in “（三）不予公开 1.属于国家秘密”, " in line
    )
    assert "and others, 21 rows in all" in line


def test_what_is_merely_worth_knowing_is_told_on_request(run, clean, written) -> None:
    file = written(report_text(clean).replace("本年制发件数", "本年制发数"))
    assert run("read", file).err == ""
    assert "info label.alias" in run("read", "--verbose", file).err


def test_our_own_json_is_read_leniently(run, clean, written) -> None:
    text = dumps(clean).replace(b'"natural_person":12', b'"natural_person":"12"', 1)
    done = run("read", written(text, "report.json"))
    assert done.code == 1
    assert json.loads(done.out)["requests"]["received"]["natural_person"] is None
    assert json.loads(done.out)["requests"]["received"]["total"] == 12
    assert "cell.unread: requests.received.natural_person" in done.err


def test_details_are_the_report_the_evidence_and_the_notes(run, clean, written) -> None:
    report = clean.with_cell("requests.received.natural_person", None)
    done = run("read", "--details", written(report))
    details = json.loads(done.out)
    assert list(details) == ["schema", "report", "provenance", "notes", "coverage"]
    assert details["schema"] == "gov-disclosure/reading/1"
    assert details["report"] == json.loads(dumps(report))
    assert details["provenance"]["requests.received.total"]["text"] == "12"
    assert details["provenance"]["requests.received.total"]["place"]["line"] > 1
    assert len(details["provenance"]) == 200
    (note,) = details["notes"]
    assert list(note) == [
        "rule", "severity", "at", "expected", "actual", "difference", "arguments", "cause", "message",
    ]  # fmt: skip
    assert (note["rule"], note["at"]) == ("cell.blank", "requests.received")
    assert note["arguments"]["cells"] == ["requests.received.natural_person"]
    assert details["coverage"] == {
        "cells_stated": 199,
        "cells": 200,
        "identities_assessed": 40,
        "identities": 42,
    }


@pytest.mark.parametrize(
    "content", ["", "示例县统计局召开了工作会议。", "<p>你好</p>", b"\x89PNG\r\n\x1a\n", '{"schema": 1}', "{"]
)
def test_what_is_no_such_report_is_said_in_one_line(run, written, content) -> None:
    file = written(content)
    done = run("read", file)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"gov-disclosure: {file}: ")
    assert done.err.count("\n") == 1


def test_a_report_without_tables_is_read_in_part(run, clean, written) -> None:
    bare = evolve(clean, form=None, proactive=None, requests=None, review_litigation=None)
    done = run("read", written(bare))
    assert done.code == 1
    assert json.loads(done.out)["form"] is None
