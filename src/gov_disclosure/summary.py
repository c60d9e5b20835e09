"""Findings as lines for people: what says the same of many cells of a table is said once."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from .errors import Language
from .findings import Finding, Need
from .forms import Form, form
from .vocabulary import Severity

__all__ = ["SummaryLine", "summary"]

_MOST_ALONE = 2
_MOST_ROWS = 3

_TEXTS: dict[Language, tuple[str, str, str]] = {
    "zh": ("{title}：“{heading}”中{count}个单元格，在{rows}；例如：{example}", "、", "等{count}行"),
    "en": (
        "{title}: {count} cells of the table of “{heading}”, in {rows}; for example: {example}",
        ", ",
        " and others, {count} rows in all",
    ),
}


@frozen
class SummaryLine:
    """A line for people: how grave it is, by which rule, and what it says of how many findings."""

    severity: Severity
    rule: str
    text: str
    findings: int


def summary(findings: Iterable[Finding], language: Language = "zh") -> Iterator[SummaryLine]:
    """The findings as lines, the gravest first; many cells of a table with the same fate are one line.

    Only what was seen while reading is gathered: a broken identity always has its own line.

    >>> from gov_disclosure import AnnualReport, check
    >>> lines = summary(check(AnnualReport(form="2021")).findings, "en")
    >>> next(lines).text
    'the table of “二、主动公开政府信息情况” is not there: absent is never zero'
    """
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(sorted(findings, key=lambda each: -each.severity.rank)):
        groups.setdefault(_fate(finding) or number, []).append(finding)
    for group in groups.values():
        if len(group) > _MOST_ALONE:
            first = group[0]
            yield SummaryLine(first.severity, first.rule, _gathered(group, language), len(group))
        else:
            yield from (SummaryLine(each.severity, each.rule, each.message(language), 1) for each in group)


def _fate(finding: Finding) -> tuple[object, ...] | None:
    """What findings that are told as one have in common; ``None`` for a finding that stands alone."""
    if finding.definition.needs is not Need.READING or finding.form is None or _row(finding) is None:
        return None
    table = str(finding.at).partition(".")[0]
    return finding.severity, finding.rule, table, finding.form, finding.arguments.get("reason_zh")


def _row(finding: Finding) -> str | None:
    """The label of the row in which a finding stands, if it stands in one."""
    if finding.at is None or finding.form is None:
        return None
    the_form = form(finding.form)
    for address in the_form.addresses:
        if finding.at in (str(address), f"{address.table}.{address.row}"):
            return the_form.label(address).rpartition(" · ")[0]
    return None


def _heading(the_form: Form, table: str) -> str:
    return next(section.heading for section in the_form.sections if section.table == table)


def _gathered(group: list[Finding], language: Language) -> str:
    template, comma, others = _TEXTS[language]
    first = group[0]
    assert first.at is not None
    assert first.form is not None
    rows = list(dict.fromkeys(filter(None, map(_row, group))))
    shown = comma.join(f"“{row}”" for row in rows[:_MOST_ROWS])
    return template.format(
        title=first.definition.title_zh if language == "zh" else first.definition.title_en,
        heading=_heading(form(first.form), first.at.partition(".")[0]),
        count=sum(finding.arguments.get("count", 1) for finding in group),
        rows=shown + (others.format(count=len(rows)) if len(rows) > _MOST_ROWS else ""),
        example=first.message(language),
    )
