"""Whole reports of both editions, as different programs print them, are read exactly."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape

from gov_disclosure import read
from gov_disclosure.writing.html import page_html
from tests.reading_pdf.paper import (
    EDITIONS,
    NARRATIVE,
    Looks,
    assert_never_wrong,
    assert_read_exactly,
    by_browser,
    by_office_from_page,
    invented,
    needs_chromium,
    needs_office,
    outcome,
    printed,
    web_page,
)

SEEDS = range(5)


def assert_prose_is_read(reading) -> None:
    assert reading.report.agency == "示例县统计局"
    assert reading.report.year == 2022
    assert reading.report.narrative.other_matters == NARRATIVE.other_matters
    assert reading.report.narrative.overview == NARRATIVE.overview
    assert reading.report.narrative.problems_and_improvements == NARRATIVE.problems_and_improvements


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_ruled_tables(edition: str, seed: int) -> None:
    report = invented(seed, edition)
    reading = assert_read_exactly(report, printed(report))
    assert reading.complete
    assert_prose_is_read(reading)


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_cells_stay_blank_and_in_their_places(edition: str) -> None:
    for seed in SEEDS:
        report = invented(seed, edition, blanks=0.4)
        assert_read_exactly(report, printed(report))


@pytest.mark.parametrize("edition", EDITIONS)
def test_header_rows_repeated_overleaf(edition: str) -> None:
    report = invented(1, edition)
    reading = assert_read_exactly(report, printed(report, Looks(repeated=3, flat=True, size=12.0)))
    assert {place.table for _, place in reading.provenance.values()} == {1, 2, 3}


@pytest.mark.parametrize("edition", EDITIONS)
def test_landscape_pages(edition: str) -> None:
    report = invented(2, edition)
    assert_read_exactly(report, printed(report, Looks(pagesize=landscape(A4), flat=True)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_broken_between_pages_are_joined_or_left_unread(edition: str) -> None:
    for seed in SEEDS:
        for size in (9.0, 11.0, 13.0):
            report = invented(seed, edition)
            assert_never_wrong(report, printed(report, Looks(breaks_rows=True, flat=True, size=size)))


def test_figures_wider_than_their_cells_are_never_read_wrong() -> None:
    for size in (10.0, 12.0, 14.0, 16.0):
        for seed in SEEDS:
            report = invented(seed, "2021")
            found = assert_never_wrong(report, printed(report, Looks(size=size, flat=True)))
            assert found.right > 150


@pytest.mark.parametrize("edition", EDITIONS)
def test_places_name_page_table_row_and_column(edition: str) -> None:
    report = invented(3, edition)
    reading = read(printed(report))
    table = report.review_litigation.table
    text, place = reading.provenance[str(table.addresses[-1])]
    assert text == str(report.review_litigation.cells[-1])
    assert (place.table, place.row, place.column) == (3, 4, 15)
    assert place.page >= 2


# ---------------------------------------------------------------------- printed by programs


@needs_chromium
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("header", [True, False], ids=["with header", "bare"])
def test_a_web_page_printed_by_a_browser(edition: str, header: bool, tmp_path: Path) -> None:
    report = invented(11, edition)
    reading = assert_read_exactly(report, by_browser(web_page(report), tmp_path, header=header))
    assert_prose_is_read(reading)


@needs_chromium
@pytest.mark.parametrize("edition", EDITIONS)
def test_our_own_page_printed_by_a_browser(edition: str, tmp_path: Path) -> None:
    report = invented(12, edition, blanks=0.2)
    reading = assert_read_exactly(report, by_browser(page_html(report), tmp_path))
    assert_prose_is_read(reading)


@needs_chromium
def test_a_web_page_in_a_tiny_and_in_a_huge_font(tmp_path: Path) -> None:
    for size in ("6pt", "14pt"):
        report = invented(13, "2021", longest=5)
        style = f"body {{ font-size: {size} }} table {{ border-collapse: collapse }} td {{ border: 0.5pt dotted gray }}"
        assert_never_wrong(report, by_browser(web_page(report, style), tmp_path))


@needs_chromium
def test_a_web_page_whose_tables_have_no_rules(tmp_path: Path) -> None:
    report = invented(14, "2021", longest=4)
    style = "body { font-size: 9pt } table { width: 100% } td { padding: 3px 10px }"
    found = outcome(report, read(by_browser(web_page(report, style, table=""), tmp_path)))
    assert not found.wrong
    assert found.right > 100


@needs_office
@pytest.mark.parametrize("document", ["odt", "docx"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_document_printed_by_an_office_suite(edition: str, document: str, tmp_path: Path) -> None:
    report = invented(21, edition, longest=5)
    reading = assert_read_exactly(report, by_office_from_page(web_page(report), tmp_path, document))
    assert_prose_is_read(reading)
