"""The index: what most needs attention first, and a reason where a document could not be read."""

import itertools

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, CheckedFile, NotAReportError, UnreadableDocumentError, check, index_page
from tests.factories import clean_report
from tests.pages.parsed import Page, classes, said

CLEAN = clean_report()
WRONG = CLEAN.with_cell("requests.unavailable.not_held.natural_person", 5)
WORSE = WRONG.with_cell("review_litigation.reconsideration.total", 9)
UNREAD = evolve(CLEAN, requests=None, review_litigation=None)
OPEN = CLEAN.with_cell("review_litigation.reconsideration.total", None)
DOUBTFUL = CLEAN.with_cell("proactive.normative_documents.issued", 90)


def listed(name: str, report: AnnualReport, page: str | None = None) -> CheckedFile:
    return CheckedFile(name=name, outcome=check(report), report=report, page=page)


UNREADABLE = CheckedFile(name="scan.pdf", outcome=UnreadableDocumentError(en="a scan", zh="扫描件"))
OTHER = CheckedFile(name="minutes.html", outcome=NotAReportError(en="no report", zh="不是年度报告"))
FILES = [
    OTHER,
    UNREADABLE,
    listed("worse.html", WORSE),
    listed("wrong.html", WRONG, "pages/wrong.html"),
    # It has as many errors, but no sum that is broken.
    listed("unread.html", UNREAD),
    listed("open.html", OPEN),
    listed("doubtful.html", DOUBTFUL),
    listed("clean.html", CLEAN, "pages/clean%20one.html"),
]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(index_page(reversed(FILES), language="en"))


def names(page: Page) -> list[str]:
    return [each.text() for each in page.all("tbody th")]


def test_what_most_needs_attention_comes_first_in_whatever_order_it_is_given() -> None:
    expected = [each.name for each in FILES]
    for order in itertools.islice(itertools.permutations(FILES), 0, None, 4999):
        assert names(Page(index_page(order))) == expected


def test_the_state_is_told_in_words_and_signs(page: Page) -> None:
    assert page.says("tbody .state", "en") == [
        "⊘ Cannot be read",
        "⊘ Cannot be read",
        "✗ Errors found",
        "✗ Errors found",
        "✗ Errors found",
        "? Not fully assessed",
        "! Something to look at",
        "✓ Nothing wrong found",
    ]
    assert page.says("tbody .state", "zh")[-1] == "✓ 未发现问题"


def test_a_document_that_could_not_be_read_is_there_with_its_reason(page: Page) -> None:
    minutes, scan, *_ = page.all("tbody tr")
    assert classes(scan) == classes(minutes) == {"unreadable"}
    cells = scan.css("td, th")
    assert [said(each, "en") for each in cells] == ["⊘ Cannot be read", "scan.pdf", "a scan"]
    assert said(cells[-1], "zh") == "扫描件"
    assert scan.css("a") == []


def test_each_row_fills_the_table(page: Page) -> None:
    columns = len(page.all("thead th"))
    for row in page.all("tbody tr"):
        assert sum(int(each.attributes.get("colspan", 1)) for each in row.css("td, th")) == columns


def test_the_figures_of_a_row(page: Page) -> None:
    (row,) = [each for each in page.all("tbody tr") if "wrong.html" in each.css_first("th").text()]
    assert [said(each, "en") for each in row.css("td, th")] == [
        "✗ Errors found",
        "wrong.html",
        "示例县统计局",
        "2022",
        "2021",
        "200 of 200",
        "42 of 42",
        "2",
        "2",
        "0",
        "✎ （四）无法提供 1.本机关不掌握相关政府信息 · 自然人 5 → 1",
    ]


def test_what_was_found_is_told_in_a_few_lines(page: Page) -> None:
    found = dict(zip(names(page)[2:], page.says("tbody .found", "en"), strict=True))
    assert found["clean.html"] == ""
    assert found["open.html"] == "! identities that could not be assessed: 1"
    assert found["worse.html"].startswith("✎ ")
    empty = Page(
        index_page([listed("empty.html", evolve(CLEAN, proactive=None, requests=None, review_litigation=None))])
    )
    assert len(empty.all(".found .each")) <= 4


def test_a_name_leads_to_its_page_if_it_has_one(page: Page) -> None:
    links = {each.text(): each.attributes["href"] for each in page.all("tbody a")}
    assert links == {"wrong.html": "pages/wrong.html", "clean.html": "pages/clean%20one.html"}


def test_the_counts_on_top(page: Page) -> None:
    assert page.says("header .card > p", "en") == ["Documents: 8. What most needs attention comes first."]
    assert page.says("header .counts > div", "en") == [
        "Cannot be read2",
        "Errors found3",
        "Not fully assessed1",
        "Something to look at1",
        "Nothing wrong found1",
    ]


def test_of_nothing() -> None:
    page = Page(index_page([]))
    assert page.says("header .card > p", "zh") == ["文件0个。最需要处理的在前。"]
    assert page.all("tbody tr") == []


def test_a_report_without_agency_or_year() -> None:
    bare = AnnualReport(form="2019")
    (row,) = Page(index_page([listed("bare.json", bare)])).all("tbody tr")
    assert [said(each, "en") for each in row.css("td, th")][2:5] == ["not stated", "—", "2019"]


def test_the_keyboard_reaches_a_list_that_is_wider_than_the_screen(page: Page) -> None:
    region = page.one('[role="region"]')
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-labelledby"] in page.ids
