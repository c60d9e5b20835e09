""" "Constructors for authors of new reports that take the figures without totals and fill the totals."

"Authors of new reports get a constructor that fills the totals"; carried_forward is a figure of its own.
"""

from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import (
    AnnualReport,
    ApplicantClass,
    Edition,
    RequestMatrix,
    RequestRow,
    Result,
    ReviewLitigationGrid,
    Route,
    Verdict,
    form,
)
from gov_disclosure.identities import verdicts, violated
from gov_disclosure.strategies import request_matrices, review_litigation_grids

SMALL = st.integers(0, 10**9)
CLASSES = [each for each in ApplicantClass if each is not ApplicantClass.TOTAL]
RESULTS = [each for each in Result if each is not Result.TOTAL]


@st.composite
def request_figures(draw: st.DrawFn, values: st.SearchStrategy[object]) -> tuple[Edition, dict[object, object]]:
    edition = draw(st.sampled_from(Edition))
    rows = [RequestRow(row.key) for row in form(edition).table("requests").rows if row.key != RequestRow.CONCLUDED]
    columns = st.dictionaries(st.sampled_from(CLASSES), values, max_size=4)
    return edition, draw(st.dictionaries(st.sampled_from(rows), columns, max_size=5))


@given(request_figures(SMALL))
def test_filled_totals_hold_but_for_the_balance(given_figures: tuple[Edition, dict[object, object]]) -> None:
    edition, figures = given_figures
    matrix = RequestMatrix.from_figures(edition, figures, fill=0)
    assert matrix.stated == len(matrix.cells)
    assert {each.rule for each in violated(AnnualReport(form=edition, requests=matrix))} <= {"requests.balance"}
    for row, columns in figures.items():
        for column, value in columns.items():
            assert matrix[row, column] == value


@given(request_matrices(consistent=True))
def test_a_consistent_table_is_rebuilt_from_its_figures_alone(matrix: RequestMatrix) -> None:
    figures = {
        row.key: {column: matrix[row.key, column] for column in CLASSES}
        for row in matrix.table.rows
        if row.key != RequestRow.CONCLUDED
    }
    assert RequestMatrix.from_figures(matrix.edition, figures) == matrix


@given(review_litigation_grids(consistent=True))
def test_a_consistent_grid_is_rebuilt_from_its_figures_alone(grid: ReviewLitigationGrid) -> None:
    figures = {route: {result: grid[route, result] for result in RESULTS} for route in Route}
    assert ReviewLitigationGrid.from_figures(figures) == grid


@given(request_figures(st.none() | SMALL))
def test_a_total_over_an_unstated_cell_stays_unstated(given_figures: tuple[Edition, dict[object, object]]) -> None:
    edition, figures = given_figures
    matrix = RequestMatrix.from_figures(edition, figures)
    report = AnnualReport(form=edition, requests=matrix)
    for identity, verdict in verdicts(report).items():
        if identity.rule in ("requests.outcome_sum", "requests.row_sum"):
            parts = [report[cell] for cell in identity.left]
            assert report[identity.at] == (None if None in parts else sum(parts))
            assert verdict is (Verdict.NOT_ASSESSED if None in parts else Verdict.HOLDS)


@given(
    st.dictionaries(st.sampled_from(Route), st.dictionaries(st.sampled_from(RESULTS), SMALL)),
    st.sampled_from([0, None]),
)
def test_the_totals_of_a_grid_are_filled(figures: dict[Route, dict[Result, int]], fill: int | None) -> None:
    grid = ReviewLitigationGrid.from_figures(figures, fill=fill)
    for route in Route:
        parts = [figures.get(route, {}).get(result, fill) for result in RESULTS]
        assert grid[route, Result.TOTAL] == (None if None in parts else sum(parts))
        assert [grid[route, result] for result in RESULTS] == parts
