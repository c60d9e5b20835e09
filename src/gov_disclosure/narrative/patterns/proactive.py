"""Table 二 in prose: documents, decisions and fees; and the information-processing fee, which no table holds."""

import re
from typing import Any

from ..subjects import decision_words, document_words, fee_words
from .shape import Head, Last, Pattern, Subjects, any_of, compiled, joined, of_words
from .words import AND, MONEY_TAIL, NONE

__all__ = ["count_shapes", "none_shapes"]

_ISSUED = "新?制定(?:出台|印发|并印发|发布)?|新?制发|出台|印发|颁布"
_REPEALED = "废止"
_IN_FORCE = "现行有效"
_DOCUMENT_VERBS = {_ISSUED: "issued", _REPEALED: "repealed", _IN_FORCE: "in_force"}
_DOCUMENT_OWN = "(?:本级|政府|市|县|区|省|人民|部门|局|的|了|各类|新的|过|有|共)*+"
_NOT_OWN_DOCUMENT = re.compile("党|备案|审查|审核|清理|草案|起草|征求|评估|解读|宣传")

_DECIDED = "作出|做出|办理|实施|下达|办结|完成|新增"
_DECISION_TAIL = "(?:处理)?(?:决定)?书?(?:数量?|总数|共计?|合计|累?计|为|:)*+"
_NOT_DECISION = re.compile("公示|公开|清单|事项|目录|信息|案卷|听证|举报|投诉|申请|全过程|检查|系统|平台")
_NOT_FEES = re.compile("减免|降低|返还|预算|减少|项目")


def _document(match: re.Match[str], last: Last) -> Subjects | None:
    """A document's subject: the kind named, or the one last spoken of; issued, repealed or in force."""
    words = document_words()
    named = match.groupdict().get("document")
    kinds = [words[word] for word in re.findall(any_of(words), named)] if named else [last.document]
    verb = next(column for shape, column in _DOCUMENT_VERBS.items() if re.fullmatch(shape, match["verb"]))
    return None if None in kinds else tuple(dict.fromkeys(f"{kind}.{verb}" for kind in kinds))


def _decisions(match: re.Match[str], last: Last) -> Subjects | None:
    """Decisions without a verb: only beside other decisions or documents, or beside table 二."""
    words = decision_words()
    beside = [subject.partition(".")[0] for subject in last.subjects]
    if last.section != "proactive" and not {*words.values(), *document_words().values()}.intersection(beside):
        return None
    return of_words(words)(match, last)


def _documents() -> str:
    """One or several kinds of documents."""
    word = any_of(document_words())
    return rf"(?P<document>(?:{word})(?:(?:{AND})(?:{word}))*)"


def count_shapes() -> list[Pattern]:
    """The shapes around a number."""
    return [*_documents_and_decisions(), *_fees()]


def _documents_and_decisions() -> list[Pattern]:
    documents = _documents()
    verb = rf"(?P<verb>{'|'.join(_DOCUMENT_VERBS)})"
    kinds = joined(any_of(decision_words()))
    counted = "(?:本年度?|的|了|共计?|总计|合计|累?计|总?数量?|件数|为|是|有|:)*+"
    own: dict[str, Any] = {"subjects": _document, "never": _NOT_OWN_DOCUMENT}
    decided: dict[str, Any] = {"subjects": of_words(decision_words()), "never": _NOT_DECISION}
    return [
        Pattern(before=compiled(rf"{verb}{_DOCUMENT_OWN}{documents}{counted}#"), **own),
        Pattern(before=compiled(rf"{documents}{counted}{verb}{counted}#"), **own),
        Pattern(before=compiled(rf"{verb}{counted}#"), head=Head.COVERED, **own),
        Pattern(before=compiled(rf"(?:{_DECIDED})(?:了|各类|的|各项)*{kinds}{_DECISION_TAIL}#"), **decided),
        Pattern(before=compiled(rf"{kinds}(?:处理)?决定书?(?:数量?|总数|共计?|为|:)*#"), head=Head.BODY, **decided),
        Pattern(
            before=compiled(rf"{kinds}{_DECISION_TAIL}#"), head=Head.COVERED, subjects=_decisions, never=_NOT_DECISION
        ),
    ]


def _fees() -> list[Pattern]:
    fees = rf"(?P<terms>{any_of(fee_words())}){MONEY_TAIL}#"
    notices: dict[str, Any] = {"subjects": ("information_fee_notices",)}
    behind = re.compile("(?:政府信息公开|信息处理费|的)*收费通知书?")
    return [
        Pattern(
            before=compiled(fees),
            subjects=of_words(fee_words()),
            money=True,
            never=_NOT_FEES,
        ),
        Pattern(before=compiled(rf"信息处理费{MONEY_TAIL}#"), subjects=("information_fee",), money=True),
        Pattern(before=compiled("收费通知书?(?:共计?|合计|为)*#"), **notices),
        Pattern(before=compiled("(?:发出|下达|出具|送达)[了共]*#"), after=behind, **notices),
    ]


def none_shapes() -> list[Pattern]:
    """The shapes that say there was none."""
    verb = rf"(?P<verb>{_ISSUED}|{_REPEALED})"
    decided = "(?:作出|做出|办理|实施|开展|涉及|产生|发生|有|过|任何|各类)*"
    decisions = rf"{decided}{joined(any_of(decision_words()))}(?:处理|决定|事项|情况|案件|业务|行为|项目)*#"
    taken = rf"(?:收取|征收|涉及|产生|任何|有)*(?P<terms>{any_of(fee_words())})(?:项目|情况|收入|事项)*#"
    charged = (
        "(?:因|公民|法人|其他组织|组织|和|与|及|、|政府|信息(?!处理费)|公开|工作|申请人?|依申请|向|对|就|"
        "收取|征收|产生|发生|涉及|任何|相关|有关|过|有|的)*+"
    )
    fee: dict[str, Any] = {"subjects": ("information_fee",)}
    return [
        Pattern(
            before=compiled(rf"(?:{NONE}){verb}{_DOCUMENT_OWN}{_documents()}(?:的|情况|事项)*#"), subjects=_document
        ),
        Pattern(before=compiled(rf"(?:{NONE}|不涉及|未涉及){decisions}"), subjects=of_words(decision_words())),
        Pattern(before=compiled(rf"(?:{NONE}){taken}"), subjects=of_words(fee_words())),
        Pattern(before=compiled(rf"(?:{NONE}){charged}信息处理费(?:用|的|情况)*#"), **fee),
        Pattern(before=compiled(rf"(?:{NONE})(?=[^#]*收取)(?=[^#]*(?:任何|信息公开|依申请)){charged}费用#"), **fee),
        Pattern(
            before=compiled(rf"(?:{NONE})(?:发出|下达|出具)(?:任何)?(?:信息处理费)?的?收费通知书?#"),
            subjects=("information_fee_notices",),
        ),
    ]
