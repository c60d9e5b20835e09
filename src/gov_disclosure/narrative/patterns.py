"""The shapes in which prose states figures, as data: which words before or after a number claim what.

A number stands as ``#`` at the end of the words before it. A pattern is matched against these words (and,
where it has ``after``, against the words behind the number); it must reach from its first word to the number
without a gap, so a word that is not known breaks the match. What stands before the first word is the head:
anything, a name of the body or the time (``BODY``), or nothing but words that say nothing (``COVERED``).
A false alarm costs more than a miss: a shape that may mean two things is not here, or has alternatives.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import frozen

from .subjects import (
    ORGANIZATIONS,
    class_words,
    decision_words,
    document_words,
    fee_words,
    outcome_words,
    result_words,
    route_words,
)

__all__ = [
    "BODY",
    "BOTH",
    "CHANNEL",
    "COVERED",
    "HYPOTHETICAL",
    "NEGATED",
    "Head",
    "Last",
    "Pattern",
    "Subjects",
    "Topic",
    "count_patterns",
    "follow_patterns",
    "none_patterns",
    "topic_of",
]

Subjects = tuple[str, ...]

BOTH: Subjects = ("received", "brought_forward")
"""What came in together with what last year left over."""


class Topic(StrEnum):
    """What the prose is speaking of: weak words count only where it is known."""

    REQUESTS = "requests"
    REVIEWS = "reviews"
    OTHER = "other"


class Head(StrEnum):
    """What may stand before the first word of a pattern."""

    ANY = "any"
    BODY = "body"
    COVERED = "covered"


@frozen(kw_only=True)
class Pattern:
    """A shape: the words before the number, those behind it, and the subjects that it counts.

    ``subjects`` are given, or made from the match and the subjects last spoken of. ``alternatives`` are other
    subjects that the words may mean. ``money`` says that it is an amount. ``topic`` says where it is to be
    trusted, ``None`` for everywhere; ``never`` are words that must not stand in the same sentence part.
    """

    before: re.Pattern[str]
    subjects: "Subjects | Callable[[re.Match[str], Last], Subjects | None]"
    after: re.Pattern[str] | None = None
    head: Head = Head.ANY
    topic: Topic | None = None
    alternatives: tuple[Subjects, ...] = ()
    money: bool = False
    at_least: bool = False
    never: re.Pattern[str] | None = None


@frozen
class Last:
    """What was spoken of before: the subjects last counted, the kind of document last named, the section."""

    subjects: Subjects = ()
    document: str | None = None
    section: str = ""
    year: int | None = None


# ---------------------------------------------------------------------- words

_OWN = "机关|单位|部门|局|办|厅|委|镇|街道|乡|市|县|区|院|校|中心|所|处|科|府|会|馆|站|队|室"
_EMPTY = (
    r"\d{4}年度?|[全本]年度?|一年来|[今当]年|年内|期间|以来|"
    rf"[我本](?:{_OWN})+|其中|其余|总|共|合?计|累计|已|均|都|依法|依规|按时|按期|按规定|及时|分别|现|另|有|并|全部|规范|妥善|新|实际|同时|还|经|"
    "由|、|和|及|与|:"
)
COVERED = re.compile(rf"(?:{_EMPTY})*+")
BODY = re.compile(
    rf"(?:(?:{_EMPTY})*+|.*[年度局办委厅镇乡街道心站所院校队处科室府署会社区县市位关内来面况])(?:{_EMPTY})*+"
)
HYPOTHETICAL = re.compile("(?:如|若|并非|对|凡|有|避免|确保|防止|杜绝)[^,]{0,4}$")
NEGATED = re.compile(
    "向(?![我本]|申请人|当事人)[^,]*$|(?:未|没有|逾期|超期|超时|延期|拟|待|应|不予|不|如|若|对|关于|公示|公开)$"
)

_PERSONS = (
    "公民|法人|其[他它]组织|社会组织|组织|社会公众|公众|人民群众|群众|市民|居民|申请人|当事人|个人|企业|"
    "提出|提交|递交|和|或者?|及|与|、"
)
_TAIL = "的|了|到|各类|各种|有效|书面|共计?|总计|合计|累?计|总?数量?|总量|件数|量|为|是|达|有|:|》|《"
_REQUEST = (
    f"{_PERSONS}|依申请|申请|政府|政务|信息|公开|需要?|要求|请求|办理的?情况|本机关|我[局办委镇县市区]|书|表|信件|件|事项|情况|"
    f"受理件|业务|类|{_TAIL}"
)
# What is asked for: nothing but these words, among them 申请 and 信息 or 公开. Runs are possessive (++): they are never
# divided in another way, so that no text can make them slow; of words that begin alike the longer stands first.
STRONG = rf"(?=[^#]*?(?:申请|要求|请求))(?=[^#]*?(?:公开|信息))(?:{_REQUEST})++"
WEAK = rf"(?=[^#]*?申请)(?:{_REQUEST})++"
_ANYHOW = rf"(?:{_REQUEST})*+"
_COUNT = f"(?:{_TAIL})*+"

_CAME_IN = "新?收到|新收|新?接收|接到|接受|共收|新增"
_TAKEN = "新?受理"
_DONE = "办结|答复|回复|办理完毕|完成答复|完成办理"
_HANDLED = "办理|处理"
_LAST_YEAR = "上一?年度?"
_NEXT_YEAR = r"(?:下|次|明|(?P<next>20\d\d))一?年?度?"
_CARRIED = "结转|转结|顺延"
_FOR_WORK = "(?:继续)?(?:办理|处理|答复|办结)?"

_ROUTE_PREFIX = (
    "因|由|就|对|针对|本部门|本单位|事务|政府|政务|信息|公开|工作|申请|类|答复|方面|行为|被|引发|引起|导致|造成|产生|发生|出现|涉及|有关|相关|"
    rf"提起|提请|提出|起诉|而|案件|案|事项|情况|我局|本机关|任何|行政(?=的)|{_TAIL}"
)
_AND = "、|和|及|与|或者?|以及|并"

_ISSUED = "新?制定(?:出台|印发|并印发|发布)?|新?制发|出台|印发|颁布"
_REPEALED = "废止"
_IN_FORCE = "现行有效"
_DOCUMENT_VERBS = {_ISSUED: "issued", _REPEALED: "repealed", _IN_FORCE: "in_force"}
_DOCUMENT_OWN = "(?:本级|政府|市|县|区|省|人民|部门|局|的|了|各类|新的|过|有|共)*+"
_NOT_OWN_DOCUMENT = re.compile("党|备案|审查|审核|清理|草案|起草|征求|评估|解读|宣传")

_DECIDED = "作出|做出|办理|实施|下达|办结|完成|新增"
_DECISION_TAIL = "(?:处理)?(?:决定)?书?(?:数量?|总数|共计?|合计|累?计|为|:)*+"
_NOT_DECISION = re.compile("公示|公开|清单|事项|目录|信息|案卷|听证|举报|投诉|申请|全过程|检查|系统|平台")

_CHANNELS = (
    "网上|网络|线上|线下|在线|当面|现场|信函|信件|邮寄|邮政|邮件|电子邮[件箱]|书面|传真|互联网|窗口|平台|网站|门户网站|政府网站|"
    "EMS|快递|自行?取?"
)
CHANNEL = re.compile(rf"(?:通过|经由?|以|从).*(?:{_CHANNELS}|网|邮|信箱|系统|渠道|方式|途径)|^(?:其中)?(?:{_CHANNELS})")

_OWN_NAMES = [own + kind for own in "本我" for kind in ("机关", *"单位 部门 局 办 厅 委 镇 街道 乡 院 中心".split())]
_OUTCOME_SYNONYMS = {
    "同意公开": "disclosed",
    "全部公开": "disclosed",
    "准予公开": "disclosed",
    "全部予以公开": "disclosed",
    **dict.fromkeys((f"{own}不掌握" for own in _OWN_NAMES), "unavailable.not_held"),
    **dict.fromkeys((f"{own}不掌握相关政府信息" for own in _OWN_NAMES), "unavailable.not_held"),
    "没有现成信息": "unavailable.requires_creation",
    "补正后仍不明确": "unavailable.still_unclear",
}
_OUTCOME_LEAD = "(?:信息|属于|涉及|因|作出|做出|决定|依法|给予|答复|为|的|了|按|:)*+"
_OUTCOME_TAIL = (
    "(?:的|答复|回复|决定|情形|情况|处理|申请|信息|告知|总?数量?|共计?|合计|为|是|有|类|事项|政府|公开|:|》)*"
)
_REASON = "(?:因[^,;#]{1,20}等(?:原因|情形|事由|情况))?"
_CLASS_SYNONYMS = {
    "公民": "natural_person",
    "个人": "natural_person",
    "公民个人": "natural_person",
    "法人和其他组织": ORGANIZATIONS,
    "法人及其他组织": ORGANIZATIONS,
    "法人或者其他组织": ORGANIZATIONS,
    "法人、其他组织": ORGANIZATIONS,
    "法人其他组织": ORGANIZATIONS,
}

_NONE = "未曾?|没有|(?<!有)无|暂无|从未|未有|不存在"
_MONEY_TAIL = "(?:收入|金额|总额|费用|的|了|共计?|合计|总计|累?计|为|是|:)*+"


def _any_of(words: Iterable[str]) -> str:
    """An alternation, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _joined(word: str) -> str:
    """One or several words of a kind, joined by and."""
    return rf"(?P<terms>(?:{word})(?:(?:{_AND})(?:{word}))*)"


