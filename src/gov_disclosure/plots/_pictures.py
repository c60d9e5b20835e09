"""Charts as pictures, without a browser and without a network; never with boxes in the place of characters."""

from collections.abc import Mapping
from functools import cache
from os import PathLike, fspath
from typing import Literal, get_args

import altair as alt
import vl_convert

from ..errors import MissingFontError, UnknownFormatError
from ._style import FONT

__all__ = ["save"]

_Format = Literal["png", "svg", "pdf", "html"]
_FORMATS: Mapping[str, _Format] = {each: each for each in get_args(_Format)}
_DRAWN = ("png", "pdf")
"""The formats in which characters are drawn here and not by whoever shows the picture."""

_SAMPLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text y="30" font-family="{font}" font-size="20">{text}</text></svg>'
)


def save(chart: alt.TopLevelMixin, file: str | PathLike[str], *, scale: float = 2) -> None:
    """Save a chart as a picture, in the format that the file's name tells: ``png``, ``svg``, ``pdf`` or ``html``.

    ``scale`` is how many pixels of a PNG there are to one of the chart. A page has all that it needs within it.

    :raises UnknownFormatError: the name tells another format, or none.
    :raises MissingFontError: the picture would be drawn with boxes in the place of Chinese characters, as this machine
        has no font for them.
    """
    name = fspath(file)
    form = _FORMATS.get(name.rpartition(".")[2].lower())
    if form is None:
        known = ", ".join(_FORMATS)
        raise UnknownFormatError(
            en=f"no picture of a chart is called {name!r}: expected a name that ends in {known}",
            zh=f"图表不能存为{name!r}：文件名应以{known}结尾",
        )
    if form in _DRAWN and not _has_chinese():
        raise MissingFontError(
            en="no font of this machine has Chinese characters: install one, such as Noto Sans CJK, or save svg",
            zh="本机没有中文字体：请安装一种（例如Noto Sans CJK），或存为svg",
        )
    chart.save(name, format=form, scale_factor=scale, inline=form == "html")


@cache
def _has_chinese() -> bool:
    """Whether unlike characters are drawn unlike: without a font each is the same box, or nothing."""
    return len({vl_convert.svg_to_png(_SAMPLE.format(font=FONT, text=each)) for each in "国府信"}) == len("国府信")
