""" "Unstated cells are unknowns to solve for, offered and never written"."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    Edition,
    Reading,
    RequestMatrix,
    ReviewLitigationGrid,
    Slip,
    Source,
    check,
    solve,
)
from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.identities import verdicts, violated
from gov_disclosure.solving import contradicted
from gov_disclosure.strategies import reports
from tests.factories import clean_report

CROSSED = "requests.disclosed.natural_person"


def blanked(report: AnnualReport, data: st.DataObject, most: int, tables: tuple[str, ...]) -> AnnualReport:
    cells = [cell for cell, _ in report.items() if cell.table in tables]
    for cell in data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=most, unique=True)):
        report = report.with_cell(cell, None)
    return report


@pytest.mark.parametrize("edition", Edition)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_offered_is_what_was_blanked(edition: Edition, data: st.DataObject) -> None:
    right = data.draw(reports(edition=edition, consistent=True))
    blank = blanked(right, data, 12, ("requests", "review_litigation"))
    for solution in solve(blank):
        assert blank[solution.at] is None
        assert solution.figure == right[solution.at]


@settings(max_examples=25)
@given(data=st.data())
def test_one_blank_cell_of_an_identity_always_follows(data: st.DataObject) -> None:
    right = data.draw(reports(consistent=True))
    blank = blanked(right, data, 1, ("requests", "review_litigation"))
    (solution,) = solve(blank)
    assert solution.agreed == (solution.at.table == "requests"), "a cell of table 四 stands in one identity"


@settings(max_examples=25)
@given(data=st.data())
def test_every_single_unknown_of_a_row_follows_and_then_everything_holds(data: st.DataObject) -> None:
    right = data.draw(reports(consistent=True))
    blank = right
    rows = [row.key for row in right.requests.table.rows]
    for row in data.draw(st.lists(st.sampled_from(rows), max_size=8, unique=True)):
        column = data.draw(st.sampled_from(right.requests.table.panels[0].columns)).key
        blank = blank.with_cell(f"requests.{row}.{column}", None)
    mended = blank
    for solution in solve(blank):
        mended = mended.with_cell(solution.at, solution.figure)
    assert mended == right


@settings(max_examples=25)
@given(reports())
def test_nothing_stated_is_changed_and_nothing_offered_breaks_what_holds(report: AnnualReport) -> None:
    before = verdicts(report)
    mended = report
    for solution in solve(report):
        assert report[solution.at] is None
        mended = mended.with_cell(solution.at, solution.figure)
    assert set(violated(mended)) == {identity for identity, verdict in before.items() if verdict == "broken"}


def test_a_rectangle_of_unknowns_does_not_follow() -> None:
    blank = clean_report()
    for row in ("disclosed", "unavailable.not_held"):
        for column in ("natural_person", "commercial_enterprise"):
            blank = blank.with_cell(f"requests.{row}.{column}", None)
    assert solve(blank) == ()


RECTANGLES = (
    (("disclosed", "unavailable.not_held"), ("natural_person", "commercial_enterprise")),
    (("withheld.state_secret", "withheld.prohibited_by_law"), ("research_institution", "other_organization")),
)
BRIDGE = CellAddress.parse("requests.unavailable.not_held.research_institution")


def test_a_cell_that_no_single_identity_gives_follows_from_several() -> None:
    """Of two rectangles nothing follows; the cell that joins them is what is left of the sums of either."""
    right = clean_report(
        requests__unavailable__not_held__research_institution=7,
        requests__unavailable__not_held__total=8,
        requests__concluded__research_institution=7,
        requests__concluded__total=12,
        requests__received__research_institution=7,
        requests__received__total=13,
    )
    assert violated(right) == ()
    blank = right.with_cell(BRIDGE, None)
    for rows, columns in RECTANGLES:
        for cell in (CellAddress("requests", row, column) for row in rows for column in columns):
            blank = blank.with_cell(cell, None)
    assert [(each.at, each.figure, each.agreed) for each in solve(blank)] == [(BRIDGE, 7, True)]


def test_what_disagrees_elsewhere_hinders_nothing_that_follows() -> None:
    apart = "requests.withheld.state_secret.other_organization"
    wrong = clean_report(requests__disclosed__research_institution=9).with_cell(CROSSED, None).with_cell(apart, None)
    assert [(str(each.at), each.figure) for each in solve(wrong)] == [(apart, 0)]
    assert contradicted(wrong) == (CellAddress.parse(CROSSED),)


def test_where_two_identities_disagree_nothing_is_offered_and_that_is_said() -> None:
    wrong = clean_report(requests__disclosed__research_institution=9).with_cell(CROSSED, None)
    assert solve(wrong) == ()
    assert contradicted(wrong) == (CellAddress.parse(CROSSED),)
    (finding,) = check(wrong).of_rule("report.not_assessed")
    assert finding.arguments["contradicted"] == contradicted(wrong)
    assert "something stated is wrong: requests.disclosed.natural_person" in finding.message("en")
    assert "必有错误：“（一）予以公开 · 自然人”" in finding.message("zh")


@settings(max_examples=25)
@given(data=st.data())
def test_what_was_only_blanked_is_never_contradicted(data: st.DataObject) -> None:
    right = data.draw(reports(consistent=True))
    assert contradicted(blanked(right, data, 12, ("requests", "review_litigation"))) == ()


def test_what_follows_may_be_as_large_as_a_count_can_be() -> None:
    grid = ReviewLitigationGrid.from_figures({"reconsideration": {"pending": MAX_COUNT}}, fill=0)
    blank = grid.with_cell("review_litigation.reconsideration.pending", None)
    (solution,) = solve(AnnualReport(form="2021", review_litigation=blank))
    assert solution.figure == MAX_COUNT


def test_what_would_be_no_count_is_not_offered() -> None:
    below = clean_report(review_litigation__reconsideration__total=0).with_cell(
        "review_litigation.reconsideration.pending", None
    )
    assert solve(below) == ()


def test_a_figure_printed_below_zero_is_offered_with_its_sign_as_the_slip() -> None:
    blank = clean_report().with_cell(CROSSED, None)
    assert [each.slip for each in solve(blank)] == [None]
    for text, slip in (("-3", Slip.SIGN), ("－３", Slip.SIGN), ("-4", None), ("3", None), ("/", None)):
        reading = Reading(report=blank, provenance={CROSSED: Source(text)})
        assert [each.slip for each in solve(reading.report, reading.provenance)] == [slip]


def test_nothing_below_zero_is_no_slip() -> None:
    zero = "requests.disclosed.commercial_enterprise"
    (solution,) = solve(clean_report().with_cell(zero, None), {zero: Source("-0")})
    assert (solution.figure, solution.slip) == (0, None)


def test_the_finding_offers_what_follows_and_the_report_stays_as_it_is() -> None:
    blank = clean_report().with_cell(CROSSED, None)
    (finding,) = check(blank).of_rule("report.not_assessed")
    assert {str(cell): figure for cell, figure in finding.arguments["solved"].items()} == {CROSSED: 3}
    assert "（一）予以公开 · 自然人" in finding.message("zh")
    assert finding.message("en").endswith(" 3")
    assert blank[CROSSED] is None
    (silent,) = check(evolve(clean_report(), requests=None)).of_rule("report.not_assessed")
    assert "solved" not in silent.arguments


def test_of_very_many_unknowns_those_are_offered_that_follow_one_by_one() -> None:
    empty = RequestMatrix("2021", (None,) * 175)
    assert solve(AnnualReport(form="2021", requests=empty)) == ()
    assert solve(AnnualReport(form=None)) == ()


def test_of_very_many_unknowns_what_follows_is_said_to_follow_once() -> None:
    cells = dict.fromkeys(RequestMatrix("2021", (None,) * 175).table.addresses)
    received = [cell for cell in cells if cell.row == "received"]
    stated = {cell: number for number, cell in enumerate(received[:-1], 1)}
    matrix = RequestMatrix("2021", tuple(stated.get(cell) for cell in cells))
    (solution,) = solve(AnnualReport(form="2021", requests=matrix))
    assert (solution.at, solution.figure, solution.agreed) == (received[-1], 21, False)