def _routes(words: Iterable[str]) -> str:
    """One or several ways to challenge a decision, with whatever may stand between them."""
    word, between = _any_of(words), rf"(?:{_ROUTE_PREFIX})*+"
    return rf"(?P<terms>(?:{word})(?:{between}(?:{_AND}){between}(?:{word}))*)"


def _compiled(*shapes: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})$" for shape in shapes))


# ---------------------------------------------------------------------- subjects from words


def _of_words(words: dict[str, str], suffix: str = "") -> Callable[[re.Match[str], Last], Subjects | None]:
    """The subjects whose words stand in the match, each once."""
    each = re.compile(_any_of(words))

    def subjects(match: re.Match[str], last: Last) -> Subjects | None:
        return tuple(dict.fromkeys(words[word] + suffix for word in each.findall(match["terms"])))

    return subjects


def _document(match: re.Match[str], last: Last) -> Subjects | None:
    """A document's subject: the kind named, or the one last spoken of; issued, repealed or in force."""
    words = document_words()
    named = match.groupdict().get("document")
    kinds = [words[word] for word in re.findall(_any_of(words), named)] if named else [last.document]
    verb = next(column for shape, column in _DOCUMENT_VERBS.items() if re.fullmatch(shape, match["verb"]))
    return None if None in kinds else tuple(dict.fromkeys(f"{kind}.{verb}" for kind in kinds))


