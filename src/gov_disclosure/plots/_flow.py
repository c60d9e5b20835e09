"""The requests of an agency through its years: what came in, how it ended, what went on into the next year."""

from collections.abc import Iterator, Mapping

import altair as alt
from attrs import frozen

from ..errors import Language
from ..forms import Form, RowRole, form, newest_form
from ..history import History
from ..report import AnnualReport
from . import _words as words
from ._outcomes import figures_of
from ._style import COLOURS, DASHES, FONT, INK, RED, axis, colours, data, legend, title

__all__ = ["flow"]

_GAP, _EDGE = 0.03, 0.36
"""Where the two bars of a year begin and end, in years from its middle."""

_BOX = 0.06
"""How tall the box of what is not stated is, as a share of the tallest bar."""

_STEP = 170
"""How wide a year is, in pixels."""


def flow(history: History, *, language: Language = "zh") -> alt.LayerChart:
    """What came in each year, beside what became of it, and how it went on into the next year.

    Two bars a year: brought forward and received; carried forward and the outcomes. A band leads from what one year
    carries forward to what the next brings forward, red where they differ. What is not stated is a dashed box on top of
    its bar; a year without a report says so. The data have ``year``, ``part`` and ``count``.

    >>> chart = flow(History([AnnualReport(form="2021", agency="示例县", year=2024)]), language="en")
    >>> chart.title.subtitle
    '示例县'
    """
    newest = form(history.editions[-1]) if history.editions else newest_form()
    names = _Names.of(newest, language)
    bars = [bar for report in history.reports for bar in _bars(report, newest, names)]
    box = _BOX * max([1, *(bar.stated for bar in bars)])
    layers = [
        _bands(history, names),
        *_parts(bars, box, names, history, language),
        _notes(bars, box, history, language),
        _differences(history, names),
    ]
    return alt.LayerChart(layer=layers).properties(
        title=title(words.text("flow title", language), history.agency),
        width=_STEP * max(1, len(history.years) + len(history.missing)),
        height=320,
    )


@frozen
class _Names:
    """The rows of the balance by what they are, and what every part is called."""

    received: str
    brought: str
    carried: str
    total: str
    labels: Mapping[str, str]

    @classmethod
    def of(cls, the_form: Form, language: Language) -> "_Names":
        table = the_form.table("requests")
        inflow = [row for row in table.rows if row.role is RowRole.INFLOW]
        carried = next(row for row in table.rows if row.role is RowRole.OUTFLOW)
        brought = next(row for row in inflow if row.continues)
        received = next(row for row in inflow if not row.continues)
        single = {row.key: words.row_label(row, language) for row in (received, brought)}
        return cls(
            received=received.key,
            brought=brought.key,
            carried=carried.key,
            total=next(column.key for column in table.columns if column.total),
            labels={**single, **words.outcomes(the_form, language), carried.key: words.row_label(carried, language)},
        )

    def at(self, row: str) -> str:
        return f"requests.{row}.{self.total}"


@frozen
class _Bar:
    """One of the two bars of a year: its parts from below, ``None`` where a figure is not stated."""

    year: int
    left: float
    right: float
    parts: Mapping[str, int | None]

    @property
    def stated(self) -> int:
        return sum(figure for figure in self.parts.values() if figure is not None)

    @property
    def unstated(self) -> int:
        return list(self.parts.values()).count(None)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def top(self, box: float) -> float:
        return self.stated + self.unstated * box

    def rows(self, labels: Mapping[str, str], box: float) -> Iterator[dict[str, object]]:
        """The stated parts from zero upwards, above them a box for each that is not."""
        place = {"year": self.year, "left": self.left, "right": self.right}
        at: float = 0
        for key in sorted(self.parts, key=lambda each: self.parts[each] is None):
            figure = self.parts[key]
            end = at + (box if figure is None else figure)
            yield {**place, "part": labels[key], "count": figure, "from": at, "to": end}
            at = end


def _bars(report: AnnualReport, newest: Form, names: _Names) -> Iterator[_Bar]:
    assert report.year is not None
    year = report.year
    yield _Bar(
        year, year - _EDGE, year - _GAP, {key: _count(report, names.at(key)) for key in (names.brought, names.received)}
    )
    ended = figures_of(report, newest, names.total)
    yield _Bar(year, year + _GAP, year + _EDGE, {names.carried: _count(report, names.at(names.carried)), **ended})


