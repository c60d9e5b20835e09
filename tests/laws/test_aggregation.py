""" "`aggregate(reports, agency=…)` sums agencies' tables into one (a commutative monoid: property tests)." """

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Edition, InvalidCollectionError, Tally, aggregate, form
from gov_disclosure.figures import MONEY_UNITS
from gov_disclosure.strategies import reports

each_edition = pytest.mark.parametrize("edition", Edition)


@each_edition
@settings(max_examples=25)
@given(data=st.data())
def test_adding_is_associative_and_commutative_and_nothing_adds_nothing(edition: Edition, data: st.DataObject) -> None:
    one, two, three = (Tally.of(data.draw(reports(edition=edition))) for _ in range(3))
    assert (one + two) + three == one + (two + three)
    assert one + two == two + one
    assert one + Tally() == Tally() + one == one
    assert hash(one + two) == hash(two + one)


@settings(max_examples=25)
@given(reports(edition="2021"), st.integers(0, 3))
def test_those_of_whom_nothing_is_known_add_up_too(report: AnnualReport, absent: int) -> None:
    without, blank = Tally(absent=absent), Tally.of(AnnualReport(form=None))
    one = Tally.of(report)
    assert (without + blank) + one == without + (blank + one) == one + (blank + without)
    cell = (without + blank + one)["requests.received.total"]
    assert cell.stated + cell.unstated == absent + 2
    assert cell.figure is None


@each_edition
@settings(max_examples=25)
@given(data=st.data())
def test_a_sum_is_that_of_the_figures_stated(edition: Edition, data: st.DataObject) -> None:
    """Checked with fractions, and money in 元, which know nothing of how the sum is made."""
    drawn = data.draw(st.lists(reports(edition=edition), max_size=4))
    total = Tally.total(drawn)
    for at in form(edition).addresses if drawn else ():
        figures = [in_yuan(each, at) for each in drawn if each.table(at.table) is not None]
        stated = [figure for figure in figures if figure is not None]
        cell = total[at]
        unit = MONEY_UNITS["万元"] if isinstance(cell.sum, Decimal) else 1
        assert Fraction(cell.sum) * Fraction(unit) == sum(stated)
        assert (cell.stated, cell.unstated) == (len(stated), len(drawn) - len(stated))
        assert (cell.figure is None) == (len(stated) < len(drawn))


def in_yuan(report: AnnualReport, at: object) -> Fraction | None:
    figure = report[at]
    if figure is None or not isinstance(figure, Decimal):
        return None if figure is None else Fraction(figure)
    unit = form(report.form).column(at).unit or report.proactive.amount_unit
    return Fraction(figure) * Fraction(MONEY_UNITS[unit]) if unit in MONEY_UNITS else None


@settings(max_examples=25)
@given(st.lists(reports(edition="2021", stated=True), min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_reports_does_not_matter(drawn: list[AnnualReport], random: object) -> None:
    of_one_year = [evolve(report, year=2022) for report in drawn]
    shuffled = list(of_one_year)
    random.shuffle(shuffled)
    one, other = aggregate(of_one_year), aggregate(shuffled)
    assert one.tally == other.tally
    assert Counter(one.ledger.entries) == Counter(other.ledger.entries)


@given(reports())
@settings(max_examples=25)
def test_one_report_is_its_own_sum(report: AnnualReport) -> None:
    again = Tally.of(report).report()
    assert again.form == report.form
    for table in ("requests", "review_litigation"):
        published = report.table(table)
        assert again.table(table) == (published if published is not None and published.stated else None)


def test_editions_are_not_added() -> None:
    one, other = (Tally.of(AnnualReport(form=edition)) for edition in Edition)
    with pytest.raises(InvalidCollectionError, match="2019 and 2021"):
        one + other
    with pytest.raises(TypeError):
        one + 0


@settings(max_examples=25)
@given(st.lists(reports(edition="2021", consistent=True), min_size=1, max_size=3))
def test_sums_of_what_holds_hold(drawn: list[AnnualReport]) -> None:
    from gov_disclosure.identities import violated

    total = Tally.total(drawn)
    if all(cell.sum < 2**53 for cell in total.cells()):
        assert violated(total.report()) == ()
