"""What a web page may cost, looked at before the parser sees it: nothing can interrupt that one.

Lexbor takes memory for every tag, time that grows with the square of the depth, and time that grows with the square
of the attributes of one tag.
"""

import re

from ..errors import UnreadableDocumentError
from .document import Limits
from .package import too_many

__all__ = ["refuse_costly", "too_deep"]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(("area base br col embed hr img input link meta param source track wbr").split())
_MANY_TAGS = 20_000
_MOST_TAGS = 1_000_000

_SHORT = 50_000
_START_TAG = re.compile(
    r"""<[a-zA-Z](?:[^>"'=]++|=\s*+(?:"[^"]*+"?+|'[^']*+'?+)?+|["'])*+"""  # a ">" between quotes does not end it
)
_VALUE = re.compile(r"""=\s*+(?:"[^"<]*+"|'[^'<]*+')""")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/\"']+")
_FEW_ATTRIBUTES = 100
_MOST_COMPARED = 500_000_000
"""Pairs of attributes of one tag, over all tags: about a second."""


def refuse_costly(source: str, limits: Limits) -> None:
    """Let no page through that the parser would not be done with in seconds.

    :raises UnreadableDocumentError: it has too many tags, or too many attributes in one, or is nested too deeply.
    """
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise too_many("标签", "tags", _MOST_TAGS)
    if tags > _MANY_TAGS:
        _refuse_depth(source, limits)
    if len(source) > _SHORT:
        _refuse_attributes(source)


def too_deep(limits: Limits) -> UnreadableDocumentError:
    """The error for a page that is nested too deeply."""
    return UnreadableDocumentError(
        en=f"the page is nested more than {limits.max_depth} levels deep: damaged, or made to harm",
        zh=f"网页嵌套超过{limits.max_depth}层：文件已损坏或有意为害",
    )


def _refuse_depth(source: str, limits: Limits) -> None:
    depth = 0
    for closing, name in _TAG.findall(source):
        if closing:
            depth = max(0, depth - 1)
        elif name.lower() not in _VOID:
            depth += 1
            if depth > max(_MANY_TAGS, limits.max_depth):
                raise too_deep(limits)


def _refuse_attributes(source: str) -> None:
    long = [tag[0] for tag in _START_TAG.finditer(source) if tag.end() - tag.start() > 2 * _FEW_ATTRIBUTES]
    # An attribute is two characters at least: most pages need not be looked at more closely.
    if sum((len(tag) // 2) ** 2 for tag in long) <= _MOST_COMPARED:
        return
    attributes = (len(_BETWEEN_ATTRIBUTES.findall(_VALUE.sub(" ", tag))) for tag in long)
    if sum(count**2 for count in attributes if count > _FEW_ATTRIBUTES) > _MOST_COMPARED:
        raise UnreadableDocumentError(
            en="a tag of the page has more attributes than any page needs: damaged, or made to harm",
            zh="网页中有标签的属性过多：文件已损坏或有意为害",
        )
