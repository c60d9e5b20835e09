"""From blocks to a reading: the one interpreter of every format, driven by the form."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from attrs import define, evolve, field

from ..errors import NotAReportError, UnreadableDocumentError
from ..forms import Section, editions, form, newest_form
from ..frozen import FrozenMapping
from ..grids import Block
from ..readings import Reading, Source
from ..report import AnnualReport, Narrative
from ..vocabulary import Edition
from .assemble import assemble
from .edition import EditionGuess, guess_edition
from .headings import match_heading, parted_by_headings
from .labels import LabelIndex
from .lines import Line, Token, lines_of
from .masthead import Masthead, is_chrome, is_footer, is_page_number, masthead, year_of_prose
from .notes import form_notes
from .records import tables_seen
from .tables import Collector

__all__ = ["MOST_CHARACTERS", "interpret"]

MOST_CHARACTERS = 2_000_000
"""In all texts of a document together: a hundred times the longest reports."""


@define
class _Walk:
    """A walk through a document: prose goes to its section, figures to the collector."""

    sections: tuple[Section, ...]
    collector: Collector
    section: str | None = None
    preface: list[str] = field(factory=list)
    prose: dict[str, list[str]] = field(factory=dict)
    headings: list[tuple[Section, str]] = field(factory=list)
    opened: set[str] = field(factory=set)
    _ended: bool = False

    def line(self, line: Line) -> None:
        """Take the next line."""
        filled = line.filled
        if len(filled) == 1 and self._heading(filled[0]):
            return
        if self.collector.feed(line, self._table_section()):
            if self.section is None and self.collector.records:
                self.section = "preamble"
            return
        if filled:
            text = line.text.strip()
            self.collector.pass_over(text)
            self._say(text)

    def _table_section(self) -> str | None:
        return next((each.table for each in self.sections if each.key == self.section), None)

    def _heading(self, token: Token) -> bool:
        match = match_heading(token.text, self.sections)
        if match is None:
            return False
        self.collector.open_section(match.section.table)
        self.section = match.section.key
        self.headings.append((match.section, token.text.strip()))
        if match.numbered:
            self.opened.add(match.section.key)
        self._ended = False
        if match.rest:
            self.line(Line([Token(match.rest, token.place, complete=token.complete)], paragraph=True))
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
    :raises UnreadableDocumentError: there is more text than any report has.
    """
    lines = list(_lines(blocks))
    guess = guess_edition(lines)
    walk = _Walk(guess.form.sections, Collector(guess.form, _label_index(guess.form.edition)))
    for line in lines:
        walk.line(line)
    walk.collector.finish()
    head = masthead(walk.preface, page_title)
    narrative = _narrative(walk, head)
    head = _with_year(head, narrative, published_on)
    _require_report(walk, head)
    return _reading(walk, guess, head, narrative)


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    characters = 0
    for line in lines_of(blocks):
        characters += sum(len(token.text) for token in line.tokens)
        if characters > MOST_CHARACTERS:
            raise UnreadableDocumentError(
                en=f"the text is longer than {MOST_CHARACTERS} characters: no report is so long",
                zh=f"文字超过{MOST_CHARACTERS}个字符：报告不会这样长",
            )
        yield from _parts(line)


def _parts(line: Line) -> Sequence[Line]:
    """A line of text as several where headings stand within it, as none where it is a page's number.

    Only the last part can be cut.
    """
    token = line.tokens[0]
    if line.paragraph and is_page_number(token.text):
        return ()
    texts = parted_by_headings(token.text, newest_form().sections) if len(token.text) > _SHORTEST_PARTED else ()
    if len(texts) < 2 or len(line.filled) > 1:
        return (line,)
    parts = [Line([Token(text, token.place)], paragraph=True) for text in texts[:-1]]
    return [*parts, Line([Token(texts[-1], token.place, complete=token.complete)], paragraph=True)]


_SHORTEST_PARTED = 60


@cache
def _label_index(edition: Edition) -> LabelIndex:
    """The labels of an edition, indexed once and kept, with all printed labels met so far."""
    return LabelIndex(form(edition))


def _with_year(head: Masthead, narrative: Narrative, published_on: date | None) -> Masthead:
    """The head with what the format or the text tells where the lines before the report do not."""
    others = (narrative.proactive, narrative.requests, narrative.review_litigation)
    published_on = head.published_on or published_on
    year = head.year or year_of_prose(narrative.preamble, narrative.overview, others, published_on)
    return evolve(head, published_on=published_on, year=year)


def _require_report(walk: _Walk, head: Masthead) -> None:
    if tables_seen(walk.collector.records):
        return
    first_year = int(editions()[0].edition)
    if head.year is not None and head.year < first_year:
        raise NotAReportError(
            en=f"this is no report in the national form: it is of {head.year}, the form is used since {first_year}",
            zh=f"这不是全国统一格式的年度报告：报告年度为{head.year}年，统一格式自{first_year}年度起使用",
        )
    if len(walk.opened) > 1 or (walk.opened and head.title):
        return
    expected = "、".join(section.heading for section in newest_form().sections[1:4])
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


def _reading(walk: _Walk, guess: EditionGuess, head: Masthead, narrative: Narrative) -> Reading:
    tables = assemble(guess.form, walk.collector)
    edition = guess.form.edition if tables.tables else None
    report = AnnualReport(
        form=edition,
        agency=head.agency,
        agency_code=head.agency_code,
        year=head.year,
        title=head.title,
        published_on=head.published_on,
        narrative=narrative,
        **tables.tables,  # type: ignore[arg-type]  # each table under its own key
    )
    notes = (*form_notes(report, guess, walk.headings), *tables.notes)
    return Reading(report=report, provenance=FrozenMapping[str, Source](tables.provenance), notes=notes)
