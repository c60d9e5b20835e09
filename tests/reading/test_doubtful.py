"""What a document prints in a way that does not tell its figure is unread, and a note says so."""

from decimal import Decimal

import pytest

from gov_disclosure import ApplicantClass, Reading, RequestRow, read

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


@pytest.mark.parametrize(
    "note", ["（县级机关无此项）", "（" + "依照法律规定，本级各机关均无制定此类文件的权限，" * 3 + "故无数据）"]
)
def test_the_cells_after_a_label_with_a_note_however_long_are_its_row_s(note):
    table = TABLE.replace("规章", f"规章{note}").format(rules="<td></td>" * 3, documents=FIGURES, between="")
    reading = read(table)
    (blank,) = (note for note in reading.notes if note.rule == "cell.blank")
    assert (blank.at, blank.arguments["count"]) == ("proactive.rules", 3)


# ---------------------------------------------------------------------- labels that say something else

OTHER = """<h1>示例县统计局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p>
<table><tr><td>信息内容</td>{header}</tr>{rows}</table>"""


@pytest.mark.parametrize(
    ("unit", "amount", "note"),
    [
        ("万元", Decimal(251), None),
        ("元", Decimal("0.0251"), "cell.unit"),
        ("人民币元", Decimal("0.0251"), "cell.unit"),
        ("千元", None, "cell.not_a_number"),
        ("百万元", None, "cell.not_a_number"),
        ("万美元", None, "cell.not_a_number"),
    ],
)
def test_an_amount_in_a_unit_that_is_not_known_is_no_amount(unit, amount, note):
    header, row = f"<td>本年收费金额（单位：{unit}）</td>", "<tr><td>行政事业性收费</td><td>251</td></tr>"
    reading = read(OTHER.format(header=header, rows=row))
    assert reading.report["proactive.fees.amount_10k_yuan"] == amount
    assert noted(reading, "proactive.fees.amount_10k_yuan") == ([note] if note else [])


@pytest.mark.parametrize(
    ("header", "row"),
    [
        pytest.param("<td>上年处理决定数量</td>", "<td>行政许可</td><td>5</td>", id="last year's alone"),
        pytest.param(
            "<td>上年处理决定数量</td><td>本年处理决定数量</td>",
            "<td>行政许可</td><td>5</td><td></td>",
            id="last year's beside",
        ),
        pytest.param("<td>本年处理决定数量</td>", "<td>行政许可（其中：变更）</td><td>5</td>", id="a part of the row"),
    ],
)
def test_a_figure_of_another_year_or_of_a_part_is_not_the_cell_s(header, row):
    another = "<tr><td>行政处罚</td><td>3</td><td>4</td></tr>"
    reading = read(OTHER.format(header=header, rows=f"<tr>{row}</tr>{another}"))
    assert reading.report["proactive.licensing.decisions"] is None
    assert noted(reading, "proactive.licensing.decisions") == ["cell.unread"]


def test_a_row_with_a_cell_for_each_label_is_not_shifted_when_the_form_knows_not_every_label():
    header = "<td>本年制发件数</td><td>本年清理情况（件）</td><td>本年废止件数</td><td>现行有效件数</td>"
    rows = "".join(
        f"<tr><td>{label}</td><td>1</td><td>2</td><td>3</td><td></td></tr>" for label in ("规章", "行政规范性文件")
    )
    reading = read(OTHER.format(header=header, rows=rows) + "<p>三、收到和处理政府信息公开申请情况</p>")
    for row in ("rules", "normative_documents"):
        assert figures(reading, f"proactive.{row}") == [None] * 3
        assert noted(reading, f"proactive.{row}.issued") == ["cell.unread"]


