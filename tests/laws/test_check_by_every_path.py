""" "Check is the same by every path": the report, a Reading, JSON and back, pickled, copied, made anew."""

import copy
import pickle
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Narrative, Reading, Severity, Verdict, check, dumps, from_dict, loads, to_dict
from gov_disclosure.findings import coverage
from gov_disclosure.identities import violated
from gov_disclosure.rules.reading import RULES
from gov_disclosure.strategies import cell_addresses, reports

NOTED = [rule for rule in RULES if rule.id.startswith("cell.")]

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


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A report and what a reader may have noted of some of its cells."""
    report = draw(reports(stated=True) | reports(consistent=True))
    cells = draw(st.lists(cell_addresses(edition=report.form), max_size=3, unique=True))
    noted = draw(st.lists(st.sampled_from(NOTED), min_size=len(cells), max_size=len(cells)))
    notes = [rule.finding(report.form, cell, actual="?") for rule, cell in zip(noted, cells, strict=True)]
    return Reading(report=report, notes=tuple(notes))


@given(readings())
def test_a_reading_is_judged_as_its_report_and_by_its_notes(reading: Reading) -> None:
    """ "`check` takes a report or a Reading and returns, for a Reading, its notes too." """
    result, alone = check(reading), check(reading.report)
    assert result.findings == (*reading.notes, *alone.findings)
    assert (result.verdicts, result.coverage, result.causes) == (alone.verdicts, alone.coverage, alone.causes)
    grave = [note for note in reading.notes if note.severity is not Severity.INFO]
    assert result.clean is (alone.clean and not grave)
