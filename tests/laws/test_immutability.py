""" "Frozen, slotted, hashable all the way down": assignment is refused on everything reachable."""

import copy
import pickle
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest
from attrs import fields, has
from hypothesis import given

from gov_disclosure import AnnualReport, Edition, Reading, Source, check, form, rulebook
from gov_disclosure.identities import identities
from gov_disclosure.strategies import reports

LEAVES = (str, int, bool, Decimal, date, Enum, type(None))


def reachable(value: object) -> Iterator[object]:
    yield value
    if has(type(value)):
        parts = [getattr(value, field.name) for field in fields(type(value)) if not field.name.startswith("_")]
    elif isinstance(value, Mapping):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, (tuple, frozenset)):
        parts = list(value)
    else:
        parts = []
    for part in parts:
        yield from reachable(part)


def assert_immutable(value: object) -> None:
    hash(value)
    if isinstance(value, (*LEAVES, tuple, frozenset)) or callable(value):
        return
    names = [field.name for field in fields(type(value))] if has(type(value)) else ["_items"]
    for name in (*names, "anything_new"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(value, name, None)
    for name in names:
        with pytest.raises((AttributeError, TypeError)):
            delattr(value, name)
    if isinstance(value, Mapping):
        with pytest.raises(TypeError):
            value["new"] = 1  # type: ignore[index]


@given(reports())
def test_nothing_reachable_from_a_report_can_change(report: AnnualReport) -> None:
    for value in reachable(report):
        assert_immutable(value)


@given(reports())
def test_nothing_reachable_from_a_result_can_change(report: AnnualReport) -> None:
    result = check(report)
    hash(result)
    for finding in result.findings[:2]:
        for value in reachable(finding):
            assert_immutable(value)
    for value in (result, result.coverage, result.verdicts):
        assert_immutable(value)


@pytest.mark.parametrize("edition", Edition)
def test_nothing_reachable_from_a_form_or_its_identities_can_change(edition: Edition) -> None:
    for value in (*reachable(form(edition)), *reachable(identities(edition))):
        assert_immutable(value)


def test_nothing_reachable_from_the_rulebook_or_a_reading_can_change() -> None:
    reading = Reading(report=AnnualReport(form="2021"), provenance={"requests.received.total": Source("３")})
    for value in (*reachable(rulebook()), *reachable(reading)):
        assert_immutable(value)


@given(reports())
def test_views_cannot_be_used_to_change_a_table(report: AnnualReport) -> None:
    if report.requests is not None:
        for view in (report.requests.received, report.requests.withheld, report.requests.column("total")):
            with pytest.raises((AttributeError, TypeError)):
                view.total = 1
            with pytest.raises(TypeError):
                view["received"] = 1


@given(reports())
def test_equal_reports_have_equal_hashes_whatever_way_they_were_made(report: AnnualReport) -> None:
    for other in (copy.copy(report), copy.deepcopy(report), pickle.loads(pickle.dumps(report))):
        assert other == report
        assert hash(other) == hash(report)
        assert {other: 1}[report] == 1
        assert type(other) is type(report)
        assert repr(other) == repr(report)


@given(reports(), reports())
def test_equality_is_that_of_the_parts(one: AnnualReport, other: AnnualReport) -> None:
    same = all(getattr(one, field.name) == getattr(other, field.name) for field in fields(AnnualReport))
    assert (one == other) is same
    assert one == one
    assert one != object()


@given(reports())
def test_every_pickle_protocol_keeps_a_report(report: AnnualReport) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(report, protocol)) == report