def _of_last_route(match: re.Match[str], last: Last) -> Subjects | None:
    routes = {*route_words().values()}
    heads = [subject.partition(".")[0] for subject in last.subjects]
    if not heads or not routes.issuperset(heads):
        return None
    return tuple(dict.fromkeys(f"{head}.{result_words()[match['result']]}" for head in heads))


def _of_received(match: re.Match[str], last: Last) -> Subjects | None:
    """A class of applicants among the requests received."""
    if last.subjects and last.subjects[0].partition(".")[0] != "received":
        return None
    return (f"received.{({**class_words(), **_CLASS_SYNONYMS})[match['class']]}",)


def _by_channel(match: re.Match[str], last: Last) -> Subjects | None:
    return ("received",) if last.subjects == ("received",) else None


def _decisions(match: re.Match[str], last: Last) -> Subjects | None:
    """Decisions without a verb: only beside other decisions or documents, or beside table 二."""
    words = decision_words()
    beside = [subject.partition(".")[0] for subject in last.subjects]
    if last.section != "proactive" and not {*words.values(), *document_words().values()}.intersection(beside):
        return None
    return _of_words(words)(match, last)


def _brought_or_carried(match: re.Match[str], last: Last) -> Subjects | None:
    """2023年结转 is brought forward in the report of 2024; in that of 2023 it is carried forward."""
    if last.year is None:
        return None
    return {last.year - 1: ("brought_forward",), last.year: ("carried_forward",)}.get(int(match["from"]))


def _carried(match: re.Match[str], last: Last) -> Subjects | None:
    given = match.groupdict().get("next")
    if given is not None and (last.year is None or int(given) != last.year + 1):
        return None
    return ("carried_forward",)


