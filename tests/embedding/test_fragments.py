"""In a notebook a report and its tables show themselves as the official form."""

from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from gov_disclosure import (
    AnnualReport,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
)

TABLES = [
    (ProactiveDisclosure2021((0,) * 9 + (Decimal("1.5"),)), 10),
    (ProactiveDisclosure2019((0,) * 21 + (Decimal("1.5"),), "万元"), 22),
    (RequestMatrix.from_figures("2019", {}, fill=0), 161),
    (RequestMatrix.from_figures("2021", {}, fill=0), 175),
    (ReviewLitigationGrid((0,) * 15), 15),
]


@pytest.mark.parametrize(("table", "cells"), TABLES)
def test_a_table_shows_every_cell(table, cells: int) -> None:
    shown = LexborHTMLParser(table._repr_html_()).css("td")
    assert [node.attributes["title"] for node in shown] == [str(address) for address in table.table.addresses]
    assert len(shown) == cells


def test_a_report_shows_its_title_sections_and_tables() -> None:
    report = AnnualReport(form="2021", agency="示例县统计局", year=2024, requests=TABLES[3][0])
    tree = LexborHTMLParser(report._repr_html_())
    assert tree.css_first("h1").text() == "示例县统计局2024年政府信息公开工作年度报告"
    assert len(tree.css("h2")) == 6
    assert len(tree.css("table")) == 1


def test_a_report_without_any_table_shows_itself() -> None:
    assert "一、总体情况" in AnnualReport(form=None)._repr_html_()
