"""JSON: the report in the wire format, strict, canonical and exact in both directions.

The format is :data:`SCHEMA`, a version apart from the form's edition. :func:`loads` and :func:`dumps` take
a fast way, with msgspec where it is installed; whatever the fast way refuses is decoded once more, slowly,
to say everything that is wrong with it, each fault with its JSON path. Both ways give the same results.
"""

from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..errors import NotAReportError, Problem, UnreadableDocumentError, WireFormatError
from ..report import AnnualReport
from . import _plain
from ._layout import SCHEMA
from ._parse import MAX_BYTES, UnparsableError, parse, size_problem

if TYPE_CHECKING:
    from cattrs import BaseConverter, Converter

__all__ = [
    "MAX_BYTES",
    "SCHEMA",
    "converter",
    "decode_leniently",
    "dumps",
    "from_dict",
    "from_dict_leniently",
    "json_schema",
    "loads",
    "register_hooks",
    "to_dict",
]


@cache
def _fast() -> ModuleType:
    try:
        from . import _msgspec
    except ImportError:
        return _plain
    return _msgspec


def _exact(data: str | bytes | bytearray | memoryview) -> str | bytes:
    if type(data) is bytes or type(data) is str:
        return data
    if isinstance(data, str):
        return str.__str__(data)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    raise TypeError(f"expected str, bytes, bytearray or memoryview, got {type(data).__name__}")


def loads(data: str | bytes | bytearray | memoryview, *, max_bytes: int = MAX_BYTES) -> AnnualReport:
    """The report that a JSON document states, exactly.

    ``data`` is text or UTF-8; ``max_bytes`` is how large it may be.

    >>> from gov_disclosure import AnnualReport, dumps, loads
    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> loads(dumps(report)) == report
    True
    >>> loads(dumps(report).replace(b"2024", b"2024.0"))
    Traceback (most recent call last):
    gov_disclosure.errors.WireFormatError: not a report in the wire format: year: expected an integer ...

    :raises TypeError: ``data`` is neither text nor bytes.
    :raises WireFormatError: the document is not exactly a report in the wire format; ``problems`` lists
        every fault with its JSON path.
    """
    if type(data) is bytes and len(data) <= max_bytes:
        report: AnnualReport | None = _fast().read(data)
        if report is not None:
            return report
    return _loads_any(_exact(data), max_bytes)


def _loads_any(data: str | bytes, max_bytes: int) -> AnnualReport:
    from ._walk import Walker

    if type(data) is str and size_problem(data, max_bytes) is None:
        report: AnnualReport | None = _fast().read(data)
        if report is not None:
            return report
    walker = Walker()
    try:
        value = parse(data, max_bytes, walker.faults)
    except UnparsableError as error:
        raise WireFormatError([error.problem]) from None
    return walker.strictly(value)


def dumps(report: AnnualReport) -> bytes:
    """A report as canonical JSON in UTF-8: equal reports give equal bytes.

    Keys stand in the order of the form, there are no spaces, and Chinese is written as it is.

    >>> from gov_disclosure import AnnualReport, dumps
    >>> dumps(AnnualReport(form=None, agency="示例县统计局")).decode()[:71]
    '{"schema":"gov-disclosure/report/1","form":null,"agency":"示例县统计局","agen'

    :raises TypeError: it is no report.
    """
    if not isinstance(report, AnnualReport):
        raise TypeError(f"expected an AnnualReport, got {type(report).__name__}")
    written: bytes = _fast().write(report)
    return written


def to_dict(report: AnnualReport) -> dict[str, Any]:
    """A report as the plain values that its JSON states: dicts, strings, integers and ``None``.

    >>> from gov_disclosure import AnnualReport, to_dict
    >>> to_dict(AnnualReport(form="2021", year=2024))["form"]
    '2021'
    """
    return _plain.to_plain(report)