@pytest.mark.parametrize("joint", ["\n", " |\n", "\t"], ids=["a line a cell", "with bars", "tabs"])
@pytest.mark.parametrize(
    "strange",
    [["件数"], ["清理"], ["件数", "机构"], ["件数", "清理"], ["清理", "件数"]],
    ids="、".join,
)
def test_a_label_among_those_of_the_columns_that_nobody_knows_has_a_cell_too(strange, joint):
    """Whether it may be the beginning of a label or not; the last cell states nothing, and may leave no trace."""
    header = ["信息内容", "本年制发件数", *strange, "本年废止件数", "现行有效件数"]
    rows = [[label, *map(str, range(1, len(header) - 1)), ""] for label in ("规章", "行政规范性文件")]
    title = "示例县统计局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    reading = read(title + "\n".join(map(joint.join, (header, *rows, ["三、收到和处理政府信息公开申请情况"]))))
    for row in ("rules", "normative_documents"):
        assert figures(reading, f"proactive.{row}") == [None] * 3
        assert noted(reading, f"proactive.{row}.issued") == ["cell.unread"]


# ---------------------------------------------------------------------- rows that are broken over lines

HEAD = "示例县统计局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
RECEIVED = "一、本年新收政府信息公开申请数量"
OTHERS = "".join(
    f"|  |  | {label} | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
    for label in ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "4.保护第三方合法权益")
)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(f"| {RECEIVED} |  |  |  | 2 | 3 | 4 | 5 | 6 | 2\n0 |", id="figure broken at the end"),
        pytest.param(f"{RECEIVED} | 7\n9 | 2 |  | 4 | 5 | | |", id="figure broken at the beginning"),
        pytest.param(f"| {RECEIVED} |  | 2 | 3 | 4 | 5 | 6 |  |\n3", id="number of a page after the row"),
        pytest.param(f"{RECEIVED} |  | 2 | 3\n4 | 5 | 6 | 附件 |", id="words at the end of two lines"),
        pytest.param(f"{RECEIVED}\t\t2\t3\t4\t5\t6\t\n3", id="number of a page after a row of tabs"),
        pytest.param(f"{RECEIVED} |\n|\n3\n9 |\n2 |\n|\n4 |\n5 |\n6 |\n||", id="number of a page within the row"),
        pytest.param(f"{RECEIVED}\t\t1\t2\t3\t4\t5\t6\t21件，见附表", id="text glued to the last figure"),
        pytest.param(f"申请人情况 |\n7 |\n{RECEIVED} |\n2 |\n3 |\n4 |\n5 |\n6 |\n27 |\n|", id="figure above its label"),
    ],
)
def test_no_count_of_cells_places_the_figures_of_a_row_that_is_broken(row):
    reading = read(f"{HEAD}{row}\n{OTHERS}")
    cells = [at for at in (str(at) for at, _ in reading.report.requests.items()) if at.startswith("requests.received.")]
    assert [reading.report[at] for at in cells] == [None] * 7
    assert set(cells) <= set(map(str, reading.unread))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(f"{RECEIVED}\n1 2 3\n4 5 6 21", id="on two lines"),
        pytest.param(f"{RECEIVED} | 1 | 2 | 3 | 4\n5 | 6 | 21 |", id="on two lines of bars"),
        pytest.param(f"{RECEIVED} |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 |\n||", id="a cell a line"),
        pytest.param(f"| {RECEIVED} |  |  | 1 | 2 | 3 | 4 | 5 | 6 | 21 |", id="on one line"),
    ],
)
def test_a_row_that_has_all_its_figures_is_read_however_its_lines_break(row):
    reading = read(f"{HEAD}{row}\n{OTHERS}")
    received = reading.report.requests[RequestRow.RECEIVED]
    assert [received[applicant] for applicant in ApplicantClass] == [1, 2, 3, 4, 5, 6, 21]


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        pytest.param(f"{RECEIVED}\n3\n1 2 4 5 6 18", None, id="before the figures"),
        pytest.param(f"{RECEIVED} 1 2 4 5 6 18\n3", None, id="after the figures"),
        pytest.param(f"{RECEIVED} 1 2 3 4 5 6\n21", [1, 2, 3, 4, 5, 6, 21], id="the sum says that it is a figure"),
        pytest.param(f"{RECEIVED} 0 0 0 0 0 0\n0", None, id="a sum of nothing says nothing"),
    ],
)
def test_a_number_on_a_line_of_its_own_may_be_that_of_a_page(row, read_as):
    """A row in whose cells nothing stands has fewer figures than the form: the number would make up for one."""
    others = "2.其他法律行政法规禁止公开 1 2 3 4 5 6 21\n4.保护第三方合法权益 1 2 3 4 5 6 21\n"
    reading = read(f"{HEAD}{row}\n{others}四、结转下年度继续办理 0 0 0 0 0 0 0\n")
    received = reading.report.requests[RequestRow.RECEIVED]
    assert [received[applicant] for applicant in ApplicantClass] == (read_as or [None] * 7)


