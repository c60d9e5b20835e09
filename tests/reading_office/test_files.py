"""What a file is, is told from its content; what is damaged, foreign or made to harm ends in one clear error."""

import io
import random
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from gov_disclosure import GovDisclosureError, MissingExtraError, UnreadableDocumentError, read
from gov_disclosure.reading import clock
from gov_disclosure.reading.document import Limits
from gov_disclosure.reading.package import package_kind
from tests import harm
from tests.reading_office.office import (
    archive,
    blocks,
    blocks_of,
    document,
    invented,
    odf,
    ods_of,
    odt_of,
    paragraph,
    parts_of,
    row,
    run,
    saved,
    table,
    with_part,
    word,
    word_of,
    workbook_of,
)

MAKERS = {"docx": word_of, "xlsx": workbook_of, "odt": odt_of, "ods": ods_of}
PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}


def made(kind: str) -> bytes:
    return MAKERS[kind](blocks_of(invented(1, "2021")))


def types(kind: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/x.xml" ContentType="application/vnd.{kind}"/></Types>'
    )


# ---------------------------------------------------------------------- which format


@pytest.mark.parametrize("kind", MAKERS)
def test_the_format_is_told_from_the_content_whatever_the_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(made(kind))
    assert package_kind(path.read_bytes()) == kind
    assert read(path).report == read(path.read_bytes()).report == read(io.BytesIO(path.read_bytes())).report
    assert read(str(path)).complete


def office_xml(program: str) -> bytes:
    return f'<?xml version="1.0"?>\n<?mso-application progid="{program}"?>\n<x/>'.encode()


def zip_of_windows(name: str) -> bytes:
    """An archive as Chinese Windows makes it: names in GBK, and no word of that."""
    coded = name.encode("gbk")
    return archive({"x" * len(coded): "1"}).replace(b"x" * len(coded), coded)


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams)


