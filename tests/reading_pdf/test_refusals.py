"""What cannot be read says so: scans, encrypted, damaged and hostile files; none takes long or much."""

import json
import random
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure import UnreadableDocumentError, read
from gov_disclosure.errors import GovDisclosureError, MissingExtraError
from gov_disclosure.reading import clock
from gov_disclosure.reading.document import Limits
from gov_disclosure.reading.pdf import pdf_document
from gov_disclosure.reading.pdf.budget import Budget
from gov_disclosure.reading.pdf.guarded import GuardedStream
from tests import harm
from tests.reading_office.office import blocks_of, odt_of
from tests.reading_pdf.paper import (
    FONT,
    Looks,
    assert_never_wrong,
    by_office,
    canvas_pdf,
    invented,
    needs_office,
    printed,
)

LONG = "一二三四五六七八九十" * 3


def refusal(pdf: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(pdf)
    return caught.value.message("zh")


# ---------------------------------------------------------------------- scans


def picture() -> ImageReader:
    image = pytest.importorskip("PIL.Image")
    out = BytesIO()
    image.new("L", (200, 280), 200).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, 595, 842)


def test_a_scan_says_that_it_is_one() -> None:
    said = refusal(canvas_pdf(scan, scan))
    assert "扫描件" in said
    assert "OCR" in said


def test_a_scan_with_page_numbers_is_one() -> None:
    def page(canvas: Canvas) -> None:
        scan(canvas)
        canvas.drawString(300, 30, "- 1 -")

    assert "扫描件" in refusal(canvas_pdf(page))


def test_letters_drawn_as_lines_are_no_text() -> None:
    assert "没有可读取的文字" in refusal(canvas_pdf(lambda canvas: canvas.line(0, 0, 100, 100)))


def test_text_laid_over_a_scan_by_text_recognition_is_read() -> None:
    def page(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(100, 700)
        text.setFont(FONT, 12)
        text.setTextRenderMode(3)
        for line in (
            "示例县统计局2022年政府信息公开工作年度报告",
            "一、总体情况",
            LONG,
            "六、其他需要报告的事项",
            LONG,
        ):
            text.textLine(line)
        canvas.drawText(text)

    assert read(canvas_pdf(page)).report.year == 2022


def test_tables_as_pictures_are_missing_tables() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        lines = ("示例县统计局2022年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况")
        for number, line in enumerate(lines):
            canvas.drawString(100, 780 - 20 * number, line)
        canvas.drawImage(picture(), 100, 400, 300, 300)

    reading = read(canvas_pdf(page))
    assert reading.report.form is None
    assert "form.table_missing" in {note.rule for note in reading.notes}


# ---------------------------------------------------------------------- encrypted


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_is_asked_for_in_words(strength: int) -> None:
    encryption = StandardEncryption("offen", "sesam", strength=strength)
    assert "密码" in refusal(printed(invented(1, "2021"), Looks(encrypt=encryption)))


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_for_changing_alone_does_not_matter(strength: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 700, "published in the year 2022 and not to be copied")

    encryption = StandardEncryption("", "sesam", strength=strength, canCopy=0, canPrint=0)
    (paragraph,) = pdf_document(canvas_pdf(page, encrypt=encryption), Limits()).blocks
    assert paragraph.text == "published in the year 2022 and not to be copied"


@needs_office
@pytest.mark.parametrize(("name", "readable"), [("PermissionPassword", True), ("DocumentOpenPassword", False)])
def test_passwords_of_an_office_suite(name: str, readable: bool, tmp_path: Path) -> None:
    kind = "RestrictPermissions" if readable else "EncryptFile"
    options = {kind: {"type": "boolean", "value": "true"}, name: {"type": "string", "value": "sesam"}}
    source = tmp_path / "report.odt"
    report = invented(2, "2021", longest=5)
    source.write_bytes(odt_of(blocks_of(report)))
    pdf = by_office(source, f"pdf:writer_pdf_Export:{json.dumps(options)}")
    assert b"/Encrypt" in pdf
    if readable:
        assert_never_wrong(report, pdf)
    else:
        assert "密码" in refusal(pdf)


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtraError, match="pdf"):
        read(b"%PDF-1.7")


