""" "Two neighbouring … rows or columns exchanged, … a shift by one row or column"."""

import pytest

from gov_disclosure import AnnualReport, RequestMatrix, Slip, check, localise
from gov_disclosure.identities import violated
from gov_disclosure.moves import moves
from gov_disclosure.summary import cause_line

FIGURES = {
    "received": {"commercial_enterprise": 12, "other_organization": 7},
    "brought_forward": {"natural_person": 20, "commercial_enterprise": 4},
    "disclosed": {"natural_person": 11, "commercial_enterprise": 9, "other_organization": 5},
    "partially_disclosed": {"natural_person": 4},
    "unavailable.not_held": {"commercial_enterprise": 5, "other_organization": 2},
    "carried_forward": {"natural_person": 5, "commercial_enterprise": 2},
}
RIGHT = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", FIGURES, fill=0))
ROWS = [row.key for row in RIGHT.requests.table.rows]
COLUMNS = [column.key for column in RIGHT.requests.table.panels[0].columns]


def published(kind: str, line: str, slip: Slip, step: int = 1) -> AnnualReport:
    """The right report with one line gone wrong."""
    number = (ROWS if kind == "row" else COLUMNS).index(line)
    for move in moves(RIGHT.requests.cells, len(COLUMNS)):
        if (move.kind, move.number, move.slip, move.step) == (kind, number, slip, step):
            return AnnualReport(form="2021", requests=RequestMatrix("2021", move.cells))
    raise LookupError(line)


WRONG = {
    "rows exchanged": ("row", "concluded", Slip.LINES_EXCHANGED, 1),
    "columns exchanged": ("column", "other_organization", Slip.LINES_EXCHANGED, 1),
    "a row one place to the left": ("row", "unavailable.not_held", Slip.LINE_SHIFTED, -1),
    "a column one place up": ("column", "natural_person", Slip.LINE_SHIFTED, -1),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_line_gone_wrong_is_named_with_its_true_figures(name: str) -> None:
    report = published(*WRONG[name])
    (cause,) = localise(report)
    true = {at: figure for at, figure in RIGHT.requests.items() if figure != report[at]}
    assert len(true) > 3
    offered = [mend for mend in cause.mends if {each.at: each.proposed for each in mend.suspects} == true]
    assert [mend.slip for mend in offered] == [WRONG[name][2]]
    assert set(cause.identities) == {identity.id for identity in violated(report)}
    assert check(report).of_rule("requests.shifted")


@pytest.mark.parametrize("name", WRONG)
def test_every_line_offered_mends_everything(name: str) -> None:
    report = published(*WRONG[name])
    for mend in localise(report)[0].mends:
        mended = report
        for suspect in mend.suspects:
            assert report[suspect.at] == suspect.actual
            mended = mended.with_cell(suspect.at, suspect.proposed)
        assert violated(mended) == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rows exchanged", "相邻两行或两列互换：“（七）总计”、“四、结转下年度继续办理”"),
        ("columns exchanged", "相邻两行或两列互换：“其他”、“总计”"),
        ("a row one place to the left", "一行或一列错开一格：“（四）无法提供 1.本机关不掌握相关政府信息”"),
        ("a column one place up", "一行或一列错开一格：“自然人”"),
    ],
)
def test_it_is_told_by_the_line_and_not_by_its_cells(name: str, words: str) -> None:
    (cause,) = localise(published(*WRONG[name]))
    assert words in cause_line(cause, "2021", "zh")
    assert "place" in cause_line(cause, "2021", "en") or "exchanged" in cause_line(cause, "2021", "en")


def test_where_few_cells_mend_everything_lines_are_not_offered() -> None:
    (cause,) = localise(RIGHT.with_cell("requests.disclosed.commercial_enterprise", 90))
    assert cause.certain
    assert cause.mends[0].slip is Slip.POWER_OF_TEN


def test_of_a_table_with_an_unstated_cell_no_line_is_offered() -> None:
    report = published(*WRONG["rows exchanged"]).with_cell("requests.received.natural_person", None)
    assert {mend.slip for cause in localise(report) for mend in cause.mends} <= {None}
