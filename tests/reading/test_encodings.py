"""The encodings of published pages, whatever they declare."""

import codecs

import pytest

from gov_disclosure import UnreadableDocumentError, read
from tests.reading.documents import invent
from tests.reading.judging import assert_exact
from tests.reading.layouts import LOSSLESS

PAGE = LOSSLESS["page_official"]


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "gb18030", "iso-8859-1", "big5", "nonsense", ""])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "utf-32"]
)
def test_a_page_is_decoded_whatever_it_declares(encoding, declared):
    printed = invent(4, "2021", blanks=0.2)
    text = PAGE(printed).replace('charset="utf-8"', f'charset="{declared}"')
    boms = {"utf-16-le-bom": codecs.BOM_UTF16_LE, "utf-16-be-bom": codecs.BOM_UTF16_BE}
    content = boms.get(encoding, b"") + text.encode(encoding.removesuffix("-bom"))
    assert_exact(printed, read(content))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_or_refused(encoding):
    printed = invent(4, "2021")
    try:
        reading = read(PAGE(printed).encode(encoding))
    except UnreadableDocumentError:
        return
    assert_exact(printed, reading)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["lines_tabbed", "bars_absent", "markdown"])
def test_text_is_decoded(name, encoding):
    printed = invent(4, "2019", blanks=0.2)
    assert_exact(printed, read(LOSSLESS[name](printed).encode(encoding)))


def test_a_few_broken_bytes_do_not_spoil_a_page():
    printed = invent(4, "2021")
    content = PAGE(printed).encode("gb18030").replace("网站访问量".encode("gb18030"), b"\xff\xff")
    reading = read(content)
    assert {at: reading.report[at] for at in printed.figures} == {at: f.value for at, f in printed.figures.items()}


def test_a_source_may_be_anything_that_holds_bytes(tmp_path):
    printed = invent(4, "2021")
    text = PAGE(printed)
    path = tmp_path / "年报.html"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as file:
        from_file = read(file)
    readings = [read(text), read(text.encode()), read(path), read(str(path)), from_file]
    assert all(each.report == readings[0].report for each in readings)
