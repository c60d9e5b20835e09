"""Reports as bodies and answers of a FastAPI application, asked as a client would."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from gov_disclosure import AnnualReport, RequestMatrix, dumps, to_dict
from tests.factories import clean_report

JSON = {"content-type": "application/json"}


class Submission(BaseModel):
    sender: str
    report: AnnualReport


def application() -> FastAPI:
    app = FastAPI()

    @app.post("/reports")
    def submit(report: Annotated[AnnualReport, Body()]) -> AnnualReport:
        return report

    @app.post("/submissions")
    def submit_with_sender(submission: Submission) -> Submission:
        return submission

    @app.post("/received")
    def received(report: Annotated[AnnualReport, Body(embed=True)]) -> RequestMatrix | None:
        return report.requests

    return app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(application()) as made:
        yield made


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_is_taken_and_answered_as_it_is(client: TestClient, edition: str) -> None:
    report = clean_report(edition)
    answer = client.post("/reports", content=dumps(report), headers=JSON)
    assert (answer.status_code, answer.json()) == (200, to_dict(report))
    answer = client.post("/submissions", json={"sender": "示例县", "report": to_dict(report)})
    assert (answer.status_code, answer.json()["report"]) == (200, to_dict(report))
    answer = client.post("/received", json={"report": to_dict(report)})
    assert (answer.status_code, answer.json()) == (200, to_dict(report)["requests"])


def test_every_fault_is_answered_with_its_place(client: TestClient) -> None:
    wrong = to_dict(clean_report()) | {"year": 2024.0, "agency": ""}
    wrong["requests"]["received"]["total"] = "7"
    answer = client.post("/submissions", json={"sender": "示例县", "report": wrong})
    assert answer.status_code == 422
    assert {tuple(each["loc"]): each["ctx"]["zh"] for each in answer.json()["detail"]} == {
        ("body", "report", "agency"): "应为非空字符串或null",
        ("body", "report", "year"): "应为1949至9999的整数或null，实为数值2024.0",
        ("body", "report", "requests", "received", "total"): '应为0至9007199254740991的整数或null，实为字符串"7"',
    }


@pytest.mark.parametrize("odd", ["NaN", "-Infinity", '"\\ud800"', "1e999", "[" * 50 + "]" * 50])
def test_an_odd_document_is_refused_and_never_breaks_the_server(client: TestClient, odd: str) -> None:
    text = dumps(clean_report()).decode().replace('"year":2022', f'"year":{odd}')
    answer = client.post("/reports", content=text.encode(), headers=JSON)
    assert answer.status_code == 422
    assert [each["loc"] for each in answer.json()["detail"]] == [["body", "year"]]


def test_the_document_describes_a_report_that_a_validator_can_check(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    body = described["paths"]["/reports"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/AnnualReport"}
    assert all(
        ref.removeprefix("#/components/schemas/") in described["components"]["schemas"] for ref in refs(described)
    )
    validator = Draft202012Validator({**body, "components": described["components"]})
    for edition in ("2019", "2021"):
        document = to_dict(clean_report(edition))
        validator.validate(document)
        assert not validator.is_valid(document | {"year": "2024"})
        document["requests"]["received"]["total"] = -1
        assert not validator.is_valid(document)


def refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (each for key, each in value.items() if key == "$ref")
        yield from (ref for each in value.values() for ref in refs(each))
    elif isinstance(value, list):
        yield from (ref for each in value for ref in refs(each))


def test_the_document_is_the_same_each_time() -> None:
    assert json.dumps(application().openapi()) == json.dumps(application().openapi())
