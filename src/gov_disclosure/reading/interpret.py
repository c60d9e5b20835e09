"""From blocks to a reading: the one interpreter of every format, driven by the form."""

from collections.abc import Iterable
from datetime import date

from attrs import define, field

from ..errors import NotAReportError
from ..forms import Form, Section, editions
from ..frozen import FrozenMapping
from ..grids import Block
from ..readings import Reading, Source
from ..report import AnnualReport, Narrative
from .assemble import assemble
from .edition import EditionGuess, guess_edition
from .headings import match_heading
from .labels import LabelIndex
from .lines import Line, lines_of
from .masthead import Masthead, is_chrome, is_footer, masthead, year_of_prose
from .notes import form_notes
from .tables import Collector, tables_seen

__all__ = ["interpret"]


@define
class _Walk:
    """A walk through a document: prose goes to its section, figures to the collector."""

    sections: tuple[Section, ...]
    collector: Collector
    section: str | None = None
    preface: list[str] = field(factory=list)
    prose: dict[str, list[str]] = field(factory=dict)
    headings: list[tuple[Section, str]] = field(factory=list)
    _ended: bool = False

    def line(self, line: Line) -> None:
        """Take the next line."""
        filled = line.filled
        if len(filled) == 1 and self._heading(filled[0].text):
            return
        if self.collector.feed(line, self._table_section()):
            if self.section is None and self.collector.records:
                self.section = "preamble"
            return
        if filled:
            self.collector.close()
            self._say(line.text.strip())

    def _table_section(self) -> str | None:
        return next((each.table for each in self.sections if each.key == self.section), None)

    def _heading(self, text: str) -> bool:
        match = match_heading(text, self.sections)
        if match is None:
            return False
        self.collector.open_section(match.section.table)
        self.section = match.section.key
        self.headings.append((match.section, text.strip()))
        self._ended = False
        if match.rest:
            self._say(match.rest)
        return True

    def _say(self, text: str) -> None:
        if self.section is None:
            self.preface.append(text)
        elif is_footer(text):
            self._ended = True
        elif not self._ended:
            self.prose.setdefault(self.section, []).append(text)


def interpret(blocks: Iterable[Block], *, page_title: str | None = None, published_on: date | None = None) -> Reading:
    """What the blocks of a document say as a report, with the evidence and the doubts.

    ``page_title`` and ``published_on`` are what the format itself tells beside the blocks.

    :raises NotAReportError: neither tables nor section headings of the form are there.
    """
    lines = list(lines_of(blocks))
    guess = guess_edition(lines)
    walk = _Walk(guess.form.sections, Collector(guess.form, _label_index(guess.form)))
    for line in lines:
        walk.line(line)
    walk.collector.finish()
    head = masthead(walk.preface, page_title)
    _require_report(walk, head)
    return _reading(walk, guess, head, published_on)


_INDEXES: dict[str, LabelIndex] = {}


def _label_index(form: Form) -> LabelIndex:
    """The labels of an edition, indexed once and kept, with all printed labels met so far."""
    return (
        _INDEXES.setdefault(form.edition, LabelIndex(form)) if form.edition not in _INDEXES else _INDEXES[form.edition]
    )


def _require_report(walk: _Walk, head: Masthead) -> None:
    found = {section.key for section, _ in walk.headings}
    if tables_seen(walk.collector.records) or len(found) > 1 or (found and head.title):
        return
    expected = "、".join(section.heading for section in editions()[-1].sections[1:4])
    raise NotAReportError(
        en=f"this is no annual report in the national form: neither its tables nor its sections ({expected}) are there",
        zh=f"这不是政府信息公开工作年度报告：既没有格式规定的表格，也没有“{expected}”等章节",
    )


def _narrative(walk: _Walk, head: Masthead) -> Narrative:
    preamble = [
        text
        for number, text in enumerate(walk.preface)
        if number >= head.first and number not in head.used and not is_chrome(text)
    ]
    return Narrative(
        preamble="\n".join(preamble + walk.prose.pop("preamble", [])),
        **{key: "\n".join(texts) for key, texts in walk.prose.items()},
    )


def _reading(walk: _Walk, guess: EditionGuess, head: Masthead, published_on: date | None) -> Reading:
    narrative = _narrative(walk, head)
    others = (narrative.proactive, narrative.requests, narrative.review_litigation)
    published_on = head.published_on or published_on
    year = head.year or year_of_prose(narrative.preamble, narrative.overview, others, published_on)
    tables = assemble(guess.form, walk.collector)
    edition = guess.form.edition if tables.tables else None
    report = AnnualReport(
        form=edition,
        agency=head.agency,
        agency_code=head.agency_code,
        year=year,
        title=head.title,
        published_on=published_on,
        narrative=narrative,
        **tables.tables,  # type: ignore[arg-type]  # each table under its own key
    )
    notes = (*form_notes(report, guess, walk.headings), *tables.notes)
    return Reading(report=report, provenance=FrozenMapping[str, Source](tables.provenance), notes=notes)
