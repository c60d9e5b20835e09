""" "JSON … exact in both directions for every report that can exist; strict; canonical output (equal reports,
equal bytes)"; "a lenient mode that keeps what is right and reports the rest"; the JSON Schema is "proved to
accept what we write and refuse what we refuse".
"""

import copy
import json

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    WireFormatError,
    diff,
    dumps,
    form,
    from_dict,
    json_schema,
    loads,
    to_dict,
)
from gov_disclosure.codec import decode_leniently
from gov_disclosure.strategies import reports

VALIDATOR = Draft202012Validator(json_schema())


def put(value: dict[str, object], path: str, new: object) -> dict[str, object]:
    changed = copy.deepcopy(value)
    *parents, last = path.split(".")
    place = changed
    for key in parents:
        place = place[key]
    assert last in place
    place[last] = new
    return changed


@given(reports())
def test_a_report_comes_back_from_json(report: AnnualReport) -> None:
    written = dumps(report)
    assert loads(written) == report
    assert loads(written.decode()) == report
    assert from_dict(to_dict(report)) == report
    assert from_dict(json.loads(written)) == report


@given(reports())
def test_bytes_and_dict_say_the_same(report: AnnualReport) -> None:
    assert json.loads(dumps(report)) == to_dict(report)
    assert json.dumps(to_dict(report), ensure_ascii=False, separators=(",", ":")).encode() == dumps(report)


@given(reports(), reports(), st.randoms())
def test_equal_reports_give_equal_bytes(one: AnnualReport, other: AnnualReport, random: object) -> None:
    assert (dumps(one) == dumps(other)) is (one == other)
    items = list(to_dict(one).items())
    random.shuffle(items)
    assert dumps(loads(json.dumps(dict(items)))) == dumps(one)


@given(reports())
def test_a_figure_stands_at_its_address(report: AnnualReport) -> None:
    """ "A figure has one address everywhere": the path in the JSON."""
    value = to_dict(report)
    for key, table in report.tables.items():
        for cell, figure in table.items():
            place = value
            for part in str(cell).split("."):
                place = place[part]
            assert place == figure if place is None or isinstance(place, int) else place == f"{figure:f}"
        assert value[key] is not None


@given(reports())
def test_the_schema_accepts_what_we_write(report: AnnualReport) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(to_dict(report))] == []


WRONG = ["3", 3.7, True, -1, 2**53, [], {}, "", "1e3", "-0", "01"]
WRONG_FIELDS = {
    "year": [1948, 10000, "2024", True],
    "agency": ["", 3],
    "title": ["", []],
    "published_on": ["2024", 20240101],
    "agency_code": [3],
    "narrative.overview": [None, 3],
    "form": ["2020", 2021],
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[AnnualReport, str, dict[str, object]]:
    """A report, a path, and the plain values of the report with something impossible there."""
    report = draw(reports(stated=True))
    kinds = {str(cell): form(report.form).column(cell).kind for cell, _ in report.items()}
    path = draw(st.sampled_from([*kinds, *WRONG_FIELDS]))
    right = {"change": -1, "amount": "3"}.get(kinds.get(path))
    wrong = WRONG_FIELDS.get(path) or [value for value in WRONG if value != right]
    return report, path, put(to_dict(report), path, draw(st.sampled_from(wrong)))


@given(damaged())
def test_what_cannot_be_is_refused_by_its_path_and_by_the_schema(
    given_damage: tuple[AnnualReport, str, dict[str, object]],
) -> None:
    _, path, value = given_damage
    for refused in (lambda: loads(json.dumps(value)), lambda: from_dict(value)):
        with pytest.raises(WireFormatError) as caught:
            refused()
        assert path in {problem.at for problem in caught.value.problems}
    assert not VALIDATOR.is_valid(value)


@given(reports(stated=True), st.data())
def test_every_fault_is_named_at_once(report: AnnualReport, data: st.DataObject) -> None:
    cells = [str(cell) for cell, _ in report.items()]
    wrong = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=6, unique=True))
    value = to_dict(report)
    for path in wrong:
        value = put(value, path, [])
    with pytest.raises(WireFormatError) as caught:
        from_dict(value)
    assert {problem.at for problem in caught.value.problems} == set(wrong)


@given(reports(), st.data())
def test_unknown_and_missing_keys_are_refused(report: AnnualReport, data: st.DataObject) -> None:
    value = to_dict(report)
    key = data.draw(st.sampled_from(sorted(value)))
    for changed in ({k: v for k, v in value.items() if k != key}, {**value, f"{key}_": None}):
        with pytest.raises(WireFormatError):
            from_dict(changed)
        assert not VALIDATOR.is_valid(changed)


@given(reports())
def test_leniently_a_right_document_is_read_as_strictly(report: AnnualReport) -> None:
    assert decode_leniently(dumps(report)) == (report, ())


@given(damaged())
def test_leniently_one_wrong_value_costs_that_value_alone(
    given_damage: tuple[AnnualReport, str, dict[str, object]],
) -> None:
    report, path, value = given_damage
    kept, problems = decode_leniently(json.dumps(value))
    assert {problem.at for problem in problems} == {path}
    if form(report.form).has(path):
        assert kept == report.with_cell(path, None)
    elif path in {field.name for field in fields(AnnualReport)} and path != "form":
        assert kept == evolve(report, **{path: None})
    else:
        assert {each.at for each in diff(report, kept)} <= {path}


@given(reports(stated=True), st.data())
def test_leniently_several_wrong_cells_cost_those_cells_alone(report: AnnualReport, data: st.DataObject) -> None:
    cells: list[CellAddress] = [cell for cell, _ in report.items()]
    wrong = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=6, unique=True))
    value = to_dict(report)
    expected = report
    for cell in wrong:
        value = put(value, str(cell), True)
        expected = expected.with_cell(cell, None)
    kept, problems = decode_leniently(json.dumps(value))
    assert kept == expected
    assert {problem.at for problem in problems} == set(map(str, wrong))
