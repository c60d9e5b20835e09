"""What the published strategies promise."""

import inspect
import subprocess
import sys
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    Edition,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
    check,
    form,
    strategies,
)
from gov_disclosure.figures import MAX_COUNT, format_amount
from gov_disclosure.identities import Identity, identities, violated
from gov_disclosure.strategies import (
    amounts,
    cell_addresses,
    counts,
    narratives,
    proactive_disclosures,
    reports,
    request_matrices,
    review_litigation_grids,
)

# Not shrunk: that such a value comes up is all that is asked.
QUICK = settings(database=None, max_examples=5000, phases=[Phase.generate])
SHRUNK = settings(QUICK, phases=[Phase.generate, Phase.shrink])
IDENTITIES = {edition: [each for each in identities(edition) if each.at.table == "requests"] for edition in Edition}


def example(strategy: st.SearchStrategy[Any], condition: Any) -> Any:
    """The strategy gives such a value; an error if it does not."""
    return find(strategy, condition, settings=QUICK)


class TestArguments:
    """ "Plural names, keyword-only arguments, … bad arguments refused.\""""

    @pytest.mark.parametrize("name", strategies.__all__)
    def test_they_are_named_in_the_plural_and_by_keyword_alone(self, name: str) -> None:
        strategy = getattr(strategies, name)
        assert name.endswith("s")
        kinds = {each.kind for each in inspect.signature(strategy).parameters.values()}
        assert kinds == {inspect.Parameter.KEYWORD_ONLY}
        assert isinstance(strategy(), st.SearchStrategy)
        assert strategy.__doc__

    @pytest.mark.parametrize(
        ("strategy", "arguments"),
        [
            (reports, {"edition": "2020"}),
            (reports, {"edition": 2021}),
            (reports, {"edition": []}),
            (reports, {"consistent": 1}),
            (reports, {"consistent": "yes"}),
            (reports, {"wrong_cells": 0}),
            (reports, {"wrong_cells": 4}),
            (reports, {"wrong_cells": True}),
            (reports, {"wrong_cells": 1.0}),
            (reports, {"wrong_cells": 1, "consistent": True}),
            (reports, {"printable": None}),
            (reports, {"stated": "all"}),
            (request_matrices, {"edition": "1949"}),
            (request_matrices, {"consistent": True, "wrong_cells": 2}),
            (request_matrices, {"stated": None}),
            (review_litigation_grids, {"consistent": 0}),
            (review_litigation_grids, {"stated": 1}),
            (proactive_disclosures, {"edition": "no"}),
            (proactive_disclosures, {"stated": 1}),
            (narratives, {"printable": 0}),
            (counts, {"min_value": -1}),
            (counts, {"max_value": 2**53}),
            (counts, {"min_value": 3, "max_value": 2}),
            (counts, {"max_value": True}),
            (amounts, {"max_places": -1}),
            (amounts, {"max_places": 2.0}),
            (cell_addresses, {"edition": "x"}),
            (cell_addresses, {"table": "narrative"}),
            (cell_addresses, {"edition": "2021", "table": ""}),
        ],
    )
    def test_what_makes_no_sense_is_refused_when_asked_for(self, strategy: Any, arguments: dict[str, Any]) -> None:
        with pytest.raises(InvalidArgument, match="|".join(arguments)):
            strategy(**arguments)


