"""Rates: exact, with a definition, and None where they cannot be told."""

from fractions import Fraction

import pytest
from hypothesis import given

from gov_disclosure import AnnualReport, ApplicantClass, Edition, Rate, UnknownCellError, form, rates
from gov_disclosure.strategies import reports
from tests.factories import clean_report


def rate(id: str, edition: str = "2021") -> Rate:
    return next(each for each in rates(edition) if each.id == id)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("disclosure", Fraction(3, 5)),
        ("full_disclosure", Fraction(3, 5)),
        ("refusal", Fraction(1, 5)),
        ("refusal.state_secret", Fraction(1, 5)),
        ("refusal.internal_affairs", Fraction(0)),
        ("unavailable", Fraction(1, 5)),
        ("carry_over", Fraction(2, 7)),
        ("correction.reconsideration", Fraction(0, 2)),
        ("correction.litigation", None),
    ],
)
@pytest.mark.parametrize("edition", Edition)
def test_a_rate_is_what_its_definition_says(edition: Edition, id: str, expected: Fraction | None) -> None:
    assert rate(id, edition).of(clean_report(edition)) == expected


def test_pending_cases_are_no_part_of_a_correction_rate() -> None:
    report = clean_report(review_litigation__reconsideration__corrected=2)
    assert rate("correction.reconsideration").of(report) == Fraction(2, 4)


def test_an_unstated_part_leaves_no_rate() -> None:
    blank = clean_report(requests__withheld__state_secret__total=None)
    assert rate("refusal").of(blank) is None
    assert rate("refusal.state_secret").of(blank) is None
    assert rate("disclosure").of(blank) == Fraction(3, 5)
    assert rate("disclosure").of(AnnualReport(form=None)) is None
    assert rate("disclosure").of(AnnualReport(form="2021")) is None


def test_of_one_class_of_applicants() -> None:
    natural = next(each for each in rates("2021", ApplicantClass.NATURAL_PERSON) if each.id == "disclosure")
    assert natural.of(clean_report()) == Fraction(3, 4)


@pytest.mark.parametrize("edition", Edition)
def test_every_rate_is_defined_by_cells_of_the_form(edition: Edition) -> None:
    ids = [each.id for each in rates(edition)]
    assert len(ids) == len(set(ids))
    for each in rates(edition):
        assert all(form(edition).has(cell) for cell in (*each.numerator, *each.denominator))
        assert each.numerator
        assert each.denominator
        assert "÷" in each.definition_zh
    grounds = [id for id in ids if id.startswith("refusal.")]
    assert len(grounds) == 8


def test_there_are_rates_of_known_editions_only() -> None:
    with pytest.raises(UnknownCellError):
        rates("1999")


@given(reports(consistent=True))
def test_what_became_of_the_requests_adds_up_to_one(report: AnnualReport) -> None:
    parts = [rate(id, report.form).of(report) for id in ("disclosure", *GROUPS)]
    assert sum(parts) == 1 if report.requests.concluded.total else set(parts) == {None}


GROUPS = ("refusal", "unavailable", "not_processed", "otherwise_handled")
