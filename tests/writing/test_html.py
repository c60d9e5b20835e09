"""The official form as HTML: well-formed, escaped, self-contained."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from gov_disclosure import (
    AnnualReport,
    Narrative,
    ProactiveDisclosure2019,
    RequestMatrix,
    ReviewLitigationGrid,
    form,
)
from gov_disclosure.strategies import reports
from gov_disclosure.writing import page_html, report_html, table_html

REPORT = AnnualReport(
    form="2021",
    agency="示例县统计局",
    year=2024,
    requests=RequestMatrix.from_figures("2021", {"received": {"natural_person": 12}}, fill=0),
    review_litigation=ReviewLitigationGrid((None,) * 15),
)
HOSTILE = """</p></td></table></title></style><script>alert("1")</script><img src=x onerror='alert(1)'>&amp;"""
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}


class Balanced(HTMLParser):
    """Refuses a tag that is closed without being open, or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_balanced(text: str) -> None:
    parser = Balanced()
    parser.feed(text)
    parser.close()
    assert parser.open == []


@given(reports())
def test_every_tag_is_closed(report: AnnualReport) -> None:
    for text in (report_html(report), page_html(report)):
        assert_balanced(text)
        assert LexborHTMLParser(text).css("script, img, link, iframe, object") == []


@pytest.mark.parametrize("write", [report_html, page_html])
def test_what_a_report_says_is_text_and_never_markup(write) -> None:
    report = AnnualReport(
        form="2019",
        agency=HOSTILE,
        agency_code=HOSTILE,
        title=HOSTILE,
        narrative=Narrative(preamble=HOSTILE, overview=HOSTILE, other_matters=HOSTILE),
        proactive=ProactiveDisclosure2019((0,) * 21 + (Decimal(1),), HOSTILE),
    )
    text = write(report)
    assert_balanced(text)
    tree = LexborHTMLParser(text)
    assert tree.css("script, img") == []
    assert tree.css_first("h1").text() == HOSTILE
    assert [node.text() for node in tree.css("p")] == [f"统一社会信用代码：{HOSTILE}", *[HOSTILE] * 3]
    assert any(HOSTILE in node.text() for node in tree.css("th"))


def test_a_table_has_the_forms_headings_spans_and_figures() -> None:
    tree = LexborHTMLParser(table_html(REPORT.requests.table, REPORT.requests.cells))
    assert len(tree.css("thead tr")) == 3
    assert len(tree.css("tbody tr")) == 25
    assert len(tree.css("td")) == 175
    outcomes = next(node for node in tree.css("th") if node.text() == "三、本年度办理结果")
    assert outcomes.attributes["rowspan"] == "22"
    assert outcomes.attributes["scope"] == "row"
    legal = next(node for node in tree.css("th") if node.text() == "法人或其他组织")
    assert (legal.attributes["colspan"], legal.attributes["scope"]) == ("5", "col")
    received = tree.css_first('td[title="requests.received.natural_person"]')
    assert received.text() == "12"


def test_a_table_of_several_panels_has_no_header_that_a_printer_would_repeat() -> None:
    table = form("2021").table("proactive")
    assert LexborHTMLParser(table_html(table, (0,) * 10)).css("thead") == []


def test_a_cell_without_a_figure_is_empty() -> None:
    tree = LexborHTMLParser(table_html(REPORT.review_litigation.table, REPORT.review_litigation.cells))
    assert [node.text() for node in tree.css("td")] == [""] * 15


def test_a_fragment_needs_no_style_sheet_and_leaves_colours_to_the_theme() -> None:
    text = report_html(REPORT)
    assert "<style" not in text
    assert "class=" not in text
    assert not re.search(r"(?<!-)color:\s*(?!inherit)", text)


def test_a_page_stands_alone_and_prints_on_a4() -> None:
    text = page_html(REPORT)
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n')
    assert "size: A4" in text
    assert not re.search(r"https?:|url\(|@import|src=|href=", text)
    tree = LexborHTMLParser(text)
    assert tree.css_first("title").text() == tree.css_first("h1").text() == "示例县统计局2024年政府信息公开工作年度报告"
    assert [node.text()[0] for node in tree.css("h2")] == list("一二三四五六")


def test_a_page_without_a_title_claims_none() -> None:
    tree = LexborHTMLParser(page_html(AnnualReport(form=None)))
    assert tree.css("h1") == []
    assert tree.css_first("title").text() == "—"
