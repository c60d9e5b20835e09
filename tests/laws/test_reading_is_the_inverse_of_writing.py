""" "Reading and writing are inverses: `interpret(layout(report))` gives the report back, without any file format
involved, for every *printable* report … Each format then only has to carry blocks faithfully."
(architecture, decision 6).
"""

from collections.abc import Callable

from hypothesis import given

from gov_disclosure import AnnualReport, Reading, check, diff, read
from gov_disclosure.printable import obstacles
from gov_disclosure.reading import interpret
from gov_disclosure.strategies import reports
from gov_disclosure.writing import layout, page_html, report_html, report_text
from gov_disclosure.writing.tables import figure_text

WAYS: dict[str, Callable[[AnnualReport], Reading]] = {
    "blocks": lambda report: interpret(layout(report)),
    "text": lambda report: read(report_text(report)),
    "html": lambda report: read(report_html(report)),
    "page": lambda report: read(page_html(report)),
}


@given(reports(printable=True))
def test_the_report_comes_back_with_the_text_of_every_cell(report: AnnualReport) -> None:
    """ "The report, for each cell the original text and its place in the document" (decision 5)."""
    assert obstacles(report) == ()
    printed = {str(cell): figure_text(figure) for table in report.tables.values() for cell, figure in table.items()}
    stated = {at: text for at, text in printed.items() if text}
    for way, read_back in WAYS.items():
        reading = read_back(report)
        assert diff(report, reading.report) == (), way
        assert {at: source.text for at, source in reading.provenance.items() if source.text} == stated, way


@given(reports(printable=True, stated=True))
def test_nothing_is_noted_of_a_cell_where_every_cell_is_printed(report: AnnualReport) -> None:
    judged = check(report)
    for way, read_back in WAYS.items():
        reading = read_back(report)
        assert [note for note in reading.notes if note.rule.startswith("cell.")] == [], way
        assert reading.complete, way
        assert (check(reading).verdicts, check(reading).causes) == (judged.verdicts, judged.causes), way


@given(reports(printable=True, consistent=False))
def test_blank_is_never_read_as_a_number_and_a_broken_sum_stays_broken(report: AnnualReport) -> None:
    """ "Blank is not zero and unread is not zero." """
    for way, read_back in WAYS.items():
        reading = read_back(report)
        assert [reading.report[cell] is None for cell, _ in report.items()] == [
            figure is None for _, figure in report.items()
        ], way
        assert not check(reading).clean, way
