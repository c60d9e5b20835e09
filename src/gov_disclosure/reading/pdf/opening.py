"""From the bytes of a PDF to its blocks, page by page."""

from collections.abc import Iterator

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from ...errors import UnreadableDocumentError
from ..document import Document, Limits
from .blocks import document_blocks
from .budget import MAX_PAGES, Budget, too_much
from .canvas import UNREADABLE, draw
from .flow import flow, without_furniture
from .fonts import GuardedFonts
from .guarded import GuardedDocument
from .page import Page, upright
from .seams import joined_pages

__all__ = ["read_pages"]


_FEWEST = 20
"""So few characters are page numbers and stamps over pictures."""


def read_pages(content: bytes, limits: Limits) -> Document:
    """The blocks of all pages.

    :raises UnreadableDocumentError: the PDF is encrypted, beyond a limit, or has no text.
    """
    budget = Budget()
    flows = []
    characters = unmapped = pictures = 0
    for page in _pages(content, budget):
        shown = [glyph.text for glyph in page.glyphs if not glyph.text.isspace()]
        characters += len(shown)
        unmapped += shown.count(UNREADABLE)
        pictures += page.pictures
        flows.append(flow(page, budget))
    _require_text(characters, unmapped, pictures)
    return Document(blocks=tuple(document_blocks(joined_pages(without_furniture(flows)), limits)))


def _pages(content: bytes, budget: Budget) -> Iterator[Page]:
    document = _opened(content, budget)
    fonts = GuardedFonts(budget)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MAX_PAGES:
            raise too_much(f"more than {MAX_PAGES} pages", f"页数超过{MAX_PAGES}")
        yield upright(draw(page, fonts, budget), number)


def _opened(content: bytes, budget: Budget) -> GuardedDocument:
    try:
        return GuardedDocument(content, budget)
    except PDFPasswordIncorrect:
        raise UnreadableDocumentError(
            en="the PDF is encrypted and asks for a password: open it with the password and save it without",
            zh="PDF文件已加密，需要密码才能打开：请用密码打开后另存为不加密的PDF",
        ) from None
    except PDFEncryptionError:
        raise UnreadableDocumentError(
            en="the PDF is encrypted in a way that is not read here: open it in a viewer and print it to a new PDF",
            zh="PDF文件采用了此处不支持的加密方式：请用阅读器打开后打印为新的PDF",
        ) from None


def _require_text(characters: int, unmapped: int, pictures: int) -> None:
    """Refuse a document that shows pages and tells no text."""
    if characters < _FEWEST and pictures:
        raise UnreadableDocumentError(
            en="the PDF is a scan: its pages are pictures without text. Ask for the document itself (Word, or a PDF "
            "made from it), or have its text recognised (OCR) first",
            zh="这是扫描件：页面是图片，没有文字。请索取原文件（Word或由其导出的PDF），或先做文字识别（OCR）",
        )
    if characters == 0 or 2 * unmapped > characters:
        raise UnreadableDocumentError(
            en="the PDF has no text that can be read: its letters are drawings, or its fonts do not say which letters "
            "they show. Ask for the document itself (Word, or a PDF made from it), or have its text recognised (OCR) "
            "first",
            zh="PDF中没有可读取的文字：文字已转为图形，或字体缺少编码。请索取原文件（Word或由其导出的PDF），或先做文字识别（OCR）",
        )
