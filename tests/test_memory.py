"""Findings that were confirmed: silent until a figure changes, never gone."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import (
    AggregateCheck,
    AnnualReport,
    CheckResult,
    Confirmed,
    ConfirmedError,
    Finding,
    HistoryCheck,
    Reading,
    Severity,
    UnknownCellError,
    aggregate,
    check,
    check_aggregate,
    check_history,
    profile,
    profiles,
    rulebook,
)
from gov_disclosure.rules.registry import rule
from tests.aggregation.agencies import TOWNS, towns
from tests.factories import clean_report
from tests.history.years import history

REASON = "已与业务科室核对，数字属实"


@pytest.fixture
def wrong() -> AnnualReport:
    return clean_report(requests__received__total=7)


def confirmed_of(report: AnnualReport, *rules: str) -> Confirmed:
    confirmed = Confirmed()
    for finding in check(report).findings:
        if finding.rule in rules:
            confirmed = confirmed.including(finding, REASON, on=date(2024, 1, 9))
    return confirmed


BROKEN = ("requests.balance", "requests.row_sum")


def test_a_confirmed_finding_is_silent_and_told(wrong: AnnualReport) -> None:
    before, after = check(wrong), check(wrong, confirmed=confirmed_of(wrong, *BROKEN))
    assert {each.rule for each in before.findings} == set(BROKEN)
    assert after.findings == after.lapsed == ()
    assert [each.finding for each in after.silenced] == list(before.findings)
    assert {each.confirmation.reason for each in after.silenced} == {REASON}
    assert after.verdicts == before.verdicts
    assert after.causes == before.causes


def test_what_is_confirmed_of_a_report_is_found_however_its_agency_is_spaced(wrong: AnnualReport) -> None:
    confirmed = confirmed_of(wrong, *BROKEN)
    spaced = evolve(wrong, agency=f" {wrong.agency}")
    assert len(check(spaced, confirmed=confirmed).silenced) == 2
    assert set(check(evolve(clean_report(), agency=spaced.agency), confirmed=confirmed).lapsed) == set(
        confirmed.entries
    )


def test_however_much_is_confirmed_a_finding_is_looked_up_once(
    wrong: AnnualReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = confirmed_of(wrong, "requests.balance").entries
    many = Confirmed([one, *(evolve(one, fingerprint=f"{number:020}") for number in range(500))])
    asked: list[str] = []
    monkeypatch.setattr("gov_disclosure.findings.fingerprint_of", lambda **known: asked.append(known["rule"]) or "")
    result = check(wrong, confirmed=many)
    assert sorted(asked) == sorted(each.rule for each in result.findings)


def test_what_was_silenced_is_not_clean(wrong: AnnualReport) -> None:
    result = check(wrong, confirmed=confirmed_of(wrong, *BROKEN))
    assert not result.clean
    assert result.passes("submit")
    report = clean_report(narrative__problems_and_improvements="")
    silent = check(report, confirmed=confirmed_of(report, "form.empty_section"))
    assert silent.findings == ()
    assert not silent.clean, "every identity holds, and still there was a warning"
    assert silent.passes()


def test_it_speaks_again_when_a_figure_changes(wrong: AnnualReport) -> None:
    confirmed = confirmed_of(wrong, *BROKEN)
    changed = wrong.with_cell("requests.received.total", 8)
    result = check(changed, confirmed=confirmed)
    assert result.silenced == ()
    assert {each.rule for each in result.findings} == set(BROKEN)
    assert set(result.lapsed) == set(confirmed.entries)
    mended = check(clean_report(), confirmed=confirmed)
    assert mended.clean
    assert set(mended.lapsed) == set(confirmed.entries)


@pytest.mark.parametrize("change", [{"year": 2021}, {"agency": "示例县司法局"}])
def test_it_is_silent_in_that_report_only(wrong: AnnualReport, change: dict[str, Any]) -> None:
    result = check(evolve(wrong, **change), confirmed=confirmed_of(wrong, *BROKEN))
    assert result.silenced == result.lapsed == ()
    assert len(result.at_least(Severity.ERROR)) == 2


def test_only_the_finding_that_was_confirmed_is_silent(wrong: AnnualReport) -> None:
    result = check(wrong, confirmed=confirmed_of(wrong, "requests.balance"))
    assert [each.rule for each in result.findings] == ["requests.row_sum"]
    assert [each.finding.rule for each in result.silenced] == ["requests.balance"]
    assert not result.passes("draft")


@pytest.mark.parametrize("id", ["report.not_assessed", "years.not_assessed", "aggregate.not_assessed", "cell.unread"])
def test_nobody_can_confirm_what_is_not_known(id: str) -> None:
    with pytest.raises(ConfirmedError, match="not known"):
        Confirmed().including(rule(id).finding(None), REASON)


@pytest.mark.parametrize("change", [{"year": None}, {"agency": None}])
def test_a_finding_of_nobody_knows_whom_cannot_be_confirmed(wrong: AnnualReport, change: dict[str, Any]) -> None:
    """It would silence the same figures in any other such report."""
    for finding in check(evolve(wrong, **change)).findings:
        with pytest.raises(ConfirmedError, match="agency and year"):
            Confirmed().including(finding, REASON)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_needed(reason: str) -> None:
    with pytest.raises(ConfirmedError, match="reason"):
        Confirmed().including(rule("requests.balance").finding(None), reason)


def test_the_last_confirmation_of_a_finding_counts(wrong: AnnualReport) -> None:
    (finding,) = check(wrong).of_rule("requests.balance")
    confirmed = Confirmed().including(finding, "旧").including(finding, "新")
    assert [each.reason for each in confirmed.entries] == ["新"]


# ---------------------------------------------------------------------- fingerprints


def fingerprints(report: AnnualReport | Reading) -> list[str]:
    return [each.fingerprint for each in check(report).findings]


def test_a_fingerprint_survives_reading_the_report_again(wrong: AnnualReport) -> None:
    from gov_disclosure import dumps, read

    assert fingerprints(read(dumps(wrong))) == fingerprints(wrong) == fingerprints(Reading(report=wrong))
    assert len(set(fingerprints(wrong))) == 2


def test_a_fingerprint_is_the_same_from_another_format(wrong: AnnualReport) -> None:
    from gov_disclosure import read
    from gov_disclosure.writing import page_html, report_text

    readings = [read(made(wrong)) for made in (page_html, report_text)]
    broken = [{each.fingerprint for each in check(reading).findings if each.rule in BROKEN} for reading in readings]
    assert broken[0] == broken[1] == set(fingerprints(wrong))


def test_a_fingerprint_is_made_of_figures_and_not_of_words_or_places() -> None:
    one = rule("cell.unread").finding(None, "requests.received.total", reason_zh="甲", reason_en="a")
    assert one.fingerprint == evolve(one, arguments={"reason_zh": "乙", "reason_en": "b"}).fingerprint
    assert one.fingerprint == evolve(one, cause="requests-2", severity=Severity.INFO).fingerprint
    quote = rule("text.count").finding(None, expected=3, actual=4, quote="收到 3 件", start=10, end=14, section="x")
    moved = evolve(quote, arguments={**quote.arguments, "quote": "收到3件", "start": 80, "end": 83, "section": "y"})
    assert quote.fingerprint == moved.fingerprint
    assert quote.fingerprint != evolve(quote, expected=5).fingerprint


def differing(finding: Finding) -> list[Finding]:
    return [
        evolve(finding, rule="requests.row_sum"),
        evolve(finding, at="requests.received.total"),
        evolve(finding, expected=Decimal("1.5")),
        evolve(finding, actual=None),
        evolve(finding, arguments={"year": 2021}),
        evolve(finding, form="2019"),
        evolve(finding, subject=finding.subject._replace(year=1999)),
        evolve(finding, subject=finding.subject._replace(agency=None)),
    ]


def test_a_fingerprint_changes_with_everything_else(wrong: AnnualReport) -> None:
    (finding,) = check(wrong).of_rule("requests.balance")
    every = [finding, *differing(finding)]
    assert len({each.fingerprint for each in every if each.form != "2019"}) == len(every) - 1


def test_amounts_that_are_equal_are_one_figure() -> None:
    one, other = (rule("proactive.fee_scale").finding(None, actual=Decimal(text)) for text in ("1.50", "1.5"))
    assert one.fingerprint == other.fingerprint


# ---------------------------------------------------------------------- years and agencies


def test_findings_of_years_are_confirmed_each_in_its_year() -> None:
    broken = history(2021, 2022, 2023, requests__brought_forward__total=9)
    (finding,) = check_history(broken).findings
    assert finding.subject == ("示例县统计局", 2023)
    result = check_history(broken, confirmed=Confirmed().including(finding, REASON))
    assert (result.findings, len(result.silenced), result.clean, result.passes()) == ((), 1, False, True)
    mended = check_history(history(2021, 2022, 2023), confirmed=Confirmed().including(finding, REASON))
    assert mended.clean
    assert len(mended.lapsed) == 1
    assert check(broken.report(2023), confirmed=Confirmed().including(finding, REASON)).lapsed == ()


def test_each_missing_agency_is_confirmed_by_itself() -> None:
    added = aggregate(towns()[2:], expected=TOWNS, agency="示例县")
    one, other = check_aggregate(added).of_rule("aggregate.missing")
    result = check_aggregate(added, confirmed=Confirmed().including(one, "本年度撤并"))
    assert result.of_rule("aggregate.missing") == (other,)
    assert not result.clean


# ---------------------------------------------------------------------- profiles


def test_what_blocks_depends_on_the_purpose() -> None:
    blank = clean_report(requests__received__total=None)
    warned = clean_report(narrative__problems_and_improvements="")
    wrong = clean_report(requests__received__total=7)
    unread = Reading(report=blank, notes=(rule("cell.negative").finding("2021", "requests.received.total", actual=-1),))
    expected = {
        "draft": [True, True, True, False, False],
        "submit": [True, False, False, False, False],
        "archive": [True, True, True, True, False],
    }
    subjects = (clean_report(), blank, warned, wrong, unread)
    assert {each.id: [check(subject).passes(each) for subject in subjects] for each in profiles()} == expected


RECEIVED = "requests.received.total"
RESULTS: dict[str, tuple[CheckResult | HistoryCheck | AggregateCheck, bool]] = {
    "a report": (check(clean_report()), True),
    "a wrong report": (check(clean_report(requests__received__total=7)), False),
    "a report with a blank": (check(clean_report(requests__received__total=None)), False),
    "a report without tables": (check(AnnualReport(form=None)), False),
    "years": (check_history(history(2021, 2022, 2023)), True),
    "years with a gap": (check_history(history(2021, 2022, 2024)), False),
    "years with a blank": (check_history(history(2021, 2022, requests__brought_forward__total=None)), False),
    "one year": (check_history(history(2021)), False),
    "agencies": (check_aggregate(aggregate(towns(), expected=TOWNS)), True),
    "agencies without a list": (check_aggregate(aggregate(towns())), False),
    "agencies of which one is missing": (check_aggregate(aggregate(towns()[1:], expected=TOWNS)), False),
    "agencies of which one has a blank": (
        check_aggregate(aggregate([towns()[0].with_cell(RECEIVED, None), *towns()[1:]], expected=TOWNS)),
        False,
    ),
    "no agencies": (check_aggregate(aggregate([], expected=[])), False),
}


@pytest.mark.parametrize("name", RESULTS)
def test_submit_is_what_is_clean_where_nothing_is_confirmed(name: str) -> None:
    result, clean = RESULTS[name]
    assert result.clean is result.passes("submit") is clean


def test_nothing_assessed_is_nothing_passed() -> None:
    assert not check(AnnualReport(form=None), rules=()).passes("submit"), "nothing was assessed"


@pytest.mark.parametrize("id", ["draft", "submit", "archive"])
def test_what_blocks_is_asked_by_the_profile_or_by_its_id(wrong: AnnualReport, id: str) -> None:
    result = check(wrong)
    assert result.blocking(id) == result.blocking(profile(id))
    assert bool(result.blocking(id)) is (id != "archive")
    with pytest.raises(UnknownCellError, match="no profile 'x': there are draft, submit, archive"):
        result.blocking("x")


def test_there_are_these_profiles() -> None:
    with pytest.raises(UnknownCellError, match="draft, submit, archive"):
        profile("print")
    assert all(isinstance(each.blocks(rule.id, rule.severity), bool) for each in profiles() for rule in rulebook())


# ---------------------------------------------------------------------- the file


def test_the_file_is_read_as_it_was_written(wrong: AnnualReport) -> None:
    confirmed = confirmed_of(wrong, *BROKEN)
    assert Confirmed.loads(confirmed.dumps()) == confirmed
    assert Confirmed.loads(confirmed.dumps().decode()) == confirmed
    assert Confirmed.loads(Confirmed().dumps()) == Confirmed()
    record = json.loads(confirmed.dumps())
    assert record["schema"] == "gov-disclosure/confirmed/1"
    assert record["confirmed"][0] == {
        "fingerprint": check(wrong).findings[0].fingerprint,
        "rule": "requests.balance",
        "at": "requests.concluded.total",
        "agency": "示例县统计局",
        "year": 2022,
        "reason": REASON,
        "confirmed_on": "2024-01-09",
    }


FAULTS = {
    "no JSON": ("{", ""),
    "another schema": ({"schema": "gov-disclosure/confirmed/2", "confirmed": []}, "schema"),
    "no object": ([], "schema"),
    "no array": ({"schema": "gov-disclosure/confirmed/1", "confirmed": {}}, "confirmed"),
    "another key": ({"schema": "gov-disclosure/confirmed/1", "confirmed": [], "x": 1}, "x"),
    "no entry": ({"schema": "gov-disclosure/confirmed/1", "confirmed": [3]}, "confirmed[0]"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_such_file_is_refused(name: str) -> None:
    content, at = FAULTS[name]
    with pytest.raises(ConfirmedError) as caught:
        Confirmed.loads(content if isinstance(content, str) else json.dumps(content))
    assert at in {each.at for each in caught.value.problems}


@pytest.mark.parametrize(
    ("key", "value"),
    [("year", "2022"), ("year", True), ("reason", None), ("reason", " "), ("confirmed_on", "2024-13-01"), ("x", 1)],
)
def test_every_fault_of_an_entry_is_named(wrong: AnnualReport, key: str, value: object) -> None:
    record = json.loads(confirmed_of(wrong, *BROKEN).dumps())
    record["confirmed"][1][key] = value
    del record["confirmed"][0]["at"]
    with pytest.raises(ConfirmedError) as caught:
        Confirmed.loads(json.dumps(record))
    found = {each.at for each in caught.value.problems}
    assert "confirmed[0].at" in found
    assert f"confirmed[1].{key}" in found or (key, value) == ("reason", " ")