@pytest.mark.parametrize(
    ("first", "shown"),
    [("1 2 3 4 10", True), ("1 2 3 4 11", False)],
    ids=["each sum is that of its parts", "one of the three is not"],
)
def test_of_several_sums_each_must_say_that_the_last_is_no_number_of_a_page(first, shown):
    results = "结果维持 结果纠正 其他结果 尚未审结 总计"
    header = f"行政复议 行政诉讼\n{results}\n未经复议直接起诉\n{results}\n复议后起诉\n{results}"
    figures = f"{first} 5 6 7 8 26 9 1 2 3\n15"
    text = f"{HEAD}{OTHERS}四、政府信息公开行政复议、行政诉讼情况\n{header}\n{figures}\n五、存在的主要问题及改进情况\n"
    stated = [value for at, value in read(text).report.items() if at.table == "review_litigation"]
    assert stated == (list(map(int, figures.split())) if shown else [None] * 15)


def test_words_in_the_last_cells_of_a_row_move_no_figure():
    """The label is followed by empty cells for merged ones, so the words stand behind as many cells as the form has."""
    row = [RECEIVED, "", "", "1", "2", "3", "4", "5", "详见附件", "详见附件"]
    others = [[label, "", "", *"123456", "21"] for label in ("1.属于国家秘密", "4.保护第三方合法权益")]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in (row, *others))
    reading = read(f"<p>{HEAD.replace(chr(10), '</p><p>')}</p><table>{table}</table>")
    received = reading.report.requests[RequestRow.RECEIVED]
    assert [received[applicant] for applicant in ApplicantClass] == [None] * 7
    assert reading.report["requests.withheld.state_secret.total"] == 21


def test_the_label_of_a_row_that_nobody_knows_is_no_figure_in_words_where_empty_cells_leave_no_trace():
    rows = f"{RECEIVED}\n43\n80\n其他情况项\n2\n5892\n126\n5\n1.属于国家秘密\n2\n4\n四、结转下年度继续办理\n3\n"
    reading = read(HEAD + rows)
    assert not [at for at, value in reading.report.items() if at.row == "received" and value is not None]


REVIEWS = """<p>示例县统计局2022年政府信息公开工作年度报告</p><p>四、政府信息公开行政复议、行政诉讼情况</p><table>
<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>{kinds}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>{twice}</tr><tr>{figures}</tr></table>"""
RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计".split()


def reviews(figures, *, spare=""):
    labels = "".join(f"<td>{label}</td>" for label in RESULTS)
    page = REVIEWS.format(
        kinds=labels.replace("<td>", '<td rowspan="2">'),
        twice=labels * 2,
        figures="".join(f"<td>{text}</td>" for text in figures),
    )
    reading = read(page.replace("</tr>", spare + "</tr>"))
    return [value for _, value in reading.report.review_litigation.items()], reading


@pytest.mark.parametrize("spare", ["", "<td></td>"])
@pytest.mark.parametrize("text", ["详见附件", "第1页"], ids=["words", "as the number of a page is printed"])
def test_words_in_the_first_cell_of_a_table_of_one_line_are_a_cell(text, spare):
    figures, reading = reviews([text, *map(str, range(2, 16))], spare=spare)
    assert figures == [None, *range(2, 16)]
    assert noted(reading, "review_litigation.reconsideration.upheld") == ["cell.not_a_number"]


