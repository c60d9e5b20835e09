"""The page on one document: who, what, how much could be assessed, and every mark where it belongs."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    CheckResult,
    Finding,
    Reading,
    Rule,
    Severity,
    Source,
    check,
    checked_page,
    read,
)
from gov_disclosure.forms import form
from gov_disclosure.grids import Place
from tests.factories import clean_report
from tests.pages.parsed import Page, classes, figure, said

WRONG_CELL = "requests.unavailable.not_held.natural_person"
ROW_TOTAL = "requests.unavailable.not_held.total"
COLUMN_TOTAL = "requests.concluded.natural_person"
BLANK = "review_litigation.litigation_after_reconsideration.other"


@pytest.fixture(scope="module")
def page() -> Page:
    """The page of a document with a wrong cell and a blank one."""
    report = clean_report()
    report = report.with_cell(WRONG_CELL, 5).with_cell(BLANK, None)
    place = Place(table=2, row=16, column=4)
    provenance = {str(each): Source(str(report[each]), Place(table=1)) for each in form("2021").addresses}
    provenance[WRONG_CELL] = Source(" 5 \n件", place)
    provenance[BLANK] = Source("", Place(table=3))
    return Page(checked_page(Reading(report=report, provenance=provenance), source="report.html"))


# ---------------------------------------------------------------------- the frame


def test_it_is_one_file_without_scripts_and_without_a_network(page: Page) -> None:
    assert page.html.startswith("<!DOCTYPE html>\n<html")
    assert page.all("script, iframe, object, embed, img, audio, video, form, base") == []
    assert [each for each in page.targets if not each.startswith("#")] == ["data:,"]
    assert "url(" not in page.html
    assert "@import" not in page.html
    policy = page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_every_link_leads_to_something_in_the_page(page: Page) -> None:
    inner = {each.removeprefix("#") for each in page.targets if each.startswith("#")}
    assert len(inner) > 10
    assert inner <= page.ids.keys()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_language_is_shown_first_and_both_are_there(language: str) -> None:
    page = Page(checked_page(clean_report(), language=language))
    (chosen,) = page.all("input[checked]")
    assert chosen.attributes["id"] == f"show-{language}"
    assert page.one("html").attributes["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert len(page.all(".zh")) == len(page.all(".en")) > 30
    # Style alone can switch only what comes after the buttons, beside them.
    assert [each.tag for each in page.one("body").iter()][:4] == ["input", "label", "input", "label"]


# ---------------------------------------------------------------------- the head


def test_the_head_says_who_what_and_when(page: Page) -> None:
    assert page.one("h1").text() == "示例县统计局2022年政府信息公开工作年度报告"
    assert page.one("title").text() == "示例县统计局2022年政府信息公开工作年度报告：核对结果"
    assert page.says(".facts > div", "en") == [
        "Agency示例县统计局",
        "Year2022",
        "Form2021 (国办公开办函〔2021〕30号)",
        "Filereport.html",
    ]


def test_coverage_stands_on_top(page: Page) -> None:
    assert page.says("header .counts > div", "en") == [
        "Cells stated199 of 200",
        "Identities assessed41 of 42",
        "Broken2",
        "Errors2",
        "Warnings1",
        "Worth knowing0",
    ]
    assert said(page.one("header .outcome > p"), "en") == (
        "Identities that are broken: 2. Identities that could not be assessed: 1. Not assessed is not passed. "
        "Errors: 2, warnings: 1."
    )


def test_the_suspect_stands_on_top(page: Page) -> None:
    (line,) = page.all("header .suspects li")
    assert said(line, "en") == "Probably wrong: （四）无法提供 1.本机关不掌握相关政府信息 · 自然人 5 → 1"
    assert line.css_first("a").attributes["href"] == f"#{WRONG_CELL}"


def outcome(subject: AnnualReport | Reading, result: CheckResult | None = None) -> tuple[str, str]:
    (box,) = Page(checked_page(subject, result=result)).all(".outcome")
    (state,) = classes(box) - {"card", "outcome"}
    return state, said(box.css_first("h2 .state"), "en")


def test_nothing_is_called_right_that_was_not_assessed() -> None:
    clean = clean_report()
    assert outcome(clean) == ("clean", "✓ Nothing wrong found")
    assert outcome(clean.with_cell(BLANK, None)) == ("open", "? Not fully assessed")
    assert outcome(evolve(clean, review_litigation=None)) == ("wrong", "✗ Errors found")
    nothing = AnnualReport(form=None, agency="示例县统计局")
    assert outcome(nothing) == ("wrong", "✗ Errors found")
    assert outcome(nothing, check(nothing, rules=[])) == ("open", "? Not fully assessed")
    assert outcome(clean.with_cell(WRONG_CELL, 5)) == ("wrong", "✗ Errors found")
    stalled = clean.with_cell("proactive.normative_documents.issued", 90)
    assert outcome(stalled) == ("doubtful", "! Something to look at")


def test_of_a_clean_report_it_says_that_all_holds() -> None:
    page = Page(checked_page(clean_report()))
    assert page.says("header .outcome > p", "en") == ["All 42 identities were assessed, and all hold."]
    assert page.all(".suspects, .remark, section .hint, section .sign, section .links") == []


# ---------------------------------------------------------------------- the marks


def test_the_wrong_cell_is_marked_with_what_it_should_say(page: Page) -> None:
    cell = page.cell(WRONG_CELL)
    assert classes(cell) == {"suspect", "broken"}
    assert figure(cell) == "5"
    assert cell.css_first(".hint").text() == "→ 1"
    assert cell.css_first(".links a").attributes["href"] == "#cause-requests-1"


@pytest.mark.parametrize(("address", "stated", "expected"), [(ROW_TOTAL, "1", "5"), (COLUMN_TOTAL, "4", "8")])
def test_the_sums_that_do_not_agree_are_marked(page: Page, address: str, stated: str, expected: str) -> None:
    cell = page.cell(address)
    assert "sum" in classes(cell)
    assert figure(cell) == stated
    assert cell.css_first(".hint").text() == f"≠ {expected}"
    (link,) = cell.css(".links a")
    finding = page.ids[link.attributes["href"].removeprefix("#")]
    assert f"#{address}" in [each.attributes["href"] for each in finding.css("a")]


def test_the_row_and_the_column_that_break_are_marked_and_no_other(page: Page) -> None:
    row = {f"requests.unavailable.not_held.{each.key}" for each in form("2021").table("requests").panels[0].columns}
    marked = {each.attributes["id"] for each in page.all("section td.broken")}
    column = {each for each in marked if each.endswith(".natural_person")}
    assert marked == row | column
    # Received, brought forward and carried forward are in the balance, which holds.
    assert len(column) == 22
    headings = [said(each, "en") for each in page.all("th.broken")]
    assert headings == ["自然人≠identity broken", "1.本机关不掌握相关政府信息≠identity broken"]


def test_what_could_not_be_assessed_is_marked_otherwise(page: Page) -> None:
    results = ("upheld", "corrected", "other", "pending", "total")
    route = {f"review_litigation.litigation_after_reconsideration.{each}" for each in results}
    assert {each.attributes["id"] for each in page.all("section td.open")} == route
    assert [said(each, "en") for each in page.all("th.open")] == ["复议后起诉？identity not assessed"]


def test_every_cell_has_a_note_with_its_label_address_original_text_and_place(page: Page) -> None:
    the_form = form("2021")
    for address in the_form.addresses:
        note = page.cell(address).css_first(".note")
        assert note.css_first("strong").text() == the_form.label(address)
        assert note.css_first("code").text() == str(address)
    note = page.cell(WRONG_CELL).css_first(".note")
    assert note.css_first("q").text() == " 5 \n件"
    assert "Place: table 2, row 16, column 4" in said(note, "en")
    assert "位置：第2个表格，第16行，第4列" in said(note, "zh")
    assert "The report says 5 and should say 1." in said(note, "en")


def test_the_place_in_a_workbook_is_the_name_of_its_cell() -> None:
    source = Source("5", Place(sheet="表三", row=16, column=30))
    page = Page(checked_page(Reading(report=clean_report(), provenance={WRONG_CELL: source})))
    assert "Place: sheet “表三”, cell AD16" in said(page.cell(WRONG_CELL), "en")


def test_a_cell_without_a_number_never_looks_like_one(page: Page) -> None:
    assert figure(page.cell(BLANK)) is None
    assert "blank" in classes(page.cell(BLANK))
    assert said(page.cell(BLANK).css_first(".state"), "en") == "blank"
    assert "The document leaves this blank; that is not zero." in said(page.cell(BLANK), "en")


def test_unread_blank_mark_and_unstated_are_told_apart() -> None:
    text = """示例县统计局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | / | | 三件 |
