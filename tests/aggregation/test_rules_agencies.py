"""The rules `aggregate.*`: valid, invalid and undecided for each."""

from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import (
    AggregateCheck,
    AnnualReport,
    Finding,
    Severity,
    Verdict,
    aggregate,
    check_aggregate,
    rulebook,
)
from gov_disclosure.findings import Need
from tests.aggregation.agencies import TOWNS, town, towns

RECEIVED = "requests.received.total"


def parent(**cells: Any) -> AnnualReport:
    """The county's report, which says what the towns add up to."""
    report = aggregate(towns(), agency="示例县").report()
    for name, value in cells.items():
        report = report.with_cell(name.replace("__", "."), value)
    return report


def judged(own: AnnualReport | None = None, *, covers: bool = False, **changes: Any) -> AggregateCheck:
    given = {"reports": towns(), "expected": TOWNS} | changes
    return check_aggregate(aggregate(given.pop("reports"), **given), own, covers=covers)


def places(findings: tuple[Finding, ...]) -> list[str | None]:
    return [each.at for each in findings]


def test_a_county_in_which_nothing_is_wrong_is_clean() -> None:
    for result in (judged(parent()), judged()):
        assert result.findings == ()
        assert result.clean
    assert set(judged(parent()).verdicts.values()) == {Verdict.HOLDS}
    assert len(judged(parent()).verdicts) == 200
    assert not judged().verdicts


def test_without_a_list_nobody_knows_whether_everybody_is_there() -> None:
    result = judged(parent(), expected=None)
    assert set(result.verdicts.values()) == {Verdict.NOT_ASSESSED}
    assert {each.rule for each in result.findings} == {"aggregate.not_assessed"}
    assert not result.clean
    assert not judged(expected=None).clean
    assert not judged(reports=[], expected=[]).clean


def test_the_parent_is_the_sum_of_its_children() -> None:
    result = judged(parent(requests__received__total=7))
    (finding,) = result.of_rule("aggregate.sum")
    assert (finding.at, finding.expected, finding.actual, finding.difference) == (RECEIVED, 6, 7, 1)
    assert result.verdicts[f"aggregate.sum@{RECEIVED}"] is Verdict.BROKEN
    assert not result.clean


@pytest.mark.parametrize("where", ["parent", "child", "missing"])
def test_what_is_not_known_is_not_assessed(where: str) -> None:
    own, reports = parent(requests__received__total=7), towns()
    if where == "parent":
        own = own.with_cell(RECEIVED, None)
    elif where == "child":
        reports[0] = reports[0].with_cell(RECEIVED, None)
    else:
        del reports[0]
    result = judged(own, reports=reports)
    assert RECEIVED not in places(result.of_rule("aggregate.sum"))
    assert result.verdicts[f"aggregate.sum@{RECEIVED}"] is Verdict.NOT_ASSESSED
    named = [str(cell) for each in result.of_rule("aggregate.not_assessed") for cell in each.arguments["cells"]]
    assert RECEIVED in named
    assert not result.clean


@pytest.mark.parametrize(
    ("expected", "en", "zh"),
    [(None, "list given: no", "是否有名单：否"), (["甲镇", "丁镇"], "list given: yes", "是否有名单：是")],
)
def test_whether_there_is_a_list_is_said_in_words(expected: list[str] | None, en: str, zh: str) -> None:
    finding = judged(parent(), expected=expected).of_rule("aggregate.not_assessed")[0]
    assert en in finding.message("en")
    assert zh in finding.message("zh")


def test_below_what_the_children_state() -> None:
    low = parent(requests__received__total=4, proactive__licensing__decisions=1)
    reports = towns()[1:]
    (finding,) = judged(low, covers=True, reports=reports).of_rule("aggregate.below")
    assert (finding.at, finding.expected, finding.actual) == (RECEIVED, 5, 4)
    assert finding.arguments["unstated"] == 1
    assert not judged(low, covers=False, reports=reports).of_rule("aggregate.below"), "the tables do not tell"
    assert not judged(parent(requests__received__total=5), covers=True, reports=reports).of_rule("aggregate.below")
    assert not judged(parent(requests__received__total=None), covers=True, reports=reports).of_rule("aggregate.below")
    assert not judged(low, covers=True).of_rule("aggregate.below"), "with everybody there it is the sum that is broken"


