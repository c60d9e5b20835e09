"""Folding of printed labels: what differs only in width, punctuation, spaces or script becomes equal.

Digits inside figures are never folded here: this is for labels, headings and titles alone.
"""

import re
import unicodedata

from ..text import simplify
from .remembering import remembered

__all__ = ["fold", "simplify", "without_gloss", "without_note", "without_number"]

_PHRASES = (("规范性档案", "规范性文件"), ("资讯", "信息"))
_GLOSS = re.compile(r"[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿ\s]+[)）]")
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(
    r"^\s*(?:[(\[〔]\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)\]〕]|(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.,:)]|[一二三四五六七八九十](?=\s))\s*"
)
_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")


def without_gloss(text: str) -> str:
    """A text without the readings that some pages print behind single characters: 報告 for 報(bào)告."""
    return _GLOSS.sub("", text)


@remembered
def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else simplify(without_gloss(plain))


@remembered
def fold(text: str) -> str:
    """The key of a label: its letters, characters and digits alone.

    >>> fold("（二） 部分公開") == fold("(二)部分公开")
    True
    """
    key = _NOT_WORD.sub("", _normal(text))
    for phrase, replacement in _PHRASES:
        if phrase in key:
            key = key.replace(phrase, replacement)
    return key


@remembered
def without_number(text: str) -> str:
    """The key of a label without the number before it: ``3.其他`` as ``其他``."""
    return fold(_NUMBER.sub("", _normal(text)))


@remembered
def without_note(text: str) -> str:
    """The key of a label without a note in brackets after it: ``规章（县级无此项）`` as ``规章``."""
    normal = _normal(text)
    shorter = _NOTE.sub("", normal)
    return fold(shorter) if shorter else fold(normal)
