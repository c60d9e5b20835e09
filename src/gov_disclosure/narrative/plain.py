"""Text made plain for matching: narrow, simplified, without spaces and quotes, each character knowing its place."""

import re
from collections.abc import Sequence

from attrs import frozen

from ..text import TO_SIMPLIFIED

__all__ = ["Plain", "plain"]

_PLAIN = TO_SIMPLIFIED | str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {
        "【": "(",
        "】": ")",
        "〖": "(",
        "〗": ")",
        "［": "(",
        "］": ")",
        "〇": "零",
        "覆": "复",
        "○": "零",
        "﹐": ",",
        "﹔": ";",
    }
)
# A space between digits may part two numbers: it stays, and keeps the number from being read.
_DROPPED = re.compile(r"""(?<![\d\s])\s++|(?<!\s)\s++(?!\d)|[“”"'‘’\u200b-\u200f\u2060\ufeff\u00ad]+""")


@frozen
class Plain:
    """A plain text, and for each of its characters the place in the text it was made from."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a stretch of the plain text."""
        return self.places[start], self.places[end - 1] + 1


def plain(line: str, offset: int = 0) -> Plain:
    """A line made plain; ``offset`` is where it stands.

    >>> plain("收到 １２ 件").text
    '收到12件'
    """
    text = line.translate(_PLAIN)
    places: list[int] = []
    kept: list[str] = []
    begin = 0
    for found in _DROPPED.finditer(text):
        kept.append(text[begin : found.start()])
        places.extend(range(offset + begin, offset + found.start()))
        begin = found.end()
    if not kept:
        return Plain(text, range(offset, offset + len(text)))
    kept.append(text[begin:])
    places.extend(range(offset + begin, offset + len(text)))
    return Plain("".join(kept), places)
