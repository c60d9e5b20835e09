"""The rules that the form itself demands: its accounting identities, and that they could be assessed."""

from collections.abc import Iterator
from functools import cache

from attrs import evolve

from ..cells import CellAddress
from ..findings import Finding, Rule
from ..forms import form
from ..frozen import FrozenMapping
from ..identities import Identity, identities, verdicts, violated
from ..report import AnnualReport
from ..solving import contradicted, solve
from ..vocabulary import Severity, Verdict

__all__ = ["RULES"]


def _figures(report: AnnualReport, cells: tuple[CellAddress, ...]) -> FrozenMapping[CellAddress, object]:
    return FrozenMapping({cell: report[cell] for cell in cells})


def _finding(rule: Rule, report: AnnualReport, identity: Identity) -> Finding:
    addends = _figures(report, identity.left)
    nonzero = FrozenMapping({cell: figure for cell, figure in addends.items() if figure})
    return rule.finding(
        report.form,
        identity.at,
        expected=identity.expected(report.__getitem__),
        actual=report[identity.at],
        addends=addends,
        subtrahends=_figures(report, identity.others),
        nonzero=nonzero or 0,
    )


def _broken(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    return (_finding(rule, report, identity) for identity in violated(report) if identity.rule == rule.id)


def _not_assessed(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if report.form is None:
        return
    states = verdicts(report)
    if Verdict.NOT_ASSESSED not in states.values():
        return
    follows = {each.at: each.figure for each in solve(report)}
    without_fit = contradicted(report)
    for table in form(report.form).tables:
        ours = [each for each in identities(report.form) if each.at.table == table.key]
        unassessed = [each for each in ours if states[each] is Verdict.NOT_ASSESSED]
        if not unassessed:
            continue
        cells = dict.fromkeys(cell for each in unassessed for cell in each.cells if report[cell] is None)
        solved = {at: figure for at, figure in follows.items() if at.table == table.key}
        torn = tuple(cell for cell in without_fit if cell.table == table.key)
        more = ({"solved": FrozenMapping(solved)} if solved else {}) | ({"contradicted": torn} if torn else {})
        yield _saying_more(rule, bool(solved), bool(torn)).finding(
            report.form,
            table.key,
            count=len(unassessed),
            identities=tuple(each.id for each in unassessed),
            unstated=len(cells),
            cells=tuple(cells),
            **more,
        )


@cache
def _saying_more(rule: Rule, solved: bool, torn: bool) -> Rule:
    """The rule, with a sentence that also says what follows for the cells that state nothing, or that nothing can."""
    zh, en = rule.message_zh, rule.message_en
    if solved:
        zh, en = f"{zh}；按其余数字应为：{{solved}}", f"{en}; the other figures would give {{solved}}"
    if torn:
        zh += "；填什么数字都不能使勾稽关系成立，已载明的数字必有错误：{contradicted}"
        en += "; no figure makes the identities hold, so something stated is wrong: {contradicted}"
    return evolve(rule, message_zh=zh, message_en=en)


RULES = (
    Rule(
        id="requests.balance",
        severity=Severity.ERROR,
        title_zh="新收加结转等于办结加结转下年",
        title_en="received + brought forward = concluded + carried forward, in each column",
        message_zh="{at}应为{expected}（{addends}，减去{subtrahends}），报告载明{actual}，相差{difference}",
        message_en=(
            "{at} should be {expected} ({addends}; less {subtrahends}), the report says {actual}: off by {difference}"
        ),
        basis_zh="格式表三所印：第一项加第二项之和，等于第三项加第四项之和",
        basis_en="the note printed on table 三: 第一项加第二项之和，等于第三项加第四项之和",
        judge=_broken,
    ),
    Rule(
        id="requests.outcome_sum",
        severity=Severity.ERROR,
        title_zh="各项办理结果之和等于（七）总计",
        title_en="the outcome rows add up to （七）总计, in each column",
        message_zh="{at}应为各项办理结果之和{expected}（其中不为零的：{nonzero}），报告载明{actual}，相差{difference}",
        message_en=(
            "{at} should be the sum of the outcomes, {expected} (those not zero: {nonzero}), "
            "the report says {actual}: off by {difference}"
        ),
        basis_zh="格式表三的行名（七）总计",
        basis_en="the row label （七）总计",
        judge=_broken,
    ),
    Rule(
        id="requests.row_sum",
        severity=Severity.ERROR,
        title_zh="各类申请人之和等于总计",
        title_en="the six applicant classes add up to 总计, in each row",
        message_zh="{at}应为各类申请人之和{expected}（{addends}），报告载明{actual}，相差{difference}",
        message_en=(
            "{at} should be the sum of the row, {expected} ({addends}), the report says {actual}: off by {difference}"
        ),
        basis_zh="格式表三的列名总计",
        basis_en="the column label 总计",
        judge=_broken,
    ),
    Rule(
        id="review_litigation.row_sum",
        severity=Severity.ERROR,
        title_zh="各种审理结果之和等于总计",
        title_en="upheld + corrected + other + pending = total, for each route",
        message_zh="{at}应为各种结果之和{expected}（{addends}），报告载明{actual}，相差{difference}",
        message_en=(
            "{at} should be the sum of the results, {expected} ({addends}), the report says {actual}: "
            "off by {difference}"
        ),
        basis_zh="格式表四的列名总计",
        basis_en="the column label 总计 of table 四",
        judge=_broken,
    ),
    Rule(
        id="report.not_assessed",
        severity=Severity.WARNING,
        title_zh="有勾稽关系无法核对",
        title_en="identities that could not be assessed",
        message_zh="{at}：有{count}项勾稽关系因{unstated}个单元格没有数字而无法核对",
        message_en="{at}: identities not assessed: {count}, for want of figures in cells: {unstated}",
        basis_zh="未核对不等于通过",
        basis_en="not assessed is never passed",
        judge=_not_assessed,
    ),
)
