"""check, coverage and require_consistent."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    Coverage,
    Edition,
    Finding,
    InconsistentReportError,
    Reading,
    Rule,
    Severity,
    Verdict,
    check,
    require_consistent,
    rulebook,
)
from gov_disclosure.findings import coverage
from gov_disclosure.identities import identities
from gov_disclosure.rules.registry import rule
from tests.factories import changed, clean_report

each_edition = pytest.mark.parametrize("edition", Edition)


@each_edition
def test_the_clean_report_is_clean(edition: Edition) -> None:
    report = clean_report(edition)
    result = check(report)
    assert result.findings == ()
    assert result.clean
    assert result.causes == ()
    assert result.form is edition
    assert require_consistent(report) is report
    assert require_consistent(report, blocking="info") is report


@each_edition
def test_coverage_counts_cells_and_identities(edition: Edition) -> None:
    cells, count = {"2021": (200, 42), "2019": (198, 40)}[edition]
    assert check(clean_report(edition)).coverage == Coverage(cells, cells, count, count)
    assert coverage(AnnualReport(form=edition)) == Coverage(0, cells, 0, count)
    one = clean_report(edition, requests__concluded__natural_person=None)
    assert coverage(one) == Coverage(cells - 1, cells, count - 3, count)


def test_coverage_without_a_form() -> None:
    assert coverage(AnnualReport(form=None)) == check(AnnualReport(form=None)).coverage == Coverage(0, 0, 0, 0)
    assert not check(AnnualReport(form=None)).clean


@each_edition
def test_verdicts_are_told_for_every_identity_in_order(edition: Edition) -> None:
    result = check(clean_report(edition, requests__disclosed__total=99, review_litigation__reconsideration__total=None))
    assert list(result.verdicts) == [identity.id for identity in identities(edition)]
    assert result.verdicts["requests.row_sum@requests.disclosed.total"] is Verdict.BROKEN
    assert result.verdicts["review_litigation.row_sum@review_litigation.reconsideration.total"] is Verdict.NOT_ASSESSED
    assert result.verdicts["requests.balance@requests.concluded.natural_person"] is Verdict.HOLDS


def test_findings_stand_in_the_order_of_the_rulebook() -> None:
    report = changed(clean_report(), requests__concluded__total=70, narrative__other_matters="", proactive=None)
    order = [each.id for each in rulebook()]
    found = [finding.rule for finding in check(report).findings]
    assert len(found) > 4
    assert found == sorted(found, key=order.index)


def test_info_does_not_make_a_report_unclean() -> None:
    result = check(clean_report(narrative__other_matters=""))
    assert [finding.severity for finding in result.findings] == [Severity.INFO]
    assert result.clean


class TestSeverities:
    """ "Choice of severities": users "choose which severities block"."""

    REPORT = clean_report(narrative__problems_and_improvements="")

    def test_a_warning_can_be_made_an_error(self) -> None:
        assert require_consistent(self.REPORT) is self.REPORT
        with pytest.raises(InconsistentReportError) as caught:
            require_consistent(self.REPORT, severities={"form.empty_section": Severity.ERROR})
        assert [(each.rule, each.severity) for each in caught.value.findings] == [
            ("form.empty_section", Severity.ERROR)
        ]

    def test_a_warning_can_be_made_an_info(self) -> None:
        assert not check(self.REPORT).clean
        result = check(self.REPORT, severities={"form.empty_section": Severity.INFO})
        assert result.clean
        assert [each.severity for each in result.findings] == [Severity.INFO]

    def test_what_blocks_is_chosen(self) -> None:
        for blocking in (Severity.WARNING, "warning", "info"):
            with pytest.raises(InconsistentReportError):
                require_consistent(self.REPORT, blocking=blocking)
        assert require_consistent(self.REPORT, blocking="error") is self.REPORT

    def test_an_unknown_severity_is_refused(self) -> None:
        with pytest.raises(ValueError, match="grave"):
            require_consistent(self.REPORT, blocking="grave")
        with pytest.raises(ValueError, match="grave"):
            check(self.REPORT, severities={"form.empty_section": "grave"})
        with pytest.raises(ValueError, match="grave"):
            check(self.REPORT).at_least("grave")

    def test_no_severity_makes_a_broken_sum_clean(self) -> None:
        broken = clean_report(requests__disclosed__total=99)
        lowered = dict.fromkeys((each.id for each in rulebook()), Severity.INFO)
        assert not check(broken, severities=lowered).clean


class TestRulesOfOnesOwn:
    """ "Users' own rules beside ours"."""

    @staticmethod
    def judge(this: Rule, report: AnnualReport) -> Iterator[Finding]:
        received = report["requests.received.total"]
        if received is not None and received > 5:
            yield this.finding(report.form, "requests.received.total", expected=5, actual=received, office="甲")

    OWN = Rule(
        id="office.many",
        severity=Severity.WARNING,
        title_zh="申请较多",
        title_en="many requests",
        message_zh="{office}：{at}为{actual}，超过{expected}件{difference}件",
        message_en="{office}: {at} is {actual}, {difference} more than {expected}",
        judge=judge.__func__,
    )

    def test_it_stands_beside_ours(self) -> None:
        result = check(clean_report(), rules=(*rulebook(), self.OWN))
        (finding,) = result.findings
        assert (finding.rule, finding.difference) == ("office.many", 1)
        assert finding.message("en") == (
            "甲: requests.received.total (一、本年新收政府信息公开申请数量 · 总计) is 6, 1 more than 5"
        )
        assert finding.message("zh") == "甲：“一、本年新收政府信息公开申请数量 · 总计”为6，超过5件1件"
        assert not result.clean

    def test_it_can_stand_alone(self) -> None:
        broken = clean_report(requests__disclosed__total=99)
        result = check(broken, rules=[self.OWN])
        assert [finding.rule for finding in result.findings] == ["office.many"]
        assert not result.clean

    def test_it_blocks_as_its_severity_says(self) -> None:
        rules = (*rulebook(), self.OWN)
        assert require_consistent(clean_report(), rules=rules)
        with pytest.raises(InconsistentReportError):
            require_consistent(clean_report(), rules=rules, severities={"office.many": Severity.ERROR})

    def test_rules_may_come_from_a_generator(self) -> None:
        assert check(clean_report(), rules=(each for each in (self.OWN,))).of_rule("office.many")

    def test_without_any_rule_not_assessed_is_not_passed(self) -> None:
        assert require_consistent(clean_report(), rules=())
        with pytest.raises(InconsistentReportError) as caught:
            require_consistent(AnnualReport(form="2021"), rules=())
        assert {finding.rule for finding in caught.value.findings} == {"report.not_assessed"}


class TestReading:
    NOTE = rule("cell.unread").finding(
        Edition.FORM_2021, "requests.received.total", reason_zh="列不明", reason_en="no column"
    )

    def test_notes_are_findings_and_come_first(self) -> None:
        report = clean_report(requests__received__total=None)
        findings = check(Reading(report=report, notes=(self.NOTE,))).findings
        assert findings[0] == self.NOTE
        assert findings[1:] == check(report).findings

    def test_a_note_makes_a_reading_unclean(self) -> None:
        reading = Reading(report=clean_report(), notes=(self.NOTE,))
        assert not check(reading).clean
        with pytest.raises(InconsistentReportError) as caught:
            require_consistent(reading)
        assert caught.value.findings == (self.NOTE,)

    def test_what_a_note_says_is_not_said_again(self) -> None:
        report = evolve(clean_report(), requests=None)
        note = rule("form.table_missing").finding(report.form, "requests", section="三", picture=True)
        assert check(Reading(report=report, notes=(note,))).of_rule("form.table_missing") == (note,)

    def test_a_reading_without_notes_is_its_report(self) -> None:
        reading = Reading(report=clean_report())
        assert check(reading) == check(reading.report)
        assert require_consistent(reading) is reading.report
        assert reading.complete
        assert reading.unread == ()

    def test_a_reading_names_what_was_lost(self) -> None:
        reading = Reading(report=clean_report(), notes=(self.NOTE,))
        assert [str(cell) for cell in reading.unread] == ["requests.received.total"]
        assert not reading.complete
        info = rule("cell.mark").finding(Edition.FORM_2021, "requests.received.total", actual="/")
        assert Reading(report=clean_report(), notes=(info,)).unread == ()
        assert Reading(report=clean_report(), notes=(info,)).complete


def test_the_error_has_every_blocking_finding() -> None:
    report = changed(
        clean_report(), requests__disclosed__total=99, narrative__problems_and_improvements="", proactive=None
    )
    with pytest.raises(InconsistentReportError) as caught:
        require_consistent(report)
    assert {finding.rule for finding in caught.value.findings} == {
        finding.rule for finding in check(report).at_least(Severity.ERROR)
    }
    assert "form.empty_section" not in {finding.rule for finding in caught.value.findings}
