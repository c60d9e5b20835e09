"""Web archives (.mht, .mhtml, and .doc files that are such): a web page with all that it shows in one file.

Browsers and Word save them. Only the page is unpacked: pictures can be large, and say nothing here.
"""

from binascii import a2b_base64, a2b_qp
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from ..errors import UnreadableDocumentError
from .clock import Clock
from .document import Document, Limits
from .html import html_document
from .source import decode

__all__ = ["mhtml_document"]

_LONGEST_HEADER = 8 * 1024
_DEEPEST = 4
_MOST_PARTS = 1000
_CODES: dict[str, Callable[[bytes], bytes]] = {"quoted-printable": a2b_qp, "base64": a2b_base64}


def mhtml_document(content: bytes, limits: Limits) -> Document:
    """The blocks of the first web page in an archive.

    :raises MissingExtraError: the reader of web pages is not installed.
    :raises UnreadableDocumentError: there is no page in it, it is damaged, or beyond a limit.
    """
    page = next(_pages(content, _DEEPEST, Clock()), None)
    if page is None:
        raise UnreadableDocumentError(
            en="the web archive holds no web page: open it in a browser and save the page anew",
            zh="网页归档文件中没有网页：请用浏览器打开后重新保存",
        )
    return html_document(decode(page).removeprefix("\ufeff"), limits)


def _pages(part: bytes, depth: int, clock: Clock) -> Iterator[bytes]:
    """The web pages among the parts of a message."""
    if clock.is_up:
        raise _damaged()
    header, body = _parted(part.lstrip(b"\r\n"))
    kind = header.get_content_type()
    boundary = header.get_boundary()
    if kind == "text/html":
        yield _unpacked(body, header)
    elif kind.startswith("multipart/") and boundary and depth:
        *parts, end = body.split(b"--" + boundary.encode("ascii", "replace"), _MOST_PARTS)
        for each in parts[1:]:
            yield from _pages(each, depth - 1, clock)
        if not end.startswith(b"--"):
            # What breaks off may break off within a number.
            raise _damaged()


def _parted(part: bytes) -> tuple[Message, bytes]:
    """The header of a part, and what comes after the empty line below it."""
    ends = [(part.find(line, 0, _LONGEST_HEADER), len(line)) for line in (b"\r\n\r\n", b"\n\n")]
    end, length = min((each for each in ends if each[0] >= 0), default=(len(part), 0))
    return BytesHeaderParser().parsebytes(part[:end]), part[end + length :]


def _unpacked(body: bytes, header: Message) -> bytes:
    code = str(header.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        return _CODES[code](body) if code in _CODES else body
    except ValueError:
        raise _damaged() from None


def _damaged() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        en="the web archive is damaged or incomplete: open it in a browser and save the page anew",
        zh="网页归档文件已损坏或不完整：请用浏览器打开后重新保存",
    )
