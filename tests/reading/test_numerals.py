"""What the text of one cell says, by the kind of its column: a figure, with what had to be done to see it, or none."""

from decimal import Decimal

import pytest

from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.forms import CellKind
from gov_disclosure.reading.numerals import CellText, State, is_blank, is_figure_like, read_cell

COUNT, CHANGE, AMOUNT = CellKind.COUNT, CellKind.CHANGE, CellKind.AMOUNT
NAN, MARK, BLANK = State.NOT_A_NUMBER, State.MARK, State.BLANK
PLAIN, MENDED = False, True


def number(value, unit=None, *, mended=PLAIN):
    return CellText(State.NUMBER, value, unit, mended)


def amount(text, unit=None, *, mended=PLAIN):
    return number(Decimal(text), unit, mended=mended)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", number(0)),
        ("12", number(12)),
        (" 12\u3000", number(12)),
        ("\u200b12\ufeff", number(12)),
        ("１２", number(12, mended=MENDED)),
        ("012", number(12, mended=MENDED)),
        ("00", number(0, mended=MENDED)),
        ("+12", number(12, mended=MENDED)),
        ("12.", CellText(NAN)),
        ("123.", number(123, mended=MENDED)),
        ("12.00", number(12, mended=MENDED)),
        ("1 2", CellText(NAN)),
        ("1,234", number(1234, mended=MENDED)),
        ("1，234", number(1234, mended=MENDED)),
        ("12,345,678", number(12345678, mended=MENDED)),
        ("1 234", number(1234, mended=MENDED)),
        ("12 345 678", number(12345678, mended=MENDED)),
        ("1,23", CellText(NAN)),
        ("0,123", CellText(NAN)),
        ("0 123", CellText(NAN)),
        ("1,2345", CellText(NAN)),
        ("12件", number(12, "件")),
        ("12 件", number(12, "件", mended=MENDED)),
        ("12\n件", number(12, "件", mended=MENDED)),
        ("12人次", number(12, "人次")),
        ("1,234件", number(1234, "件", mended=MENDED)),
        ("12辆", CellText(NAN)),
        ("12元", CellText(NAN)),
        ("12万", CellText(NAN)),
        ("12（含上年3件）", number(12, mended=MENDED)),
        ("12(注", number(12, mended=MENDED)),
        ("12【注】", number(12, mended=MENDED)),
        ("12*", number(12, mended=MENDED)),
        ("12①", number(12, mended=MENDED)),
        ("12。", number(12, mended=MENDED)),
        ("12;", number(12, mended=MENDED)),
        ("12(3)", CellText(NAN)),
        ("3.", CellText(NAN)),
        ("(12)", CellText(NAN)),
        ("1\n2", CellText(NAN)),
        ("12\n3件", CellText(NAN)),
        ("12\n\n", number(12)),
        ("12\r件", number(12, "件", mended=MENDED)),
        ("12\n \n件", number(12, "件", mended=MENDED)),
        ("1\n,\n234", CellText(NAN)),
        ("1\r2", CellText(NAN)),
        ("1\u20282", CellText(NAN)),
        ("件\n12", CellText(NAN)),
        ("-1", CellText(State.NEGATIVE)),
        ("1.5", CellText(State.FRACTION)),
        ("-1.5", CellText(State.FRACTION)),
        ("-3", CellText(State.NEGATIVE)),
        ("－3", CellText(State.NEGATIVE)),
        ("−3", CellText(State.NEGATIVE)),
        ("-0", number(0, mended=MENDED)),
        (str(MAX_COUNT), number(MAX_COUNT)),
        (str(MAX_COUNT + 1), CellText(NAN)),
        ("9" * 150, CellText(NAN)),
        ("9" * 201, CellText(NAN)),
        ("", CellText(BLANK)),
        (" \u3000\xa0\n", CellText(BLANK)),
        ("\u200b", CellText(BLANK)),
        ("甲", CellText(NAN)),
        ("十二", CellText(NAN)),
        ("12甲乙丙丁戊", CellText(NAN)),
        ("减少3项", CellText(NAN)),
        ("1e3", CellText(NAN)),
        ("1-2", CellText(NAN)),
        ("1.2.3", CellText(NAN)),
    ],
)
def test_a_count(text, said):
    assert read_cell(text, COUNT, None) == said