# ---------------------------------------------------------------------- damaged


def test_a_file_that_breaks_off_anywhere_is_refused_or_read_in_part() -> None:
    report = invented(41, "2021")
    pdf = printed(report)
    refused = 0
    for end in range(10, len(pdf), len(pdf) // 60):
        try:
            assert_never_wrong(report, pdf[:end])
        except GovDisclosureError:
            refused += 1
    assert refused > 20


def test_a_file_with_holes_is_refused_or_read_in_part() -> None:
    rng = random.Random(42)
    report = invented(42, "2021")
    pdf = printed(report)
    for _ in range(12):
        at, length = rng.randrange(len(pdf)), rng.randint(1, 400)
        try:
            assert_never_wrong(report, pdf[:at] + pdf[at + length :])
        except GovDisclosureError:
            continue


class Packed:
    """A stream of a PDF, packed, whose end may be another one's."""

    def __init__(self, end: bytes | None = None) -> None:
        packed = zlib.compress(b"BT (1305) Tj ET")
        self.data = packed if end is None else packed[:-4] + end

    def broken(self) -> bool:
        stream = GuardedStream(PDFStream({"Filter": LIT("FlateDecode")}, self.data), Budget(), cut=False)
        assert stream.get_data() == b"BT (1305) Tj ET"
        return stream.broken


def test_what_is_not_what_was_packed_is_told_by_its_checksum() -> None:
    """One bit makes one figure another, and unpacks as well."""
    assert not Packed().broken()
    assert Packed(zlib.compress(b"BT (1395) Tj ET")[-4:]).broken()


def test_a_checksum_that_is_not_there_says_nothing() -> None:
    assert not Packed(b"").broken()
    assert not Packed(b"\r\n").broken()


def test_bytes_changed_at_random_make_no_other_figure() -> None:
    rng = random.Random(43)
    report = invented(43, "2021")
    pdf = printed(report)
    for _ in range(40):
        changed = bytearray(pdf)
        for _ in range(rng.randint(1, 30)):
            changed[rng.randrange(len(pdf))] = rng.randrange(256)
        try:
            assert_never_wrong(report, bytes(changed))
        except GovDisclosureError:
            continue


@pytest.mark.parametrize("content", [b"%PDF-", b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-1.4\n" + b"\0" * 1000])
def test_nothing_of_a_pdf_is_refused(content: bytes) -> None:
    refusal(content)


# ---------------------------------------------------------------------- made to harm


def raw_pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of objects as written."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    last = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, last))
    out += b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (last, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(data), entries, data)


CATALOG = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%b>>>>"
HELVETICA = b"/Font<</F 5 0 R>>"
FONT_OBJECT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def one_page(content: bytes, resources: bytes = HELVETICA, **others: bytes) -> bytes:
    more = {int(name[1:]): body for name, body in others.items()}
    return raw_pdf({**CATALOG, 3: PAGE % resources, 4: content, 5: FONT_OBJECT, **more})


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)), packer.flush()])


def packed_content() -> bytes:
    return one_page(stream(bomb(110_000_000), b"/Filter/FlateDecode"))


def packed_twice() -> bytes:
    return one_page(stream(zlib.compress(bomb(110_000_000)), b"/Filter[/FlateDecode/FlateDecode]"))


def run_lengths() -> bytes:
    return one_page(stream(b"\x81 " * 10_000_000, b"/Filter/RunLengthDecode"))


def lzw() -> bytes:
    return one_page(stream(bytes(random.Random(1).randbytes(5_000_000)), b"/Filter/LZWDecode"))


def wide_predictor() -> bytes:
    parameters = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 10000000000>>"
    return one_page(stream(zlib.compress(b"BT ET"), parameters))


def packed_objects() -> bytes:
    return raw_pdf({**CATALOG, 3: PAGE % HELVETICA, 4: stream(bomb(110_000_000), b"/Filter/FlateDecode/Type/ObjStm")})