def test_whoever_is_missing_is_named() -> None:
    (finding,) = judged(reports=towns()[1:]).of_rule("aggregate.missing")
    assert finding.arguments["agency"] == "甲镇"
    assert not judged().of_rule("aggregate.missing")
    assert not judged(expected=None, reports=towns()[1:]).of_rule("aggregate.missing")


def test_what_could_not_be_read_is_named() -> None:
    (finding,) = judged(unread=["broken.pdf"]).of_rule("aggregate.unread")
    assert finding.arguments["source"] == "broken.pdf"


def test_one_agency_twice() -> None:
    (finding,) = judged(reports=[*towns(), towns()[0]]).of_rule("aggregate.twice")
    assert (finding.arguments["how"], finding.arguments["agencies"]) == ("same", ("甲镇", "甲镇"))


def test_a_report_of_another_year_is_no_second_one() -> None:
    reports = [*towns(), evolve(towns()[0], year=2020)]
    assert not judged(reports=reports, year=2022, expected=None).of_rule("aggregate.twice")


def test_the_parent_among_its_children() -> None:
    own = parent()
    result = judged(own, reports=[*towns(), own], expected=[*TOWNS, "示例县"])
    assert [each.arguments["how"] for each in result.of_rule("aggregate.twice")] == ["parent"]


def test_equal_tables_under_two_names() -> None:
    same = [town(name, 30) for name in ("甲镇", "乙镇")]
    (finding,) = judged(reports=[*same, towns()[2]]).of_rule("aggregate.twice")
    assert (finding.arguments["how"], finding.arguments["agencies"]) == ("alike", ("乙镇", "甲镇"))
    small = [evolve(town(name, 1), proactive=None, review_litigation=None) for name in ("甲镇", "乙镇")]
    assert not judged(reports=small).of_rule("aggregate.twice"), "two small towns may well say the same"


def test_other_years_and_editions() -> None:
    reports = [*towns(), evolve(town("丁镇"), year=2020), town("戊镇", edition="2019")]
    found = judged(reports=reports, year=2022, expected=None).of_rule("aggregate.mixed")
    assert [(each.at, each.arguments["agency"], each.severity) for each in found] == [
        ("year", "丁镇", Severity.ERROR),
        ("form", "戊镇", Severity.ERROR),
    ]
    (finding,) = judged(evolve(parent(), year=2023)).of_rule("aggregate.mixed")
    assert finding.arguments["agency"] == "示例县"
    assert set(judged(evolve(parent(), year=2023)).verdicts.values()) == {Verdict.NOT_ASSESSED}


@pytest.mark.parametrize(("without", "how"), [(True, "omitted"), (False, "doubled")])
def test_the_child_that_explains_a_difference(without: bool, how: str) -> None:
    reports = towns()
    counted = reports[:2] if without else [*reports, evolve(reports[2], agency="丁镇")]
    own = aggregate(counted, agency="示例县").report()
    found = judged(own).of_rule("aggregate.explained")
    named = {(each.arguments["agency"], each.at, each.arguments["how"]) for each in found}
    assert ("丙镇", "requests", how) in named
    assert {agency for agency, table, _ in named if table == "requests"} == {"丙镇"}
    assert {each.severity for each in found} == {Severity.INFO}
    tables = [each.at for each in judged(own.with_cell(RECEIVED, None)).of_rule("aggregate.explained")]
    assert "requests" not in tables


def test_a_difference_that_no_child_explains() -> None:
    assert not judged(parent(requests__received__total=7)).of_rule("aggregate.explained")
    blank = parent(requests__received__total=None, requests__disclosed__total=3)
    assert not judged(blank).of_rule("aggregate.explained")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_makes_a_sentence(language: Any) -> None:
    own = aggregate(towns()[:2], agency="示例县").report()
    reports = [*towns(), towns()[0], evolve(town("甲镇"), year=2020)]
    results = [
        judged(own, reports=reports, year=2022, unread=["a.pdf"]),
        judged(own, reports=towns()[1:], covers=True),
    ]
    findings = [finding for result in results for finding in result.findings]
    assert {each.rule for each in findings} == {each.id for each in rulebook() if each.needs is Need.AGENCIES}
    for finding in findings:
        assert "{" not in finding.message(language)
        assert "CellAddress" not in finding.message(language)


def test_severities_can_be_chosen() -> None:
    added = aggregate(towns()[1:], expected=TOWNS)
    result = check_aggregate(added, severities={"aggregate.missing": Severity.ERROR})
    assert result.at_least("error") == result.of_rule("aggregate.missing") != ()
