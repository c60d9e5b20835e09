"""Prose, agencies and titles: any Unicode text, or sentences such as reports print (all of it invented)."""

from functools import cache
from typing import Any

from attrs import fields
from hypothesis import strategies as st

from ..forms import Form
from ..report import Narrative
from ._arguments import check_flag

__all__ = ["agencies", "any_text", "narratives", "preambles", "printable_narratives", "titles"]

_PLACES = ("示例县", "样例市", "假想区", "虚构州", "某某镇", "示例省样例市", "假想区东街道")
_BUREAUS = (
    "统计局",
    "教育局",
    "水利局",
    "人民政府办公室",
    "卫生健康局",
    "市场监督管理局",
    "自然资源和规划局",
)
_SENTENCES = (
    "本机关坚持以公开为常态、不公开为例外，依法依规做好政府信息公开工作。",
    "通过政府网站公开各类信息{}条，发布政策解读{}篇。",
    "围绕重点领域加大公开力度，公开内容进一步规范，群众满意度有所提高。",
    "组织业务培训{}次，参加人员{}人次。",
    "一是主动公开的内容有待充实；二是业务人员的能力有待提升。",
    "下一步，将健全工作制度，落实专人负责，做到应公开尽公开。",
    "本年度没有收取信息处理费。",
    "没有其他需要报告的事项。",
    "办理“互联网+”线索{}件（含上年转入），全部办结。",
    "加强平台建设，网站访问量达{}.{}万人次，较上年增长{}%。",
)


@cache
def any_text(*, least: int = 0) -> st.SearchStrategy[str]:
    """Whatever a report may hold as text: Unicode scalar values without U+0000."""
    scalar_values = st.characters(codec="utf-8", exclude_characters="\0")
    return st.text(scalar_values, min_size=least)


@cache
def agencies() -> st.SearchStrategy[str]:
    """Names of agencies that do not exist."""
    return st.builds("{}{}".format, st.sampled_from(_PLACES), st.sampled_from(_BUREAUS))


@cache
def _paragraphs() -> st.SearchStrategy[str]:
    numbers = st.lists(st.integers(2, 999), min_size=3, max_size=3)
    sentence = st.builds(lambda template, given: template.format(*given), st.sampled_from(_SENTENCES), numbers)
    paragraph = st.lists(sentence, min_size=1, max_size=3).map("".join)
    visible = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="|｜│┃¦║")
    return st.lists(paragraph | st.text(visible, min_size=1), max_size=3).map("\n".join)


def titles(agency: str, year: int) -> st.SearchStrategy[str]:
    """Titles of that agency's report for that year."""
    return st.sampled_from(
        (
            f"{agency}{year}年政府信息公开工作年度报告",
            f"{agency}{year}年度政府信息公开工作年度报告",
            f"{agency}{year}年政府信息公开年度报告",
            f"{year}年{agency}政府信息公开工作年度报告",
        )
    )


def preambles(form: Form, agency: str, year: int) -> st.SearchStrategy[str]:
    """What stands before section 一, naming the notice and the period."""
    return st.sampled_from(
        (
            "",
            "本报告根据《中华人民共和国政府信息公开条例》的要求编制。",
            f"根据{form.notice}的要求，{agency}编制本报告。",
            f"本报告所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。",
        )
    )


def narratives(*, printable: bool = False) -> st.SearchStrategy[Narrative]:
    """The prose of a report: any Unicode text in any section.

    ``printable=True``: sentences in the style of the reports, which can be written and read back.

    >>> from hypothesis import find
    >>> find(narratives(), lambda narrative: len(narrative.overview) > 2).overview
    '000'

    :raises InvalidArgument: ``printable`` is neither True nor False.
    """
    check_flag("printable", printable)
    return printable_narratives() if printable else _narratives()


@cache
def _narratives() -> st.SearchStrategy[Narrative]:
    # Most sections empty: seven free texts for each report would be slow, and would show no more.
    parts = st.sampled_from([part.name for part in fields(Narrative)])
    texts = any_text(least=1) | st.lists(any_text(), min_size=2, max_size=3).map("\n".join)
    return st.dictionaries(parts, texts, max_size=3).map(lambda texts: Narrative(**texts))


def printable_narratives(**given: Any) -> st.SearchStrategy[Narrative]:
    """Sentences in every section but those given."""
    sections = {part.name: _paragraphs() for part in fields(Narrative) if part.name != "preamble"}
    return st.builds(Narrative, **{**sections, **given})