def many_pages() -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(2))
    many = dict.fromkeys(range(10, 20_010), PAGE % b"")
    references = b" ".join(b"%d 0 R" % number for number in many)
    tree = {1: CATALOG[1], 2: b"<</Type/Pages/Kids[%b %b]/Count 20000>>" % (kids, references)}
    return raw_pdf({**tree, 3: PAGE % b"", 4: stream(b""), **many})


def pages_in_a_circle() -> bytes:
    return raw_pdf({1: CATALOG[1], 2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>", 3: b"<</Type/Pages/Kids[2 0 R]>>"})


def pages_deep() -> bytes:
    nested = {number: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 30_000)}
    return raw_pdf({1: CATALOG[1], **nested})


def forms_within_forms() -> bytes:
    def form(number: int) -> bytes:
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        return stream(b"/X Do " * 20, entries)

    forms = {f"o{number}": form(number) for number in range(10, 30)}
    return one_page(stream(b"/X Do " * 20), b"/XObject<</X 10 0 R>>", **forms)


def form_in_itself() -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>"
    return one_page(stream(b"/X Do"), b"/XObject<</X 10 0 R>>", o10=stream(b"/X Do /X Do", entries))


def brackets(opening: bytes) -> Callable[[], bytes]:
    def made() -> bytes:
        return one_page(stream(opening * 5_000_000))

    made.__name__ = f"brackets_{opening.hex()}"
    return made


def brackets_in_the_file() -> bytes:
    return raw_pdf({**CATALOG, 3: b"[" * 3_000_000})


def one_long_string() -> bytes:
    return one_page(stream(b"BT /F 9 Tf (" + b"\\(" * 4_000_000 + b") Tj ET"))


def one_long_string_in_the_file() -> bytes:
    return raw_pdf({**CATALOG, 3: b"(" + b"\\(" * 8_000_000 + b")"})


def one_long_picture() -> bytes:
    return one_page(stream(b"BI /W 1 /H 1 ID " + b"x" * 8_000_000 + b" EI "))


def many_letters() -> bytes:
    return one_page(stream(b"BT /F 9 Tf (" + b"x" * 3_000_000 + b") Tj ET"))


def many_lines() -> bytes:
    return one_page(stream(b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (n, n, n, n) for n in range(60_000))))


def many_short_lines_and_text() -> bytes:
    text = b"BT /F 9 Tf (published in the year 2022 and not to be copied) Tj ET\n"
    lines = (b"%d %d m %d %d l S\n" % (n % 580, n * 7 % 842, n % 580 + 10, n * 7 % 842) for n in range(18_000))
    return one_page(stream(text + b"".join(lines)))


def lattice_of_lines() -> bytes:
    lines = (b"%d 0 m %d 6000 l S 0 %d m 6000 %d l S\n" % (n, n, n, n) for n in range(0, 6000, 4))
    page = PAGE.replace(b"595 842", b"6000 6000") % HELVETICA
    return raw_pdf({**CATALOG, 3: page, 4: stream(b"".join(lines)), 5: FONT_OBJECT})


def one_long_path() -> bytes:
    return one_page(stream(b"0 0 m " + b"1 1 l 2 2 l " * 300_000 + b"S"))


def wide_font(entries: bytes, **others: bytes) -> bytes:
    outer = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%b>>"
    system = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo %b%%b>>" % system
    own, _, descendant = entries.partition(b"|")
    objects = {int(name[1:]): body for name, body in others.items()}
    content = stream(b"BT /F 9 Tf <0001> Tj ET")
    return raw_pdf({**CATALOG, 3: PAGE % HELVETICA, 4: content, 5: outer % own, 6: inner % descendant, **objects})


def width_ranges() -> bytes:
    return wide_font(b"|/W[0 4000000000 500]")


