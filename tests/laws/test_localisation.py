"""Which cell is wrong, and what it should say: localisation is exact up to three cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, CellAddress, Edition, check
from gov_disclosure.identities import violated
from gov_disclosure.localisation import Cause, localise
from gov_disclosure.strategies import counts, reports


def spoil(report: AnnualReport, data: st.DataObject, count: int) -> tuple[AnnualReport, dict[CellAddress, int]]:
    """A report with ``count`` cells of table 三 changed, and what they said."""
    cells = data.draw(
        st.lists(st.sampled_from(report.requests.table.addresses), min_size=count, max_size=count, unique=True)
    )
    spoiled = report
    for cell in cells:
        was = report[cell]
        near = st.sampled_from([was + 1, *range(max(was - 1, 0), was)])
        number = data.draw(near | counts(max_value=10**6).filter(lambda number, was=was: number != was))
        spoiled = spoiled.with_cell(cell, number)
    return spoiled, {cell: report[cell] for cell in cells}


def changes(causes: tuple[Cause, ...]) -> int:
    return sum(len(cause.mends[0].suspects) for cause in causes)


def offers(causes: tuple[Cause, ...], truth: dict[CellAddress, int]) -> bool:
    """Whether the true set of cells, with its values, is among the sets that the causes offer together."""
    left = set(truth.items())
    for cause in causes:
        fitting = [{(s.at, s.proposed) for s in mend.suspects} for mend in cause.mends]
        fitting = [each for each in fitting if each <= left]
        if not fitting:
            return False
        left -= fitting[0]
    return not left


@pytest.mark.parametrize("edition", Edition)
@given(data=st.data())
def test_any_one_wrong_cell_of_table_three_is_named_with_its_true_value(edition: Edition, data: st.DataObject) -> None:
    """ "Any one wrong cell of table 三 in any consistent report is named with its true value."."""
    spoiled, truth = spoil(data.draw(reports(edition=edition, consistent=True)), data, 1)
    (cause,) = localise(spoiled)
    assert cause.certain
    assert offers((cause,), truth)


@pytest.mark.parametrize("edition", Edition)
@given(data=st.data())
def test_of_two_wrong_cells_the_true_set_is_offered(edition: Edition, data: st.DataObject) -> None:
    """ "For two wrong cells the true set is among the smallest sets offered."."""
    spoiled, truth = spoil(data.draw(reports(edition=edition, consistent=True)), data, 2)
    causes = localise(spoiled)
    assert changes(causes) == 2
    assert offers(causes, truth)


@given(data=st.data())
def test_of_three_wrong_cells_the_true_set_or_a_smaller_one_is_offered(data: st.DataObject) -> None:
    """ "For three too, unless a smaller set also mends everything, which is then what is offered."."""
    spoiled, truth = spoil(data.draw(reports(consistent=True)), data, 3)
    causes = localise(spoiled)
    assert changes(causes) <= 3
    assert offers(causes, truth) or changes(causes) < 3


@given(data=st.data())
def test_every_set_offered_mends_everything(data: st.DataObject) -> None:
    """ "The smallest sets of cells whose change mends everything"."""
    spoiled, _ = spoil(data.draw(reports(consistent=True)), data, data.draw(st.integers(1, 3)))
    for place in range(4):
        mended = spoiled
        for cause in localise(spoiled):
            for suspect in cause.mends[min(place, len(cause.mends) - 1)].suspects:
                assert spoiled[suspect.at] == suspect.actual
                mended = mended.with_cell(suspect.at, suspect.proposed)
        assert violated(mended) == ()


@given(reports(consistent=True), st.data())
def test_in_table_four_the_cells_of_a_route_cannot_be_told_apart(report: AnnualReport, data: st.DataObject) -> None:
    """ "One of these five" where the form cannot tell (table 四)."""
    cell = data.draw(st.sampled_from(report.review_litigation.table.addresses))
    spoiled = report.with_cell(cell, report[cell] + 7)
    (cause,) = localise(spoiled)
    assert {suspect.row for suspect in cause.suspects} == {cell.row}
    assert offers(
        (Cause(cause.id, cause.identities, tuple(m for m in cause.mends if m.suspects[0].at == cell)),),
        {cell: report[cell]},
    )


@given(reports(consistent=True))
def test_a_consistent_report_has_no_causes(report: AnnualReport) -> None:
    assert localise(report) == ()
    assert check(report).causes == ()


@given(data=st.data())
def test_each_identity_finding_names_its_cause(data: st.DataObject) -> None:
    """ "Identity findings stay, one each; each gains `cause`, the check result lists the causes."."""
    spoiled, _ = spoil(data.draw(reports(consistent=True)), data, data.draw(st.integers(1, 2)))
    result = check(spoiled)
    by_id = {cause.id: cause for cause in result.causes}
    broken = [finding for finding in result.findings if f"{finding.rule}@{finding.at}" in result.verdicts]
    assert broken
    for finding in broken:
        assert f"{finding.rule}@{finding.at}" in by_id[finding.cause].identities


@given(reports(edition=Edition.FORM_2021, consistent=True))
def test_what_no_few_cells_mend_has_a_cause_that_names_none(report: AnnualReport) -> None:
    """Four cells of four rows and four columns: three cells reach no more than three of either."""
    spoiled = report
    for number, cell in enumerate(ACROSS):
        spoiled = spoiled.with_cell(cell, report[cell] + 10**number)
    (cause,) = localise(spoiled)
    assert cause.mends == ()
    assert not cause.certain
    assert set(cause.identities) == {identity.id for identity in violated(spoiled)}


ACROSS = (
    "requests.disclosed.natural_person",
    "requests.partially_disclosed.commercial_enterprise",
    "requests.withheld.state_secret.research_institution",
    "requests.unavailable.not_held.legal_service_organization",
)