class TestReports:
    @given(reports(consistent=True) | reports(wrong_cells=1) | reports(stated=True) | reports(wrong_cells=3))
    def test_every_cell_of_three_tables_is_stated_where_asked_for(self, report: AnnualReport) -> None:
        assert report.cells_stated == len(form(report.form).addresses)

    @given(reports(consistent=True))
    def test_consistent_breaks_nothing(self, report: AnnualReport) -> None:
        assert not violated(report)

    @given(reports(consistent=False))
    def test_not_consistent_breaks_something(self, report: AnnualReport) -> None:
        assert violated(report)

    @pytest.mark.parametrize("edition", Edition)
    @given(data=st.data())
    def test_edition_is_as_asked_for(self, edition: Edition, data: st.DataObject) -> None:
        for strategy in (reports(edition=edition), reports(edition=edition.value, printable=True)):
            assert data.draw(strategy).form is edition

    @pytest.mark.parametrize(
        "condition",
        [
            lambda report: report.form is None,
            lambda report: report.form == "2019",
            lambda report: report.form == "2021",
            lambda report: report.form is not None and not report.tables,
            lambda report: len(report.tables) == 2,
            lambda report: report.tables and report.cells_stated == 0,
            lambda report: any(type(figure) is int and figure > 2**50 for _, figure in report.items()),
            lambda report: any(type(figure) is int and figure < -1000 for _, figure in report.items()),
            lambda report: any(type(figure) is Decimal and figure % 1 for _, figure in report.items()),
            lambda report: report.requests is not None and len(set(report.requests.cells)) > 50,
            lambda report: not report.narrative.overview.isascii(),
            lambda report: "\n" in report.narrative.preamble,
            lambda report: report.title is not None and not report.title.isascii(),
            lambda report: report.agency_code == "",
            lambda report: report.published_on is not None and report.year is None,
            lambda report: getattr(report.proactive, "amount_unit", None) not in (None, "元", "万元"),
            lambda report: report.requests and violated(report) and None in report.requests.cells,
        ],
    )
    def test_any_means_any(self, condition: Any) -> None:
        assert example(reports(), condition)

    @given(reports(printable=True))
    def test_printable_reports_say_who_and_when(self, report: AnnualReport) -> None:
        assert report.agency in report.title
        assert f"{report.year}年" in report.title

    def test_the_simplest_report_is_nearly_empty(self) -> None:
        simplest = find(reports(consistent=True), lambda report: True, settings=SHRUNK)
        assert {figure for _, figure in simplest.items()} == {0}
        assert simplest.narrative == Narrative()
        assert simplest.year is None


def solutions(wrong: RequestMatrix, cells: tuple[CellAddress, ...], every: list[Identity]) -> bool:
    """Whether changing these one or two cells, by any integers, makes every identity hold. By brute force."""
    rows = []
    for identity in every:
        left, right = (sum(wrong[str(cell)] for cell in side) for side in (identity.left, identity.right))
        coefficients = [(cell in identity.left) - (cell in identity.right) for cell in cells]
        rows.append((coefficients, right - left))
    if any(not any(coefficients) and off for coefficients, off in rows):
        return False
    if len(cells) == 1:
        return len({off * coefficients[0] for coefficients, off in rows if coefficients[0]}) == 1
    alone = {place: {off * c[place] for c, off in rows if c[place] and not c[1 - place]} for place in (0, 1)}
    fixed = next(place for place in (0, 1) if alone[place])
    if len(alone[fixed]) > 1:
        return False
    (change,) = alone[fixed]
    rest = {(off - c[fixed] * change) * c[1 - fixed] for c, off in rows if c[1 - fixed]}
    return len(rest) == 1


class TestWrongCells:
    """ "Wrong so that the smallest mend has k cells": no fewer cells would do."""

    @settings(max_examples=25)
    @given(request_matrices(wrong_cells=1))
    def test_one_wrong_cell_is_one_cell_from_adding_up(self, wrong: RequestMatrix) -> None:
        every = IDENTITIES[wrong.edition]
        assert violated(AnnualReport(form=wrong.edition, requests=wrong))
        assert sum(solutions(wrong, (cell,), every) for cell, _ in wrong.items()) == 1

    @settings(max_examples=25)
    @given(request_matrices(wrong_cells=2))
    def test_no_single_change_mends_two_wrong_cells_and_some_pair_does(self, wrong: RequestMatrix) -> None:
        every = IDENTITIES[wrong.edition]
        cells = touching(wrong, every)
        assert not any(solutions(wrong, (cell,), every) for cell in cells)
        assert any(solutions(wrong, pair, every) for pair in combinations(cells, 2) if covers(wrong, pair, every))

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(request_matrices(wrong_cells=3))
    def test_no_pair_mends_three_wrong_cells(self, wrong: RequestMatrix) -> None:
        every = IDENTITIES[wrong.edition]
        cells = touching(wrong, every)
        assert not any(solutions(wrong, (cell,), every) for cell in cells)
        assert not any(solutions(wrong, pair, every) for pair in combinations(cells, 2) if covers(wrong, pair, every))

    @pytest.mark.parametrize("count", [1, 2, 3])
    @given(data=st.data())
    def test_the_wrong_cells_are_all_in_table_three(self, count: int, data: st.DataObject) -> None:
        report = data.draw(reports(wrong_cells=count))
        assert {identity.at.table for identity in violated(report)} == {"requests"}
        assert not check(report).clean


