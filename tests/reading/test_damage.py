"""Damaged and foreign documents: one clear error or a reading that guesses nothing, never anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError, NotAReportError, read
from gov_disclosure.forms import editions
from tests.reading.documents import invent
from tests.reading.judging import wrong_figures
from tests.reading.layouts import LOSSLESS, STATED_ONLY

LAYOUTS = {**LOSSLESS, **STATED_ONLY}
A_ROW_A_LINE = ("bars_absent", "bars_padded", "markdown", "single_spaced_rows", "page_spanless")

WORDS = [
    *(row.label for form in editions() for table in form.tables for row in table.rows),
    *(column.label for form in editions() for table in form.tables for column in table.columns[:7]),
    *(section.heading for section in editions()[-1].sections),
    "示例县统计局2024年政府信息公开工作年度报告",
    "2024年，全年公开信息12条。",
]
MARKS = [
    "|",
    "||",
    " | ",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\r\n",
    "---",
    "0",
    "12",
    "-3",
    "1,234",
    "１",
    "—",
    "%",
    "\0",
    "\ud800",
    "&nbsp;",
    "**",
]
TAGS = [
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td colspan=3>",
    "<td rowspan=0>",
    "</td>",
    "<p>",
    "<br>",
    "<!--",
    "<script>",
]


def soup(*pieces):
    return st.lists(st.sampled_from([piece for group in pieces for piece in group]), max_size=120).map("".join)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=300), soup(WORDS, MARKS), soup(WORDS, MARKS, TAGS)))
def test_any_text_is_read_or_refused(text):
    try:
        reading = read(text)
    except GovDisclosureError:
        return
    noted = {str(note.at) for note in reading.notes} | {
        str(at) for note in reading.notes if note.rule == "cell.blank" for at in note.arguments["cells"]
    }
    report = reading.report
    silent = [at for at, figure in report.items() if figure is None and report.table(at.table) is not None]
    assert {str(at) for at in silent} <= noted


@settings(max_examples=100)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"PK\x03\x04", b"{", b"%PDF-"]),
)
def test_any_bytes_are_read_or_refused(content, start):
    try:
        read(start + content)
    except GovDisclosureError:
        return


@pytest.mark.parametrize("name", A_ROW_A_LINE)
@settings(max_examples=15)
@given(
    seed=st.integers(0, 2**32),
    edition=st.sampled_from(["2021", "2019"]),
    damage=st.sampled_from(["lost", "twice", "several lost", "beginning lost"]),
    share=st.floats(0, 0.999),
)
def test_lines_that_are_lost_or_doubled_make_no_figure(name, seed, edition, damage, share):
    printed = invent(seed, edition)
    lines = LAYOUTS[name](printed).split("\n")
    number = int(share * len(lines))
    if damage == "twice":
        lines.insert(number, lines[number])
    elif damage == "beginning lost":
        del lines[:number]
    else:
        del lines[number : number + (1 if damage == "lost" else 7)]
    try:
        reading = read("\n".join(lines))
    except NotAReportError:
        return
    if reading.report.form != edition:
        return
    noted = {str(note.at) for note in reading.notes}
    assert [found for found in wrong_figures(printed, reading) if found[0] not in noted] == []
