"""What a reading says of one cell: its figure, its unit, the note on it, and the text that is printed."""

from decimal import Decimal

import pytest

from gov_disclosure import read

HEAD = "示例县统计局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
OF_2021 = f"""{HEAD}| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | {{count}} | 5 | 6 |
| 信息内容 | 本年收费金额{{unit}} |
| 行政事业性收费 | {{amount}} |
三、收到和处理政府信息公开申请情况
"""
OF_2019 = f"""{HEAD}| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 5 | {{count}} | 6 |
| 信息内容 | 采购项目数量 | 采购总金额{{unit}} |
| 政府集中采购 | 1 | {{amount}} |
三、收到和处理政府信息公开申请情况
"""
COUNT, CHANGE = "proactive.rules.issued", "proactive.licensing.item_change"
FEES, PROCURED = "proactive.fees.amount_10k_yuan", "proactive.procurement.amount"


def said(document, at):
    """The figure of a cell, and the notes on it with what they say."""
    reading = read(document)
    notes = [(note.rule, note.actual, dict(note.arguments)) for note in reading.notes if str(note.at) == at]
    return reading.report[at], notes


def printed(text, unit=""):
    label = f"（单位：{unit}）" if unit else ""
    return {"count": "3", "amount": text, "unit": label}


@pytest.mark.parametrize(
    ("text", "count", "change", "note"),
    [
        ("12", 12, 12, None),
        (" 12 ", 12, 12, None),
        ("１２", 12, 12, "cell.normalised"),
        ("1,234", 1234, 1234, "cell.normalised"),
        ("1 234", 1234, 1234, "cell.normalised"),
        ("007", 7, 7, "cell.normalised"),
        ("12.0", 12, 12, "cell.normalised"),
        ("12*", 12, 12, "cell.normalised"),
        ("12件", 12, 12, "cell.unit"),
        ("-3", None, -3, "cell.negative"),
        ("1.5", None, None, "cell.fraction"),
        ("甲", None, None, "cell.not_a_number"),
        ("5万元", None, None, "cell.not_a_number"),
        ("1 2", None, None, "cell.not_a_number"),
        ("—", None, None, "cell.mark"),
        ("无", None, None, "cell.mark"),
    ],
)
def test_a_count_and_a_change(text, count, change, note):
    for form, at, value in ((OF_2021, COUNT, count), (OF_2019, CHANGE, change)):
        figure, notes = said(form.format(count=text, unit="", amount="1"), at)
        rules = [rule for rule, _, _ in notes]
        assert figure == value
        assert rules == ([] if note is None or (note == "cell.negative" and value is not None) else [note])
        assert all(actual == text.strip() and stated.get("value") == value for _, actual, stated in notes)


@pytest.mark.parametrize(("text", "change"), [("减少3项", -3), ("减3", -3), ("增加2", 2), ("增2项", 2)], ids=str)
def test_words_for_a_change(text, change):
    assert said(OF_2019.format(count=text, unit="", amount="1"), CHANGE) == (
        change,
        [("cell.normalised", text, {"value": change})],
    )
    assert said(OF_2021.format(count=text, unit="", amount="1"), COUNT) == (None, [("cell.not_a_number", text, {})])


@pytest.mark.parametrize(
    ("text", "unit", "amount", "rule"),
    [
        ("3", "万元", "3", None),
        ("3.50", "万元", "3.5", None),
        ("３", "万元", "3", "cell.normalised"),
        ("3万元", "万元", "3", None),
        ("3万", "万元", "3", "cell.normalised"),
        ("25.1万元", "元", "25.1", "cell.unit"),
        ("251000元", "万元", "25.1", "cell.unit"),
        ("251000", "元", "25.1", "cell.unit"),
        ("3元", "元", "0.0003", "cell.unit"),
        ("3", "亿元", "30000", "cell.unit"),
        ("1,234元", "", "0.1234", "cell.unit"),
        ("3万", "", "3", "cell.unit"),
        ("3万元", "", "3", "cell.unit"),
        ("3", "", "3", None),
    ],
)
def test_fees_are_read_in_the_unit_of_the_form_and_another_is_named(text, unit, amount, rule):
    figure, notes = said(OF_2021.format(**printed(text, unit)), FEES)
    assert figure == Decimal(amount)
    stated = {"value": Decimal(amount), **({"unit": "万元"} if rule == "cell.unit" else {})}
    assert notes == ([(rule, text, stated)] if rule else [])


