"""Tables without lines whose labels take several lines: read by how they are set, or not at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure import read
from tests.reading_pdf.paper import (
    EDITIONS,
    Looks,
    by_office_from_page,
    invented,
    needs_office,
    outcome,
    printed,
    web_page,
)
from tests.reading_pdf.test_cells import document, grids

Row = tuple[Sequence[str], Sequence[str]]
"""The lines of a label, and the figures at its middle."""

PITCH, GAP = 13, 20
COLUMNS = (250, 300, 350, 400)


def draw(canvas: Canvas, rows: Sequence[Row], *, top: float = 700, x: float = 150) -> None:
    for label, figures in rows:
        height = PITCH * (len(label) - 1)
        for number, line in enumerate(label):
            canvas.drawString(x, top - PITCH * number, line)
        for column, figure in zip(COLUMNS, figures, strict=False):
            canvas.drawString(column, top - height / 2, figure)
        top -= height + GAP


def rows_of(*rows: Row) -> list[list[str]]:
    (found,) = grids(document(lambda canvas: draw(canvas, rows)))
    return found


def test_figures_stand_at_the_middle_of_their_label() -> None:
    assert rows_of(
        (["属于国家秘密"], "1305"),
        (["其他法律行政法", "规禁止公开"], "2070"),
        (["要求行政机关", "确认或重新出", "具已获取信息"], "0011"),
        (["总计"], "3386"),
    ) == [
        ["属于国家秘密", *"1305"],
        ["其他法律行政法规禁止公开", *"2070"],
        ["要求行政机关确认或重新出具已获取信息", *"0011"],
        ["总计", *"3386"],
    ]


def test_labels_of_groups_beside_them_are_no_rows() -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas, [(["没有现成信息", "需要另行制作"], "2070"), (["补正后申请内", "容仍不明确"], "0011")])
        for number, line in enumerate(("（四）", "无法提", "供")):
            canvas.drawString(100, 695 - PITCH * number, line)

    (found,) = grids(document(page))
    assert found == [["没有现成信息需要另行制作", *"2070"], ["补正后申请内容仍不明确", *"0011"]]


def test_a_label_that_ends_overleaf() -> None:
    def first(canvas: Canvas) -> None:
        draw(canvas, [(["属于国家秘密"], "1305"), (["其他法律行政法规禁"], "2070")], top=100)

    def second(canvas: Canvas) -> None:
        canvas.drawString(150, 780, "止公开")
        draw(canvas, [(["属于行政执法", "案卷"], "0011"), (["总计"], "3386")], top=760)

    (found,) = grids(document(first, second))
    assert [row[0] for row in found] == ["属于国家秘密", "其他法律行政法规禁止公开", "属于行政执法案卷", "总计"]


def test_a_label_without_figures_beside_it_lets_no_row_be_read_so() -> None:
    rows = [(["属于国家", "秘密"], "1305"), (["其他法律"], ""), (["总计", "一列"], "2070")]
    found = grids(document(lambda canvas: draw(canvas, rows)))
    assert not {"属于国家秘密", "总计一列"} & {cell for grid in found for row in grid for cell in row}


@pytest.mark.parametrize("below", [12, 20])
def test_a_number_that_goes_on_in_the_next_line_is_none(below: float) -> None:
    """13356 in a narrow column, beside a label of two lines at whose middle its first line stands by chance."""

    def page(canvas: Canvas) -> None:
        draw(canvas, [(["其他法律", "禁止公开"], "2070"), (["属于国家", "秘密"], ("1335", "0", "7", "9"))])
        canvas.drawString(COLUMNS[0], 700 - PITCH - GAP - PITCH / 2 - below, "6")

    found = grids(document(page))
    assert ["属于国家秘密", "1335", "0", "7", "9"] not in [row for grid in found for row in grid]


@needs_office
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_without_rules_printed_by_an_office_suite(edition: str, tmp_path: Path) -> None:
    report = invented(15, edition, longest=4)
    style = "body { font-size: 9pt } td { padding: 2px 4px }"
    found = outcome(report, read(by_office_from_page(web_page(report, style, table=""), tmp_path, "odt")))
    assert not found.wrong
    assert len(found.lost) < 10


@pytest.mark.parametrize("place", ["TOP", "BOTTOM"])
def test_the_end_of_a_number_in_the_margin_is_not_the_page_s(place: str) -> None:
    """At the same height two pages have such an end: it was taken for what every page repeats."""
    report = invented(2, "2019")
    looks = Looks(rules=[("VALIGN", (0, 0), (-1, -1), place)], flat=True)
    assert not outcome(report, read(printed(report, looks))).wrong
