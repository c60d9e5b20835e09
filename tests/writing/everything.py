"""A report with everything that a report can have and a format must carry, of either edition."""

from datetime import date
from decimal import Decimal

from attrs import evolve

from gov_disclosure import AnnualReport, Edition, Narrative
from gov_disclosure.forms import CellKind, form
from tests.factories import clean_report

LARGEST = 2**53 - 1
PROSE = "制发文件3件，“三公”经费&其他 *号* _线_ `码` [注](x) ~~删~~ $1$ \\n\\*；R&D 100% &amp; &#65; 𠮷😀é"


def everything(edition: Edition | str = Edition.FORM_2021) -> AnnualReport:
    """Every kind of figure, the largest and none at all; every field; prose full of marks in each section."""
    figures = {
        CellKind.COUNT: (0, 7, None, LARGEST, 12, 10**15),
        CellKind.CHANGE: (-3, 0, None, -LARGEST),
        CellKind.AMOUNT: (Decimal("26.55"), Decimal("128.4")),
    }
    report = clean_report(edition)
    for table in form(edition).tables:
        for number, (address, kind) in enumerate(zip(table.addresses, table.kinds, strict=True)):
            report = report.with_cell(address, figures[kind][number % len(figures[kind])])
    return evolve(
        report,
        agency_code="11430000MB00000000",
        published_on=date(2023, 1, 17),
        narrative=Narrative(
            preamble="前言：数据的统计期限自2022年1月1日起，至2022年12月31日止。",
            overview=f"{PROSE}\n1. 第一条。\n- 第二条。\n+ 第三条。\n=1+1\n2022）第四条。",
            proactive="表前的话。",
            requests=f"{PROSE}\n另起一段。",
            review_litigation="没有败诉。",
            problems_and_improvements="一是公开内容有待充实；\n二是人员能力有待提升。",
            other_matters="'本年度没有收取信息处理费。",
        ),
    )