@pytest.mark.parametrize("name", ["情况", "示例县", ""])
def test_the_name_before_the_first_cell_of_a_table_of_one_line_is_no_cell(name):
    """Its header leaves the corner above it empty, and the last cell states nothing."""
    labels = "".join(f"<td>{label}</td>" for label in RESULTS)
    kinds = labels.replace("<td>", '<td rowspan="2">')
    corner = '<td rowspan="3"></td>'
    figures = "".join(f"<td>{text}</td>" for text in (name, *range(1, 15), ""))
    page = REVIEWS.replace("<tr>", f"<tr>{corner}", 1).format(kinds=kinds, twice=labels * 2, figures=figures)
    values = [value for _, value in read(page).report.review_litigation.items()]
    assert values == [*range(1, 15), None]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        (["数量", *map(str, range(1, 16))], list(range(1, 16))),
        (["示例县", *map(str, range(1, 16))], list(range(1, 16))),
        (["示例县", "详见附件", *map(str, range(1, 16))], [None] * 15),
        (["详见附件", *map(str, range(2, 16))], [None, *range(2, 16)]),
        (["详见附件", "详见附件", *map(str, range(3, 16))], [None, None, *range(3, 16)]),
        (["详见附件", *map(str, range(1, 15)), ""], [None] * 15),
    ],
)
def test_the_name_of_the_one_line_of_a_table_is_told_from_words_in_its_first_cell_by_their_count(line, read_as):
    header = [*RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS, *RESULTS]
    title, _, _ = HEAD.split("\n")
    cells = "\n".join(f"{text} |" for text in ("行政复议", "行政诉讼", *header, *line))
    reading = read(f"{title}\n四、政府信息公开行政复议、行政诉讼情况\n{cells}\n五、存在的主要问题及改进情况\n")
    assert [value for _, value in reading.report.review_litigation.items()] == read_as


@pytest.mark.parametrize("figures", [[1, 2, 5, 4, 6, 7, 20], [1, 2, 5, 4, 6, 18, 3]], ids=["within", "after"])
def test_a_number_without_which_the_sum_holds_may_be_that_of_a_page(figures):
    """Where empty cells leave no trace, it would make up for one of them; where none is lost, the sum is wrong."""
    row = "\n".join(map(str, [RECEIVED, *figures, ""]))
    short = "1.属于国家秘密\n2\n2\n四、结转下年度继续办理\n0\n"
    whole = "1.属于国家秘密\n1\n0\n0\n0\n0\n0\n1\n四、结转下年度继续办理\n0\n"
    cells = [
        [value for at, value in read(HEAD + row + rest).report.items() if at.row == "received"]
        for rest in (short, whole)
    ]
    assert cells == [[None] * 7, figures]


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        pytest.param("0 0 0 0 0 0 0", [0] * 7, id="nothing but zeros"),
        pytest.param("1.5 2 3 4 5 6 20", [None, 2, 3, 4, 5, 6, 20], id="no number among them"),
        pytest.param("１ 2 3 4 5 6 21", [1, 2, 3, 4, 5, 6, 21], id="one in other digits"),
        pytest.param("0 0 3 0 0 3 0", [None] * 7, id="a sum, and a number after it"),
    ],
)
def test_figures_where_empty_cells_leave_no_trace(row, read_as):
    rows = f"{RECEIVED} {row}\n4.保护第三方合法权益 2 2\n四、结转下年度继续办理 0\n"
    assert [value for at, value in read(HEAD + rows).report.items() if at.row == "received"] == read_as


@pytest.mark.parametrize("row", ["规章 1 2\n3", "规章\n1\n2 3"])
def test_no_sum_says_that_a_number_on_a_line_of_its_own_is_a_figure_of_table_2(row):
    title, _, _ = HEAD.split("\n")
    lines = f"信息内容 本年制发件数 本年废止件数 现行有效件数\n{row}\n行政规范性文件 4 5 6\n"
    reading = read(f"{title}\n二、主动公开政府信息情况\n{lines}三、收到和处理政府信息公开申请情况\n")
    assert figures(reading, "proactive.rules") == [None, None, None]
    assert figures(reading, "proactive.normative_documents") == [4, 5, 6]


def test_of_two_rows_on_one_line_no_empty_cell_between_them_is_either_s():
    joined = f"| {RECEIVED} |  |  | 6 | 92 | 64 |  | 68 | 527 |"
    joined += "| 四、结转下年度继续办理 |  |  | 0 | 1 | 0 | 4 | 3 | 8 | 16 |"
    reading = read(f"{HEAD}{joined}\n{OTHERS}")
    assert not [at for at, value in reading.report.items() if at.row == "received" and value is not None]