# ---------------------------------------------------------------------- the shapes


@cache
def count_patterns() -> tuple[Pattern, ...]:
    """The shapes around a number, in the order in which they are tried."""
    return (*_balance(), *_inflow(), *_outcomes(), *_reviews(), *_proactive(), *_fees())


def _balance() -> list[Pattern]:
    brought = rf"{_LAST_YEAR}(?:未办结)?(?:{_CARRIED}|遗留)(?:[至到]?(?:本年度?|今年))?{_FOR_WORK}{_ANYHOW}#"
    sic = rf"(?:{_CARRIED}){_LAST_YEAR}{_FOR_WORK}{_ANYHOW}#"
    by_year = rf"(?P<from>20\d\d)年度?(?:{_CARRIED})(?:[至到](?:本年度?|今年|20\d\d年?度?))?{_FOR_WORK}{_ANYHOW}#"
    carried = rf"(?:{_CARRIED})[至到入]?{_NEXT_YEAR}{_FOR_WORK}{_ANYHOW}#"
    behind = re.compile(
        rf"(?:申请)?(?:已|均|将|需|依法|按照?[^,;]{{0,8}}?)?(?:{_CARRIED})[至到入]?{_NEXT_YEAR}{_FOR_WORK}$"
    )
    requests = Topic.REQUESTS
    return [
        Pattern(before=_compiled(brought, sic), subjects=("brought_forward",), topic=requests),
        Pattern(before=_compiled(by_year), subjects=_brought_or_carried, topic=requests),
        Pattern(before=_compiled(carried), subjects=_carried, topic=requests),
        Pattern(before=_compiled("#"), after=behind, subjects=_carried, head=Head.COVERED, topic=requests),
        Pattern(
            before=_compiled(rf"(?:{_CARRIED}){_COUNT}#"),
            subjects=("carried_forward",),
            alternatives=(("brought_forward",),),
            head=Head.COVERED,
            topic=requests,
        ),
    ]


def _inflow() -> list[Pattern]:
    requests, covered = Topic.REQUESTS, Head.COVERED
    replies = rf"(?:{_REQUEST})*+答复书(?:{_TAIL})*+#"
    done = rf"(?:{_DONE})(?:{_TAIL})*+"
    behind = re.compile(STRONG.replace("[^#]", "[^,;]"))
    behind_weak = re.compile(r"(?:有效|的)*申请")
    answered = re.compile(rf"(?:申请)?(?:已|均|全部)+(?:{_DONE})(?:完毕)?$")
    received_and_handled: dict[str, Any] = {"subjects": ("received",), "alternatives": (BOTH, ("concluded",))}
    handled: dict[str, Any] = {"subjects": ("concluded",), "alternatives": (BOTH, ("received",))}
    taken: dict[str, Any] = {"subjects": ("received",), "alternatives": (BOTH,)}
    came: dict[str, Any] = {"subjects": ("received",)}
    return [
        Pattern(before=_compiled(rf"收到[和并]?处理{STRONG}#"), **received_and_handled),
        Pattern(before=_compiled(rf"(?:{_DONE})(?:{_TAIL})*+{STRONG}#"), subjects=("concluded",)),
        Pattern(before=_compiled(rf"{done}(?:{WEAK})?#"), subjects=("concluded",), head=covered, topic=requests),
        Pattern(before=_compiled(rf"{STRONG}{done}#"), subjects=("concluded",), head=Head.BODY),
        Pattern(before=_compiled(replies), subjects=("concluded",), topic=requests),
        Pattern(before=_compiled("#"), subjects=("concluded",), head=covered, topic=requests, after=answered),
        Pattern(before=_compiled(rf"(?:{_HANDLED})(?:{_TAIL})*+{STRONG}#"), **handled),
        Pattern(before=_compiled(rf"(?:{_HANDLED})(?:{_TAIL})*+{WEAK}#"), head=covered, topic=requests, **handled),
        Pattern(before=_compiled(rf"(?:{_CAME_IN}){STRONG}#"), **came),
        Pattern(before=_compiled(rf"(?:{_CAME_IN}){WEAK}#"), head=Head.BODY, topic=requests, **came),
        Pattern(before=_compiled(rf"(?:{_TAKEN}){STRONG}#"), **taken),
        Pattern(before=_compiled(rf"(?:{_TAKEN}){WEAK}#"), head=Head.BODY, topic=requests, **taken),
        Pattern(before=_compiled(rf"(?:{_CAME_IN})[了的到]*#"), after=behind, **came),
        Pattern(before=_compiled(rf"(?:{_TAKEN})[了的到]*#"), after=behind, **taken),
        Pattern(
            before=_compiled(rf"(?:{_CAME_IN})[了的到]*#"), after=behind_weak, head=Head.BODY, topic=requests, **came
        ),
        Pattern(before=_compiled(rf"(?:{_CAME_IN}){_COUNT}#"), head=covered, topic=requests, **came),
        Pattern(before=_compiled(rf"(?:{_TAKEN}){_COUNT}#"), head=covered, topic=requests, **taken),
        Pattern(before=_compiled(rf"{STRONG}(?:{_CAME_IN}){_COUNT}#"), head=Head.BODY, **came),
        Pattern(before=_compiled(rf"{STRONG}(?:{_TAKEN}){_COUNT}#"), head=Head.BODY, **taken),
        Pattern(before=_compiled(rf"{STRONG}#"), head=Head.BODY, topic=requests, **came),
    ]


