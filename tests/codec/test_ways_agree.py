"""A fast way never accepts what the complete walk refuses, and gives the same report; what it refuses in
vain is decoded again. "Works with attrs and cattrs alone; with msgspec installed faster, with the same
results and the same errors (a property test holds the two together)."
"""

import json
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, WireFormatError, codec, dumps, loads, to_dict
from gov_disclosure.codec import _msgspec, _plain
from gov_disclosure.strategies import reports
from tests.codec.ways import FAST, damaged_texts, slowly, styled


def outcome(data: str | bytes, engine: object) -> object:
    with patch.object(codec, "_fast", lambda: engine):
        try:
            return loads(data)
        except WireFormatError as error:
            return error.problems


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("way", FAST)
@given(text=damaged_texts())
def test_a_fast_way_accepts_only_what_the_walk_accepts(way: str, text: str) -> None:
    for data in (text, encoded(text)):
        report = FAST[way](data)
        assert report is None or report == slowly(data)


@given(damaged_texts())
def test_results_and_errors_are_the_same_with_and_without_msgspec(text: str) -> None:
    for data in (text, encoded(text)):
        assert outcome(data, _msgspec) == outcome(data, _plain)


@pytest.mark.parametrize("way", FAST)
@given(report=reports(stated=True), data=st.data())
def test_the_fast_ways_are_taken_whatever_the_style(way: str, report: AnnualReport, data: st.DataObject) -> None:
    text = styled(data.draw, report)
    if "\\u003" not in text:
        assert FAST[way](text) == FAST[way](text.encode()) == report


@given(reports())
def test_both_ways_write_the_same_bytes(report: AnnualReport) -> None:
    assert _msgspec.write(report) == _plain.write(report) == dumps(report)


@given(reports())
def test_what_is_accepted_is_what_the_constructors_accept(report: AnnualReport) -> None:
    """The fast ways make reports without their constructors; these must say the same."""
    for way in FAST.values():
        read = way(dumps(report))
        if read is not None:
            again = [getattr(read, key) for key in read.tables]
            assert [type(table)(**_arguments(table)) for table in again] == again
            assert read == report
            assert hash(read) == hash(report)
            assert repr(read) == repr(report)


def _arguments(table: object) -> dict[str, object]:
    names = ("edition", "cells", "amount_unit")
    return {name: getattr(table, name) for name in names if name in getattr(type(table), "__slots__", ())}


@given(reports())
def test_plain_values_go_the_same_way(report: AnnualReport) -> None:
    value = to_dict(report)
    assert _plain.from_plain(value) == report
    assert json.loads(dumps(report)) == value
