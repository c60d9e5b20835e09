"""In which column the figures of a row stand that has too many cells, too few, or cells that cover several columns."""

import pytest

from gov_disclosure import read

TITLE = "示例县统计局2022年政府信息公开工作年度报告"
HEADING = "三、收到和处理政府信息公开申请情况"
COLUMNS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
RECEIVED, FORWARD, NEXT = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "四、结转下年度继续办理",
)
LABELS = (RECEIVED, FORWARD, "（一）予以公开", "1.属于国家秘密", "4.保护第三方合法权益", NEXT)
WHOLE = [*map(str, (1, 2, 3, 4, 5, 6, 21))]


def figures(reading, row):
    return [value for at, value in reading.report.items() if at.table == "requests" and at.row == row]


def reasons(reading, row):
    """Why each cell of a row is unread."""
    return [
        note.arguments["reason_zh"]
        for note in reading.notes
        if note.rule == "cell.unread" and str(note.at).startswith(f"requests.{row}.")
    ]


# ---------------------------------------------------------------------- cells that cannot be compared with labels


def bars(*rows):
    lines = (f"| {label} | {' | '.join(cells)} |\n" for label, cells in rows)
    return read(f"{TITLE}\n{HEADING}\n{''.join(lines)}五、存在的主要问题及改进情况\n")


def test_rows_that_could_be_shifted_either_way_are_as_a_row_that_could_not():
    reading = bars(
        (RECEIVED, ["", *WHOLE]),
        (FORWARD, ["", *"023456", ""]),
        (NEXT, ["", *"0000000"]),
    )
    assert figures(reading, "received") == list(map(int, WHOLE))
    assert figures(reading, "brought_forward") == [0, 2, 3, 4, 5, 6, None]
    assert figures(reading, "carried_forward") == [0] * 7


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([], id="no other row"),
        pytest.param([(RECEIVED, ["", *WHOLE]), (NEXT, [*WHOLE, ""])], id="rows that are shifted differently"),
        pytest.param([(RECEIVED, WHOLE)], id="a row that has no cell too many"),
    ],
)
def test_rows_that_could_be_shifted_either_way_are_lost_where_no_row_says_which(others):
    reading = bars((FORWARD, ["", *"023456", ""]), *others)
    assert figures(reading, "brought_forward") == [None] * 7
    assert len(reasons(reading, "brought_forward")) == 7
    assert len(set(reasons(reading, "brought_forward"))) == 1


def test_rows_that_have_just_their_cells_tell_nothing_of_rows_with_as_many_that_should_have_fewer():
    text = (
        "示例县统计局2020年政府信息公开工作年度报告\n一、主动公开政府信息情况\n"
        "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "| 规章 | 1 | 1 | 4 |\n| 规范性文件 | 2 | 2 | 9 |\n"
        "| 信息内容 | 采购项目数量 | 采购总金额 |\n| 政府集中采购 |  | 7 |  |\n"
    )
    report = read(text).report
    assert (report["proactive.procurement.projects"], report["proactive.procurement.amount"]) == (None, None)
    assert report["proactive.normative_documents.published_total"] == 9


def test_of_empty_cells_at_the_end_the_last_are_too_many():
    reading = bars((RECEIVED, [*WHOLE, ""]), (FORWARD, [*"123456", "", ""]))
    assert figures(reading, "brought_forward") == [1, 2, 3, 4, 5, 6, None]


def test_every_cell_of_a_row_that_has_too_few_is_lost_and_says_why():
    reading = bars((RECEIVED, WHOLE), (FORWARD, WHOLE[:6]), (NEXT, WHOLE))
    assert figures(reading, "brought_forward") == [None] * 7
    assert reasons(reading, "brought_forward") == ["该行数字少于列数，无法判定数字属于哪一列"] * 7