def _count(report: AnnualReport, address: str) -> int | None:
    figure = None if report.requests is None else report.requests.get(address)
    return None if figure is None else int(figure)


# ---------------------------------------------------------------------- layers


def _x(name: str, history: History, language: Language) -> alt.X:
    years = sorted((*history.years, *history.missing)) or [0]
    return alt.X(
        f"{name}:Q",
        title=words.text("year", language),
        scale=alt.Scale(domain=[years[0] - 0.5, years[-1] + 0.5], nice=False, zero=False),
        axis=axis(values=years, format="d", grid=False, ticks=False),
    )


def _y(name: str, language: Language) -> alt.Y:
    return alt.Y(f"{name}:Q", title=words.text("requests", language), axis=axis(tickMinStep=1, format="d"))


def _parts(bars: list[_Bar], box: float, names: _Names, history: History, language: Language) -> Iterator[alt.Chart]:
    colour = alt.Color(
        "part:N", title=words.text("part", language), scale=colours(names.labels), legend=legend(columns=3)
    )
    base = alt.Chart(data(row for bar in bars for row in bar.rows(names.labels, box))).encode(
        x=_x("left", history, language),
        x2="right:Q",
        y=_y("from", language),
        y2="to:Q",
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("year", "part", "count")],
    )
    stated = base.transform_filter("datum.count !== null").mark_rect(stroke="white", strokeWidth=0.5)
    yield stated.encode(color=colour)
    unstated = base.transform_filter("datum.count === null").mark_rect(filled=False, strokeDash=DASHES, strokeWidth=1.5)
    yield unstated.encode(stroke=alt.Stroke("part:N", scale=colours(names.labels), legend=None))


def _bands(history: History, names: _Names) -> alt.Chart:
    """From the top of what one year carries forward to the top of what the next brings forward."""
    rows = [
        {"band": each.year, "x": x, "from": 0, "to": figure, "differs": each.differs}
        for each in _passed_on(history, names)
        for x, figure in ((each.year - 1 + _EDGE, each.carried), (each.year - _EDGE, each.brought))
    ]
    colour = alt.condition("datum.differs", alt.value(RED), alt.value(COLOURS[names.carried]))
    band = alt.Chart(data(rows)).mark_area(opacity=0.5, line=False)
    drawn: alt.Chart = band.encode(x="x:Q", y="from:Q", y2="to:Q", detail="band:N", fill=colour)
    return drawn


@frozen
class _PassedOn:
    """What a year and the one before it say of the requests between them."""

    year: int
    carried: int
    brought: int

    @property
    def differs(self) -> bool:
        return self.carried != self.brought


def _passed_on(history: History, names: _Names) -> Iterator[_PassedOn]:
    """What each two successive years say of the requests between them, where both state it."""
    for before, after in history.successive():
        carried, brought = _count(before, names.at(names.carried)), _count(after, names.at(names.brought))
        if after.year is not None and carried is not None and brought is not None:
            yield _PassedOn(after.year, carried, brought)


def _differences(history: History, names: _Names) -> alt.Chart:
    rows = [
        {"x": each.year - 0.5, "y": max(each.carried, each.brought), "note": f"{each.carried} ≠ {each.brought}"}
        for each in _passed_on(history, names)
        if each.differs
    ]
    drawn: alt.Chart = alt.Chart(data(rows)).mark_text(color=RED, font=FONT, dy=-8)
    return drawn.encode(x="x:Q", y="y:Q", text="note:N")


def _notes(bars: list[_Bar], box: float, history: History, language: Language) -> alt.Chart:
    """Over each bar its height, or that not all of it is stated; where a year is missing, that it is."""
    heights = [{"x": bar.middle, "y": bar.top(box), "note": words.height(bar.parts, language)} for bar in bars]
    missing = [{"x": year, "y": 0, "note": words.text("no report", language)} for year in history.missing]
    notes: alt.Chart = alt.Chart(data([*heights, *missing])).mark_text(dy=-8, color=INK, font=FONT)
    return notes.encode(x=_x("x", history, language), y="y:Q", text="note:N")