| 行政规范性文件 | 9 | 0 | 11 |
"""
    page = Page(checked_page(read(text)))
    states = {
        column: said(page.cell(f"proactive.rules.{column}").css_first(".state"), "en")
        for column in ("issued", "repealed", "in_force")
    }
    assert states == {"issued": "“/”", "repealed": "blank", "in_force": "unread"}
    assert "unread" in classes(page.cell("proactive.licensing.decisions"))
    bare = Page(checked_page(clean_report().with_cell(BLANK, None)))
    assert said(bare.cell(BLANK).css_first(".state"), "en") == "not stated"


def test_where_there_are_other_ways_a_proposal_is_a_question() -> None:
    total = "review_litigation.reconsideration.total"
    page = Page(checked_page(clean_report().with_cell(total, 7)))
    assert len(page.all("section td.suspect")) == 5
    assert {each.text()[-2:] for each in page.all("section td.suspect .hint") if each.text()[0] == "→"} == {" ?"}
    (line,) = page.says("header .suspects li", "en")
    assert line.startswith("Perhaps wrong: ")
    assert line.endswith("; or 4 other ways")


def test_a_missing_table_is_said_to_be_missing() -> None:
    page = Page(checked_page(evolve(clean_report(), requests=None)))
    assert page.says("#requests .missing", "en") == ["This table was not found in the document. Absent is not zero."]
    assert page.all("#requests td") == []


def test_many_findings_of_a_kind_are_folded_and_their_cells_lead_to_them() -> None:
    report = clean_report()
    cells = [each for each in form("2021").addresses if each.row == "received"]
    for cell in cells:
        report = report.with_cell(cell, None)
    found = [UNSURE.finding(report.form, at=str(cell)) for cell in cells]
    result = check(report)
    page = Page(checked_page(report, result=evolve(result, findings=(*result.findings, *found))))
    folded = page.ids["findings-requests-warning-office.unsure"]
    assert len(folded.css("details > ul > li")) == len(cells) == 7
    for cell in cells:
        links = [each.attributes["href"] for each in page.cell(cell).css(".note a")]
        assert "#findings-requests-warning-office.unsure" in links
        assert page.cell(cell).css("td > .links a") == []


UNSURE = Rule(
    id="office.unsure",
    severity=Severity.WARNING,
    title_zh="请核实",
    title_en="please look at it",
    message_zh="{at}请核实",
    message_en="please look at {at}",
)


def test_the_result_of_a_check_of_ones_own_is_shown() -> None:
    def unsure(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
        yield rule.finding(report.form, at=WRONG_CELL)
        yield rule.finding(report.form)

    report = clean_report()
    result = check(report, rules=[evolve(UNSURE, judge=unsure)])
    page = Page(checked_page(report, result=result))
    assert "noted" in classes(page.cell(WRONG_CELL))
    assert page.says("#document .rule", "en") == page.says("#requests .rule", "en") == ["office.unsure"]


# ---------------------------------------------------------------------- the keyboard, and those who hear the page


def test_the_keyboard_reaches_every_cell_and_can_pass_by_a_table(page: Page) -> None:
    assert {each.attributes.get("tabindex") for each in page.all("td[id]")} == {"0"}
    assert not [each for each in page.all("[tabindex]") if int(each.attributes["tabindex"]) > 0]
    skips = [each.attributes["href"] for each in page.all("a.skip")]
    assert skips == ["#content", "#findings-proactive", "#findings-requests", "#findings-review_litigation"]
    assert all("tabindex" in page.ids[each.removeprefix("#")].attributes for each in skips)


def test_headings_of_tables_say_what_they_are_headings_of(page: Page) -> None:
    assert {each.attributes.get("scope") for each in page.all("section th")} == {"row", "col"}
    assert len(page.all("section table caption")) == 3


def test_no_mark_is_told_by_colour_alone(page: Page) -> None:
    for cell in page.all("section td.suspect, section td.sum"):
        assert cell.css_first(".hint").text()[0] in "→≠"
    for heading in page.all("section th.broken, section th.open"):
        assert heading.css_first(".sign").text(deep=False) in ("≠", "？")
    for badge in page.all(".badge"):
        assert badge.text().strip()[0] in "✗!i✎"