def test_an_empty_cell_that_closes_rows_makes_up_for_no_figure():
    labels = ("1.属于国家秘密", "4.保护第三方合法权益", "5.属于三类内部事务信息")
    whole = [f"{label} |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 |\n|\n" for label in labels]
    lost = f"{RECEIVED} |\n1 |\n2 |\n4 |\n5 |\n6 |\n18 |\n|\n"
    nothing = "四、结转下年度继续办理 |\n" + "|\n" * 7
    reading = read(f"{HEAD}{lost}{''.join(whole)}{nothing}五、存在的主要问题及改进情况\n")
    found = [at.row for at, value in reading.report.items() if value is not None]
    assert len(found) == 3 * 7
    assert "received" not in found
    assert noted(reading, "requests.carried_forward") == ["cell.blank"]


def test_a_row_of_too_few_places_is_not_shifted_under_other_labels():
    """Empty cells stand for merged ones; in one row a cell is missing, and its own first figure is not stated."""
    columns = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
    rows = (
        ["", "", "", *columns],
        [RECEIVED, "", "", "1", "2", "3", "4", "5", "6", "21"],
        ["二、上年结转政府信息公开申请数量", "", "", "", "2", "3", "4", "5", "14"],
        ["四、结转下年度继续办理", "", "", "0", "0", "0", "0", "0", "0", "0"],
    )
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    title, heading, _ = HEAD.split("\n")
    reading = read(f"<p>{title}</p><p>{heading}</p><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    requests = reading.report.requests
    assert [requests[RequestRow.RECEIVED][applicant] for applicant in ApplicantClass] == [1, 2, 3, 4, 5, 6, 21]
    assert [requests[RequestRow.BROUGHT_FORWARD][applicant] for applicant in ApplicantClass] == [None] * 7
    assert sum(str(at).startswith("requests.brought_forward.") for at in reading.unread) == 7


@pytest.mark.parametrize("text", ["？", "（）", "……", "("])
def test_a_cell_of_signs_alone_keeps_its_place(text):
    reading = read(f"{HEAD}|  | {RECEIVED} |  | 1 | 2 | {text} | 4 | 5 | 6 | 21 |\n{OTHERS}")
    received = [reading.report.requests[RequestRow.RECEIVED][applicant] for applicant in ApplicantClass]
    assert received == [1, 2, None, 4, 5, 6, 21]
    assert noted(reading, "requests.received.research_institution") == ["cell.not_a_number"]


# ---------------------------------------------------------------------- a unit above the table

CHARGED = """示例县统计局2022年政府信息公开工作年度报告
二、主动公开政府信息情况
{above}
第二十条 第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 3
第二十条 第（八）项
信息内容 | {label}
行政事业性收费 | 251000
三、收到和处理政府信息公开申请情况
"""
FEES = "proactive.fees.amount_10k_yuan"


@pytest.mark.parametrize("above", ["（单位：元）", "单位：件、元", "金额单位：人民币元"])
def test_a_unit_above_the_table_is_that_of_its_amounts(above):
    reading = read(CHARGED.format(above=above, label="本年收费金额"))
    assert str(reading.report[FEES]) == "25.1"
    assert [note.rule for note in reading.notes if str(note.at) == FEES] == ["cell.unit"]


def test_the_unit_of_a_label_comes_before_that_of_the_table():
    assert read(CHARGED.format(above="单位：元", label="本年收费金额（单位：万元）")).report[FEES] == 251000


def test_a_unit_above_the_table_that_is_not_known_makes_no_amount():
    reading = read(CHARGED.format(above="单位：千元", label="本年收费金额"))
    assert reading.report[FEES] is None
    assert reading.report["proactive.normative_documents.in_force"] == 3


def test_a_unit_in_another_section_is_not_that_of_the_table():
    elsewhere = CHARGED.replace("二、主动", "一、总体情况\n单位：元\n二、主动")
    assert read(elsewhere.format(above="情况如下", label="本年收费金额")).report[FEES] == 251000
