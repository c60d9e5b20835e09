"""A real office suite opens what is written, prints it, computes with it, and gives it back."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from gov_disclosure import AnnualReport, Edition, blank_form, diff, read, write
from tests.factories import clean_report
from tests.writing.everything import everything

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
CLASSES = (
    "natural_person commercial_enterprise research_institution public_interest_organization "
    "legal_service_organization other_organization"
).split()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Convert documents, all of them in one run of the program and with a profile of its own."""
    folder = tmp_path_factory.mktemp("office")

    def convert(to: str, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        target = folder / to
        sources = []
        for name, content in documents.items():
            (folder / name).write_bytes(content)
            sources.append(str(folder / name))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [SOFFICE or "soffice", profile, "--headless", "--convert-to", to, "--outdir", str(target), *sources]
        outcome = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        made = {name: target / f"{Path(name).stem}.{to}" for name in documents}
        assert all(file.exists() for file in made.values()), outcome.stdout + outcome.stderr
        return {name: file.read_bytes() for name, file in made.items()}

    return convert


def filled(content: bytes, figures: Mapping[str, object]) -> bytes:
    """A workbook in which somebody has typed figures."""
    places = {at: source.place for at, source in read(content).provenance.items()}
    book = openpyxl.load_workbook(io.BytesIO(content))
    for address, figure in figures.items():
        book[places[address].sheet].cell(places[address].row, places[address].column).value = figure
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


MARGIN = 40
"""Points that no text comes nearer to the edge of a page than."""


def test_it_prints_what_is_written(office) -> None:
    reports = {f"{each}.docx": clean_report(each) for each in Edition} | {"workbook.xlsx": clean_report()}
    printed = office("pdf", {name: write(report, format=name[-4:]) for name, report in reports.items()})
    for name, content in printed.items():
        with pdfplumber.open(io.BytesIO(content)) as paper:
            for page in paper.pages:
                assert (round(page.width), round(page.height)) == (595, 842), name
                assert all(each["x0"] > MARGIN and each["x1"] < page.width - MARGIN for each in page.chars), name
        if name.endswith(".docx"):
            # Read from paper every figure is still the same.
            assert dict(read(content).report.items()) == dict(reports[name].items()), name


# ---------------------------------------------------------------------- workbooks that it computes and saves

CHANGED = {"requests.received.natural_person": 104}
FILLED = {f"requests.received.{each}": number for number, each in enumerate(CLASSES, 1)}
FILLED |= {f"requests.disclosed.{each}": 0 for each in CLASSES[:5]}


@pytest.fixture(scope="module")
def computed(office) -> dict[str, AnnualReport]:
    """What is read from workbooks that the program has computed and saved."""
    blank = blank_form("2021", agency="示例县统计局", year=2025, format="xlsx")
    workbooks = {
        **{f"{each}.xlsx": write(everything(each), format="xlsx") for each in Edition},
        "changed.xlsx": filled(write(clean_report(), format="xlsx"), CHANGED),
        "filled.xlsx": filled(blank, FILLED),
    }
    return {name.removesuffix(".xlsx"): read(made).report for name, made in office("xlsx", workbooks).items()}


@pytest.mark.parametrize("edition", list(Edition))
def test_a_workbook_saved_by_it_is_the_same_report(edition: Edition, computed) -> None:
    assert diff(everything(edition), computed[edition]) == ()


def test_a_total_follows_what_is_typed(computed) -> None:
    changes = {each.at: (each.before, each.after) for each in diff(clean_report(), computed["changed"])}
    assert changes == {"requests.received.natural_person": (4, 104), "requests.received.total": (6, 106)}


def test_the_totals_of_a_blank_form_come_when_their_addends_are_all_there(computed) -> None:
    report = computed["filled"]
    assert report["requests.received.total"] == 21
    assert report["requests.disclosed.total"] is None, "one class is not stated"
    assert report["requests.concluded.natural_person"] is None, "the other outcomes are not stated"
    assert report.cells_stated == len(FILLED) + 1, "all other totals stay blank"
