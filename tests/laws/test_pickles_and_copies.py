"""Values leave the process and come back: pickled, copied, hashed, put in order."""

import copy
import hashlib
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve, fields, frozen
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    Edition,
    History,
    Reading,
    Source,
    WireFormatError,
    aggregate,
    check,
    check_aggregate,
    check_history,
    dumps,
    form,
    loads,
    rulebook,
)
from gov_disclosure.strategies import reports
from tests.factories import clean_report

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)

WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{
        f"pickle {protocol}": lambda value, protocol=protocol: pickle.loads(pickle.dumps(value, protocol))
        for protocol in PROTOCOLS
    },
}


def values() -> dict[str, Any]:
    """A value of every kind that people hand on, by what it is."""
    wrong = clean_report().with_cell("requests.received.total", 9)
    history = History([clean_report(), evolve(clean_report("2019"), year=2020)])
    summed = aggregate([wrong, evolve(wrong, agency="示例县司法局")], agency="示例县")
    return {
        "report": wrong,
        "report without tables": AnnualReport(form=None),
        **{f"table {key} {edition}": clean_report(edition).table(key) for edition in Edition for key in wrong.tables},
        "narrative": wrong.narrative,
        "reading": Reading(report=wrong, provenance={"requests.received.total": Source("９")}),
        "check": check(wrong),
        "finding": check(wrong).findings[0],
        "cause": check(wrong).causes[0],
        "history": history,
        "history check": check_history(history),
        "sum": summed,
        "sum check": check_aggregate(summed),
        "address": CellAddress("requests", "received", "total"),
        "rulebook": rulebook(),
        **{f"form {edition}": form(edition) for edition in Edition},
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", values())
def test_a_copy_is_equal_and_the_same_key(kind: str, way: str) -> None:
    value = values()[kind]
    other = WAYS[way](value)
    assert other == value
    assert type(other) is type(value)
    assert hash(other) == hash(value)
    assert {value: "found"}[other] == "found"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_another_process_gives_back_what_it_was_given(protocol: int) -> None:
    """Hashes of texts differ from process to process: none may be carried over."""
    program = f"""
import pickle, sys
value = pickle.load(sys.stdin.buffer)
assert all({{each: name}}[each] == name for name, each in value.items())
assert value["address"] in set(value["report"].requests.table.addresses)
pickle.dump(value, sys.stdout.buffer, {protocol})
"""
    sent = pickle.dumps(values(), protocol)
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", program], input=sent, env=environment, check=True, capture_output=True)
    assert pickle.loads(done.stdout) == values()


# ---------------------------------------------------------------------- equal reports, equal pickles


def remade(report: AnnualReport) -> AnnualReport:
    """An equal report in which no text is the same object as in the first, nor as another text within."""
    parts = {each.name: getattr(report, each.name) for each in fields(AnnualReport)}
    texts = {key: value.encode().decode() for key, value in parts.items() if type(value) is str}
    return AnnualReport(**{**parts, **texts})


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(report=reports())
def test_equal_reports_give_equal_pickles(protocol: int, report: AnnualReport) -> None:
    report = evolve(report, agency="示例县统计局", title="示例县统计局")
    assert report.agency is report.title
    same = pickle.dumps(report, protocol)
    for other in (remade(report), loads(dumps(report)), copy.deepcopy(report), pickle.loads(same)):
        assert other == report
        assert pickle.dumps(other, protocol) == same


@given(report=reports())
def test_equal_tables_give_equal_pickles(report: AnnualReport) -> None:
    other = loads(dumps(report))
    for key, table in report.tables.items():
        assert pickle.dumps(other.table(key)) == pickle.dumps(table)


def test_a_history_gives_the_same_pickle_whatever_it_was_asked() -> None:
    history = History([clean_report()])
    before = pickle.dumps(history)
    assert history.years == (2022,)
    assert pickle.dumps(history) == before


def test_pickles_can_be_told_apart_by_their_hashes() -> None:
    """What caches do that hash the arguments of a function."""

    def digest(report: AnnualReport) -> str:
        return hashlib.sha256(pickle.dumps(report, 5)).hexdigest()

    report = clean_report()
    assert digest(report) == digest(remade(report))
    assert len({digest(report.with_cell(address, None)) for address, _ in report.items()}) == 200


def test_a_pickle_that_was_tampered_with_is_refused_like_any_json() -> None:
    data = pickle.dumps(clean_report(), 5)
    year = data.index(b'"year":2022')
    with pytest.raises(WireFormatError, match="year"):
        pickle.loads(data[:year] + b'"year":1022' + data[year + 11 :])


def test_a_report_larger_than_a_document_may_be_is_still_pickled() -> None:
    report = evolve(clean_report(), narrative=evolve(clean_report().narrative, overview="示" * (6 * 2**20)))
    assert pickle.loads(pickle.dumps(report)) == report


@frozen(kw_only=True)
class Filed(AnnualReport):
    number: int


def test_a_subclass_keeps_what_it_adds() -> None:
    filed = Filed(form="2021", number=7)
    assert pickle.loads(pickle.dumps(filed)) == filed
    assert copy.deepcopy(filed).number == 7


# ---------------------------------------------------------------------- order


@given(reports(), reports())
def test_reports_have_no_order_of_their_own(one: AnnualReport, other: AnnualReport) -> None:
    """Whose report comes first is not in the form: a key says by what they are to be sorted."""
    with pytest.raises(TypeError, match="'<' not supported"):
        sorted([one, other])


@given(st.lists(reports(), max_size=5))
def test_any_reports_can_be_sorted_by_agency_and_year(drawn: list[AnnualReport]) -> None:
    """The key that the documentation gives: whoever states neither comes first."""
    ordered = sorted(drawn, key=lambda report: (report.agency or "", report.year or 0))
    assert Counter(ordered) == Counter(drawn)
    for one, next_one in pairwise(ordered):
        assert (one.agency or "") <= (next_one.agency or "")
        assert one.agency != next_one.agency or (one.year or 0) <= (next_one.year or 0)