@pytest.mark.parametrize(
    ("content", "en", "zh"),
    [
        (ole("Root Entry", "WordDocument"), "old binary Word or WPS document.*save it as .docx", "另存为.docx"),
        (ole("Root Entry", "Workbook"), "old binary Excel or WPS workbook.*save it as .xlsx", "另存为.xlsx"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted Office document.*without", "加密"),
        (ole("Root Entry"), "old binary Office document", "旧版Office"),
        (b"{\\rtf1\\ansi}", "RTF.*save it as .docx", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a picture.*recognise its text", "图片"),
        (b"\xff\xd8\xff\xe0", "a picture", "文字识别"),
        (b"\x1f\x8b\x08", "compressed", "解压"),
        (b"BM\x36\0\0\0\0\0\0\0", "a picture", "图片"),
        (b"RIFF\x36\0\0\0WEBPVP8 ", "a picture", "图片"),
        (b"\0\0\0\x18ftypheic", "a picture", "图片"),
        (b"CAJ\0\0", "CAJ.*save it as PDF", "CAJViewer"),
        (
            b'<?xml version="1.0"?>\n<office:document xmlns:office="x">',
            "flat OpenDocument.*save it as .odt",
            "另存为.odt",
        ),
        (office_xml("Word.Document"), "Word 2003 XML.*save it as .docx", "另存为.docx"),
        (office_xml("Excel.Sheet"), "Excel 2003 XML.*save it as .xlsx", "另存为.xlsx"),
        (archive({"a.txt": "1"}), "zip archive.*unpack.*'a.txt'", "解压"),
        (archive({"a.txt": "1", "b.txt": "1"}), "zip archive.*unpack it and read the file", "其中的文件"),
        (zip_of_windows("年度报告.docx"), "zip archive.*年度报告.docx", "读取其中的“年度报告.docx”"),
        (archive({}), "zip archive", "压缩文件"),
        (archive({"OFD.xml": "<x/>", "Doc_0/Document.xml": "<x/>"}), "OFD.*export it as PDF", "OFD"),
        (archive({"[Content_Types].xml": types("openxmlformats-officedocument.presentationml.x")}), "pptx", "演示文稿"),
        (archive({"[Content_Types].xml": types("ms-excel.sheet.binary.macroEnabled.main")}), "xlsb", "二进制工作簿"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "drawing", "图形"),
        (archive({"mimetype": "application/epub+zip"}), "zip archive", "压缩文件"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_what_to_do(content: bytes, en: str, zh: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=en) as caught:
        read(content)
    assert zh in caught.value.message("zh")


def test_an_archive_with_a_password() -> None:
    content = bytearray(made("docx"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(mark)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(mark, position + 4)
    with pytest.raises(UnreadableDocumentError, match="encrypted"):
        read(bytes(content))


@pytest.mark.parametrize(("kind", "extra", "library"), [("docx", "docx", "docx"), ("xlsx", "xlsx", "openpyxl")])
def test_a_missing_library_is_named_with_its_extra(kind: str, extra: str, library: str, monkeypatch) -> None:
    content = made(kind)
    for name in [each for each in sys.modules if each.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"gov-disclosure\[{extra}\]"):
        read(content)


# ---------------------------------------------------------------------- limits


@pytest.mark.parametrize("kind", MAKERS)
def test_the_limits_are_kept(kind: str) -> None:
    content = made(kind)
    with pytest.raises(UnreadableDocumentError, match="max_bytes"):
        read(content, max_bytes=100)
    with pytest.raises(UnreadableDocumentError, match="more than 100"):
        read(content, max_cells=100)


def test_paragraphs_count_like_cells() -> None:
    with pytest.raises(UnreadableDocumentError, match="cells and paragraphs"):
        document(word(paragraph("甲") * 20), Limits(max_cells=10))


@pytest.mark.parametrize("kind", MAKERS)
def test_a_part_that_declares_entities_is_refused(kind: str) -> None:
    lines = '<!ENTITY a "哈哈">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    laughs = f"<!DOCTYPE x [{lines}]><x>&i;</x>"
    external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    for part in (laughs, external, laughs.encode("utf-16"), f'<?xml version="1.0" encoding="utf-7"?>{external}'):
        with pytest.raises(UnreadableDocumentError, match="entities"):
            read(with_part(made(kind), PARTS[kind], part))


def test_an_external_document_type_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY a "密">')
    uri = (tmp_path / "x.dtd").as_uri()
    content = word(paragraph("甲"))
    part = parts_of(content)["word/document.xml"].decode()
    declared = f'<!DOCTYPE w:document SYSTEM "{uri}">{part.replace("甲", "&a;")}'
    try:
        shown = str(blocks(with_part(content, "word/document.xml", declared)))
    except UnreadableDocumentError as error:
        shown = str(error)
    assert "密" not in shown


# ---------------------------------------------------------------------- damage


@pytest.mark.parametrize("kind", MAKERS)
def test_a_truncated_file_is_damaged(kind: str) -> None:
    content = made(kind)
    for share in range(1, 20):
        with pytest.raises(GovDisclosureError):
            read(content[: len(content) * share // 20])


@pytest.mark.parametrize("kind", MAKERS)
def test_flipped_bytes_raise_only_our_errors(kind: str) -> None:
    content = made(kind)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as unpacked:
        for name, part in parts_of(content).items():
            unpacked.writestr(name, part)
    for number, source in enumerate([content, stored.getvalue()] * 60):
        rng = random.Random(number)
        changed = bytearray(source)
        for _ in range(rng.choice((1, 3, 20))):
            changed[rng.randrange(4, len(changed))] = rng.randrange(256)
        only_our_errors(bytes(changed))


@pytest.mark.parametrize("kind", MAKERS)
def test_broken_parts_raise_only_our_errors(kind: str) -> None:
    """The archive is whole, its parts are not: bytes changed, cut, doubled, tags and numbers exchanged."""
    content = made(kind)
    parts = parts_of(content)
    for number in range(40):
        rng = random.Random(number)
        name = rng.choice([PARTS[kind], *parts])
        part = bytearray(parts[name])
        if len(part) < 2:
            continue
        at = rng.randrange(len(part))
        change = rng.randrange(5)
        if change == 0:
            part[at] = rng.randrange(256)
        elif change == 1:
            del part[at:]
        elif change == 2:
            del part[at : at + rng.randrange(40)]
        elif change == 3:
            part[at:at] = part[at : at + rng.randrange(400)]
        else:
            part = bytearray(part.replace(b'="1"', rng.choice([b'="-1"', b'="99999999999"', b'="x"', b'=""', b'="0"'])))
        only_our_errors(with_part(content, name, bytes(part)))
        only_our_errors(archive({each: data for each, data in parts.items() if each != name}))


def only_our_errors(content: bytes) -> None:
    with suppress(GovDisclosureError):
        read(content)


# ---------------------------------------------------------------------- made to harm


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, part in parts_of(word(paragraph("甲"))).items():
            opened.writestr(name, part)
        for number in range(21):
            opened.writestr(f"word/media/{number}.png", bytes(10_000_000))
    return file.getvalue()


def big_part() -> bytes:
    return word(paragraph(run("文" * 1000)) * 20_000)


def many_tags() -> bytes:
    return word("<w:p/>" * 1_400_000)


def many_paragraphs() -> bytes:
    return word("<w:p><w:r><w:t>件</w:t></w:r></w:p>" * 120_000)


def many_cells() -> bytes:
    return word(table(row(*["1"] * 50) * 3000))


def deep_tables() -> bytes:
    content = "<w:p/>"
    for _ in range(60):
        content = table(f"<w:tr><w:tc>{content}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>")
    return word(content)


def too_deep_tables() -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)


def wide_spans() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    return word(f"<w:tbl>{f'<w:tr>{cell * 10}</w:tr>' * 1000}</w:tbl>")


def empty_rows() -> bytes:
    rows = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{column}{number}" s="0"/>' for column in "ABCDEFGHIJ") + "</row>"
        for number in range(3, 100_000)
    )
    return with_rows(rows)


def with_rows(rows: str, after: str = "") -> bytes:
    book = Workbook()
    book.active.append(("规章", 1))
    content = saved(book)
    part = parts_of(content)[PARTS["xlsx"]].decode()
    part = part.replace("</sheetData>", f"{rows}</sheetData>{after}")
    return with_part(content, PARTS["xlsx"], part)


def far_cells() -> bytes:
    return with_rows("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(3, 60_000)))


def far_rows() -> bytes:
    return with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def merged_everything() -> bytes:
    merged = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 5000))
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_rows(rows, f"<mergeCells>{merged}</mergeCells>")


def filled_rows() -> bytes:
    return with_rows(
        "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(3, 100_000))
    )


def repeated_rows() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    line = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return odf("spreadsheet", f"<table:table>{line * 50}</table:table>")


def repeated_blank_rows() -> bytes:
    line = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    return odf("spreadsheet", f"<table:table>{line * 50_000}</table:table>")


def deep_lists() -> bytes:
    return odf("text", "<text:list><text:list-item>" * 50_000 + "</text:list-item></text:list>" * 50_000)


def repeated_text_cells() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>1</text:p></table:table-cell>'
    return odf("text", f"<table:table>{f'<table:table-row>{cell}</table:table-row>' * 2000}</table:table>")


def long_numbers() -> bytes:
    return odf("text", f'<text:p><text:s text:c="{"9" * 100_000}"/></text:p>' * 50)


def many_runs() -> bytes:
    return word(paragraph("<w:r><w:t>件</w:t></w:r>" * 200_000))


def many_line_breaks() -> bytes:
    return word(paragraph(f"<w:r>{'<w:br/>' * 500_000}</w:r>"))


def circular_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 40_000}"/></w:style>'
        for n in range(40_000)
    )
    shown = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr>{run("件")}</w:p>' for n in range(40_000))
    return word(shown, styles=styles)


def many_cell_formats() -> bytes:
    content = with_rows("")
    styles = parts_of(content)["xl/styles.xml"].decode()
    return with_part(content, "xl/styles.xml", styles.replace("</cellXfs>", f"{'<xf/>' * 300_000}</cellXfs>"))


def many_fonts() -> bytes:
    content = with_rows("")
    styles = parts_of(content)["xl/styles.xml"].decode()
    return with_part(content, "xl/styles.xml", styles.replace("</fonts>", f"{'<font/>' * 300_000}</fonts>"))


def many_names() -> bytes:
    content = with_rows("")
    names = "".join(f'<definedName name="n{n}">#REF!</definedName>' for n in range(100_000))
    book = parts_of(content)["xl/workbook.xml"].decode()
    book = book.replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")
    return with_part(content, "xl/workbook.xml", book)


def many_shared_texts() -> bytes:
    content = with_rows("")
    name = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="texts" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    content = with_part(content, name, parts_of(content)[name].decode().replace("</Relationships>", relation))
    texts = "<si><r><t>件</t></r></si>" * 200_000
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(content, "xl/sharedStrings.xml", f'<sst xmlns="{space}">{texts}</sst>')


def many_headers() -> bytes:
    part = (
        b"\n--x\nContent-Type: multipart/mixed; boundary=y\n" + b"a:b\n" * 1800 + b"\n" + b"--y\na:b\n" * 800 + b"--y--"
    )
    return b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n" + part * 900 + b"--x--"


HOSTILE = (
    many_headers,
    *(bomb, big_part, many_tags, many_paragraphs, many_cells, deep_tables, too_deep_tables, wide_spans),
    *(many_runs, many_line_breaks, circular_styles, many_cell_formats, many_fonts, many_names, many_shared_texts),
    *(empty_rows, far_cells, far_rows, merged_everything, filled_rows),
    *(repeated_rows, repeated_blank_rows, deep_lists, repeated_text_cells, long_numbers),
)


@pytest.fixture(scope="module")
def read_apart() -> Iterator[harm.Reader]:
    with harm.reader() as found:
        yield found


@harm.needs_fork
@pytest.mark.parametrize("make", HOSTILE)
def test_a_hostile_file_ends_soon_and_in_little_memory(make, read_apart, tmp_path: Path) -> None:
    """ "Ends within 10 s and 500 MB in a clear error", or is read: a process of its own is measured."""
    path = tmp_path / "hostile"
    path.write_bytes(make())
    ending = read_apart(path)
    assert ending.within_the_bar, ending
    assert ending.error in ("UnreadableDocumentError", "NotAReportError")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_clock_ends_what_no_count_did(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = made(kind)
    assert read(content).complete
    monkeypatch.setattr(clock, "SECONDS", -1.0)
    with pytest.raises(UnreadableDocumentError, match="takes longer to read than any report"):
        read(content)
