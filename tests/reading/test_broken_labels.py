"""The label of a row broken over two lines or cells, at every place: its figures are its own, or nobody's."""

import pytest

from gov_disclosure import read
from gov_disclosure.forms import editions

TITLE = "示例县统计局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
END = "五、存在的主要问题及改进情况\n"
FIGURES = "1 2 3 4 5 6 21".split()
BEFORE, AFTER = ["7"] * 6 + ["42"], ["8"] * 6 + ["48"]
TABLES = [form.table("requests") for form in editions()]

STYLES = {
    "a line a row": ("{0}\n{1} {2}\n", " ", 476),
    "the figures behind the first part": ("{0} {2}\n{1}\n", " ", 358),
    "a line a cell": ("{0}\n{1}\n{2}\n", "\n", 513),
    "a line a cell, with bars": ("{0} |\n{1} |\n{2} |\n", " |\n", 535),
    "two cells between bars": ("| {0} | {1} | {2} |\n", " | ", 570),
    "tabs": ("{0}\n{1}\t{2}\n", "\t", 515),
}
"""How a broken row is printed, what parts its figures, and how many of the 579 places where one may break are read."""


def document(style, table, number, place):
    """A row with the rows before and after it, its label broken at a place."""
    broken, joint, _ = STYLES[style]
    whole = broken.replace("{0}\n{1}", "{0}{1}").replace("{0} |\n{1}", "{0}{1}").replace("{0} | {1}", "{0}{1}")
    whole = "{0}{1} {2}\n" if style == "the figures behind the first part" else whole
    rows = list(table.rows)
    parts = [(rows[number - 1], whole, BEFORE)] if number else []
    parts += [(rows[number], broken, FIGURES), *((row, whole, AFTER) for row in rows[number + 1 : number + 2])]
    drawn = (shape.format(row.label[:place], row.label[place:], joint.join(figures)) for row, shape, figures in parts)
    return TITLE + "".join(drawn) + END, {row.key: [*map(int, figures)] for row, _, figures in parts}


def found(reading):
    rows = {}
    for at, value in (reading.report.requests or {}).items():
        if value is not None:
            rows.setdefault(at.row, []).append(value)
    return rows


@pytest.mark.parametrize("style", STYLES)
def test_a_label_broken_anywhere_gives_its_figures_to_no_other_row(style):
    read_whole = 0
    for table in TABLES:
        for number, row in enumerate(table.rows):
            for place in range(1, len(row.label)):
                text, printed = document(style, table, number, place)
                rows = found(read(text))
                assert rows.items() <= printed.items(), text
                read_whole += rows == printed
    assert read_whole >= STYLES[style][2]