@pytest.mark.parametrize(
    ("text", "unit", "amount", "unit_read", "rule"),
    [
        ("3", "万元", "3", "万元", None),
        ("3万元", "万元", "3", "万元", None),
        ("3万", "万元", "3", "万元", "cell.normalised"),
        ("３", "元", "3", "元", "cell.normalised"),
        ("3万元", "元", "3", "万元", "cell.unit"),
        ("251000元", "万元", "251000", "元", "cell.unit"),
        ("3元", "", "3", "元", "cell.unit"),
        ("3万", "", "3", "万元", "cell.unit"),
        ("3", "亿元", "3", "亿元", None),
        ("3", "", "3", None, None),
    ],
)
def test_procurement_is_read_as_printed_with_its_unit(text, unit, amount, unit_read, rule):
    document = OF_2019.format(**printed(text, unit))
    figure, notes = said(document, PROCURED)
    assert figure == Decimal(amount)
    assert read(document).report.proactive.amount_unit == unit_read
    stated = {"value": Decimal(amount), **({"unit": unit_read} if rule == "cell.unit" else {})}
    assert notes == ([(rule, text, stated)] if rule else [])


@pytest.mark.parametrize(
    ("text", "unit", "rule"),
    [
        ("5件", "万元", "cell.not_a_number"),
        ("5", "千元", "cell.not_a_number"),
        ("-3", "元", "cell.negative"),
        ("-3", "万元", "cell.negative"),
        ("—", "元", "cell.mark"),
        ("两万元", "万元", "cell.not_a_number"),
    ],
)
def test_what_is_no_amount(text, unit, rule):
    for form, at in ((OF_2021, FEES), (OF_2019, PROCURED)):
        assert said(form.format(**printed(text, unit)), at) == (None, [(rule, text, {})])
    assert read(OF_2019.format(**printed(text, unit))).report.proactive.amount_unit is None


def test_the_unit_in_the_label_of_another_column_is_not_the_amount_s():
    document = OF_2019.format(count="1", unit="（万元）", amount="8.6").replace(
        "采购项目数量", "采购项目数量（单位：元）"
    )
    assert said(document, PROCURED) == (Decimal("8.6"), [])
    assert read(document).report.proactive.amount_unit == "万元"


def test_blank_cells_of_a_row_are_one_note_that_names_them():
    reading = read(OF_2021.format(count="", unit="", amount="").replace("| 5 |", "| |"))
    blank = {str(note.at): note.arguments for note in reading.notes if note.rule == "cell.blank"}
    assert {at: stated["line"] for at, stated in blank.items()} == {
        "proactive.rules": "“规章”",
        "proactive.fees": "“行政事业性收费”",
    }
    assert [str(cell) for cell in blank["proactive.rules"]["cells"]] == [COUNT, "proactive.rules.repealed"]
    assert blank["proactive.rules"]["count"] == 2
    assert {COUNT, "proactive.rules.repealed", FEES}.isdisjoint(map(str, reading.unread))


def test_a_cell_that_is_not_printed_is_unread_and_has_no_evidence():
    reading = read(OF_2021.format(count="1", unit="", amount="1"))
    figure, notes = said(OF_2021.format(count="1", unit="", amount="1"), "proactive.licensing.decisions")
    assert figure is None
    assert [(rule, stated["reason_en"]) for rule, _, stated in notes] == [("cell.unread", "not found in the table")]
    assert "proactive.licensing.decisions" not in reading.provenance
    assert not reading.complete


def test_the_evidence_is_the_text_as_printed_and_its_line():
    reading = read(OF_2021.format(count="１２", unit="（单位：元）", amount="1,234 "))
    assert [(reading.provenance[at].text, reading.provenance[at].place.line) for at in (COUNT, FEES)] == [
        ("１２", 4),
        ("1,234", 6),
    ]


def test_a_table_of_which_nothing_is_printed_is_not_there():
    reading = read(OF_2021.format(count="1", unit="", amount="1"))
    assert reading.report.requests is None
    assert not [note for note in reading.notes if str(note.at).startswith("requests.")]
