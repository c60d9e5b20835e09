"""The fastest way from and to JSON, where msgspec is installed: private Structs made of the form's data.

msgspec refuses other keys, types and ranges while it parses; a generated function then lays the figures
flat. As in the plain way, ``None`` is the answer to whatever is not flawless.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from operator import attrgetter, or_
from typing import Annotated, Any, Literal

import msgspec
from attrs import frozen
from msgspec import Meta, Struct, defstruct

from ..figures import MAX_COUNT
from ..forms import CellKind, editions
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS, AnnualReport, Narrative
from ..vocabulary import Edition
from ._generate import counts_only, reader, writer
from ._layout import NARRATIVE_KEYS, REPORT_KEYS, SCHEMA, Branch, Unit, layout, maker
from ._plain import no_key_doubled
from ._values import amount_text, parse_amount

__all__ = ["read", "write"]

_Name = Annotated[str, Meta(min_length=1)]
_TYPES: dict[CellKind, Any] = {
    CellKind.COUNT: Annotated[int, Meta(ge=0, le=MAX_COUNT)] | None,  # pyright: ignore[reportOperatorIssue]
    CellKind.CHANGE: Annotated[int, Meta(ge=-MAX_COUNT, le=MAX_COUNT)] | None,  # pyright: ignore[reportOperatorIssue]
    CellKind.AMOUNT: str | None,
}
_Narrative = defstruct("narrative", [(key, str) for key in NARRATIVE_KEYS], forbid_unknown_fields=True, gc=False)
_FIELDS: dict[str, Any] = {
    "schema": Literal[SCHEMA],
    "agency": _Name | None,  # pyright: ignore[reportOperatorIssue]
    "agency_code": str | None,
    "year": Annotated[int, Meta(ge=MIN_YEAR, le=MAX_YEAR)] | None,  # pyright: ignore[reportOperatorIssue]
    "title": _Name | None,  # pyright: ignore[reportOperatorIssue]
    "published_on": date | None,
    "narrative": _Narrative,
}


def _amount(text: str | None) -> Any:
    return None if text is None else parse_amount(text)


def _amount_text(amount: Any) -> str | None:
    return None if amount is None else amount_text(amount)


def _text(value: str | None) -> str | None:
    if value is not None and "\0" in value:
        raise ValueError
    return value


def _structs(name: str, branch: Branch) -> Iterator[tuple[str, Any]]:
    """The Struct of an object and of all objects inside it, each before the one that holds it, by name."""
    made: dict[str, Any] = {}
    fields: list[tuple[str, Any]] = []
    for key, child in branch.children.items():
        if isinstance(child, Branch):
            made.update(_structs(f"{name}_{key}", child))
            fields.append((key, made[f"{name}_{key}"]))
        else:
            fields.append((key, _Name | None if isinstance(child, Unit) else _TYPES[child.kind]))
    yield from made.items()
    yield name, defstruct(name, fields, forbid_unknown_fields=True, gc=False)
    if counts_only(branch):
        yield f"zeros_{name}", msgspec.Raw(msgspec.json.encode(dict.fromkeys(branch.children, 0)))


@frozen
class _Codec:
    """One edition: the Struct of a report, what makes a report of it, and what makes Structs of its tables."""

    struct: type[Struct]
    read: Callable[[Any], tuple[AnnualReport, int]]
    write: Callable[[AnnualReport], tuple[Any, ...]]


def _codec(edition: Edition) -> _Codec:
    names: dict[str, Any] = {
        "_amount": _amount,
        "_amount_text": _amount_text,
        "_edition": edition,
        "_narrative": Narrative._trusted,
        "_nul": "\0",
        "_report": AnnualReport._trusted,
        "_text": _text,
    }
    for key in TABLE_KEYS:
        names[f"_make_{key}"] = maker(edition, key)
        names.update(_structs(key, layout(edition, key).root))
    exec(f"{reader(edition)}\n{writer(edition)}", names)
    struct = defstruct(
        "report",
        [*_FIELDS.items(), *((key, names[key] | None) for key in TABLE_KEYS)],
        tag_field="form",
        tag=edition.value,
        forbid_unknown_fields=True,
        gc=False,
    )
    return _Codec(struct, names["read"], names["write"])


_CODECS = {each.edition: _codec(each.edition) for each in editions()}
_READERS = {codec.struct: codec.read for codec in _CODECS.values()}
_WRITERS = {edition: (edition.value, codec.write) for edition, codec in _CODECS.items()}
_Report = defstruct("report", [(key, Any) for key in REPORT_KEYS], gc=False)

_decode = msgspec.json.Decoder(reduce(or_, _READERS)).decode
_encode = msgspec.json.Encoder().encode
_texts = attrgetter(*NARRATIVE_KEYS)


def read(data: str | bytes) -> AnnualReport | None:
    """The report that a JSON text states, if it is flawless; else ``None``."""
    try:
        stated = _decode(data)
        report, keys = _READERS[type(stated)](stated)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if data.count(b":" if type(data) is bytes else ":") == keys:  # type: ignore[arg-type]
        return report
    return report if no_key_doubled(data, report, keys) else None


def write(report: AnnualReport) -> bytes:
    """A report as canonical JSON, the same bytes as the plain way's."""
    tables: tuple[Any, ...] = (None, None, None)
    edition = None
    if report.form is not None:
        edition, to_structs = _WRITERS[report.form]
        tables = to_structs(report)
    return _encode(
        _Report(
            SCHEMA,
            edition,
            report.agency,
            report.agency_code,
            report.year,
            report.title,
            report.published_on,
            _Narrative(*_texts(report.narrative)),
            *tables,
        )
    )
