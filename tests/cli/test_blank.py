"""`blank --agency … --year … -o OUT` makes a form to fill in."""

import pytest

from gov_disclosure import Edition, blank_form, read, write

ASKED = ("blank", "--agency", "示例县统计局", "--year", 2025)


@pytest.mark.parametrize("format", ["xlsx", "docx"])
@pytest.mark.parametrize("edition", list(Edition))
def test_a_blank_form(run, tmp_path, edition: str, format: str) -> None:
    out = tmp_path / f"blank.{format}"
    done = run(*ASKED, "--form", edition, "-o", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert out.read_bytes() == blank_form(edition, agency="示例县统计局", year=2025, format=format)


def test_the_newest_form_is_made_unless_another_is_asked_for(run, tmp_path) -> None:
    run(*ASKED, "-o", tmp_path / "blank.docx")
    assert read(tmp_path / "blank.docx").report.form == max(Edition)


def test_with_last_years_report(run, clean, written, tmp_path) -> None:
    last_year = clean.with_cell("requests.carried_forward.natural_person", 3)
    out = tmp_path / "blank.xlsx"
    done = run(*ASKED, "--last-year", written(last_year), "-o", out)
    assert (done.code, done.err) == (0, "")
    report = read(out).report
    assert (report.year, report["requests.brought_forward.natural_person"], report.cells_stated) == (2025, 3, 7)


def test_what_last_years_report_does_not_state_is_told(run, clean, written, tmp_path) -> None:
    file = written(clean.with_cell("requests.carried_forward.total", None))
    done = run(*ASKED, "--last-year", file, "-o", tmp_path / "blank.xlsx")
    assert done.code == 1
    assert done.err == (
        f"gov-disclosure: {file}: states no figure to bring forward, requests.brought_forward.total is blank\n"
    )


def test_the_report_of_another_year_is_refused(run, clean, written, tmp_path) -> None:
    done = run(*ASKED[:-1], 2026, "--last-year", written(clean), "-o", tmp_path / "blank.xlsx")
    assert done.code == 2
    assert done.err == (
        "gov-disclosure: this blank form cannot be made: last_year.year: is 2024, the year before is 2025\n"
    )
    assert not (tmp_path / "blank.xlsx").exists()


def test_last_years_report_is_never_overwritten(run, clean, tmp_path) -> None:
    file = tmp_path / "last.xlsx"
    write(clean, file)
    before = file.read_bytes()
    done = run(*ASKED, "--last-year", file, "-o", file)
    assert (done.code, file.read_bytes()) == (2, before)
    assert "is not overwritten" in done.err


def test_last_years_report_that_cannot_be_read(run, tmp_path) -> None:
    done = run(*ASKED, "--last-year", tmp_path / "missing.html", "-o", tmp_path / "blank.xlsx")
    assert (done.code, done.err) == (2, f"gov-disclosure: {tmp_path / 'missing.html'}: no such file\n")


def test_a_format_that_nobody_fills_in(run, tmp_path) -> None:
    done = run(*ASKED, "-o", tmp_path / "blank.html")
    assert (done.code, done.err) == (
        2,
        "gov-disclosure: a form to fill in is made as docx or xlsx, not as html\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", 2025, "-o", "blank.xlsx"),
        ("--agency", "示例县统计局", "-o", "blank.xlsx"),
        ("--agency", "示例县统计局", "--year", "today", "-o", "blank.xlsx"),
        ("--agency", "示例县统计局", "--year", 2025),
        ("--agency", "示例县统计局", "--year", 2025, "--form", 2030, "-o", "blank.xlsx"),
    ],
)
def test_a_mistake_in_the_arguments_is_one_line(run, arguments) -> None:
    done = run("blank", *arguments)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.endswith("(--help tells how it is used)\n")
