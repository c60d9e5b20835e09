"""What befalls documents on their way: each makes of a printed report in a layout what someone was sent.

No randomness but the report's own, so that what is read of it can be written down.
"""

from collections.abc import Callable
from dataclasses import replace

from tests.reading.documents import MARKS, Figure, Printed, invent
from tests.reading.layouts import Layout

Treatment = Callable[[Layout, str], tuple[Printed, str]]
TREATMENTS: dict[str, Treatment] = {}


def treatment(function: Treatment) -> Treatment:
    TREATMENTS[function.__name__] = function
    return function


def _rows(document: str) -> list[int]:
    """The lines that hold a figure."""
    return [number for number, line in enumerate(document.split("\n")) if any(map(str.isdigit, line))]


def _damaged(document: str, change: Callable[[list[str], int], None]) -> str:
    """The document with a change at three lines of figures, the last first."""
    lines, rows = document.split("\n"), _rows(document)
    for number in sorted({rows[len(rows) * part // 6] for part in (2, 3, 5)}, reverse=True):
        change(lines, number)
    return "\n".join(lines)


@treatment
def whole(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(11, edition)
    return printed, layout(printed)


@treatment
def some_blank(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(12, edition, blanks=0.2)
    return printed, layout(printed)


@treatment
def most_blank(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(13, edition, blanks=0.8)
    return printed, layout(printed)


@treatment
def blanks_and_marks(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(14, edition, blanks=0.3, marks=0.3)
    return printed, layout(printed)


@treatment
def other_column_labels(layout: Layout, edition: str) -> tuple[Printed, str]:
    """Labels of columns that nobody knows: only order is left."""
    printed = invent(15, edition, blanks=0.1)
    columns = {column.label for table in printed.form.tables for panel in table.panels for column in panel.columns}
    return printed, layout(printed.with_labels({label: f"栏目{n}" for n, label in enumerate(sorted(columns))}))


@treatment
def one_other_column_label(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(16, edition, blanks=0.1)
    return printed, layout(printed.with_labels({"科研机构": "栏目甲"}))


@treatment
def other_row_labels(layout: Layout, edition: str) -> tuple[Printed, str]:
    """Every third label of a row is one that nobody knows."""
    printed = invent(17, edition)
    rows = [row.label for table in printed.form.tables for row in table.rows]
    return printed, layout(printed.with_labels({label: f"项目{n}号" for n, label in enumerate(rows) if n % 3 == 1}))


def _cut_at(percent: int) -> Treatment:
    def cut(layout: Layout, edition: str) -> tuple[Printed, str]:
        printed = invent(100 + percent, edition, blanks=0.1 + percent % 3 * 0.2)
        document = layout(printed)
        return printed, document[: len(document) * percent // 100]

    return cut


TREATMENTS |= {f"cut_at_{percent}": _cut_at(percent) for percent in (9, 25, 34, 41, 48, 55, 62, 71, 78, 86, 94)}


@treatment
def cut_with_blanks_before_it(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(19, edition, blanks=0.8)
    document = layout(printed)
    return printed, document[: int(len(document) * 0.7)]


@treatment
def lines_lost(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(20, edition)
    return printed, _damaged(layout(printed), lambda lines, number: lines.__delitem__(number))


@treatment
def lines_doubled(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(21, edition)
    return printed, _damaged(layout(printed), lambda lines, number: lines.insert(number, lines[number]))


@treatment
def lines_joined(layout: Layout, edition: str) -> tuple[Printed, str]:
    def join(lines: list[str], number: int) -> None:
        lines[max(number - 1, 0) : number + 1] = ["".join(lines[max(number - 1, 0) : number + 1])]

    printed = invent(22, edition)
    return printed, _damaged(layout(printed), join)


@treatment
def numbers_of_pages(layout: Layout, edition: str) -> tuple[Printed, str]:
    """A line with a number between the lines of a table."""
    printed = invent(23, edition, blanks=0.1)
    return printed, _damaged(layout(printed), lambda lines, number: lines.insert(number, "3"))


@treatment
def other_headings(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(24, edition)
    return printed, layout(printed.with_headings({part.heading: "有关情况" for part in printed.parts}))


@treatment
def bare_labels(layout: Layout, edition: str) -> tuple[Printed, str]:
    """Labels of rows that are then those of columns as well."""
    printed = invent(25, edition, blanks=0.1)
    return printed, layout(printed.with_labels({"（七）总计": "总计", "3.其他": "其他", "（五）其他处理": "其他"}))


@treatment
def labels_cut_short(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(26, edition)
    rows = [row.label for table in printed.form.tables for row in table.rows]
    return printed, layout(printed.with_labels({label: label[:4] for label in rows[::4]}))


@treatment
def other_row_labels_and_blanks(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(27, edition, blanks=0.3)
    rows = [row.label for table in printed.form.tables for row in table.rows]
    return printed, layout(printed.with_labels({label: f"项目{n}号" for n, label in enumerate(rows) if n % 3 == 2}))


@treatment
def words_for_figures(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(28, edition, marks=0.15)
    words = dict.fromkeys(MARKS, "详见附件")

    def reword(grid):
        return [
            [replace(cell, text=words.get(cell.text, cell.text)) if cell.at else cell for cell in row] for row in grid
        ]

    figures = {at: Figure(words.get(each.text, each.text), each.value) for at, each in printed.figures.items()}
    printed = printed.with_parts(lambda part: part if part.grid is None else replace(part, grid=reword(part.grid)))
    printed = replace(printed, figures=figures)
    return printed, layout(printed)


@treatment
def numbers_below_headings(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(29, edition, blanks=0.1)
    lines = layout(printed).split("\n")
    headings = [part.heading for part in printed.parts if part.grid is not None]
    for number in reversed([n for n, line in enumerate(lines) if any(heading in line for heading in headings)]):
        lines.insert(number + 1, "3")
    return printed, "\n".join(lines)


@treatment
def cut_in_the_number_of_a_label(layout: Layout, edition: str) -> tuple[Printed, str]:
    printed = invent(30, edition, blanks=0.4)
    document = layout(printed)
    return printed, document[: document.find("属于行政查询") - 1]