def from_dict(value: Mapping[str, Any]) -> AnnualReport:
    """The report that plain values state, as strictly as :func:`loads`.

    >>> from gov_disclosure import AnnualReport, from_dict, to_dict
    >>> report = AnnualReport(form="2021", year=2024)
    >>> from_dict(to_dict(report)) == report
    True

    :raises WireFormatError: every value that no report can have, each with its path.
    """
    report = _plain.from_plain(value)
    if report is not None:
        return report
    from ._walk import Walker

    return Walker().strictly(value)


def decode_leniently(
    data: str | bytes | bytearray | memoryview, *, max_bytes: int = MAX_BYTES
) -> tuple[AnnualReport, tuple[Problem, ...]]:
    """What is right in a JSON document of ours, and what is wrong with the rest.

    A wrong cell or field becomes ``None``, a wrong text ``""``, a table that is no object ``None``. Of a key
    that stands twice with different values nothing is kept. Where ``form`` is wrong, the edition is
    recognised by the keys of the tables.

    >>> from gov_disclosure.codec import decode_leniently, dumps
    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> report, problems = decode_leniently(dumps(report).replace(b"2024", b"true"))
    >>> report.agency, report.year, problems[0].at
    ('示例县统计局', None, 'year')

    :raises TypeError: ``data`` is neither text nor bytes.
    :raises UnreadableDocumentError: the text is no JSON, or beyond a limit.
    :raises NotAReportError: it is JSON, and not a report in this version of the format.
    """
    from ._faults import Faults

    data = _exact(data)
    faults = Faults()
    try:
        value = parse(data, max_bytes, faults)
    except UnparsableError as error:
        raise UnreadableDocumentError(en=error.problem.en, zh=error.problem.zh) from None
    return _leniently(value, faults)


def from_dict_leniently(value: object) -> tuple[AnnualReport, tuple[Problem, ...]]:
    """What is right in plain values, and what is wrong with the rest; see :func:`decode_leniently`.

    :raises NotAReportError: the values are not a report in this version of the format.
    """
    from ._faults import Faults

    return _leniently(value, Faults())


def _leniently(value: object, faults: Any) -> tuple[AnnualReport, tuple[Problem, ...]]:
    from ._walk import Walker

    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise NotAReportError(
            en=f'JSON, but not a report of ours: expected an object whose "schema" is "{SCHEMA}"',
            zh=f"是JSON，但不是本格式的报告：应为“schema”是“{SCHEMA}”的对象",
        )
    walker = Walker(faults)
    report = walker.report(value)
    return report, walker.faults.problems


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the wire format, made of the form's data.

    It accepts all that :func:`dumps` writes and refuses what :func:`loads` refuses, as far as JSON Schema
    can say it. It cannot see duplicate keys; to it ``3.0`` is an integer; whether a date is in the calendar
    is left to ``format``, which few validators check; and it does not ask for paired surrogates.

    >>> from gov_disclosure import json_schema
    >>> json_schema()["title"]
    '政府信息公开工作年度报告'
    """
    from ._schema import json_schema

    return json_schema()


def register_hooks(converter: "BaseConverter") -> None:
    """Teach a cattrs converter of yours the wire format, so that a report can sit inside your types.

    Reports, their tables, :class:`Narrative` and :class:`CellAddress` are then structured and unstructured
    as this module does it; any kind of converter will do.

    >>> import attrs, cattrs
    >>> from gov_disclosure import AnnualReport, register_hooks
    >>> @attrs.frozen
    ... class Filing:
    ...     number: int
    ...     report: AnnualReport
    >>> converter = cattrs.Converter()
    >>> register_hooks(converter)
    >>> filing = Filing(7, AnnualReport(form="2021", year=2024))
    >>> converter.structure(converter.unstructure(filing), Filing) == filing
    True

    What a hook refuses is a :class:`WireFormatError` (within cattrs' own group where the converter
    validates in detail).
    """
    from ._hooks import register_hooks

    register_hooks(converter)


@cache
def converter() -> "Converter":
    """The library's own cattrs converter: plain, with the hooks of :func:`register_hooks`."""
    from cattrs import Converter

    made = Converter()
    register_hooks(made)
    return made