def _outcomes() -> list[Pattern]:
    words = {**outcome_words(), **_OUTCOME_SYNONYMS}
    terms = rf"{_REASON}{_OUTCOME_LEAD}{_joined(_any_of(words))}"
    classes = {**class_words(), **_CLASS_SYNONYMS}
    covered: dict[str, Any] = {"head": Head.COVERED, "topic": Topic.REQUESTS}
    given = "(?:申请|提出|提交|递交|的|数量?|为|:)*"
    return [
        Pattern(before=_compiled(rf"{terms}{_OUTCOME_TAIL}#"), subjects=_of_words(words), **covered),
        Pattern(
            before=_compiled("#"),
            after=re.compile(rf"的?{_OUTCOME_LEAD}{_joined(_any_of(words))}{_OUTCOME_TAIL}$"),
            subjects=_of_words(words),
            **covered,
        ),
        Pattern(before=_compiled("公开#"), subjects=("disclosed",), **covered),
        Pattern(before=_compiled(rf"(?P<class>{_any_of(classes)}){given}#"), subjects=_of_received, **covered),
        Pattern(
            before=_compiled(
                rf"(?:通过|以)?(?:{_CHANNELS})(?:{_CHANNELS}|和|、|方式|渠道|途径|收到|提交|提出|的|申请|公开|为|:)*#"
            ),
            subjects=_by_channel,
            at_least=True,
            **covered,
        ),
    ]


def _reviews() -> list[Pattern]:
    words = {**route_words(), "复议": "reconsideration", "诉讼": "litigation"}
    routes = _routes(words)
    of_routes = _of_words(words)
    result = rf"(?P<result>{_any_of(result_words())})"
    own = rf"(?=[^#]*信息公开)(?:{_ROUTE_PREFIX})*+{routes}(?:{_ROUTE_PREFIX})*+#"
    known = rf"(?:{_ROUTE_PREFIX})*+{routes}(?:{_ROUTE_PREFIX})*+#"
    return [
        Pattern(before=_compiled(own), subjects=of_routes, head=Head.BODY),
        Pattern(before=_compiled(known), subjects=of_routes, head=Head.COVERED, topic=Topic.REVIEWS),
        Pattern(
            before=_compiled(rf"{result}(?:原?行政行为|原?决定|的|案件|为|:)*#"),
            subjects=_of_last_route,
            head=Head.COVERED,
            topic=Topic.REVIEWS,
        ),
        Pattern(
            before=_compiled("#"),
            after=re.compile(rf"(?:案件)?(?:被|获|为|的)*{result}$"),
            subjects=_of_last_route,
            head=Head.COVERED,
            topic=Topic.REVIEWS,
        ),
    ]


