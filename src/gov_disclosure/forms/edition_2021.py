"""The 2021 form: notice 国办公开办函〔2021〕30号 of 2021-09-26, for report years from 2021.

《中华人民共和国政府信息公开工作年度报告格式》, made under article 50 of the Regulations. What changed from the
trial form of 2019: table 二 counts documents issued, repealed and in force, decisions and the amount of
fees instead of items; the block on procurement (第二十条第（九）项) is gone; （六）其他处理 of table 三 is split
into three rows.
"""

from datetime import date

from ..vocabulary import Edition, RequestRow
from .common import ART_20_1, ART_20_5, ART_20_6, ART_20_8, CONTENT, REVIEW_LITIGATION, SECTIONS, request_table
from .model import CellKind, Column, Form, Panel, Row, Table

__all__ = ["FORM_2021"]

_DOCUMENTS = (
    Column(key="issued", label="本年制发件数", aliases=("本年制发数", "制发件数")),
    Column(key="repealed", label="本年废止件数", aliases=("本年废止数", "废止件数")),
    Column(
        key="in_force",
        label="现行有效件数",
        aliases=("现行有效数",),
        stock=True,
        grows_by=("issued",),
        shrinks_by=("repealed",),
    ),
)
_DECISIONS = (Column(key="decisions", label="本年处理决定数量", aliases=("处理决定数量", "本年度处理决定数量")),)
_FEES = (
    Column(
        key="amount_10k_yuan",
        label="本年收费金额（单位：万元）",
        aliases=("本年收费金额", "本年收费金额（万元）"),
        kind=CellKind.AMOUNT,
        unit="万元",
    ),
)

FORM_2021 = Form(
    edition=Edition.FORM_2021,
    notice="国办公开办函〔2021〕30号",
    notice_title="关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
    notice_date=date(2021, 9, 26),
    sections=SECTIONS,
    tables=(
        Table(
            key="proactive",
            stub=CONTENT,
            panels=(
                Panel(
                    caption=ART_20_1,
                    columns=_DOCUMENTS,
                    rows=(
                        Row(key="rules", label="规章", basis="条例第二十条第（一）项"),
                        Row(
                            key="normative_documents",
                            label="行政规范性文件",
                            aliases=("规范性文件",),
                            basis="条例第二十条第（一）项",
                        ),
                    ),
                ),
                Panel(
                    caption=ART_20_5,
                    columns=_DECISIONS,
                    rows=(Row(key="licensing", label="行政许可", basis="条例第二十条第（五）项"),),
                ),
                Panel(
                    caption=ART_20_6,
                    columns=_DECISIONS,
                    rows=(
                        Row(key="penalties", label="行政处罚", basis="条例第二十条第（六）项"),
                        Row(key="compulsion", label="行政强制", basis="条例第二十条第（六）项"),
                    ),
                ),
                Panel(
                    caption=ART_20_8,
                    columns=_FEES,
                    rows=(Row(key="fees", label="行政事业性收费", basis="条例第二十条第（八）项"),),
                ),
            ),
        ),
        request_table(
            (
                RequestRow.OTHERWISE_HANDLED_SUPPLEMENT_OVERDUE,
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "条例第三十条",
            ),
            (
                RequestRow.OTHERWISE_HANDLED_FEE_OVERDUE,
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                "条例第四十二条；国办函〔2020〕109号",
            ),
            (RequestRow.OTHERWISE_HANDLED_OTHER, "3.其他", "格式所列，例如申请人撤回申请"),
        ),
        REVIEW_LITIGATION,
    ),
)
