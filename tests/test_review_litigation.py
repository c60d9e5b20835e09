"""Table 四."""

import pytest

from gov_disclosure import (
    CellAddress,
    InvalidReportError,
    Result,
    ResultCounts,
    ReviewLitigationGrid,
    Route,
    UnknownCellError,
)

NUMBERED = ReviewLitigationGrid(tuple(range(15)))


def test_every_way_to_a_cell_leads_to_it() -> None:
    for number, (cell, figure) in enumerate(NUMBERED.items()):
        route, result = Route(cell.row), Result(cell.column)
        assert figure == number
        assert NUMBERED[route, result] == NUMBERED[cell.row, cell.column] == number
        assert NUMBERED[str(cell)] == NUMBERED[cell] == NUMBERED.get(cell) == number
        assert NUMBERED[route][result] == NUMBERED.route(cell.row)[cell.column] == getattr(NUMBERED[route], result)


def test_routes_by_name() -> None:
    assert NUMBERED.reconsideration == ResultCounts(0, 1, 2, 3, 4)
    assert NUMBERED.direct_litigation == ResultCounts(5, 6, 7, 8, 9)
    assert NUMBERED.litigation_after_reconsideration == ResultCounts(10, 11, 12, 13, 14)


@pytest.mark.parametrize(
    "key",
    [
        ("reconsideration", "won"),
        ("appeal", "upheld"),
        "reconsideration",
        "requests.received.total",
        CellAddress("review_litigation", "appeal", "upheld"),
        0,
        None,
        [],
    ],
)
def test_what_the_table_does_not_have_is_refused(key: object) -> None:
    with pytest.raises(UnknownCellError):
        NUMBERED[key]


def test_unknown_routes_and_results_are_refused() -> None:
    for ask in (lambda: NUMBERED.route("appeal"), lambda: NUMBERED.reconsideration["won"]):
        with pytest.raises(UnknownCellError):
            ask()


class TestFromFigures:
    def test_fills_the_totals(self) -> None:
        grid = ReviewLitigationGrid.from_figures(
            {Route.RECONSIDERATION: {Result.UPHELD: 7, "pending": 1}, "direct_litigation": {"other": 2}}, fill=0
        )
        assert grid.reconsideration == ResultCounts(7, 0, 0, 1, 8)
        assert grid.direct_litigation.total == 2
        assert grid.litigation_after_reconsideration == ResultCounts(0, 0, 0, 0, 0)

    def test_a_total_over_an_unstated_cell_is_unstated(self) -> None:
        grid = ReviewLitigationGrid.from_figures({Route.RECONSIDERATION: {Result.UPHELD: 7}})
        assert grid.reconsideration == ResultCounts(7, None, None, None, None)
        assert grid.stated == 1

    def test_refuses_totals_unknown_names_and_what_is_no_count(self) -> None:
        with pytest.raises(InvalidReportError, match=r"review_litigation\.reconsideration\.total"):
            ReviewLitigationGrid.from_figures({Route.RECONSIDERATION: {Result.TOTAL: 1}})
        with pytest.raises(UnknownCellError):
            ReviewLitigationGrid.from_figures({"appeal": {"upheld": 1}})
        with pytest.raises(InvalidReportError, match=r"review_litigation\.reconsideration\.upheld"):
            ReviewLitigationGrid.from_figures({Route.RECONSIDERATION: {Result.UPHELD: -1}}, fill=0)


@pytest.mark.parametrize("cells", [(), (0,) * 14, (0,) * 16, None, "0" * 15])
def test_another_number_of_cells_is_refused(cells: object) -> None:
    with pytest.raises(InvalidReportError, match="review_litigation"):
        ReviewLitigationGrid(cells)


def test_the_repr_tells_the_totals() -> None:
    assert repr(NUMBERED) == (
        "ReviewLitigationGrid(reconsideration=4, direct_litigation=9, litigation_after_reconsideration=14)"
    )
