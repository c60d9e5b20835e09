"""Errors say what was found, where, and what was expected, in Chinese and in English."""

import json

import pytest

from gov_disclosure import AnnualReport, RequestMatrix, WireFormatError, loads, to_dict
from gov_disclosure.codec._faults import LongNumber, describe, join, quoted
from tests.codec.ways import put

VALUE = to_dict(AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", {})))
CELL = "requests.withheld.state_secret.total"
MESSAGES = [
    ("year", "2024", "expected an integer from 1949 to 9999 or null, found the string", "应为1949至9999的整数或null"),
    (CELL, 3.0, "integer from 0 to 9007199254740991 or null, found the number 3.0", "实为数值3.0"),
    (CELL, True, "found true", "实为true"),
    (CELL, float("nan"), "found the number NaN", "实为数值NaN"),
    (CELL, float("-inf"), "found the number -Infinity", "实为数值-Infinity"),
    (CELL, 10**500, "found a number of 501 digits", "实为501位的数值"),
    ("requests.received", [], "expected an object, found an array", "应为对象，实为数组"),
    ("requests", "x", 'expected an object or null, found the string "x"', "应为对象或null，实为字符串"),
    ("narrative.overview", None, "expected a string, found null", "应为字符串，实为null"),
    ("published_on", "2024-02-30", 'a date as "YYYY-MM-DD" or null, found the string', "实为字符串"),
    ("agency", "", "expected a non-empty string or null", "应为非空字符串或null"),
    ("schema", "gov-disclosure/report/2", 'expected "gov-disclosure/report/1", found', "应为"),
    ("form", "2020", 'expected "2019", "2021" or null, found the string "2020"', "应为"),
    ("extra", 1, "unknown key", "未知的键"),
]


@pytest.mark.parametrize(("path", "value", "english", "chinese"), MESSAGES)
def test_a_problem_says_what_was_expected_and_found(path: str, value: object, english: str, chinese: str) -> None:
    with pytest.raises(WireFormatError) as caught:
        loads(json.dumps(put(VALUE, path, value)))
    (problem,) = caught.value.problems
    assert problem.at == path
    assert english in problem.en
    assert chinese in problem.zh


def test_all_problems_are_reported_at_once_in_the_order_of_the_format() -> None:
    value = put(put(put(VALUE, "year", "x"), CELL, -1), "narrative.requests", 3)
    with pytest.raises(WireFormatError) as caught:
        loads(json.dumps(dict(reversed(value.items()))))
    assert [problem.at for problem in caught.value.problems] == ["year", "narrative.requests", CELL]
    assert all(problem.message("en") in str(caught.value) for problem in caught.value.problems)


def test_a_syntax_error_names_line_and_column() -> None:
    with pytest.raises(WireFormatError, match=r"not JSON: .* at line 2 column 1"):
        loads('{"schema":\n}')


def test_descriptions_are_short_whatever_the_value() -> None:
    assert describe("x" * 1000)[0] == f'the string "{"x" * 59}…"'
    assert describe(10**5000)[0] == "an integer of about 5001 digits"
    assert describe(LongNumber(7000)) == ("a number of 7000 digits", "7000位的数值")
    assert describe(b"x")[0] == "a value of type bytes"
    assert describe(()) == ("an array", "数组")


def test_odd_keys_are_quoted() -> None:
    assert join("a", "b c") == 'a["b c"]'
    assert join("a", "withheld.other") == 'a["withheld.other"]'
    assert join("a", 3) == "a[the number 3]"
    assert quoted("\n") == '"\\n"'
