"""Every single departure from the wire format is refused, with its path, by loads and by from_dict.

"All keys are required, in any order on input; any other key is an error." "A count is an integer 0 … 2⁵³−1
(changes in the 2019 form may be negative). An amount is … a string of the form `0` or `12` or `26.55`, never a
float, exponent, sign or trailing zero."
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from gov_disclosure import AnnualReport, WireFormatError, form, from_dict, loads, to_dict
from gov_disclosure.codec import decode_leniently
from gov_disclosure.forms import editions
from tests.codec.ways import FAST, paths, put

BAD_COUNTS = ["3", 3.7, 3.0, True, False, -1, 2**53, 10**30, float("nan"), float("inf"), [], {}, [[[]]]]
BAD_AMOUNTS = [0, 26.55, "", "26.50", "026", ".5", "5.", "+1", "-1", "1e3", "1_0", " 1", "1\n", "１", "NaN", "1" * 101]
BAD_FIELDS: dict[str, list[Any]] = {
    "schema": ["gov-disclosure/report/2", None, 1],
    "form": ["2020", 2021, "", True],
    "agency": ["", 3, "\0", "a\0b", "\ud800"],
    "agency_code": [3, "\0"],
    "year": [1948, 10000, "2024", True, 2024.0, -1, 10**400],
    "title": ["", [], "\udfff"],
    "published_on": [
        "2024-2-30",
        "2024-02-30",
        "0000-01-01",
        "20240101",
        "2024-01-01T00:00:00",
        "２０２４-01-01",
        20240101,
    ],
    "narrative": [None, [], ""],
    "narrative.overview": [None, 3, "\0", "\udc00x"],
    "requests": [[], "", 0],
    "requests.received": [None, [], 3],
    "review_litigation.reconsideration": [None],
}


def full(edition: str) -> dict[str, Any]:
    from gov_disclosure.codec._layout import layout, maker

    tables = {}
    for table in form(edition).tables:
        where = layout(edition, table.key)
        tables[table.key] = maker(where.edition, table.key)((None,) * where.cells, *[None] * where.units)
    return to_dict(AnnualReport(form=edition, **tables))


WHOLE = {each.edition.value: full(each.edition.value) for each in editions()}


def refused_at(value: Any) -> list[str]:
    """The paths of the problems, which every way must agree about."""
    text = json.dumps(value)
    assert all(way(text) is None and way(text.encode()) is None for way in FAST.values())
    found = []
    for refuse in (lambda: loads(text), lambda: from_dict(value)):
        with pytest.raises(WireFormatError) as caught:
            refuse()
        found.append([problem.at for problem in caught.value.problems])
    assert found[0] == found[1]
    return found[0]


def cells(*kinds: str) -> Iterator[tuple[str, str]]:
    for each in editions():
        for address in each.addresses:
            if each.column(address).kind in kinds:
                yield each.edition.value, str(address)


@pytest.mark.parametrize("edition", WHOLE)
def test_a_missing_key_is_named(edition: str) -> None:
    for path in paths(WHOLE[edition]):
        if path == "form":
            continue
        value = put(WHOLE[edition], path, None)
        parent, _, last = path.rpartition(".")
        place = value
        for key in filter(None, parent.split(".")):
            place = place[key]
        del place[last]
        assert refused_at(value) == [path]


@pytest.mark.parametrize("edition", WHOLE)
def test_an_unknown_key_is_named(edition: str) -> None:
    objects = ["", *(path for path in paths(WHOLE[edition]) if isinstance(_at(WHOLE[edition], path), dict))]
    for path in objects:
        value = put(WHOLE[edition], f"{path}.extra".lstrip("."), None)
        assert refused_at(value) == [f"{path}.extra".lstrip(".")]


def _at(value: Any, path: str) -> Any:
    for key in path.split("."):
        value = value[key]
    return value


@pytest.mark.parametrize("bad", BAD_COUNTS, ids=repr)
def test_what_is_no_count_is_refused(bad: object) -> None:
    for edition, address in list(cells("count"))[::17]:
        assert refused_at(put(WHOLE[edition], address, bad)) == [address]


def test_a_change_may_be_negative_and_no_more() -> None:
    edition, address = next(cells("change"))
    assert loads(json.dumps(put(WHOLE[edition], address, -(2**53) + 1)))[address] == -(2**53) + 1
    for bad in (-(2**53), "-1", -1.0, True):
        assert refused_at(put(WHOLE[edition], address, bad)) == [address]


@pytest.mark.parametrize("bad", BAD_AMOUNTS, ids=lambda value: repr(value)[:20])
def test_what_is_no_canonical_amount_is_refused(bad: object) -> None:
    for edition, address in cells("amount"):
        assert refused_at(put(WHOLE[edition], address, bad)) == [address]


@pytest.mark.parametrize(
    "good", ["0", "12", "26.55", "0.5", "1" * 100, "1" * 60 + "." + "1" * 39, "0." + "0" * 97 + "1"]
)
def test_canonical_amounts_come_back(good: str) -> None:
    for edition, address in cells("amount"):
        value = put(WHOLE[edition], address, good)
        report = loads(json.dumps(value))
        assert to_dict(report) == value
        assert report.with_cell(address, report[address]) == report


@pytest.mark.parametrize("path", BAD_FIELDS)
def test_a_wrong_field_is_refused(path: str) -> None:
    for bad in BAD_FIELDS[path]:
        assert refused_at(put(WHOLE["2021"], path, bad)) == [path]


def test_the_form_is_null_only_without_tables() -> None:
    """`form`: "null only when all three tables are null"."""
    assert refused_at(put(WHOLE["2021"], "form", None)) == ["form"]
    assert loads(json.dumps(to_dict(AnnualReport(form=None)))) == AnnualReport(form=None)


def test_the_shape_of_the_tables_depends_on_the_form() -> None:
    at = refused_at(put(WHOLE["2019"], "form", "2021"))
    assert "proactive.procurement" in at
    assert "requests.otherwise_handled.natural_person" in at
    assert "requests.otherwise_handled.other" in at


@pytest.mark.parametrize("unit", ["", 3, "a\0"])
def test_the_unit_of_an_amount_is_a_text_or_null(unit: object) -> None:
    """`amount_unit`: "where the cell, the header or the label says so, else null"."""
    path = "proactive.procurement.amount_unit"
    assert refused_at(put(WHOLE["2019"], path, unit)) == [path]
    assert loads(json.dumps(put(WHOLE["2019"], path, "万元"))).proactive.amount_unit == "万元"


def test_a_wrong_edition_costs_nothing_where_the_tables_tell_it() -> None:
    for edition, value in WHOLE.items():
        for wrong in (None, "1999", 7):
            report, problems = decode_leniently(json.dumps(put(value, "form", wrong)))
            assert report == from_dict(value)
            assert report.form == edition
            assert [problem.at for problem in problems] == ["form"]
