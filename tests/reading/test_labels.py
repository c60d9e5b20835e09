"""Labels as published reports print them: every variant reads to the same cells, in pages and in text."""

# ruff: noqa: E501 (a label stands on one line, as printed)

import pytest

from gov_disclosure import read
from tests.reading.documents import invent
from tests.reading.judging import silent_losses, wrong_figures
from tests.reading.layouts import LOSSLESS, STATED_ONLY

LAYOUTS = {**LOSSLESS, **STATED_ONLY}
TRIED = ("page_official", "bars_absent", "lines_barred", "lines_bare", "tabs_from_browser", "single_spaced_rows")

BOTH = {
    "spaces": {"商业企业": "商业 企业", "科研机构": "科研 机构", "社会公益组织": "社会公益组 织", "规章": "规 章"},
    "spaces in captions": {"第二十条第（一）项": "第二十条 第(一)项", "第二十条第（五）项": "第二十条  第(五)项"},
    "half width": {
        "（一）予以公开": "(一)予以公开",
        "（七）总计": "(七)总计",
        "（三）不予公开": "(三)不予公开",
        "三、本年度办理结果": "三、本年度办理结果:",
        "3.危及“三安全一稳定”": '3.危及"三安全一稳定"',
    },
    "other numerals": {
        "1.属于国家秘密": "1、属于国家秘密",
        "2.重复申请": "2．重复申请",
        "8.属于行政查询事项": "（8）属于行政查询事项",
        "一、本年新收政府信息公开申请数量": "一. 本年新收政府信息公开申请数量",
    },
    "numbers lost": {
        "1.属于国家秘密": "属于国家秘密",
        "2.重复申请": "重复申请",
        "四、结转下年度继续办理": "结转下年度继续办理",
        "一、本年新收政府信息公开申请数量": "本年新收政府信息公开申请数量",
        "（一）予以公开": "予以公开",
    },
    "misprints": {
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开（区分处理的，只计这一情况，不计其他情形）",
        "5.属于三类内部事务信息": "5.属于三类内容事务信息",
        "6.属于四类过程性信息": "6.属于四类过程性性信息",
    },
    "notes": {"规章": "规章（县级无此项）", "行政处罚": "行政处罚（含简易程序）", "行政许可": "行政许可*"},
    "long notes": {"规章": "规章 (全区机关均无制定规章的权限)"},
    "traditional": {
        "规章": "規章",
        "信息内容": "資訊內容",
        "行政许可": "行政許可",
        "自然人": "自然人",
        "总计": "總計",
        "科研机构": "科研機構",
        "法律服务机构": "法律服務機構",
        "（七）总计": "（七）總計",
        "四、结转下年度继续办理": "四、結轉下年度繼續辦理",
        "结果纠正": "結果糾正",
        "尚未审结": "尚未審結",
        "复议后起诉": "復議後起訴",
    },
    "glosses": {"商业企业": "商業(yè)企業(yè)", "总计": "總計(jì)", "1.属于国家秘密": "1.屬于國(guó)家秘密"},
    "stars and colons": {"规章": "规章：", "总计": "总计 ", "自然人": "自然人:"},
    "balance note": {
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）": "(本列数据的勾稽关系为：第一项加第二项之和,等于第三项加第四项之和)"
    },
    "other words": {"其他": "其它", "法人或其他组织": "法人和其他组织"},
    "total named otherwise": {"总计": "合计"},
}
OF_2021 = {
    "old name of documents": {"行政规范性文件": "规范性文件"},
    "traditional documents": {"行政规范性文件": "行政規範性檔案"},
    "unit left out": {"本年收费金额（单位：万元）": "本年收费金额"},
    "unit short": {"本年收费金额（单位：万元）": "本年收费金额（万元）"},
    "note on a column": {"现行有效件数": "现行有效件数 (历史累计)"},
    "glossed columns": {"本年制发件数": "本年制發(fā)件數(shù)", "本年废止件数": "本年廢止件數(shù)"},
    "commas": {
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.申请人逾期未按收费通知要求缴纳费用,行政机关不再处理其政府信息公开申请",
    },
    "decisions": {"本年处理决定数量": "处理决定数量"},
}
OF_2019 = {
    "wrapped columns": {"本年新制作数量": "本年新 制作数量", "本年新公开数量": "本年新 公开数量"},
    "change cut": {"本年增/减": "本年增/"},
    "change full width": {"本年增/减": "本年增／减"},
    "note on a column": {"上一年项目数量": "上一年项目数量(指2019年事项数)"},
    "unit in the header": {"采购总金额": "采购总金额(万元)"},
    "long unit in the header": {"采购总金额": "采购总金额（万元，保留四位小数）"},
    "traditional": {"规范性文件": "規范性文件", "对外公开总数量": "對外公開總數量", "上一年项目数量": "上一年項目數量"},
}


CASES = [
    pytest.param(edition, variants[name], id=f"{edition}-{name}")
    for edition, variants in (("2021", BOTH | OF_2021), ("2019", BOTH | OF_2019))
    for name in variants
]


@pytest.mark.parametrize("layout", TRIED)
@pytest.mark.parametrize(("edition", "changed"), CASES)
def test_a_variant_of_a_label_is_read(edition, changed, layout):
    printed = invent(11, edition).with_labels(changed)
    reading = read(LAYOUTS[layout](printed))
    assert reading.report.form == edition
    assert wrong_figures(printed, reading) == []
    assert silent_losses(printed, reading) == []
    assert [str(at) for at in reading.unread] == []
    assert reading.report.narrative.review_litigation == printed.parts[3].prose


# ---------------------------------------------------------------------- labels that run into one another

REPORT = """示例县统计局2019年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条 第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 3 +1 7
其他对外管理服务事项 0 0 0
第二十条 第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
{line}
三、收到和处理政府信息公开申请情况
"""


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("行政处罚 行政强制 431 +0 2", ["penalties"]),
        ("行政处罚行政强制 431 +0 2", ["penalties", "compulsion"]),
    ],
)
def test_figures_after_two_labels_are_not_the_first_one_s(line, unread):
    reading = read(REPORT.format(line=line))
    assert reading.report["proactive.licensing.decisions"] == 7
    for row in unread:
        assert reading.report[f"proactive.{row}.decisions"] is None
        assert f"proactive.{row}.decisions" in map(str, reading.unread)


def test_figures_after_the_beginning_of_the_next_label_are_not_the_row_s_before():
    """A label broken over lines, its row's figures lost; then the beginning of the next label, and figures."""
    lines = (
        "一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1",
        "5.属于三类内部事务信\n息",
        "6.\n属于四\n类",
        "12\n0\n0\n0\n0\n0\n12",
    )
    reading = read(REPORT.format(line="行政处罚 1 0 2") + "\n".join(lines))
    assert reading.report["requests.received.total"] == 1
    assert reading.report["requests.withheld.internal_affairs.total"] is None


def test_figures_within_what_looks_like_a_misprint_are_no_part_of_it():
    """Two rows on one line, the first one's figures between the labels: the last figures are not the first row's."""
    first = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 9 8 1 4"
    lines = (
        "三、收到和处理政府信息公开申请情况",
        "三、本年度办理结果 （六）其他处理",
        f"{first} 3.其他 94 8 3 66 0 1 8",
    )
    reading = read("\n".join(["示例县统计局2022年政府信息公开工作年度报告", *lines]))
    assert reading.report["requests.otherwise_handled.fee_overdue.natural_person"] is None
