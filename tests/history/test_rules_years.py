"""The rules `years.*`: valid, invalid and undecided for each."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, Finding, History, Rule, Severity, Verdict, check, check_history, rulebook
from gov_disclosure.findings import Need
from gov_disclosure.identities import yearly_identities
from tests.history.years import history, year_report

FEE = "proactive__fees__amount_10k_yuan"
STOCK = "proactive__normative_documents__in_force"
BROUGHT = "requests__brought_forward__natural_person"


def found(rule: str, *reports: AnnualReport) -> tuple[Finding, ...]:
    return check_history(History(reports)).of_rule(rule)


def test_a_history_in_which_nothing_is_wrong_is_clean() -> None:
    result = check_history(history(2021, 2022, 2023))
    assert result.findings == ()
    assert result.clean
    assert set(result.verdicts.values()) == {Verdict.HOLDS}
    assert result.coverage.identities == result.coverage.identities_assessed == 18


def test_a_single_year_assesses_nothing_and_is_not_clean() -> None:
    result = check_history(history(2021))
    assert result.coverage.identities == 0
    assert not result.clean
    assert not check_history(History([])).clean


@pytest.mark.parametrize("editions", [("2019", "2019"), ("2019", "2021"), ("2021", "2021")])
def test_what_was_carried_forward_is_brought_forward_whatever_the_editions(editions: tuple[str, str]) -> None:
    before, after = (year_report(2020 + number, edition) for number, edition in enumerate(editions))
    identities = [each for each in yearly_identities(*editions) if each.rule == "years.brought_forward"]
    assert len(identities) == 7
    assert not found("years.brought_forward", before, after)
    for identity in identities:
        (finding,) = found("years.brought_forward", before, after.with_cell(identity.at, 9))
        assert (finding.at, finding.actual, finding.arguments["year"]) == (str(identity.at), 9, 2021)
        assert finding.difference == 9 - before[identity.before[0]]
        for reports in (
            (before, after.with_cell(identity.at, None)),
            (before.with_cell(identity.before[0], None), after.with_cell(identity.at, 9)),
        ):
            result = check_history(History(reports))
            assert not result.of_rule("years.brought_forward")
            assert result.verdicts[f"{identity.id}/2021"] is Verdict.NOT_ASSESSED
            assert identity.id in result.of_rule("years.not_assessed")[0].arguments["identities"]
            assert not result.clean


def test_what_is_in_force_follows_from_the_year_before() -> None:
    (finding,) = check_history(history(2021, 2022, **{STOCK: 30})).of_rule("years.in_force")
    assert (finding.expected, finding.actual, finding.difference) == (29, 30, 1)
    assert "29" in finding.message("zh")
    assert check_history(history(2021, 2022, **{STOCK: None})).of_rule("years.in_force") == ()
    across = found("years.in_force", year_report(2020, "2019"), year_report(2021, **{STOCK: 999}))
    assert across == (), "what the trial form calls published is not what is in force"


def test_nothing_is_said_across_a_missing_year() -> None:
    result = check_history(history(2021, 2023, **{BROUGHT: 9}))
    assert [each.rule for each in result.findings] == ["years.gap"]
    assert result.findings[0].arguments["year"] == 2022
    assert not result.clean
    assert (result.coverage.years_reported, result.coverage.years) == (2, 3)


def test_a_year_without_tables_is_not_assessed() -> None:
    result = check_history(History([year_report(2021), AnnualReport(form=None, year=2022), year_report(2023)]))
    assert set(result.verdicts.values()) == {Verdict.NOT_ASSESSED}
    assert result.coverage.identities == 18
    assert result.of_rule("years.not_assessed")


def as_year(report: AnnualReport, year: int) -> AnnualReport:
    return evolve(report, year=year)


def test_two_years_with_the_same_tables() -> None:
    one = year_report(2021)
    (finding,) = found("years.copied", one, as_year(one, 2024))
    assert finding.arguments["tables"] == ("proactive", "requests", "review_litigation")
    assert (finding.arguments["year_before"], finding.arguments["year"]) == (2021, 2024)
    changed = as_year(one, 2022).with_cell("proactive.licensing.decisions", 7)
    (finding,) = found("years.copied", one, changed)
    assert finding.arguments["tables"] == ("requests",), "three cases of review may well be three again"


def test_zeros_and_stocks_may_well_be_the_same() -> None:
    zeros = AnnualReport(form="2021", year=2021, proactive=year_report(2021).proactive)
    for address, figure in zeros.items():
        if figure:
            zeros = zeros.with_cell(address, 0)
    assert not found("years.copied", zeros, as_year(zeros, 2022))
    assert found(
        "years.copied", *(as_year(zeros.with_cell("proactive.licensing.decisions", 1), y) for y in (2021, 2022))
    )
    stock = zeros.with_cell(STOCK.replace("__", "."), 25)
    assert not found("years.copied", stock, as_year(stock, 2022))
    assert found(
        "years.copied", *(as_year(stock.with_cell("proactive.licensing.decisions", 3), y) for y in (2021, 2022))
    )


@pytest.mark.parametrize(
    ("before", "after", "power"),
    [
        ("26.55", "265500", 4),
        ("26.55", "280000", 4),
        ("265500", "26.55", -4),
        ("26.55", "26550", 3),
        ("26.55", "2655", None),
        ("26.55", "90000", None),
        ("0", "265500", None),
        (None, "265500", None),
        ("26.55", None, None),
    ],
)
def test_a_figure_of_another_scale(before: str | None, after: str | None, power: int | None) -> None:
    amounts = [None if each is None else Decimal(each) for each in (before, after)]
    findings = found("years.scale", year_report(2021, **{FEE: amounts[0]}), year_report(2022, **{FEE: amounts[1]}))
    assert [each.arguments["power"] for each in findings] == ([] if power is None else [power])


@pytest.mark.parametrize(("units", "alarm"), [(("万元", "万元"), 1), ((None, None), 1), (("元", "万元"), 0)])
def test_a_unit_that_changed_and_is_printed_is_no_mistake(units: tuple[Any, Any], alarm: int) -> None:
    at = "proactive.procurement.amount"
    reports = [
        evolve(report, proactive=evolve(report.proactive, amount_unit=unit)).with_cell(at, Decimal(amount))
        for unit, amount, report in zip(
            units, (1284000, "128.4"), [year_report(year, "2019") for year in (2019, 2020)], strict=True
        )
    ]
    assert len(found("years.scale", *reports)) == alarm
    (restated,) = found("years.restated", reports[0], evolve(reports[1], year=2019))
    assert at in [str(cell) for cell in restated.arguments["cells"]]


def test_a_count_is_of_another_scale_only_exactly() -> None:
    cell = "proactive__licensing__decisions"
    assert found("years.scale", year_report(2021, **{cell: 12}), year_report(2022, **{cell: 120_000}))
    assert not found("years.scale", year_report(2021, **{cell: 12}), year_report(2022, **{cell: 120_001}))


def test_the_change_of_edition_says_what_can_be_compared() -> None:
    result = check_history(History([year_report(2020, "2019"), year_report(2021)]))
    (finding,) = result.of_rule("years.edition")
    assert finding.severity is Severity.INFO
    assert (finding.arguments["form_before"], finding.arguments["form"]) == ("2019", "2021")
    assert finding.arguments["comparable"] == 2
    assert not found("years.edition", year_report(2021), year_report(2022))


def test_each_rule_names_the_identities_of_its_own() -> None:
    both = check_history(history(2021, 2022, **{STOCK: 30, BROUGHT: 9}))
    assert [each.at for each in both.of_rule("years.in_force")] == [STOCK.replace("__", ".")]
    assert [each.at for each in both.of_rule("years.brought_forward")] == [BROUGHT.replace("__", ".")]


def test_another_edition_restates_the_form() -> None:
    (finding,) = found("years.restated", year_report(2020, "2019"), year_report(2020))
    assert (finding.at, finding.arguments["cells"][0]) == ("form", "form")


def test_restated_figures_are_named() -> None:
    first = evolve(year_report(2022), published_on=date(2023, 1, 20))
    second = evolve(year_report(2022, requests__received__total=99), published_on=date(2023, 3, 1))
    (finding,) = found("years.restated", second, first)
    assert [str(cell) for cell in finding.arguments["cells"]] == ["requests.received.total"]
    assert (finding.arguments["before"], finding.arguments["after"]) == ((first["requests.received.total"],), (99,))
    assert finding.arguments["order_told"] is True
    (undated,) = found("years.restated", evolve(first, published_on=None), second)
    assert undated.arguments["order_told"] is False
    assert undated.message("en").endswith("the one given last counts")
    assert not found("years.restated", first, evolve(first, title="另一个标题", published_on=date(2023, 4, 1)))
    (finding,) = found("years.restated", evolve(first, requests=None), first)
    assert finding.arguments["cells"] == ("requests",)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_makes_a_sentence(language: Any) -> None:
    reports = [year_report(2019, "2019"), year_report(2021), as_year(year_report(2021), 2022), year_report(2023)]
    reports += [
        evolve(year_report(2021, **{FEE: Decimal(7)}), published_on=date(2022, 2, 2)),
        evolve(year_report(2024, **{BROUGHT: None, FEE: Decimal(280000), STOCK: 1}), published_on=None),
        year_report(2025, "2019", **{BROUGHT: 30}),
    ]
    result = check_history(History(reports))
    assert {each.rule for each in result.findings} == {each.id for each in rulebook() if each.needs is Need.HISTORY}
    for finding in result.findings:
        assert "{" not in finding.message(language)
        assert "CellAddress" not in finding.message(language)


def test_rules_of_a_history_are_none_of_a_report() -> None:
    assert {each.rule.partition(".")[0] for each in check(year_report(2022)).findings}.isdisjoint(
        {"years", "aggregate"}
    )


def test_a_rule_of_ones_own_on_years() -> None:
    def judge(rule: Rule, history: History) -> Iterator[Finding]:
        if len(history.years) < 3:
            yield rule.finding(None, "year", actual=len(history.years))

    mine = Rule(
        id="office.years",
        severity=Severity.WARNING,
        title_zh="至少三年",
        title_en="three years at least",
        message_zh="只有{actual}年",
        message_en="only {actual} years",
        needs=Need.HISTORY,
        judge=judge,
    )
    result = check_history(history(2021, 2022), rules=(*rulebook(), mine))
    assert [each.message("en") for each in result.findings] == ["only 2 years"]
    assert not check(year_report(2022), rules=(mine,)).findings


def test_severities_can_be_chosen() -> None:
    result = check_history(history(2021, 2023), severities={"years.gap": Severity.ERROR})
    assert result.at_least("error") == result.findings != ()
