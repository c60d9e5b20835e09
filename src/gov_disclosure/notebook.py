"""What a notebook shows: fragments of HTML that carry their style in their tags, since a notebook may strip sheets.

Everything that a document says is text, and escaped; colours are left to the notebook's theme.
"""

from collections.abc import Iterable, Mapping
from functools import singledispatch

from .aggregation import Aggregate
from .errors import InvalidReportError, Language
from .findings import Finding, Findings
from .history import History
from .pages.digest import digest_of, sum_lines
from .pages.markup import LANGUAGES, Content, Html, tag
from .pages.remarks import SYMBOLS
from .pages.texts import text
from .pages.view import Outcome
from .pages.years import years_of
from .readings import Reading
from .report import AnnualReport
from .summary import SummaryLine, summary
from .tables import FigureTable
from .vocabulary import Severity
from .writing.html import report_html, table_html

__all__ = ["html_of"]

_STYLES: Mapping[object, str] = {
    "box": "max-width:60em;line-height:1.6",
    "list": "list-style:none;padding:0;margin:.4em 0",
    "item": "border-left:.3em solid {colour};padding:.1em .6em;margin:.3em 0",
    "headline": "font-size:1.15em;font-weight:600;border-left:.3em solid {colour};padding:.1em .6em;margin:.4em 0",
    "plain": "margin:.4em 0",
    "table": "border-collapse:collapse;margin:.5em 0",
    "head": "border:1px solid #8a8a8a;padding:.25em .5em;background:rgba(127,127,127,.14);text-align:center",
    "term": "border:1px solid #8a8a8a;padding:.25em .5em;text-align:left;white-space:nowrap",
    "figure": "border:1px solid #8a8a8a;padding:.25em .5em;text-align:right;font-variant-numeric:tabular-nums",
}

_RED, _YELLOW, _BLUE, _GREEN = "#c0392b", "#b7791f", "#3a6ea5", "#2e7d4f"
_COLOURS: Mapping[object, str] = {
    Severity.ERROR: _RED,
    Severity.WARNING: _YELLOW,
    Severity.INFO: _BLUE,
    Outcome.WRONG: _RED,
    Outcome.OPEN: _YELLOW,
    Outcome.DOUBTFUL: _YELLOW,
    Outcome.CLEAN: _GREEN,
}


@singledispatch
def html_of(value: object, language: Language = "zh") -> str:
    """A value as a fragment of HTML: a report or table as the official form, a check by its findings.

    ``language`` is that of the sentences; the form's labels are always as printed.

    >>> from gov_disclosure import check
    >>> fragment = html_of(check(AnnualReport(form="2021", title="<b>")), "en")
    >>> "Errors found" in fragment, "<b>" in fragment
    (True, False)

    :raises TypeError: a value that has no such form.
    """
    raise TypeError(
        f"expected a report, a table, a reading, a history, a sum, a check or a finding, got {type(value).__name__}"
    )


@html_of.register
def _report(value: AnnualReport, language: Language = "zh") -> str:
    return report_html(value)


@html_of.register
def _table(value: FigureTable, language: Language = "zh") -> str:
    return table_html(value.table, value.cells, getattr(value, "amount_unit", None))


@html_of.register
def _reading(value: Reading, language: Language = "zh") -> str:
    coverage = value.coverage
    stated = text("of", language, count=coverage.cells_stated, all=coverage.cells)
    head = _paragraph(f"{text('cells stated', language)} {stated}")
    return _box(language, head, _lines(summary(value.notes, language))) + report_html(value.report)


@html_of.register
def _finding(value: Finding, language: Language = "zh") -> str:
    line = SummaryLine(value.severity, value.rule, value.message(language), 1)
    return _box(language, _lines([line]))


@html_of.register
def _check(value: Findings, language: Language = "zh") -> str:
    digest = digest_of(value, language)
    facts = [f"{name} {amount}" for name, amount in digest.facts]
    return _box(
        language,
        tag("div", digest.headline, style=_style("headline", digest.outcome)),
        _paragraph(*digest.reasons),
        _paragraph(" · ".join(facts)) if facts else None,
        [_paragraph(f"✎ {each}") for each in digest.causes],
        _lines(digest.lines),
        [_paragraph(each) for each in digest.silent],
    )


@html_of.register
def _history(value: History, language: Language = "zh") -> str:
    years = years_of(value)
    header = (text("year", language), text("form", language), *years.labels)
    head = tag("tr", [tag("th", each, style=_STYLES["head"]) for each in header])
    rows = [
        tag(
            "tr",
            *(tag("td", cell, style=_STYLES["term" if number < 2 else "figure"]) for number, cell in enumerate(row)),
        )
        for row in years.rows(language)
    ]
    name = value.agency or text("unknown", language)
    return _box(
        language,
        _paragraph(f"{text('agency', language)} {name}"),
        tag("table", tag("thead", head), tag("tbody", rows), style=_STYLES["table"]),
    )


@html_of.register
def _sum(value: Aggregate, language: Language = "zh") -> str:
    head = _box(language, [_paragraph(each) for each in sum_lines(value, language)])
    try:
        return head + report_html(value.report())
    except InvalidReportError as error:  # a sum beyond what a cell can hold
        return head + _box(language, _paragraph(error.message(language)))


def _box(language: Language, *contents: Content) -> Html:
    return tag("div", *contents, lang=LANGUAGES[language], style=_STYLES["box"])


def _paragraph(*sentences: str) -> Html | None:
    return tag("p", " ".join(sentences), style=_STYLES["plain"]) if sentences else None


def _lines(lines: Iterable[SummaryLine]) -> Html | None:
    """A line for each finding, or for all of a kind, with its rule in what is shown on hover."""
    items = [
        tag("li", f"{SYMBOLS[line.severity]} {line.text}", title=line.rule, style=_style("item", line.severity))
        for line in lines
    ]
    return tag("ul", items, style=_STYLES["list"]) if items else None


def _style(name: str, meaning: object) -> str:
    return _STYLES[name].format(colour=_COLOURS[meaning])
