""" "JSON Schema 2020-12 generated from the form, shipped in the wheel, and proved to accept what we write and
refuse what we refuse."
"""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from gov_disclosure import AnnualReport, GovDisclosureError, dumps, json_schema, loads
from gov_disclosure.codec import SCHEMA
from gov_disclosure.codec._schema import schema_text
from gov_disclosure.forms import editions
from gov_disclosure.strategies import reports
from tests.codec.test_single_mutations import BAD_AMOUNTS, BAD_COUNTS, BAD_FIELDS, WHOLE
from tests.codec.ways import damaged_texts, paths, put

VALIDATOR = Draft202012Validator(json_schema())
BEYOND_SCHEMA = {("published_on", "2024-02-30"), ("published_on", "0000-01-01")}


def test_the_shipped_schema_is_the_generated_one() -> None:
    """`python -m gov_disclosure.codec._schema` writes it anew."""
    shipped = files("gov_disclosure") / "schemas" / "report-1.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_valid_schema_of_2020_12() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["properties"]["schema"]["const"] == SCHEMA


def test_each_call_gives_a_schema_of_ones_own() -> None:
    json_schema()["$defs"].clear()
    assert json_schema()["$defs"]


def test_every_row_and_column_has_its_printed_label() -> None:
    text = schema_text()
    for each in editions():
        for table in each.tables:
            for _, row, column in table.cells():
                assert json.dumps(row.label, ensure_ascii=False) in text
                assert json.dumps(column.label, ensure_ascii=False) in text


@given(reports())
def test_it_accepts_all_that_we_write(report: AnnualReport) -> None:
    assert VALIDATOR.is_valid(json.loads(dumps(report)))


@pytest.mark.parametrize("edition", WHOLE)
def test_it_refuses_missing_and_unknown_keys(edition: str) -> None:
    for path in list(paths(WHOLE[edition]))[::5]:
        assert not VALIDATOR.is_valid(put(WHOLE[edition], f"{path}_", None))


def is_integral(value: object) -> bool:
    return isinstance(value, float) and value.is_integer()


@pytest.mark.parametrize("edition", WHOLE)
def test_it_refuses_wrong_cells(edition: str) -> None:
    """But to JSON Schema 3.0 is an integer."""
    the_form = next(each for each in editions() if each.edition == edition)
    for address in the_form.addresses[::23]:
        bad = BAD_AMOUNTS if the_form.column(address).kind == "amount" else ["3", 3.7, True, 2**53, [], {}]
        for value in bad:
            assert not VALIDATOR.is_valid(put(WHOLE[edition], str(address), value))
    counts = [address for address in the_form.addresses if the_form.column(address).kind == "count"]
    for value in BAD_COUNTS:
        assert VALIDATOR.is_valid(put(WHOLE[edition], str(counts[0]), value)) is is_integral(value)


@pytest.mark.parametrize("path", BAD_FIELDS)
def test_it_refuses_wrong_fields(path: str) -> None:
    """But it does not know the calendar, surrogates, nor 2024.0 from 2024."""
    for value in BAD_FIELDS[path]:
        beyond = is_integral(value) or (path, value) in BEYOND_SCHEMA if not isinstance(value, (list, dict)) else False
        surrogate = isinstance(value, str) and any("\ud800" <= each <= "\udfff" for each in value)
        assert VALIDATOR.is_valid(put(WHOLE["2021"], path, value)) is (beyond or surrogate)


@given(damaged_texts())
def test_it_accepts_whatever_loads_accepts(text: str) -> None:
    try:
        loads(text)
    except GovDisclosureError:
        return
    assert VALIDATOR.is_valid(json.loads(text))
