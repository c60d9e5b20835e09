"""Table 三 in prose: what came in, what was concluded and how, and what is left over."""

import re
from typing import Any

from ..subjects import ORGANIZATIONS, class_words, outcome_words
from ..topics import Topic
from .shape import BOTH, Head, Last, Pattern, Subjects, any_of, compiled, joined, of_words
from .words import CHANNELS, DONE, NONE, REQUEST, STRONG, TAIL, WEAK, strong

__all__ = ["count_shapes", "none_shapes"]

_ANYHOW = rf"(?:{REQUEST})*+"
_COUNT = f"(?:{TAIL})*+"

_CAME_IN = "新?收到|新收|新?接收|接到|接受|共收|新增"
_TAKEN = "新?受理"
_HANDLED = "办理|处理"
_LAST_YEAR = "上一?年度?"
_NEXT_YEAR = r"(?:下|次|明|(?P<next>20\d\d))一?年?度?"
_CARRIED = "结转|转结|顺延"
_FOR_WORK = "(?:继续)?(?:办理|处理|答复|办结)?"

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
    "法人及其他组织": ORGANIZATIONS,
    "法人或者其他组织": ORGANIZATIONS,
    "法人、其他组织": ORGANIZATIONS,
    "法人其他组织": ORGANIZATIONS,
}


def _of_received(match: re.Match[str], last: Last) -> Subjects | None:
    """A class of applicants among the requests received."""
    if last.subjects and last.subjects[0].partition(".")[0] != "received":
        return None
    return (f"received.{({**class_words(), **_CLASS_SYNONYMS})[match['class']]}",)


def _by_channel(match: re.Match[str], last: Last) -> Subjects | None:
    return ("received",) if last.subjects == ("received",) else None


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


def count_shapes() -> list[Pattern]:
    """The shapes around a number."""
    return [*_balance(), *_inflow(), *_outcomes()]


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
        Pattern(before=compiled(brought, sic), subjects=("brought_forward",), topic=requests),
        Pattern(before=compiled(by_year), subjects=_brought_or_carried, topic=requests),
        Pattern(before=compiled(carried), subjects=_carried, topic=requests),
        Pattern(before=compiled("#"), after=behind, subjects=_carried, head=Head.COVERED, topic=requests),
        Pattern(
            before=compiled(rf"(?:{_CARRIED}){_COUNT}#"),
            subjects=("carried_forward",),
            alternatives=(("brought_forward",),),
            head=Head.COVERED,
            topic=requests,
        ),
    ]


def _inflow() -> list[Pattern]:
    requests, covered = Topic.REQUESTS, Head.COVERED
    replies = rf"(?:出具|作出|制作|发出|送达|印发)(?:{REQUEST})*+答复书(?:{TAIL})*+#"
    done = rf"(?:{DONE})(?:{TAIL})*+"
    behind = re.compile(STRONG.replace("[^#]", "[^,;]"))
    behind_weak = re.compile(r"(?:有效|的)*申请")
    answered = re.compile(rf"(?:申请)?(?:已|均|全部)+(?:{DONE})(?:完毕)?$")
    received_and_handled: dict[str, Any] = {"subjects": ("received",), "alternatives": (BOTH, ("concluded",))}
    handled: dict[str, Any] = {"subjects": ("concluded",), "alternatives": (BOTH, ("received",))}
    taken: dict[str, Any] = {"subjects": ("received",), "alternatives": (BOTH,)}
    came: dict[str, Any] = {"subjects": ("received",)}
    return [
        Pattern(
            before=compiled(rf"收到[和并及]?(?:妥善|规范|依法|及时|认真)*(?:处理|办理){STRONG}#"),
            **received_and_handled,
        ),
        Pattern(before=compiled(rf"(?:{DONE})(?:{TAIL})*+{STRONG}#"), subjects=("concluded",)),
        Pattern(before=compiled(rf"{done}(?:{WEAK})?#"), subjects=("concluded",), head=covered, topic=requests),
        Pattern(before=compiled(rf"{STRONG}{done}#"), subjects=("concluded",), head=Head.BODY),
        Pattern(before=compiled(replies), subjects=("concluded",), topic=requests),
        Pattern(before=compiled("#"), subjects=("concluded",), head=covered, topic=requests, after=answered),
        Pattern(before=compiled(rf"(?:{_HANDLED})(?:{TAIL})*+{STRONG}#"), **handled),
        Pattern(before=compiled(rf"(?:{_HANDLED})(?:{TAIL})*+{WEAK}#"), head=covered, topic=requests, **handled),
        Pattern(before=compiled(rf"(?:{_CAME_IN}){STRONG}#"), **came),
        Pattern(before=compiled(rf"(?:{_CAME_IN}){WEAK}#"), head=Head.BODY, topic=requests, **came),
        Pattern(before=compiled(rf"(?:{_TAKEN}){STRONG}#"), **taken),
        Pattern(before=compiled(rf"(?:{_TAKEN}){WEAK}#"), head=Head.BODY, topic=requests, **taken),
        Pattern(before=compiled(rf"(?:{_CAME_IN})[了的到]*#"), after=behind, **came),
        Pattern(before=compiled(rf"(?:{_TAKEN})[了的到]*#"), after=behind, **taken),
        Pattern(
            before=compiled(rf"(?:{_CAME_IN})[了的到]*#"), after=behind_weak, head=Head.BODY, topic=requests, **came
        ),
        Pattern(before=compiled(rf"(?:{_CAME_IN}){_COUNT}#"), head=covered, topic=requests, **came),
        Pattern(before=compiled(rf"(?:{_TAKEN}){_COUNT}#"), head=covered, topic=requests, **taken),
        Pattern(before=compiled(rf"{STRONG}(?:{_CAME_IN}){_COUNT}#"), head=Head.BODY, **came),
        Pattern(before=compiled(rf"{STRONG}(?:{_TAKEN}){_COUNT}#"), head=Head.BODY, **taken),
        Pattern(before=compiled(rf"{STRONG}#"), head=Head.BODY, topic=requests, **came),
    ]


