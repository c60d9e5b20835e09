"""What the form asks of a report as a whole: valid, invalid and undecided for each rule."""

from typing import Any

import pytest

from gov_disclosure import AnnualReport, Finding, Severity, check, form
from gov_disclosure.rules.form import RULES
from tests.factories import clean_report

NOTICES = {edition: form(edition).notice for edition in ("2019", "2021")}


def found(rule: str, **changes: Any) -> tuple[Finding, ...]:
    return check(clean_report(**changes)).of_rule(rule)


def test_every_rule_of_the_module_is_tested() -> None:
    assert {rule.id for rule in RULES} == {
        "form.table_missing", "form.notice", "form.period", "form.empty_section", "form.fee_statement",
    }  # fmt: skip
    assert {rule.id for rule in RULES} == set(CASES)


PREAMBLE = "narrative__preamble"
PROBLEMS = "narrative__problems_and_improvements"
OTHER = "narrative__other_matters"

# rule: changes that leave it valid, changes that break it, changes that leave nothing to judge.
CASES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]] = {
    "form.table_missing": (
        [{}, {"requests__received__total": None}],
        [{"proactive": None}, {"requests": None}, {"review_litigation": None}],
        [],
    ),
    "form.notice": (
        [
            {},
            {PREAMBLE: f"依据{NOTICES['2021']}编制。"},
            {PREAMBLE: f"依据{NOTICES['2019']}、{NOTICES['2021']}编制。"},
            {PREAMBLE: "依据国办公开办函〔2021〕30号"},
        ],
        [{PREAMBLE: f"依据{NOTICES['2019']}编制。"}, {PREAMBLE: "依据国办公开办函[2019]60号编制。"}],
        [{PREAMBLE: ""}, {PREAMBLE: "依据样例办函〔2018〕7号编制。"}],
    ),
    "form.period": (
        [
            {},
            {PREAMBLE: "统计期限自2022年1月1日起至2022年12月31日止。"},
            {PREAMBLE: "统计期限为2022年1月1日至12月31日。"},
            {PREAMBLE: "（2022年01月01日—2022年12月31日）"},
            {PREAMBLE: "现公布2022年度政府信息公开工作年度报告。"},
        ],
        [
            {PREAMBLE: "统计期限自2021年1月1日起至2021年12月31日止。"},
            {PREAMBLE: "统计期限自2022年1月1日起至2022年11月30日止。"},
            {PREAMBLE: "统计期限为2021年12月1日至2022年12月31日。"},
            {PREAMBLE: "现公布2021年政府信息公开工作年度报告。"},
        ],
        [{PREAMBLE: ""}, {PREAMBLE: "本报告由本机关编制。"}, {"year": None, PREAMBLE: "自2021年1月1日至12月31日"}],
    ),
    "form.empty_section": (
        [{}, {PROBLEMS: "无专职人员。"}, {PROBLEMS: "公开不够及时。"}],
        [{PROBLEMS: ""}, {PROBLEMS: "无"}, {PROBLEMS: "无。"}, {PROBLEMS: " 暂无。\n"}, {PROBLEMS: "没有"}],
        [],
    ),
    "form.fee_statement": (
        [{}, {OTHER: "本年度发出收费通知0件，收取信息 处理费0元。"}],
        [{OTHER: ""}, {OTHER: "没有其他需要报告的事项。"}],
        [],
    ),
}
SEVERITIES = {
    "form.table_missing": Severity.ERROR,
    "form.notice": Severity.INFO,
    "form.period": Severity.WARNING,
    "form.empty_section": Severity.WARNING,
    "form.fee_statement": Severity.INFO,
}


def cases(number: int) -> list[Any]:
    return [(rule, changes) for rule, answers in CASES.items() for changes in answers[number]]


@pytest.mark.parametrize(("rule", "changes"), cases(0))
def test_valid(rule: str, changes: dict[str, Any]) -> None:
    assert found(rule, **changes) == ()


@pytest.mark.parametrize(("rule", "changes"), cases(1))
def test_invalid(rule: str, changes: dict[str, Any]) -> None:
    (finding,) = found(rule, **changes)
    assert finding.severity is SEVERITIES[rule]
    assert finding.message("zh") != finding.message("en")
    place = next(iter(changes)).replace("__", ".")
    assert finding.at == place


@pytest.mark.parametrize(("rule", "changes"), cases(2))
def test_undecided(rule: str, changes: dict[str, Any]) -> None:
    assert found(rule, **changes) == ()


def test_a_report_without_a_form_misses_all_tables() -> None:
    missing = check(AnnualReport(form=None)).of_rule("form.table_missing")
    assert [finding.at for finding in missing] == ["proactive", "requests", "review_litigation"]
    assert "三、收到和处理政府信息公开申请情况" in missing[1].message("zh")


@pytest.mark.parametrize("edition", ["2019", "2021", None])
def test_a_section_that_says_too_little_is_named_as_printed(edition: str | None) -> None:
    result = check(AnnualReport(form=edition))
    said = [result.of_rule(rule)[0].message("zh") for rule in ("form.empty_section", "form.fee_statement")]
    assert said[0] == "“五、存在的主要问题及改进情况”没有内容"
    assert said[1] == "“六、其他需要报告的事项”没有说明信息处理费收取情况"


def test_a_notice_names_both() -> None:
    (finding,) = found("form.notice", **{PREAMBLE: f"依据{NOTICES['2019']}编制。"})
    assert (finding.expected, finding.actual) == (NOTICES["2021"], NOTICES["2019"])
    (finding,) = found("form.notice", **{PREAMBLE: f"依据{NOTICES['2019']}编制。（{NOTICES['2019']}）"})
    assert finding.actual == NOTICES["2019"]
    old = clean_report("2019", **{PREAMBLE: f"依据{NOTICES['2021']}编制。"})
    (finding,) = check(old).of_rule("form.notice")
    assert (finding.expected, finding.actual) == (NOTICES["2019"], NOTICES["2021"])


def test_a_period_quotes_the_text() -> None:
    (finding,) = found("form.period", **{PREAMBLE: "期限自2021年1月1日起至2021年12月31日止。"})
    assert (finding.expected, finding.actual) == ("2022-01-01/2022-12-31", "2021-01-01/2021-12-31")
    assert "2021年1月1日" in finding.message("zh")
