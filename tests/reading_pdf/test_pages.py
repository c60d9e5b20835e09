"""Pages: turned, cropped, numbered, headed; and what goes on from one to the next."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure import read
from gov_disclosure.reading.pdf.canvas import Drawn, Glyph
from gov_disclosure.reading.pdf.page import upright
from tests.reading_pdf.paper import (
    EDITIONS,
    FONT,
    Looks,
    assert_read_exactly,
    canvas_pdf,
    invented,
    printed,
)
from tests.reading_pdf.test_cells import document, grids, lattice, paragraphs

LONG = "一二三四五六七八九十" * 3
WIDTH, HEIGHT = A4


def prose(canvas: Canvas, *lines: str, x: float = 100, y: float = 700) -> None:
    canvas.setFont(FONT, 12)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 20 * number, line)


def table(canvas: Canvas, rows: Sequence[Sequence[str]], *, top: float, xs: Sequence[float] = (100, 180, 260)) -> None:
    canvas.setFont(FONT, 10)
    ys = [top - 20 * number for number in range(len(rows) + 1)]
    lattice(canvas, xs, ys)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 3, ys[number] - 14, text)


# ---------------------------------------------------------------------- turned and cropped


@pytest.mark.parametrize("degrees", [90, 270])
def test_turned_pages(degrees: int) -> None:
    report = invented(31, "2021")
    pdf = printed(report, Looks(pagesize=(WIDTH, WIDTH), on_page=turned_square(degrees), flat=True))
    assert_read_exactly(report, pdf)


def turned_square(degrees: int) -> Callable[[Canvas, Any], None]:
    def turn(canvas: Canvas, _: Any) -> None:
        canvas.setPageRotation(degrees)
        canvas.rotate(degrees)
        canvas.translate(*{0: (0, 0), 90: (0, -WIDTH), 180: (-WIDTH, -WIDTH), 270: (-WIDTH, 0)}[degrees])

    return turn


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_drawn_sideways_without_saying_so(degrees: int) -> None:
    def turn(canvas: Canvas, _: Any) -> None:
        canvas.rotate(degrees)
        canvas.translate(*{90: (0, -WIDTH), 180: (-WIDTH, -WIDTH), 270: (-WIDTH, 0)}[degrees])

    report = invented(32, "2021")
    assert_read_exactly(report, printed(report, Looks(pagesize=(WIDTH, WIDTH), on_page=turn, flat=True)))


def test_text_outside_the_page_is_not_read() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, LONG)
        canvas.drawString(100, -30, "页外的文字")
        canvas.drawString(700, 300, "更远的文字")

    assert paragraphs(document(page)) == [LONG]


def test_a_cropped_page_shows_what_is_within() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setCropBox((50, 400, 500, 800))
        prose(canvas, LONG)
        canvas.drawString(100, 300, "被裁去的文字")

    assert paragraphs(document(page)) == [LONG]


def test_a_number_that_the_edge_of_the_page_cuts_is_none() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [("规章", "13612"), ("许可", "5")], top=700, xs=(450, 575, 640))

    ((first, second),) = grids(document(page))
    assert first[1].startswith("13")
    assert not first[1].isdigit()
    assert second[0] == "许可"


def test_a_blank_cell_beyond_the_page_is_not_blank() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [("规章", ""), ("许可", "")], top=700, xs=(450, 560, 640))

    assert grids(document(page)) == [[["规章", "[页外]"], ["许可", "[页外]"]]]


# ---------------------------------------------------------------------- furniture


def furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(70, 810, "示例县统计局")
    canvas.drawCentredString(300, 30, f"- {document.page} -")


@pytest.mark.parametrize("edition", EDITIONS)
def test_page_numbers_and_running_headers_are_left_out(edition: str) -> None:
    report = invented(33, edition)
    reading = assert_read_exactly(report, printed(report, Looks(on_page=furniture, flat=True, repeated=3, size=12)))
    assert reading.report.narrative == read(printed(report, Looks(flat=True))).report.narrative


@pytest.mark.parametrize("number", ["3", "- 3 -", "—3—", "第3页", "3/5", "第 3 页 共 5 页", "三"])
def test_page_numbers(number: str) -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, LONG)
        canvas.drawString(300, 40, number)

    assert paragraphs(document(page)) == [LONG]


def test_a_number_within_the_page_is_no_page_number() -> None:
    assert paragraphs(document(lambda canvas: prose(canvas, LONG, "3"))) == [LONG + "3"]


# ---------------------------------------------------------------------- paragraphs


def test_wrapped_lines_are_a_paragraph() -> None:
    found = document(lambda canvas: prose(canvas, LONG, LONG, "十九。"))
    assert paragraphs(found) == [LONG + LONG + "十九。"]


def test_a_short_line_ends_a_paragraph() -> None:
    found = document(lambda canvas: prose(canvas, LONG, "十九。", LONG))
    assert paragraphs(found) == [LONG + "十九。", LONG]


def test_an_indent_begins_a_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, LONG)
        prose(canvas, LONG[2:], x=124, y=680)
        prose(canvas, LONG, y=660)

    assert paragraphs(document(page)) == [LONG, LONG[2:] + LONG]


def test_headings_stand_alone() -> None:
    found = document(lambda canvas: prose(canvas, LONG, "一、总体情况", LONG, "二、其他", LONG))
    assert paragraphs(found) == [LONG, "一、总体情况", LONG, "二、其他", LONG]


def test_a_paragraph_goes_on_overleaf() -> None:
    found = document(lambda canvas: prose(canvas, LONG), lambda canvas: prose(canvas, LONG[:10] + "。", y=780))
    assert paragraphs(found) == [LONG + LONG[:10] + "。"]


def test_numbers_at_the_ends_of_lines_are_not_joined() -> None:
    found = document(lambda canvas: prose(canvas, LONG + "12", "34" + LONG))
    assert "1234" not in paragraphs(found)[0]


def test_parts_of_characters_stand_for_characters() -> None:
    glyphs = [Glyph(text, 10.0 * n, 0, 10.0 * n + 10, 10) for n, text in enumerate("⼀⾏⺠⻓ﬁ")]
    page = upright(Drawn(100, 100, (0, 0, 100, 100), glyphs), 1)
    assert [glyph.text for glyph in page.glyphs] == ["一", "行", "民", "长", "fi"]


# ---------------------------------------------------------------------- tables overleaf


def test_a_table_goes_on_overleaf() -> None:
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), ("许可", "1")], top=200),
        lambda canvas: table(canvas, [("处罚", "2"), ("强制", "3")], top=800),
    )
    assert grids(found) == [[["事项", "数量"], ["许可", "1"], ["处罚", "2"], ["强制", "3"]]]


def test_a_header_repeated_overleaf_is_read_once() -> None:
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), ("许可", "1")], top=200),
        lambda canvas: table(canvas, [("事项", "数量"), ("强制", "3")], top=800),
    )
    assert grids(found) == [[["事项", "数量"], ["许可", "1"], ["强制", "3"]]]


def test_tables_of_other_columns_stay_two() -> None:
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), ("许可", "1")], top=200),
        lambda canvas: table(canvas, [("处罚", "2"), ("强制", "3")], top=800, xs=(100, 200, 260)),
    )
    assert len(grids(found)) == 2


def test_tables_with_prose_between_stay_two() -> None:
    def second(canvas: Canvas) -> None:
        prose(canvas, LONG, y=780)
        table(canvas, [("处罚", "2"), ("强制", "3")], top=740)

    found = document(lambda canvas: table(canvas, [("事项", "数量"), ("许可", "1")], top=200), second)
    assert len(grids(found)) == 2


def test_the_end_of_a_label_overleaf_is_joined_to_it() -> None:
    label = "申请人无正当理由"
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), (label, "7")], top=200, xs=(100, 183, 260)),
        lambda canvas: table(canvas, [("不补正", ""), ("强制", "3")], top=800, xs=(100, 183, 260)),
    )
    assert grids(found) == [[["事项", "数量"], [label + "不补正", "7"], ["强制", "3"]]]


def test_a_figure_overleaf_of_its_label_is_in_its_row() -> None:
    label = "申请人无正当理由"
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), (label, "")], top=200, xs=(100, 183, 260)),
        lambda canvas: table(canvas, [("不补正", "7"), ("强制", "3")], top=800, xs=(100, 183, 260)),
    )
    assert grids(found) == [[["事项", "数量"], [label + "不补正", "7"], ["强制", "3"]]]


def test_a_number_broken_between_pages_is_none() -> None:
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), ("许可", "13")], top=200),
        lambda canvas: table(canvas, [("", "612"), ("强制", "3")], top=800),
    )
    assert grids(found) == [[["事项", "数量"], ["许可", "13\n612"], ["强制", "3"]]]


def test_a_row_of_figures_under_a_header_before_the_page_ends_is_a_row() -> None:
    found = document(
        lambda canvas: table(canvas, [("行政复议", "行政诉讼"), ("维持", "纠正")], top=200),
        lambda canvas: table(canvas, [("13", "612"), ("", "")], top=800),
    )
    assert grids(found)[0][:3] == [["行政复议", "行政诉讼"], ["维持", "纠正"], ["13", "612"]]


def test_a_blank_row_before_a_numbered_one_stays() -> None:
    found = document(
        lambda canvas: table(canvas, [("事项", "数量"), ("1.属于国家秘密的", "")], top=200, xs=(100, 183, 260)),
        lambda canvas: table(canvas, [("2.其他", "7"), ("强制", "3")], top=800, xs=(100, 183, 260)),
    )
    assert grids(found) == [[["事项", "数量"], ["1.属于国家秘密的", ""], ["2.其他", "7"], ["强制", "3"]]]


# ---------------------------------------------------------------------- tables without rules


def test_columns_far_apart_are_cells_of_a_row() -> None:
    def page(canvas: Canvas) -> None:
        for number, row in enumerate([("规章", "3", "0", "17"), ("文件", "12", "5", "291")]):
            for column, text in enumerate(row):
                canvas.drawString(100 + 90 * column, 700 - 20 * number, text)

    assert grids(document(page)) == [[["规章", "3", "0", "17"], ["文件", "12", "5", "291"]]]


def test_numbers_close_together_in_a_row_are_not_glued() -> None:
    def page(canvas: Canvas) -> None:
        for x, text in ((100, "规章"), (160, "123"), (177, "456"), (194, "7")):
            canvas.drawString(x, 700, text)

    assert grids(document(page)) == [[["规章", "123", "456", "7"]]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_reports_without_rules_are_never_read_wrong(edition: str) -> None:
    for seed in range(5):
        for blanks in (0.0, 0.3):
            report = invented(seed, edition, blanks=blanks, longest=5)
            reading = read(printed(report, Looks(rules=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")], flat=True)))
            for address, value in report.items():
                assert reading.report[address] in (value, None), address


def test_a_row_without_rules_is_whole_on_its_line() -> None:
    """Three figures of seven columns, and below them words and figures of the next rows."""
    lines = (
        ((100, "示例县统计局2022年政府信息公开工作年度报告"),),
        ((100, "三、收到和处理政府信息公开申请情况"),),
        ((60, "3.补正后申请内容仍不明确"), (300, "34"), (350, "59"), (400, "39")),
        ((60, "（五1.信访举报"),),
        ((350, "7"), (400, "45")),
        ((60, "）不投诉类申请"),),
        ((60, "四、结转下年度继续办理"), (300, "1"), (350, "2")),
    )

    def page(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            for x, text in line:
                canvas.drawString(x, 700 - 30 * number, text)

    assert [str(at) for at, figure in read(canvas_pdf(page)).report.items() if figure is not None] == []