def _outcomes() -> list[Pattern]:
    words = {**outcome_words(), **_OUTCOME_SYNONYMS}
    terms = rf"{_REASON}{_OUTCOME_LEAD}{joined(any_of(words))}"
    classes = {**class_words(), **_CLASS_SYNONYMS}
    covered: dict[str, Any] = {"head": Head.COVERED, "topic": Topic.REQUESTS}
    given = "(?:政府|政务|信息|公开|申请|提出|提交|递交|的|数量?|为|:)*"
    return [
        Pattern(before=compiled(rf"{terms}{_OUTCOME_TAIL}#"), subjects=of_words(words), **covered),
        Pattern(
            before=compiled("#"),
            after=re.compile(rf"的?{_OUTCOME_LEAD}{joined(any_of(words))}{_OUTCOME_TAIL}$"),
            subjects=of_words(words),
            **covered,
        ),
        Pattern(before=compiled("公开#"), subjects=("disclosed",), **covered),
        Pattern(before=compiled(rf"(?:收到)?(?P<class>{any_of(classes)}){given}#"), subjects=_of_received, **covered),
        Pattern(
            before=compiled(
                rf"(?:通过|以)?(?:{CHANNELS})(?:{CHANNELS}|和|、|方式|渠道|途径|收到|提交|提出|的|申请|公开|为|:)*#"
            ),
            subjects=_by_channel,
            at_least=True,
            **covered,
        ),
    ]


def none_shapes() -> list[Pattern]:
    """The shapes that say there was none."""
    # 未申请公开 says that nobody asked to know, or that something was not applied for: not plain.
    none = rf"(?:{NONE})(?!(?<=未)(?:申请|要求))"
    happened = "(?:再|曾)?(?:收到|接到|受理|接收到?|新收|涉及|发生|产生|出现|有)?"
    about = "(?:过|任何形式的?|任何|关于|有关|涉及|针对|本部门|本单位)*"
    ending = rf"{_FOR_WORK}(?:{REQUEST})*+#"
    brought = compiled(
        rf"{_LAST_YEAR}(?:{NONE})(?:{_CARRIED}){ending}",
        rf"(?:{NONE}){_LAST_YEAR}(?:{_CARRIED})(?:[至到]?(?:本年度?|今年))?{ending}",
        rf"(?:{NONE})(?:{_CARRIED}){_LAST_YEAR}{ending}",
    )
    carried = compiled(rf"(?:{NONE})(?:需要?)?(?:{_CARRIED})[至到入]?{_NEXT_YEAR}{ending}")
    left_over = compiled(rf"(?:{NONE})[下次]一?年度?(?:{_CARRIED}){ending}")
    came: dict[str, Any] = {"subjects": ("received",)}
    return [
        Pattern(before=brought, subjects=("brought_forward",)),
        Pattern(before=left_over, subjects=("carried_forward",)),
        Pattern(before=carried, subjects=_carried),
        Pattern(before=compiled(rf"{none}{happened}{about}{strong('自然人|相关|有关')}#"), **came),
        Pattern(before=compiled(rf"{none}{happened}{about}{WEAK}#"), topic=Topic.REQUESTS, **came),
    ]
