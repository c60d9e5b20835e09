"""The list of the agencies that are expected: a table of comma-separated values."""

import csv
from pathlib import Path

from ..errors import Language
from .reasons import FileError
from .texts import text

__all__ = ["expected_agencies"]

_HEADERS = ("agency", "发布机关", "机关名称", "机关", "单位名称", "单位", "部门名称", "部门")
"""What the column of the agencies is called; without such a header it is the first, from its first line."""


def expected_agencies(file: str, language: Language) -> list[str]:
    """The names on a list, in UTF-8 or GB18030.

    :raises FileError: it cannot be opened, or names nobody.
    """
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise FileError(f"{file}: {error.strerror}") from None
    rows = [row for row in csv.reader(_decoded(content, file, language).splitlines()) if any(map(str.strip, row))]
    header = [cell.strip() for cell in rows[0]] if rows else []
    column = next((header.index(name) for name in _HEADERS if name in header), None)
    body = rows if column is None else rows[1:]
    names = [row[column or 0].strip() for row in body if len(row) > (column or 0)]
    found = list(dict.fromkeys(filter(None, names)))
    if not found:
        raise FileError(text("empty list", language, file=file))
    return found


def _decoded(content: bytes, file: str, language: Language) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(text("no text", language, file=file))
