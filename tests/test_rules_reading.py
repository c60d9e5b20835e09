"""The rules that are known only while reading, and the rulebook as a whole."""

import re
import string
from pathlib import Path

import pytest

import gov_disclosure
from gov_disclosure import AnnualReport, Reading, Rule, Severity, check, rulebook
from gov_disclosure.findings import Need
from gov_disclosure.rules.reading import RULES
from gov_disclosure.rules.registry import rule

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in Path(gov_disclosure.__file__).parent.rglob("*.py"))

# Ids and severities are public: rules.md.
PUBLIC = {
    "requests.balance": "error",
    "requests.outcome_sum": "error",
    "requests.row_sum": "error",
    "review_litigation.row_sum": "error",
    "report.not_assessed": "warning",
    "cell.unread": "error",
    "cell.not_a_number": "error",
    "cell.negative": "error",
    "cell.fraction": "error",
    "cell.conflict": "error",
    "cell.blank": "warning",
    "cell.mark": "info",
    "cell.unit": "warning",
    "cell.normalised": "info",
    "label.unknown": "warning",
    "label.alias": "info",
    "form.section_missing": "warning",
    "form.section_order": "warning",
    "form.table_missing": "error",
    "form.table_twice": "warning",
    "form.mixed_editions": "warning",
    "form.notice": "info",
    "form.period": "warning",
    "form.empty_section": "warning",
    "form.fee_statement": "info",
    "proactive.issued": "warning",
    "proactive.fee_scale": "warning",
    "proactive.change": "warning",
    "proactive.procurement": "warning",
    "requests.stalled": "warning",
    "requests.shifted": "warning",
}

each_rule = pytest.mark.parametrize("rule", rulebook(), ids=lambda rule: rule.id)


def test_the_rulebook_has_every_public_rule_with_its_severity() -> None:
    known = {rule.id: rule.severity.value for rule in rulebook()}
    assert {id: known.get(id) for id in PUBLIC} == PUBLIC
    assert len(known) == len(rulebook())


@each_rule
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", rule.id)
    for text in (rule.title_zh, rule.message_zh, rule.basis_zh):
        assert not text.isascii()
    for text in (rule.title_en, rule.message_en, rule.basis_en):
        assert re.match(r"[A-Za-z{\u201c\u56fd]", text)
    assert len({rule.title_zh, rule.title_en, rule.message_zh, rule.message_en, rule.basis_zh, rule.basis_en}) > 4
    assert sum(map(str.isascii, rule.title_en)) > len(rule.title_en) / 2
    assert isinstance(rule.severity, Severity)
    assert (rule.judge is None) is (rule.needs is Need.READING)


@each_rule
def test_both_sentences_say_the_same_figures(rule: Rule) -> None:
    """A language may leave out what the other needs; but what is found and where stands in both."""
    said = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.message_zh, rule.message_en)
    ]
    for name in ("at", "expected", "actual", "difference"):
        assert (name in said[0]) is (name in said[1])


@each_rule
def test_a_rule_is_found_by_its_id_and_used_somewhere(rule: Rule) -> None:
    from gov_disclosure.rules import registry

    assert registry.rule(rule.id) is rule
    assert SOURCES.count(f'"{rule.id}"') >= (2 if rule.needs is Need.READING and rule.id != "cell.conflict" else 1)


def test_there_is_no_rule_of_another_id() -> None:
    with pytest.raises(KeyError):
        rule("requests.sum")


@pytest.mark.parametrize("each", RULES, ids=lambda rule: rule.id)
class TestReadingRules:
    """They have no judge: a reader's notes are the findings."""

    def test_invalid_a_note_is_a_finding_of_the_check(self, each: Rule) -> None:
        report = AnnualReport(form="2021")
        note = each.finding(report.form, "requests.received.total", actual="x")
        assert note in check(Reading(report=report, notes=(note,))).findings
        assert (note.rule, note.severity) == (each.id, each.severity)

    def test_valid_no_note_is_no_finding(self, each: Rule) -> None:
        assert check(Reading(report=AnnualReport(form="2021"))).of_rule(each.id) == ()

    def test_undecided_for_a_report_alone(self, each: Rule) -> None:
        assert check(AnnualReport(form="2021")).of_rule(each.id) == ()
