"""What a reading must be, given the truth about what was printed."""

from gov_disclosure import Reading
from tests.reading.documents import Printed


def blank_cells(reading: Reading) -> set[str]:
    """The cells that a note calls printed and empty."""
    return {str(at) for note in reading.notes if note.rule == "cell.blank" for at in note.arguments["cells"]}


def marked_cells(reading: Reading) -> set[str]:
    return {str(note.at) for note in reading.notes if note.rule == "cell.mark"}


def wrong_figures(printed: Printed, reading: Reading) -> list[tuple[str, str, object]]:
    """Cells for which a figure was read that is not printed there: the one thing that must never be."""
    report = reading.report
    if report.form is None:
        return []
    assert report.form == printed.edition
    found = []
    for at, figure in printed.figures.items():
        if report.table(at.partition(".")[0]) is not None and report[at] not in (None, figure.value):
            found.append((at, figure.text, report[at]))
    return found


def false_blanks(printed: Printed, reading: Reading) -> list[str]:
    """Cells that are said to be blank and show a figure."""
    return [at for at in blank_cells(reading) if printed.figures[at].value is not None]


def silent_losses(printed: Printed, reading: Reading) -> list[str]:
    """Cells whose figure was not read, and no note says so."""
    report, unread = reading.report, set(map(str, reading.unread))
    return [
        at
        for at, figure in printed.figures.items()
        if figure.value is not None
        and report.table(at.partition(".")[0]) is not None
        and report[at] is None
        and at not in unread
    ]


def assert_never_wrong(printed: Printed, reading: Reading) -> None:
    """Every cell is right, or unread with a note."""
    assert wrong_figures(printed, reading) == []
    if reading.report.form is not None:
        assert silent_losses(printed, reading) == []


def assert_exact(printed: Printed, reading: Reading) -> None:
    """Every cell, its evidence, the head of the report and its prose are as printed."""
    report = reading.report
    assert report.form == printed.edition
    read = {at: report[at] for at in printed.figures}
    assert read == {at: figure.value for at, figure in printed.figures.items()}
    assert blank_cells(reading) == {at for at, figure in printed.figures.items() if figure.blank}
    assert marked_cells(reading) == {
        at for at, figure in printed.figures.items() if figure.value is None and not figure.blank
    }
    assert reading.unread == ()
    assert reading.complete
    texts = {at: source.text.strip() for at, source in reading.provenance.items()}
    assert texts == {at: figure.text for at, figure in printed.figures.items()}
    assert all(source.place.to_dict() for source in reading.provenance.values())
    assert (report.agency, report.year, report.title) == (printed.agency, printed.year, printed.title)
    assert report.narrative.preamble == "\n".join(printed.preamble)
    prose = {part.key: getattr(report.narrative, part.key) for part in printed.parts}
    assert prose == {part.key: part.prose for part in printed.parts}
