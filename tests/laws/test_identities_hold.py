"""The identities of rules.md hold for every report that adds up, and are judged as their sums say.

"received + brought_forward = concluded + carried_forward, in each column"; "Σ outcome rows = concluded, in
each column"; "Σ six applicant classes = total, in each row"; "upheld + corrected + other + pending = total".
"""

from hypothesis import given

from gov_disclosure import AnnualReport, Identity, Severity, Verdict, check
from gov_disclosure.identities import identities, verdicts, violated
from gov_disclosure.strategies import reports

IDENTITY_RULES = {"requests.balance", "requests.outcome_sum", "requests.row_sum", "review_litigation.row_sum"}


def judged_by_hand(report: AnnualReport, identity: Identity) -> Verdict:
    left, right = ([report[cell] for cell in side] for side in (identity.left, identity.right))
    if None in left or None in right:
        return Verdict.NOT_ASSESSED
    return Verdict.HOLDS if sum(left) == sum(right) else Verdict.BROKEN


@given(reports(consistent=True))
def test_a_consistent_report_breaks_no_identity(report: AnnualReport) -> None:
    assert set(verdicts(report).values()) == {Verdict.HOLDS}
    assert violated(report) == ()
    result = check(report)
    assert result.coverage.identities_assessed == result.coverage.identities == len(identities(report.form))
    assert not {finding.rule for finding in result.findings} & (IDENTITY_RULES | {"report.not_assessed"})
    assert not result.at_least(Severity.ERROR)


@given(reports(consistent=False))
def test_a_report_that_does_not_add_up_is_found_out(report: AnnualReport) -> None:
    result = check(report)
    assert violated(report)
    assert {finding.rule for finding in result.findings} & IDENTITY_RULES
    assert not result.clean


@given(reports())
def test_a_verdict_is_what_the_sums_say(report: AnnualReport) -> None:
    """ "An identity has three verdicts: holds, broken, not assessed." (architecture, decision 2)."""
    every = identities(report.form) if report.form else ()
    expected = {identity: judged_by_hand(report, identity) for identity in every}
    assert verdicts(report) == expected
    assert violated(report) == tuple(each for each in every if expected[each] is Verdict.BROKEN)


@given(reports(stated=True))
def test_a_finding_of_an_identity_shows_its_work(report: AnnualReport) -> None:
    """ "`at` is its published side; `expected` is what the other cells give, `actual` what is published."."""
    found = {(each.rule, each.at): each for each in check(report).findings if each.rule in IDENTITY_RULES}
    assert found.keys() == {(identity.rule, str(identity.at)) for identity in violated(report)}
    for identity in violated(report):
        finding = found[identity.rule, str(identity.at)]
        others = [cell for cell in identity.right if cell != identity.at]
        expected = sum(report[cell] for cell in identity.left) - sum(report[cell] for cell in others)
        assert (finding.expected, finding.actual) == (expected, report[identity.at])
        assert finding.difference == finding.actual - finding.expected != 0
        assert finding.severity is Severity.ERROR
        assert finding.arguments["addends"] == {cell: report[cell] for cell in identity.left}
        assert finding.arguments["subtrahends"] == {cell: report[cell] for cell in others}
