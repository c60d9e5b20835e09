"""The Arrow schemas of a collection's three tables."""

from enum import StrEnum
from functools import cache

import pyarrow as pa

from ..frames import wide_schema

__all__ = ["HOW", "SHA", "SOURCE", "How", "Status", "files_schema", "findings_schema", "panel_schema", "part_schema"]

SOURCE, SHA, HOW = "source", "content_sha256", "how"


class Status(StrEnum):
    """What became of a file."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    NOT_A_REPORT = "not_a_report"


class How(StrEnum):
    """What a part says of a file: read anew, only its time is another, or it is there no more."""

    READ = "read"
    TOUCHED = "touched"
    GONE = "gone"


_TEXT, _NUMBER = pa.string(), pa.int64()


@cache
def panel_schema() -> pa.Schema:
    """The wide frame, and which content each row was read from."""
    return wide_schema().append(pa.field(SHA, _TEXT, nullable=False))


@cache
def findings_schema() -> pa.Schema:
    """One row a note or finding. Figures are texts, as exact as the finding has them."""
    texts = ("severity", "at", "expected", "actual", "difference", "cause", "message_zh", "message_en")
    fields = [
        pa.field(SOURCE, _TEXT, nullable=False),
        pa.field("agency", _TEXT),
        pa.field("year", pa.int32()),
        pa.field("rule", _TEXT, nullable=False),
        *(pa.field(name, _TEXT) for name in texts),
        pa.field(SHA, _TEXT, nullable=False),
    ]
    return pa.schema(fields, metadata=wide_schema().metadata)


@cache
def files_schema() -> pa.Schema:
    """One row a file: what it was when it was read, and what became of it."""
    fields = [
        pa.field(SOURCE, _TEXT, nullable=False),
        pa.field("size", _NUMBER),
        pa.field("mtime_ns", _NUMBER),
        pa.field(SHA, _TEXT),
        pa.field("status", _TEXT, nullable=False),
        pa.field("reason_zh", _TEXT),
        pa.field("reason_en", _TEXT),
        pa.field("form", _TEXT),
        pa.field("agency", _TEXT),
        pa.field("year", pa.int32()),
        *(pa.field(name, _NUMBER) for name in ("cells_stated", "cells", "identities_assessed", "identities")),
        pa.field("read_by", _TEXT, nullable=False),
    ]
    return pa.schema(fields, metadata=wide_schema().metadata)


@cache
def part_schema() -> pa.Schema:
    """The files of a part: a row of the record each, and how it came about."""
    return files_schema().append(pa.field(HOW, _TEXT, nullable=False))