def touching(wrong: RequestMatrix, every: list[Identity]) -> list[CellAddress]:
    broken = {cell for identity in broken_of(wrong, every) for cell in identity.cells}
    return [cell for cell, _ in wrong.items() if cell in broken]


def broken_of(wrong: RequestMatrix, every: list[Identity]) -> list[Identity]:
    report = AnnualReport(form=wrong.edition, requests=wrong)
    return [identity for identity in violated(report) if identity in every]


def covers(wrong: RequestMatrix, pair: tuple[CellAddress, ...], every: list[Identity]) -> bool:
    return all(set(pair) & set(identity.cells) for identity in broken_of(wrong, every))


class TestParts:
    @given(counts())
    def test_counts_are_counts(self, count: int) -> None:
        assert type(count) is int
        assert 0 <= count <= MAX_COUNT

    @given(amounts(max_places=2))
    def test_amounts_have_no_more_decimals_than_asked_for(self, amount: Decimal) -> None:
        assert amount >= 0
        assert len(format_amount(amount).partition(".")[2]) <= 2
        assert str(amount) == format_amount(amount)

    @pytest.mark.parametrize("edition", Edition)
    @pytest.mark.parametrize("table", ["proactive", "requests", "review_litigation"])
    def test_addresses_are_those_of_the_form(self, edition: Edition, table: str) -> None:
        drawn = cell_addresses(edition=edition, table=table)
        addresses = form(edition).table(table).addresses
        for cell in (addresses[0], addresses[len(addresses) // 2], addresses[-1]):
            assert example(drawn, lambda found, cell=cell: found == cell) == cell

        @given(drawn)
        def all_there(cell: CellAddress) -> None:
            assert cell.table == table
            assert form(edition).has(cell)

        all_there()

    @given(request_matrices(consistent=True), review_litigation_grids(consistent=True))
    def test_consistent_tables_add_up(self, matrix: RequestMatrix, grid: ReviewLitigationGrid) -> None:
        assert not violated(AnnualReport(form=matrix.edition, requests=matrix, review_litigation=grid))

    @given(request_matrices(consistent=False), review_litigation_grids(consistent=False))
    def test_inconsistent_tables_do_not(self, matrix: RequestMatrix, grid: ReviewLitigationGrid) -> None:
        assert violated(AnnualReport(form=matrix.edition, requests=matrix))
        assert violated(AnnualReport(form=matrix.edition, review_litigation=grid))

    @given(request_matrices(stated=True) | review_litigation_grids(stated=True) | proactive_disclosures(stated=True))
    def test_stated_tables_state_all(self, table: Any) -> None:
        assert None not in table.cells

    @pytest.mark.parametrize("strategy", [request_matrices(), review_litigation_grids(), proactive_disclosures()])
    def test_a_cell_may_be_unstated(self, strategy: st.SearchStrategy[Any]) -> None:
        assert example(strategy, lambda table: 0 < table.stated < len(table.cells)).stated > 0

    def test_a_failing_example_fits_on_the_screen(self) -> None:
        @settings(database=None)
        @given(request_matrices(edition="2021", consistent=True))
        def fails(matrix: RequestMatrix) -> None:
            assert matrix.received.total == -1

        with pytest.raises(AssertionError) as caught:
            fails()
        assert "*175 * (0,)" in "".join(caught.value.__notes__)


REGISTERED = {
    AnnualReport,
    CellAddress,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
}


class TestRegistration:
    """ "Registered by entry point.\""""

    @pytest.mark.parametrize("kind", sorted(REGISTERED, key=lambda kind: kind.__name__))
    def test_hypothesis_knows_the_type(self, kind: type) -> None:
        strategies._register()

        @given(st.from_type(kind))
        def made(value: object) -> None:
            assert type(value) is kind

        made()

    def test_registering_builds_no_strategy_and_loads_no_codec(self) -> None:
        program = """
import sys
import hypothesis
from gov_disclosure.strategies import _register
_register()
loaded = {name for name in sys.modules if name.startswith(("gov_disclosure.strategies.", "gov_disclosure.codec"))}
assert not loaded, loaded
assert not {"cattrs", "msgspec", "selectolax"} & sys.modules.keys()
"""
        subprocess.run([sys.executable, "-c", program], check=True)

    def test_an_unknown_strategy_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="report_cards"):
            strategies.report_cards  # noqa: B018

    def test_dir_lists_the_strategies(self) -> None:
        assert set(strategies.__all__) <= set(dir(strategies))
