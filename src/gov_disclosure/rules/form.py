"""What the form asks of a report as a whole, as far as the report itself tells."""

import re
from collections.abc import Iterator

from ..findings import Finding, Rule
from ..forms import editions, form, newest_form
from ..report import AnnualReport
from ..vocabulary import Severity

__all__ = ["RULES"]

_NOTICE = re.compile(r"[〔\[（(【{]\s*(\d{4})\s*[〕\]）)】}]\s*(\d+)\s*号")
_PERIOD = re.compile(
    r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*起?\s*(?:至|到|止|-|—|－|–|~|～)+\s*"
    r"(?:(?P<end_year>\d{4})\s*年)?\s*(?P<end_month>\d{1,2})\s*月\s*(?P<end_day>\d{1,2})\s*日"
)
_REPORTING_YEAR = re.compile(r"(?P<year>\d{4})\s*年度?\s*(?:政府)?(?:政务|信息)*公开(?:工作)?年度报告")
_NOTHING = re.compile(r"[\s。.．，,；;：:]*(?:无|暂无|没有|本年度无|不存在)?[\s。.．，,；;：:]*")
_FEE = "信息处理费"


def _table_missing(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    sections = (report.official_form or newest_form()).sections
    for section in sections:
        if section.table and report.table(section.table) is None:
            yield rule.finding(report.form, section.table, section=section.heading)


def _notice(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if report.form is None:
        return
    known = {_NOTICE.search(each.notice).groups(): each.notice for each in editions()}  # type: ignore[union-attr]
    cited = [known[found] for found in _NOTICE.findall(report.narrative.preamble) if found in known]
    own = form(report.form).notice
    if cited and own not in cited:
        yield rule.finding(report.form, "narrative.preamble", expected=own, actual=cited[0])


def _period(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if report.year is None:
        return
    text = report.narrative.preamble
    wanted = f"{report.year}-01-01/{report.year}-12-31"
    for found in _PERIOD.finditer(text):
        year, end_year = int(found["year"]), int(found["end_year"] or found["year"])
        stated = (
            f"{year}-{int(found['month']):02}-{int(found['day']):02}/"
            f"{end_year}-{int(found['end_month']):02}-{int(found['end_day']):02}"
        )
        if stated != wanted:
            yield rule.finding(report.form, "narrative.preamble", expected=wanted, actual=stated, text=found[0])
            return
    for found in _REPORTING_YEAR.finditer(text):
        if int(found["year"]) != report.year:
            yield rule.finding(
                report.form, "narrative.preamble", expected=report.year, actual=int(found["year"]), text=found[0]
            )
            return


def _empty_section(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    text = report.narrative.problems_and_improvements
    if _NOTHING.fullmatch(text):
        yield rule.finding(report.form, "narrative.problems_and_improvements", actual=text)


def _fee_statement(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    if _FEE not in "".join(report.narrative.other_matters.split()):
        yield rule.finding(report.form, "narrative.other_matters")


RULES = (
    Rule(
        id="form.table_missing",
        severity=Severity.ERROR,
        title_zh="缺少表格",
        title_en="a table of 二, 三 or 四 is not in the document",
        message_zh="没有“{section}”的表格：缺表不等于零",
        message_en="the table of “{section}” is not there: absent is never zero",
        basis_zh="格式第二、三、四部分以表格形式报告",
        basis_en="the form reports sections 二, 三 and 四 as tables",
        judge=_table_missing,
    ),
    Rule(
        id="form.notice",
        severity=Severity.INFO,
        title_zh="引用的通知与表格不符",
        title_en="the notice cited is not that of the tables",
        message_zh="前言引用{actual}，而表格为{expected}的格式",
        message_en="the preamble cites {actual}, the tables are those of {expected}",
        basis_zh="国办公开办函〔2019〕60号、〔2021〕30号",
        basis_en="国办公开办函〔2019〕60号, 〔2021〕30号",
        judge=_notice,
    ),
    Rule(
        id="form.period",
        severity=Severity.WARNING,
        title_zh="统计期限不是报告年度的1月1日至12月31日",
        title_en="the period stated is not January 1 to December 31 of the report's year",
        message_zh="文中写作“{text}”，与报告年度不符：应为{expected}",
        message_en="the text says “{text}”, which does not fit the report's year: expected {expected}",
        basis_zh="条例第四十九条：上一年度政府信息公开工作年度报告",
        basis_en="Regulations, article 49: the report of the year before",
        judge=_period,
    ),
    Rule(
        id="form.empty_section",
        severity=Severity.WARNING,
        title_zh="第五部分空白或只写“无”",
        title_en="section 五 is empty, or says only 无",
        message_zh="{at}没有内容",
        message_en="{at} (problems and improvements) says nothing",
        basis_zh="条例第五十条第一款第（四）项",
        basis_en="Regulations, article 50(1)(4)",
        judge=_empty_section,
    ),
    Rule(
        id="form.fee_statement",
        severity=Severity.INFO,
        title_zh="第六部分未说明信息处理费",
        title_en="section 六 says nothing of the information-processing fee",
        message_zh="{at}没有说明信息处理费收取情况",
        message_en="{at} (other matters) says nothing of the information-processing fee (信息处理费)",
        basis_zh="国办函〔2020〕109号",
        basis_en="国办函〔2020〕109号",
        judge=_fee_statement,
    ),
)
