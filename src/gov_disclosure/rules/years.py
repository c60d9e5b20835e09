"""What follows from one year's report to the next, and what is implausible between them."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..cells import CellAddress
from ..findings import Finding, Need, Rule, quoted_heading
from ..forms import correspondences, form
from ..frozen import FrozenMapping
from ..identities import YearlyIdentity, yearly_verdicts
from ..report import TABLE_KEYS, AnnualReport, diff, unit_of
from ..vocabulary import Comparability, Severity, Verdict
from .likeness import TELLING, largest_flow
from .making import paired_rule

if TYPE_CHECKING:
    from ..history import History

__all__ = ["RULES"]

_SCALES = (3, 4)
"""Powers of ten by which a figure is off where a unit was mistaken: 千, and 元 for 万元."""

_NEAR = Fraction(5, 4)
"""How far beside a power of ten an amount may be: fees are not the same every year, counts must be exact."""


def _broken(rule: Rule, history: "History") -> Iterator[Finding]:
    for before, after in history.successive():
        for identity, verdict in yearly_verdicts(before, after).items():
            if verdict is Verdict.BROKEN and identity.rule == rule.id:
                yield _finding(rule, before, after, identity)


def _finding(rule: Rule, before: AnnualReport, after: AnnualReport, identity: YearlyIdentity) -> Finding:
    return rule.finding(
        after.form,
        identity.at,
        expected=identity.expected(before, after),
        actual=after[identity.at],
        year=after.year,
        year_before=before.year,
        **{name: FrozenMapping(figures) for name, figures in identity.figures(before, after).items()},
    )


def _not_assessed(rule: Rule, history: "History") -> Iterator[Finding]:
    for before, after in history.successive():
        states = yearly_verdicts(before, after)
        for table in dict.fromkeys(identity.at.table for identity in states):
            unassessed = [each for each, verdict in states.items() if verdict is Verdict.NOT_ASSESSED]
            ours = tuple(each.id for each in unassessed if each.at.table == table)
            if ours:
                yield rule.finding(
                    after.form, table, year=after.year, year_before=before.year, count=len(ours), identities=ours
                )


def _copied(rule: Rule, history: "History") -> Iterator[Finding]:
    for before, after in combinations(history.reports, 2):
        if before.form is None or before.form != after.form:
            continue
        tables = tuple(key for key, table in before.tables.items() if table == after.table(key))
        whole = bool(tables) and tables == tuple(before.tables) == tuple(after.tables)
        telling = tuple(key for key in tables if largest_flow(after, key) >= (1 if whole else TELLING))
        if telling:
            yield rule.finding(
                after.form,
                telling[0] if len(telling) == 1 else None,
                year=after.year,
                year_before=before.year,
                tables=tables if whole else telling,
                headings=tuple(quoted_heading(key, before.form) for key in (tables if whole else telling)),
            )


def _scale(rule: Rule, history: "History") -> Iterator[Finding]:
    for before, after in history.successive():
        if before.form is None or after.form is None:
            continue
        for line in correspondences(before.form, after.form):
            if line.comparability is Comparability.NOT_COMPARABLE or (len(line.before), len(line.after)) != (1, 1):
                continue
            (source,), (at,) = line.before, line.after
            if unit_of(before, source) != unit_of(after, at):
                continue
            power = _power(before[source], after[at])
            if power:
                yield rule.finding(
                    after.form,
                    at,
                    expected=None,
                    actual=after[at],
                    year=after.year,
                    year_before=before.year,
                    before_at=source,
                    before=before[source],
                    power=power,
                )


def _power(before: Any, after: Any) -> int | None:
    """The power of ten by which a figure differs from the one before, if it is one of those of a mistaken unit."""
    if not before or not after or (before < 0) != (after < 0):
        return None
    ratio = Fraction(after) / Fraction(before)
    near = _NEAR if isinstance(after, Decimal) else Fraction(1)
    for power in (sign * scale for scale in _SCALES for sign in (1, -1)):
        off = ratio / Fraction(10) ** power
        if 1 / near <= off <= near:
            return power
    return None


def _gap(rule: Rule, history: "History") -> Iterator[Finding]:
    for year in history.missing:
        yield rule.finding(None, "year", year=year)


def _edition(rule: Rule, history: "History") -> Iterator[Finding]:
    stated = [each for each in history.reports if each.form is not None]
    for before, after in pairwise(stated):
        if before.form is None or after.form is None or before.form == after.form:
            continue
        counts = dict.fromkeys(Comparability, 0)
        for line in correspondences(before.form, after.form):
            counts[line.comparability] += len(line.after) or len(line.before)
        yield rule.finding(
            after.form,
            "form",
            year=after.year,
            year_before=before.year,
            form=after.form.value,
            form_before=before.form.value,
            **{each.value: count for each, count in counts.items()},
        )


def _restated(rule: Rule, history: "History") -> Iterator[Finding]:
    for year in history.years:
        for before, after in pairwise(history.versions_of(year)):
            changed = tuple(each for each in diff(before, after) if _is_figure(each.at))
            if changed:
                cells = tuple(_cell(each.at, before, after) for each in changed)
                told = _later(before, after)
                yield (rule if told else _order_unknown(rule)).finding(
                    after.form,
                    "form" if cells[0] == "form" else str(cells[0]).partition(".")[0],
                    year=year,
                    count=len(cells),
                    cells=cells,
                    before=tuple(_value(each.before) for each in changed),
                    after=tuple(_value(each.after) for each in changed),
                    order_told=told,
                )


def _later(before: AnnualReport, after: AnnualReport) -> bool:
    """Whether the dates of publication tell which of two versions is the later."""
    dates = (before.published_on, after.published_on)
    return dates[0] is not None and dates[1] is not None and dates[0] < dates[1]


@cache
def _order_unknown(rule: Rule) -> Rule:
    """The rule, with a sentence that also says that nothing tells which version is the later."""
    return evolve(
        rule,
        message_zh=f"{rule.message_zh}；公布日期不能说明孰先孰后，以后给出的为准",
        message_en=f"{rule.message_en}; the dates do not tell which is the later, the one given last counts",
    )


def _is_figure(at: str) -> bool:
    return at == "form" or at.partition(".")[0] in TABLE_KEYS


def _cell(at: str, before: AnnualReport, after: AnnualReport) -> CellAddress | str:
    known = next((report.form for report in (after, before) if report.form and form(report.form).has(at)), None)
    return at if known is None else form(known).address(at)


def _value(value: Any) -> Any:
    """A figure, or that there is a table."""
    return value if value is None or isinstance(value, (int, Decimal, str)) else "…"


_rule = partial(paired_rule, Need.HISTORY)


_COMPARED = ("各年度报告相互对照", "the reports of several years beside one another")

RULES = (
    _rule(
        "years.brought_forward",
        Severity.WARNING,
        (
            "上年结转等于上一年度报告的结转下年度",
            "brought forward = carried forward by the year before, in each column",
        ),
        (
            "{year}年：{at}应为{year_before}年的结转下年度{expected}，报告载明{actual}，相差{difference}",
            (
                "{year}: {at} should be what {year_before} carried forward, {expected}, the report says {actual}: "
                "off by {difference}"
            ),
        ),
        ("格式表三的行名：上年结转、结转下年度继续办理", "the rows 上年结转 and 结转下年度继续办理 of table 三"),
        _broken,
    ),
    _rule(
        "years.in_force",
        Severity.WARNING,
        ("现行有效等于上年现行有效加制发减废止", "in force = in force the year before + issued − repealed"),
        (
            (
                "{year}年：{at}应为{expected}（{year_before}年{before}，加{added}，减{removed}），"
                "报告载明{actual}，相差{difference}"
            ),
            (
                "{year}: {at} should be {expected} ({year_before}: {before}; plus {added}; less {removed}), "
                "the report says {actual}: off by {difference}"
            ),
        ),
        ("格式表二的列名：本年制发、本年废止、现行有效", "the columns 本年制发, 本年废止 and 现行有效 of table 二"),
        _broken,
    ),
    _rule(
        "years.not_assessed",
        Severity.WARNING,
        ("有跨年度的勾稽关系无法核对", "identities between years that could not be assessed"),
        (
            "{year}年与{year_before}年之间，{at}有{count}项关系因没有数字而无法核对",
            "{at}: identities between {year_before} and {year} not assessed for want of figures: {count}",
        ),
        ("未核对不等于通过", "not assessed is never passed"),
        _not_assessed,
    ),
    _rule(
        "years.copied",
        Severity.WARNING,
        ("两个年度的表格完全相同", "two years with the same non-zero tables"),
        (
            "{year}年与{year_before}年的表格完全相同：{headings}",
            "the tables of {year} are those of {year_before}: {headings}",
        ),
        _COMPARED,
        _copied,
    ),
    _rule(
        "years.scale",
        Severity.WARNING,
        ("数字为上年的千倍、万倍（或其倒数）", "a figure 10ⁿ times last year's, n = ±3, ±4"),
        (
            "{year}年：{at}为{actual}，约为{year_before}年{before}的10的{power}次方倍，疑单位有误",
            "{year}: {at} is {actual}, about 10^{power} times the {before} of {year_before}: was the unit mistaken?",
        ),
        ("例如以元代替万元", "such as 元 for 万元"),
        _scale,
    ),
    _rule(
        "years.gap",
        Severity.INFO,
        ("缺少一个年度的报告", "a year is missing"),
        (
            "没有{year}年的报告：前后两年无法衔接核对",
            "there is no report of {year}: the years around it cannot be linked",
        ),
        _COMPARED,
        _gap,
    ),
    _rule(
        "years.edition",
        Severity.INFO,
        ("报告格式换版", "the edition of the form changed: what can be compared"),
        (
            (
                "{year}年的报告改用{form}版格式（{year_before}年为{form_before}版）："
                "{exact}个单元格口径相同，{comparable}个相近，{not_comparable}个不可比"
            ),
            (
                "{year} uses the {form} form, {year_before} that of {form_before}: cells that count the same {exact}, "
                "nearly the same {comparable}, not comparable {not_comparable}"
            ),
        ),
        ("国办公开办函〔2019〕60号、〔2021〕30号", "国办公开办函〔2019〕60号, 〔2021〕30号"),
        _edition,
    ),
    _rule(
        "years.restated",
        Severity.WARNING,
        ("同一年度有两个不同的版本", "two versions of one year differ: the cells"),
        (
            "{year}年的报告有不同版本，{count}处不同：{cells}，由{before}改为{after}",
            "{year}: two versions differ in {count} places: {cells}, from {before} to {after}",
        ),
        _COMPARED,
        _restated,
    ),
)
"""Rules that need a history."""
