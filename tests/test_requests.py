"""Table 三."""

from typing import ClassVar

import pytest

from gov_disclosure import (
    ApplicantClass,
    ApplicantCounts,
    CellAddress,
    Edition,
    InvalidReportError,
    OutcomeGroup,
    RequestMatrix,
    RequestRow,
    UnknownCellError,
)

SIZES = {Edition.FORM_2019: 161, Edition.FORM_2021: 175}
# Every cell says where it stands, so that no two can be mistaken.
NUMBERED = {edition: RequestMatrix(edition, tuple(range(size))) for edition, size in SIZES.items()}

each_edition = pytest.mark.parametrize("edition", Edition)


@each_edition
def test_every_way_to_a_cell_leads_to_it(edition: Edition) -> None:
    matrix = NUMBERED[edition]
    for number, (cell, figure) in enumerate(matrix.items()):
        row, column = RequestRow(cell.row), ApplicantClass(cell.column)
        assert figure == number
        assert matrix[row, column] == matrix[cell.row, cell.column] == number
        assert matrix[str(cell)] == matrix[cell] == matrix.get(cell) == matrix.get(str(cell)) == number
        assert matrix[row][column] == matrix.row(row)[column] == getattr(matrix.row(cell.row), column) == number
        assert matrix.column(column)[row] == matrix.rows()[row][column] == number


@each_edition
def test_rows_by_name(edition: Edition) -> None:
    matrix = NUMBERED[edition]
    by_name = {
        RequestRow.RECEIVED: matrix.received,
        RequestRow.BROUGHT_FORWARD: matrix.brought_forward,
        RequestRow.DISCLOSED: matrix.disclosed,
        RequestRow.PARTIALLY_DISCLOSED: matrix.partially_disclosed,
        RequestRow.WITHHELD_STATE_SECRET: matrix.withheld.state_secret,
        RequestRow.WITHHELD_PROHIBITED_BY_LAW: matrix.withheld.prohibited_by_law,
        RequestRow.WITHHELD_SECURITY_AND_STABILITY: matrix.withheld.security_and_stability,
        RequestRow.WITHHELD_THIRD_PARTY_RIGHTS: matrix.withheld.third_party_rights,
        RequestRow.WITHHELD_INTERNAL_AFFAIRS: matrix.withheld.internal_affairs,
        RequestRow.WITHHELD_PROCESS_INFORMATION: matrix.withheld.process_information,
        RequestRow.WITHHELD_ENFORCEMENT_FILE: matrix.withheld.enforcement_file,
        RequestRow.WITHHELD_ADMINISTRATIVE_QUERY: matrix.withheld.administrative_query,
        RequestRow.UNAVAILABLE_NOT_HELD: matrix.unavailable.not_held,
        RequestRow.UNAVAILABLE_REQUIRES_CREATION: matrix.unavailable.requires_creation,
        RequestRow.UNAVAILABLE_STILL_UNCLEAR: matrix.unavailable.still_unclear,
        RequestRow.NOT_PROCESSED_PETITION: matrix.not_processed.petition,
        RequestRow.NOT_PROCESSED_REPEATED: matrix.not_processed.repeated,
        RequestRow.NOT_PROCESSED_PUBLISHED_MATERIAL: matrix.not_processed.published_material,
        RequestRow.NOT_PROCESSED_EXCESSIVE: matrix.not_processed.excessive,
        RequestRow.NOT_PROCESSED_CONFIRMATION_OR_REISSUE: matrix.not_processed.confirmation_or_reissue,
        RequestRow.OTHERWISE_HANDLED_SUPPLEMENT_OVERDUE: matrix.otherwise_handled.supplement_overdue,
        RequestRow.OTHERWISE_HANDLED_FEE_OVERDUE: matrix.otherwise_handled.fee_overdue,
        RequestRow.OTHERWISE_HANDLED_OTHER: matrix.otherwise_handled.other,
        RequestRow.CONCLUDED: matrix.concluded,
        RequestRow.CARRIED_FORWARD: matrix.carried_forward,
    }
    if edition is Edition.FORM_2019:
        assert matrix.row(RequestRow.OTHERWISE_HANDLED) == matrix.otherwise_handled.sum
    assert {row: counts for row, counts in by_name.items() if counts is not None} == {
        row: counts for row, counts in matrix.rows().items() if row != RequestRow.OTHERWISE_HANDLED
    }


