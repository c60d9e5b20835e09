"""The rules that the form itself demands: valid, invalid and undecided for each."""

from typing import Any

import pytest

from gov_disclosure import AnnualReport, Edition, Severity, Verdict, check
from gov_disclosure.rules.identities import RULES
from tests.factories import changed, clean_report

# rule: what breaks it, where it is found, expected, actual; what leaves it undecided, and the identity then.
BROKEN: dict[str, tuple[dict[str, Any], str, int, int]] = {
    "requests.balance": ({"requests__carried_forward__natural_person": 3}, "requests.concluded.natural_person", 2, 4),
    "requests.outcome_sum": (
        {"requests__disclosed__other_organization": 3},
        "requests.concluded.other_organization",
        3,
        0,
    ),
    "requests.row_sum": ({"requests__disclosed__total": 30}, "requests.disclosed.total", 3, 30),
    "review_litigation.row_sum": (
        {"review_litigation__reconsideration__pending": 5},
        "review_litigation.reconsideration.total",
        7,
        3,
    ),
}
UNSTATED = {
    "requests.balance": "requests__brought_forward__other_organization",
    "requests.outcome_sum": "requests__withheld__state_secret__natural_person",
    "requests.row_sum": "requests__received__natural_person",
    "review_litigation.row_sum": "review_litigation__direct_litigation__total",
}

each_rule = pytest.mark.parametrize("rule", BROKEN)
each_edition = pytest.mark.parametrize("edition", Edition)


def test_every_rule_of_the_module_is_here() -> None:
    assert {rule.id for rule in RULES} == {*BROKEN, "report.not_assessed"} == {*UNSTATED, "report.not_assessed"}


@each_edition
@each_rule
def test_valid(rule: str, edition: Edition) -> None:
    result = check(clean_report(edition))
    assert not result.of_rule(rule)
    assert {verdict for id, verdict in result.verdicts.items() if id.startswith(f"{rule}@")} == {Verdict.HOLDS}


@each_edition
@each_rule
def test_invalid(rule: str, edition: Edition) -> None:
    changes, at, expected, actual = BROKEN[rule]
    result = check(clean_report(edition, **changes))
    (finding,) = result.of_rule(rule)
    assert (finding.at, finding.expected, finding.actual) == (at, expected, actual)
    assert finding.difference == actual - expected
    assert finding.severity is Severity.ERROR
    assert result.verdicts[f"{rule}@{at}"] is Verdict.BROKEN


@each_edition
@each_rule
def test_undecided(rule: str, edition: Edition) -> None:
    result = check(clean_report(edition, **{UNSTATED[rule]: None}))
    assert not result.of_rule(rule)
    states = [verdict for id, verdict in result.verdicts.items() if id.startswith(f"{rule}@")]
    assert states.count(Verdict.NOT_ASSESSED) == 1
    assert result.of_rule("report.not_assessed")


@each_edition
@each_rule
def test_the_sentence_names_the_cell_and_the_figures(rule: str, edition: Edition) -> None:
    changes, at, expected, actual = BROKEN[rule]
    (finding,) = check(clean_report(edition, **changes)).of_rule(rule)
    for language in ("zh", "en"):
        sentence = finding.message(language)
        for figure in (expected, actual, actual - expected):
            assert str(figure) in sentence
    assert at in finding.message("en")
    assert "“" in finding.message("zh")
    assert at not in finding.message("zh"), "people read the printed label"


def test_the_sentence_lists_the_outcomes_that_are_not_zero() -> None:
    (finding,) = check(clean_report(requests__concluded__natural_person=9)).of_rule("requests.outcome_sum")
    stated = {str(cell): figure for cell, figure in finding.arguments["nonzero"].items()}
    assert stated == {"requests.disclosed.natural_person": 3, "requests.unavailable.not_held.natural_person": 1}
    assert "（一）予以公开 3, （四）无法提供 1.本机关不掌握相关政府信息 1" in finding.message("en")
    (finding,) = check(clean_report(requests__concluded__other_organization=9)).of_rule("requests.outcome_sum")
    assert "（其中不为零的：0）" in finding.message("zh")
    assert "(those not zero: 0)" in finding.message("en")


class TestNotAssessed:
    def test_valid(self) -> None:
        assert not check(clean_report()).of_rule("report.not_assessed")

    def test_invalid_in_one_table(self) -> None:
        result = check(clean_report(requests__received__total=None))
        (finding,) = result.of_rule("report.not_assessed")
        assert finding.at == "requests"
        assert finding.severity is Severity.WARNING
        assert set(finding.arguments["identities"]) == {
            "requests.balance@requests.concluded.total",
            "requests.row_sum@requests.received.total",
        }
        assert [str(cell) for cell in finding.arguments["cells"]] == ["requests.received.total"]

    def test_each_table_has_what_follows_in_it_alone(self) -> None:
        blank = ["requests.received.natural_person", "review_litigation.reconsideration.pending"]
        found = check(clean_report(**{cell.replace(".", "__"): None for cell in blank})).of_rule("report.not_assessed")
        assert [[str(cell) for cell in each.arguments["solved"]] for each in found] == [[cell] for cell in blank]

    def test_each_table_has_what_contradicts_itself_in_it_alone(self) -> None:
        report = clean_report(
            requests__disclosed__research_institution=9,
            requests__disclosed__natural_person=None,
            review_litigation__reconsideration__total=0,
            review_litigation__reconsideration__pending=None,
        )
        found = check(report).of_rule("report.not_assessed")
        assert [[str(cell) for cell in each.arguments["contradicted"]] for each in found] == [
            ["requests.disclosed.natural_person"],
            ["review_litigation.reconsideration.pending"],
        ]
        assert "so something stated is wrong: requests.disclosed.natural_person" in found[0].message("en")
        assert "已载明的数字必有错误：“（一）予以公开 · 自然人”" in found[0].message("zh")

    def test_invalid_in_every_table(self) -> None:
        found = check(AnnualReport(form="2019")).of_rule("report.not_assessed")
        assert [(each.at, each.arguments["count"], each.arguments["unstated"]) for each in found] == [
            ("requests", 37, 161),
            ("review_litigation", 3, 15),
        ]

    def test_undecided_without_a_form(self) -> None:
        assert not check(AnnualReport(form=None)).of_rule("report.not_assessed")

    def test_an_unstated_cell_of_table_two_is_in_no_identity(self) -> None:
        result = check(clean_report(proactive__licensing__decisions=None))
        assert not result.of_rule("report.not_assessed")
        assert result.coverage.cells_stated == 199


def test_one_wrong_cell_is_one_cause() -> None:
    result = check(changed(clean_report(), requests__disclosed__natural_person=8))
    assert {finding.rule for finding in result.findings} == {"requests.outcome_sum", "requests.row_sum"}
    (cause,) = result.causes
    assert {finding.cause for finding in result.findings} == {cause.id}
