""" "a lenient mode that keeps what is right and reports the rest": a wrong cell becomes null, a wrong text "",
a table that is no object null, and nothing else is touched.
"""

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, NotAReportError, UnreadableDocumentError, dumps, loads, to_dict
from gov_disclosure.codec import decode_leniently, from_dict_leniently
from gov_disclosure.strategies import reports
from tests.codec.ways import put


@given(reports(stated=True), st.sampled_from(["proactive", "requests", "review_litigation"]))
def test_a_table_that_is_no_object_becomes_null(report: AnnualReport, key: str) -> None:
    for wrong in ([], "x", 7, False):
        kept, problems = from_dict_leniently(put(to_dict(report), key, wrong))
        assert kept == evolve(report, **{key: None})
        assert [problem.at for problem in problems] == [key]


@given(reports(stated=True))
def test_a_missing_row_costs_its_cells(report: AnnualReport) -> None:
    value = to_dict(report)
    del value["requests"]["received"]
    value["requests"]["withheld"]["state_secret"] = None
    kept, problems = from_dict_leniently(value)
    assert [problem.at for problem in problems] == ["requests.received", "requests.withheld.state_secret"]
    lost = [str(cell) for cell, figure in kept.items() if figure is None]
    assert len(lost) == 14
    assert all(address.startswith(("requests.received", "requests.withheld.state_secret")) for address in lost)


@given(reports(stated=True))
def test_an_unknown_key_costs_nothing(report: AnnualReport) -> None:
    kept, problems = from_dict_leniently(put(to_dict(report), "requests.received.children", 3))
    assert kept == report
    assert [problem.at for problem in problems] == ["requests.received.children"]


@given(reports())
def test_what_comes_out_can_be_written(report: AnnualReport) -> None:
    value = to_dict(report)
    for key in ("narrative", "form", "year", "requests"):
        kept, problems = from_dict_leniently(put(value, key, {"": 1}))
        assert problems
        assert loads(dumps(kept)) == kept


def test_without_any_edition_the_tables_cannot_be_kept() -> None:
    grid = {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1}
    value = to_dict(AnnualReport(form=None, year=2024))
    value["review_litigation"] = dict.fromkeys(
        ("reconsideration", "direct_litigation", "litigation_after_reconsideration"), grid
    )
    kept, problems = from_dict_leniently(value)
    assert kept == AnnualReport(form=None, year=2024)
    assert [problem.at for problem in problems] == ["form", "review_litigation"]


def test_a_byte_order_mark_is_reported_and_passed_over() -> None:
    report = AnnualReport(form="2021", year=2024)
    for data in (b"\xef\xbb\xbf" + dumps(report), "\ufeff" + dumps(report).decode()):
        kept, problems = decode_leniently(data)
        assert kept == report
        assert [problem.en for problem in problems] == ["starts with a byte order mark"]


@pytest.mark.parametrize("value", [[], 3, None, {}, {"schema": "gov-disclosure/report/2"}, {"schema": None}])
def test_other_json_is_not_a_report(value: object) -> None:
    with pytest.raises(NotAReportError, match="not a report of ours"):
        decode_leniently(json.dumps(value))
    with pytest.raises(NotAReportError):
        from_dict_leniently(value)


def test_what_is_no_json_is_unreadable() -> None:
    for data in (b"", b"{", b"\xff", "<html>"):
        with pytest.raises(UnreadableDocumentError):
            decode_leniently(data)