GROUPS = {
    OutcomeGroup.WITHHELD: ("withheld", range(4, 12)),
    OutcomeGroup.UNAVAILABLE: ("unavailable", range(12, 15)),
    OutcomeGroup.NOT_PROCESSED: ("not_processed", range(15, 20)),
}


@each_edition
@pytest.mark.parametrize("group", OutcomeGroup)
def test_a_group_is_the_sum_of_its_rows_in_every_edition(edition: Edition, group: OutcomeGroup) -> None:
    matrix = NUMBERED[edition]
    last = range(20, 23) if edition is Edition.FORM_2021 else range(20, 21)
    name, rows = GROUPS.get(group, ("otherwise_handled", last))
    expected = [sum(row * 7 + offset for row in rows) for offset in range(7)]
    assert list(matrix.group(group)) == expected
    assert matrix.group(group.value) == matrix.group(group) == getattr(matrix, name).sum


def test_a_group_with_an_unstated_part_is_unstated() -> None:
    matrix = NUMBERED[Edition.FORM_2021].with_cell("requests.withheld.state_secret.natural_person", None)
    group = matrix.group(OutcomeGroup.WITHHELD)
    assert group.natural_person is None
    assert group.commercial_enterprise == NUMBERED[Edition.FORM_2021].group(OutcomeGroup.WITHHELD).commercial_enterprise


@pytest.mark.parametrize(
    "key",
    [
        "requests.received.nobody",
        ("received", "nobody"),
        ("withheld", "total"),
        "received",
        RequestRow.OTHERWISE_HANDLED,
        (RequestRow.OTHERWISE_HANDLED, ApplicantClass.TOTAL),
        "proactive.fees.amount_10k_yuan",
        0,
        None,
        [],
        (1, 2, 3),
        CellAddress("requests", "otherwise_handled", "total"),
    ],
)
def test_what_the_table_does_not_have_is_refused(key: object) -> None:
    with pytest.raises(UnknownCellError):
        NUMBERED[Edition.FORM_2021][key]


def test_unknown_rows_columns_and_groups_are_refused() -> None:
    matrix = NUMBERED[Edition.FORM_2019]
    for ask in (
        lambda: matrix.row("otherwise_handled.other"),
        lambda: matrix.column("nobody"),
        lambda: matrix.group("disclosed"),
        lambda: matrix.received["nobody"],
        lambda: matrix.with_cell("requests.otherwise_handled.other.total", 1),
    ):
        with pytest.raises(UnknownCellError):
            ask()


