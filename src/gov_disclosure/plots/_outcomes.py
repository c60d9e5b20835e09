"""The outcomes of one report, a bar for each class of applicant."""

from collections.abc import Iterator, Mapping

import altair as alt
from attrs import frozen

from ..errors import Language
from ..forms import Form, newest_form
from ..report import AnnualReport
from ..vocabulary import ApplicantClass, OutcomeGroup
from ..writing.layout import official_title
from . import _words as words
from ._style import DASHES, FONT, INK, axis, colours, data, legend, title

__all__ = ["figures_of", "outcomes"]

_BOX = 0.05
"""How long the box of what is not stated is, as a share of the longest bar."""


def outcomes(report: AnnualReport, *, language: Language = "zh") -> alt.LayerChart:
    """How the requests of each class of applicant ended: a stacked bar for each class in table 三.

    Beside a bar stands its length. An outcome that is not stated is a dashed box at its end. The data have ``class``,
    ``outcome`` and ``count``, ``None`` where it is not stated; labels are the form's.

    >>> from gov_disclosure import RequestMatrix
    >>> matrix = RequestMatrix.from_figures("2021", {"disclosed": {"natural_person": 3}}, fill=0)
    >>> chart = outcomes(AnnualReport(form="2021", agency="示例县", year=2024, requests=matrix), language="en")
    >>> chart.title.subtitle
    '示例县2024年政府信息公开工作年度报告'
    """
    form = report.official_form or newest_form()
    bars = [_Bar(key, label, figures_of(report, form, key)) for key, label in words.classes(form, language).items()]
    labels = words.outcomes(form, language)
    box = _BOX * max([1, *(bar.stated for bar in bars)])
    parts = data(row for bar in bars for row in bar.rows(labels, box))
    y = alt.Y("class:N", title=None, sort=[bar.label for bar in bars], axis=axis(ticks=False, domain=False))
    x = alt.X("from:Q", title=words.text("requests", language), axis=axis(tickMinStep=1, format="d"))
    colour = alt.Color(
        "outcome:N", title=words.text("outcome", language), scale=colours(labels), legend=legend(columns=3)
    )
    border = alt.Stroke("outcome:N", scale=colours(labels), legend=None)
    tips = [alt.Tooltip(f"{name}:N") for name in ("class", "outcome", "count")]
    base = alt.Chart(parts).encode(y=y, x=x, x2="to:Q", tooltip=tips)
    stated = base.transform_filter("datum.count !== null").mark_bar(stroke="white", strokeWidth=0.5)
    unstated = base.transform_filter("datum.count === null").mark_bar(filled=False, strokeDash=DASHES, strokeWidth=1.5)
    ends = data({"class": bar.label, "to": bar.end(box), "note": words.height(bar.figures, language)} for bar in bars)
    notes = alt.Chart(ends).mark_text(align="left", dx=6, color=INK, font=FONT).encode(y=y, x="to:Q", text="note:N")
    return alt.LayerChart(layer=[stated.encode(color=colour), unstated.encode(stroke=border), notes]).properties(
        title=title(words.text("outcomes title", language), report.title or official_title(report)),
        width=480,
        height=alt.Step(34),
    )


@frozen
class _Bar:
    """A class of applicants, and the figure of each outcome; ``None`` where it is not stated."""

    key: str
    label: str
    figures: Mapping[str, int | None]

    @property
    def stated(self) -> int:
        return sum(figure for figure in self.figures.values() if figure is not None)

    @property
    def unstated(self) -> int:
        return list(self.figures.values()).count(None)

    def end(self, box: float) -> float:
        return self.stated + self.unstated * box

    def rows(self, labels: Mapping[str, str], box: float) -> Iterator[dict[str, object]]:
        """The stated parts one after another from zero, after them a box for each that is not."""
        at: float = 0
        for key in sorted(labels, key=lambda each: self.figures[each] is None):
            figure = self.figures[key]
            end = at + (box if figure is None else figure)
            yield {"class": self.label, "outcome": labels[key], "count": figure, "from": at, "to": end}
            at = end


def figures_of(report: AnnualReport, form: Form, column: str) -> dict[str, int | None]:
    """The figure of each outcome in a column of table 三; ``None`` where it, or a part of a group, is not stated."""
    matrix = report.requests
    found = dict.fromkeys(words.outcomes(form, "zh"), None)
    if matrix is None:
        return found
    groups = set(OutcomeGroup)
    counts = {key: matrix.group(key) if key in groups else matrix.row(key) for key in found}
    return {key: each[ApplicantClass(column)] for key, each in counts.items()}
