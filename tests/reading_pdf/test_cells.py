"""Within a cell, or between two, only what surely is one number is read as one."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure.grids import Grid, Paragraph
from gov_disclosure.reading.document import Document, Limits
from gov_disclosure.reading.numerals import is_figure_like
from gov_disclosure.reading.pdf import pdf_document
from tests.reading_pdf.paper import FONT, canvas_pdf

TOP = 700.0


def document(*draw: Callable[[Canvas], None], **options) -> Document:
    return pdf_document(canvas_pdf(*draw, **options), Limits())


def grids(found: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row if not cell.padding] for row in block.rows]
        for block in found.blocks
        if isinstance(block, Grid)
    ]


def paragraphs(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def lattice(canvas: Canvas, xs: Sequence[float], ys: Sequence[float]) -> None:
    canvas.setLineWidth(0.5)
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def row_of(draw: Callable[[Canvas], None], widths: Sequence[float] = (60, 60, 60), height: float = 30) -> list[str]:
    """The cells of a row drawn at the given widths, a row with labels above it."""
    xs = [100.0]
    for width in widths:
        xs.append(xs[-1] + width)

    def page(canvas: Canvas) -> None:
        lattice(canvas, xs, [TOP, TOP - 20, TOP - 20 - height])
        for x in xs[:-1]:
            canvas.drawString(x + 3, TOP - 14, "甲")
        canvas.drawString(100, 760, "一二三四五六七八九十一二三四五六七八九十")
        canvas.translate(100, TOP - 20 - height)
        draw(canvas)

    (grid,) = grids(document(page))
    return grid[1]


def is_no_number(text: str) -> bool:
    return "\n" in text or not is_figure_like(text)


def test_figures_and_blanks_stand_in_their_cells() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(5, 10, "13612")
        canvas.drawRightString(175, 10, "7")

    assert row_of(draw) == ["13612", "", "7"]


def test_a_number_broken_in_a_cell_that_it_fills_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 18, "136")
        canvas.drawString(3, 6, "12")

    assert row_of(draw, widths=(21, 60))[0] == "13612"


def test_a_broken_number_in_a_wide_cell_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 18, "13")
        canvas.drawString(3, 6, "612")

    assert row_of(draw)[0] == "13\n612"


def test_a_longer_second_line_is_another_number() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(2, 18, "13")
        canvas.drawString(2, 6, "612")

    assert is_no_number(row_of(draw, widths=(20, 60))[0])


def test_numbers_far_apart_in_a_cell_are_two() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 10, "12")
        canvas.drawString(40, 10, "34")

    assert is_no_number(row_of(draw)[0])


def test_numbers_in_two_rows_without_a_rule_between_are_two() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 40, "12")
        canvas.drawString(3, 8, "34")

    assert is_no_number(row_of(draw, widths=(20, 60), height=60)[0])


def test_a_number_across_a_rule_is_in_neither_cell() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(45, 10, "11398889")

    first, second, third = row_of(draw)
    assert is_no_number(first)
    assert is_no_number(second)
    assert third == ""


def test_a_number_out_of_the_table_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(165, 10, "11398889")

    assert is_no_number(row_of(draw)[2])


def test_a_number_across_the_rule_of_a_row_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 26, "13")
        canvas.drawString(3, -4, "5")

    assert is_no_number(row_of(draw)[0])


def test_numbers_that_nearly_touch_the_rule_between_them_are_two() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawRightString(58.5, 10, "123")
        canvas.drawString(61.5, 10, "456")

    assert row_of(draw)[:2] == ["123", "456"]


def test_a_raised_mark_is_no_digit() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 10, "5")
        canvas.setFont(FONT, 6)
        canvas.drawString(8, 14, "2")

    assert is_no_number(row_of(draw)[0])


def test_bold_by_drawing_twice_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0.0, 0.3, 0.6):
            canvas.drawString(3 + shift, 10, "1123")

    assert row_of(draw)[0] == "1123"


def test_a_number_over_another_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 10, "12")
        canvas.drawString(4, 10, "34")

    assert is_no_number(row_of(draw)[0])


def test_labels_broken_over_lines_are_joined() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 18, "商业")
        canvas.drawString(3, 6, "企业")

    assert row_of(draw)[0] == "商业企业"


def test_text_turned_sideways_in_a_cell_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(20, 5)
        canvas.rotate(90)
        canvas.drawString(0, 0, "办理")
        canvas.restoreState()

    assert row_of(draw)[0] == "办理"


def test_a_slanting_watermark_is_no_text_of_the_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(3, 10, "12")
        canvas.saveState()
        canvas.rotate(30)
        canvas.setFont(FONT, 30)
        canvas.drawString(0, 0, "内部资料3")
        canvas.restoreState()

    assert row_of(draw) == ["12", "", ""]


# ---------------------------------------------------------------------- how tables are ruled

CELLS = (("规章", "1"), ("许可", "23"))


def fill_in(canvas: Canvas) -> None:
    for row, (label, figure) in enumerate(CELLS):
        canvas.drawString(105, TOP - 15 - 20 * row, label)
        canvas.drawString(185, TOP - 15 - 20 * row, figure)


def thin_boxes(canvas: Canvas) -> None:
    for y in (TOP, TOP - 20, TOP - 40):
        canvas.rect(100, y, 160, 0.5, stroke=0, fill=1)
    for x in (100, 180, 260):
        canvas.rect(x, TOP - 40, 0.5, 40, stroke=0, fill=1)


def dotted(canvas: Canvas) -> None:
    canvas.setDash(1, 1)
    lattice(canvas, (100, 180, 260), (TOP, TOP - 20, TOP - 40))


def dots(canvas: Canvas) -> None:
    for number in range(107):
        for y in (TOP, TOP - 20, TOP - 40):
            canvas.rect(100 + 1.5 * number, y, 0.7, 0.7, stroke=0, fill=1)
    for number in range(27):
        for x in (100, 180, 259):
            canvas.rect(x, TOP - 40 + 1.5 * number, 0.7, 0.7, stroke=0, fill=1)


def outlined_cells(canvas: Canvas) -> None:
    for x in (100, 180):
        for y in (TOP - 20, TOP - 40):
            canvas.rect(x, y, 80, 20)


def double(canvas: Canvas) -> None:
    for shift in (0.0, 1.5):
        lattice(canvas, [x + shift for x in (100, 180, 260)], [y - shift for y in (TOP, TOP - 20, TOP - 40)])


def open_sides(canvas: Canvas) -> None:
    for y in (TOP, TOP - 20, TOP - 40):
        canvas.line(100, y, 260, y)
    canvas.line(180, TOP, 180, TOP - 40)


def open_ends(canvas: Canvas) -> None:
    for x in (100, 180, 260):
        canvas.line(x, TOP, x, TOP - 40)
    canvas.line(100, TOP - 20, 260, TOP - 20)


def framed(canvas: Canvas) -> None:
    canvas.rect(60, 60, 480, 720)
    lattice(canvas, (100, 180, 260), (TOP, TOP - 20, TOP - 40))


def on_a_ground(canvas: Canvas) -> None:
    canvas.setFillGray(0.95)
    canvas.rect(100, 60, 160, 720, stroke=0, fill=1)
    canvas.setFillGray(0)
    lattice(canvas, (100, 180, 260), (TOP, TOP - 20, TOP - 40))


def between_header_and_footer(canvas: Canvas) -> None:
    canvas.line(100, 800, 260, 800)
    canvas.line(100, 50, 260, 50)
    lattice(canvas, (100, 180, 260), (TOP, TOP - 20, TOP - 40))


RULINGS = (
    thin_boxes,
    dotted,
    dots,
    outlined_cells,
    double,
    open_sides,
    open_ends,
    framed,
    on_a_ground,
    between_header_and_footer,
)


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.__name__)
def test_tables_are_found_however_they_are_ruled(ruling: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        ruling(canvas)
        fill_in(canvas)
        canvas.drawString(100, 400, "一二三四五六七八九十一二三四五六七八九十。")

    found = document(page)
    assert grids(found) == [[list(row) for row in CELLS]]
    assert paragraphs(found) == ["一二三四五六七八九十一二三四五六七八九十。"]


def test_a_box_around_text_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(90, 690, 300, 40)
        canvas.drawString(100, 705, "一二三四五六七八九十一二三四五六七八九十。")

    assert paragraphs(document(page)) == ["一二三四五六七八九十一二三四五六七八九十。"]


def test_prose_within_the_frame_that_a_table_shares_is_prose() -> None:
    sentence = "一二三四五六七八九十" * 2 + "一二三四五六七八。"

    def page(canvas: Canvas) -> None:
        canvas.rect(100, 500, 320, 300)
        lattice(canvas, (100, 180, 420), (TOP, TOP - 20, TOP - 40))
        fill_in(canvas)
        for y in (780, 760, 740, 640, 620, 600):
            canvas.drawString(105, y, sentence)

    found = document(page)
    assert grids(found) == [[list(row) for row in CELLS]]
    assert paragraphs(found) == [sentence * 3] * 2
