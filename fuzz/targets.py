"""What is fuzzed: for each reader its seeds, and how a seed's inner text becomes a document.

A seed is text, as mutations understand it: of a package the parts that a reader opens, each after a line with its
name; of a PDF the file without compression; of the others the file itself.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from gov_disclosure import dumps
from gov_disclosure.documents import FORMATS
from gov_disclosure.writing import page_html, report_text
from tests.factories import clean_report
from tests.reading.documents import invent
from tests.reading.layouts import LOSSLESS, STATED_ONLY
from tests.reading_office import office
from tests.reading_office.test_web_archives import message

from . import invariants

__all__ = ["TARGETS", "Target"]

ROOT = Path(__file__).parents[1]
PART = b"\x1e"
EDITIONS = ("2019", "2021")
FEW = 3
SHARED = ROOT.parent / "shared" / "reports"
"""Published reports, which are kept beside the repository and never in it."""


@frozen
class Target:
    """What is fuzzed: ``pack`` makes a document of a seed, ``judge`` raises where it is read wrongly."""

    name: str
    _seeds: Callable[[], Iterator[bytes]]
    judge: Callable[[bytes], object]
    pack: Callable[[bytes], bytes] = bytes
    published: str = "no document"

    def seeds(self, *, shared: bool) -> Iterator[bytes]:
        """Invented documents; published ones too where ``shared`` asks for them and they are there."""
        yield from self._seeds()
        if shared:
            yield from (path.read_bytes() for path in sorted(SHARED.glob(f"*{self.published}")))

    def __call__(self, seed: bytes) -> None:
        self.judge(self.pack(seed))


# ---------------------------------------------------------------------- packages


def inner(document: bytes, *shown: str) -> bytes:
    """The parts of a package that are mutated, one after the other."""
    parts = office.parts_of(document)
    return b"".join(PART + name.encode() + b"\n" + parts[name] for name in shown if name in parts)


def packed_into(base: bytes) -> Callable[[bytes], bytes]:
    """Puts mutated parts into a package, over those that it has."""
    fixed = office.parts_of(base)

    def pack(seed: bytes) -> bytes:
        parts = dict(fixed)
        for part in seed.split(PART)[1:]:
            name, _, content = part.partition(b"\n")
            parts[name.decode("utf-8", "replace")[:200] or "nameless"] = content
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as made:
            for name, content in parts.items():
                made.writestr(zipfile.ZipInfo(name), content)
        return file.getvalue()

    return pack


def _invented() -> Iterator[tuple[str, int]]:
    return ((edition, seed) for edition in EDITIONS for seed in range(FEW))


def _blocks(edition: str, seed: int):
    return office.blocks_of(office.invented(seed, edition, blanks=0.1 * seed))


_WORD_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
_SHEET_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")
_ODF_PARTS = ("content.xml", "styles.xml")


def _word_seeds() -> Iterator[bytes]:
    for each in _invented():
        yield inner(office.word_of(_blocks(*each)), *_WORD_PARTS)
        yield inner(FORMATS["docx"].render(clean_report(each[0])), *_WORD_PARTS[:2])


def _workbook_seeds() -> Iterator[bytes]:
    for edition, seed in _invented():
        yield inner(office.workbook_of(_blocks(edition, seed), numbers=bool(seed)), *_SHEET_PARTS)
    yield inner(FORMATS["xlsx"].render(clean_report()), *_SHEET_PARTS[:3])


def _odt_seeds() -> Iterator[bytes]:
    return (inner(office.odt_of(_blocks(*each)), *_ODF_PARTS) for each in _invented())


def _ods_seeds() -> Iterator[bytes]:
    return (inner(office.ods_of(_blocks(*each)), *_ODF_PARTS) for each in _invented())


# ---------------------------------------------------------------------- texts


def _layouts(*, pages: bool) -> Iterator[bytes]:
    for number, (name, layout) in enumerate({**LOSSLESS, **STATED_ONLY}.items()):
        if name.startswith("page") == pages:
            yield layout(invent(number, EDITIONS[number % 2])).encode()


def _text_seeds() -> Iterator[bytes]:
    yield (ROOT / "examples/report-2019.txt").read_bytes()
    yield from (report_text(clean_report(edition)).encode() for edition in EDITIONS)
    yield from _layouts(pages=False)


def _page_seeds() -> Iterator[bytes]:
    yield (ROOT / "examples/report-2021.html").read_bytes()
    yield from (page_html(clean_report(edition)).encode() for edition in EDITIONS)
    yield from _layouts(pages=True)


def _archive_seeds() -> Iterator[bytes]:
    for edition in EDITIONS:
        for encoding in ("8bit", "quoted-printable", "base64"):
            yield message(page_html(clean_report(edition)).encode(), encoding, "utf-8")


def _paper_seeds() -> Iterator[bytes]:
    from reportlab import rl_config

    from tests.reading_pdf.paper import Looks, canvas_pdf, printed

    rl_config.pageCompression = 0
    for edition in EDITIONS:
        yield printed(clean_report(edition))
    yield printed(clean_report("2021"), Looks(rules=(), flat=True))
    yield canvas_pdf(lambda canvas: canvas.drawString(100, 700, "一、总体情况"))


def _json_seeds() -> Iterator[bytes]:
    for edition in EDITIONS:
        yield dumps(clean_report(edition))
        yield dumps(office.invented(1, edition, blanks=0.3))
        yield from (dumps(clean_report(edition, **{key: None})) for key in ("proactive", "requests"))


TARGETS = {
    target.name: target
    for target in (
        Target("text", _text_seeds, invariants.judge_document, published=".txt"),
        Target("html", _page_seeds, invariants.judge_document, lambda seed: b"<html>" + seed, ".html"),
        Target("docx", _word_seeds, invariants.judge_document, packed_into(office.word(""))),
        Target("xlsx", _workbook_seeds, invariants.judge_document, packed_into(office.workbook_of([]))),
        Target("odt", _odt_seeds, invariants.judge_document, packed_into(office.odf("text", ""))),
        Target("ods", _ods_seeds, invariants.judge_document, packed_into(office.odf("spreadsheet", ""))),
        Target("pdf", _paper_seeds, invariants.judge_document, lambda seed: b"%PDF-1.4\n" + seed),
        Target("mht", _archive_seeds, invariants.judge_document),
        Target("json", _json_seeds, invariants.judge_json),
        Target("values", _json_seeds, invariants.judge_value),
    )
}
