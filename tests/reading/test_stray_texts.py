"""Texts within and around tables that are no label of the form as it stands: cells, parts of labels, strange rows."""

import pytest

from gov_disclosure import read
from tests.reading.test_places import COLUMNS, FORWARD, HEADING, NEXT, RECEIVED, TITLE

HEAD = f"{TITLE}\n{HEADING}\n"
WHOLE = [1, 2, 3, 4, 5, 6, 21]


def row(reading, key):
    return [value for at, value in reading.report.items() if at.table == "requests" and at.row == key]


def unknown(reading):
    return [note.actual for note in reading.notes if note.rule == "label.unknown"]


def lines(*rows):
    return "\n".join(str(text) for cells in rows for text in cells) + "\n五、存在的主要问题及改进情况\n"


LOST = [None] * 7


@pytest.mark.parametrize(
    ("gap", "text", "read_as"),
    [
        pytest.param("\n", "21件次", [*WHOLE[:-1], None], id="a line a cell, where empty cells leave no trace"),
        pytest.param("\n", "2 1", LOST, id="a line a cell, two numbers"),
        pytest.param("\n\n", "21件次", LOST, id="a paragraph a cell"),
        pytest.param("\n\n", "2 1", LOST, id="a paragraph a cell, two numbers"),
        pytest.param(" |\n", "21件次", LOST, id="a bar a cell"),
        pytest.param(" |\n", "2 1", LOST, id="a bar a cell, two numbers"),
    ],
)
def test_an_empty_cell_makes_up_for_no_text_that_may_be_the_last_figure(gap, text, read_as):
    """Merged cells leave one empty; the count is right without the last cell, and each figure would be another's."""
    table = lines(COLUMNS, (RECEIVED, "", *WHOLE[:-1], text), (NEXT, "", *[0] * 7))
    reading = read(HEAD + table.replace("\n", gap))
    assert row(reading, "received") == read_as
    assert row(reading, "carried_forward") == [0] * 7


def test_the_parts_of_a_column_s_label_are_no_end_of_the_one_before():
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "其他", "法律", "服务机构", "总计"]
    reading = read(HEAD + lines(columns, (RECEIVED, *WHOLE), (NEXT, *[0] * 7)))
    assert row(reading, "received") == LOST


def test_the_beginning_of_a_label_before_another_is_no_row():
    reading = read(HEAD + lines((RECEIVED, *WHOLE), ("保护第三方",), (FORWARD, *WHOLE)))
    assert row(reading, "received") == row(reading, "brought_forward") == WHOLE
    assert unknown(reading) == []


@pytest.mark.parametrize(
    ("label", "taken"),
    [(RECEIVED, True), (f"{RECEIVED}变化情况", False), (RECEIVED[:-4], False)],
    ids=["the form's", "with more words", "cut"],
)
def test_what_is_only_like_a_label_is_none_in_another_section(label, taken):
    cells = "".join(f"<td>{figure}</td>" for figure in WHOLE)
    page = f"<p>{TITLE}</p><p>五、存在的主要问题及改进情况</p><table><tr><td>{label}</td>{cells}</tr></table>"
    requests = read(page + "<p>六、其他需要报告的事项</p><p>无。</p>").report.requests
    assert (requests is not None) is taken


RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计".split()
REVIEWS = f"{TITLE}\n四、政府信息公开行政复议、行政诉讼情况\n"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("行政复议", "reconsideration"),
        ("未经复议直接起诉", "direct_litigation"),
        ("行政诉讼 |\n未经复议直接起诉", "direct_litigation"),
    ],
)
def test_a_part_of_the_table_of_one_line_with_its_own_column_labels(name, part):
    document = REVIEWS + "\n".join(f"{text} |" for text in (name, *RESULTS, 1, 2, 3, 4, 10)) + "\n五、存在的主要问题\n"
    read_as = [(at.row, value) for at, value in read(document).report.items() if value is not None]
    assert read_as == [(part, value) for value in (1, 2, 3, 4, 10)]


