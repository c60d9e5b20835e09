"""Headings of the six sections as published reports print them, and what looks like one and is none."""

from dataclasses import replace

import pytest

from gov_disclosure import read
from tests.reading.documents import Cell, Part, invent
from tests.reading.judging import assert_never_wrong, silent_losses, wrong_figures
from tests.reading.layouts import LOSSLESS, STATED_ONLY

LAYOUTS = {**LOSSLESS, **STATED_ONLY}
TRIED = ("page_official", "page_one_table", "bars_absent", "lines_tabbed", "lines_bare", "markdown")

OFFICIAL = {part.key: part.heading for part in invent(0, "2021").parts}
SEEN = {
    "overview": (
        "一、总体情况概述",
        "一、总体概述",
        "一、总体公开情况",
        "一、本年度政务信息总体公开情况",
        "一、政府信息公开工作的基本情况",
        "一、 总体情况",
        "一、总体情况、",
        "一、总体情况：",
        "一．总体情况",
        "一 总体情况",
        "总体情况",
        "一、總體情況",
    ),
    "proactive": (
        "二、行政机关主动公开政府信息情况",
        "二、主动公开政府信息情况：",
        "二、主动公开政府信息情况（单位：件）",
        "二、主動公開政府信息情況",
    ),
    "requests": (
        "三、行政机关收到和处理政府信息公开申请情况",
        "三、收到和处理政府信息公开的申请情况",
        "三、收到和处理政府信息公开申请情况。",
    ),
    "review_litigation": (
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "四、政府信息公开行政复议行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、政府信息公开行政复议及行政诉讼情况",
        "四、行政复议情况和行政诉讼情况",
        "四、政府信息公开工作被行政复议、提起行政诉讼情况",
    ),
    "problems_and_improvements": (
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、政府信息公开工作存在的主要问题及改进措施",
        "五、存在问题及改进情况",
        "五、存在的主要问题及整改情况",
        "五、政府信息公开工作存在的主要问题及下一步改进措施",
        "五、存在的主要问题和改进情况",
    ),
    "other_matters": (
        "六、其他需要报告的情况",
        "六、其它报告事项",
        "六、其他需要报告的事项：",
        "六、其它需要报告的事项",
        "六、需要报告的其他事项",
        "六、其他需要报告事项",
    ),
}
CASES = [pytest.param(key, heading, id=heading) for key, headings in SEEN.items() for heading in headings]


def narrative(reading):
    return {part.key: getattr(reading.report.narrative, part.key) for part in invent(0, "2021").parts}


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize(("key", "heading"), CASES)
def test_a_variant_of_a_heading_opens_its_section(key, heading, layout):
    printed = invent(5, "2021").with_headings({OFFICIAL[key]: heading})
    reading = read(LAYOUTS[layout](printed))
    assert narrative(reading) == {part.key: part.prose for part in printed.parts}
    assert wrong_figures(printed, reading) == []
    assert reading.unread == ()


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize(
    "missing", [["overview"], ["problems_and_improvements", "other_matters"], ["requests"], list(OFFICIAL)]
)
def test_a_report_without_headings_keeps_its_figures(missing, layout):
    printed = invent(5, "2021")
    bare = LAYOUTS[layout](printed.with_headings({OFFICIAL[key]: "" for key in missing}))
    reading = read(bare)
    assert wrong_figures(printed, reading) == []
    assert silent_losses(printed, reading) == []
    assert reading.unread == ()


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize(
    "traps",
    [
        ("一、加强组织领导。", "二、完善工作机制。", "三、强化监督保障。", "四、提升人员能力。"),
        (
            "（一）主动公开情况",
            "全年主动公开信息12条。",
            "（二）依申请公开情况",
            "收到申请0件。",
            "（三）政府信息管理情况",
        ),
        ("1.主动公开政府信息情况", "全年公开39条。", "2.收到和处理政府信息公开申请情况", "全年3件。"),
        ("主动公开政府信息的数量：39条。", "其他需要报告的事项见第六部分。", "3、依申请公开信息情况。全年5件。"),
        ("五、存在主要的问题及改进的情况。", "四、政府信息公开的行政复议、行政诉讼的情况；"),
        ("总体情况 全年平稳。", "公开情况", "总体情况"[:-1]),
    ],
)
def test_what_looks_like_a_heading_stays_in_its_section(traps, layout):
    printed = invent(5, "2021").with_parts(lambda part: replace(part, before=traps) if part.key == "overview" else part)
    reading = read(LAYOUTS[layout](printed))
    assert narrative(reading) == {part.key: part.prose for part in printed.parts}
    assert wrong_figures(printed, reading) == []
    assert reading.unread == ()


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize(
    "sentence",
    [
        "本年度内单位行政处罚处理决定数量39件，不存在其他情况。",
        "全年无涉及政府信息公开申请情况。",
        "该部分以表格形式报告。表格如下：",
        "单位：件",
        "2024年，行政许可12件，行政处罚3件。",
        "行政许可 12 件",
    ],
)
@pytest.mark.parametrize("beside", ["before", "after"])
def test_sentences_beside_a_table_are_prose(sentence, beside, layout):
    printed = invent(5, "2021").with_parts(lambda part: replace(part, **{beside: (sentence,)}) if part.grid else part)
    reading = read(LAYOUTS[layout](printed))
    assert wrong_figures(printed, reading) == []
    assert reading.unread == ()
    assert narrative(reading) == {part.key: part.prose for part in printed.parts}