class TestFromFigures:
    FIGURES: ClassVar = {
        RequestRow.RECEIVED: {ApplicantClass.NATURAL_PERSON: 5, "other_organization": 1},
        "brought_forward": {"natural_person": 2},
        RequestRow.DISCLOSED: {ApplicantClass.NATURAL_PERSON: 3},
        "not_processed.repeated": {"other_organization": 1},
        "carried_forward": {"natural_person": 4},
    }

    @each_edition
    def test_fills_the_totals(self, edition: Edition) -> None:
        matrix = RequestMatrix.from_figures(edition, self.FIGURES, fill=0)
        assert matrix.received == ApplicantCounts(5, 0, 0, 0, 0, 1, 6)
        assert matrix.concluded == ApplicantCounts(3, 0, 0, 0, 0, 1, 4)
        assert matrix.carried_forward == ApplicantCounts(4, 0, 0, 0, 0, 0, 4)
        assert matrix.stated == len(matrix.cells)

    @each_edition
    def test_leaves_unstated_what_is_not_given(self, edition: Edition) -> None:
        matrix = RequestMatrix.from_figures(edition, self.FIGURES)
        assert matrix.stated == sum(len(columns) for columns in self.FIGURES.values())
        assert matrix.received.total is matrix.concluded.natural_person is None

    def test_takes_its_own_figures_back(self) -> None:
        matrix = RequestMatrix.from_figures("2021", self.FIGURES, fill=0)
        given = {
            row: {column: row_counts[column] for column in ApplicantClass if column != "total"}
            for row, row_counts in matrix.rows().items()
            if row != RequestRow.CONCLUDED
        }
        assert RequestMatrix.from_figures("2021", given) == matrix

    def test_refuses_totals(self) -> None:
        with pytest.raises(InvalidReportError) as caught:
            RequestMatrix.from_figures("2021", {"received": {"total": 3}, "concluded": {"natural_person": 1}})
        assert [each.at for each in caught.value.problems] == [
            "requests.received.total",
            "requests.concluded.natural_person",
        ]

    def test_refuses_what_the_edition_does_not_have(self) -> None:
        for edition, row in (("2019", "otherwise_handled.other"), ("2021", "otherwise_handled")):
            with pytest.raises(UnknownCellError):
                RequestMatrix.from_figures(edition, {row: {"natural_person": 1}})
        with pytest.raises(UnknownCellError):
            RequestMatrix.from_figures("2021", {"received": {"nobody": 1}})
        with pytest.raises(UnknownCellError):
            RequestMatrix.from_figures("2020", {})

    @pytest.mark.parametrize("value", [-1, True, 1.0, "1"])
    def test_refuses_what_is_no_count(self, value: object) -> None:
        with pytest.raises(InvalidReportError, match=r"requests\.received\.natural_person"):
            RequestMatrix.from_figures("2021", {"received": {"natural_person": value}}, fill=0)

    def test_refuses_a_total_that_no_cell_can_hold(self) -> None:
        huge = 2**53 - 1
        with pytest.raises(InvalidReportError) as caught:
            RequestMatrix.from_figures("2021", {"received": {"natural_person": huge, "other_organization": 1}}, fill=0)
        assert [each.at for each in caught.value.problems] == ["requests.received.total"]


@each_edition
def test_a_list_of_cells_is_as_good_as_a_tuple(edition: Edition) -> None:
    matrix = RequestMatrix(edition, list(range(SIZES[edition])))
    assert matrix == NUMBERED[edition]
    assert type(matrix.cells) is tuple


@pytest.mark.parametrize("cells", [(), (0,) * 161, (0,) * 176, None, "0" * 175, {}, 175, iter(range(175))])
def test_another_number_of_cells_is_refused(cells: object) -> None:
    with pytest.raises(InvalidReportError, match="requests"):
        RequestMatrix("2021", cells)


def test_a_count_beyond_all_measure_is_told_in_each_language() -> None:
    with pytest.raises(InvalidReportError) as caught:
        RequestMatrix("2021", (10**100, *[0] * 174))
    (problem,) = caught.value.problems
    assert problem.en.endswith("got an integer too large")
    assert problem.zh.endswith("实为过大的整数")


def test_the_repr_is_short() -> None:
    assert (
        repr(NUMBERED[Edition.FORM_2021]) == "RequestMatrix('2021', received=6, concluded=167, 175 of 175 cells stated)"
    )


def test_views_compare_by_value() -> None:
    matrix = NUMBERED[Edition.FORM_2021]
    assert matrix.received == ApplicantCounts(*range(7))
    assert matrix.withheld == matrix.withheld
    assert hash(matrix.received) == hash(ApplicantCounts(*range(7)))
    assert list(matrix.received) == [0, 1, 2, 3, 4, 5, 6]