def test_a_line_above_the_table_of_one_line_is_no_line_of_it():
    cells = [["年度", "2022"], ["行政复议", "行政诉讼"], RESULTS * 3, list(map(str, range(1, 16)))]
    table = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in cells)
    title, heading, _ = REVIEWS.split("\n")
    report = read(f"<p>{title}</p><p>{heading}</p><table>{table}</table>").report
    assert [value for at, value in report.items() if at.table == "review_litigation"] == list(range(1, 16))
    assert report.narrative.review_litigation == "年度\t2022"


@pytest.mark.parametrize(
    ("words", "read_as"),
    [("详见附件", [1, 2, None, 4, 5, 6, 21]), (f"详见附件{'及其说明' * 8}", [None] * 7)],
    ids=["short", "long"],
)
def test_words_in_a_cell_are_no_prose_unless_they_are_long(words, read_as):
    table = lines((RECEIVED, 1, 2, words, 4, 5, 6, 21), (NEXT, *[0] * 7)).replace("\n", " |\n")
    reading = read(HEAD + table)
    assert row(reading, "received") == read_as
    assert row(reading, "carried_forward") == [0] * 7


FIGURES = list(range(1, 16))


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        (" ".join(map(str, FIGURES)), FIGURES),
        (" ".join(map(str, FIGURES[:-1])), None),
        (" ".join(map(str, [*FIGURES, 16])), None),
        (f"| {' | '.join(map(str, FIGURES))} |", FIGURES),
        (f"| {' | '.join(map(str, FIGURES[:-1]))} |  |", [*FIGURES[:-1], None]),
        (f"|{'  |' * 15}\n| {' | '.join(map(str, FIGURES))} |", FIGURES),
    ],
    ids=["all", "one too few", "one too many", "bars", "a blank", "below a blank line"],
)
def test_the_figures_of_the_table_of_one_line_need_no_labels_where_they_are_all_there(line, read_as):
    document = (
        f"{HEAD}{RECEIVED} {' '.join(map(str, WHOLE))}\n四、政府信息公开行政复议、行政诉讼情况\n{line}\n五、问题\n"
    )
    report = read(document).report
    cells = [value for at, value in report.items() if at.table == "review_litigation"]
    assert cells == (read_as or [None] * 15)


def test_empty_cells_alone_are_no_table_of_one_line():
    report = read(
        f"{HEAD}{RECEIVED} {' '.join(map(str, WHOLE))}\n{REVIEWS.split()[1]}\n|{'  |' * 15}\n五、问题\n"
    ).report
    assert report.review_litigation is None


def test_a_text_below_the_header_of_an_empty_table_is_no_label_of_the_next():
    proactive = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n本年度没有此类工作\n"
    reading = read(f"{TITLE}\n{proactive}{HEADING}\n{' '.join(COLUMNS)}\n{RECEIVED} {' '.join(map(str, WHOLE))}\n")
    assert row(reading, "received") == WHOLE


def test_a_short_label_below_another_section_s_table_is_a_text_of_the_section():
    """The words are a row's of the section's own table, which the other table ended."""
    results = "结果维持 结果纠正 其他结果 尚未审结 总计"
    header = f"行政复议 行政诉讼\n{results}\n未经复议直接起诉\n{results}\n复议后起诉\n{results}"
    rows = f"{' '.join(COLUMNS)}\n{RECEIVED} {' '.join(map(str, WHOLE))}\n{header}\n{'1 1 1 1 4 ' * 3}\n"
    reading = read(f"{HEAD}{rows}重复申请\n五、存在的主要问题及改进情况\n")
    assert row(reading, "received") == WHOLE
    assert not [note for note in reading.notes if note.rule.startswith("label.")]
    assert reading.report.narrative.requests == "重复申请"


@pytest.mark.parametrize(("count", "seen"), [(2, False), (3, True)])
def test_three_labels_without_figures_are_a_table_and_two_are_words(count, seen):
    labels = [RECEIVED, FORWARD, NEXT][:count]
    report = read(HEAD + "\n".join(labels) + "\n五、存在的主要问题及改进情况\n").report
    assert (report.requests is not None) is seen
