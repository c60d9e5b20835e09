"""Reports as fields of pydantic models: the codec's strictness, the codec's words, the codec's schema."""

import copy
import json
import subprocess
import sys
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Problem,
    RequestMatrix,
    ReviewLitigationGrid,
    WireFormatError,
    dumps,
    json_schema,
    loads,
    to_dict,
)
from gov_disclosure.embedding import ERROR_TYPE
from gov_disclosure.strategies import reports
from tests.factories import clean_report


class Submission(BaseModel):
    sender: str
    report: AnnualReport


class Parts(BaseModel):
    narrative: Narrative
    proactive: ProactiveDisclosure2019 | ProactiveDisclosure2021 | None
    requests: RequestMatrix | None
    review_litigation: ReviewLitigationGrid | None
    seen: list[CellAddress]


def document(report: AnnualReport) -> dict[str, Any]:
    return {"sender": "示例县", "report": to_dict(report)}


def refusal(kind: Any, value: Any) -> list[Any]:
    """What pydantic says of a JSON document."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_json(json.dumps(value))
    return caught.value.errors()


# ---------------------------------------------------------------------- there and back


@given(reports())
def test_json_keeps_every_figure_exactly(report: AnnualReport) -> None:
    submission = Submission(sender="示例县", report=report)
    assert Submission.model_validate_json(submission.model_dump_json()).report == report
    assert TypeAdapter(AnnualReport).validate_json(dumps(report)) == report
    assert TypeAdapter(AnnualReport).dump_json(report) == dumps(report)


@given(reports())
def test_python_has_the_report_and_json_the_wire_format(report: AnnualReport) -> None:
    submission = Submission(sender="示例县", report=report)
    assert submission.report is report
    assert submission.model_dump()["report"] is report
    assert submission.model_dump(mode="json") == document(report)
    assert Submission.model_validate(document(report)) == submission


@given(reports())
def test_the_parts_of_a_report_are_values_too(report: AnnualReport) -> None:
    address = CellAddress("requests", "received", "total")
    parts = Parts(
        narrative=report.narrative,
        proactive=report.proactive,
        requests=report.requests,
        review_litigation=report.review_litigation,
        seen=[address],
    )
    written = json.loads(parts.model_dump_json())
    keys = ("narrative", "proactive", "requests", "review_litigation")
    assert {key: written[key] for key in keys} == {key: to_dict(report)[key] for key in keys}
    assert written["seen"] == [str(address)]
    assert Parts.model_validate_json(parts.model_dump_json()) == parts


# ---------------------------------------------------------------------- what is refused

NUMBERS = st.sampled_from([1.0, 0.5, 1e300, -1, 2**53, 2**70, True, "7", "1.50", "1e3", 10**30, float("nan")])


def leaves(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(value, dict):
        return [path]
    return [leaf for key, each in value.items() for leaf in leaves(each, (*path, key))]


@given(report=reports(), data=st.data())
def test_what_the_codec_refuses_is_refused_in_its_words_all_at_once(report: AnnualReport, data: st.DataObject) -> None:
    wrong = copy.deepcopy(to_dict(report))
    for path in data.draw(st.lists(st.sampled_from(leaves(wrong)), min_size=1, max_size=4, unique=True)):
        inner = wrong
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = data.draw(NUMBERS)
    problems = problems_of(wrong)
    if not problems:
        assert TypeAdapter(AnnualReport).validate_json(json.dumps(wrong)) == loads(json.dumps(wrong))
        return
    said = refusal(Submission, {"sender": "示例县", "report": wrong})
    assert [(each["loc"], each["msg"]) for each in said] == [
        (("report", *filter(None, problem.at.split("."))), problem.en) for problem in problems
    ]
    assert [each["ctx"] for each in said] == [{"at": each.at, "en": each.en, "zh": each.zh} for each in problems]
    assert {each["type"] for each in said} == {ERROR_TYPE}


def problems_of(value: Any) -> tuple[Problem, ...]:
    """What the codec says of a JSON document."""
    try:
        loads(json.dumps(value))
    except WireFormatError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("address", "kind"),
    [("proactive.fees.amount_10k_yuan", "an amount as a string"), ("requests.received.total", "an integer")],
)
def test_a_float_is_no_figure_even_where_it_is_whole(address: str, kind: str) -> None:
    wrong = to_dict(clean_report())
    table, row, column = address.split(".")
    wrong[table][row][column] = 26.0
    (said,) = refusal(AnnualReport, wrong)
    assert said["loc"] == (table, row, column)
    assert said["msg"].startswith(f"expected {kind}")
    assert said["input"] == 26.0


def test_a_key_that_is_missing_or_unknown_is_told_at_its_place() -> None:
    wrong = to_dict(clean_report())
    del wrong["requests"]["received"]["total"]
    wrong["narrative"]['odd "key"'] = "{zh}"
    told = {each["loc"]: each for each in refusal(AnnualReport, wrong)}
    assert told.keys() == {("requests", "received", "total"), ("narrative", 'odd \\"key\\"')}
    assert told["requests", "received", "total"]["input"] == wrong["requests"]["received"]
    assert told["requests", "received", "total"]["ctx"]["zh"] == "缺少此项，所有的键都必须给出"


def test_what_the_document_says_is_no_template() -> None:
    (said,) = refusal(AnnualReport, to_dict(clean_report()) | {"year": "{zh} {at}"})
    assert said["msg"].endswith('found the string "{zh} {at}"')


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}, b"\xff"])
def test_an_error_can_always_be_written_as_json(value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Submission.model_validate({"sender": "示例县", "report": to_dict(clean_report()) | {"year": value, "odd": 1}})
    written = json.dumps(caught.value.errors(include_url=False), allow_nan=False, ensure_ascii=False).encode()
    assert json.loads(written)[1]["loc"] == ["report", "year"]


@pytest.mark.parametrize("value", [None, [], "示例县", 7])
def test_a_value_that_is_no_report_at_all_is_told_at_the_field(value: Any) -> None:
    (said,) = refusal(Submission, {"sender": "示例县", "report": value})
    assert said["loc"] == ("report",)
    assert said["msg"].startswith("expected an object")


def test_what_is_wrong_with_a_part_is_told_within_the_part() -> None:
    report = clean_report()
    wrong = {key: to_dict(report)[key] for key in ("narrative", "proactive", "requests", "review_litigation")}
    wrong["requests"]["received"]["total"] = 1.5
    wrong["narrative"]["overview"] = None
    told = refusal(Parts, wrong | {"seen": ["requests.received.total", "there"]})
    assert {each["loc"] for each in told} == {
        ("requests", "received", "total"),
        ("narrative", "overview"),
        ("seen", 1),
    }
    assert {each["ctx"]["at"] for each in told} == {"requests.received.total", "narrative.overview", ""}


# ---------------------------------------------------------------------- the schema


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@given(report=reports())
def test_the_schema_accepts_what_is_written_and_refuses_what_the_codecs_does(mode: Any, report: AnnualReport) -> None:
    validator = Draft202012Validator(Submission.model_json_schema(mode=mode))
    assert validator.is_valid(document(report))
    ours = Draft202012Validator(json_schema())
    for key, value in (("year", "2024"), ("requests", {}), ("form", None), ("odd", 1), ("narrative", None)):
        changed = to_dict(report) | {key: value}
        assert validator.is_valid(document(report) | {"report": changed}) == ours.is_valid(changed)


def test_every_part_has_its_schema_and_every_reference_leads_somewhere() -> None:
    schema = Parts.model_json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    whole = to_dict(clean_report())
    parts = {key: whole[key] for key in ("narrative", "proactive", "requests", "review_litigation")} | {"seen": []}
    validator.validate(parts)
    for key in ("narrative", "proactive", "requests", "review_litigation"):
        assert not validator.is_valid(parts | {key: {}})
    assert not validator.is_valid(parts | {"seen": [1]})
    known = {f"#/$defs/{name}" for name in schema["$defs"]}
    assert set(references_of(schema)) == known


def references_of(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [found for each in schema for found in references_of(each)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"]] if "$ref" in schema else []
    return own + [found for each in schema.values() for found in references_of(each)]


class AnnualReport_count(BaseModel):  # noqa: N801
    whole: int


class Both(BaseModel):
    mine: AnnualReport_count
    report: AnnualReport


def test_a_model_of_yours_may_be_called_like_a_definition_of_ours() -> None:
    validator = Draft202012Validator(Both.model_json_schema())
    document = {"mine": {"whole": 1}, "report": to_dict(clean_report())}
    validator.validate(document)
    assert not validator.is_valid(document | {"mine": 1})


@frozen(kw_only=True)
class Filed(AnnualReport):
    number: int


def test_a_subclass_is_refused_as_nothing_would_tell_what_it_adds() -> None:
    with pytest.raises(TypeError, match="Filed has no wire format"):
        TypeAdapter(Filed)
    filed = Filed(form="2021", number=7)
    assert Submission(sender="示例县", report=filed).report is filed


# ---------------------------------------------------------------------- who asks


def test_nothing_of_pydantic_is_imported_until_pydantic_asks() -> None:
    program = """
import sys
from gov_disclosure import *
dumps(AnnualReport(form="2021"))
assert not {"pydantic", "pydantic_core", "gov_disclosure.embedding"} & sys.modules.keys()
from pydantic import TypeAdapter
TypeAdapter(AnnualReport)
assert "gov_disclosure.embedding" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
