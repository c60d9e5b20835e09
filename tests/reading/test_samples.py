"""Openings of pages as text stores and converters keep them, invented, each with what is to be read from it.

In ``samples/truth.json`` a row is its cells in the form's order: a number, ``_`` printed and empty, ``~`` a mark,
``?`` not read. Rows that are not listed are not read at all; tables that are absent are not zero.
"""

import json
from pathlib import Path

import pytest

from gov_disclosure import GovDisclosureError, read
from tests.reading.judging import blank_cells, marked_cells

SAMPLES = Path(__file__).with_name("samples")
TRUTHS = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))


def rows_of(reading):
    """Every row of which anything is known, as in the truths."""
    report = reading.report
    blank, marked, unread = blank_cells(reading), marked_cells(reading), set(map(str, reading.unread))
    rows = {}
    for at, figure in report.items() if report.form else ():
        if report.table(at.table) is None:
            continue
        kinds = [sign for sign, cells in (("_", blank), ("~", marked), ("?", unread)) if str(at) in cells]
        assert (figure is None) == (len(kinds) == 1), f"{at} is neither read nor noted"
        rows.setdefault(f"{at.table}.{at.row}", []).append(kinds[0] if kinds else str(figure))
    return {key: " ".join(cells) for key, cells in rows.items() if set(cells) != {"?"}}


@pytest.mark.parametrize("name", TRUTHS)
def test_a_sample_is_read_as_it_is(name):
    truth = TRUTHS[name]
    source = SAMPLES / name
    if "error" in truth:
        with pytest.raises(GovDisclosureError) as caught:
            read(source)
        assert type(caught.value).__name__ == truth["error"]
        return
    reading = read(source)
    report = reading.report
    assert (report.form, report.agency, report.year) == (truth["form"], truth["agency"], truth["year"])
    assert [key for key in ("proactive", "requests", "review_litigation") if report.table(key) is None] == truth[
        "absent"
    ]
    assert rows_of(reading) == truth["rows"]


def test_every_sample_has_its_truth():
    assert {path.name for path in SAMPLES.iterdir()} == {*TRUTHS, "truth.json"}
