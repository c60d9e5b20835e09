"""What a reading has to say of a document's form: its edition, its sections, its labels."""

from collections.abc import Iterator, Sequence

from ..findings import Finding
from ..forms import Section
from ..report import AnnualReport
from ..rules.registry import rule
from .edition import EditionGuess
from .folding import fold

__all__ = ["form_notes"]

_MOST_FOREIGN = 8


def form_notes(report: AnnualReport, guess: EditionGuess, headings: Sequence[tuple[Section, str]]) -> Iterator[Finding]:
    """The notes on the form as a whole."""
    edition = report.form
    if edition is not None and guess.foreign:
        actual = tuple(guess.foreign[:_MOST_FOREIGN])
        yield rule("form.mixed_editions").finding(edition, "form", expected=str(edition), actual=actual)
    if edition is not None and not guess.decided:
        yield rule("form.edition_undecided").finding(edition, "form", actual=str(edition))
    missing = rule("form.table_missing")
    if missing.judge is not None:
        yield from missing.judge(missing, report)
    yield from _sections(report, guess.form.sections, headings)


def _sections(
    report: AnnualReport, sections: Sequence[Section], headings: Sequence[tuple[Section, str]]
) -> Iterator[Finding]:
    last = {section.key: (number, text) for number, (section, text) in enumerate(headings)}
    highest = -1
    for section in sections:
        place = f"narrative.{section.key}"
        if section.key not in last:
            yield rule("form.section_missing").finding(report.form, place, expected=section.heading)
            continue
        number, text = last[section.key]
        if number < highest:
            yield rule("form.section_order").finding(report.form, place, expected=section.heading, actual=text)
        highest = max(highest, number)
        if fold(section.title) not in fold(text):
            yield rule("label.alias").finding(report.form, place, expected=section.heading, actual=text)
