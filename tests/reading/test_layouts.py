"""Any invented report, in any layout: what the layout keeps is read, what it destroys is not guessed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gov_disclosure import NotAReportError, read
from gov_disclosure.forms import editions
from gov_disclosure.reading.masthead import is_page_number
from tests.reading.documents import invent
from tests.reading.judging import assert_exact, assert_never_wrong, false_blanks
from tests.reading.layouts import LOSSLESS, LOSSY, STATED_ONLY

EDITIONS = st.sampled_from([form.edition for form in editions()])
SEEDS = st.integers(0, 2**32)
SHARES = st.sampled_from([(0, 0), (0.3, 0.1), (0.9, 0), (0, 1), (1, 0)])


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=8)
@given(seed=SEEDS, edition=EDITIONS, shares=SHARES)
def test_a_layout_that_keeps_every_cell_is_read_exactly(name, seed, edition, shares):
    blanks, marks = shares
    printed = invent(seed, edition, blanks=blanks, marks=marks)
    assert_exact(printed, read(LOSSLESS[name](printed)))


@pytest.mark.parametrize("name", STATED_ONLY)
@settings(max_examples=8)
@given(seed=SEEDS, edition=EDITIONS, marks=st.sampled_from([0, 0.2, 1]))
def test_a_layout_without_marks_for_empty_cells_is_read_exactly_where_none_is_empty(name, seed, edition, marks):
    printed = invent(seed, edition, marks=marks)
    document = STATED_ONLY[name](printed)
    # A row of one figure between two marks on a line of its own is what page numbers look like: "-- 1 --".
    assume(not any(map(is_page_number, document.splitlines())))
    assert_exact(printed, read(document))


@pytest.mark.parametrize("name", LOSSY)
@settings(max_examples=8)
@given(seed=SEEDS, edition=EDITIONS, blanks=st.sampled_from([0, 0.1, 0.3, 0.8, 0.97]))
def test_what_a_layout_destroys_is_unread(name, seed, edition, blanks):
    printed = invent(seed, edition, blanks=blanks)
    try:
        reading = read(LOSSY[name](printed))
    except NotAReportError:
        return
    assert_never_wrong(printed, reading)
    assert false_blanks(printed, reading) == []