def test_the_row_in_which_the_document_ends_is_not_read_where_cells_were_lost_before():
    cut = f"| {FORWARD} | 1 | 2 | 3 |"
    whole = f"| {RECEIVED} | {' | '.join(WHOLE)} |\n"
    short = f"| {RECEIVED} | {' | '.join(WHOLE[:5])} |\n"
    found = [figures(read(f"{TITLE}\n{HEADING}\n{row}{cut}"), "brought_forward") for row in (whole, short)]
    assert found == [[1, 2, 3, None, None, None, None], [None] * 7]


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        pytest.param(f"| {RECEIVED} |  | 2 | 3 | 4 | 5 | 6 | 20 |\n2", [None, 2, 3, 4, 5, 6, 20], id="one line"),
        pytest.param(f"{RECEIVED} |\n|\n2 |\n3 |\n4 |\n5 |\n6 |\n20 |\n2", [None] * 7, id="a line a cell"),
        pytest.param(
            f"{RECEIVED} |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 |\n2", [1, 2, 3, 4, 5, 6, 21], id="no empty cell"
        ),
    ],
)
def test_the_number_of_the_next_label_in_which_the_document_ends_is_no_figure(row, read_as):
    """Unless an empty cell before the figures may stand for a merged one: it may then be the last of them."""
    assert figures(read(f"{TITLE}\n{HEADING}\n{row}"), "received") == read_as


# ---------------------------------------------------------------------- cells under labels


GRID = f"<table><tr><td>{RECEIVED}</td>{'<td>0</td>' * 7}</tr></table>"


def grid(*rows, header=("<td></td>", *(f"<td>{label}</td>" for label in COLUMNS))):
    lines = (f"<tr>{''.join(cells)}</tr>" for cells in (header, *rows))
    return read(f"<p>{TITLE}</p><p>{HEADING}</p><table>{''.join(lines)}</table>")


def cells(label, figures, span=1):
    return [f'<td colspan="{span}">{label}</td>', *(f"<td>{text}</td>" for text in figures)]


def test_a_cell_under_two_labels_is_neither_s():
    merged = [*cells(RECEIVED, "12"), '<td colspan="2">7</td>', *(f"<td>{text}</td>" for text in ("5", "6", "21"))]
    reading = grid(merged, cells(NEXT, "0000000"))
    assert figures(reading, "received") == [1, 2, None, None, 5, 6, 21]
    assert reasons(reading, "received") == ["一个单元格跨多列，无法判定数字属于哪一列"] * 2
    assert figures(reading, "carried_forward") == [0] * 7


def test_a_row_with_too_few_cells_stands_under_the_labels_where_its_own_label_ends_at_the_first():
    assert figures(grid(cells(RECEIVED, WHOLE[:5])), "received") == [1, 2, 3, 4, 5, None, None]
    wide = ('<td colspan="2"></td>', *(f"<td>{label}</td>" for label in COLUMNS))
    assert figures(grid(cells(RECEIVED, WHOLE[:5]), header=wide), "received") == [None] * 7


def test_a_row_with_too_few_cells_of_which_one_stands_under_no_label_is_lost():
    beside = [*cells(RECEIVED, "1"), '<td colspan="6"></td>', "<td>9</td>"]
    assert figures(grid(beside), "received") == [None] * 7


def test_a_sum_of_some_cells_does_not_vouch_for_a_total_that_may_be_cut():
    merged = "".join([*cells(RECEIVED, "1"), '<td colspan="2">7</td>', *(f"<td>{text}</td>" for text in "456")])
    header = "".join(f"<td>{label}</td>" for label in ("", *COLUMNS))
    cut = f"<p>{TITLE}</p><p>{HEADING}</p><table><tr>{header}</tr><tr>{merged}<td>16"
    assert figures(read(cut), "received") == [1, None, None, 4, 5, 6, None]


# ---------------------------------------------------------------------- a table of one line

REVIEWS = "四、政府信息公开行政复议、行政诉讼情况"
RESULTS = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
PARTS = {
    "reconsideration": "行政复议",
    "direct_litigation": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}


def parts(*lines, end="五、存在的主要问题及改进情况\n"):
    printed = "".join(f"| {name} |\n{RESULTS}\n{line}\n" for name, line in zip(PARTS.values(), lines, strict=False))
    reading = read(f"{TITLE}\n{REVIEWS}\n{printed}{end}")
    return [[reading.report[f"review_litigation.{part}.{key}"] for key in KEYS] for part in PARTS], reading


KEYS = ("upheld", "corrected", "other", "pending", "total")


