"""Telling what bytes are by how they begin: a format that has a reader, text, or what is not read here."""

import re

from attrs import frozen

from ..errors import UnreadableDocumentError
from .package import package_kind

__all__ = ["binary_kind"]

_ZIP = "zip"

_READ: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
)
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
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE = _Foreign(
    "旧版Office二进制文档（.doc、.xls、.wps、.et）",
    "an old binary Office document (.doc, .xls, .wps, .et)",
    "请用Word、Excel或WPS打开后另存为.docx或.xlsx",
    "open it in an office program and save it as .docx or .xlsx",
)
_OLE_STREAMS = (
    (
        "EncryptedPackage",
        _Foreign(
            "加密的Office文档",
            "an encrypted Office document",
            "请用密码打开后另存为不加密的文件",
            "open it with its password and save it without one",
        ),
    ),
    (
        "WordDocument",
        _Foreign(
            "旧版Word或WPS文字文档（.doc、.wps）",
            "an old binary Word or WPS document (.doc, .wps)",
            "请用Word或WPS打开后另存为.docx",
            "open it in Word or WPS and save it as .docx",
        ),
    ),
    (
        "Workbook",
        _Foreign(
            "旧版Excel或WPS表格（.xls、.et）",
            "an old binary Excel or WPS workbook (.xls, .et)",
            "请用Excel或WPS打开后另存为.xlsx",
            "open it in Excel or WPS and save it as .xlsx",
        ),
    ),
)
"""What an old binary document holds tells what it is: the names of its streams stand in it as UTF-16."""
_RTF = _Foreign(
    "RTF文档", "an RTF document", "请用Word或WPS打开后另存为.docx", "open it in an office program and save it as .docx"
)
_CAJ = _Foreign("CAJ文档", "a CAJ document", "请用CAJViewer打开后另存为PDF", "open it in CAJViewer and save it as PDF")
_XML = rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*"
_WORD_XML = _Foreign(
    "Word 2003 XML文档",
    "a Word 2003 XML document",
    "请用Word或WPS打开后另存为.docx",
    "open it in Word or WPS and save it as .docx",
)
_EXCEL_XML = _Foreign(
    "Excel 2003 XML表格",
    "an Excel 2003 XML workbook",
    "请用Excel或WPS打开后另存为.xlsx",
    "open it in Excel or WPS and save it as .xlsx",
)
_FLAT = _Foreign(
    "单个XML的OpenDocument文件（.fodt、.fods）",
    "a flat OpenDocument file (.fodt, .fods)",
    "请用办公软件打开后另存为.odt或.ods",
    "open it in an office program and save it as .odt or .ods",
)
_FOREIGN = tuple(
    (re.compile(start, re.DOTALL), what)
    for start, what in (
        (rb"\{\\rtf", _RTF),
        (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM....\0\0\0\0|....ftyp(?:heic|mif1)", _PICTURE),
        (rb"\x1f\x8b|Rar!|7z\xbc\xaf", _COMPRESSED),
        (rb"CAJ\0|KDH ", _CAJ),
        (_XML + rb"<\?mso-application\s+progid=.Word", _WORD_XML),
        (_XML + rb"<\?mso-application\s+progid=.Excel", _EXCEL_XML),
        (_XML + rb"<office:document\b", _FLAT),
    )
)
_HEADER_LINE = rb"[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*"
_MHTML = re.compile(rb"\s*(?:%b){0,30}?Content-Type:\s*(?:multipart/|text/html)" % _HEADER_LINE, re.IGNORECASE)
_SNIFFED = 8192


def binary_kind(content: bytes) -> str | None:
    """The kind of content that a reader takes as bytes; ``None`` for what may be text.

    :raises UnreadableDocumentError: a format that is not read here.
    """
    for signature, kind in _READ:
        if content.startswith(signature):
            return package_kind(content) if kind == _ZIP else kind
    if content.startswith(_OLE_START):
        raise _refusal(next((what for name, what in _OLE_STREAMS if name.encode("utf-16-le") in content), _OLE))
    start = content[:_SNIFFED]
    for pattern, foreign in _FOREIGN:
        if pattern.match(start):
            raise _refusal(foreign)
    return "mhtml" if _MHTML.match(start) else None


def _refusal(foreign: _Foreign) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en=f"this is {foreign.en}, which is not read here: {foreign.do_en}",
        zh=f"这是{foreign.zh}，此处不能读取：{foreign.do_zh}",
    )
