"""What the prose says against the tables: valid, invalid and undecided for each rule, and how findings read."""

from typing import Any

import pytest

from gov_disclosure import Finding, Severity, check, read
from gov_disclosure.rules.text import RULES
from gov_disclosure.summary import summary
from tests.factories import clean_report

OVERVIEW = "narrative__overview"


def found(rule: str, **changes: Any) -> tuple[Finding, ...]:
    return check(clean_report(**changes)).of_rule(rule)


def said(text: str) -> dict[str, Any]:
    return {OVERVIEW: text}


# rule: changes that leave it valid, changes that break it, changes that leave nothing to judge.
CASES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]] = {
    "text.count": (
        [said("收到政府信息公开申请6件，办结5件。"), said("通过网站收到政府信息公开申请4件。")],
        [
            said("收到政府信息公开申请7件。"),
            said("依申请公开方面，不予公开2件。"),
            said("因政府信息公开引发行政复议2件。"),
            said("收取行政事业性收费2.655万元。"),
            said("通过网站收到政府信息公开申请8件。"),
        ],
        [
            said("2021年收到政府信息公开申请7件。"),
            {**said("收到政府信息公开申请7件。"), "requests__received__total": None},
            {**said("收到政府信息公开申请7件。"), "requests": None},
            said("收到政府信息公开申请70余件。"),
        ],
    ),
    "text.zero": (
        [said("因政府信息公开引发行政诉讼0件。"), said("未实施行政强制。")],
        [
            said("本年度未收到政府信息公开申请。"),
            said("收到政府信息公开申请0件。"),
            said("没有因政府信息公开引发的行政复议。"),
            said("因政府信息公开引发行政诉讼3件。"),
            said("未收取行政事业性收费。"),
        ],
        [
            said("2021年未收到政府信息公开申请。"),
            {**said("未收到政府信息公开申请。"), "requests__received__total": None},
            {**said("未收到政府信息公开申请。"), "requests": None},
            said("如未收到政府信息公开申请，应予说明。"),
        ],
    ),
    "text.parts": (
        [said("公开信息60条，其中财政类20条，其他40条。")],
        [said("公开信息60条，其中财政类20条，其他41条。"), said("收到政府信息公开申请6件，其中网上3件，当面2件。")],
        [said("公开信息60条，其中财政类20条，人事类10条。"), said("公开信息60余条，其中财政类50条，人事类20条。")],
    ),
    "text.share": (
        [said("办结政府信息公开申请5件，其中予以公开3件，占60%。")],
        [said("办结政府信息公开申请5件，其中予以公开3件，占55%。")],
        [said("予以公开占55%。"), said("办结政府信息公开申请5件，其中予以公开3件，约占55%。")],
    ),
}


def test_every_rule_of_the_module_is_tested() -> None:
    assert {rule.id for rule in RULES} == set(CASES)


@pytest.mark.parametrize(("rule", "changes"), [(rule, each) for rule, case in CASES.items() for each in case[0]])
def test_what_agrees_is_not_found(rule: str, changes: dict[str, Any]) -> None:
    assert not [each for each in check(clean_report(**changes)).findings if each.rule.startswith("text.")]


@pytest.mark.parametrize(("rule", "changes"), [(rule, each) for rule, case in CASES.items() for each in case[1]])
def test_what_differs_is_found_once(rule: str, changes: dict[str, Any]) -> None:
    assert len(found(rule, **changes)) == 1


@pytest.mark.parametrize(("rule", "changes"), [(rule, each) for rule, case in CASES.items() for each in case[2]])
def test_what_cannot_be_told_is_not_found(rule: str, changes: dict[str, Any]) -> None:
    assert found(rule, **changes) == ()


