"""What a document prints in a way that does not tell its figure is unread, and a note says so."""

import pytest

from gov_disclosure import Reading, read

TABLE = """<h1>示例县统计局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td>{rules}</tr>{between}<tr><td>行政规范性文件</td>{documents}</tr></table>"""
FIGURES = "<td>4</td><td>5</td><td>6</td>"


def page(rules: str, documents: str = FIGURES, between: str = "") -> Reading:
    return read(TABLE.format(rules=rules, documents=documents, between=between))


def figures(reading: Reading, row: str) -> list[object]:
    return [reading.report[f"{row}.{column}"] for column in ("issued", "repealed", "in_force")]


def noted(reading: Reading, at: str) -> list[str]:
    return [note.rule for note in reading.notes if str(note.at) == at]


# ---------------------------------------------------------------------- within a cell


@pytest.mark.parametrize(
    "cell",
    [
        "12<sup>1</sup>",
        "12<sub>1</sub>",
        '12<span style="vertical-align: super">1</span>',
        "<del>5</del>6",
        "<s>5</s>6",
        "5<strike>6</strike>",
        '<p><span style="text-decoration:line-through">5</span>6</p>',
    ],
)
def test_what_is_raised_or_struck_through_is_no_digit_of_the_figure(cell):
    reading = page(f"<td>{cell}</td><td>2</td><td>3</td>")
    assert figures(reading, "proactive.rules") == [None, 2, 3]
    assert noted(reading, "proactive.rules.issued") == ["cell.not_a_number"]


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ('1<span style="display:none">7</span>', 1),
        ("1<b hidden>7</b>", 1),
        ('<p style="visibility: hidden">7</p>', None),
        ('<span style="display:none">7</span>', None),
        ("<span>1</span><span>7</span>", 17),
    ],
)
def test_what_a_cell_hides_is_not_read(cell, figure):
    reading = page(f"<td>{cell}</td><td>2</td><td>3</td>")
    assert figures(reading, "proactive.rules") == [figure, 2, 3]
    assert noted(reading, "proactive.rules") == ([] if figure else ["cell.blank"])


@pytest.mark.parametrize("text", ["0 123", "0,123", "00 120"])
def test_no_thousands_begin_with_zero(text):
    reading = page(f"<td>{text}</td><td>2</td><td>3</td>")
    assert figures(reading, "proactive.rules") == [None, 2, 3]
    assert noted(reading, "proactive.rules.issued") == ["cell.not_a_number"]


# ---------------------------------------------------------------------- a cell of several rows


def test_a_figure_in_a_cell_of_two_rows_is_neither_s():
    reading = page('<td>1</td><td rowspan="2">2</td><td>3</td>', "<td>4</td><td>6</td>")
    assert figures(reading, "proactive.rules") == [1, None, 3]
    assert figures(reading, "proactive.normative_documents") == [4, None, 6]
    for row in ("rules", "normative_documents"):
        assert noted(reading, f"proactive.{row}.repealed") == ["cell.unread"]


def test_a_cell_that_reaches_into_a_row_of_no_label_is_its_own_row_s():
    spacer = "<tr><td>&nbsp;</td><td></td><td></td></tr>"
    reading = page('<td>1</td><td rowspan="2">2</td><td>3</td>', between=spacer)
    assert figures(reading, "proactive.rules") == [1, 2, 3]
    assert figures(reading, "proactive.normative_documents") == [4, 5, 6]
