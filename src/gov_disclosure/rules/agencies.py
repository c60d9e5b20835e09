"""What follows from the reports of several agencies to their sum, and to the report of their parent."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from ..agency_names import agency_key
from ..cells import CellAddress
from ..findings import Finding, Need, Rule, quoted_heading
from ..forms import form
from ..identities import table_identities
from ..vocabulary import Severity, Verdict
from .likeness import TELLING, largest_flow
from .making import paired_rule

if TYPE_CHECKING:
    from ..aggregation import Comparison, Entry

__all__ = ["RULES"]

_STANDINGS = {
    "other_year": ("年度不同", "of another year"),
    "no_year": ("没有报告年度", "without a year"),
    "other_edition": ("格式版本不同", "of another edition"),
}
"""What a report that cannot be added is called."""

_COPIES = ("repeated", "superseded", "conflicting")


def _sum(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    for identity, verdict in comparison.verdicts():
        if verdict is Verdict.BROKEN:
            actual, cell = comparison.cells[identity.at]
            yield rule.finding(
                comparison.aggregate.form, identity.at, expected=cell.figure, actual=actual, children=cell.stated
            )


def _below(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    if not comparison.covers or comparison.aggregate.form is None:
        return
    tables = {table.key for table in form(comparison.aggregate.form).tables if table_identities(table)}
    assessed = {identity.at for identity, verdict in comparison.verdicts() if verdict is not Verdict.NOT_ASSESSED}
    for at, (actual, cell) in comparison.cells.items():
        bound = cell.at_least
        if at.table in tables and at not in assessed and actual is not None and bound is not None and actual < bound:
            yield rule.finding(
                comparison.aggregate.form,
                at,
                expected=bound,
                actual=actual,
                children=cell.stated,
                unstated=cell.unstated,
            )


def _not_assessed(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    open_: dict[str, list[CellAddress]] = {}
    for identity, verdict in comparison.verdicts():
        if verdict is Verdict.NOT_ASSESSED:
            open_.setdefault(identity.at.table, []).append(identity.at)
    for table, cells in open_.items():
        absent = comparison.aggregate.ledger.absent
        yield rule.finding(
            comparison.aggregate.form,
            table,
            count=len(cells),
            cells=tuple(cells),
            absent=len(absent),
            listed=comparison.aggregate.ledger.listed,
        )


def _missing(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    for entry in comparison.aggregate.ledger.missing:
        yield rule.finding(comparison.aggregate.form, "agency", agency=entry.name)


def _unread(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    for entry in comparison.aggregate.ledger.entries:
        if entry.standing == "unread":
            yield rule.finding(comparison.aggregate.form, None, source=entry.name)


def _twice(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    ledger = comparison.aggregate.ledger
    several: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if entry.agency is not None and entry.standing in (*_COPIES, "counted", "other_edition"):
            several.setdefault(agency_key(entry.agency), []).append(entry)
    for entries in several.values():
        if len(entries) > 1:
            yield _same(rule, comparison, [entry.name for entry in entries[:1]] * len(entries), "same")
    parent = comparison.parent
    if parent is not None and parent.agency is not None:
        for entry in ledger.counted:
            if entry.agency is not None and agency_key(entry.agency) == agency_key(parent.agency):
                yield _same(rule, comparison, [parent.agency, entry.name], "parent")
    for entries in _alike(comparison):
        yield _same(rule, comparison, [entry.name for entry in entries], "alike")


_SAME = {
    "same": ("同一机关的几份报告，至多计入一份", "several reports of one agency, of which at most one counts"),
    "parent": ("上级机关自己的报告，不应计入其下", "the parent's own report, which is not to be added"),
    "alike": ("表格完全相同，疑为同一报告计入几次", "the same tables: is it one report, counted several times?"),
}


def _same(rule: Rule, comparison: "Comparison", names: list[str], how: str) -> Finding:
    zh, en = _SAME[how]
    return rule.finding(
        comparison.aggregate.form, "agency", agencies=tuple(names), count=len(names), how=how, how_zh=zh, how_en=en
    )


def _alike(comparison: "Comparison") -> Iterator[list["Entry"]]:
    """Counted reports of several agencies with the same tables, which say too much for a coincidence."""
    groups: dict[Any, list[Entry]] = {}
    for entry in comparison.aggregate.ledger.counted:
        report = entry.report
        if report is not None and largest_flow(report, *report.tables) >= TELLING:
            groups.setdefault(tuple(report.tables.values()), []).append(entry)
    return (entries for entries in groups.values() if len(entries) > 1)


def _mixed(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    aggregate = comparison.aggregate
    for entry in aggregate.ledger.entries:
        if entry.standing in _STANDINGS:
            zh, en = _STANDINGS[entry.standing]
            yield _stranger(rule, comparison, entry.name, entry.year, entry.form, zh, en)
    parent = comparison.parent
    if parent is not None and aggregate.form is not None and not comparison.fitting:
        standing = "other_year" if parent.year != aggregate.year else "other_edition"
        yield _stranger(rule, comparison, parent.agency or "?", parent.year, parent.form, *_STANDINGS[standing])


def _stranger(
    rule: Rule, comparison: "Comparison", name: str, year: int | None, edition: Any, zh: str, en: str
) -> Finding:
    aggregate = comparison.aggregate
    return rule.finding(
        aggregate.form,
        "year" if year != aggregate.year else "form",
        agency=name,
        year=year,
        form=None if edition is None else str(edition),
        wanted_year=aggregate.year,
        wanted_form=None if aggregate.form is None else str(aggregate.form),
        why_zh=zh,
        why_en=en,
    )


def _explained(rule: Rule, comparison: "Comparison") -> Iterator[Finding]:
    edition = comparison.aggregate.form
    if edition is None or not comparison.fitting:
        return
    every = {table.key: _differences(comparison, table.key) for table in form(edition).tables}
    telling = {key: differences for key, differences in every.items() if any(differences.values())}
    figures = [(entry, comparison.figures_of(entry)) for entry in comparison.aggregate.ledger.counted if telling]
    for key, differences in telling.items():
        for sign, how in ((-1, "omitted"), (1, "doubled")):
            for entry, own in figures:
                if all(difference == sign * own[at] for at, difference in differences.items()):
                    zh, en = _EXPLAINED[how]
                    yield rule.finding(
                        edition,
                        key,
                        agency=entry.name,
                        heading=quoted_heading(key, edition),
                        how=how,
                        how_zh=zh,
                        how_en=en,
                    )


_EXPLAINED = {
    "omitted": ("上级机关似未计入它", "the parent seems to leave it out"),
    "doubled": ("上级机关似计入它两次", "the parent seems to count it twice"),
}


def _differences(comparison: "Comparison", table: str) -> dict[CellAddress, int | Decimal]:
    """Parent less sum, cell by cell of a table; nothing where one of the figures is not stated."""
    pairs = {at: pair for at, pair in comparison.cells.items() if at.table == table}
    if any(actual is None or cell.stated < len(comparison.aggregate.ledger.counted) for actual, cell in pairs.values()):
        return {}
    return {at: actual - cell.sum for at, (actual, cell) in pairs.items()}  # type: ignore[operator]  # no None, see above


_rule = partial(paired_rule, Need.AGENCIES)


_ADDS_UP = ("上级机关的报告汇总下级机关的报告", "a parent's report adds up those of the agencies below it")
_LISTED = ("应报告机关名单", "the list of the agencies expected")
_COUNTED_ONCE = ("每个机关每年一份报告", "an agency has one report a year")

RULES = (
    _rule(
        "aggregate.sum",
        Severity.WARNING,
        ("上级机关的数字等于下级机关之和", "parent's cell = Σ children's, when the children are complete"),
        (
            "{at}应为{children}个下级机关之和{expected}，上级机关载明{actual}，相差{difference}",
            "{at} should be the sum of {children} children, {expected}, the parent says {actual}: off by {difference}",
        ),
        _ADDS_UP,
        _sum,
    ),
    _rule(
        "aggregate.below",
        Severity.WARNING,
        ("上级机关的数字小于已收到的下级机关之和", "parent's cell below Σ of the children received"),
        (
            "{at}至少应为{expected}（{children}个下级机关之和，另有{unstated}个未载明），上级机关载明{actual}，相差{difference}",
            (
                "{at} should be {expected} at least (the sum of {children} children; {unstated} more do not state it), "
                "the parent says {actual}: off by {difference}"
            ),
        ),
        ("调用者声明上级机关的报告涵盖整个地区", "the caller declares that the parent covers the whole area"),
        _below,
    ),
    _rule(
        "aggregate.not_assessed",
        Severity.WARNING,
        ("有汇总关系无法核对", "sums that could not be assessed"),
        (
            "{at}：有{count}个单元格无法与下级机关之和核对（未计入的机关{absent}个；是否有名单：{listed}）",
            "{at}: cells that could not be compared with the children: {count} (absent {absent}; list given: {listed})",
        ),
        ("未核对不等于通过", "not assessed is never passed"),
        _not_assessed,
    ),
    _rule(
        "aggregate.missing",
        Severity.WARNING,
        ("应有的下级机关没有报告", "an expected child is absent"),
        ("没有{agency}的报告：各项合计只是下限", "{agency} is expected and not there: every sum is a lower bound"),
        _LISTED,
        _missing,
    ),
    _rule(
        "aggregate.unread",
        Severity.WARNING,
        ("有文件未能读出", "a document could not be read"),
        ("{source}未能读出：各项合计可能只是下限", "{source} could not be read: the sums may be lower bounds"),
        ("缺少不等于零", "absent is never zero"),
        _unread,
    ),
    _rule(
        "aggregate.twice",
        Severity.WARNING,
        ("同一报告有几份", "one counted twice (same agency, or equal non-zero tables)"),
        ("{agencies}：{how_zh}", "{agencies}: {how_en}"),
        _COUNTED_ONCE,
        _twice,
    ),
    _rule(
        "aggregate.mixed",
        Severity.ERROR,
        ("年度或格式版本不同", "children of other years or editions"),
        (
            "{agency}的报告{why_zh}（{year}年、{form}版，应为{wanted_year}年、{wanted_form}版），未计入",
            "the report of {agency} is {why_en} ({year}, {form}; wanted {wanted_year}, {wanted_form}): not added",
        ),
        ("只有同一年度、同一版格式的数字可以相加", "only figures of one year and one edition can be added"),
        _mixed,
    ),
    _rule(
        "aggregate.explained",
        Severity.INFO,
        ("差额恰为一个下级机关的数字", "the difference equals exactly one child's figures"),
        (
            "{heading}与合计的差额恰为{agency}的数字：{how_zh}",
            "{heading}: the difference is exactly the figures of {agency}: {how_en}",
        ),
        _ADDS_UP,
        _explained,
    ),
)
"""Rules that need a parent and its children, or a list of whom to expect."""
