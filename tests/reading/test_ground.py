"""The ground that reading holds: how much is read of invented documents in every layout, after all that befalls them.

That nothing is read wrong, the laws say of any document; here no change to the readers loses figures unseen either.
A change that reads more, or rightly less, is written down by ``python -m tests.reading.test_ground``.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from gov_disclosure import NotAReportError, Reading, read
from gov_disclosure.forms import editions
from gov_disclosure.reading import rows
from tests.reading.documents import Printed
from tests.reading.judging import blank_cells, wrong_figures
from tests.reading.layouts import LOSSLESS, LOSSY, STATED_ONLY
from tests.reading.treatments import TREATMENTS

LEDGER = Path(__file__).with_name("ground.json")
LAYOUTS = {**LOSSLESS, **STATED_ONLY, **LOSSY}
UNKNOWABLE = {("collapsed_bars", "cut_at_25"), ("collapsed_lines", "cut_at_25")}
"""Nothing before the cut shows that empty cells were moved to the end of their rows."""


REASONS = {getattr(rows, name)[0]: name.lower() for name in rows.__all__ if name.isupper()}


def ground(printed: Printed, reading: Reading) -> str:
    """For each table how many cells were read, and how many more were found blank; then why others were not read."""
    report, blank = reading.report, blank_cells(reading)
    counts = []
    for table in printed.form.tables:
        cells = [str(at) for at in table.addresses]
        stated = sum(report[at] is not None for at in cells) if report.table(table.key) is not None else 0
        counts.append(f"{stated}+{len(blank.intersection(cells))}")
    unread = Counter(REASONS[str(note.arguments["reason_zh"])] for note in reading.notes if note.rule == "cell.unread")
    return " ".join([*counts, *(f"{reason}:{count}" for reason, count in sorted(unread.items()))])


def attempt(layout: str, treatment: str, edition: str) -> tuple[str, list[tuple[str, str, object]]]:
    """How much is read, and what is read wrong without a note."""
    printed, document = TREATMENTS[treatment](LAYOUTS[layout], edition)
    try:
        reading = read(document)
    except NotAReportError:
        return "no report", []
    if reading.report.form != edition:
        return f"form {reading.report.form}", []
    noted = {str(note.at) for note in reading.notes}
    return ground(printed, reading), [found for found in wrong_figures(printed, reading) if found[0] not in noted]


def attempts(layout: str, treatment: str) -> tuple[str, list[tuple[str, str, object]]]:
    """The same of a report in each edition."""
    found = [attempt(layout, treatment, form.edition) for form in editions()]
    return " | ".join(counts for counts, _ in found), [each for _, wrong in found for each in wrong]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_as_much_is_read_as_before_and_nothing_wrong(layout):
    found = {treatment: attempts(layout, treatment) for treatment in TREATMENTS}
    assert [wrong for each, (_, wrong) in found.items() if wrong and (layout, each) not in UNKNOWABLE] == []
    held = json.loads(LEDGER.read_text(encoding="utf-8"))[layout]
    assert {each: counts for each, (counts, _) in found.items()} == held


if __name__ == "__main__":
    ledger = {layout: {each: attempts(layout, each)[0] for each in TREATMENTS} for layout in LAYOUTS}
    LEDGER.write_text(json.dumps(ledger, indent=1) + "\n", encoding="utf-8")
