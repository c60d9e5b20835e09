"""`check FILE… --page OUT`: the page of one file, the index of several with their pages beside it."""

import json
import os
from pathlib import Path
from urllib.parse import unquote

import pytest

from gov_disclosure import checked_page, read

parser = pytest.importorskip("selectolax.lexbor")


@pytest.fixture
def wrong(clean):
    return clean.with_cell("requests.received.total", 13)


def tree(file: Path):
    return parser.LexborHTMLParser(file.read_text(encoding="utf-8"))


def test_the_page_of_one_file(run, wrong, written, tmp_path) -> None:
    file, out = written(wrong), tmp_path / "out.html"
    done = run("check", file, "--page", out)
    assert (done.code, done.err) == (1, "")
    assert done.out == run("check", file).out
    assert out.read_text(encoding="utf-8") == checked_page(read(file), language="en", source="report.txt")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.html", "report.txt"]


def test_in_the_language_asked_for(run, clean, written, tmp_path) -> None:
    for language in ("zh", "en"):
        assert run("--lang", language, "check", written(clean), "--page", tmp_path / "out.html").code == 0
        assert tree(tmp_path / "out.html").css_first("input[checked]").attributes["id"] == f"show-{language}"


def test_an_index_of_several_leads_to_their_pages(run, clean, wrong, written, tmp_path) -> None:
    files = [written(clean, "a b#.txt"), written(wrong, "年报.txt"), tmp_path / "absent.html"]
    out = tmp_path / "my index.html"
    done = run("check", *files, "--page", out)
    assert done.code == 2
    rows = tree(out).css("tbody tr")
    assert [row.css_first("th").text() for row in rows] == [str(files[2]), str(files[1]), str(files[0])]
    assert "no such file" in rows[0].text()
    assert "文件不存在" in rows[0].text()
    links = [each.attributes["href"] for row in rows for each in row.css("a")]
    assert links == ["my%20index_files/2-%E5%B9%B4%E6%8A%A5.html", "my%20index_files/1-a_b.html"]
    for link, file in zip(links, (files[1], files[0]), strict=True):
        page = tmp_path / unquote(link)
        assert page.read_text(encoding="utf-8") == checked_page(read(file), language="en", source=file.name)


def test_files_of_one_name_have_pages_of_their_own(run, clean, wrong, written, tmp_path) -> None:
    (tmp_path / "sub").mkdir()
    files = [written(clean, "a.txt"), written(wrong, "sub/a.txt")]
    assert run("check", *files, "--page", tmp_path / "index.html").code == 1
    assert sorted(each.name for each in (tmp_path / "index_files").iterdir()) == ["1-a.html", "2-a.html"]


def test_one_unreadable_file_is_told_where_its_page_would_be(run, written, tmp_path) -> None:
    out = tmp_path / "out.html"
    out.write_text("the page of an earlier run", encoding="utf-8")
    done = run("check", written("会议纪要"), "--page", out)
    assert done.code == 2
    (row,) = tree(out).css("tbody tr")
    assert row.attributes["class"] == "unreadable"
    assert "this is no annual report" in row.text()
    assert not (tmp_path / "out_files").exists()


@pytest.mark.parametrize("others", [0, 1])
def test_no_file_that_is_read_is_overwritten(run, clean, written, tmp_path, others: int) -> None:
    file = written(clean)
    before = file.read_bytes()
    link = tmp_path / "link.html"
    link.symlink_to(file)
    for out in (file, link):
        done = run("check", file, *[written(clean, "other.txt")] * others, "--page", out)
        assert (done.code, done.out) == (2, "")
        assert done.err == f"gov-disclosure: {out}: is a file that is to be read, and is not overwritten\n"
    assert file.read_bytes() == before


def test_no_page_in_the_folder_overwrites_a_file_that_is_read(run, clean, written, tmp_path) -> None:
    (tmp_path / "index_files").mkdir()
    file = written(clean, "index_files/2-b.html")
    before = file.read_bytes()
    done = run("check", file, written(clean, "b.txt"), "--page", tmp_path / "index.html")
    assert done.code == 2
    assert "is a file that is to be read" in done.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("out", ["absent/out.html", ".", "report.txt/out.html"])
def test_where_nothing_can_be_written_that_is_said_in_one_line(run, clean, written, tmp_path, out: str) -> None:
    done = run("check", written(clean), "--page", tmp_path / out)
    assert done.code == 2
    assert done.err.startswith("gov-disclosure: cannot write the output (")
    assert done.err.count("\n") == 1


def test_stdout_is_for_the_check(run, clean, written) -> None:
    done = run("check", written(clean), "--page", "-")
    assert (done.code, done.out) == (2, "")
    assert "--page needs the name of a file" in done.err


def test_beside_the_output_for_programs(run, wrong, written, tmp_path) -> None:
    done = run("check", "--format", "json", written(wrong), "--page", tmp_path / "out.html")
    assert done.code == 1
    assert len(json.loads(done.out)) == 1
    assert (tmp_path / "out.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="there names are text")
def test_names_that_are_no_text(run, clean, tmp_path, written) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff<b>.txt")
    content = written(clean).read_bytes()
    try:
        Path(odd).write_bytes(content)
    except OSError:
        pytest.skip("this file system takes text alone")
    out = os.fsdecode(os.fsencode(tmp_path) + b"/\xfe.html")
    assert run("check", odd, written(clean), "--page", out).code == 0
    index = tree(Path(out))
    assert index.css("b") == []
    assert {each.attributes["href"] for each in index.css("tbody a")} == {
        "%FE_files/1-b.html",
        "%FE_files/2-report.html",
    }
