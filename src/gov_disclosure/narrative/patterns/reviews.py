"""Table 四 in prose: reconsideration and litigation about disclosure, and how they ended."""

import re
from collections.abc import Iterable
from typing import Any

from ..subjects import result_words, route_words
from ..topics import Topic
from .shape import Head, Last, Pattern, Subjects, any_of, compiled, of_words
from .words import AND, NONE, TAIL

__all__ = ["count_shapes", "none_shapes"]

_PREFIX = (
    "因|由|就|对|针对|本部门|本单位|事务|政府|政务|信息|公开|工作|依申请|申请|类|答复|方面|行为|被|引发|引起|导致|造成|产生|发生|出现|涉及|涉|有关|相关|"
    rf"提起|提请|提出|起诉|而|案件|案|事项|情况|均|都|我局|本机关|任何|行政(?=的)|{TAIL}"
)


def _words() -> dict[str, str]:
    """The routes by the form's words, and by the short ones."""
    return {**route_words(), "复议": "reconsideration", "诉讼": "litigation"}


def _routes(words: Iterable[str], again: str = "") -> str:
    """One or several ways to challenge a decision, with whatever may stand between them."""
    word, between = any_of(words), rf"(?:{_PREFIX})*+"
    return rf"(?P<terms>(?:{word})(?:{between}(?:{AND})?{again}{between}(?:{word}))*)"


def _of_last_route(match: re.Match[str], last: Last) -> Subjects | None:
    routes = {*route_words().values()}
    heads = [subject.partition(".")[0] for subject in last.subjects]
    if not heads or not routes.issuperset(heads):
        return None
    return tuple(dict.fromkeys(f"{head}.{result_words()[match['result']]}" for head in heads))


def count_shapes() -> list[Pattern]:
    """The shapes around a number."""
    words = _words()
    routes = _routes(words)
    known = rf"(?:{_PREFIX})*+{routes}(?:{_PREFIX})*+#"
    result = rf"(?P<result>{any_of(result_words())})"
    covered: dict[str, Any] = {"head": Head.COVERED, "topic": Topic.REVIEWS}
    return [
        Pattern(before=compiled(rf"(?=[^#]*信息(?:依申请)?公开){known}"), subjects=of_words(words), head=Head.BODY),
        Pattern(before=compiled(known), subjects=of_words(words), **covered),
        Pattern(
            before=compiled(rf"{result}(?:原?行政行为|原?决定|的|案件|为|:)*#"), subjects=_of_last_route, **covered
        ),
        Pattern(
            before=compiled("#"),
            after=re.compile(rf"(?:案件)?(?:被|获|为|的)*{result}$"),
            subjects=_of_last_route,
            **covered,
        ),
    ]


def none_shapes() -> list[Pattern]:
    """The shapes that say there was none."""
    words = _words()
    prefix = rf"(?:收到|接到)?(?:{_PREFIX}|举报|投诉|申诉|、|和|及)*+"
    none = rf"(?:{NONE}){prefix}{_routes(words, f'(?:{NONE})?')}(?:{_PREFIX}|等)*+#"
    return [Pattern(before=compiled(none), subjects=of_words(words))]
