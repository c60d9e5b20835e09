"""The ground that reading holds: how much is read of invented documents in every layout, after all that befalls them.

That nothing is read wrong, the laws say of any document; here no change to the readers loses figures unseen either.
A change that reads more, or rightly less, is written down by ``python -m tests.reading.test_ground``.
"""

import json
from pathlib import Path

import pytest

from gov_disclosure import NotAReportError, Reading, read
from gov_disclosure.forms import editions
from tests.reading.documents import Printed
from tests.reading.judging import blank_cells, wrong_figures
from tests.reading.layouts import LOSSLESS, LOSSY, STATED_ONLY
from tests.reading.treatments import TREATMENTS

LEDGER = Path(__file__).with_name("ground.json")
LAYOUTS = {**LOSSLESS, **STATED_ONLY, **LOSSY}
ALL_EDITIONS = [form.edition for form in editions()]
EDITIONS = {
    (layout, treatment): ALL_EDITIONS[(row + column) % len(ALL_EDITIONS)]
    for row, layout in enumerate(LAYOUTS)
    for column, treatment in enumerate(TREATMENTS)
}

UNKNOWABLE = {("collapsed_bars", "cut_early"), ("collapsed_lines", "cut_early")}
"""Nothing before the cut shows that empty cells were moved to the end of their rows."""


def ground(printed: Printed, reading: Reading) -> str:
    """For each table how many cells were read, and how many more were found blank."""
    report, blank = reading.report, blank_cells(reading)
    counts = []
    for table in printed.form.tables:
        cells = [str(at) for at in table.addresses]
        stated = sum(report[at] is not None for at in cells) if report.table(table.key) is not None else 0
        counts.append(f"{stated}+{len(blank.intersection(cells))}")
    return " ".join(counts)


def attempt(layout: str, treatment: str) -> tuple[str, list[tuple[str, str, object]]]:
    """How much is read, and what is read wrong without a note."""
    edition = EDITIONS[layout, treatment]
    printed, document = TREATMENTS[treatment](LAYOUTS[layout], edition)
    try:
        reading = read(document)
    except NotAReportError:
        return "no report", []
    if reading.report.form != edition:
        return f"form {reading.report.form}", []
    noted = {str(note.at) for note in reading.notes}
    return ground(printed, reading), [found for found in wrong_figures(printed, reading) if found[0] not in noted]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_as_much_is_read_as_before_and_nothing_wrong(layout):
    found = {treatment: attempt(layout, treatment) for treatment in TREATMENTS}
    assert [wrong for each, (_, wrong) in found.items() if wrong and (layout, each) not in UNKNOWABLE] == []
    held = json.loads(LEDGER.read_text(encoding="utf-8"))[layout]
    assert {each: counts for each, (counts, _) in found.items()} == held


if __name__ == "__main__":
    ledger = {layout: {each: attempt(layout, each)[0] for each in TREATMENTS} for layout in LAYOUTS}
    LEDGER.write_text(json.dumps(ledger, indent=1) + "\n", encoding="utf-8")
