"""Fonts, looked at before pdfminer builds their tables: a few bytes can ask for thousands of millions of entries."""

import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from .budget import Budget, damaged

__all__ = ["GuardedFonts"]

_RANGE_END = re.compile(rb"end(?:bf|cid)range")
_RANGE_BEGIN = re.compile(rb"begin(?:bf|cid)range")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]{0,40})>\s*<([0-9A-Fa-f\s]{0,40})>")
_ENTRY = 1
_WIDTH_GROUPS = (("W", 3), ("W2", 5))


class GuardedFonts(PDFResourceManager):
    """The fonts of a document, each charged to the budget before it is made."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self._budget = budget
        self._known: set[object] = set()

    def get_font(self, objid: object, spec: Mapping[str, Any]) -> PDFFont:
        """A font made, or taken from those that were."""
        if not objid or objid not in self._known:
            self._budget.spend(200 + sum(_costs(spec)))
            self._known.add(objid)
        return super().get_font(objid, spec)


def _costs(spec: Mapping[str, Any]) -> Iterator[float]:
    for key, group in _WIDTH_GROUPS:
        yield _width_entries(resolve1(spec.get(key)), group)
    for key in ("ToUnicode", "Encoding"):
        table = resolve1(spec.get(key))
        if isinstance(table, PDFStream):
            yield _character_map_entries(table.get_data())
    descriptor = resolve1(spec.get("FontDescriptor"))
    if isinstance(descriptor, dict):
        program = resolve1(descriptor.get("FontFile"))
        if isinstance(program, PDFStream):
            yield min(len(program.get_data()), abs(int(resolve1(program.get("Length1", 0)))))
        outlines = resolve1(descriptor.get("FontFile2"))
        if isinstance(outlines, PDFStream) and "ToUnicode" not in spec:
            yield _true_type_entries(outlines.get_data())


def _width_entries(widths: object, group: int) -> float:
    """How many widths a list of them stands for: ranges are written as first, last and what they have."""
    if not isinstance(widths, list):
        return 0
    numbers: list[float] = []
    entries = 0.0
    for width in widths:
        width = resolve1(width)
        if isinstance(width, list):
            entries += len(width)
            numbers = []
        elif isinstance(width, (int, float)):
            numbers.append(width)
            if len(numbers) == group:
                entries += max(0, numbers[1] - numbers[0])
                numbers = []
    return entries * _ENTRY


def _character_map_entries(data: bytes) -> float:
    """The tokens of a character map, and what its ranges stand for."""
    cost = len(data) / 2
    sections = _RANGE_END.split(data)[:-1]
    for section in sections:
        body = _RANGE_BEGIN.split(section)[-1]
        if b"(" in body and _RANGE_BEGIN.search(section):
            raise damaged()
        for first, last in _RANGE.findall(body):
            cost += max(0, int(last or b"0", 16) - int(first or b"0", 16)) * _ENTRY
    return cost


def _true_type_entries(data: bytes) -> float:
    """How many characters the tables of a TrueType font stand for, as far as they are written as ranges."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        tables = {data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
        start = tables.get(b"cmap")
        if start is None:
            return 0
        (subtables,) = struct.unpack_from(">H", data, start + 2)
        offsets = [struct.unpack_from(">L", data, start + 8 + 8 * number)[0] for number in range(subtables)]
        return sum(_subtable_entries(data, start + offset) for offset in offsets) * _ENTRY
    except struct.error:
        return 0


def _subtable_entries(data: bytes, at: int) -> float:
    (kind,) = struct.unpack_from(">H", data, at)
    if kind == 4:
        count = struct.unpack_from(">H", data, at + 6)[0] // 2
        lasts = struct.unpack_from(f">{count}H", data, at + 14)
        firsts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
        return float(sum(max(0, last - first) for last, first in zip(lasts, firsts, strict=True)))
    if kind == 12:
        (count,) = struct.unpack_from(">L", data, at + 12)
        count = min(count, len(data) // 12)
        groups = struct.iter_unpack(">LLL", data[at + 16 : at + 16 + 12 * count])
        return float(sum(1 + max(0, last - first) for first, last, _ in groups))
    return 65536
