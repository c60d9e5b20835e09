"""`write`: one door to every format, which lets nothing be lost unsaid."""

import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

from gov_disclosure import (
    AnnualReport,
    Edition,
    MissingExtraError,
    Narrative,
    UnknownFormatError,
    UnprintableReportError,
    diff,
    dumps,
    obstacles,
    printable,
    read,
    write,
)
from gov_disclosure.documents import FORMATS
from gov_disclosure.strategies import reports
from gov_disclosure.writing.tables import figure_text
from gov_disclosure.writing.xlsx import LONGEST_TEXT
from tests.factories import clean_report
from tests.writing.everything import everything

PRINTED = sorted(name for name, each in FORMATS.items() if not each.lossless)
DEAR = ("docx", "xlsx")
EVERY = sorted(FORMATS)


def assert_read_back(report: AnnualReport, format: str) -> None:
    reading = read(write(report, format=format))
    assert diff(report, reading.report) == ()
    if format in PRINTED:
        printed = {str(cell): figure_text(figure) for table in report.tables.values() for cell, figure in table.items()}
        assert {at: source.text for at, source in reading.provenance.items()} == printed
        assert {note.rule for note in reading.notes if note.rule.startswith("cell.")} <= {"cell.blank"}
        assert reading.unread == ()


# ---------------------------------------------------------------------- what is written is read back


@pytest.mark.parametrize("format", EVERY)
@pytest.mark.parametrize("edition", list(Edition))
def test_a_report_with_everything_comes_back(edition: Edition, format: str) -> None:
    report = everything(edition)
    assert printable.obstacles(report) == ()
    assert_read_back(report, format)


@pytest.mark.parametrize("format", EVERY)
@pytest.mark.parametrize("edition", list(Edition))
def test_a_report_that_states_nothing_comes_back_stating_nothing(edition: Edition, format: str) -> None:
    report = everything(edition)
    for address in list(dict(report.items())):
        report = report.with_cell(address, None)
    report = evolve(report, narrative=Narrative())
    if edition == "2019":
        report = evolve(report, proactive=evolve(report.proactive, amount_unit=None))
    assert report.cells_stated == 0
    assert_read_back(report, format)


@pytest.mark.parametrize("format", [name for name in PRINTED if name not in DEAR])
@given(report=reports(printable=True))
@settings(max_examples=10)
def test_reading_is_the_inverse_of_writing(format: str, report: AnnualReport) -> None:
    """ "Each format then only has to carry blocks faithfully" (decision 6)."""
    assert_read_back(report, format)


@pytest.mark.parametrize("format", DEAR)
@given(report=reports(printable=True))
@settings(max_examples=6)
def test_reading_is_the_inverse_of_writing_an_office_document(format: str, report: AnnualReport) -> None:
    assert_read_back(report, format)


@given(report=reports())
@settings(max_examples=10)
def test_json_carries_any_report(report: AnnualReport) -> None:
    assert obstacles(report, "json") == ()
    assert write(report, format="json") == dumps(report)


@pytest.mark.parametrize("format", EVERY)
def test_equal_reports_give_equal_bytes(format: str) -> None:
    assert write(everything(), format=format) == write(everything(), format=format)


# ---------------------------------------------------------------------- files

SMALL = evolve(clean_report(), form=None, proactive=None, requests=None, review_litigation=None)


@pytest.mark.parametrize(
    ("name", "format"), [(f"报告{suffix}", each.name) for each in FORMATS.values() for suffix in each.suffixes]
)
def test_the_name_of_a_file_tells_the_format(tmp_path: Path, name: str, format: str) -> None:
    target = tmp_path / name.upper()
    assert write(SMALL, target) is None
    assert target.read_bytes() == write(SMALL, format=format)


def test_the_format_asked_for_goes_before_the_name(tmp_path: Path) -> None:
    write(clean_report(), str(tmp_path / "report.docx"), format="md")
    assert (tmp_path / "report.docx").read_bytes() == write(clean_report(), format="md")


@pytest.mark.parametrize("name", ["report", "report.doc", "report.pdf", ".docx"])
def test_a_name_that_tells_no_format_is_an_error_that_lists_them(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormatError, match="html, docx, xlsx, md, txt, json") as caught:
        write(clean_report(), tmp_path / name)
    assert "请注明" in caught.value.message("zh")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_an_error_that_lists_them() -> None:
    for ask in (lambda: write(clean_report(), format="pdf"), lambda: obstacles(clean_report(), "pdf")):
        with pytest.raises(UnknownFormatError, match="no format 'pdf' is written: there are html, docx"):
            ask()


