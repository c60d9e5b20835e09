"""Blank forms: nothing is stated until somebody states it, but what last year's report hands on."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from attrs import evolve

from gov_disclosure import (
    AnnualReport,
    ApplicantClass,
    BlankFormError,
    Edition,
    InvalidReportError,
    Narrative,
    UnknownCellError,
    UnknownFormatError,
    blank_form,
    read,
)
from tests.factories import clean_report

AGENCY, YEAR = "示例县统计局", 2023
LAST_YEAR = clean_report()
FORMATS = ("xlsx", "docx")
CELLS = {"2021": 200, "2019": 198}

each_format = pytest.mark.parametrize("format", FORMATS)
each_edition = pytest.mark.parametrize("edition", list(Edition))


def blank(edition: str = "2021", format: str = "xlsx", last_year: AnnualReport | None = None) -> bytes:
    return blank_form(edition, agency=AGENCY, year=YEAR, format=format, last_year=last_year)


@each_format
@each_edition
def test_it_is_a_report_that_states_nothing(edition: Edition, format: str) -> None:
    reading = read(blank(edition, format))
    report = reading.report
    assert (report.form, report.agency, report.year) == (edition, AGENCY, YEAR)
    assert len(report.tables) == 3
    assert report.cells_stated == 0
    assert all(text == "" for text in (source.text for source in reading.provenance.values()))
    assert len(reading.provenance) == CELLS[edition]
    assert {note.rule for note in reading.notes} == {"cell.blank"}
    assert reading.complete
    assert report.narrative == Narrative()


@each_format
def test_equal_wishes_give_equal_bytes(format: str) -> None:
    assert blank(format=format, last_year=LAST_YEAR) == blank(format=format, last_year=LAST_YEAR)


# ---------------------------------------------------------------------- last year's report


@each_format
@pytest.mark.parametrize(("edition", "before"), [("2021", "2019"), ("2019", "2021")])
def test_what_last_year_carried_forward_is_brought_forward(edition: str, before: str, format: str) -> None:
    last_year = clean_report(before)
    report = read(blank(edition, format, last_year)).report
    for applicant in ApplicantClass:
        carried = last_year[f"requests.carried_forward.{applicant}"]
        assert report[f"requests.brought_forward.{applicant}"] == carried
    assert report.cells_stated == 7


@each_format
def test_what_last_year_did_not_state_stays_blank(format: str) -> None:
    last_year = LAST_YEAR.with_cell("requests.carried_forward.natural_person", None)
    report = read(blank(format=format, last_year=last_year)).report
    assert report["requests.brought_forward.natural_person"] is None
    assert report["requests.brought_forward.commercial_enterprise"] == 1
    assert report["requests.brought_forward.total"] == 2, "a published total is a claim and is kept"


def test_a_figure_of_last_year_is_shaded_and_says_where_it_is_from_in_a_workbook() -> None:
    content = blank(last_year=LAST_YEAR)
    places = {at: source.place for at, source in read(content).provenance.items()}
    book = openpyxl.load_workbook(io.BytesIO(content))

    def cell(address: str):
        return book[places[address].sheet].cell(places[address].row, places[address].column)

    for applicant in ApplicantClass:
        marked = cell(f"requests.brought_forward.{applicant}")
        assert marked.comment.text.strip().startswith("取自示例县统计局2022年报告“四、结转下年度继续办理 · ")
        assert marked.fill.fgColor.rgb == "FFDDEBF7"
    other = cell("requests.received.natural_person")
    assert (other.comment, other.fill.fill_type) == (None, None)


def test_a_figure_of_last_year_is_shaded_and_says_where_it_is_from_in_word() -> None:
    document = docx.Document(io.BytesIO(blank(format="docx", last_year=LAST_YEAR)))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 7
    assert {comment.timestamp.year for comment in document.comments} == {1980}, "no time of day"
    assert comments[0] == "取自示例县统计局2022年报告“四、结转下年度继续办理 · 自然人”"
    row = document.tables[1].rows[4]
    assert [cell.text for cell in row.cells][3:] == ["1", "1", "0", "0", "0", "0", "2"]
    assert all('w:fill="DDEBF7"' in cell._tc.xml for cell in row.cells[3:])
    assert not any('w:fill="DDEBF7"' in cell._tc.xml for cell in document.tables[1].rows[3].cells)


# ---------------------------------------------------------------------- filled in by hand


@each_edition
def test_a_workbook_that_is_filled_in_is_read_as_filled_in(edition: Edition) -> None:
    expected = evolve(clean_report(edition), narrative=evolve(clean_report().narrative, preamble=""), year=YEAR)
    expected = evolve(expected, title=f"{AGENCY}{YEAR}年政府信息公开工作年度报告")
    if edition == "2019":
        # The form names no unit; who fills it in may write one into the heading.
        expected = evolve(expected, proactive=evolve(expected.proactive, amount_unit=None))
    content = blank(edition)
    reading = read(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for address, figure in expected.items():
        place = reading.provenance[str(address)].place
        book[place.sheet].cell(place.row, place.column).value = figure
    for sheet, text in (
        ("五、存在的主要问题及改进情况", expected.narrative.problems_and_improvements),
        ("六、其他需要报告的事项", expected.narrative.other_matters),
    ):
        cell = book[sheet].cell(2, 1)
        assert not cell.protection.locked
        cell.value = text
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).report == expected


def test_a_word_document_that_is_filled_in_is_read_as_filled_in() -> None:
    document = docx.Document(io.BytesIO(blank(format="docx")))
    row = document.tables[1].rows[3]
    for cell, figure in zip(row.cells[3:], (4, 2, 0, 0, 0, 0, 6), strict=True):
        cell.text = str(figure)
    headings = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    line = document.paragraphs[[each._p for each in document.paragraphs].index(headings[0]._p) + 1]
    assert line.text == ""
    line.text = "本年度公开信息120条。"
    file = io.BytesIO()
    document.save(file)
    report = read(file.getvalue()).report
    assert report.narrative.overview == "本年度公开信息120条。"
    assert [report[f"requests.received.{each}"] for each in ApplicantClass] == [4, 2, 0, 0, 0, 0, 6]
    assert report.cells_stated == 7


def test_a_total_that_nothing_has_computed_is_no_figure() -> None:
    """Saved by a program that drops the values of formulas a total is neither zero nor blank: it is unread."""
    content = blank()
    book = openpyxl.load_workbook(io.BytesIO(content))
    place = read(content).provenance["requests.received.natural_person"].place
    book[place.sheet].cell(place.row, place.column).value = 3
    file = io.BytesIO()
    book.save(file)
    reading = read(file.getvalue())
    assert reading.report["requests.received.natural_person"] == 3
    assert reading.report["requests.received.total"] is None
    assert "requests.received.total" in {str(each) for each in reading.unread}
    assert not reading.complete


# ---------------------------------------------------------------------- files, and what cannot be made


def test_it_is_saved_where_a_path_is_given(tmp_path: Path) -> None:
    assert blank_form("2021", tmp_path / "空白.docx", agency=AGENCY, year=YEAR) is None
    assert (tmp_path / "空白.docx").read_bytes() == blank(format="docx")


@pytest.mark.parametrize("format", ["html", "md", "txt", "json"])
def test_a_format_that_nobody_fills_in_is_an_error(format: str) -> None:
    with pytest.raises(UnknownFormatError, match=f"is made as docx or xlsx, not as {format}"):
        blank(format=format)


def test_an_edition_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownCellError, match="no edition '2030'"):
        blank("2030")


def test_everything_that_does_not_fit_is_said_at_once() -> None:
    other = evolve(LAST_YEAR, agency="示例县教育局", year=2021, requests=None)
    with pytest.raises(BlankFormError) as caught:
        blank(last_year=other)
    assert [problem.at for problem in caught.value.problems] == [
        "last_year.agency",
        "last_year.year",
        "last_year.requests.carried_forward",
    ]
    assert "无法制作这份空白表" in caught.value.message("zh")


def test_an_agency_that_the_title_would_not_tell_is_an_error() -> None:
    with pytest.raises(BlankFormError, match="agency: the title tells"):
        blank_form("2021", agency="关于示例县", year=YEAR, format="docx")


def test_an_agency_that_the_format_would_not_hold_is_an_error() -> None:
    name = "示例_x0041_县"
    with pytest.raises(BlankFormError, match=r"title: '_x0041_' is read as another character in \.xlsx"):
        blank_form("2021", agency=name, year=YEAR, format="xlsx")
    assert read(blank_form("2021", agency=name, year=YEAR, format="docx")).report.agency == name


def test_last_years_agency_is_the_same_however_its_name_is_set() -> None:
    last_year = evolve(LAST_YEAR, agency="示例县 统计局（本级）")
    made = blank_form("2021", agency="示例县统计局(本级)", year=YEAR, format="docx", last_year=last_year)
    assert read(made).report.cells_stated == 7


def test_what_can_be_no_year_is_an_error() -> None:
    with pytest.raises(InvalidReportError, match="year"):
        blank_form("2021", agency=AGENCY, year=12, format="docx")
