"""What prose counts: the keys of subjects, the cells that they mean on a form, and the form's own words for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..cells import CellAddress
from ..forms import CellKind, Form, Row, RowRole, Table, editions, newest_form
from ..vocabulary import ApplicantClass, Result, Route

__all__ = [
    "ORGANIZATIONS",
    "cells_of",
    "class_words",
    "decision_words",
    "document_words",
    "fee_words",
    "outcome_words",
    "result_words",
    "route_words",
]

ORGANIZATIONS = "organizations"
"""The columns under 法人或其他组织 together."""

_ROUTES: Mapping[str, tuple[Route, ...]] = {
    **{route: (route,) for route in Route},
    "litigation": (Route.DIRECT_LITIGATION, Route.LITIGATION_AFTER_RECONSIDERATION),
}

# What a document's subject is called in each edition, the newest first.
_DOCUMENT_COLUMNS = {"issued": ("issued", "made"), "repealed": ("repealed",), "in_force": ("in_force",)}


@cache
def cells_of(subject: str, the_form: Form) -> tuple[CellAddress, ...]:
    """The cells of a form whose sum a subject is; empty if the form has none.

    >>> from gov_disclosure import form
    >>> [str(cell) for cell in cells_of("litigation", form("2021"))][0]
    'review_litigation.direct_litigation.total'
    >>> len(cells_of("withheld", form("2021"))), cells_of("information_fee", form("2021"))
    (8, ())
    """
    head, _, tail = subject.partition(".")
    if head in _ROUTES:
        cells = [CellAddress("review_litigation", route, tail or Result.TOTAL) for route in _ROUTES[head]]
    elif _is_row(the_form, "proactive", head):
        cells = _proactive(the_form.table("proactive"), head, tail)
    else:
        cells = _requests(the_form.table("requests"), subject)
    return tuple(cell for cell in cells if the_form.has(cell))


def _is_row(the_form: Form, table: str, key: str) -> bool:
    return any(row.key == key for row in the_form.table(table).rows)


def _requests(table: Table, subject: str) -> list[CellAddress]:
    rows = _rows_under(table, subject)
    columns: tuple[str, ...] = (ApplicantClass.TOTAL,)
    if not rows:
        row, _, column = subject.rpartition(".")
        rows = _rows_under(table, row)
        columns = _organizations(table) if column == ORGANIZATIONS else (column,)
    return [CellAddress(table.key, row, column) for row in rows for column in columns]


def _rows_under(table: Table, key: str) -> list[str]:
    return [row.key for row in table.rows if row.key == key or (row.group and row.key.startswith(f"{key}."))]


def _organizations(table: Table) -> tuple[str, ...]:
    return tuple(column.key for panel in table.panels for column in panel.columns if column.under)


def _proactive(table: Table, row: str, column: str) -> list[CellAddress]:
    panel = next(each for each in table.panels if any(one.key == row for one in each.rows))
    if column:
        wanted = _DOCUMENT_COLUMNS.get(column, (column,))
    else:
        amounts = tuple(one.key for one in panel.columns if one.kind is CellKind.AMOUNT)
        wanted = amounts or ("decisions",)
    return [CellAddress(table.key, row, key) for key in wanted]


# ---------------------------------------------------------------------- words

_NUMBERING = re.compile(r"^(?:（[一二三四五六七]）|[一二三四五六七八九十]、|\d+\.)")
_NOTE = re.compile(r"（.*）$")
_QUOTES = re.compile("[“”]")
_SHORTEST_WORD = 3


def _word(label: str) -> str:
    """A label as prose would say it: without its number, note and quotes."""
    return _QUOTES.sub("", _NOTE.sub("", _NUMBERING.sub("", label)))


def _labels(part: object) -> Iterator[str]:
    yield part.label  # type: ignore[attr-defined]
    yield from part.aliases  # type: ignore[attr-defined]


def _rows(table: str) -> Iterator[Row]:
    for each in editions():
        yield from each.table(table).rows


@cache
def outcome_words() -> dict[str, str]:
    """The outcomes and groups of outcomes of table 三, by the form's words."""
    words: dict[str, str] = {}
    for row in _rows("requests"):
        if row.role is not RowRole.OUTCOME:
            continue
        for label in _labels(row):
            words[_word(label).removeprefix("属于")] = str(row.key)
        for heading in row.under:
            if heading.group:
                words[_word(heading.label)] = str(heading.group)
    return {word: key for word, key in words.items() if len(word) >= _SHORTEST_WORD}


@cache
def class_words() -> dict[str, str]:
    """The classes of applicants, by the form's words."""
    words: dict[str, str] = {}
    for each in editions():
        for panel in each.table("requests").panels:
            for column in panel.columns:
                if not column.total:
                    words.update({_word(label): str(column.key) for label in _labels(column)})
                    words.update({_word(label): ORGANIZATIONS for head in column.under for label in _labels(head)})
    return {word: key for word, key in words.items() if len(word) >= _SHORTEST_WORD}


@cache
def result_words() -> dict[str, str]:
    """The results of a review or lawsuit, by the form's words and without 结果."""
    words: dict[str, str] = {}
    for column in newest_form().table("review_litigation").columns:
        if not column.total:
            words[column.label] = words[column.label.removeprefix("结果")] = str(column.key)
    return words


@cache
def route_words() -> dict[str, str]:
    """The ways to challenge a decision, by the form's words."""
    words: dict[str, str] = {}
    for row in _rows("review_litigation"):
        words[row.label] = str(row.key)
        words.update({heading.label: "litigation" for heading in row.under})
    return words


def _proactive_rows(columns: Iterable[str]) -> dict[str, str]:
    wanted = set(columns)
    return {
        label: row.key
        for each in editions()
        for panel in each.table("proactive").panels
        if wanted & {column.key for column in panel.columns}
        for row in panel.rows
        for label in _labels(row)
    }


@cache
def document_words() -> dict[str, str]:
    """The kinds of documents of table 二, by the form's words."""
    return _proactive_rows(key for keys in _DOCUMENT_COLUMNS.values() for key in keys)


@cache
def decision_words() -> dict[str, str]:
    """The kinds of decisions of table 二, by the form's words."""
    return _proactive_rows(["decisions"])


@cache
def fee_words() -> dict[str, str]:
    """The fees of table 二, by the form's words."""
    return _proactive_rows(["amount_10k_yuan"])
