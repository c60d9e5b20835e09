"""The official form as an Excel workbook: what a person who opens it can see, type and not type."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, Edition, Narrative, read, write
from gov_disclosure.forms import form
from gov_disclosure.identities import identities
from tests.factories import changed, clean_report

CHECKS = "勾稽核对"
TABLES = {"proactive": "二、主动公开政府信息情况", "requests": "三、收到和处理政府信息公开申请情况"}


def only_requests(edition: Edition | str = "2021", **cells: object) -> AnnualReport:
    """A report with table three alone: opened the sooner."""
    return changed(evolve(clean_report(edition), proactive=None, review_litigation=None), **cells)


class Opened:
    """A workbook opened twice: with its formulas, and with the values that they carry."""

    def __init__(self, report: AnnualReport) -> None:
        content = write(report, format="xlsx")
        self.formulas = openpyxl.load_workbook(io.BytesIO(content))
        self.values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        self.places = {at: source.place for at, source in read(content).provenance.items()}

    def __call__(self, address: str):
        """The cell of a figure, and the value that is shown there."""
        place = self.places[address]
        return tuple(book[place.sheet].cell(place.row, place.column) for book in (self.formulas, self.values))


@pytest.fixture(scope="module", params=list(Edition))
def edition(request) -> Edition:
    return request.param


@pytest.fixture(scope="module")
def opened(edition: Edition) -> Opened:
    return Opened(clean_report(edition))


def test_a_sheet_for_each_section_and_one_that_checks(edition, opened) -> None:
    assert opened.formulas.sheetnames == [*(each.heading for each in form(edition).sections), CHECKS]


def test_every_total_is_a_formula_that_carries_its_value(edition, opened) -> None:
    report = clean_report(edition)
    totals = [each.at for each in identities(edition) if each.right == (each.at,)]
    assert len(totals) == {"2021": 35, "2019": 33}[edition]
    for at in totals:
        formula, value = opened(str(at))
        assert formula.value.startswith("=IF(COUNT("), at
        assert value.value == report[at], at


def test_a_total_that_is_not_the_sum_stays_as_it_was_published() -> None:
    opened = Opened(only_requests(requests__received__total=99))
    formula, _ = opened("requests.received.total")
    assert formula.value == 99
    sheet = opened.formulas[TABLES["requests"]]
    assert any(formula.coordinate in str(area.sqref) for area in sheet.conditional_formatting)


def test_a_total_over_a_cell_that_states_nothing_is_not_computed() -> None:
    opened = Opened(only_requests(requests__received__natural_person=None))
    formula, value = opened("requests.received.total")
    assert (formula.value, value.value) == (6, 6)


def test_figures_are_numbers_and_blanks_are_blank(edition, opened) -> None:
    blank = Opened(only_requests(requests__disclosed__natural_person=None))
    assert blank("requests.disclosed.natural_person")[0].value is None
    assert opened("requests.received.natural_person")[0].value == 4
    amount = {"2021": "proactive.fees.amount_10k_yuan", "2019": "proactive.procurement.amount"}[edition]
    assert Decimal(str(opened(amount)[0].value)) == clean_report(edition)[amount]
    assert all(opened(at)[0].data_type in ("n", "f") for at in opened.places)


def test_labels_are_protected_and_figures_that_are_typed_are_not(edition, opened) -> None:
    for at in opened.places:
        cell, _ = opened(at)
        assert cell.protection.locked is (cell.data_type == "f"), at
    for heading in TABLES.values():
        sheet = opened.formulas[heading]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        texts = [cell for row in sheet for cell in row if isinstance(cell.value, str) and cell.data_type == "s"]
        assert len(texts) > 15
        assert all(cell.protection.locked for cell in texts)


def test_only_what_the_form_takes_can_be_typed(opened) -> None:
    cell, _ = opened("requests.received.natural_person")
    (rule,) = [each for each in cell.parent.data_validations.dataValidation if cell.coordinate in each.sqref]
    assert (rule.type, rule.operator, rule.formula1) == ("whole", None, "0")
    total, _ = opened("requests.received.total")
    assert not any(total.coordinate in each.sqref for each in cell.parent.data_validations.dataValidation)


def test_the_header_of_table_three_is_merged(opened) -> None:
    sheet = opened.formulas[TABLES["requests"]]
    merged = {sheet.cell(area.min_row, area.min_col).value: (area.size["rows"], area.size["columns"]) for area in
              sheet.merged_cells.ranges}  # fmt: skip
    assert merged["申请人情况"] == (1, 7)
    assert merged["法人或其他组织"] == (1, 5)
    assert merged["自然人"] == merged["总计"] == (2, 1)
    assert merged["（三）不予公开"] == (8, 1)


def test_it_prints_on_a4_with_the_header_on_every_page(opened) -> None:
    for sheet in opened.formulas:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert opened.formulas[TABLES["requests"]].print_title_rows


def test_every_identity_has_a_check_cell_that_turns_red(edition, opened) -> None:
    sheet, values = opened.formulas[CHECKS], opened.values[CHECKS]
    verdicts = [row[4].value for row in values.iter_rows(min_row=3)]
    assert verdicts == ["相符"] * len(identities(edition))
    assert all(row[4].value.startswith("=IF(") for row in sheet.iter_rows(min_row=3))
    areas = [str(each.sqref) for each in sheet.conditional_formatting]
    assert f"E3:E{2 + len(verdicts)}" in areas
    assert values["A1"].value.startswith(f"相符{len(verdicts)}项")


def test_the_check_cells_tell_broken_and_not_assessed() -> None:
    opened = Opened(clean_report(requests__received__total=99, requests__disclosed__total=None))
    verdicts = [row[4].value for row in opened.values[CHECKS].iter_rows(min_row=3)]
    # 99 breaks its row and the balance of its column; the blank leaves its row and its column's sum open.
    assert {text: verdicts.count(text) for text in set(verdicts)} == {"相符": 38, "不符": 2, "未核对": 2}


def test_what_is_checked_is_no_part_of_the_report(edition) -> None:
    reading = read(write(clean_report(edition), format="xlsx"))
    assert reading.report == clean_report(edition)
    assert CHECKS not in {source.place.sheet for source in reading.provenance.values()}


def test_what_looks_like_a_formula_is_text() -> None:
    report = evolve(
        only_requests(), form=None, requests=None, narrative=Narrative(overview='=HYPERLINK("http://x.invalid")')
    )
    content = write(report, format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.data_type for row in sheet for cell in row if str(cell.value).startswith("=")] == ["s"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "external" in name.lower()]