@pytest.mark.parametrize(("short", "part"), [*enumerate(PARTS)])
def test_a_part_of_the_line_that_has_too_few_cells_takes_nothing_from_the_others(short, part):
    lines = ["| 1 | 2 | 3 | 4 | 10 |", "| 0 | | 0 | 0 | 0 |"]
    lines.insert(short, "| 1 | 2 | 3 | 4 |")
    found, reading = parts(*lines)
    assert found.pop(short) == [None] * 5
    assert found == [[1, 2, 3, 4, 10], [0, None, 0, 0, 0]]
    unread = {str(note.at) for note in reading.notes if note.rule == "cell.unread"}
    assert unread == {f"review_litigation.{part}.{key}" for key in KEYS}


@pytest.mark.parametrize("line", ["| 1 | 2 | 3", "| 1 | 2 | 3 | 4"])
def test_a_line_that_is_cut_is_not_taken_for_a_part_that_stands_elsewhere_in_it(line):
    printed = f"| {PARTS['direct_litigation']} |\n{RESULTS}\n{line}"
    reading = read(f"{TITLE}\n{REVIEWS}\n{printed}")
    assert [value for at, value in reading.report.items() if at.table == "review_litigation" and value] == []


def test_a_lone_figure_below_the_heading_is_no_line_of_the_table():
    table = "<table><tr><td>0</td></tr></table>"
    reading = read(f"<p>{TITLE}</p><p>{HEADING}</p>{GRID}<p>{REVIEWS}</p>{table}<p>五、存在的主要问题及改进情况</p>")
    assert reading.report.review_litigation is None
    assert "form.table_missing" in [note.rule for note in reading.notes if note.at == "review_litigation"]


@pytest.mark.parametrize(("cut", "read_as"), [("| 1 | 2 | 3 |", [1, 2, 3]), ("|  | 2 | 3 |", []), ("|  |  |", [])])
def test_an_empty_cell_at_the_beginning_of_a_line_that_is_cut_may_be_a_merged_one(cut, read_as):
    rows = "".join(f"| {label} | {' | '.join(WHOLE)} |\n" for label in LABELS)
    header = f"| {' | '.join(PARTS.values())} |\n{RESULTS.rstrip('| ')} {RESULTS.rstrip('| ')} {RESULTS}"
    reading = read(f"{TITLE}\n{HEADING}\n{rows}{REVIEWS}\n{header}\n{cut}")
    found = [value for at, value in reading.report.items() if at.table == "review_litigation" and value is not None]
    assert found == read_as
    unread = [note for note in reading.notes if note.rule == "cell.unread" and "review" in str(note.at)]
    assert [note.arguments["reason_zh"] for note in unread] == ["文件在此处中断"] * (15 - len(read_as))


@pytest.mark.parametrize(
    ("joint", "read_as"), [(" | ", [None, *range(1, 15)]), (" |\n", [None] * 15)], ids=["on one line", "a line a cell"]
)
def test_a_line_that_begins_with_an_empty_cell_may_have_lost_its_last_where_the_document_ends(joint, read_as):
    header = ["行政复议", "行政诉讼", *RESULTS.strip("| ").split(" | "), "未经复议直接起诉", "复议后起诉"]
    header += RESULTS.strip("| ").split(" | ") * 2
    document = f"{TITLE}\n{REVIEWS}\n{joint.join(header)} |\n{joint.join(['', *map(str, range(1, 15))])} |"
    assert [value for _, value in read(document).report.review_litigation.items()] == read_as


# ---------------------------------------------------------------------- column labels in another order

ROWS = "规章 0 1 2\n行政规范性文件 3 4 5"
LOST = [None, None, None]


