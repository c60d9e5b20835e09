"""Parts: what one task came to, as one file whose name tells that it is whole.

A part holds three Arrow streams, so a single rename commits the rows of all three tables together. It is a
log of what is to be done to the published tables, and doing it twice is the same as doing it once.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import Any

import pyarrow as pa

from ._tables import findings_schema, panel_schema, part_schema

__all__ = ["FILES", "FINDINGS", "PANEL", "Parts", "packed", "replace", "rows_of", "stream_of"]

PANEL, FINDINGS, FILES = range(3)
_SCHEMAS = (panel_schema, findings_schema, part_schema)
_LENGTHS = Struct("<3Q")
_SUFFIX = ".part"


def packed(tables: Sequence[pa.Table | pa.RecordBatch]) -> bytes:
    """The rows of the three tables as the bytes of a part; a table without rows takes no room."""
    streams = [_stream(table) if table.num_rows else b"" for table in tables]
    return b"".join([_LENGTHS.pack(*map(len, streams)), *streams])


def _stream(table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def rows_of(part: bytes, which: int) -> pa.Table:
    """The rows of one of a part's tables."""
    lengths = _LENGTHS.unpack_from(part)
    return _table(part[_LENGTHS.size + sum(lengths[:which]) :][: lengths[which]], which)


def _table(stream: bytes, which: int) -> pa.Table:
    if not stream:
        return _SCHEMAS[which]().empty_table()
    # A part is small: threads would cost more than they save, and the processors are busy reading.
    return pa.ipc.open_stream(stream, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()


def replace(temporary: Path, target: Path) -> None:
    """Put a file that is written in the place of another, so that after any crash one of them is there, whole."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    # Not every system can bring the names of a folder to the disk; then it does so in its own time.
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class Parts:
    """The parts that wait in a folder, in the order of sources."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, version: str) -> None:
        """Forget what is not whole, and all parts of another version: their tables may be others."""
        mark = self.folder / "version"
        ours = mark.exists() and mark.read_text(encoding="utf-8") == version
        self.clear([] if ours else self.waiting())
        mark.write_text(version, encoding="utf-8")

    def commit(self, name: str, part: bytes) -> None:
        """Keep a part: from now on it survives whatever happens to this process."""
        temporary = self.folder / f"{name}.writing"
        temporary.write_bytes(part)
        replace(temporary, self.folder / f"{name}{_SUFFIX}")

    def waiting(self) -> list[Path]:
        """The parts that are whole."""
        return sorted(self.folder.glob(f"*{_SUFFIX}"))

    def clear(self, parts: Sequence[Path] = ()) -> None:
        """Delete parts, and what no part became of."""
        for each in (*parts, *self.folder.glob("*.writing")):
            each.unlink(missing_ok=True)


def stream_of(parts: Sequence[Path], which: int, rows: int) -> Iterator[pa.Table]:
    """The rows of one of the tables of many parts, some parts at a time."""
    gathered: list[pa.Table] = []
    count = 0
    for path in parts:
        with path.open("rb") as file:
            lengths = _LENGTHS.unpack(file.read(_LENGTHS.size))
            file.seek(sum(lengths[:which]), os.SEEK_CUR)
            table = _table(file.read(lengths[which]), which)
        if table.num_rows:
            gathered.append(table)
            count += table.num_rows
        if count >= rows:
            yield pa.concat_tables(gathered).combine_chunks()
            gathered, count = [], 0
    if gathered:
        yield pa.concat_tables(gathered).combine_chunks()
