"""A page taken apart: what it says, where, and what leads where."""

import re
from functools import cached_property

import pytest

from gov_disclosure.errors import Language

parser = pytest.importorskip("selectolax.lexbor")


class Page:
    """A page by its parts; texts as they are printed, white space aside."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree = parser.LexborHTMLParser(html)

    def all(self, selector: str) -> list:
        return self.tree.css(selector)

    def one(self, selector: str):
        (found,) = self.tree.css(selector)
        return found

    def cell(self, address: object):
        """The table's cell with an address."""
        return self.ids[str(address)]

    @cached_property
    def ids(self) -> dict:
        found = self.tree.css("[id]")
        named = {each.attributes["id"]: each for each in found}
        assert len(named) == len(found), "an id is there twice"
        return named

    @cached_property
    def targets(self) -> list[str]:
        """Where everything in the page leads, in it or out of it."""
        names = ("href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background")
        return [each.attributes[name] or "" for name in names for each in self.tree.css(f"[{name}]")]

    def says(self, selector: str, language: Language) -> list[str]:
        """What the elements say in one of the languages."""
        return [said(each, language) for each in self.tree.css(selector)]


def said(node, language: Language) -> str:
    """The text of an element as it is shown while a language is chosen."""
    other = "en" if language == "zh" else "zh"
    copy = parser.LexborHTMLParser(f"<table><tr>{node.html}</table>" if node.tag in ("td", "th") else node.html)
    copy.strip_tags([])
    for each in copy.css(f".{other}"):
        each.decompose()
    return plain(copy.body.text())


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def figure(cell) -> str | None:
    """The figure of a cell, if one is shown as a figure."""
    found = cell.css_first(".figure")
    return found.text() if found else None


def classes(node) -> set[str]:
    return set((node.attributes.get("class") or "").split())