@pytest.mark.parametrize(
    ("header", "read_as"),
    [
        pytest.param("本年制发件数 本年废止件数 现行有效件数", [3, 4, 5], id="the form's, on one line"),
        pytest.param("本年制发件数\n本年废止件数 现行有效件数", [3, 4, 5], id="the form's, on two lines"),
        pytest.param("现行有效件数 本年制发件数 本年废止件数", [4, 5, 3], id="another, on one line"),
        pytest.param("现行有效件数 本年制发件数\n本年废止件数", LOST, id="another, on two lines"),
        pytest.param("现行有效件数\n本年制发件数\n本年废止件数", LOST, id="another, a line each"),
        pytest.param("本年制发件数 现行有效件数", [3, 4, 5], id="one label lost"),
        pytest.param("现行有效件数 本年制发件数", LOST, id="another, one label lost"),
        pytest.param("现行有效件数\n本年制发件数", LOST, id="another, a line each, one label lost"),
        pytest.param("现行有效 本年制发\n件数 件数", [3, 4, 5], id="broken over lines beside one another"),
        pytest.param("现行有效件数 上年制发件数 本年废止件数", LOST, id="one of another year"),
    ],
)
def test_the_order_of_column_labels_is_that_of_the_figures_where_they_stand_on_one_line(header, read_as):
    heading = "二、主动公开政府信息情况\n第二十条 第（一）项\n信息内容"
    reading = read(f"{TITLE}\n{heading} {header}\n{ROWS}\n三、收到和处理政府信息公开申请情况\n")
    cells = [f"proactive.normative_documents.{column}" for column in ("issued", "repealed", "in_force")]
    assert [reading.report[cell] for cell in cells] == read_as


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        pytest.param("商业 科研 社会公益 法律服务 其他 总计\n自然人 企业 机构 组织 机构", True, id="the form's"),
        pytest.param(
            "自然人 其他 总计\n商业 科研 社会公益 法律服务\n企业 机构 组织 机构", True, id="the whole ones first"
        ),
        pytest.param("其他 总计 科研 法律服务\n自然人 商业企业 机构 机构", True, id="in part"),
        pytest.param("其他 总计 自然人 法律服务\n商业企业 机构", False, id="another"),
        pytest.param("法律服务机构 商业 自然人\n企业 其他 总计", False, id="another on the first of two lines"),
    ],
)
def test_labels_broken_over_lines_beside_one_another_are_in_order_on_each_line(header, shown):
    """Those of one line stand between the two lines of the others, and are met first or last."""
    rows = "".join(f"| {' | '.join(line.split())} |\n" for line in header.splitlines())
    reading = read(f"{TITLE}\n{HEADING}\n{rows}| {RECEIVED} | {' | '.join(WHOLE)} |\n五、存在的主要问题及改进情况\n")
    assert figures(reading, "received") == (list(map(int, WHOLE)) if shown else [None] * 7)


WORDS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 {strange}其他 总计"


@pytest.mark.parametrize("row", ["1 2 3 4 5 6 21", "1 2 3 4 5 0 6 21"], ids=["a figure for each column", "one more"])
@pytest.mark.parametrize(("strange", "shown"), [("", True), ("境外人士 ", False)], ids=["the form's", "one more label"])
def test_a_label_that_nobody_knows_among_words_has_a_cell_too(strange, shown, row):
    lines = f"{WORDS.format(strange=strange)}\n{RECEIVED} {row}\n{FORWARD} 0 0 0 0 0 0 0\n"
    reading = read(f"{TITLE}\n{HEADING}\n{lines}五、存在的主要问题及改进情况\n")
    read_as = figures(reading, "received")
    assert read_as == (list(map(int, WHOLE)) if shown and len(row.split()) == len(WHOLE) else [None] * 7)
    unknown = [note.actual for note in reading.notes if note.rule == "label.unknown"]
    assert unknown == ([] if shown else ["境外人士"])


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ("1 1 2 3 4 5 6 21 21", list(map(int, WHOLE))),
        ("1 9 2 3 4 5 6 21 21", [None] * 7),
        ("1 2 3 4 5 6 21", list(map(int, WHOLE))),
        ("1 1 2 3 4 5 6 21", [None] * 7),
    ],
    ids=["the same", "another", "not repeated", "one repeated"],
)
def test_cells_repeated_under_labels_repeated_must_agree(row, read_as):
    columns = "自然人 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 总计"
    reading = read(f"{TITLE}\n{HEADING}\n{columns}\n{RECEIVED} {row}\n{NEXT} 0 0 0 0 0 0 0 0 0\n")
    assert figures(reading, "received") == read_as
    assert not [note for note in reading.notes if note.rule == "cell.conflict"]
