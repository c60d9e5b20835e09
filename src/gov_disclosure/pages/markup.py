"""HTML made of tags: whatever is not a tag is text and is escaped, so nothing a document says becomes markup."""

import re
from collections.abc import Iterable
from html import escape

from ..errors import Language
from ..writing.text import shown

__all__ = ["LANGUAGES", "Content", "Html", "both", "join", "only", "tag"]

LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The languages of the pages, as HTML names them."""

_WITHIN_LINES = re.compile(r"[^\t\n]+")
_VOID = frozenset(("br", "input", "link", "meta"))


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Content = str | None | Iterable["Content"]
"""What stands in a tag: markup, text to be escaped, nothing, or several of these."""


def join(*contents: Content) -> Html:
    """Contents one after another, texts escaped.

    Characters that cannot be seen, that turn the direction of writing or that HTML forbids are replaced;
    ends of lines and tabs stay what they are.

    >>> join("<b>", tag("b", "1 < 2"), None)
    '&lt;b&gt;<b>1 &lt; 2</b>'
    """
    return Html("".join(map(_text, contents)))


def _text(content: Content) -> str:
    if content is None:
        return ""
    if isinstance(content, Html):
        return content
    return escape(_visible(content)) if isinstance(content, str) else join(*content)


def _visible(text: str) -> str:
    return _WITHIN_LINES.sub(lambda found: shown(found[0]), text.replace("\r\n", "\n"))


def tag(name: str, /, *contents: Content, **attributes: str | int | bool | None) -> Html:
    """A tag with its contents; an attribute that is ``None`` or ``False`` is left out.

    An underscore at the end of an attribute's name is dropped, one within it is a hyphen.

    >>> tag("td", "5", class_="wrong", colspan=2, hidden=False)
    '<td class="wrong" colspan="2">5</td>'
    """
    given = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{join(*contents)}</{name}>")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(_visible(str(value)))}"'


def only(language: Language, *contents: Content) -> Html:
    """What is shown in one of the languages alone."""
    return tag("span", *contents, class_=language, lang=LANGUAGES[language])


def both(zh: Content, en: Content) -> Html:
    """The same in both languages, of which the page shows the one that is chosen."""
    return join(only("zh", zh), only("en", en))
