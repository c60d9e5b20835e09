"""`History`: years in order, versions, series, movements."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    Comparability,
    History,
    InvalidCollectionError,
    Reading,
    Verdict,
    histories,
    rates,
)
from tests.history.years import history, year_report


def test_years_are_in_order_whatever_was_given_first() -> None:
    reports = [year_report(year) for year in (2024, 2021, 2022)]
    found = History(reports)
    assert found.years == (2021, 2022, 2024)
    assert found.missing == (2023,)
    assert found.reports == (reports[1], reports[2], reports[0])
    assert [(before.year, after.year) for before, after in found.successive()] == [(2021, 2022)]
    assert found.agency == "示例县统计局"
    assert found == History(reversed(reports))
    assert hash(found) == hash(History(reversed(reports)))


def test_readings_are_reports() -> None:
    assert History([Reading(report=year_report(2022))]) == History([year_report(2022)])


def test_nothing_is_a_history_too() -> None:
    empty = History([])
    assert (empty.years, empty.missing, empty.reports, empty.editions, empty.carry_over(), empty.growth()) == ((),) * 6
    assert not empty.comparability()


def test_versions_are_kept_and_the_last_published_counts() -> None:
    first = evolve(year_report(2022), published_on=date(2023, 1, 20))
    second = evolve(year_report(2022, requests__received__total=99), published_on=date(2023, 3, 1))
    found = History([second, first, second])
    assert found.versions_of(2022) == (first, second)
    assert found.report(2022) is second
    assert found.report(2020) is None
    assert found.versions_of(2020) == ()


def test_versions_without_dates_stay_in_the_order_given() -> None:
    first, second = year_report(2022), evolve(year_report(2022), published_on=date(2020, 1, 1))
    assert History([first, second]).report(2022) is second
    assert History([second, first]).report(2022) is first


def test_what_is_not_of_one_agency_is_refused_all_at_once() -> None:
    reports = [
        year_report(2021),
        evolve(year_report(2022), agency="示例县司法局"),
        evolve(year_report(2023), year=None),
    ]
    with pytest.raises(InvalidCollectionError, match=r"\[2\].*year"):
        History(reports)
    with pytest.raises(InvalidCollectionError, match="示例县司法局, 示例县统计局") as caught:
        History(reports[:2])
    assert "应为同一机关" in caught.value.message("zh")
    assert History(reports[:2], agency="示例县统计局").years == (2021, 2022)


def test_two_codes_are_two_agencies() -> None:
    codes = [evolve(year_report(2021 + number), agency_code=code) for number, code in enumerate("AB")]
    with pytest.raises(InvalidCollectionError):
        History(codes)


def test_spaces_and_wide_brackets_make_no_other_agency() -> None:
    names = ("示例县统计局（本级）", "示例县 统计局(本级)")
    assert len(histories([evolve(year_report(2021 + n), agency=name) for n, name in enumerate(names)])) == 1


def test_agencies_are_told_apart() -> None:
    every = [evolve(year_report(year), agency=name) for year in (2021, 2022) for name in ("乙局", "甲局")]
    assert [(each.agency, each.years) for each in histories(every)] == [("乙局", (2021, 2022)), ("甲局", (2021, 2022))]
    with pytest.raises(InvalidCollectionError, match="no agency"):
        histories([evolve(year_report(2021), agency=None)])


def test_a_series_crosses_the_change_of_edition() -> None:
    found = History([year_report(2020, "2019"), year_report(2021)])
    points = found.series("requests.received.total")
    assert [(each.year, each.figure, each.comparability) for each in points] == [
        (2020, 14, Comparability.EXACT),
        (2021, 15, Comparability.EXACT),
    ]
    made = found.series("proactive.rules.issued")
    assert [each.comparability for each in made] == [Comparability.COMPARABLE, Comparability.EXACT]
    stock = found.series("proactive.rules.in_force")
    assert (stock[0].figure, stock[0].comparability) == (None, Comparability.NOT_COMPARABLE)


def test_a_row_that_is_parted_is_the_sum_of_its_parts_and_says_nothing_of_them() -> None:
    old = year_report(2020, "2019", requests__otherwise_handled__total=7)
    parts = {"supplement_overdue": 2, "fee_overdue": 0, "other": 1}
    new = year_report(2021, **{f"requests__otherwise_handled__{key}__total": value for key, value in parts.items()})
    found = History([old, new])
    assert [each.figure for each in found.series("requests.otherwise_handled.total")] == [7, 3]
    (before, after) = found.series("requests.otherwise_handled.other.total")
    assert (before.figure, before.comparability) == (None, Comparability.NOT_COMPARABLE)
    assert (after.figure, after.comparability) == (1, Comparability.EXACT)
    zero = History([year_report(2020, "2019"), new]).series("requests.otherwise_handled.other.total")[0]
    assert (zero.figure, zero.comparability) == (0, Comparability.EXACT)


def test_growth_is_exact_and_says_what_it_cannot_say() -> None:
    fee = "proactive__fees__amount_10k_yuan"
    found = History(
        [
            year_report(2021, **{fee: Decimal("0.1"), "requests__received__total": 0}),
            year_report(2022, **{fee: Decimal("0.3"), "requests__received__total": 4}),
            year_report(2023, **{fee: None, "requests__received__total": 3}),
            year_report(2025, **{fee: Decimal(1)}),
        ]
    )
    one, two = found.growth(fee.replace("__", "."))
    assert (one.change, one.rate) == (Decimal("0.2"), Fraction(2))
    assert (two.after, two.change, two.rate) == (None, None, None)
    one, two = found.growth("requests.received.total")
    assert (one.before, one.change, one.rate) == (0, 4, None)
    assert (two.change, two.rate) == (-1, Fraction(-1, 4))
    assert len(found.growth()) == 2 * 200


def test_growth_of_what_cannot_be_compared_is_none() -> None:
    (step,) = History([year_report(2020, "2019"), year_report(2021)]).growth("proactive.normative_documents.in_force")
    assert (step.before, step.after, step.change, step.rate) == (None, 25, None, None)
    assert step.comparability is Comparability.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("units", "change"), [(("万元", "万元"), Decimal(1)), (("元", "万元"), None), ((None, None), None)]
)
def test_amounts_of_unlike_or_unknown_units_are_not_compared(units: tuple[Any, Any], change: Decimal | None) -> None:
    at = "proactive.procurement.amount"
    reports = [
        evolve(report, proactive=evolve(report.proactive, amount_unit=unit)).with_cell(at, Decimal(number))
        for number, (unit, report) in enumerate(
            zip(units, [year_report(year, "2019") for year in (2019, 2020)], strict=True), 4
        )
    ]
    found = History(reports)
    assert [each.unit for each in found.series(at)] == list(units)
    (step,) = found.growth(at)
    assert (step.change, step.comparability is Comparability.EXACT) == (change, change is not None)


def test_carry_over_has_three_verdicts() -> None:
    found = history(
        2021, 2022, requests__brought_forward__natural_person=5, requests__brought_forward__research_institution=None
    )
    by_column = {each.at.column: each for each in found.carry_over()}
    assert len(by_column) == 7
    wrong, open_, right = (
        by_column[key] for key in ("natural_person", "research_institution", "commercial_enterprise")
    )
    assert (wrong.carried_forward, wrong.brought_forward, wrong.difference) == (1, 5, 4)
    assert wrong.verdict is Verdict.BROKEN
    assert (open_.difference, open_.verdict) == (None, Verdict.NOT_ASSESSED)
    assert (right.difference, right.verdict) == (0, Verdict.HOLDS)


def test_rates_of_years() -> None:
    found = history(2021, 2022, requests__disclosed__total=None)
    disclosure = next(each for each in rates("2021") if each.id == "disclosure")
    assert found.rates(disclosure) == {2021: Fraction(1), 2022: None}


def test_a_report_without_tables_stands_in_its_year() -> None:
    found = History([year_report(2021), AnnualReport(form=None, year=2022)])
    assert found.years == (2021, 2022)
    assert found.carry_over() == ()
