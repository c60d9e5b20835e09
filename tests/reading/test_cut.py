"""A document that breaks off anywhere: what was printed before is read, nothing is read that was cut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import NotAReportError, read
from tests.reading.documents import invent
from tests.reading.judging import assert_never_wrong, false_blanks
from tests.reading.layouts import LOSSLESS, STATED_ONLY

LAYOUTS = {**LOSSLESS, **STATED_ONLY}


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=12)
@given(
    seed=st.integers(0, 2**32),
    edition=st.sampled_from(["2021", "2019"]),
    share=st.floats(0, 1),
    blanks=st.sampled_from([0, 0.3]),
    end=st.sampled_from(["", "\n"]),
)
def test_no_figure_is_made_by_the_cut(name, seed, edition, share, blanks, end):
    printed = invent(seed, edition, blanks=0 if name in STATED_ONLY else blanks)
    document = LAYOUTS[name](printed)
    try:
        reading = read(document[: int(len(document) * share)] + end)
    except NotAReportError:
        return
    if reading.report.form != edition:
        # No table was reached, or no label of it that only one edition has: the reading says so.
        rules = {note.rule for note in reading.notes}
        assert reading.report.form is None or "form.edition_undecided" in rules
        return
    assert_never_wrong(printed, reading)
    assert false_blanks(printed, reading) == []
    assert reading.report.agency in (None, printed.agency)
    assert reading.report.year in (None, printed.year)


@pytest.mark.parametrize("name", ["bars_absent", "lines_barred", "markdown", "lines_tabbed", "page_official"])
def test_what_stands_whole_before_the_cut_is_read(name):
    printed = invent(7, "2021")
    document = LAYOUTS[name](printed)
    reading = read(document[: document.index("重复申请")])
    addresses = [str(at) for at in printed.form.addresses]
    wanted = addresses[: addresses.index("requests.not_processed.repeated.natural_person")]
    assert {str(at) for at, value in reading.report.items() if value is not None} == set(wanted)
    assert {str(at) for at in reading.unread} == {at for at in addresses if at.startswith("requests.")} - set(wanted)


REQUESTS = "示例县统计局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
WHOLE = "| 1 | 2 | 3 | 4 | 5 | 6 | 21 |"


@pytest.mark.parametrize(
    ("short", "rest", "shown"),
    [
        pytest.param("", "", True, id="no short row but the one that is cut"),
        pytest.param("| 1.属于国家秘密 | 1 | 2 |||\n", "", False, id="a short row"),
        pytest.param("| 1.属于国家秘密 | 1 | 2 |\n", "", True, id="a short row that no empty cells close"),
        pytest.param("", "|\n五、存在的主要问题及改进情况\n", False, id="the last row short, and not cut"),
    ],
)
def test_a_row_that_is_cut_does_not_show_that_empty_cells_were_moved(short, rest, shown):
    moved = "| 二、上年结转政府信息公开申请数量 | 1 | 2 | | | | | |"
    rows = f"| 一、本年新收政府信息公开申请数量 {WHOLE}\n{moved}\n| （一）予以公开 {WHOLE}\n{short}"
    reading = read(f"{REQUESTS}{rows}| 4.保护第三方合法权益 | 1 | 2 |||{rest}")
    row = [value for at, value in reading.report.items() if at.row == "brought_forward"]
    assert row[:2] == ([1, 2] if shown else [None, None])
    assert row[2:] == [None] * 5
    assert ("cell.blank" in {note.rule for note in reading.notes}) is shown


@pytest.mark.parametrize(
    ("last", "read_as"),
    [
        pytest.param("1 | 2 | 3 | 4 | 5 | 6 | 21", [1, 2, 3, 4, 5, 6, 21], id="the sum says that it is whole"),
        pytest.param("1 | 2 | 3 | 4 | 5 | 6 | ２１", [1, 2, 3, 4, 5, 6, 21], id="so does that of wide digits"),
        pytest.param("1 | 2 | 3 | 4 | 5 | 6 | 2", [1, 2, 3, 4, 5, 6, None], id="the sum is not"),
        pytest.param("1 | 2 | 3 | 4 | 5 | 6 | ²", [1, 2, 3, 4, 5, 6, None], id="no number"),
        pytest.param("0 | 0 | 0 | 0 | 0 | 0 | 0", [0, 0, 0, 0, 0, 0, None], id="a sum of nothing says nothing"),
        pytest.param("1 | 2 | 3 | 4 | 5 | 15", [1, 2, 3, 4, 5, None, None], id="it is no sum"),
    ],
)
def test_a_figure_that_ends_the_document_is_read_where_it_is_the_sum_of_its_row(last, read_as):
    reading = read(f"{REQUESTS}| 一、本年新收政府信息公开申请数量 {WHOLE}\n| 二、上年结转政府信息公开申请数量 | {last}")
    assert [value for at, value in reading.report.items() if at.row == "brought_forward"] == read_as


def without(part, kept):
    return part if part.key in kept else replace(part, grid=None)


def shortened(part):
    """The part without the last cell of a row in the middle of its table."""
    if part.key != "requests":
        return part
    grid = [list(row) for row in part.grid]
    del grid[len(grid) // 2][-1]
    return replace(part, grid=grid)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(lambda part: part, True, id="many rows"),
        pytest.param(lambda part: without(part, {"proactive", "review_litigation"}), False, id="few rows"),
        pytest.param(shortened, False, id="many rows, one of them short"),
    ],
)
@pytest.mark.parametrize("name", ["bars_absent", "lines_tabbed", "bars_padded"])
def test_in_the_last_row_it_takes_many_rows_that_have_all_cells_to_tell_a_cut_from_lost_ones(name, change, shown):
    whole = invent(7, "2021")
    document = LAYOUTS[name](whole.with_parts(change))
    reading = read(document[: document.index(whole.parts[4].heading) - 14])
    cells = [at for at in map(str, whole.form.addresses) if at.startswith("review_litigation.")]
    stated = [at for at in cells if reading.report.review_litigation and reading.report[at] is not None]
    assert stated == cells[: len(stated)]
    assert 5 < len(stated) < 15 if shown else not stated


@pytest.mark.parametrize("name", ["lines_barred", "bars_padded"])
def test_a_row_that_begins_with_an_empty_cell_and_is_closed_is_whole(name):
    printed = invent(3, "2021", blanks=0.6)
    document = LAYOUTS[name](printed)
    reading = read(document[: document.index("（三）不予公开") + 2])
    cells = [at for at in map(str, printed.form.addresses) if ".partially_disclosed." in at]
    figures = [printed.figures[at].value for at in cells]
    assert figures[0] is None
    assert [reading.report[at] for at in cells] == figures
    assert not set(cells) & set(map(str, reading.unread))


@pytest.mark.parametrize(("rows", "shown"), [(4, False), (5, True)])
def test_five_whole_rows_tell_that_the_last_row_of_a_table_is_cut(rows, shown):
    labels = ["一、本年新收政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "2.重复申请", "（七）总计"]
    whole = "".join(f"| {label} {WHOLE}\n" for label in labels[:rows])
    reading = read(f"{REQUESTS}{whole}| 四、结转下年度继续办理 | 1 | 2 |")
    row = [value for at, value in reading.report.items() if at.row == "carried_forward"]
    assert row == [*([1, 2] if shown else [None, None]), *[None] * 5]


@pytest.mark.parametrize("cells", ["|  |||||", "|  |  |||||||||||||", "|  |  |  |  |", "||"])
def test_empty_cells_below_the_header_of_a_table_of_one_line_are_not_blank_where_the_document_ends(cells):
    results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    kinds = "| 行政复议 | 行政诉讼 |||||||||||||"
    header = f"{kinds}\n| {results} | 未经复议直接起诉 | 复议后起诉 |\n| {results} | {results} |\n"
    requests = f"{REQUESTS}| 一、本年新收政府信息公开申请数量 {WHOLE}\n"
    reading = read(f"{requests}四、政府信息公开行政复议、行政诉讼情况\n{header}{cells}")
    assert not [note for note in reading.notes if note.rule == "cell.blank"]
