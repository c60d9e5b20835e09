"""The laws of the checked page: nothing that was read or found is missing from it, and nothing is made up."""

import re

from attrs import asdict, evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, CheckResult, Reading, Source, check, checked_page, read
from gov_disclosure.errors import Language
from gov_disclosure.forms import form
from gov_disclosure.grids import Place
from gov_disclosure.identities import identities
from gov_disclosure.pages.markup import join
from gov_disclosure.strategies import reports
from gov_disclosure.summary import cause_line
from gov_disclosure.writing.tables import figure_text
from tests.pages.parsed import Page, classes, figure, parser, plain, said

LINES = re.compile(r"[^\n]+")
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def shown(text: str) -> str:
    """A text as a page can show it at all."""
    return plain(parser.LexborHTMLParser(join(text)).body.text())


def assert_all_findings_are_told(page: Page, result: CheckResult) -> None:
    items = page.all('li[id^="finding-"]')
    assert len(items) == len(result.findings)
    for language in LANGUAGES:
        told = [said(each.css_first("p"), language) for each in items]
        for finding in result.findings:
            message = shown(finding.message(language))
            (at, *_) = [number for number, each in enumerate(told) if each.endswith(message)]
            assert finding.rule in items[at].css_first("code").text()
            # Each finding has an item of its own.
            told[at] = ""


def assert_all_causes_are_told(page: Page, result: CheckResult) -> None:
    for cause in result.causes:
        item = page.ids[f"cause-{cause.id}"]
        for language in LANGUAGES:
            assert shown(cause_line(cause, result.form, language)) in said(item, language)
        for suspect in cause.mends[0].suspects if cause.mends else ():
            cell = page.cell(suspect.at)
            assert "suspect" in classes(cell)
            assert f"→ {suspect.proposed}" in cell.text()


def assert_all_figures_are_there(page: Page, report: AnnualReport) -> None:
    for table in report.official_form.tables if report.official_form else ():
        present = report.table(table.key) is not None
        for address in table.addresses:
            assert (str(address) in page.ids) is present
            if present:
                value = report[address]
                expected = None if value is None else figure_text(value)
                assert figure(page.cell(address)) == expected


@given(report=reports())
@settings(max_examples=12)
def test_every_finding_every_cause_and_every_figure_of_any_report(report: AnnualReport) -> None:
    result = check(report)
    page = Page(checked_page(report, result=result))
    assert_all_findings_are_told(page, result)
    assert_all_causes_are_told(page, result)
    assert_all_figures_are_there(page, report)


@given(report=st.integers(1, 3).flatmap(lambda count: reports(wrong_cells=count)))
@settings(max_examples=12)
def test_every_broken_identity_marks_its_cells_and_no_others_are_marked(report: AnnualReport) -> None:
    result = check(report)
    page = Page(checked_page(report, result=result))
    assert_all_findings_are_told(page, result)
    assert_all_causes_are_told(page, result)
    broken = {key for key, verdict in result.verdicts.items() if verdict.value == "broken"}
    expected = {str(cell) for each in identities(report.form) if each.id in broken for cell in each.cells}
    assert {each.attributes["id"] for each in page.all("section td.broken")} == expected
    sums = {key.partition("@")[2] for key in broken}
    assert {each.attributes["id"] for each in page.all("section td") if "≠" in each.text()} == sums


@given(data=st.data(), edition=st.sampled_from(("2019", "2021")))
@settings(max_examples=8)
def test_every_original_text_and_place(data: st.DataObject, edition: str) -> None:
    cells = data.draw(st.lists(st.sampled_from(form(edition).addresses), max_size=20, unique=True))
    texts = st.text(max_size=20)
    provenance = {
        str(cell): Source(data.draw(texts), Place(page=1, table=2, row=number + 1, column=7))
        for number, cell in enumerate(cells)
    }
    report = data.draw(reports(edition=edition, stated=True, consistent=True))
    page = Page(checked_page(Reading(report=report, provenance=provenance)))
    for number, cell in enumerate(cells):
        note = page.cell(cell).css_first(".note")
        quoted, text = note.css_first("q"), provenance[str(cell)].text
        assert (plain(quoted.text()) if quoted else None) == (shown(text) if text.strip() else None)
        assert f"page 1, table 2, row {number + 1}, column 7" in said(note, "en")


@given(report=reports())
@settings(max_examples=8)
def test_whatever_a_report_says_is_text(report: AnnualReport) -> None:
    """No text can add a tag: the tags are those of the same report with every text harmless."""
    harmless = evolve(
        report,
        agency=report.agency and "x",
        agency_code=report.agency_code and "x",
        title=report.title and "x",
        narrative=evolve(
            report.narrative, **{key: LINES.sub("x", text) for key, text in asdict(report.narrative).items()}
        ),
    )
    result = check(report)
    pages = [Page(checked_page(each, result=result)) for each in (report, harmless)]
    tags, others = ([each.tag for each in page.one("body").traverse()] for page in pages)
    assert tags == others


def test_every_note_of_a_reading_is_told_too() -> None:
    text = """示例县统计局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 31 | 1 | 0 | 0 | 0 | 0 | 40 |
| 二、上年结转政府信息公开申请数量 | 2 | 2 |
| （一）予以公开 | 9 | 若干 | 0 | 0 | 0 | 0 | 10 |
"""
    reading = read(text)
    result = check(reading)
    page = Page(checked_page(reading))
    assert set(reading.notes) <= set(result.findings)
    assert_all_findings_are_told(page, result)
    for cell in reading.unread:
        assert "unread" in classes(page.cell(cell))
        assert figure(page.cell(cell)) is None


def test_published_reports(shared_report) -> None:
    reading = read(shared_report.source)
    result = check(reading)
    page = Page(checked_page(reading))
    assert_all_findings_are_told(page, result)
    assert_all_causes_are_told(page, result)
    assert_all_figures_are_there(page, reading.report)
