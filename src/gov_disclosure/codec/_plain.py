"""Reports from and to plain values: the fast way that needs nothing but Python.

:func:`read` and :func:`from_plain` answer ``None`` to whatever they do not like, and never say why; the
walker then does. What they accept, the walker accepts, with the same result.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from types import NoneType
from typing import Any, cast

from ..figures import MAX_COUNT, unfit
from ..forms import CellKind, editions, form, newest_form
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS, AnnualReport, Narrative
from ..tables import FigureTable
from ..text import unfit_text
from ..vocabulary import Edition
from ._generate import taker
from ._layout import BASE_KEYS, NARRATIVE_KEYS, REPORT_KEYS, SCHEMA, Branch, Unit, layout, maker
from ._values import amount_text, parse_amount, parse_date

__all__ = ["count_keys", "from_plain", "no_key_doubled", "read", "table_to_plain", "to_plain", "write"]

_report_values = itemgetter(*REPORT_KEYS)
_narrative_values = itemgetter(*NARRATIVE_KEYS)
_COUNT_TYPES = {int, NoneType}
_EDITIONS = {each.edition.value: each.edition for each in editions()}
_KEYS_OF_TABLES = {each.edition: tuple(layout(each.edition, key).keys for key in TABLE_KEYS) for each in editions()}
_COLONS: dict[type, tuple[Any, Any]] = {str: (":", "\\u003"), bytes: (b":", b"\\u003")}


def _refuse_unless(condition: bool) -> None:
    if not condition:
        raise ValueError


def _check_counts(cells: Iterable[Any]) -> None:
    """Refuse what is no count, mostly at the speed of C. Equal values of other types share a place in a set."""
    types = set(map(type, cells))
    _refuse_unless(types <= _COUNT_TYPES)
    stated = set(cells)
    stated.discard(None)
    _refuse_unless(not stated or (min(stated) >= 0 and max(stated) <= MAX_COUNT))


def _figure(kind: CellKind, value: Any) -> Any:
    if value is None:
        return None
    if kind is CellKind.AMOUNT:
        _refuse_unless(type(value) is str)
        return parse_amount(value)
    _refuse_unless(type(value) is int and unfit(kind, value) is None)
    return value


def _text(value: Any, *, empty: bool = True) -> Any:
    _refuse_unless(value is None or unfit_text(value, empty=empty) is None)
    return value


@cache
def _reader(edition: Edition, key: str) -> Callable[[object], Any]:
    namespace: dict[str, Any] = {}
    exec(taker(layout(edition, key)), namespace)
    take = namespace["take"]
    kinds = form(edition).table(key).kinds
    make = maker(edition, key)
    only_counts = set(kinds) == {CellKind.COUNT}
    others = [(position, kind) for position, kind in enumerate(kinds) if kind is not CellKind.COUNT]
    counts = itemgetter(*(position for position, kind in enumerate(kinds) if kind is CellKind.COUNT))

    def read_table(value: object) -> Any:
        if value is None:
            return None
        cells, units = take(value)
        _check_counts(cells if only_counts else counts(cells))
        for position, kind in others:
            cells[position] = _figure(kind, cells[position])
        return make(tuple(cells), *(_text(unit, empty=False) for unit in units))

    return read_table


def _narrative(value: Any) -> Narrative:
    _refuse_unless(type(value) is dict and len(value) == len(NARRATIVE_KEYS))
    texts = _narrative_values(value)
    for text in texts:
        _refuse_unless(unfit_text(text) is None)
    return Narrative._trusted(*texts)


def _report(value: Any) -> AnnualReport:
    _refuse_unless(type(value) is dict and len(value) == len(REPORT_KEYS))
    schema, stated, agency, code, year, title, published_on, narrative, *tables = _report_values(value)
    _refuse_unless(type(schema) is str and schema == SCHEMA and (stated is None or type(stated) is str))
    _refuse_unless(year is None or (type(year) is int and MIN_YEAR <= year <= MAX_YEAR))
    if stated is None:
        _refuse_unless(tables.count(None) == len(tables))
        edition = None
    else:
        edition = _EDITIONS[stated]
        tables = [_reader(edition, key)(table) for key, table in zip(TABLE_KEYS, tables, strict=True)]
    if published_on is not None:
        _refuse_unless(type(published_on) is str)
        published_on = parse_date(published_on)
    return AnnualReport._trusted(
        edition,
        _text(agency, empty=False),
        _text(code),
        year,
        _text(title, empty=False),
        published_on,
        _narrative(narrative),
        *tables,
    )


def from_plain(value: object) -> AnnualReport | None:
    """The report that plain values state, if they are flawless; else ``None``."""
    try:
        return _report(value)
    except (KeyError, ValueError):
        return None


def count_keys(report: AnnualReport) -> int:
    """How many keys the JSON of a report has."""
    if report.form is None:
        return BASE_KEYS
    in_tables = zip(
        (report.proactive, report.requests, report.review_litigation), _KEYS_OF_TABLES[report.form], strict=True
    )
    return BASE_KEYS + sum(count for table, count in in_tables if table is not None)


def no_key_doubled(data: str | bytes, report: AnnualReport, keys: int) -> bool:
    """Whether the text from which a report was decoded cannot have a key twice in one object.

    Every key of a report is required and any other refused, so their number is known, and a colon stands
    after each. As many colons as ``keys``: none stands twice. Otherwise the colons within the strings are
    taken off. A string that a second equal key hides, and an escaped colon, which is no colon of the
    text, could make that count wrong; the first leaves more colons than keys, the second is looked for.
    """
    colon, escape = _COLONS[type(data)]
    surplus = data.count(colon) - keys
    if surplus == 0:
        return True
    return escape not in data and surplus == sum(text.count(":") for text in _texts(report))


def _texts(report: AnnualReport) -> list[str]:
    narrative = [getattr(report.narrative, key) for key in NARRATIVE_KEYS]
    unit = getattr(report.proactive, "amount_unit", None)
    return [text for text in (report.agency, report.agency_code, report.title, unit, *narrative) if text]


def read(data: str | bytes) -> AnnualReport | None:
    """The report that a JSON text states, if it is flawless; else ``None``."""
    try:
        report = from_plain(json.loads(data if isinstance(data, str) else data.decode()))
    except (ValueError, RecursionError):
        return None
    return report if report is not None and no_key_doubled(data, report, count_keys(report)) else None


def _branch_to_plain(branch: Branch, table: FigureTable) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, child in branch.children.items():
        if isinstance(child, Branch):
            plain[key] = _branch_to_plain(child, table)
        elif isinstance(child, Unit):
            plain[key] = getattr(table, child.name)
        else:
            figure = table.cells[child.position]
            plain[key] = amount_text(figure) if figure is not None and child.kind is CellKind.AMOUNT else figure
    return plain


def table_to_plain(table: FigureTable) -> dict[str, Any]:
    """A table as plain values, rows and columns in the form's order."""
    edition = cast(Edition, getattr(table, "edition", _NEWEST))
    return _branch_to_plain(layout(edition, table.table.key).root, table)


_NEWEST = newest_form().edition


def to_plain(report: AnnualReport) -> dict[str, Any]:
    """A report as plain values that JSON can hold, in the order of the wire format."""
    tables = [getattr(report, key) for key in TABLE_KEYS]
    values = (
        SCHEMA,
        None if report.form is None else report.form.value,
        report.agency,
        report.agency_code,
        report.year,
        report.title,
        None if report.published_on is None else report.published_on.isoformat(),
        {key: getattr(report.narrative, key) for key in NARRATIVE_KEYS},
        *(None if table is None else table_to_plain(table) for table in tables),
    )
    return dict(zip(REPORT_KEYS, values, strict=True))


def write(report: AnnualReport) -> bytes:
    """A report as canonical JSON."""
    return json.dumps(to_plain(report), ensure_ascii=False, separators=(",", ":")).encode()
