"""What the prose says against what the tables say, and against itself."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import evolve

from ..cells import CellAddress
from ..findings import Finding, Rule
from ..forms import Form, form
from ..report import AnnualReport
from ..vocabulary import Severity, Verdict

__all__ = ["RULES"]

_WHERE_ZH = "；{equal}为{expected}"
_WHERE_EN = "; {expected} is what {equal} says"

_MOST_EQUAL = 3
"""How many cells that say the same as the text are named."""


def _against_table(rule: Rule, report: AnnualReport, *, zero: bool) -> Iterator[Finding]:
    """The counts that the table contradicts; ``zero`` picks those where one side says none."""
    # Imported when a report is judged: the shapes of prose are many, and importing the rules should cost little.
    from ..narrative import CountClaim, claims

    if report.form is None:
        return
    wrong: set[tuple[str, int]] = set()
    for claim in claims(report):
        figure = (claim.section, claim.figure_at)
        if not isinstance(claim, CountClaim) or figure in wrong or claim.verdict(report) is not Verdict.BROKEN:
            continue
        # A figure is found wrong once, whatever else was said of it.
        wrong.add(figure)
        published = sum((report[cell] or 0 for cell in claim.cells), 0)
        if (claim.figure == 0 or published == 0) is zero:
            equal = _equal(report, claim.cells, claim.figure)
            yield (_saying_where(rule) if equal else rule).finding(
                report.form,
                claim.cells[0] if len(claim.cells) == 1 else claim.cells[0].table,
                expected=claim.figure,
                actual=published,
                quote=claim.text,
                section=claim.at,
                start=claim.start,
                end=claim.end,
                bound="≥" if claim.at_least else "",
                counted=_counted(claim.cells, form(report.form)),
                cells=claim.cells,
                equal=equal,
            )


def _saying_where(rule: Rule) -> Rule:
    """The rule with a sentence that also names the cells which say what the text says."""
    return evolve(rule, message_zh=rule.message_zh + _WHERE_ZH, message_en=rule.message_en + _WHERE_EN)


def _counted(cells: Iterable[CellAddress], the_form: Form) -> tuple[CellAddress | str, ...]:
    """The cells of a claim for people: a group of outcomes by its heading."""
    shown: dict[CellAddress | str, None] = {}
    for cell in cells:
        row = the_form.row(cell)
        heading = next((each for each in row.under if each.group), None)
        whole = heading and {each.key for each in the_form.table(cell.table).rows if heading in each.under}
        if heading and whole and whole <= {each.row for each in cells}:
            shown[f"“{heading.label} · {the_form.column(cell).label}”"] = None
        else:
            shown[cell] = None
    return tuple(shown)


def _equal(report: AnnualReport, cells: tuple[CellAddress, ...], figure: int | Decimal) -> tuple[CellAddress, ...]:
    """Other cells that state the claimed figure: of the same row, or totals of the same table."""
    table = report.table(cells[0].table)
    if table is None or figure == 0:
        return ()
    same = [cell for cell, published in table.items() if published == figure and cell not in cells]
    rows = {cell.row for cell in cells}
    columns = {cell.column for cell in cells}
    near = [cell for cell in same if cell.row in rows] + [cell for cell in same if cell.column in columns]
    return tuple(dict.fromkeys(near))[:_MOST_EQUAL]


def _count(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    return _against_table(rule, report, zero=False)


def _zero(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    return _against_table(rule, report, zero=True)


def _parts(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    from ..narrative import PartsClaim, claims

    for claim in claims(report):
        if isinstance(claim, PartsClaim) and claim.verdict(report) is Verdict.BROKEN:
            yield rule.finding(
                report.form,
                claim.at,
                expected=claim.whole,
                actual=sum(claim.parts),
                quote=claim.text,
                start=claim.start,
                end=claim.end,
                parts=claim.parts,
            )


def _share(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    from ..narrative import ShareClaim, claims

    for claim in claims(report):
        if isinstance(claim, ShareClaim) and claim.verdict(report) is Verdict.BROKEN:
            yield rule.finding(
                report.form,
                claim.at,
                expected=claim.true_percent,
                actual=claim.percent,
                quote=claim.text,
                start=claim.start,
                end=claim.end,
                part=claim.part,
                whole=claim.wholes[0],
            )


RULES = (
    Rule(
        id="text.count",
        severity=Severity.WARNING,
        title_zh="文字所述件数与表格不符",
        title_en="a count stated in prose differs from the table",
        message_zh="文字写作“{quote}”（{bound}{expected}），而{counted}为{actual}，相差{difference}",
        message_en="the text says “{quote}” ({bound}{expected}), {counted} says {actual}: off by {difference}",
        basis_zh="同一报告的文字与表格应当一致",
        basis_en="the prose and the tables of a report count the same things",
        judge=_count,
    ),
    Rule(
        id="text.zero",
        severity=Severity.WARNING,
        title_zh="文字称无而表格有数，或者相反",
        title_en="the prose says none and the table has a figure, or the reverse",
        message_zh="文字写作“{quote}”（{bound}{expected}），而{counted}为{actual}",
        message_en="the text says “{quote}” ({bound}{expected}), {counted} says {actual}",
        basis_zh="同一报告的文字与表格应当一致",
        basis_en="the prose and the tables of a report count the same things",
        judge=_zero,
    ),
    Rule(
        id="text.parts",
        severity=Severity.INFO,
        title_zh="各部分之和与总数不符",
        title_en="“A 件，其中 B 件、C 件” whose parts do not make the whole",
        message_zh="文字写作“{quote}”：各部分之和为{actual}，总数为{expected}，相差{difference}",
        message_en="the text says “{quote}”: the parts make {actual}, the whole is {expected}: off by {difference}",
        basis_zh="文字自身",
        basis_en="the prose itself",
        judge=_parts,
    ),
    Rule(
        id="text.share",
        severity=Severity.INFO,
        title_zh="百分比与其分子分母不符",
        title_en="a percentage that its own numerator and denominator do not give",
        message_zh="文字写作“{quote}”：{part}占{whole}应为{expected}%，文字为{actual}%，相差{difference}",
        message_en=(
            "the text says “{quote}”: {part} of {whole} is {expected}%, the text says {actual}%: off by {difference}"
        ),
        basis_zh="文字自身",
        basis_en="the prose itself",
        judge=_share,
    ),
)
