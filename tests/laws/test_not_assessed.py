""" "Absent is not zero, and not assessed is not passed." (architecture, decision 2).

rules.md: "A report is clean only when every identity of its edition was assessed and holds; a report of 200
nulls is not clean."
"""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Edition, InconsistentReportError, Severity, Verdict, check, require_consistent
from gov_disclosure.identities import identities, verdicts, violated
from gov_disclosure.rules.registry import rulebook
from gov_disclosure.strategies import cell_addresses, reports

IN_IDENTITIES = {edition: {cell for each in identities(edition) for cell in each.cells} for edition in Edition}


def cells_of(edition: Edition) -> st.SearchStrategy[object]:
    return cell_addresses(edition=edition).filter(lambda cell: cell in IN_IDENTITIES[edition])


def assert_not_passed(report: AnnualReport) -> None:
    result = check(report)
    assert not result.clean
    assert result.of_rule("report.not_assessed")
    for blocking in Severity:
        with pytest.raises(InconsistentReportError) as caught:
            require_consistent(report, blocking=blocking)
        assert "report.not_assessed" in {finding.rule for finding in caught.value.findings}


@given(reports(consistent=True), st.data())
def test_one_unstated_cell_leaves_its_identities_unassessed(report: AnnualReport, data: st.DataObject) -> None:
    blanks = data.draw(st.lists(cells_of(report.form), min_size=1, max_size=5, unique=True))
    for cell in blanks:
        report = report.with_cell(cell, None)
    touched = {each for each in identities(report.form) if set(each.cells) & set(blanks)}
    assert {each for each, verdict in verdicts(report).items() if verdict is Verdict.NOT_ASSESSED} == touched
    assert violated(report) == ()
    assert check(report).coverage.identities_assessed == len(identities(report.form)) - len(touched)
    assert check(report).coverage.cells_stated == len(list(report.items())) - len(blanks)
    assert_not_passed(report)


@given(reports(wrong_cells=1), st.data())
def test_a_broken_identity_with_an_unstated_cell_is_neither_broken_nor_passed(
    report: AnnualReport, data: st.DataObject
) -> None:
    identity = data.draw(st.sampled_from(violated(report)))
    report = report.with_cell(data.draw(st.sampled_from(identity.cells)), None)
    assert verdicts(report)[identity] is Verdict.NOT_ASSESSED
    assert identity not in violated(report)
    assert_not_passed(report)


@given(reports(consistent=True), st.sampled_from(["requests", "review_litigation"]))
def test_a_table_that_is_absent_is_not_passed(report: AnnualReport, key: str) -> None:
    """ "A document whose table could not be read never comes out clean."."""
    report = evolve(report, **{key: None})
    assert_not_passed(report)
    assert check(report).of_rule("form.table_missing")
    for identity, verdict in verdicts(report).items():
        assert verdict is (Verdict.NOT_ASSESSED if identity.at.table == key else Verdict.HOLDS)


@given(reports())
def test_the_findings_name_what_was_not_assessed(report: AnnualReport) -> None:
    unassessed = {each for each, verdict in verdicts(report).items() if verdict is Verdict.NOT_ASSESSED}
    found = check(report).of_rule("report.not_assessed")
    assert {id for each in found for id in each.arguments["identities"]} == {each.id for each in unassessed}
    named = {cell for each in found for cell in each.arguments["cells"]}
    assert named == {cell for each in unassessed for cell in each.cells if report[cell] is None}
    assert [each.at for each in found] == list(
        dict.fromkeys(each.at.table for each in verdicts(report) if each in unassessed)
    )


@given(reports())
def test_clean_means_everything_assessed_and_nothing_wrong(report: AnnualReport) -> None:
    states = set(verdicts(report).values())
    result = check(report)
    assert result.clean == (states == {Verdict.HOLDS} and not result.at_least(Severity.WARNING))


@pytest.mark.parametrize("edition", [None, *Edition])
def test_a_report_of_nulls_is_not_clean(edition: Edition | None) -> None:
    assert not check(AnnualReport(form=edition)).clean
    with pytest.raises(InconsistentReportError):
        require_consistent(AnnualReport(form=edition))


@given(reports(consistent=True), st.data(), st.sampled_from(Severity))
def test_neither_rules_nor_severities_make_unassessed_passed(
    report: AnnualReport, data: st.DataObject, severity: Severity
) -> None:
    report = report.with_cell(data.draw(cells_of(report.form)), None)
    rules = data.draw(st.lists(st.sampled_from(rulebook()), unique=True))
    severities = {rule.id: severity for rule in rulebook()}
    for arguments in ({"rules": rules}, {"severities": severities}, {"rules": rules, "severities": severities}):
        assert not check(report, **arguments).clean
        with pytest.raises(InconsistentReportError):
            require_consistent(report, **arguments)


@given(reports(consistent=False), st.sampled_from(Severity))
def test_neither_rules_nor_severities_make_a_broken_report_clean(report: AnnualReport, severity: Severity) -> None:
    assert not check(report, severities={rule.id: severity for rule in rulebook()}).clean
    assert not check(report, rules=()).clean
