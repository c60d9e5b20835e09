"""A report in which nothing is wrong: a test changes one thing."""

from decimal import Decimal
from typing import Any

from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    Edition,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
)
from gov_disclosure.forms import form

PROACTIVE = {
    Edition.FORM_2021: ProactiveDisclosure2021.from_figures(
        {
            "normative_documents": {"issued": 5, "repealed": 1, "in_force": 25},
            "licensing": {"decisions": 120},
            "fees": {"amount_10k_yuan": Decimal("26.55")},
        },
        fill=0,
    ),
    Edition.FORM_2019: ProactiveDisclosure2019.from_figures(
        {
            "licensing": {"items_last_year": 12, "item_change": -2, "decisions": 120},
            "procurement": {"projects": 3, "amount": Decimal("12.5")},
        },
        amount_unit="万元",
        fill=0,
    ),
}


def clean_report(edition: Edition | str = Edition.FORM_2021, **cells: Any) -> AnnualReport:
    """A report without a finding of any severity; ``cells`` changes some, ``__`` standing for a dot."""
    edition = Edition(edition)
    report = AnnualReport(
        form=edition,
        agency="示例县统计局",
        year=2022,
        title="示例县统计局2022年政府信息公开工作年度报告",
        narrative=Narrative(
            preamble=f"依据{form(edition).notice}编制，数据的统计期限自2022年1月1日起，至2022年12月31日止。",
            problems_and_improvements="公开内容有待充实。",
            other_matters="本年度没有收取信息处理费。",
        ),
        proactive=PROACTIVE[edition],
        requests=RequestMatrix.from_figures(
            edition,
            {
                "received": {"natural_person": 4, "commercial_enterprise": 2},
                "brought_forward": {"natural_person": 1},
                "disclosed": {"natural_person": 3},
                "withheld.state_secret": {"commercial_enterprise": 1},
                "unavailable.not_held": {"natural_person": 1},
                "carried_forward": {"natural_person": 1, "commercial_enterprise": 1},
            },
            fill=0,
        ),
        review_litigation=ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 2, "pending": 1}}, fill=0),
    )
    return changed(report, **cells)


def changed(report: AnnualReport, **cells: Any) -> AnnualReport:
    """A copy with other figures, and other fields or sections of the narrative."""
    for name, value in cells.items():
        address = name.replace("__", ".")
        if address.startswith("narrative."):
            section = address.removeprefix("narrative.")
            report = evolve(report, narrative=evolve(report.narrative, **{section: value}))
        elif "." in address:
            report = report.with_cell(address, value)
        else:
            report = evolve(report, **{address: value})
    return report
