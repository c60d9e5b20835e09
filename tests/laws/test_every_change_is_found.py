""" "Every change of one cell of tables 三 and 四 to another number is found."

rules.md: "each of its 175 cells breaks a set of identities of its own: one wrong cell can always be named".
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, CellAddress, Edition, Verdict, check
from gov_disclosure.identities import identities, verdicts, violated
from gov_disclosure.strategies import counts, reports

CLASSES = ("natural_person", "other_organization")


def another(number: int, present: object) -> int:
    return number if number != present else (number + 1 if number == 0 else number - 1)


@pytest.mark.parametrize("edition", Edition)
@given(data=st.data())
def test_every_single_change_is_found(edition: Edition, data: st.DataObject) -> None:
    report = data.draw(reports(edition=edition, consistent=True))
    number = data.draw(counts())
    names: dict[frozenset[str], CellAddress] = {}
    for table in (report.requests, report.review_litigation):
        for cell, figure in table.items():
            changed = report.with_cell(cell, another(number, figure))
            broken = frozenset(identity.id for identity in violated(changed))
            assert broken == {identity.id for identity in identities(edition) if cell in identity.cells}
            assert broken
            if table is report.requests:
                assert names.setdefault(broken, cell) == cell


@given(reports(consistent=True), st.data())
def test_check_tells_of_a_single_change(report: AnnualReport, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([report.requests, report.review_litigation]))
    cell, figure = data.draw(st.sampled_from(list(table.items())))
    changed = report.with_cell(cell, another(data.draw(counts()), figure))
    result = check(changed)
    broken = {identity.id for identity, verdict in verdicts(changed).items() if verdict is Verdict.BROKEN}
    assert broken <= {f"{finding.rule}@{finding.at}" for finding in result.findings}
    assert broken == {id for id, verdict in result.verdicts.items() if verdict is Verdict.BROKEN}
    assert not result.clean


@given(reports(wrong_cells=2))
def test_two_wrong_cells_are_always_noticed(report: AnnualReport) -> None:
    """ "As a code its minimum distance is 4: two wrong cells are always noticed."."""
    assert violated(report)


@given(reports(consistent=True, edition="2021"), st.integers(1, 10**6))
def test_four_cells_on_a_rectangle_are_not_noticed(report: AnnualReport, amount: int) -> None:
    """ "Four that compensate each other on a rectangle are not": why the distance is no more than 4."""
    corners = [(row, column) for row in ("disclosed", "partially_disclosed") for column in CLASSES]
    start = report
    for row, column in corners:
        start = start.with_cell(f"requests.{row}.{column}", amount)
    moved = start
    for (row, column), sign in zip(corners, (1, -1, -1, 1), strict=True):
        moved = moved.with_cell(f"requests.{row}.{column}", amount + sign * amount)
    assert moved != start
    assert verdicts(moved) == verdicts(start)
