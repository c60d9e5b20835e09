"""The frame of a page: what stands around its contents, and the switch between the two languages."""

from ..errors import Language
from .markup import LANGUAGES, Content, Html, join, tag
from .style import STYLE
from .texts import said

__all__ = ["page"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser may do for a page: nothing but show it, whatever the page should be made to say."""

_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}


def page(title: str, language: Language, head: Content, body: Content) -> str:
    """A page of its own: no scripts, nothing from elsewhere, both languages in it and one of them shown.

    The switch is two radio buttons before everything that it switches, so that style alone can do it.
    """
    metas = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        # An empty one of its own: else a browser asks the server for one.
        tag("link", rel="icon", href="data:,"),
    )
    contents = join(
        tag("head", *metas, tag("title", title), Html(f"<style>\n{STYLE}\n</style>")),
        Html("\n"),
        tag(
            "body",
            [_switch(each, language) for each in LANGUAGES],
            tag("div", tag("a", said("skip"), class_="skip", href="#content")),
            tag("header", head),
            tag("main", body, id="content", tabindex=-1),
            tag("footer", tag("p", said("footer"))),
        ),
    )
    return f"<!DOCTYPE html>\n{tag('html', contents, lang=LANGUAGES[language])}\n"


def _switch(each: Language, chosen: Language) -> Html:
    identifier = f"show-{each}"
    button = tag("input", class_="language", type="radio", name="language", id=identifier, checked=each == chosen)
    return join(button, tag("label", _NAMES[each], for_=identifier, lang=LANGUAGES[each]))
