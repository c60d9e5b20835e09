"""What was found in many reports: how many of each year's reports have a finding of each rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import altair as alt
from attrs import asdict, frozen

from ..errors import Language
from ..panels import Answer, ask
from ..rules.registry import rulebook
from . import _words as words
from ._style import DASHES, FONT, GREY, INK, RED, axis, data, plain, title

__all__ = ["RuleCount", "counts_of_checked", "counts_of_panel", "findings"]

_WIDE, _HIGH = 78, 30
"""How wide a year is, and how high a rule, in pixels."""

_DARK = 0.6
"""From which share on the figure in a cell is white."""


@frozen(kw_only=True)
class RuleCount:
    """In how many reports of a year a rule found something, of how many it could have.

    ``year`` is ``None`` for reports that do not state theirs; ``of_reports`` is 0 where none could be judged.
    """

    rule: str
    year: int | None
    reports: int
    of_reports: int


def counts_of_panel(panel: str | Path) -> tuple[RuleCount, ...]:
    """How many reports of each year have a finding of each rule, in a panel that was collected.

    Only rules that found something in some year are counted.

    :raises MissingExtraError: duckdb is not installed.
    :raises PanelError: the files are not there or are no panel.
    """
    of_reports: Counter[int | None] = Counter()
    for row in _rows(ask(panel, "coverage")):
        of_reports[row["year"]] += row["reports"]
    whole = _of_rules(ask(panel, "findings"))
    found: dict[int | None, Counter[str]] = {
        year: _of_rules(ask(panel, "findings", year=year)) for year in sorted(filter(None, of_reports))
    }
    if of_reports[None]:
        # The panel is asked for a year or for all: those without one are the rest.
        found[None] = whole - sum(found.values(), Counter())
    return tuple(
        RuleCount(rule=rule, year=year, reports=counts[rule], of_reports=of_reports[year])
        for rule in whole
        for year, counts in found.items()
    )


def _rows(answer: Answer) -> list[dict[str, Any]]:
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def _of_rules(answer: Answer) -> Counter[str]:
    """In how many reports each rule found something."""
    found: Counter[str] = Counter()
    for row in _rows(answer):
        found[row["rule"]] += row["reports"]
    return found


def counts_of_checked(rows: Iterable[tuple[int | None, str | None]]) -> tuple[RuleCount, ...]:
    """How many reports of each year break identities of each rule: of pairs of ``year`` and ``broken_identities``.

    The pairs are two columns of what :func:`gov_disclosure.frames.check_frame` gives, from any engine. A report
    without identities that could be judged (null) counts as none.

    >>> counts_of_checked([(2024, "requests.row_sum@requests.received.total"), (2024, ""), (2023, None)])[0]
    RuleCount(rule='requests.row_sum', year=2023, reports=0, of_reports=0)
    """
    judged: Counter[int | None] = Counter()
    found: Counter[tuple[str, int | None]] = Counter()
    for year, broken in rows:
        judged[year] += broken is not None
        found.update({(each.partition("@")[0], year) for each in (broken or "").split()})
    rules = dict.fromkeys(rule for rule, _ in found)
    years = sorted(judged, key=_by_year)
    return tuple(
        RuleCount(rule=rule, year=year, reports=found[rule, year], of_reports=judged[year])
        for rule in rules
        for year in years
    )


def _by_year(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0


def findings(counts: Iterable[RuleCount], *, language: Language = "zh") -> alt.LayerChart:
    """A table in colours: rules down, years across, the share of reports in which each rule found something.

    In each cell stand both numbers. A year of which there is no report, or none that could be judged, is a dashed box
    and not a share of zero. ``counts`` are from :func:`counts_of_panel` or :func:`counts_of_checked`, or your own. The
    data have ``rule``, ``year``, ``reports``, ``of_reports`` and ``share``, which is ``None`` where nothing was judged.

    >>> chart = findings([RuleCount(rule="requests.balance", year=2024, reports=3, of_reports=12)], language="en")
    >>> chart.title.text
    'Findings in the reports of each year'
    """
    given = {(each.rule, each.year): each for each in counts}
    years = list(_years(year for _, year in given))
    names = _titles({rule for rule, _ in given}, language)
    rows = [_Cell.of(name, year, given.get((rule, year)), language) for rule, name in names.items() for year in years]
    order = [_year_name(year, language) for year in years]
    base = alt.Chart(data(map(asdict, rows))).encode(
        x=alt.X("year:N", title=words.text("year", language), sort=order, axis=axis(labelAngle=0, ticks=False)),
        y=alt.Y("rule:N", title=None, sort=list(names.values()), axis=axis(ticks=False, domain=False)),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("rule", "year", "reports", "of_reports")],
    )
    shades = alt.Color(
        "share:Q",
        title=words.text("share", language),
        scale=alt.Scale(domain=[0, 0.5, 1], range=["#ffffff", "#f0a37c", RED], interpolate="rgb"),
        legend=alt.Legend(format="%", labelFont=FONT, titleFont=FONT, titleFontWeight="normal"),
    )
    judged = base.transform_filter("datum.share !== null").mark_rect(stroke="#dddddd").encode(color=shades)
    nothing = base.transform_filter("datum.share === null").mark_rect(filled=False, stroke=GREY, strokeDash=DASHES)
    ink = alt.condition(f"datum.share > {_DARK}", alt.value("white"), alt.value(INK))
    figures = base.mark_text(font=FONT, fontSize=11).encode(text="told:N", color=ink)
    return alt.LayerChart(layer=[judged, nothing, figures]).properties(
        title=title(words.text("findings title", language), words.text("reports", language)),
        width=alt.Step(_WIDE),
        height=alt.Step(_HIGH),
    )


@frozen
class _Cell:
    """A rule in a year, as the chart's data have it."""

    rule: str
    year: str
    reports: int | None
    of_reports: int | None
    share: float | None
    told: str

    @classmethod
    def of(cls, rule: str, year: int | None, count: RuleCount | None, language: Language) -> "_Cell":
        name = _year_name(year, language)
        if count is None:
            return cls(rule, name, None, None, None, words.text("none", language))
        if not count.of_reports:
            return cls(rule, name, None, count.of_reports, None, words.text("unjudged", language))
        told = f"{count.reports}/{count.of_reports}"
        return cls(rule, name, count.reports, count.of_reports, count.reports / count.of_reports, told)


def _years(given: Iterable[int | None]) -> Iterator[int | None]:
    """Every year from the first to the last, and last that which is not stated."""
    every = set(given)
    known = [year for year in every if year is not None]
    if known:
        yield from range(min(known), max(known) + 1)
    if None in every:
        yield None


def _titles(rules: set[str], language: Language) -> dict[str, str]:
    """What each rule is called, in the order of the rulebook; one that is not in it by its id."""
    known = {each.id: each.title_zh if language == "zh" else each.title_en for each in rulebook()}
    ours = {rule: name for rule, name in known.items() if rule in rules}
    return ours | {rule: plain(rule) for rule in sorted(rules - set(ours))}


def _year_name(year: int | None, language: Language) -> str:
    return words.text("no year", language) if year is None else str(year)