@pytest.mark.parametrize("layout", TRIED)
def test_tables_absent_are_not_zero(layout):
    printed = invent(5, "2021").with_parts(lambda part: replace(part, grid=None))
    reading = read(LAYOUTS[layout](printed))
    assert reading.report.form is None
    assert (reading.report.proactive, reading.report.requests, reading.report.review_litigation) == (None, None, None)
    assert [note.rule for note in reading.notes].count("form.table_missing") == 3
    assert not reading.complete


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize("absent", ["proactive", "requests", "review_litigation"])
def test_one_table_absent(absent, layout):
    printed = invent(5, "2021").with_parts(lambda part: replace(part, grid=None) if part.key == absent else part)
    reading = read(LAYOUTS[layout](printed))
    assert reading.report.table(absent) is None
    assert_never_wrong(printed, reading)
    assert reading.unread == ()


@pytest.mark.parametrize("layout", TRIED)
def test_another_table_in_section_one_is_not_read(layout):
    other = [
        [Cell("解读形式"), Cell("数量"), Cell("占比"), Cell("其他"), Cell("总计")],
        [Cell("图文解读"), Cell("12"), Cell("60"), Cell("3"), Cell("15")],
        [Cell("行政许可"), Cell("5"), Cell("25"), Cell("1"), Cell("6")],
        [Cell("总计"), Cell("17"), Cell("85"), Cell("4"), Cell("21")],
    ]
    printed = invent(5, "2021").with_parts(lambda part: replace(part, grid=other) if part.key == "overview" else part)
    reading = read(LAYOUTS[layout](printed))
    assert wrong_figures(printed, reading) == []
    assert reading.unread == ()


def test_the_sections_in_another_order_keep_their_tables():
    printed = invent(5, "2021")
    swapped = replace(printed, parts=tuple(reversed(printed.parts)))
    reading = read(LAYOUTS["page_official"](swapped))
    assert wrong_figures(printed, reading) == []
    assert reading.unread == ()
    assert "form.section_order" in {note.rule for note in reading.notes}


def test_a_part_is_what_it_says():
    assert Part("overview", "一、总体情况", ("甲",), None, ("乙",)).prose == "甲\n乙"


@pytest.mark.parametrize(
    ("line", "overview"),
    [
        ("一、总体情况：本年公开信息十二条。", "本年公开信息十二条。"),
        ("**一、总体情况 本年公开信息十二条；**", "本年公开信息十二条；"),
        ("一、总体情况 概述本年工作如下。", "概述本年工作如下。"),
        ("一、总体情况概述", ""),
        ("一、总体情况。", ""),
        ("## 一、总体情况 ##", ""),
    ],
)
def test_what_follows_a_heading_on_its_line_is_said_to_its_last_sign(line, overview):
    table = "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 |\n| 规章 | 5 |\n"
    narrative = read(f"示例县统计局2022年政府信息公开工作年度报告\n{line}\n{table}").report.narrative
    assert narrative.overview == overview
    assert "总体情况" not in narrative.preamble


@pytest.mark.parametrize(
    "headings", [("一、总体情况",), ("一、总体情况", "六、其他需要报告的事项")], ids=["one", "two"]
)
def test_headings_within_a_long_line_part_it(headings):
    opening = (
        "本报告由示例县统计局根据《中华人民共和国政府信息公开条例》有关规定编制，"
        "所列数据的统计期限为全年，电子版可在网站下载，可供查阅。"
    )
    said = {"一、总体情况": "本年公开信息十二条，全部按期办结。", "六、其他需要报告的事项": "没有需要报告的其他事项。"}
    line = opening + "".join(f"{heading} {said[heading]}" for heading in headings)
    table = "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 |\n| 规章 | 5 |\n"
    narrative = read(f"示例县统计局2022年政府信息公开工作年度报告\n{line}\n{table}").report.narrative
    assert narrative.preamble == opening
    assert narrative.overview == said["一、总体情况"]
    assert narrative.other_matters == (said["六、其他需要报告的事项"] if len(headings) > 1 else "")


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("总体情况", True),
        ("基本情况", False),
        ("概况", False),
        ("其他事项", False),
        ("一、概况", True),
        ("四、其他事项", False),
    ],
)
def test_a_common_word_opens_a_section_only_after_its_number(line, opens):
    document = f"示例县统计局2022年政府信息公开工作年度报告\n按照要求编制。\n{line}\n本年情况如下。\n"
    document += "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 |\n| 规章 | 5 |\n"
    narrative = read(document).report.narrative
    assert (narrative.overview == "本年情况如下。") is opens
    assert (line in narrative.preamble) is not opens
