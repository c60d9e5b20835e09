"""Web archives: the page in them is read like any other, whatever it is packed in and called."""

import base64
import quopri
from collections.abc import Callable
from pathlib import Path

import pytest

from gov_disclosure import UnreadableDocumentError, read
from gov_disclosure.writing import page_html
from tests.reading_office.office import assert_read_exactly, invented

ENCODINGS = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": lambda page: page}


def message(page: bytes, encoding: str, charset: str) -> bytes:
    """An archive as browsers and Word save it."""
    picture = base64.encodebytes(bytes(1000)).decode()
    body = ENCODINGS[encoding](page).decode("latin-1")
    return f"""From: <Saved by Blink>
Subject: =?utf-8?Q?report?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----=_NextPart_01.ABC"

This is a web archive.

------=_NextPart_01.ABC
Content-Location: file:///C:/2A7/picture.png
Content-Transfer-Encoding: base64
Content-Type: image/png

{picture}
------=_NextPart_01.ABC
Content-Location: file:///C:/2A7/report.htm
Content-Transfer-Encoding: {encoding}
Content-Type: text/html; charset="{charset}"

{body}
------=_NextPart_01.ABC--
""".encode("latin-1")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("line", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_the_page_in_an_archive_is_read(encoding: str, charset: str, line: bytes, tmp_path: Path) -> None:
    report = invented(4, "2021", blanks=0.2)
    page = page_html(report).replace("utf-8", charset).encode("gb18030" if charset == "gb2312" else charset)
    archive = message(page, encoding, charset).replace(b"\n", line)
    path = tmp_path / "report.doc"
    path.write_bytes(archive)
    assert read(path).report == read(page).report
    assert_read_exactly(report, archive)


def test_a_page_within_alternatives_is_found() -> None:
    report = invented(4, "2019")
    inner = message(page_html(report).encode(), "base64", "utf-8").replace(b"From: <Saved by Blink>\n", b"")
    outer = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n%b\n--outer--\n" % inner
    assert_read_exactly(report, outer)


def without_page() -> bytes:
    return message(b"", "8bit", "utf-8").replace(b"text/html; charset", b"text/css; charset")


def damaged() -> bytes:
    page = base64.encodebytes("<html><table><tr><td>规章</td></tr></table></html>".encode())
    return message(b"", "base64", "utf-8").replace(b'"utf-8"\n\n', b'"utf-8"\n\n' + page[:-3])


def broken_off() -> bytes:
    archive = message(page_html(invented(4, "2021")).encode(), "quoted-printable", "utf-8")
    return archive[: len(archive) * 3 // 4]


@pytest.mark.parametrize(("made", "said"), [(without_page, "没有网页"), (damaged, "已损坏"), (broken_off, "不完整")])
def test_an_archive_without_a_page_says_so(made: Callable[[], bytes], said: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(made())
    assert said in caught.value.message("zh")


def test_a_web_page_called_a_document_is_a_web_page(tmp_path: Path) -> None:
    report = invented(5, "2021")
    path = tmp_path / "report.doc"
    path.write_bytes(page_html(report).encode())
    assert_read_exactly(report, path.read_bytes())
    assert read(path).complete


def test_a_text_that_begins_like_a_letter_is_a_text() -> None:
    head = "MIME-Version: 1.0\n二、主动公开政府信息情况\n"
    text = f"{head}| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 3 |"
    assert read(text.encode()).report.proactive.rules.in_force == 3
