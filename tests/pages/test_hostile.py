"""Documents that mean harm: whatever they say is text in the page, and the page does nothing but show it."""

import pytest
from attrs import evolve

from gov_disclosure import (
    CheckedFile,
    NotAReportError,
    Reading,
    Rule,
    Severity,
    Source,
    check,
    checked_page,
    index_page,
    read,
)
from gov_disclosure.grids import Place
from tests.factories import clean_report
from tests.pages.parsed import Page, parser

ATTACKS = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</details></section></main><iframe src=//example.org>",
    "<!--",
    "]]><a href=javascript:alert(1)>",
    "&lt;script&gt;",
)
CELL = "requests.received.total"


def hostile(attack: str) -> tuple[Reading, dict]:
    report = clean_report()
    report = evolve(
        report,
        agency=attack,
        agency_code=attack,
        title=attack,
        narrative=evolve(report.narrative, preamble=attack, overview=attack, requests=attack),
    ).with_cell("requests.disclosed.natural_person", None)
    provenance = {
        CELL: Source(attack, Place(sheet=attack, row=1, column=1)),
        # A mark instead of a number is shown in the cell itself.
        "requests.disclosed.natural_person": Source(attack, Place(sheet=attack)),
    }
    rule = Rule(
        id="office.hostile",
        severity=Severity.WARNING,
        title_zh=attack,
        title_en=attack,
        message_zh="{text}",
        message_en="{text}",
    )
    result = check(report)
    finding = rule.finding(report.form, at=CELL, text=attack)
    options = {"source": attack, "result": evolve(result, findings=(*result.findings, finding))}
    return Reading(report=report, provenance=provenance), options


def assert_harmless(page: Page, harmless: Page) -> None:
    tags, expected = ([each.tag for each in one.tree.root.traverse()] for one in (page, harmless))
    assert tags == expected
    names = {name for each in page.all("*") for name in each.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "srcdoc")}
    assert "</style" not in page.one("style").text()
    assert page.targets == harmless.targets


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_checked_page_of_a_hostile_document(attack: str) -> None:
    reading, options = hostile(attack)
    page = Page(checked_page(reading, **options))
    tame, tame_options = hostile("x")
    assert_harmless(page, Page(checked_page(tame, **tame_options)))
    assert page.one("h1").text() == attack
    assert page.all(".facts dd")[0].text() == attack
    assert page.cell(CELL).css_first("q").text() == attack
    assert page.cell("requests.disclosed.natural_person").css_first(".state").text() == f"“{attack}”"
    assert page.one("#preamble details p").text() == attack


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_index_of_hostile_documents(attack: str) -> None:
    def index(text: str) -> Page:
        reading, options = hostile(text)
        listed = CheckedFile(name=text, outcome=options["result"], report=reading.report)
        unread = CheckedFile(name=text, outcome=NotAReportError(en=text, zh=text))
        return Page(index_page([listed, unread]))

    page = index(attack)
    assert_harmless(page, index("x"))
    assert [each.text() for each in page.all("tbody th")] == [attack, attack]


def test_what_acts_unseen_is_made_visible() -> None:
    """Turned writing, invisible characters and forbidden ones would show another text than is there."""
    title = "示例县\u202e局计统\u200b\x00\x1b[31m\ufeff\u2028年报"
    assert Page(checked_page(evolve(clean_report(), title=title.replace("\x00", "")))).one("h1").text() == (
        "示例县\ufffd局计统\ufffd\ufffd[31m\ufffd\ufffd年报"
    )


def test_a_hostile_web_page_from_the_bytes_to_the_page() -> None:
    document = """<meta charset=utf-8><title>示例</title>
    <h1>示例县统计局2024年政府信息公开工作年度报告</h1>
    <h2>一、总体情况</h2><p>公开&lt;img src=x onerror=alert(1)&gt;信息。</p>
    <h2>三、收到和处理政府信息公开申请情况</h2>
    <table><tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>
    <td>其他</td><td>总计</td></tr>
    <tr><td>一、本年新收政府信息公开申请数量</td><td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td>1</td><td>0</td>
    <td>0</td><td>0</td><td>0</td><td>4</td></tr></table>"""
    reading = read(document.encode())
    assert "<img" in reading.report.narrative.overview
    page = Page(checked_page(reading))
    assert page.all("script, img, iframe") == []
    assert page.cell("requests.received.natural_person").css_first("q").text() == "<script>alert(1)</script>"


def test_the_parser_of_these_tests_would_notice() -> None:
    assert parser.LexborHTMLParser("<p><img src=x onerror=alert(1)>").css("img")
