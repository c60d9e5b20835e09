"""`convert FILE -o OUT` writes what could be read of a report as another document, and says what is lost."""

import pytest
from attrs import evolve

from gov_disclosure import Narrative, read, write
from gov_disclosure.documents import FORMATS
from gov_disclosure.writing import report_text


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_name_of_the_output_tells_the_format(run, clean, written, tmp_path, format: str) -> None:
    out = tmp_path / f"out.{format}"
    done = run("convert", written(clean), "-o", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert out.read_bytes() == write(clean, format=format)
    assert read(out).report == clean


def test_a_format_asked_for_goes_before_the_name(run, clean, written, tmp_path) -> None:
    out = tmp_path / "out.txt"
    assert run("convert", written(clean), "--to", "md", "-o", out).code == 0
    assert out.read_bytes() == write(clean, format="md")


def test_to_standard_output(run, clean, written) -> None:
    done = run("convert", written(clean), "--to", "txt", "-o", "-")
    assert (done.code, done.out.encode()) == (0, write(clean, format="txt"))


def test_a_report_read_in_part_is_written_in_part_and_the_rest_is_told(run, clean, written, tmp_path) -> None:
    file = written(report_text(clean).replace("|     12 |", "|   十二 |", 1))
    done = run("convert", file, "-o", tmp_path / "out.json")
    assert done.code == 1
    assert done.err.startswith(f"gov-disclosure: {file}: error cell.not_a_number: requests.received.natural_person (")
    assert read(tmp_path / "out.json").report["requests.received.natural_person"] is None


def test_a_blank_stays_blank(run, clean, written, tmp_path) -> None:
    report = clean.with_cell("requests.received.natural_person", None)
    done = run("convert", written(report), "-o", tmp_path / "out.html")
    assert (done.code, "warning cell.blank" in done.err) == (0, True)
    assert read(tmp_path / "out.html").report == report


def test_what_would_not_be_read_back_is_told(run, clean, written, tmp_path) -> None:
    report = evolve(clean, narrative=Narrative(overview="（七）总计"))
    out = tmp_path / "out.docx"
    done = run("convert", written(write(report, format="json"), "report.json"), "-o", out)
    told = "narrative.overview: a line reads like a label or figures of a table"
    assert (done.code, done.out) == (1, "")
    assert done.err == f"gov-disclosure: {out}: would not be read back as it is: {told}\n"
    assert out.exists()
    assert "读回后会与报告不一致" in run("--lang", "zh", "convert", tmp_path / "report.json", "-o", out).err


def test_a_report_without_a_title_is_given_the_forms_own(run, clean, written, tmp_path) -> None:
    source = written(write(evolve(clean, title=None), format="json"), "report.json")
    done = run("convert", source, "-o", tmp_path / "out.xlsx")
    assert (done.code, done.err) == (0, "")
    assert read(tmp_path / "out.xlsx").report == clean
    run("convert", source, "-o", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == source.read_bytes()


def test_its_own_input_is_never_overwritten(run, clean, written) -> None:
    file = written(clean)
    before = file.read_bytes()
    done = run("convert", file, "--to", "md", "-o", file)
    assert (done.code, done.err) == (
        2,
        f"gov-disclosure: {file}: is a file that is to be read, and is not overwritten\n",
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("out", "words"),
    [("out", "the name '{out}' tells no format"), ("out.pdf", "tells no format"), ("no/out.txt", "No such file")],
)
def test_a_target_that_cannot_be(run, clean, written, tmp_path, out: str, words: str) -> None:
    target = tmp_path / out
    done = run("convert", written(clean), "-o", target)
    assert (done.code, done.out) == (2, "")
    assert words.format(out=target) in done.err
    assert done.err.count("\n") == 1
    assert not target.exists()


def test_what_is_no_report_leaves_no_file(run, written, tmp_path) -> None:
    done = run("convert", written("没有报告"), "-o", tmp_path / "out.html")
    assert done.code == 2
    assert "this is no annual report" in done.err
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("arguments", [("FILE",), ("-o", "out.html"), ("FILE", "--to", "pdf", "-o", "out.pdf")])
def test_a_mistake_in_the_arguments_is_one_line(run, arguments) -> None:
    done = run("convert", *arguments)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.endswith("(--help tells how it is used)\n")