def _proactive() -> list[Pattern]:
    documents = rf"(?P<document>(?:{_any_of(document_words())})(?:(?:{_AND})(?:{_any_of(document_words())}))*)"
    verb = rf"(?P<verb>{'|'.join(_DOCUMENT_VERBS)})"
    kinds = _joined(_any_of(decision_words()))
    counted = "(?:本年度?|的|了|共计?|总计|合计|累?计|总?数量?|件数|为|是|有|:)*+"
    own: dict[str, Any] = {"subjects": _document, "never": _NOT_OWN_DOCUMENT}
    decided: dict[str, Any] = {"subjects": _of_words(decision_words()), "never": _NOT_DECISION}
    return [
        Pattern(before=_compiled(rf"{verb}{_DOCUMENT_OWN}{documents}{counted}#"), **own),
        Pattern(before=_compiled(rf"{documents}{counted}{verb}{counted}#"), **own),
        Pattern(before=_compiled(rf"{verb}{counted}#"), head=Head.COVERED, **own),
        Pattern(before=_compiled(rf"(?:{_DECIDED})(?:了|各类|的|各项)*{kinds}{_DECISION_TAIL}#"), **decided),
        Pattern(before=_compiled(rf"{kinds}(?:处理)?决定书?(?:数量?|总数|共计?|为|:)*#"), head=Head.BODY, **decided),
        Pattern(
            before=_compiled(rf"{kinds}{_DECISION_TAIL}#"), head=Head.COVERED, subjects=_decisions, never=_NOT_DECISION
        ),
    ]


def _fees() -> list[Pattern]:
    fees = rf"(?P<terms>{_any_of(fee_words())}){_MONEY_TAIL}#"
    notices: dict[str, Any] = {"subjects": ("information_fee_notices",)}
    behind = re.compile("(?:政府信息公开|信息处理费|的)*收费通知书?")
    return [
        Pattern(
            before=_compiled(fees),
            subjects=_of_words(fee_words()),
            money=True,
            never=re.compile("减免|降低|返还|预算|减少|项目"),
        ),
        Pattern(before=_compiled(rf"信息处理费{_MONEY_TAIL}#"), subjects=("information_fee",), money=True),
        Pattern(before=_compiled("收费通知书?(?:共计?|合计|为)*#"), **notices),
        Pattern(before=_compiled("(?:发出|下达|出具|送达)[了共]*#"), after=behind, **notices),
    ]


# ---------------------------------------------------------------------- none


@cache
def none_patterns() -> tuple[Pattern, ...]:
    """The shapes of a part of a sentence that says there was none; its end stands for the number."""
    requests = Topic.REQUESTS
    happened = "(?:再|曾)?(?:收到|接到|受理|接收到?|新收|涉及|发生|产生|出现|有)?(?:过|任何|关于|有关|涉及|针对|本部门|本单位)*"
    ending = rf"{_FOR_WORK}(?:{_REQUEST})*+#"
    routes = {**route_words(), "复议": "reconsideration", "诉讼": "litigation"}
    prefix = rf"(?:{_ROUTE_PREFIX}|举报|投诉|申诉|、|和|及)*+"
    reviewed = rf"(?:收到|接到)?{prefix}{_routes(routes)}(?:{_ROUTE_PREFIX}|等)*+#"
    documents = rf"(?P<document>(?:{_any_of(document_words())})(?:(?:{_AND})(?:{_any_of(document_words())}))*)"
    verb = rf"(?P<verb>{_ISSUED}|{_REPEALED})"
    kinds = _joined(_any_of(decision_words()))
    decided = "(?:作出|做出|办理|实施|开展|涉及|产生|发生|有|过|任何|各类)*"
    charged = (
        "(?:因|政府|信息(?!处理费)|公开|工作|申请人?|依申请|向|对|就|收取|征收|产生|发生|涉及|任何|相关|过|有|的)*+"
    )
    return (
        Pattern(
            before=_compiled(
                rf"{_LAST_YEAR}(?:{_NONE})(?:{_CARRIED}){ending}",
                rf"(?:{_NONE}){_LAST_YEAR}(?:{_CARRIED})(?:[至到]?(?:本年度?|今年))?{ending}",
                rf"(?:{_NONE})(?:{_CARRIED}){_LAST_YEAR}{ending}",
            ),
            subjects=("brought_forward",),
        ),
        Pattern(before=_compiled(rf"(?:{_NONE})[下次]一?年度?(?:{_CARRIED}){ending}"), subjects=("carried_forward",)),
        Pattern(
            before=_compiled(rf"(?:{_NONE})(?:需要?)?(?:{_CARRIED})[至到入]?{_NEXT_YEAR}{ending}"), subjects=_carried
        ),
        Pattern(before=_compiled(rf"(?:{_NONE}){happened}{STRONG}#"), subjects=("received",)),
        Pattern(before=_compiled(rf"(?:{_NONE}){happened}{WEAK}#"), subjects=("received",), topic=requests),
        Pattern(before=_compiled(rf"(?:{_NONE}){reviewed}"), subjects=_of_words(routes)),
        Pattern(
            before=_compiled(
                rf"(?:{_NONE}){verb}{_DOCUMENT_OWN}{documents}(?:的|情况|事项)*#",
            ),
            subjects=_document,
        ),
        Pattern(
            before=_compiled(
                rf"(?:{_NONE}|不涉及|未涉及){decided}{kinds}(?:处理|决定|事项|情况|案件|业务|行为|项目)*#"
            ),
            subjects=_of_words(decision_words()),
        ),
        Pattern(
            before=_compiled(
                rf"(?:{_NONE})(?:收取|征收|涉及|产生|任何|有)*(?P<terms>{_any_of(fee_words())})(?:项目|情况|收入|事项)*#"
            ),
            subjects=_of_words(fee_words()),
        ),
        Pattern(before=_compiled(rf"(?:{_NONE}){charged}信息处理费(?:用|的|情况)*#"), subjects=("information_fee",)),
        Pattern(
            before=_compiled(rf"(?:{_NONE})(?=[^#]*收取)(?=[^#]*(?:任何|信息公开|依申请)){charged}费用#"),
            subjects=("information_fee",),
        ),
        Pattern(
            before=_compiled(rf"(?:{_NONE})(?:发出|下达|出具)(?:任何)?(?:信息处理费)?的?收费通知书?#"),
            subjects=("information_fee_notices",),
        ),
    )


