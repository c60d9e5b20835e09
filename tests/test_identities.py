"""The identities of rules.md: how many, which, and what they can tell."""

from collections import Counter
from fractions import Fraction

import pytest

from gov_disclosure import AnnualReport, CellAddress, Edition, UnknownCellError, Verdict, form
from gov_disclosure.identities import (
    identities,
    table_identities,
    verdicts,
    violated,
    yearly_identities,
    yearly_verdicts,
)
from tests.factories import clean_report

each_edition = pytest.mark.parametrize("edition", Edition)


def rank(rows: list[list[int]]) -> int:
    """Of an integer matrix, by exact elimination."""
    matrix = [[Fraction(number) for number in row] for row in rows]
    found = 0
    for column in range(len(matrix[0])):
        pivot = next((row for row in range(found, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[found], matrix[pivot] = matrix[pivot], matrix[found]
        for row in range(found + 1, len(matrix)):
            factor = matrix[row][column] / matrix[found][column]
            if factor:
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[found], strict=True)]
        found += 1
    return found


def coefficients(edition: Edition, table: str) -> list[list[int]]:
    """One row an identity, one column a cell: 1 on the left, -1 on the right."""
    cells = form(edition).table(table).addresses
    return [
        [each.left.count(cell) - each.right.count(cell) for cell in cells]
        for each in table_identities(form(edition).table(table))
    ]


@pytest.mark.parametrize(
    ("edition", "balance", "outcome_sum", "row_sum", "routes"), [("2021", 7, 7, 25, 3), ("2019", 7, 7, 23, 3)]
)
def test_how_many(edition: str, balance: int, outcome_sum: int, row_sum: int, routes: int) -> None:
    assert Counter(each.rule for each in identities(edition)) == {
        "requests.balance": balance,
        "requests.outcome_sum": outcome_sum,
        "requests.row_sum": row_sum,
        "review_litigation.row_sum": routes,
    }
    assert len(identities(edition)) == {"2021": 42, "2019": 40}[edition]
    assert len({each.id for each in identities(edition)}) == len(identities(edition))


@pytest.mark.parametrize(("edition", "expected"), [("2021", (39, 37)), ("2019", (37, 35))])
def test_rank_of_table_three(edition: str, expected: tuple[int, int]) -> None:
    rows = coefficients(Edition(edition), "requests")
    assert (len(rows), rank(rows)) == expected


@each_edition
def test_every_cell_of_table_three_breaks_a_set_of_its_own(edition: Edition) -> None:
    columns = list(zip(*coefficients(edition, "requests"), strict=True))
    supports = [frozenset(number for number, sign in enumerate(column) if sign) for column in columns]
    assert all(supports)
    assert len(set(supports)) == len(columns) == {"2021": 175, "2019": 161}[edition]


@each_edition
def test_the_five_cells_of_a_route_cannot_be_told_apart(edition: Edition) -> None:
    columns = list(zip(*coefficients(edition, "review_litigation"), strict=True))
    supports = Counter(frozenset(number for number, sign in enumerate(column) if sign) for column in columns)
    assert sorted(supports.values()) == [5, 5, 5]


@each_edition
def test_no_three_cells_can_compensate_each_other(edition: Edition) -> None:
    """ "Its minimum distance is 4": no word of weight 1 to 3 is in the code, and one of weight 4 is."""
    rows = coefficients(edition, "requests")
    syndromes = [tuple(column) for column in zip(*rows, strict=True)]
    touched = [{number for number, sign in enumerate(column) if sign} for column in syndromes]
    for one in range(len(touched)):
        for other in range(one):
            # Each of the identities that only one of the two is in must be mended by the third cell alone.
            missing = touched[one] ^ touched[other]
            for third in (cell for cell in range(other) if missing <= touched[cell]):
                assert rank([list(syndromes[cell]) for cell in (one, other, third)]) == 3
    cells = form(edition).table("requests").addresses
    corners = [
        cells.index(CellAddress("requests", row, column))
        for row in ("disclosed", "partially_disclosed")
        for column in ("natural_person", "other_organization")
    ]
    assert rank([list(syndromes[cell]) for cell in corners]) == 3


@each_edition
def test_the_balance_is_what_the_note_says(edition: Edition) -> None:
    for each in identities(edition):
        if each.rule == "requests.balance":
            assert [cell.row for cell in each.left] == ["received", "brought_forward"]
            assert [cell.row for cell in each.right] == ["concluded", "carried_forward"]
            assert each.at.row == "concluded"
            assert len({cell.column for cell in each.cells}) == 1


@each_edition
def test_the_outcome_sum_has_every_outcome_once(edition: Edition) -> None:
    not_outcomes = {"received", "brought_forward", "concluded", "carried_forward"}
    outcomes = [row.key for row in form(edition).table("requests").rows if row.key not in not_outcomes]
    for each in identities(edition):
        if each.rule == "requests.outcome_sum":
            assert [cell.row for cell in each.left] == outcomes
            assert each.right == (each.at,)
            assert {cell.column for cell in each.cells} == {each.at.column}


@each_edition
def test_the_row_sums_have_every_other_column_once(edition: Edition) -> None:
    for each in identities(edition):
        if each.rule.endswith(".row_sum"):
            assert each.right == (each.at,)
            assert each.at.column == "total"
            row = [cell for cell in form(edition).addresses if (cell.table, cell.row) == (each.at.table, each.at.row)]
            assert [*each.left, each.at] == row


@each_edition
def test_the_published_side_is_in_it(edition: Edition) -> None:
    for each in identities(edition):
        assert each.at in each.right
        assert set(each.others) == set(each.right) - {each.at}
        assert each.cells == each.left + each.right
        assert each.id == f"{each.rule}@{each.at}"
        assert all(form(edition).has(cell) for cell in each.cells)


def test_the_right_value_is_computed_from_the_others() -> None:
    report = clean_report(requests__concluded__total=70)
    broken = {each.rule: each for each in violated(report)}
    assert set(broken) == {"requests.balance", "requests.outcome_sum", "requests.row_sum"}
    assert {each.expected(report.__getitem__) for each in broken.values()} == {5}
    assert {each.at for each in broken.values()} == {CellAddress.parse("requests.concluded.total")}


def test_an_unknown_edition_has_no_identities() -> None:
    with pytest.raises(UnknownCellError):
        identities("2020")


def test_a_report_without_a_form_has_none() -> None:
    assert verdicts(AnnualReport(form=None)) == {}
    assert violated(AnnualReport(form=None)) == ()


@each_edition
def test_table_two_has_no_identities(edition: Edition) -> None:
    assert table_identities(form(edition).table("proactive")) == ()
    assert identities(form(edition)) == identities(edition)


@pytest.mark.parametrize(
    ("before", "after", "edition"),
    [(None, None, "2021"), ("2019", None, "2019"), (None, "2019", "2019"), (None, "2021", "2021")],
)
def test_between_years_a_report_without_tables_leaves_everything_unassessed(
    before: str | None, after: str | None, edition: str
) -> None:
    """Nothing tells its edition: it is that of the other report, or the newest."""
    judged = yearly_verdicts(AnnualReport(form=before), AnnualReport(form=after))
    assert judged == dict.fromkeys(yearly_identities(edition, edition), Verdict.NOT_ASSESSED)
