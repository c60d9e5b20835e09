"""Findings, results and rules as records; the sentences made of them."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from gov_disclosure import AnnualReport, CellAddress, Edition, Finding, Rule, Severity, check
from gov_disclosure.findings import render_label
from gov_disclosure.frozen import FrozenMapping
from tests.factories import clean_report

RULE = Rule(
    id="test.rule",
    severity=Severity.WARNING,
    title_zh="测试",
    title_en="test",
    message_zh="{at}：{expected}、{actual}、{difference}、{thing}",
    message_en="{at}: {expected}, {actual}, {difference}, {thing}",
)
TOTAL = "requests.received.total"
LABEL = "一、本年新收政府信息公开申请数量 · 总计"


@pytest.mark.parametrize(
    ("expected", "actual", "difference"),
    [
        (5, 7, 2),
        (7, 5, -2),
        (Decimal("1.5"), Decimal("1.25"), Decimal("-0.25")),
        (5, None, None),
        ("2022", 2021, None),
        (None, 3, None),
    ],
)
def test_a_difference_is_actual_less_expected(expected: object, actual: object, difference: object) -> None:
    assert RULE.finding(None, TOTAL, expected=expected, actual=actual, thing=0).difference == difference


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (3, "3", "3"),
        (None, "未载明", "not stated"),
        (Decimal("1E+2"), "100", "100"),
        (Decimal("-2.50"), "-2.5", "-2.5"),
        (True, "是", "yes"),
        ((False, 0), "否、0", "no, 0"),
        ("文字", "文字", "文字"),
        (CellAddress.parse(TOTAL), f"“{LABEL}”", f"{TOTAL} ({LABEL})"),
        ((1, CellAddress.parse(TOTAL)), f"1、“{LABEL}”", f"1, {TOTAL} ({LABEL})"),
        (FrozenMapping({CellAddress.parse(TOTAL): None}), f"“{LABEL}” 未载明", f"{TOTAL} ({LABEL}) not stated"),
        ("{at}", "{at}", "{at}"),
    ],
)
def test_values_are_rendered_for_people(value: object, zh: str, en: str) -> None:
    finding = RULE.finding(Edition.FORM_2021, None, expected=1, actual=2, thing=value)
    assert finding.message("zh") == f"未载明：1、2、1、{zh}"
    assert finding.message("en") == f"not stated: 1, 2, 1, {en}"


def test_a_place_that_is_no_cell_is_told_as_it_is() -> None:
    finding = RULE.finding(Edition.FORM_2021, "agency_code", expected=1, actual=1, thing="x")
    assert finding.message("en") == "agency_code: 1, 1, 0, x"


@pytest.mark.parametrize("edition", [None, *Edition])
@pytest.mark.parametrize("at", ["requests", "narrative.requests"])
def test_a_section_and_its_table_are_told_by_the_heading(edition: Edition | None, at: str) -> None:
    finding = RULE.finding(edition, at, expected=1, actual=1, thing="x")
    assert finding.message("zh") == "“三、收到和处理政府信息公开申请情况”：1、1、0、x"


def test_chinese_is_the_language_unless_another_is_asked_for() -> None:
    finding = RULE.finding(None, TOTAL, thing=1)
    assert finding.message() == finding.message("zh")


@pytest.mark.parametrize("edition", [None, Edition.FORM_2019])
def test_a_cell_that_the_form_does_not_have_is_named_by_its_address(edition: Edition | None) -> None:
    address = "requests.otherwise_handled.other.total"
    assert render_label(address, edition, "zh") == render_label(address, edition, "en") == address


def test_findings_are_compared_by_rule_place_and_figures() -> None:
    one = RULE.finding(None, TOTAL, expected=1, actual=2, thing=3)
    assert one == RULE.finding(None, CellAddress.parse(TOTAL), expected=1, actual=2, thing=3)
    assert hash(one) == hash(RULE.finding(None, TOTAL, expected=1, actual=2, thing=3))
    assert one != RULE.finding(None, TOTAL, expected=1, actual=2, thing=4)
    assert one != RULE.finding(None, TOTAL, expected=1, actual=3, thing=3)
    assert one != RULE.finding(Edition.FORM_2021, TOTAL, expected=1, actual=2, thing=3)


def test_a_result_is_asked_by_rule_and_by_severity() -> None:
    result = check(
        clean_report(
            requests__disclosed__total=99, narrative__other_matters="", narrative__problems_and_improvements=""
        )
    )
    assert [each.rule for each in result.of_rule("form.fee_statement")] == ["form.fee_statement"]
    assert result.of_rule("no.such.rule") == ()
    assert {each.severity for each in result.at_least("error")} == {Severity.ERROR}
    assert {each.severity for each in result.at_least(Severity.WARNING)} == {Severity.ERROR, Severity.WARNING}
    assert result.at_least("info") == result.findings


def test_severities_are_ordered() -> None:
    assert [each.value for each in sorted(Severity, key=lambda each: each.rank)] == ["info", "warning", "error"]


class TestFrozenMapping:
    def test_it_is_a_mapping_equal_to_its_items(self) -> None:
        mapping = FrozenMapping({"b": 1, "a": 2})
        assert mapping == {"a": 2, "b": 1}
        assert list(mapping) == ["b", "a"]
        assert len(mapping) == 2
        assert mapping["a"] == 2
        assert "c" not in mapping
        assert FrozenMapping() == {}

    def test_it_is_a_copy(self) -> None:
        items = {"a": 1}
        mapping = FrozenMapping(items)
        items["a"] = 2
        assert mapping["a"] == 1

    def test_equal_mappings_have_equal_hashes_in_any_order(self) -> None:
        assert hash(FrozenMapping({"a": 1, "b": 2})) == hash(FrozenMapping({"b": 2, "a": 1}))

    def test_it_cannot_change(self) -> None:
        mapping = FrozenMapping({"a": 1})
        for change in (
            lambda: setattr(mapping, "_items", {}),
            lambda: delattr(mapping, "_items"),
            lambda: mapping.__setitem__("a", 2),
            lambda: mapping.update(a=2),
        ):
            with pytest.raises(AttributeError):
                change()
        assert mapping == {"a": 1}

    def test_the_repr_shows_the_items(self) -> None:
        assert repr(FrozenMapping({"a": 1})) == "FrozenMapping({'a': 1})"


def test_a_rule_of_ones_own_may_give_lists_and_mappings() -> None:
    """Findings are told apart by all they hold, so it must not be able to change."""

    def judge(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
        for _ in range(2):
            yield rule.finding(report.form, things=["甲", "乙"], counts={"丙": [3]})

    mine = Rule(
        id="office.lists",
        severity=Severity.WARNING,
        title_zh="清单",
        title_en="lists",
        message_zh="{things}；{counts}",
        message_en="{things}; {counts}",
        judge=judge,
    )
    (finding,) = check(AnnualReport(form="2021"), rules=[mine]).findings
    assert finding.message("zh") == "甲、乙；丙 3"
    assert finding.arguments["counts"] == {"丙": (3,)}


def test_a_finding_takes_any_mapping_for_its_arguments() -> None:
    finding = Finding(rule="test.rule", severity=Severity.INFO, arguments={"a": 1}, definition=RULE)
    assert isinstance(finding.arguments, FrozenMapping)
    hash(finding)
