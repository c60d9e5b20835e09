""" "One wrong cell can always be named and its right value computed"; the smallest mend has k cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, check
from gov_disclosure.identities import violated
from gov_disclosure.strategies import cell_addresses, counts, reports


@given(reports(consistent=True), st.data())
def test_one_wrong_cell_is_named_with_its_right_value(report: AnnualReport, data: st.DataObject) -> None:
    cell = data.draw(cell_addresses(edition=report.form, table="requests"))
    wrong = report.with_cell(cell, data.draw(counts().filter(lambda count: count != report[cell])))
    (cause,) = check(wrong).causes
    assert cause.certain
    ((suspect,),) = (mend.suspects for mend in cause.mends)
    assert (suspect.at, suspect.actual, suspect.proposed) == (cell, wrong[cell], report[cell])
    assert set(cause.identities) == {identity.id for identity in violated(wrong)}


@pytest.mark.parametrize("count", [1, 2, 3])
@given(data=st.data())
def test_the_smallest_mends_have_as_many_cells_as_are_wrong(count: int, data: st.DataObject) -> None:
    wrong = data.draw(reports(wrong_cells=count))
    causes = check(wrong).causes
    assert sum(min(len(mend.suspects) for mend in cause.mends) for cause in causes) == count
    for cause in causes:
        for mend in cause.mends:
            mended = wrong
            for suspect in mend.suspects:
                assert wrong[suspect.at] == suspect.actual
                mended = mended.with_cell(suspect.at, suspect.proposed)
            left = {identity.id for identity in violated(mended)}
            assert left == {identity.id for identity in violated(wrong)} - set(cause.identities)