@pytest.mark.parametrize(
    "text",
    [
        *("—", "－", "-", "--", "——", "/", "／", "*", "·", "～", "~", "×", "x", ".", "..", "\\", "_"),
        *("无", "暂无", "没有", "无数据", "无此项", "无此项内容", "不适用", "不涉及", "未涉及", "空", "空白"),
        *("N/A", "n/a", "NA", "None", "null", "nil", "NULL"),
    ],
)
def test_a_mark_says_that_there_is_no_figure(text):
    assert {read_cell(text, kind, None) for kind in CellKind} == {CellText(MARK, None, None, PLAIN)}
    assert is_figure_like(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("+3", number(3)),
        ("-3", number(-3)),
        ("－3", number(-3, mended=MENDED)),
        ("0", number(0)),
        ("减少3项", number(-3, mended=MENDED)),
        ("减3", number(-3, mended=MENDED)),
        ("减 3 项", number(-3, mended=MENDED)),
        ("增加12件", number(12, mended=MENDED)),
        ("增1个", number(1, mended=MENDED)),
        ("增加", CellText(NAN)),
        ("减少3条", CellText(NAN)),
        ("减少-3项", CellText(NAN)),
        ("-1.5", CellText(State.FRACTION)),
        ("3项", number(3, "项")),
    ],
)
def test_a_change(text, said):
    assert read_cell(text, CHANGE, None) == said


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("3", None, amount("3")),
        ("3", "万元", amount("3")),
        ("3.50", "万元", amount("3.5")),
        ("0.00", "万元", amount("0")),
        ("1,234.56", "万元", amount("1234.56", mended=MENDED)),
        ("3万元", None, amount("3", "万元")),
        ("3万元", "万元", amount("3", "万元")),
        ("3万", None, amount("3", "万元", mended=MENDED)),
        ("3万", "万元", amount("3", "万元", mended=MENDED)),
        ("251000元", None, amount("251000", "元")),
        ("251000元", "万元", amount("25.1", "元")),
        ("1元", "万元", amount("0.0001", "元")),
        ("3亿元", "万元", amount("30000", "亿元")),
        ("3元", "千元", CellText(NAN)),
        ("3件", "万元", CellText(NAN)),
        ("3千元", "万元", CellText(NAN)),
        ("-3", "万元", CellText(State.NEGATIVE)),
        ("-3元", "万元", CellText(State.NEGATIVE)),
        ("-0", "万元", amount("0")),
        ("-0.5", "万元", CellText(State.NEGATIVE)),
        ("3万元（含代收）", "万元", amount("3", "万元", mended=MENDED)),
        ("减少3", None, CellText(NAN)),
        ("1.", None, CellText(NAN)),
        (f"0.{'1' * 120}", None, CellText(NAN)),
        ("9" * 150, None, CellText(NAN)),
    ],
)
def test_an_amount(text, unit, said):
    assert read_cell(text, AMOUNT, unit) == said


@pytest.mark.parametrize("text", ["", " ", "\u3000\xa0", "\u200b", " \ufeff \n", "\t"])
def test_what_shows_nothing_is_blank(text):
    assert is_blank(text)
    assert not is_blank(f"{text}0")
    assert not is_blank(f"{text}—")
    assert read_cell(text, COUNT, None).state is BLANK


@pytest.mark.parametrize(
    ("text", "figure"),
    [("12", True), ("26.55万元", True), ("减少2项", True), ("-3", True), ("规章", False), ("1 2", False), ("", True)],
)
def test_what_may_stand_in_a_cell_of_figures(text, figure):
    assert is_figure_like(text) is figure
