"""Telling what bytes are by how they begin: a format that has a reader, text, or what is not read here."""

from attrs import frozen

from ..errors import UnreadableDocumentError

__all__ = ["binary_kind"]

_READ: tuple[tuple[bytes, str], ...] = ((b"%PDF-", "pdf"),)
"""How the content of a format with a reader of its own begins, and its kind in :mod:`formats`."""


@frozen
class _Foreign:
    """A kind of file that is not read here: what it is and what to do, in Chinese and in English."""

    zh: str
    en: str
    do_zh: str = "请另存为网页或文本"
    do_en: str = "save it as a web page or as text"


_PICTURE = _Foreign(
    "图片", "a picture", "请使用带文字的原文件，或先做文字识别", "use the document itself, or recognise its text first"
)
_COMPRESSED = _Foreign(
    "压缩文件", "a compressed file", "请先解压，再读取其中的文件", "unpack it and read the file inside"
)
_OLE = _Foreign(
    "旧版Office二进制文档（.doc、.xls、.wps、.et）",
    "an old binary Office document (.doc, .xls, .wps, .et)",
    "请用Word、Excel或WPS打开后另存为.docx或.xlsx",
    "open it in an office program and save it as .docx or .xlsx",
)
_RTF = _Foreign(
    "RTF文档", "an RTF document", "请用Word或WPS打开后另存为.docx", "open it in an office program and save it as .docx"
)
_FOREIGN = (
    (b"PK\x03\x04", _Foreign("Word、Excel等压缩文档", "a zipped document (Word, Excel, …)")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b", _COMPRESSED),
    (b"Rar!", _COMPRESSED),
    (b"7z\xbc\xaf", _COMPRESSED),
)


def binary_kind(content: bytes) -> str | None:
    """The kind of content that a reader takes as bytes; ``None`` for what may be text.

    :raises UnreadableDocumentError: a format that is not read here.
    """
    for signature, kind in _READ:
        if content.startswith(signature):
            return kind
    for signature, foreign in _FOREIGN:
        if content.startswith(signature):
            raise UnreadableDocumentError(
                en=f"this is {foreign.en}, which is not read here: {foreign.do_en}",
                zh=f"这是{foreign.zh}，此处不能读取：{foreign.do_zh}",
            )
    return None
