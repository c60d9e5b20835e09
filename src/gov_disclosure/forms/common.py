"""What the editions share, typed once: the sections, the rows and columns of tables 三 and 四.

Labels are those of the annex of notice 国办公开办函〔2021〕30号, and of 〔2019〕60号 where it has the same
row. Aliases are labels that published reports print instead; punctuation, width, spaces and traditional
characters are folded by the reader and need no alias.
"""

from ..vocabulary import ApplicantClass, OutcomeGroup, RequestRow, Result, Route
from .model import Column, Heading, Panel, Row, RowRole, Section, Table

__all__ = [
    "ART_20_1",
    "ART_20_5",
    "ART_20_6",
    "ART_20_8",
    "CONTENT",
    "REVIEW_LITIGATION",
    "SECTIONS",
    "request_table",
]

SECTIONS: tuple[Section, ...] = (
    Section(
        key="overview",
        numeral="一",
        title="总体情况",
        aliases=(
            "总体情况概述",
            "总体概述",
            "总体公开情况",
            "本年度政务信息总体公开情况",
            "政府信息公开工作的基本情况",
            "政府信息公开工作总体情况",
            "政务公开工作总体情况",
            "工作总体情况",
            "总体工作情况",
            "总体情况说明",
            "年度总体情况",
            "基本情况",
            "概述",
            "概况",
        ),
    ),
    Section(
        key="proactive",
        numeral="二",
        title="主动公开政府信息情况",
        aliases=("行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况"),
        table="proactive",
    ),
    Section(
        key="requests",
        numeral="三",
        title="收到和处理政府信息公开申请情况",
        aliases=(
            "行政机关收到和处理政府信息公开申请情况",
            "收到和处理政府信息公开的申请情况",
            "收到和处理政府信息公开申请的情况",
        ),
        table="requests",
    ),
    Section(
        key="review_litigation",
        numeral="四",
        title="政府信息公开行政复议、行政诉讼情况",
        aliases=(
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议及行政诉讼情况",
            "政府信息公开行政复议情况和行政诉讼情况",
            "行政复议、行政诉讼情况",
            "行政复议和行政诉讼情况",
        ),
        table="review_litigation",
    ),
    Section(
        key="problems_and_improvements",
        numeral="五",
        title="存在的主要问题及改进情况",
        aliases=(
            "政府信息公开工作存在的主要问题及改进情况",
            "政府信息公开工作存在的主要问题及改进措施",
            "存在的主要问题及改进措施",
            "存在的主要问题及整改情况",
            "存在的主要问题和改进情况",
            "存在主要问题及改进情况",
            "存在问题及改进情况",
            "存在的问题及改进情况",
            "存在的问题及改进措施",
            "存在问题及改进措施",
            "存在的不足及改进措施",
            "存在的主要问题",
            "主要问题及改进措施",
        ),
    ),
    Section(
        key="other_matters",
        numeral="六",
        title="其他需要报告的事项",
        aliases=(
            "其他需要报告的情况",
            "其它需要报告的事项",
            "其他需报告的事项",
            "需要报告的其他事项",
            "其他需要说明的事项",
            "其他报告事项",
            "其它报告事项",
            "其他事项",
        ),
    ),
)

CONTENT = Heading(label="信息内容")
ART_20_1 = Heading(label="第二十条第（一）项")
ART_20_5 = Heading(label="第二十条第（五）项")
ART_20_6 = Heading(label="第二十条第（六）项")
ART_20_8 = Heading(label="第二十条第（八）项")

