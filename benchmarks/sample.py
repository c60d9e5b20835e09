"""One invented report of ordinary size, and how it is to be measured: about 7.8 KB of JSON, 200 cells, prose."""

from datetime import date
from decimal import Decimal

from gov_disclosure import AnnualReport, Narrative, ProactiveDisclosure2021, RequestMatrix, ReviewLitigationGrid

__all__ = ["REPORT"]

_CLASSES = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_organization",
    "other_organization",
)
_FIGURES = {
    "received": (118, 31, 2, 0, 7, 1),
    "brought_forward": (9, 2, 0, 0, 0, 0),
    "disclosed": (41, 12, 1, 0, 3, 0),
    "partially_disclosed": (13, 4, 0, 0, 1, 0),
    "withheld.prohibited_by_law": (2, 0, 0, 0, 0, 0),
    "withheld.third_party_rights": (1, 1, 0, 0, 0, 0),
    "withheld.process_information": (3, 0, 0, 0, 0, 0),
    "withheld.enforcement_file": (2, 0, 0, 0, 0, 0),
    "unavailable.not_held": (36, 10, 1, 0, 2, 1),
    "unavailable.requires_creation": (8, 1, 0, 0, 0, 0),
    "not_processed.petition": (4, 0, 0, 0, 0, 0),
    "not_processed.repeated": (2, 0, 0, 0, 0, 0),
    "otherwise_handled.supplement_overdue": (3, 1, 0, 0, 0, 0),
    "otherwise_handled.other": (1, 0, 0, 0, 0, 0),
    "carried_forward": (11, 4, 0, 0, 1, 0),
}
_PROSE = (
    "2024年，本机关坚持以公开为常态、不公开为例外，通过县政府网站主动公开政府信息312条，发布政策解读18件，"
    "新收政府信息公开申请159件，上年结转11件，均依法按期答复。\n"
    "定期清理行政规范性文件，及时更新机构职能、办事指南和统计数据；完善公开属性认定、发布审查和保密审查制度，"
    "组织业务培训2次，社会评议满意度继续提高。"
)

REPORT = AnnualReport(
    form="2021",
    agency="示例县统计局",
    agency_code="11999999MB0000000X",
    year=2024,
    title="示例县统计局2024年政府信息公开工作年度报告",
    published_on=date(2025, 1, 17),
    narrative=Narrative(
        preamble="本报告根据《中华人民共和国政府信息公开条例》编制，数据统计期限为2024年1月1日至12月31日。",
        overview=f"{_PROSE}\n{_PROSE}\n{_PROSE}",
        problems_and_improvements=_PROSE,
        other_matters="收取信息处理费：本年度未收取信息处理费。",
    ),
    proactive=ProactiveDisclosure2021.from_figures(
        {
            "normative_documents": {"issued": 5, "repealed": 1, "in_force": 25},
            "licensing": {"decisions": 1204},
            "penalties": {"decisions": 63},
            "fees": {"amount_10k_yuan": Decimal("26.55")},
        },
        fill=0,
    ),
    requests=RequestMatrix.from_figures(
        "2021", {row: dict(zip(_CLASSES, counts, strict=True)) for row, counts in _FIGURES.items()}, fill=0
    ),
    review_litigation=ReviewLitigationGrid.from_figures(
        {"reconsideration": {"upheld": 3, "corrected": 1}, "direct_litigation": {"pending": 1}}, fill=0
    ),
)
