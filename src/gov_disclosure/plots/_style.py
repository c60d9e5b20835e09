"""How the charts look: fonts, colours that keep their meaning, and the border of what is not stated.

Fonts are set on the parts of a chart and not in its configuration: so charts can be put side by side, and a
configuration of yours finds nothing in its way but the font.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

from ..writing.text import shown

__all__ = ["COLOURS", "DASHES", "FONT", "GREY", "INK", "RED", "axis", "colours", "data", "legend", "plain", "title"]

FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, SimHei, sans-serif"
"""Fonts with Chinese characters, of which the first that is there is taken."""

INK, GREY, RED = "#333333", "#8a8a8a", "#c0392b"

DASHES = [3, 2]

COLOURS: Mapping[str, str] = {
    "received": "#4c78a8",
    "brought_forward": "#a9c6e3",
    "carried_forward": "#a9c6e3",
    "disclosed": "#2e8b57",
    "partially_disclosed": "#93cfa3",
    "withheld": "#d1495b",
    "unavailable": "#edae49",
    "not_processed": "#8e6c8a",
    "otherwise_handled": "#9d9d9d",
}
"""What is carried forward is brought forward a year later: it has one colour."""


def data(rows: Iterable[Mapping[str, object]]) -> alt.Data:
    """Rows as they are, without a dataframe in between."""
    values = [{key: plain(value) if isinstance(value, str) else value for key, value in row.items()} for row in rows]
    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def plain(text: str) -> str:
    """A text that is no markup wherever it is written: a chart is written into pages as it is, within a script.

    >>> plain("</script>")
    '＜/script>'
    """
    return shown(text).replace("<", "＜")


def title(text: str, subtitle: str | None = None) -> alt.TitleParams:
    """The title over a chart, and below it whose figures it shows."""
    fonts: dict[str, Any] = {
        "font": FONT,
        "subtitleFont": FONT,
        "fontWeight": 600,
        "fontSize": 15,
        "subtitleFontSize": 12,
    }
    return alt.TitleParams(
        text, subtitle=plain(subtitle) if subtitle else [], anchor="start", subtitleColor=GREY, offset=14, **fonts
    )


def axis(**options: Any) -> alt.Axis:
    """An axis in our fonts, its labels never cut."""
    return alt.Axis(labelFont=FONT, titleFont=FONT, titleFontWeight="normal", labelLimit=600, **options)


def legend(columns: int) -> alt.Legend:
    """A legend below the chart, where nothing at the ends of bars runs into it."""
    return alt.Legend(
        labelFont=FONT, titleFont=FONT, titleFontWeight="normal", labelLimit=600, orient="bottom", columns=columns
    )


def colours(labels: Mapping[str, str]) -> alt.Scale:
    """The colour of each part, by the key and the label of each."""
    return alt.Scale(domain=list(labels.values()), range=[COLOURS[str(key)] for key in labels])
