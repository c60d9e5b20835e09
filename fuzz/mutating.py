"""Damage that knows what documents are made of: tags, attributes, numbers, words and lines are moved, not bytes."""

import random
import re
from collections.abc import Callable, Sequence

__all__ = ["damaged"]

_TOKEN = re.compile(r"<[^<>]*>|\"[^\"<>\n]{0,40}\"|\d+|[\u4e00-\u9fff]+|[A-Za-z:_-]+|\s+|.", re.DOTALL)
_MOST = 6
_NUMBERS = (
    "0",
    "1",
    "-1",
    "00",
    "12",
    "1,234",
    "１２",
    "1 2",
    "0.5",
    "25.10",
    "1e9",
    "9007199254740991",
    "9" * 20,
    "9" * 400,
)
_ODD = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\u3000",
        "|",
        "—",
        "/",
        "-",
        "无",
        "%",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\0",
        "\udc80",
        "&",
        "&#0;",
    ),
    *("&amp;", "&#x110000;", "]]>", "<![CDATA[", "<!--", "-->", "<?xml?>", '"', "'", "null", "{}", "[", "\\ud800"),
    *("件", "万元", "合计", "总计", "规章", "予以公开", "增加3", "减少2", "（一）", "二、", "2024年"),
)
_MARKUP = (
    *(
        "<td>",
        "</td>",
        "<tr>",
        "</tr>",
        "<table>",
        "</table>",
        '<td colspan="3">',
        '<td rowspan="0">',
        "<br>",
        "<script>",
    ),
    *(
        "<w:p>",
        "</w:p>",
        "<w:tc>",
        "</w:tc>",
        "</w:tr>",
        '<w:gridSpan w:val="0"/>',
        "<w:vMerge/>",
        "<w:del>",
        "<w:br/>",
    ),
    *(
        '<c t="s"><v>9</v></c>',
        '<c t="inlineStr"/>',
        '<mergeCell ref="A1:XFD1048576"/>',
        "<row>",
        "</row>",
        '<f t="shared"/>',
    ),
    *("<table:table-row>", "</table:table-row>", "<table:covered-table-cell/>", "<text:s/>", "<text:tab/>", "<text:p>"),
    *("<< /Kids [1 0 R] >>", "endobj", "stream", "BT", "ET", "Tj", "Tm", "1 0 0 1 0 0 cm", "q", "Q", "re", "S"),
)

Tokens = list[str]


def _span(rng: random.Random, tokens: Sequence[str]) -> tuple[int, int]:
    start = rng.randrange(len(tokens))
    return start, min(len(tokens), start + rng.choice((1, 1, 1, 2, 3, 8, 30)))


def _lose(rng: random.Random, tokens: Tokens) -> None:
    start, end = _span(rng, tokens)
    del tokens[start:end]


def _double(rng: random.Random, tokens: Tokens) -> None:
    start, end = _span(rng, tokens)
    tokens[start:start] = tokens[start:end]


def _move(rng: random.Random, tokens: Tokens) -> None:
    start, end = _span(rng, tokens)
    taken = tokens[start:end]
    del tokens[start:end]
    at = rng.randint(0, len(tokens))
    tokens[at:at] = taken


def _put(rng: random.Random, tokens: Tokens) -> None:
    tokens.insert(rng.randint(0, len(tokens)), rng.choice(rng.choice((_NUMBERS, _ODD, _MARKUP))))


def _replace_like(rng: random.Random, tokens: Tokens) -> None:
    """A number for a number, a tag for a tag that stands elsewhere."""
    at = rng.randrange(len(tokens))
    if tokens[at].isdigit():
        tokens[at] = rng.choice(_NUMBERS)
    else:
        tokens[at] = rng.choice([token for token in tokens if token[:1] == tokens[at][:1]])


def _numbers(rng: random.Random, tokens: Tokens) -> None:
    """Another number somewhere: most of what a report says, and most of what its attributes say."""
    found = [at for at, token in enumerate(tokens) if token.isdigit()]
    if found:
        tokens[rng.choice(found)] = rng.choice(_NUMBERS)


def _attribute(rng: random.Random, tokens: Tokens) -> None:
    found = [at for at, token in enumerate(tokens) if token.startswith("<") and '"' in token]
    if found:
        at = rng.choice(found)
        tokens[at] = re.sub(r'"[^"]*"', lambda _: f'"{rng.choice((*_NUMBERS, *_ODD))}"', tokens[at], count=1)


def _cut(rng: random.Random, tokens: Tokens) -> None:
    """The end of the document is lost."""
    if rng.random() < 0.2:
        del tokens[rng.randrange(len(tokens)) :]


_WAYS: tuple[Callable[[random.Random, Tokens], None], ...] = (
    *(_lose, _double, _move, _put, _put, _replace_like, _numbers, _numbers, _attribute, _cut),
)


def damaged(seed: bytes, number: int, largest: int) -> bytes:
    """A seed with a few kinds of damage, the same for the same number."""
    rng = random.Random(number)
    tokens = [token for token in _TOKEN.findall(seed.decode("utf-8", "surrogateescape")) if token]
    for _ in range(rng.randint(1, _MOST)):
        if tokens:
            rng.choice(_WAYS)(rng, tokens)
    return "".join(tokens).encode("utf-8", "surrogateescape")[:largest]
