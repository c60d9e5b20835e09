"""Folding of printed labels: what differs only in width, punctuation, spaces or script becomes equal.

Digits inside figures are never folded here: this is for labels, headings and titles alone.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "simplify", "without_note", "without_number"]

_TRADITIONAL = (
    "總总體体況况動动開开規规範范檔档處处數数據据項项許许內内強强業业費费單单萬万審审結结訴诉訟讼複复復复議议經经組组織织"
    "構构務务類类錄录積积極极報报滿满權权護护穩稳個个條条與与勾勾係系為为稱称關关團团眾众會会學学號号國国務务員员辦办廳厅"
    "縣县區区鎮镇鄉乡街街導导領领發发佈布間间時时來来源源統统計计機机構构請请應应屬属於于過过執执詢询掌掌製制補补確确認认"
    "獲获獲获繳缴納纳標标準准須须題题問问進进現现購购買买額额預预決决徵征給给獎奖勵励檢检查查認认鑑鉴書书當当無无維维糾纠"
    "尚尚後后訪访舉举訴诉複复續续轉转續续繼继續续營营產产網网頁页長长門门電电農农貿贸財财稅税環环氣气質质監监衛卫計计勞劳"
    "險险資资銀银醫医藥药齊齐東东灣湾龍龙陽阳陰阴漢汉濟济蘇苏廣广慶庆遼辽寧宁黃黄島岛蓬蓬館馆將将對对從从這这種种"
)
_TO_SIMPLIFIED = str.maketrans(
    {_TRADITIONAL[index]: _TRADITIONAL[index + 1] for index in range(0, len(_TRADITIONAL), 2)}
)
_PHRASES = (("规范性档案", "规范性文件"), ("资讯", "信息"))
_GLOSS = re.compile(r"[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿ\s]+[)）]")
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(
    r"^\s*(?:[(\[〔]\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)\]〕]|(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.,:)]|[一二三四五六七八九十](?=\s))\s*"
)
_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")


def simplify(text: str) -> str:
    """Traditional characters of the form's vocabulary as simplified ones, character by character."""
    return text.translate(_TO_SIMPLIFIED)


@lru_cache(maxsize=8192)
def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else simplify(_GLOSS.sub("", plain))


@lru_cache(maxsize=8192)
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


@lru_cache(maxsize=4096)
def without_number(text: str) -> str:
    """The key of a label without the number before it: ``3.其他`` as ``其他``."""
    return fold(_NUMBER.sub("", _normal(text), count=1))


@lru_cache(maxsize=4096)
def without_note(text: str) -> str:
    """The key of a label without a note in brackets after it: ``规章（县级无此项）`` as ``规章``."""
    normal = _normal(text)
    shorter = _NOTE.sub("", normal, count=1)
    return fold(shorter) if shorter else fold(normal)
