""" "Check is the same by every path": the report, a Reading, JSON and back, pickled, copied, made anew."""

import copy
import pickle
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given

from gov_disclosure import AnnualReport, Narrative, Reading, Verdict, check, dumps, from_dict, loads, to_dict
from gov_disclosure.findings import coverage
from gov_disclosure.identities import violated
from gov_disclosure.strategies import reports

PATHS: dict[str, Callable[[AnnualReport], object]] = {
    "reading": lambda report: Reading(report=report),
    "json": lambda report: loads(dumps(report)),
    "dict": lambda report: from_dict(to_dict(report)),
    "pickle": lambda report: pickle.loads(pickle.dumps(report)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "evolve": lambda report: evolve(report, narrative=evolve(report.narrative)),
    "cell by cell": lambda report: AnnualReport(
        form=report.form,
        agency=report.agency,
        agency_code=report.agency_code,
        year=report.year,
        title=report.title,
        published_on=report.published_on,
        narrative=Narrative(**to_dict(report)["narrative"]),
        **{
            key: evolve(table, cells=tuple(table.get(cell) for cell, _ in table.items()))
            for key, table in report.tables.items()
        },
    ),
}


@pytest.mark.parametrize("path", PATHS)
@given(report=reports())
def test_the_result_is_the_same(path: str, report: AnnualReport) -> None:
    assert check(PATHS[path](report)) == check(report)


@given(reports())
def test_the_parts_of_a_result_agree_with_the_functions(report: AnnualReport) -> None:
    result = check(report)
    assert [each.id for each in violated(report)] == [
        id for id, verdict in result.verdicts.items() if verdict is Verdict.BROKEN
    ]
    assert coverage(report) == result.coverage == Reading(report=report).coverage


@given(reports())
def test_a_check_changes_nothing(report: AnnualReport) -> None:
    before = dumps(report)
    assert check(report) == check(report)
    assert dumps(report) == before


@given(reports())
def test_every_finding_can_be_said_in_both_languages(report: AnnualReport) -> None:
    for finding in check(report).findings:
        assert finding.message("zh") != finding.message("en")
        assert "{" not in finding.message("en").replace(str(finding.arguments.get("text")), "")
