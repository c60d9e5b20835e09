"""Opening a source: bytes, a file or a text, of a format told from its content."""

import codecs
import re
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO

from attrs import frozen

from ..errors import UnreadableDocumentError
from .document import Limits
from .signatures import binary_kind

__all__ = ["Opened", "decode", "open_source"]

Source = str | bytes | bytearray | memoryview | PathLike[str] | BinaryIO

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_GB = frozenset(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "hz-gb-2312"))
_HTML = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|table|tr|td|div|p|span|h[1-6]|meta|article|section|title)\b",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"<\s*br\b", re.IGNORECASE)
_LONGEST_PATH = 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SNIFFED = 4096


@frozen
class Opened:
    """A source: its kind (``text``, ``html``, ``json``, or that of a format in bytes), and its text or bytes."""

    kind: str
    content: str | bytes


def open_source(source: Any, limits: Limits) -> Opened:
    """A source opened, of a format told from its content.

    :raises UnreadableDocumentError: a format that is not read here, a damaged or an oversized file.
    :raises OSError: the file cannot be opened.
    """
    content = _content(source, limits)
    kind = binary_kind(content) if isinstance(content, bytes) else None
    if kind is not None:
        return Opened(kind, content)
    text = _whole_characters(content) if isinstance(content, str) else decode(content)
    text = text.removeprefix("\ufeff").replace("\0", "")
    start = text[: 2 * _SNIFFED].lstrip()[:_SNIFFED]
    if start.startswith("{"):
        return Opened("json", text)
    # A table of bars may break lines within its cells as web pages do.
    page = _HTML.search(start) or ("|" not in start and _LINE_BREAK.search(start))
    return Opened("html" if page else "text", text)


def _whole_characters(text: str) -> str:
    """A text without halves of characters, which no report may hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="ignore").decode()
    return text


def _content(source: Any, limits: Limits) -> str | bytes:
    if isinstance(source, str):
        path = _existing(source)
        if path is None:
            _refuse_size(len(source), limits)
            return source
        source = path
    if isinstance(source, PathLike):
        path = Path(source)
        _refuse_size(path.stat().st_size, limits)
        with path.open("rb") as file:
            source = file.read(limits.max_bytes + 1)
    elif hasattr(source, "read"):
        source = source.read(limits.max_bytes + 1)
    if isinstance(source, (bytearray, memoryview)):
        source = bytes(source)
    if not isinstance(source, (str, bytes)):
        raise TypeError(f"expected a path, bytes, text or a file, got {type(source).__name__}")
    _refuse_size(len(source), limits)
    return source


def _existing(text: str) -> Path | None:
    """The file that a short text of one line names, if there is one."""
    if not text or len(text) > _LONGEST_PATH or "\n" in text or "\0" in text or "<" in text:
        return None
    try:
        path = Path(text)
        return path if path.is_file() else None
    except (OSError, ValueError):
        return None


def _refuse_size(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise UnreadableDocumentError(
            en=f"the document is larger than {limits.max_bytes} bytes: raise max_bytes if it is really a report",
            zh=f"文件超过{limits.max_bytes}字节：如确为报告，请调大max_bytes",
        )


def decode(content: bytes) -> str:
    """The text of bytes: by byte order mark, by declared charset, as UTF-8, as GB18030.

    :raises UnreadableDocumentError: text in no known encoding, or no text.
    """
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return _printable(text)
    text = content.decode("gb18030", errors="replace")
    if text.count("\ufffd") * 200 <= len(text):
        return _printable(text)
    raise UnreadableDocumentError(
        en="the bytes are no text in UTF-8, UTF-16 or GB18030: the file is damaged or of another kind",
        zh="无法按UTF-8、UTF-16或GB18030解码：文件已损坏或不是文本",
    )


def _encodings(content: bytes) -> list[str]:
    marked = [name for mark, name in _BOMS if content.startswith(mark)]
    if marked:
        return marked
    declared = [name.decode("ascii").lower() for name in _CHARSET.findall(content[:_SNIFFED])]
    declared = ["gb18030" if name in _GB else name for name in declared]
    # UTF-8 first whatever a page declares: text in GBK is hardly ever valid UTF-8, the reverse often is.
    return ["utf-8", *(name for name in declared if name in ("gb18030", "big5", "utf-16")), "gb18030"]


def _printable(text: str) -> str:
    sample = text[:_SNIFFED]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise UnreadableDocumentError(
            en="this is no text: the file is of a kind that is not read here", zh="这不是文本：此类文件不能读取"
        )
    return text
