"""Each question as a query, and the columns of its answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..agency_names import agency_key
from ..rules.registry import rulebook
from ._database import Database, opened, state
from ._rates import rates_by_year
from .answers import Answer, Column, Note

__all__ = ["asked"]

Rows = Sequence[tuple[Any, ...]]
Found = tuple[tuple[Column, ...], Rows, Sequence[Note]]

_YEAR = Column("year", "年度", "year")
_AGENCY = Column("agency", "发布机关", "agency")
_REPORTS = Column("reports", "报告数", "reports")
_SIX_PLACES = Decimal("0.000001")


def asked(panel: Path, question: str, year: int | None, expected: Sequence[str] | None) -> Answer:
    """See :func:`gov_disclosure.panels.ask`."""
    with opened(panel) as database:
        columns, rows, notes = _ANSWERS[question](database, year, expected)
        return Answer(question, columns, tuple(rows), (*notes, *state(database)))


def _findings(database: Database, year: int | None, _: object) -> Found:
    columns = (
        Column("rule", "规则", "rule"),
        Column("severity", "严重程度", "severity"),
        Column("findings", "发现数", "findings"),
        Column("reports", "涉及报告数", "in reports"),
        Column("of_reports", "报告总数", "of reports"),
    )
    rows = database.rows(
        """SELECT rule, severity, count(*), count(DISTINCT source),
          (SELECT count(*) FROM panel WHERE ? IS NULL OR year = ?)
        FROM findings WHERE ? IS NULL OR year = ? GROUP BY rule, severity""",
        *[year] * 4,
    )
    order = {rule.id: number for number, rule in enumerate(rulebook())}
    return columns, sorted(rows, key=lambda row: (order.get(row[0], len(order)), row)), ()


def _rates(database: Database, year: int | None, _: object) -> Found:
    columns = (
        _YEAR,
        Column("rate", "比率", "rate"),
        Column("numerator", "分子", "numerator"),
        Column("denominator", "分母", "denominator"),
        Column("value", "值", "value"),
        Column("counted", "计入机关数", "agencies counted"),
        Column("unstated", "未载明", "not stated"),
        Column("conflicting", "多份不一致", "several that differ"),
    )
    found = list(rates_by_year(database, year))
    rows = [
        (
            *(each.year, each.rate.id, each.numerator, each.denominator, _decimal(each.value)),
            *(each.counted, each.unstated, each.conflicting),
        )
        for each in found
    ]
    definition = Note(
        zh="合计只含载明全部所需数字的机关；同一机关同一年度有数份报告且数字不同的，不计入",
        en="sums are over the agencies that state every figure needed; an agency with several reports of a year "
        "that differ is not in them",
    )
    return columns, rows, (definition,)


def _decimal(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.numerator) / value.denominator).quantize(_SIX_PLACES, ROUND_HALF_EVEN)


def _missing(database: Database, year: int | None, expected: Sequence[str] | None) -> Found:
    seen = database.rows("SELECT DISTINCT agency, year FROM panel WHERE agency IS NOT NULL AND year IS NOT NULL")
    there = {(agency_key(agency), in_year) for agency, in_year in seen}
    names = sorted({agency for agency, _ in seen}) if expected is None else expected
    wanted = {agency_key(name): name for name in names}
    years = sorted({in_year for _, in_year in seen}) if year is None else [year]
    rows = [(each, name) for each in years for key, name in wanted.items() if (key, each) not in there]
    return (_YEAR, _AGENCY), rows, tuple(_nameless(database))


def _nameless(database: Database) -> Iterator[Note]:
    count = database.number("SELECT count(*) FROM panel WHERE agency IS NULL OR year IS NULL")
    if count:
        yield Note(
            zh=f"有{count}份报告未读出发布机关或年度，可能就在所缺之中",
            en=f"reports without an agency or a year, which may be among those missing: {count}",
        )


def _coverage(database: Database, year: int | None, _: object) -> Found:
    columns = (
        _YEAR,
        Column("form", "格式", "form"),
        _REPORTS,
        Column("partial", "部分读出", "in part"),
        Column("cells_stated", "有数字的单元格", "cells stated"),
        Column("cells", "单元格", "cells"),
        Column("identities_assessed", "已核对的勾稽关系", "identities assessed"),
        Column("identities", "勾稽关系", "identities"),
    )
    rows = database.rows(
        """SELECT year, form, count(*), count(*) FILTER (status = 'partial'), sum(cells_stated), sum(cells),
          sum(identities_assessed), sum(identities)
        FROM files WHERE status IN ('read', 'partial') AND (? IS NULL OR year = ?)
        GROUP BY year, form ORDER BY year NULLS LAST, form NULLS LAST""",
        *[year] * 2,
    )
    return columns, rows, ()


def _unread(database: Database, _: object, __: object) -> Found:
    columns = (
        Column("source", "文件", "file"),
        Column("status", "情况", "status"),
        Column("reason_zh", "原因", "reason", only="zh"),
        Column("reason_en", "原因", "reason", only="en"),
    )
    rows = database.rows(
        """SELECT source, status, reason_zh, reason_en FROM files
        WHERE status NOT IN ('read', 'partial') ORDER BY source"""
    )
    return columns, rows, ()


_ANSWERS: Mapping[str, Callable[[Database, int | None, Sequence[str] | None], Found]] = {
    "findings": _findings,
    "rates": _rates,
    "missing": _missing,
    "coverage": _coverage,
    "unread": _unread,
}
