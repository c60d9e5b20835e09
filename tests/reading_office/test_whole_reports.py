"""A whole report of either edition is read exactly from each format, with the place of every figure."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from gov_disclosure import AnnualReport, Edition, diff, read
from gov_disclosure.grids import Block
from gov_disclosure.reading.interpret import interpret
from gov_disclosure.strategies import reports
from tests.reading_office.office import (
    EDITIONS,
    assert_read_exactly,
    blocks_of,
    converted,
    document,
    invented,
    needs_office,
    ods_of,
    odt_of,
    renamed,
    word_by_library,
    word_of,
    workbook_of,
)

MAKERS: dict[str, Callable[[list[Block]], bytes]] = {
    "docx": word_of,
    "docx by python-docx": word_by_library,
    "xlsx": workbook_of,
    "xlsx of texts": lambda blocks: workbook_of(blocks, numbers=False),
    "odt": odt_of,
    "ods": ods_of,
}
BY_HAND = ("docx", "xlsx", "odt", "ods")
SEEDS = {maker: range(1 if maker.endswith("python-docx") else 3) for maker in MAKERS}
CELLS = {"2021": 200, "2019": 198}


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_and_all_prose(maker: str, edition: str) -> None:
    for seed in SEEDS[maker]:
        report = renamed(invented(seed, edition))
        reading = assert_read_exactly(report, MAKERS[maker](blocks_of(report)))
        assert reading.complete
        assert reading.report.form == Edition(edition)
        assert len(reading.provenance) == CELLS[edition]


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_cells_stay_blank_and_in_their_places(maker: str, edition: str) -> None:
    for seed in SEEDS[maker]:
        report = invented(seed, edition, blanks=0.4)
        assert_read_exactly(report, MAKERS[maker](blocks_of(report)))


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_form_without_figures_has_every_cell_unstated(maker: str, edition: str) -> None:
    report = invented(0, edition, blanks=1.0)
    reading = assert_read_exactly(report, MAKERS[maker](blocks_of(report)))
    assert all(figure is None for _, figure in reading.report.items())


@pytest.mark.parametrize("kind", BY_HAND)
@given(report=reports(printable=True))
@settings(max_examples=20)
def test_reading_is_the_inverse_of_writing(kind: str, report: AnnualReport) -> None:
    """ "Each format then only has to carry blocks faithfully" (decision 6)."""
    assert diff(report, read(MAKERS[kind](blocks_of(report))).report) == ()


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_place_of_a_figure_in_a_text_is_table_row_and_column(kind: str) -> None:
    report = invented(1, "2021")
    reading = read(MAKERS[kind](blocks_of(report)))
    expected = interpret(blocks_of(report)).provenance
    assert {at: source.place for at, source in reading.provenance.items()} == {
        at: source.place for at, source in expected.items()
    }


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_place_of_a_figure_in_a_workbook_is_sheet_and_cell(kind: str) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    report = invented(1, "2021")
    blocks = blocks_of(report)
    sheet = load_workbook(BytesIO(workbook_of(blocks)))["年度报告"]
    for source in read(MAKERS[kind](blocks)).provenance.values():
        assert source.place.sheet == "年度报告"
        assert source.place.table is None
        assert str(sheet.cell(source.place.row, source.place.column).value) == source.text


@needs_office
@pytest.mark.parametrize(
    ("maker", "targets"),
    [
        ("docx by python-docx", ("docx", "odt")),
        ("odt", ("odt", "docx")),
        ("xlsx", ("xlsx", "ods")),
        ("ods", ("ods", "xlsx")),
    ],
)
def test_what_an_office_suite_saves_is_read_exactly(maker: str, targets: tuple[str, ...], tmp_path) -> None:
    suffix = f".{maker.partition(' ')[0]}"
    for target, edition, blanks in zip(targets, EDITIONS, (0.3, 0.0), strict=True):
        report = invented(7, edition, blanks=blanks)
        assert_read_exactly(report, converted(MAKERS[maker](blocks_of(report)), suffix, target, tmp_path))


@needs_office
def test_a_web_page_that_an_office_suite_saves_as_a_document(tmp_path) -> None:
    from gov_disclosure.writing import page_html

    report = invented(8, "2021")
    page = page_html(report).encode()
    for target in ("docx:MS Word 2007 XML", "odt:writer8"):
        found = read(converted(page, ".html", target, tmp_path))
        assert [each for each in diff(report, found.report) if "." in str(each.at)] == []
        assert document(converted(page, ".html", target, tmp_path)).blocks
