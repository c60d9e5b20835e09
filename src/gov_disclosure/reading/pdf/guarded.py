"""Opening a PDF so that no file, however made, costs more than its budget.

pdfminer decodes, parses and follows whatever a file asks for. Its parser, streams and document are taken
with the costs counted at the few doors through which all of that goes.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from math import prod
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_CCITTFAX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    int_value,
)

from .budget import Budget, damaged, too_much

__all__ = ["GuardedDocument", "GuardedStream"]

_CHUNK = 1 << 16
_CHECKSUM = 4
_BUFFER = 1 << 18
_TAIL = 1 << 16
_LONGEST_TOKEN = 1 << 17
_MOST_LZW = 100_000
_RUN_LENGTH = 64
_COST_TOKEN = 5
_COST_OBJECT = 10
_CONCATENATED = 40_000
"""Bytes that pdfminer's piecewise joining of a long token moves in a microsecond, with its quadratic cost halved."""


class GuardedStream(PDFStream):
    """A stream that is measured before it is unpacked; ``broken`` if it ends too soon, or is not what was packed."""

    def __init__(self, stream: PDFStream, budget: Budget, *, cut: bool) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self.budget = budget
        self.broken: bool = cut

    def decode(self) -> None:
        """Undo the filters one by one, each only after its output was measured."""
        data = self.rawdata or b""
        if self.decipher:
            self.budget.spend(len(data) / 2)
            if self.objid is None or self.genno is None:
                raise damaged()
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, params in self.get_filters():
            if name in LITERALS_CCITTFAX_DECODE:
                data = b""
                break
            size = self._measure(name, data)
            _refuse_predictor(self.budget, params, size)
            stage = PDFStream({"Filter": name, "DecodeParms": params or {}}, data)
            data = stage.get_data()
        self.data: bytes | None = data
        self.rawdata: bytes | None = None

    def _measure(self, name: object, data: bytes) -> int:
        """The size of what a filter makes of the data, at most; charged to the budget."""
        if name in LITERALS_FLATE_DECODE:
            return self._inflated(data)
        if name in LITERALS_LZW_DECODE and len(data) > _MOST_LZW:
            raise too_much("large streams packed in an outdated way", "部分内容以过时的方式压缩且过大")
        size = len(data) * (_RUN_LENGTH if name in LITERALS_RUNLENGTH_DECODE else 1)
        self.budget.spend(len(data))
        self.budget.unpack(size)
        return size

    def _inflated(self, data: bytes) -> int:
        # Past the two bytes of zlib's header: many files lack the checksum at the end, which is compared where it is.
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        rest, size, checksum = data[2:], 0, 1
        try:
            while rest and not unpacker.eof:
                piece = unpacker.decompress(rest, _CHUNK)
                size += len(piece)
                checksum = zlib.adler32(piece, checksum)
                self.budget.unpack(len(piece))
                rest = unpacker.unconsumed_tail
        except zlib.error:
            self.broken = True
        stated = unpacker.unused_data[:_CHECKSUM]
        changed = len(stated) == _CHECKSUM and int.from_bytes(stated, "big") != checksum
        self.broken = self.broken or not unpacker.eof or changed
        return size


def _refuse_predictor(budget: Budget, params: Any, size: int) -> None:
    if not isinstance(params, dict) or int_value(params.get("Predictor", 1)) == 1:
        return
    budget.spend(size)
    defaults = (("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8))
    sizes = [int_value(params.get(name, default)) for name, default in defaults]
    if min(sizes) < 1 or prod(sizes) > 8 * max(size, 64):
        raise damaged()


class _GuardedParser(PDFParser):
    """The parser of a file, every token and line of which is counted."""

    BUFSIZ = _BUFFER

    def __init__(self, content: bytes, budget: Budget) -> None:
        self.content = content
        self.budget = budget
        super().__init__(BytesIO(content))

    def push(self, *objs: Any) -> None:
        super().push(*((pos, self._guarded(pos, obj)) for pos, obj in objs))

    def _guarded(self, pos: int, obj: Any) -> Any:
        if not isinstance(obj, PDFStream) or isinstance(obj, GuardedStream):
            return obj
        return GuardedStream(obj, self.budget, cut=self.content.find(b"endstream", pos) < 0)

    def fillbuf(self) -> bool:
        if len(getattr(self, "_curtoken", b"")) > _LONGEST_TOKEN:
            raise damaged()
        return super().fillbuf()

    def nexttoken(self) -> Any:
        pos, token = super().nexttoken()
        self.budget.spend(_COST_TOKEN + (len(token) ** 2 / _CONCATENATED if isinstance(token, bytes) else 0))
        return pos, token

    def nextline(self) -> tuple[int, bytes]:
        pos, line = super().nextline()
        self.budget.spend(_COST_TOKEN + len(line) / 10_000)
        return pos, line

    def revreadlines(self) -> Iterator[bytes]:
        """The lines of the file's end, backwards: what is looked for there stands in the last of them."""
        yield from reversed(self.content[-_TAIL:].splitlines())


class GuardedDocument(PDFDocument):
    """A document that counts what is looked up in it."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self.budget = budget
        super().__init__(_GuardedParser(content, budget))
        # Nothing needs them, and they are one more tree to get lost in.
        self.catalog: dict[Any, Any] = {key: value for key, value in self.catalog.items() if key != "PageLabels"}

    def getobj(self, objid: int) -> object:
        """Look an object up, and count it."""
        self.budget.spend(_COST_OBJECT)
        return super().getobj(objid)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        self.budget.spend(len(stream.get_data()))
        return super()._get_objects(stream)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Read one more table of objects, and count it: they may name each other in a circle."""
        self.budget.spend(1000)
        super().read_xref_from(parser, start, xrefs)