# ---------------------------------------------------------------------- all of them


@cache
def follow_patterns() -> tuple[tuple[re.Pattern[str], str, str, bool], ...]:
    """What is said of all that was just counted: shape, subject counted, subject claimed, whether at least so many."""
    how = (
        "以上|所有|申请人|申请|上述|在|于|法定|规定|限定|的|时限|期限|时间|内|按时|按期|依法|依规|按照?规定|按要求|及时|当面|予以|进行|作出|作了?|"
        "完成|了|规范|妥善|全面|给予|书面|邮件|邮寄|电话|当场|网上|线上|向|对|办理|为|成|和|程序|流程|格式|标准"
    )
    done = re.compile(
        rf"(?:{how})*+(?:均|都|全部|全|已|并|现已)(?:{how}|均|都|全部|已)*+(?:{_DONE}|完毕)(?:完毕|完成|了|申请人)*+"
    )
    upheld = re.compile(r"(?:结果)?(?:均|都|全部)(?:获|被|为|予以|得到|结果)*维持(?:原?行政行为|原?决定|结果)?")
    return ((done, "received", "concluded", True), (upheld, "", "upheld", False))


# ---------------------------------------------------------------------- topics

_MARKS: Sequence[tuple[Topic, re.Pattern[str]]] = (
    (Topic.REVIEWS, re.compile("复议|诉讼")),
    (Topic.REQUESTS, re.compile("依申请公开|公开申请|申请公开|政府信息公开的?申请|依申请")),
    (
        Topic.OTHER,
        re.compile(
            "主动公开|建议|提案|热线|工单|留言|信访|举报|投诉|咨询|新媒体|微信|微博|解读|新闻|会议|培训|许可|处罚|强制|收费|规范性文件|规章|"
            "预决算|应诉|补贴|住房|审批|目录|指南|栏目|发布|推送|刊发|转发|公示|更新|访问|监测|宣传|政务服务|资金|项目|办件|保密审查"
        ),
    ),
)


def topic_of(part: str) -> Topic | None:
    """What a part of a sentence speaks of, if it says so.

    >>> topic_of("收到政府信息公开申请3件"), topic_of("办理人大建议3件"), topic_of("均已办结")
    (<Topic.REQUESTS: 'requests'>, <Topic.OTHER: 'other'>, None)
    """
    return next((topic for topic, marks in _MARKS if marks.search(part)), None)
