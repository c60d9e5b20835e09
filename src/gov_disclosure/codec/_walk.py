"""The slow and complete way from plain values to a report: all that is right, and all that is wrong.

Strict decoding, lenient decoding and ``from_dict`` are one walk: what is wrong is reported with its path and
becomes null, what is right is kept. The fast ways may only accept what this one accepts.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import WireFormatError
from ..figures import MAX_COUNT, unfit
from ..forms import CellKind, editions
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS, AnnualReport, Narrative
from ..text import unfit_text
from ..vocabulary import Edition
from ._faults import Faults, join
from ._layout import NARRATIVE_KEYS, REPORT_KEYS, SCHEMA, Branch, Cell, Layout, layout, maker, recognise
from ._parse import Doubled
from ._values import parse_amount, parse_date

__all__ = ["Walker"]

_COUNT = f"an integer from 0 to {MAX_COUNT} or null", f"0至{MAX_COUNT}的整数或null"
_CHANGE = f"an integer from -{MAX_COUNT} to {MAX_COUNT} or null", f"绝对值不超过{MAX_COUNT}的整数或null"
_AMOUNT = (
    'an amount as a string like "26.55", without sign, exponent or trailing zero, or null',
    "形如“26.55”的字符串（无符号、指数和末尾的零）或null",
)
_EXPECTED = {CellKind.COUNT: _COUNT, CellKind.CHANGE: _CHANGE, CellKind.AMOUNT: _AMOUNT}


class Walker:
    """One walk over one document; :attr:`faults` has what is wrong with it."""

    def __init__(self, faults: Faults | None = None) -> None:
        """Go on from what the parser has found, if it has."""
        self.faults = Faults() if faults is None else faults

    def strictly(self, value: object) -> AnnualReport:
        """The report that a value states.

        :raises WireFormatError: anything is wrong with it.
        """
        report = self.report(value)
        self.require_flawless()
        return report

    def require_flawless(self) -> None:
        """Raise one error for all that is wrong, if anything is.

        :raises WireFormatError: something is.
        """
        if self.faults.problems:
            raise WireFormatError(self.faults.problems)

    def report(self, value: object) -> AnnualReport:
        """The report that a value states, as far as it is right."""
        members = self._members(value, REPORT_KEYS, "")
        if "schema" in members and not _is_schema(members["schema"]):
            self.faults.expected("schema", f'"{SCHEMA}"', f'"{SCHEMA}"', members["schema"])
        edition = self._edition(members)
        return AnnualReport(
            agency=self._optional_text(members.get("agency"), "agency"),
            agency_code=self._optional_text(members.get("agency_code"), "agency_code", empty=True),
            year=self._year(members.get("year")),
            title=self._optional_text(members.get("title"), "title"),
            published_on=self._date(members.get("published_on"), "published_on"),
            narrative=self.narrative(members["narrative"]) if "narrative" in members else Narrative(),
            **self._tables(members, edition),
        )

    def narrative(self, value: object) -> Narrative:
        """The prose, section by section; what is no text becomes empty."""
        members = self._members(value, NARRATIVE_KEYS, "narrative")
        return Narrative(**{key: self._text(text, f"narrative.{key}") for key, text in members.items()})

    def table(self, where: Layout, value: object) -> Any:
        """A table; cells that are wrong or missing are null, and so is a table that is no object."""
        if not isinstance(value, Mapping):
            self.faults.expected(where.key, "an object or null", "对象或null", value)
            return None
        cells: list[Any] = [None] * where.cells
        units: list[str | None] = [None] * where.units
        self._branch(where.root, value, where.key, cells, units)
        return maker(where.edition, where.key)(tuple(cells), *units)

    def _edition(self, members: Mapping[str, Any]) -> Edition | None:
        stated = members.get("form")
        tables = {key: members[key] for key in TABLE_KEYS if members.get(key) is not None}
        if type(stated) is str and stated in set(Edition):
            return Edition(stated)
        names = [f'"{each.edition.value}"' for each in editions()]
        if stated is not None:
            expected = "、".join(names)
            self.faults.expected("form", f"{', '.join(names)} or null", f"{expected}或null", stated)
        elif tables and "form" in members:
            expected = "或".join(names)
            self.faults.add(
                "form",
                f"expected {' or '.join(names)}, as there are tables, found null",
                f"有表格时应为{expected}，实为null",
            )
        return recognise(tables)

    def _tables(self, members: Mapping[str, Any], edition: Edition | None) -> dict[str, Any]:
        tables: dict[str, Any] = {"form": edition}
        for key in TABLE_KEYS:
            value = members.get(key)
            if value is None:
                continue
            if edition is not None:
                tables[key] = self.table(layout(edition, key), value)
            else:
                self.faults.add(key, "cannot be understood, as the edition is not known", "无法解读：格式版本不明")
        return tables

    def _branch(self, branch: Branch, value: object, path: str, cells: list[Any], units: list[str | None]) -> None:
        for key, member in self._members(value, branch.children, path).items():
            at = f"{path}.{key}"
            child = branch.children[key]
            if isinstance(child, Branch):
                self._branch(child, member, at, cells, units)
            elif isinstance(child, Cell):
                cells[child.position] = self._figure(child.kind, member, at)
            else:
                units[0] = self._optional_text(member, at)

    def _members(self, value: object, keys: Any, path: str) -> dict[str, Any]:
        """The members of an object that can be relied on, in the order of the format.

        A key that stands twice with different values tells nothing, so it is left out.
        """
        if not isinstance(value, Mapping):
            self.faults.expected(path, "an object", "对象", value)
            return {}
        doubled = value.keys_agree if isinstance(value, Doubled) else {}
        members = {}
        for key in keys:
            at = f"{path}.{key}" if path else key
            if key not in value:
                self.faults.add(at, "missing: every key is required", "缺少此项，所有的键都必须给出")
                continue
            if key in doubled:
                self.faults.add(at, "stands more than once in its object", "同一对象中重复出现")
            if doubled.get(key, True):
                members[key] = value[key]
        for key in value:
            if key not in keys:
                self.faults.stray(join(path, key))
        return members

    def _figure(self, kind: CellKind, value: object, at: str) -> object:
        if kind is CellKind.AMOUNT and type(value) is str:
            try:
                return parse_amount(value)
            except ValueError:
                pass
        elif value is None or (type(value) is int and unfit(kind, value) is None):
            return value
        self.faults.expected(at, *_EXPECTED[kind], value)
        return None

    def _year(self, value: object) -> int | None:
        if value is None or (type(value) is int and MIN_YEAR <= value <= MAX_YEAR):
            return value
        en, zh = f"an integer from {MIN_YEAR} to {MAX_YEAR} or null", f"{MIN_YEAR}至{MAX_YEAR}的整数或null"
        self.faults.expected("year", en, zh, value)
        return None

    def _date(self, value: object, at: str) -> date | None:
        if value is None:
            return None
        if type(value) is str:
            try:
                return parse_date(value)
            except ValueError:
                pass
        self.faults.expected(at, 'a date as "YYYY-MM-DD" or null', "形如“YYYY-MM-DD”的日期或null", value)
        return None

    def _text(self, value: object, at: str) -> str:
        if type(value) is not str:
            self.faults.expected(at, "a string", "字符串", value)
            return ""
        reason = unfit_text(value)
        if reason:
            self.faults.add(at, *reason)
            return ""
        return value

    def _optional_text(self, value: object, at: str, *, empty: bool = False) -> str | None:
        if value is None:
            return None
        if type(value) is not str:
            kind = ("a string or null", "字符串或null") if empty else ("a non-empty string or null", "非空字符串或null")
            self.faults.expected(at, *kind, value)
            return None
        reason = unfit_text(value, empty=empty)
        if reason:
            self.faults.add(at, *reason)
            return None
        return value


def _is_schema(value: object) -> bool:
    return type(value) is str and value == SCHEMA
