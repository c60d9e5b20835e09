"""What rich prints: the form's tables on a terminal, what a check found in them marked, and its findings as lines.

Rich asks for it by way of :mod:`gov_disclosure.hosts`. A cell without a figure is a dash, never 0. Nothing that a
document says is markup, and no character of it can command the terminal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from textwrap import wrap
from typing import Literal

from .aggregation import Aggregate
from .cells import CellAddress
from .errors import InvalidReportError, Language, MissingExtraError
from .figures import Figure
from .findings import CheckResult, Finding, Findings
from .forms import Panel, Row
from .history import History
from .pages.digest import digest_of, sum_lines
from .pages.remarks import SYMBOLS
from .pages.texts import text
from .pages.view import Mark, Outcome, View, view_of
from .pages.years import years_of
from .readings import Reading
from .report import AnnualReport
from .summary import SummaryLine, summary
from .tables import FigureTable
from .vocabulary import Severity
from .writing.layout import FormParagraph, ParagraphRole, layout
from .writing.tables import column_label, figure_text
from .writing.text import shown

try:
    from rich.console import Group, RenderableType
    from rich.padding import Padding
    from rich.table import Column, Table
    from rich.text import Text
except ImportError:
    raise MissingExtraError(extra="rich", purpose_en="tables for rich", purpose_zh="用rich显示表格") from None

__all__ = ["marked_report", "rich_of"]

_UNSTATED = "—"

_MARKS: Mapping[Mark | None, str] = {
    Mark.SUSPECT: "bold black on bright_yellow",
    Mark.SUM: "bold red",
    Mark.NOTED: "yellow",
    None: "",
}
_COLOURS: Mapping[object, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
    Outcome.WRONG: "bold red",
    Outcome.OPEN: "bold yellow",
    Outcome.DOUBTFUL: "bold yellow",
    Outcome.CLEAN: "bold green",
}
_ROLES: Mapping[ParagraphRole, tuple[str, int, int]] = {
    ParagraphRole.TITLE: ("bold", 0, 0),
    ParagraphRole.PARTICULAR: ("dim", 0, 0),
    ParagraphRole.HEADING: ("bold", 1, 0),
    ParagraphRole.PROSE: ("", 0, 1),
}
"""How each kind of paragraph looks, how many lines are before it, and how deep it stands."""

_INDENT = 2
_FEW = 5
_SHORT = 4
"""Where there are more than a few columns, their labels are broken into lines of so many characters."""


@singledispatch
def rich_of(value: object, language: Language = "zh") -> RenderableType:
    """A value as what rich prints: a report or table as the form's tables, a check by its findings.

    ``language`` is that of the sentences; the form's labels are always as printed.

    >>> from rich.console import Console
    >>> from gov_disclosure import ReviewLitigationGrid
    >>> Console(width=80).print(rich_of(ReviewLitigationGrid((3, 0, 0, 0, 3, *(None,) * 10))))
    ┏━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━┓
    ┃                    ┃ 结果维持 ┃ 结果纠正 ┃ 其他结果 ┃ 尚未审结 ┃ 总计 ┃
    ┡━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━┩
    │ 行政复议           │        3 │        0 │        0 │        0 │    3 │
    │ 行政诉讼           │          │          │          │          │      │
    │   未经复议直接起诉 │        — │        — │        — │        — │    — │
    │   复议后起诉       │        — │        — │        — │        — │    — │
    └────────────────────┴──────────┴──────────┴──────────┴──────────┴──────┘

    :raises TypeError: a value that has no such form.
    """
    raise TypeError(
        f"expected a report, a table, a reading, a history, a sum, a check or a finding, got {type(value).__name__}"
    )


def marked_report(
    subject: AnnualReport | Reading, result: CheckResult | None = None, *, language: Language = "zh"
) -> RenderableType:
    """A report with what a check found: the cells in doubt marked in its tables, the findings below.

    Beside a figure that is probably wrong stands what it should say (``→``), beside a sum that does not add up what the
    other cells give (``≠``). ``result`` is the outcome of :func:`gov_disclosure.check` where you checked with rules of
    your own.
    """
    view = view_of(subject, result)
    return Group(*_form(view.report, view), Padding(rich_of(view.result, language), (1, 0, 0, 0)))


# ---------------------------------------------------------------------- reports and tables


@rich_of.register
def _report(value: AnnualReport, language: Language = "zh") -> RenderableType:
    return Group(*_form(value, None))


@rich_of.register
def _reading(value: Reading, language: Language = "zh") -> RenderableType:
    return Group(*_form(value.report, None), Text(), *_lines(summary(value.notes, language)))


@rich_of.register
def _table(value: FigureTable, language: Language = "zh") -> RenderableType:
    return Group(*_panels(value, None))


def _form(report: AnnualReport, view: View | None) -> Iterator[RenderableType]:
    """The official form: title, headings and prose as lines, each table as rich draws tables."""
    tables = iter(report.tables.values())
    for block in layout(report):
        if isinstance(block, FormParagraph):
            style, before, depth = _ROLES[block.role]
            yield Padding(_indented(Text(shown(block.text), style), depth), (before, 0, 0, 0))
        else:
            yield from _panels(next(tables), view)


def _panels(figures: FigureTable, view: View | None) -> Iterator[RenderableType]:
    """A table for each panel of the form's table, as each has columns of its own."""
    cells = iter(figures.items())
    for panel in figures.table.panels:
        yield _panel(panel, figures, cells, view)


