"""Which reader opens which kind of content: one line a format, imported when a document of it comes."""

from importlib import import_module
from typing import Protocol, cast

from .document import Document, Limits
from .source import Opened

__all__ = ["open_document"]

_READERS = {
    "text": "text:text_document",
    "html": "html:html_document",
    "mhtml": "mhtml:mhtml_document",
    "pdf": "pdf:pdf_document",
    "docx": "docx:docx_document",
    "xlsx": "xlsx:xlsx_document",
    "odt": "odf:odt_document",
    "ods": "odf_sheets:ods_document",
}
"""The kind that :mod:`source` told, and the module and function that read it."""


class _Reader(Protocol):
    def __call__(self, content: str | bytes, limits: Limits, /) -> Document: ...


def open_document(opened: Opened, limits: Limits) -> Document:
    """The blocks of a source, by the reader of its kind.

    :raises UnreadableDocumentError: the content is damaged or beyond a limit.
    :raises MissingExtraError: the reader needs an extra that is not installed.
    """
    module, name = _READERS[opened.kind].split(":")
    reader = cast(_Reader, getattr(import_module(f".{module}", __package__), name))
    return reader(opened.content, limits)
