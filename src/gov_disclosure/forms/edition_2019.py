"""The 2019 trial form: notice 国办公开办函〔2019〕60号, for report years 2019 and 2020.

《中华人民共和国政府信息公开工作年度报告格式（试行）》, the first form after the Regulations were revised in 2019.
Table 二 counts documents made and published, items and their change, decisions, and government procurement;
（六）其他处理 of table 三 is one row. The labels are those of published reports that agree with one another;
the exact day of the notice is not known to us.
"""

from ..vocabulary import Edition, RequestRow
from .common import ART_20_1, ART_20_5, ART_20_6, ART_20_8, CONTENT, REVIEW_LITIGATION, SECTIONS, request_table
from .model import CellKind, Column, Form, Heading, Panel, Row, Table

__all__ = ["FORM_2019"]

_ART_20_9 = Heading(label="第二十条第（九）项")

_DOCUMENTS = (
    Column(key="made", label="本年新制作数量", aliases=("本年新制作",)),
    Column(key="newly_published", label="本年新公开数量", aliases=("本年新公开",)),
    Column(key="published_total", label="对外公开总数量", aliases=("对外公开总数", "对外公开数量"), stock=True),
)
_ITEMS_LAST_YEAR = Column(
    key="items_last_year", label="上一年项目数量", aliases=("上年项目数量", "上一年度项目数量"), stock=True
)
_ITEM_CHANGE = Column(
    key="item_change", label="本年增/减", aliases=("本年增/", "本年增减", "本年增／减数量"), kind=CellKind.CHANGE
)
_DECISIONS = Column(key="decisions", label="处理决定数量", aliases=("本年处理决定数量",))
_ITEMS = (_ITEMS_LAST_YEAR, _ITEM_CHANGE, _DECISIONS)

FORM_2019 = Form(
    edition=Edition.FORM_2019,
    notice="国办公开办函〔2019〕60号",
    notice_title="关于政府信息公开工作年度报告有关事项的通知",
    notice_date=None,
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
                            label="规范性文件",
                            aliases=("行政规范性文件",),
                            basis="条例第二十条第（一）项",
                        ),
                    ),
                ),
                Panel(
                    caption=ART_20_5,
                    columns=_ITEMS,
                    rows=(
                        Row(key="licensing", label="行政许可", basis="条例第二十条第（五）项"),
                        Row(
                            key="other_services",
                            label="其他对外管理服务事项",
                            aliases=("其他对外管理服务",),
                            basis="条例第二十条第（五）项",
                        ),
                    ),
                ),
                Panel(
                    caption=ART_20_6,
                    columns=_ITEMS,
                    rows=(
                        Row(key="penalties", label="行政处罚", basis="条例第二十条第（六）项"),
                        Row(key="compulsion", label="行政强制", basis="条例第二十条第（六）项"),
                    ),
                ),
                Panel(
                    caption=ART_20_8,
                    columns=(_ITEMS_LAST_YEAR, _ITEM_CHANGE),
                    rows=(Row(key="fees", label="行政事业性收费", basis="条例第二十条第（八）项"),),
                ),
                Panel(
                    caption=_ART_20_9,
                    columns=(
                        Column(key="projects", label="采购项目数量"),
                        Column(
                            key="amount",
                            label="采购总金额",
                            aliases=("采购总金额（万元）", "采购总金额（元）", "采购金额"),
                            kind=CellKind.AMOUNT,
                        ),
                    ),
                    rows=(Row(key="procurement", label="政府集中采购", basis="条例第二十条第（九）项"),),
                ),
            ),
        ),
        request_table((RequestRow.OTHERWISE_HANDLED, "", "条例第三十条、第四十二条等")),
        REVIEW_LITIGATION,
    ),
)
