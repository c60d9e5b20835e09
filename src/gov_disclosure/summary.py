"""Findings as lines for people: what says the same of many cells of a table is said once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import frozen

from .errors import Language
from .findings import Finding, Need, render_label, section_headings
from .forms import form
from .localisation import Cause, Mend
from .slips import Slip
from .vocabulary import Edition, Severity

__all__ = ["SummaryLine", "cause_line", "summary"]

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
    return None if finding.at is None or finding.form is None else _rows(finding.form).get(finding.at)


@cache
def _rows(edition: Edition) -> Mapping[str, str]:
    """The label of each row of a form, by the address of the row and of each of its cells."""
    found: dict[str, str] = {}
    for address in form(edition).addresses:
        label = form(edition).label(address).rpartition(" · ")[0]
        found[str(address)] = found[f"{address.table}.{address.row}"] = label
    return found


def _gathered(group: list[Finding], language: Language) -> str:
    template, comma, others = _TEXTS[language]
    first = group[0]
    assert first.at is not None
    rows = list(dict.fromkeys(filter(None, map(_row, group))))
    shown = comma.join(f"“{row}”" for row in rows[:_MOST_ROWS])
    return template.format(
        title=first.definition.title_zh if language == "zh" else first.definition.title_en,
        heading=section_headings(first.form)[first.at.partition(".")[0]],
        count=sum(finding.arguments.get("count", 1) for finding in group),
        rows=shown + (others.format(count=len(rows)) if len(rows) > _MOST_ROWS else ""),
        example=first.message(language),
    )


# ---------------------------------------------------------------------- causes

_MOST_MENDS = 5

_CAUSE_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "head": "{count}项勾稽关系不成立，原因可能是：{mends}",
        "none": "{count}项勾稽关系不成立，须改动三个以上单元格才能全部成立，无法判定是哪些",
        "suspect": "{label}载明{actual}，应为{proposed}",
        "slip": "（{slip}）",
        "and": "，且",
        "or": "；或者：",
        "more": "；另有{count}种改法",
    },
    "en": {
        "head": "identities broken: {count}, probably because {mends}",
        "none": "identities broken: {count}; more than three cells would have to change, which ones cannot be told",
        "suspect": "{label} says {actual} and should say {proposed}",
        "slip": " ({slip})",
        "and": ", and ",
        "or": "; or because ",
        "more": "; or in {count} further ways",
    },
}

_SLIPS: dict[Slip, dict[Language, str]] = {
    Slip.LINES_EXCHANGED: {"zh": "相邻两行或两列互换：{lines}", "en": "two neighbouring lines exchanged: {lines}"},
    Slip.LINE_SHIFTED: {"zh": "一行或一列错开一格：{lines}", "en": "a line shifted by one place: {lines}"},
    Slip.SIGN: {"zh": "多写了负号", "en": "a sign too many"},
    Slip.CELLS_EXCHANGED: {"zh": "两个单元格互换", "en": "two cells exchanged"},
    Slip.FIGURE_MOVED: {"zh": "数字填错单元格", "en": "a figure in the wrong cell"},
    Slip.DIGITS_EXCHANGED: {"zh": "相邻数字颠倒", "en": "two digits exchanged"},
    Slip.DIGIT_DROPPED: {"zh": "漏写一位数字", "en": "a digit dropped"},
    Slip.DIGIT_DOUBLED: {"zh": "重写一位数字", "en": "a digit doubled"},
    Slip.FIGURE_SPLIT: {"zh": "一个数字拆在两个单元格", "en": "a figure split over two cells"},
    Slip.POWER_OF_TEN: {"zh": "位数有误", "en": "off by a power of ten"},
    Slip.LEFT_ZERO: {"zh": "漏填", "en": "left at zero"},
    Slip.ONE_DIGIT: {"zh": "一位数字有误", "en": "one digit wrong"},
}


def cause_line(cause: Cause, edition: Edition | None, language: Language = "zh") -> str:
    """Why identities are broken, in one line: the cells that may be wrong and what they should say.

    >>> from gov_disclosure import AnnualReport, ReviewLitigationGrid, localise
    >>> grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 3}}, fill=0)
    >>> report = AnnualReport(form="2021", review_litigation=grid)
    >>> (cause,) = localise(report.with_cell("review_litigation.reconsideration.total", 30))
    >>> cause_line(cause, report.form, "en")[:98]
    'identities broken: 1, probably because review_litigation.reconsideration.total (行政复议 · 总计) says 30'
    """
    texts = _CAUSE_TEXTS[language]
    if not cause.mends:
        return texts["none"].format(count=len(cause.identities))
    mends = texts["or"].join(_mend(mend, edition, language) for mend in cause.mends[:_MOST_MENDS])
    if len(cause.mends) > _MOST_MENDS:
        mends += texts["more"].format(count=len(cause.mends) - _MOST_MENDS)
    return texts["head"].format(count=len(cause.identities), mends=mends)


_OF_LINES = (Slip.LINES_EXCHANGED, Slip.LINE_SHIFTED)


def _lines(mend: Mend, edition: Edition | None, language: Language) -> str:
    """The labels of the rows or columns that a mend moves: those of which the moved figures stand in fewer."""
    labels = [render_label(suspect.at, edition, "zh").strip("“”") for suspect in mend.suspects]
    rows, columns = (list(dict.fromkeys(label.rpartition(" · ")[part] for label in labels)) for part in (0, 2))
    shown = [f"“{label}”" for label in (rows if _moves_rows(mend, len(rows), len(columns)) else columns)]
    return ("、" if language == "zh" else ", ").join(shown)


def _moves_rows(mend: Mend, rows: int, columns: int) -> bool:
    """Whether it is rows that a mend moves; two figures by two are told by whether they come from the same column."""
    if rows != columns:
        return rows < columns
    here = [(suspect.at.column, suspect.actual) for suspect in mend.suspects]
    return all((suspect.at.column, suspect.proposed) in here for suspect in mend.suspects)


def _mend(mend: Mend, edition: Edition | None, language: Language) -> str:
    texts = _CAUSE_TEXTS[language]
    if mend.slip is not None and mend.slip in _OF_LINES:
        return _SLIPS[mend.slip][language].format(lines=_lines(mend, edition, language))
    said = texts["and"].join(
        texts["suspect"].format(
            label=render_label(suspect.at, edition, language), actual=suspect.actual, proposed=suspect.proposed
        )
        for suspect in mend.suspects
    )
    return said if mend.slip is None else said + texts["slip"].format(slip=_SLIPS[mend.slip][language])