class TestFindings:
    """A finding names the cell, both figures, the quotation and where the claimed figure does stand."""

    def test_a_count_of_one_cell(self) -> None:
        (finding,) = found("text.count", **said("2022年，收到政府信息公开申请4件。"))
        assert (finding.at, finding.expected, finding.actual, finding.difference) == (
            "requests.received.total", 4, 6, 2,
        )  # fmt: skip
        assert finding.severity is Severity.WARNING
        assert (finding.arguments["section"], finding.arguments["start"], finding.arguments["end"]) == (
            "narrative.overview", 6, 18,
        )  # fmt: skip
        assert finding.message() == (
            "文字写作“收到政府信息公开申请4件”（4），而“一、本年新收政府信息公开申请数量 · 总计”为6，相差2；"
            "“一、本年新收政府信息公开申请数量 · 自然人”为4"
        )
        assert finding.message("en") == (
            "the text says “收到政府信息公开申请4件” (4), "
            "requests.received.total (一、本年新收政府信息公开申请数量 · 总计) says 6: off by 2; "
            "4 is what requests.received.natural_person (一、本年新收政府信息公开申请数量 · 自然人) says"
        )

    def test_a_sum_stands_at_its_table_and_names_its_group(self) -> None:
        (finding,) = found("text.count", **said("依申请公开方面，予以公开和不予公开共9件。"))
        assert (finding.at, finding.expected, finding.actual) == ("requests", 9, 4)
        assert finding.message() == (
            "文字写作“予以公开和不予公开共9件”（9），而“（一）予以公开 · 总计”、“（三）不予公开 · 总计”为4，相差-5"
        )

    def test_what_the_text_adds_up_is_not_named_as_what_it_may_mean(self) -> None:
        matrix = clean_report().requests
        assert matrix is not None
        disclosed = matrix["disclosed", "total"]
        (finding,) = found("text.count", **said(f"依申请公开方面，予以公开和不予公开共{disclosed}件。"))
        assert "requests.disclosed.total" in map(str, finding.arguments["cells"])
        assert "requests.disclosed.total" not in map(str, finding.arguments["equal"])

    def test_a_lower_bound_says_so(self) -> None:
        (finding,) = found("text.count", **said("通过网站收到政府信息公开申请9件。"))
        assert "（≥9）" in finding.message()

    def test_none_against_some(self) -> None:
        (finding,) = found("text.zero", **said("2022年未收到政府信息公开申请。"))
        assert finding.message() == (
            "文字写作“未收到政府信息公开申请”（0），而“一、本年新收政府信息公开申请数量 · 总计”为6"
        )
        assert finding.message("en") == (
            "the text says “未收到政府信息公开申请” (0), "
            "requests.received.total (一、本年新收政府信息公开申请数量 · 总计) says 6"
        )

    def test_prose_against_itself(self) -> None:
        (finding,) = found("text.parts", **said("收到政府信息公开申请6件，其中网上3件，当面2件。"))
        assert (finding.at, finding.severity) == ("narrative.overview", Severity.INFO)
        assert finding.message() == "文字写作“6件，其中网上3件，当面2件”：各部分之和为5，总数为6，相差-1"
        (finding,) = found("text.share", **said("办结政府信息公开申请5件，其中予以公开3件，占55%。"))
        assert finding.message() == "文字写作“3件，占55%”：3占5应为60%，文字为55%，相差-5"

    def test_one_figure_is_found_wrong_once(self) -> None:
        findings = check(clean_report(**said("收到政府信息公开申请9件，均已办结。"))).findings
        assert [each.rule for each in findings if each.rule.startswith("text.")] == ["text.count"]

    def test_what_is_said_of_all_is_judged_where_the_count_is_right(self) -> None:
        (finding,) = found("text.count", **said("收到政府信息公开申请6件，均已办结。"))
        assert (finding.at, finding.expected, finding.actual) == ("requests.concluded.total", 6, 5)

    def test_each_contradiction_has_a_line_of_its_own(self) -> None:
        report = clean_report(**said("收到政府信息公开申请8件，办结7件。本年度作出行政许可决定9件。"))
        lines = [line.text for line in summary(check(report).findings, "zh") if line.rule == "text.count"]
        assert lines == [
            "文字写作“收到政府信息公开申请8件”（8），而“一、本年新收政府信息公开申请数量 · 总计”为6，相差-2",
            "文字写作“办结7件”（7），而“（七）总计 · 总计”为5，相差-2",
            "文字写作“作出行政许可决定9件”（9），而“行政许可 · 本年处理决定数量”为120，相差111",
        ]

    def test_a_clean_report_stays_clean(self) -> None:
        assert check(clean_report(**said("收到政府信息公开申请6件，上年结转1件，办结5件，结转下年度2件。"))).clean


def test_the_published_report_whose_prose_denies_its_table_is_caught(shared_reports) -> None:
    contradicted = {
        report.name: [finding.at for finding in check(read(report.source)).findings if finding.rule.startswith("text.")]
        for report in shared_reports
    }
    assert {name: places for name, places in contradicted.items() if places} == {
        "xiangtan-stats-2024": ["requests.received.total"]
    }
