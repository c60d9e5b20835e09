"""What is very probably wrong in one report, though honest reports can break it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..cells import CellAddress
from ..findings import Finding, Rule
from ..forms import CellKind, form
from ..identities import holds, violated
from ..moves import moves
from ..report import AnnualReport
from ..vocabulary import ApplicantClass, RequestRow, Severity

__all__ = ["RULES"]

_FINEST_FEE = 6
"""Decimals of an amount in 万元 down to 0.01 元."""

_LARGEST_FEE = Decimal(1_000_000)
"""An amount of 万元 (100亿元) from which 元 was more probably entered."""

_STALLED = 20

_KINDS = {"row": "行", "column": "列"}


def _rows(report: AnnualReport, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """For each row of a table that has all those columns and states them: the addresses and figures."""
    if report.form is None or report.table(table) is None:
        return
    the_form = form(report.form)
    for row in the_form.table(table).rows:
        addresses = [CellAddress(table, row.key, column) for column in columns]
        if all(map(the_form.has, addresses)):
            figures = [report[address] for address in addresses]
            if None not in figures:
                yield (*addresses, *figures)


def _issued(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    for at, repealed_at, in_force_at, issued, repealed, in_force in _rows(
        report, "proactive", "issued", "repealed", "in_force"
    ):
        if issued > in_force + repealed:
            yield rule.finding(
                report.form,
                at,
                actual=issued,
                limit=in_force + repealed,
                repealed_at=repealed_at,
                in_force_at=in_force_at,
                repealed=repealed,
                in_force=in_force,
            )


def _fee_scale(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if report.form is None or report.proactive is None:
        return
    the_form = form(report.form)
    for at, figure in report.proactive.items():
        column = the_form.column(at)
        if column.kind is CellKind.AMOUNT and isinstance(figure, Decimal):
            exponent = figure.as_tuple().exponent
            if figure >= _LARGEST_FEE or (isinstance(exponent, int) and -exponent > _FINEST_FEE):
                yield rule.finding(report.form, at, actual=figure, unit=column.unit)


def _change(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    for before_at, at, before, change in _rows(report, "proactive", "items_last_year", "item_change"):
        if before + change < 0:
            yield rule.finding(report.form, at, actual=change, before_at=before_at, before=before)


def _procurement(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    for projects_at, at, projects, amount in _rows(report, "proactive", "projects", "amount"):
        if (projects == 0) != (amount == 0):
            yield rule.finding(report.form, at, actual=amount, projects_at=projects_at, projects=projects)


def _stalled(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if report.requests is None:
        return
    rows = (RequestRow.RECEIVED, RequestRow.BROUGHT_FORWARD, RequestRow.CONCLUDED)
    received, brought, concluded = (report.requests[row, ApplicantClass.TOTAL] for row in rows)
    if received is None or brought is None or concluded != 0:
        return
    if received + brought > _STALLED:
        at = CellAddress("requests", RequestRow.CONCLUDED, ApplicantClass.TOTAL)
        yield rule.finding(report.form, at, actual=concluded, incoming=received + brought)


def _shifted(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    matrix = report.requests
    if matrix is None or None in matrix.cells:
        return
    if not any(identity.at.table == matrix.table.key for identity in violated(report)):
        return
    width = len(ApplicantClass)
    for move in moves(matrix.cells, width):  # type: ignore[arg-type]  # no None, see above
        if holds(matrix.table, move.cells):
            place = matrix.table.addresses[move.number * width if move.kind == "row" else move.number]
            yield rule.finding(
                report.form,
                matrix.table.key,
                line=place.row if move.kind == "row" else place.column,
                kind=move.kind,
                kind_zh=_KINDS[move.kind],
                step=move.step,
                cell=place,
            )
            return


RULES = (
    Rule(
        id="proactive.issued",
        severity=Severity.WARNING,
        title_zh="制发件数不应超过现行有效与废止之和",
        title_en="issued ≤ in force + repealed",
        message_zh="{at}为{actual}，超过现行有效{in_force}与废止{repealed}之和{limit}",
        message_en="{at} is {actual}, more than in force {in_force} and repealed {repealed} together ({limit})",
        basis_zh="当年制发的文件，年末或有效或已废止",
        basis_en="a document issued in the year is in force or repealed at its end",
        judge=_issued,
    ),
    Rule(
        id="proactive.fee_scale",
        severity=Severity.WARNING,
        title_zh="收费金额的量级可疑",
        title_en="a fee finer than 0.01 元, or so large that 元 was probably entered",
        message_zh="{at}为{actual}{unit}：精度小于一分钱，或数额过大，疑以元为单位填写",
        message_en="{at} is {actual} {unit}: finer than 0.01 元, or so large that 元 was probably entered",
        basis_zh="格式表二列名：单位：万元",
        basis_en="the column label of table 二: 单位：万元",
        judge=_fee_scale,
    ),
    Rule(
        id="proactive.change",
        severity=Severity.WARNING,
        title_zh="上一年项目数量加本年增减不应为负",
        title_en="items last year + change ≥ 0",
        message_zh="{at}为{actual}，而{before_at}只有{before}：项目数量不能为负",
        message_en="{at} is {actual} while {before_at} is only {before}: there cannot be fewer than no items",
        basis_zh="2019年版格式表二",
        basis_en="table 二 of the 2019 form",
        judge=_change,
    ),
    Rule(
        id="proactive.procurement",
        severity=Severity.WARNING,
        title_zh="采购项目为零当且仅当金额为零",
        title_en="procurement projects = 0 exactly when the amount = 0",
        message_zh="{projects_at}为{projects}，而{at}为{actual}",
        message_en="{projects_at} is {projects} while {at} is {actual}",
        basis_zh="2019年版格式表二",
        basis_en="table 二 of the 2019 form",
        judge=_procurement,
    ),
    Rule(
        id="requests.stalled",
        severity=Severity.WARNING,
        title_zh="收到较多申请而无一办结",
        title_en="more than 20 requests in and none concluded",
        message_zh="新收与结转共{incoming}件，而{at}为0",
        message_en="{incoming} requests came in, and {at} is 0",
        basis_zh="条例第三十三条：二十个工作日内答复",
        basis_en="Regulations, article 33: an answer within 20 working days",
        judge=_stalled,
    ),
    Rule(
        id="requests.shifted",
        severity=Severity.WARNING,
        title_zh="疑有一行或一列数字错位",
        title_en="moving a row or a column by one place would mend every broken identity",
        message_zh="表三疑有错位：将{cell}所在的{kind_zh}移动一格，全部勾稽关系即可成立",
        message_en="table 三 seems shifted: moving the {kind} of {cell} by one place mends every identity",
        basis_zh="勾稽关系的推论",
        basis_en="follows from the identities",
        judge=_shifted,
    ),
)