_BALANCE_NOTE = Heading(label="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
_APPLICANTS = Heading(label="申请人情况")
_LEGAL_PERSONS = Heading(label="法人或其他组织", aliases=("法人和其他组织",))
_OUTCOMES = Heading(label="三、本年度办理结果")
_WITHHELD = Heading(label="（三）不予公开", group=OutcomeGroup.WITHHELD)
_UNAVAILABLE = Heading(label="（四）无法提供", group=OutcomeGroup.UNAVAILABLE)
_NOT_PROCESSED = Heading(label="（五）不予处理", group=OutcomeGroup.NOT_PROCESSED)
_OTHERWISE_HANDLED = Heading(label="（六）其他处理", group=OutcomeGroup.OTHERWISE_HANDLED)

_APPLICANT_COLUMNS = (
    Column(key=ApplicantClass.NATURAL_PERSON, label="自然人"),
    Column(key=ApplicantClass.COMMERCIAL_ENTERPRISE, label="商业企业", under=(_LEGAL_PERSONS,)),
    Column(key=ApplicantClass.RESEARCH_INSTITUTION, label="科研机构", under=(_LEGAL_PERSONS,)),
    Column(
        key=ApplicantClass.PUBLIC_INTEREST_ORGANIZATION,
        label="社会公益组织",
        aliases=("社会公益机构",),
        under=(_LEGAL_PERSONS,),
    ),
    Column(
        key=ApplicantClass.LEGAL_SERVICE_ORGANIZATION,
        label="法律服务机构",
        aliases=("法律服务组织",),
        under=(_LEGAL_PERSONS,),
    ),
    Column(key=ApplicantClass.OTHER_ORGANIZATION, label="其他", aliases=("其它", "其他组织"), under=(_LEGAL_PERSONS,)),
    Column(key=ApplicantClass.TOTAL, label="总计", aliases=("合计",), total=True),
)


def _outcome(key: RequestRow, label: str, basis: str, *headings: Heading, aliases: tuple[str, ...] = ()) -> Row:
    return Row(key=key, label=label, aliases=aliases, under=(_OUTCOMES, *headings), role=RowRole.OUTCOME, basis=basis)


_ROWS_BEFORE = (
    Row(
        key=RequestRow.RECEIVED,
        label="一、本年新收政府信息公开申请数量",
        aliases=("本年新收政府信息公开申请",),
        role=RowRole.INFLOW,
        basis="条例第二十九条、第三十一条",
    ),
    Row(
        key=RequestRow.BROUGHT_FORWARD,
        label="二、上年结转政府信息公开申请数量",
        aliases=("上年结转政府信息公开申请", "上年度结转政府信息公开申请数量"),
        role=RowRole.INFLOW,
        basis="上一年度报告的“四、结转下年度继续办理”",
        continues=RequestRow.CARRIED_FORWARD,
    ),
    _outcome(RequestRow.DISCLOSED, "（一）予以公开", "条例第三十六条第（一）项、第（二）项"),
    _outcome(
        RequestRow.PARTIALLY_DISCLOSED,
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "条例第三十七条",
        aliases=("部分公开",),
    ),
    _outcome(RequestRow.WITHHELD_STATE_SECRET, "1.属于国家秘密", "条例第十四条", _WITHHELD),
    _outcome(
        RequestRow.WITHHELD_PROHIBITED_BY_LAW,
        "2.其他法律行政法规禁止公开",
        "条例第十四条",
        _WITHHELD,
        aliases=("其他法律行政法规禁止公开的", "法律行政法规禁止公开"),
    ),
    _outcome(RequestRow.WITHHELD_SECURITY_AND_STABILITY, "3.危及“三安全一稳定”", "条例第十四条", _WITHHELD),
    _outcome(RequestRow.WITHHELD_THIRD_PARTY_RIGHTS, "4.保护第三方合法权益", "条例第十五条、第三十二条", _WITHHELD),
    _outcome(RequestRow.WITHHELD_INTERNAL_AFFAIRS, "5.属于三类内部事务信息", "条例第十六条第一款", _WITHHELD),
    _outcome(RequestRow.WITHHELD_PROCESS_INFORMATION, "6.属于四类过程性信息", "条例第十六条第二款", _WITHHELD),
    _outcome(RequestRow.WITHHELD_ENFORCEMENT_FILE, "7.属于行政执法案卷", "条例第十六条第二款", _WITHHELD),
    _outcome(RequestRow.WITHHELD_ADMINISTRATIVE_QUERY, "8.属于行政查询事项", "条例第三十六条第（七）项", _WITHHELD),
    _outcome(
        RequestRow.UNAVAILABLE_NOT_HELD,
        "1.本机关不掌握相关政府信息",
        "条例第三十六条第（四）项、第（五）项",
        _UNAVAILABLE,
    ),
    _outcome(RequestRow.UNAVAILABLE_REQUIRES_CREATION, "2.没有现成信息需要另行制作", "条例第三十八条", _UNAVAILABLE),
    _outcome(RequestRow.UNAVAILABLE_STILL_UNCLEAR, "3.补正后申请内容仍不明确", "条例第三十条", _UNAVAILABLE),
    _outcome(RequestRow.NOT_PROCESSED_PETITION, "1.信访举报投诉类申请", "条例第三十九条第一款", _NOT_PROCESSED),
    _outcome(RequestRow.NOT_PROCESSED_REPEATED, "2.重复申请", "条例第三十六条第（六）项", _NOT_PROCESSED),
    _outcome(
        RequestRow.NOT_PROCESSED_PUBLISHED_MATERIAL, "3.要求提供公开出版物", "条例第三十九条第二款", _NOT_PROCESSED
    ),
    _outcome(RequestRow.NOT_PROCESSED_EXCESSIVE, "4.无正当理由大量反复申请", "条例第三十五条", _NOT_PROCESSED),
    _outcome(
        RequestRow.NOT_PROCESSED_CONFIRMATION_OR_REISSUE,
        "5.要求行政机关确认或重新出具已获取信息",
        "格式所列，条例未单列条款",
        _NOT_PROCESSED,
    ),
)

_ROWS_AFTER = (
    Row(
        key=RequestRow.CONCLUDED,
        label="（七）总计",
        under=(_OUTCOMES,),
        role=RowRole.CONCLUDED,
        basis="本表第三项各行之和",
    ),
    Row(
        key=RequestRow.CARRIED_FORWARD,
        label="四、结转下年度继续办理",
        aliases=("结转下年继续办理",),
        role=RowRole.OUTFLOW,
        basis="截至12月31日尚未答复的申请",
    ),
)


def request_table(*otherwise_handled: tuple[RequestRow, str, str]) -> Table:
    """Table 三 of an edition: all editions share it but for the rows of （六）其他处理.

    Given several ``(key, label, basis)``, they stand under the heading; given one, it is the row
    （六）其他处理 itself and its label is left out.
    """
    if len(otherwise_handled) == 1:
        ((key, _, basis),) = otherwise_handled
        rows: tuple[Row, ...] = (_outcome(key, _OTHERWISE_HANDLED.label, basis),)
    else:
        rows = tuple(_outcome(key, label, basis, _OTHERWISE_HANDLED) for key, label, basis in otherwise_handled)
    return Table(
        key="requests",
        stub=_BALANCE_NOTE,
        spanner=_APPLICANTS,
        panels=(Panel(columns=_APPLICANT_COLUMNS, rows=(*_ROWS_BEFORE, *rows, *_ROWS_AFTER)),),
    )


_LITIGATION = Heading(label="行政诉讼")

REVIEW_LITIGATION = Table(
    key="review_litigation",
    single_row=True,
    panels=(
        Panel(
            columns=(
                Column(key=Result.UPHELD, label="结果维持"),
                Column(key=Result.CORRECTED, label="结果纠正"),
                Column(key=Result.OTHER, label="其他结果"),
                Column(key=Result.PENDING, label="尚未审结"),
                Column(key=Result.TOTAL, label="总计", aliases=("合计",), total=True),
            ),
            rows=(
                Row(key=Route.RECONSIDERATION, label="行政复议", basis="条例第五十条第一款第（三）项"),
                Row(
                    key=Route.DIRECT_LITIGATION,
                    label="未经复议直接起诉",
                    under=(_LITIGATION,),
                    basis="条例第五十条第一款第（三）项",
                ),
                Row(
                    key=Route.LITIGATION_AFTER_RECONSIDERATION,
                    label="复议后起诉",
                    under=(_LITIGATION,),
                    basis="条例第五十条第一款第（三）项",
                ),
            ),
        ),
    ),
)
