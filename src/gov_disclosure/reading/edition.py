"""Which edition of the form a document's tables are of: told by their labels alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import frozen

from ..forms import Form, editions, newest_form
from ..vocabulary import Edition
from .folding import fold, without_note
from .labels import distinctive_labels
from .lines import Line, Token, inline_tokens

__all__ = ["EditionGuess", "guess_edition"]

_LONGEST_LABEL = 80


@frozen
class EditionGuess:
    """The edition that the labels tell; ``decided`` is False where they fit every edition.

    ``foreign`` are labels of other editions that stand in the document too.
    """

    form: Form
    decided: bool
    foreign: tuple[str, ...] = ()


@cache
def _distinctive() -> dict[str, Edition]:
    """The labels that only one edition has, in any variant."""
    every = editions()
    return {
        key: form.edition
        for form in every
        for key in distinctive_labels(form, [other for other in every if other is not form])
    }


@cache
def _ambiguous_rows() -> dict[str, tuple[Edition, Edition]]:
    """Labels that are a row in one edition and a heading over rows in another: （六）其他处理."""
    rows = {fold(row.label): form.edition for form in editions() for table in form.tables for row in table.rows}
    headings = {
        fold(heading.label): form.edition
        for form in editions()
        for table in form.tables
        for row in table.rows
        for heading in row.under
    }
    return {key: (rows[key], headings[key]) for key in rows.keys() & headings.keys() if rows[key] != headings[key]}


def guess_edition(lines: Sequence[Line]) -> EditionGuess:
    """The edition that most of the telling labels belong to; the newest where there are none."""
    votes: Counter[Edition] = Counter()
    texts: dict[Edition, list[str]] = {}
    for edition, text in _telling(lines):
        votes[edition] += 1
        texts.setdefault(edition, []).append(text)
    by_edition = {form.edition: form for form in editions()}
    if not votes:
        return EditionGuess(newest_form(), decided=False)
    # Of equals the newer: its labels are the longer ones.
    best = max(votes, key=lambda edition: (votes[edition], edition))
    foreign = [text for edition, found in texts.items() if edition != best for text in found]
    return EditionGuess(by_edition[best], decided=True, foreign=tuple(dict.fromkeys(foreign)))


def _telling(lines: Iterable[Line]) -> Iterator[tuple[Edition, str]]:
    distinctive, ambiguous = _distinctive(), _ambiguous_rows()
    waiting: tuple[Edition, Edition] | None = None
    for token in _tokens(lines):
        text = token.text
        if not text or len(text) > _LONGEST_LABEL:
            continue
        if token.figure:
            if waiting:
                yield waiting[0], text
            waiting = None
            continue
        key = fold(text)
        edition = distinctive.get(key) or distinctive.get(without_note(text))
        if edition:
            yield edition, text.strip()
        waiting = ambiguous.get(key)


def _tokens(lines: Iterable[Line]) -> Iterator[Token]:
    for line in lines:
        if not line.paragraph:
            yield from line.tokens
            continue
        first, *figures = inline_tokens(line.tokens[0])
        yield first
        words = first.text.split()
        if len(words) > 1:
            # A header may be copied as one line, its labels parted by spaces.
            yield from (Token(word, first.place) for word in words)
        yield from figures