def character_ranges() -> bytes:
    return wide_font(b"/ToUnicode 7 0 R|", o7=stream(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"))


def character_ranges_in_brackets() -> bytes:
    ranges = b"1 beginbfrange (\\000\\000\\000\\000) (\\377\\377\\377\\377) <0041> endbfrange"
    return wide_font(b"/ToUnicode 7 0 R|", o7=stream(ranges))


def true_type_ranges() -> bytes:
    groups = (100).to_bytes(4, "big") + b"".join(
        (0).to_bytes(4, "big") + (0xFFFFFFF).to_bytes(4, "big") + bytes(4) for _ in range(100)
    )
    subtable = (12).to_bytes(2, "big") + bytes(10) + groups
    table = bytes(2) + (1).to_bytes(2, "big") + bytes.fromhex("0003000a0000000c") + subtable
    program = (
        b"\0\1\0\0"
        + (1).to_bytes(2, "big")
        + bytes(6)
        + b"cmap"
        + bytes(4)
        + (28).to_bytes(4, "big")
        + bytes(4)
        + table
    )
    return wide_font(b"|/FontDescriptor 7 0 R", o7=b"<</Type/FontDescriptor/FontFile2 8 0 R>>", o8=stream(program))


def tables_in_a_circle() -> bytes:
    pdf = raw_pdf({**CATALOG, 3: PAGE % b"", 4: stream(b"")})
    start = pdf.rindex(b"xref\n0")
    return pdf.replace(b"trailer\n<<", b"trailer\n<</Prev %d " % start)


def table_of_many_objects() -> bytes:
    entries = b"/Type/XRef/W[1 4 1]/Index[0 999999999999]/Size 9/Root 9 0 R"
    head = b"%PDF-1.7\n"
    return head + b"9 0 obj\n" + stream(bytes(600), entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


def lines_without_end() -> bytes:
    return b"%PDF-1.7\n" + b"x" * 10_000_000


def lines_without_number() -> bytes:
    return b"%PDF-1.7\n" + b"\n" * 3_000_000


def objects_without_number() -> bytes:
    return b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 300_000


def names_without_end() -> bytes:
    return raw_pdf({1: b"2 0 R", 2: b"1 0 R"})


def a_page_of_any_size() -> bytes:
    page = PAGE.replace(b"0 0 595 842", b"-1e300 0 1e300 1e300") % HELVETICA
    return raw_pdf({**CATALOG, 3: page, 4: stream(b"BT /F 9 Tf (x) Tj ET"), 5: FONT_OBJECT})


HOSTILE = (
    packed_content,
    packed_twice,
    run_lengths,
    lzw,
    wide_predictor,
    packed_objects,
    many_pages,
    pages_in_a_circle,
    pages_deep,
    forms_within_forms,
    form_in_itself,
    brackets(b"["),
    brackets(b"<<"),
    brackets(b"("),
    brackets(b"q "),
    brackets_in_the_file,
    one_long_string,
    one_long_string_in_the_file,
    one_long_picture,
    many_letters,
    many_lines,
    many_short_lines_and_text,
    lattice_of_lines,
    one_long_path,
    width_ranges,
    character_ranges,
    character_ranges_in_brackets,
    true_type_ranges,
    tables_in_a_circle,
    table_of_many_objects,
    lines_without_end,
    lines_without_number,
    objects_without_number,
    names_without_end,
    a_page_of_any_size,
)


@pytest.fixture(scope="module")
def read_apart() -> Iterator[harm.Reader]:
    with harm.reader() as found:
        yield found


@harm.needs_fork
@pytest.mark.parametrize("made", HOSTILE, ids=lambda made: made.__name__)
def test_a_file_made_to_harm_ends_soon_in_a_clear_error(
    made: Callable[[], bytes], read_apart: harm.Reader, tmp_path: Path
) -> None:
    target = tmp_path / "hostile.pdf"
    target.write_bytes(made())
    ending = read_apart(target)
    assert ending.within_the_bar, ending
    assert ending.error in ("UnreadableDocumentError", "NotAReportError")


def test_the_clock_ends_what_no_count_did(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = printed(invented(1, "2021"))
    assert read(pdf).complete
    monkeypatch.setattr(clock, "SECONDS", -1.0)
    assert "文字、图形或结构过多" in refusal(pdf)
