"""The sheet of a workbook that checks the accounting identities of the form as figures are typed."""

from collections.abc import Iterator
from typing import Any

from ..grids import BESIDE_THE_DOCUMENT
from ..identities import Identity, table_identities, verdicts
from ..report import AnnualReport
from ..rules.registry import rule
from ..vocabulary import Verdict
from .formulas import VERDICTS, Formulas, cell_name
from .sheets import CHECKS, Workbook
from .styles import RED, Styles, height_of
from .tables import CellRole

__all__ = ["add_checks"]

_COLUMNS = (("核对项目", 30), ("单元格", 48), ("应为", 11), ("载明", 11), ("结果", 10))
_HEADER_ROW = 1
_VERDICT_COLUMN = len(_COLUMNS) - 1


def add_checks(book: Any, report: AnnualReport, plan: Workbook, styles: Styles) -> None:
    """Add the sheet with a check cell for every identity of the tables that are there.

    A name of the workbook marks it as no part of the report.
    """
    every = list(_identities(report))
    if not every:
        return
    page = book.add_worksheet(CHECKS)
    label, number = styles.of(CellRole.LABEL), styles.of(CellRole.FIGURE)
    for column, (text, width) in enumerate(_COLUMNS):
        page.set_column(column, column, width)
        page.write_string(_HEADER_ROW, column, text, styles.of(CellRole.HEADER))
    formulas, states = Formulas(plan), verdicts(report)
    for row, identity in enumerate(every, _HEADER_ROW + 1):
        page.write_string(row, 0, rule(identity.rule).title_zh, label)
        page.write_string(row, 1, _label(report, identity), label)
        page.set_row(row, height_of(_label(report, identity), _COLUMNS[1][1], styles.size(CellRole.LABEL)))
        known = states[identity] is not Verdict.NOT_ASSESSED
        expected = identity.expected(report.__getitem__) if known else ""
        published = report[identity.at]
        page.write_formula(row, 2, formulas.expected(identity), number, expected)
        page.write_formula(row, 3, formulas.published(identity), number, "" if published is None else published)
        page.write_formula(row, _VERDICT_COLUMN, formulas.verdict(identity), number, VERDICTS[states[identity]])
    last = _HEADER_ROW + len(every)
    _sum_up(page, last, [states[identity] for identity in every], styles)
    _set_up(page, last)
    area = f"$A$1:{_absolute(last, _VERDICT_COLUMN)}"
    book.define_name(f"'{CHECKS}'!{BESIDE_THE_DOCUMENT}", f"='{CHECKS}'!{area}")


def _identities(report: AnnualReport) -> Iterator[Identity]:
    for table in report.tables.values():
        yield from table_identities(table.table)


def _label(report: AnnualReport, identity: Identity) -> str:
    return report.official_form.label(identity.at) if report.official_form else str(identity.at)


def _absolute(row: int, column: int) -> str:
    name = cell_name(row, column)
    letters = name.rstrip("0123456789")
    return f"${letters}${name.removeprefix(letters)}"


def _sum_up(page: Any, last: int, states: list[Verdict], styles: Styles) -> None:
    """How many checks come out in which way, on top, and red where one fails."""
    column = f"{cell_name(_HEADER_ROW + 1, _VERDICT_COLUMN)}:{cell_name(last, _VERDICT_COLUMN)}"
    parts = "&".join(f'"{text}"&COUNTIF({column},"{text}")&"项　"' for text in VERDICTS.values())
    shown = "".join(f"{text}{states.count(verdict)}项　" for verdict, text in VERDICTS.items())
    style = styles.of(CellRole.CAPTION)
    page.merge_range(0, 0, 0, _VERDICT_COLUMN, "", style)
    page.write_formula(0, 0, f"={parts}", style, shown)
    broken = f'"{VERDICTS[Verdict.BROKEN]}"'
    red = styles.of(RED)
    rule_of_top = {"type": "formula", "criteria": f"=COUNTIF({column},{broken})>0", "format": red}
    page.conditional_format(0, 0, 0, 0, rule_of_top)
    cells = (_HEADER_ROW + 1, _VERDICT_COLUMN, last, _VERDICT_COLUMN)
    page.conditional_format(*cells, {"type": "cell", "criteria": "==", "value": broken, "format": red})


def _set_up(page: Any, last: int) -> None:
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, last, _VERDICT_COLUMN)
    page.repeat_rows(_HEADER_ROW)
    page.freeze_panes(_HEADER_ROW + 1, 0)
    page.set_footer("&C— &P —")
    page.protect("")