def _panel(
    panel: Panel, figures: FigureTable, cells: Iterator[tuple[CellAddress, Figure]], view: View | None
) -> RenderableType:
    unit = getattr(figures, "amount_unit", None)
    drawn = Table(
        _column(figures.table.stub.label if figures.table.stub else ""),
        *(_column(label, justify="right") for label in _headings([column_label(each, unit) for each in panel.columns])),
        title=Text(panel.caption.label, "italic") if panel.caption else None,
        title_justify="left",
    )
    for depth, label, row in _labels(panel):
        if row is None:
            drawn.add_row(_indented(Text(label, "bold"), depth))
        else:
            drawn.add_row(_indented(Text(label), depth), *(_figure(*next(cells), view) for _ in panel.columns))
    return drawn


def _headings(labels: Sequence[str]) -> Iterator[str]:
    """The labels of columns; of many columns in lines so short that the labels of the rows have room."""
    for label in labels:
        yield "\n".join(wrap(label, _SHORT)) if len(labels) > _FEW else label


def _indented(drawn: Text, depth: int) -> Padding:
    return Padding(drawn, (0, 0, 0, _INDENT * depth))


def _column(label: str, *, justify: Literal["left", "right"] = "left") -> Column:
    """A column whose label and cells are broken over lines where the terminal is narrow, and never cut."""
    return Column(Text("\n".join(map(shown, label.split("\n")))), justify=justify, overflow="fold")


def _labels(panel: Panel) -> Iterator[tuple[int, str, Row | None]]:
    """The labels of the rows, each with its depth; a heading over rows stands before the first of them."""
    above: tuple[str, ...] = ()
    for row in panel.rows:
        *headings, label = row.path
        for depth, heading in enumerate(headings):
            if above[: depth + 1] != tuple(headings[: depth + 1]):
                yield depth, heading, None
        above = tuple(headings)
        yield len(headings), label, row


def _figure(cell: CellAddress, figure: Figure, view: View | None) -> Text:
    """A figure with what a check says of it; a dash where no number is known."""
    printed = _UNSTATED if figure is None else figure_text(figure)
    mark = view.mark(cell) if view else None
    drawn = Text(printed, _MARKS[mark] or ("dim" if figure is None else ""))
    if view is not None:
        drawn.append(_hint(view, cell))
    return drawn


def _hint(view: View, cell: CellAddress) -> str:
    proposal = view.proposals.get(str(cell))
    if proposal:
        return f" → {proposal.suspect.proposed}{'' if proposal.certain else ' ?'}"
    sums = view.sums_at(cell)
    return f" ≠ {sums[0].finding.expected}" if sums else ""


# ---------------------------------------------------------------------- findings


@rich_of.register
def _finding(value: Finding, language: Language = "zh") -> RenderableType:
    return Group(*_lines([SummaryLine(value.severity, value.rule, value.message(language), 1)]))


@rich_of.register
def _check(value: Findings, language: Language = "zh") -> RenderableType:
    digest = digest_of(value, language)
    facts = " · ".join(f"{name} {amount}" for name, amount in digest.facts)
    return Group(
        Text(digest.headline, _COLOURS[digest.outcome]),
        *(Text(each) for each in digest.reasons),
        *([Text(facts, "dim")] if facts else []),
        *(Text(f"✎ {shown(each)}") for each in digest.causes),
        *_lines(digest.lines),
        *(Text(shown(each), "dim") for each in digest.silent),
    )


def _lines(lines: Iterable[SummaryLine]) -> Iterator[RenderableType]:
    """A line for each finding, or for all of a kind: its sign, the sentence, its rule."""
    drawn = Table.grid(Column(), Column(overflow="fold", ratio=1), Column(style="dim"), padding=(0, 1), expand=True)
    for line in lines:
        sign = Text(SYMBOLS[line.severity], _COLOURS[line.severity])
        drawn.add_row(sign, Text(shown(line.text)), Text(line.rule))
    if drawn.row_count:
        yield drawn


# ---------------------------------------------------------------------- sums and years


@rich_of.register
def _sum(value: Aggregate, language: Language = "zh") -> RenderableType:
    head = [Text(shown(each)) for each in sum_lines(value, language)]
    try:
        return Group(*head, *_form(value.report(), None))
    except InvalidReportError as error:  # a sum beyond what a cell can hold
        return Group(*head, Text(shown(error.message(language))))


@rich_of.register
def _history(value: History, language: Language = "zh") -> RenderableType:
    years = years_of(value)
    drawn = Table(
        *(_column(text(key, language)) for key in ("year", "form")),
        *(_column(each, justify="right") for each in years.labels),
        title=Text(shown(value.agency), "bold") if value.agency else None,
    )
    for row in years.rows(language):
        drawn.add_row(*map(Text, row))
    return drawn
