"""PDF documents with a text layer as blocks, through pdfplumber and the parser below it (pdfminer).

Nothing here knows the form. A page is drawn (:mod:`canvas`), turned upright (:mod:`page`), parted into ruled
tables and lines (:mod:`ruled`, :mod:`tables`, :mod:`lines`, :mod:`flow`), rows are found where nothing is ruled
(:mod:`unruled`, :mod:`aligned`), and the pages are put together (:mod:`seams`, :mod:`blocks`). What a file may
cost is counted (:mod:`budget`, :mod:`guarded`, :mod:`fonts`).
"""

import logging

from ...errors import GovDisclosureError, MissingExtraError
from ..document import Document, Limits
from .budget import damaged

__all__ = ["pdf_document"]


def pdf_document(content: str | bytes, limits: Limits) -> Document:
    """The blocks of a PDF.

    :raises MissingExtraError: pdfplumber is not installed.
    :raises UnreadableDocumentError: the PDF is encrypted, damaged, beyond a limit, or has no text.
    """
    try:
        import pdfplumber  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ImportError:
        raise MissingExtraError(extra="pdf", purpose_en="reading PDF", purpose_zh="读取PDF") from None
    from .opening import read_pages

    # Otherwise the parser's remarks on fonts and boxes appear on the terminal of everyone who set up no logging.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    data = content.encode("latin-1") if isinstance(content, str) else content
    try:
        return read_pages(data, limits)
    except GovDisclosureError:
        raise
    except (Exception, RecursionError):  # the parser meets damage with errors of every kind
        raise damaged() from None
