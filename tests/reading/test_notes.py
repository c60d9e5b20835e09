"""What a reading says of the form of a document: its edition, its sections, their headings."""

from dataclasses import replace

import pytest

from gov_disclosure import read
from tests.reading.documents import invent
from tests.reading.layouts import LOSSLESS

DRAW = LOSSLESS["bars_absent"]


def notes(document, rule):
    return [(str(note.at), note.expected, note.actual) for note in read(document).notes if note.rule == rule]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_of_a_report_in_the_official_form_nothing_is_said(edition):
    said = {note.rule for note in read(DRAW(invent(5, edition))).notes}
    assert not {rule for rule in said if rule.startswith("form.") or rule == "label.alias"}


def test_labels_of_another_edition_are_named_but_not_all_of_many():
    old, new = invent(5, "2019"), invent(5, "2021")
    ((at, expected, actual),) = notes(DRAW(old) + DRAW(replace(new, parts=new.parts[1:2])), "form.mixed_editions")
    assert (at, expected) == ("form", "2019")
    assert {"本年制发件数", "本年废止件数", "现行有效件数"} <= set(actual)
    ((_, _, many),) = notes(DRAW(new) * 9 + DRAW(old), "form.mixed_editions")
    assert len(many) == 8


def test_tables_without_a_label_of_one_edition_alone_are_of_the_newest_and_it_is_said():
    table = "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 5 |\n| 行政处罚 | 7 |\n| 行政强制 | 0 |\n"
    rows = "".join(f"| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n" for label in ("1.属于国家秘密", "4.保护第三方合法权益"))
    title = "示例县统计局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    assert notes(title + rows, "form.edition_undecided") == [("form", None, "2021")]
    assert notes(title + rows + table.replace("处理决定", "制发"), "form.edition_undecided") == [("form", None, "2021")]
    assert notes(DRAW(invent(5, "2021")), "form.edition_undecided") == []


@pytest.mark.parametrize(("label", "edition"), [("本年新制作数量（件）", "2019"), ("本年制发件数（件）", "2021")])
def test_a_label_with_a_note_tells_the_edition(label, edition):
    table = f"| 信息内容 | {label} |\n| 规章 | 5 |\n"
    reading = read(f"示例县统计局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{table}")
    assert reading.report.form == edition
    assert "form.edition_undecided" not in {note.rule for note in reading.notes}


def test_of_a_document_without_tables_no_edition_is_said():
    document = (
        "示例县统计局2022年政府信息公开工作年度报告\n一、总体情况\n按照要求编制。\n六、其他需要报告的事项\n无。\n"
    )
    labels = "本年制发件数\n本年废止件数\n本年新制作数量\n"
    for text in (document, document.replace("按照要求编制。\n", labels)):
        assert read(text).report.form is None
        assert notes(text, "form.edition_undecided") == []
        assert notes(text, "form.mixed_editions") == []


def test_sections_that_are_missing_are_named():
    printed = invent(5, "2021")
    gone = {part.heading: "" for part in printed.parts if part.key in ("overview", "other_matters")}
    assert notes(DRAW(printed.with_headings(gone)), "form.section_missing") == [
        ("narrative.overview", "一、总体情况", None),
        ("narrative.other_matters", "六、其他需要报告的事项", None),
    ]


@pytest.mark.parametrize("first", range(5))
def test_a_section_that_stands_before_those_above_it_is_named(first):
    printed = invent(5, "2021")
    parts = list(printed.parts)
    parts[first], parts[first + 1] = parts[first + 1], parts[first]
    late = printed.parts[first + 1]
    assert notes(DRAW(replace(printed, parts=tuple(parts))), "form.section_order") == [
        (f"narrative.{late.key}", late.heading, late.heading)
    ]


def test_a_heading_in_other_words_is_named():
    printed = invent(5, "2021").with_headings({"六、其他需要报告的事项": "六、其它报告事项"})
    said = [each for each in notes(DRAW(printed), "label.alias") if each[0].startswith("narrative.")]
    assert said == [("narrative.other_matters", "六、其他需要报告的事项", "六、其它报告事项")]


def test_a_label_in_other_words_and_one_that_nobody_knows_are_named():
    printed = invent(5, "2021").with_labels({"四、结转下年度继续办理": "结转下年度继续办理", "科研机构": "科研院所"})
    document = DRAW(printed)
    assert notes(document, "label.alias") == [("requests", "四、结转下年度继续办理", "结转下年度继续办理")]
    assert notes(document, "label.unknown") == [("requests", "科研机构", "科研院所")]


def test_a_figure_in_other_digits_is_named():
    text = (
        "示例县统计局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | １２ | 5 | 6 |\n"
    )
    ((at, _, actual),) = notes(text, "cell.normalised")
    assert (at, actual) == ("proactive.rules.issued", "１２")