def test_a_folder_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(clean_report(), tmp_path / "no" / "report.txt")


@pytest.mark.parametrize(("format", "module", "extra"), [("docx", "docx", "docx"), ("xlsx", "xlsxwriter", "xlsx")])
def test_a_missing_library_is_an_error_that_names_the_extra(monkeypatch, format: str, module: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"gov-disclosure\[{extra}\]") as caught:
        write(clean_report(), format=format)
    assert caught.value.extra == extra


# ---------------------------------------------------------------------- what would be lost

UNPRINTABLE = evolve(
    clean_report(), title=None, narrative=Narrative(overview="（七）总计", other_matters="二、主动公开政府信息情况")
)


@pytest.mark.parametrize("format", PRINTED)
def test_a_report_that_would_not_come_back_is_refused_with_every_obstacle(tmp_path: Path, format: str) -> None:
    target = tmp_path / f"report.{format}"
    with pytest.raises(UnprintableReportError) as caught:
        write(UNPRINTABLE, target)
    assert [problem.at for problem in caught.value.problems] == [
        "title",
        "narrative.overview",
        "narrative.other_matters",
    ]
    assert caught.value.problems == obstacles(UNPRINTABLE, format)
    assert not target.exists()
    assert "读回后会与报告不一致" in caught.value.message("zh")


def test_only_what_may_be_lost_is_named() -> None:
    with pytest.raises(UnprintableReportError) as caught:
        write(UNPRINTABLE, format="txt", losing={"title", "narrative.overview"})
    assert [problem.at for problem in caught.value.problems] == ["narrative.other_matters"]
    places = {problem.at for problem in obstacles(UNPRINTABLE, "txt")}
    assert "（七）总计" in write(UNPRINTABLE, format="txt", losing=places).decode()


def test_one_place_may_be_named_alone() -> None:
    report = evolve(clean_report(), title=None)
    assert write(report, format="md", losing="title").startswith("# 示例县统计局2022年".encode())


def test_more_text_than_is_read_of_a_document_is_refused() -> None:
    """And what is not refused is read back, however long."""
    for lines, refused in ((18, False), (19, True)):
        report = clean_report(narrative__overview="\n".join(["件" * 100_000] * lines))
        assert [problem.at for problem in obstacles(report, "md")] == (["narrative"] if refused else [])
        if not refused:
            assert read(write(report, format="md")).report == report


def test_a_paragraph_longer_than_a_cell_of_a_workbook_is_refused_there_alone() -> None:
    fits = evolve(SMALL, narrative=Narrative(overview="好" * LONGEST_TEXT))
    longer = evolve(SMALL, narrative=Narrative(overview="好" * (LONGEST_TEXT + 1)))
    assert [problem.at for problem in obstacles(longer, "xlsx")] == ["narrative.overview"]
    assert obstacles(longer, "docx") == obstacles(fits, "xlsx") == ()
    assert diff(fits, read(write(fits, format="xlsx")).report) == ()


def test_what_a_workbook_takes_for_a_character_by_its_number_is_refused_there_alone() -> None:
    report = evolve(SMALL, narrative=Narrative(overview="变量a_x0041_b。"))
    (problem,) = obstacles(report, "xlsx")
    assert (problem.at, problem.en) == ("narrative.overview", "'_x0041_' is read as another character in .xlsx")
    assert diff(report, read(write(report, format="docx")).report) == ()


ODD = "a\ufffeb|\uffff|\x0b|\x1f|]]>|<!--|=1|a | b|\\|  |\t|\r\n|\u2028|\u202e|\u0301|（七）总计 3 4|</table>".split(
    "|"
)


@pytest.mark.parametrize("format", PRINTED)
def test_where_anything_may_be_lost_no_figure_becomes_another(format: str) -> None:
    text = "\n".join(ODD)
    narrative = Narrative(**dict.fromkeys(("preamble", "overview", "proactive", "requests", "other_matters"), text))
    report = evolve(everything(), narrative=narrative, agency="\x1b[31m", title="<b>\uffff")
    with pytest.raises(UnprintableReportError):
        write(report, format=format)
    content = write(report, format=format, losing={problem.at for problem in obstacles(report, format)})
    found = read(content).report
    assert found.form == report.form
    different = {str(at): (figure, found[at]) for at, figure in report.items() if found[at] not in (None, figure)}
    assert different == {}
