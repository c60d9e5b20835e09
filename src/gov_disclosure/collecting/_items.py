"""What there is to do: the files as they are, held against the record of those that were read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from ._tables import SHA, SOURCE
from .reasons import Reason
from .walking import Found

__all__ = ["Item", "Task", "items", "tasks"]

_MOST_FILES = 32
_MOST_BYTES = 8 * 1024 * 1024
_MOST_GONE = 4096
_FIRST_FILES = 2
_ROWS = 4096

Row = Mapping[str, Any]


class Item(NamedTuple):
    """A file to do something about: ``path`` is ``None`` if it is there no more.

    ``known`` is its row in the record, if the content of then would still be read the same way.
    """

    source: str
    path: str | None
    size: int = 0
    fault: Reason | None = None
    known: Row | None = None


class Task(NamedTuple):
    """Files that one process reads at one go; ``name`` sorts as the sources do."""

    name: str
    items: tuple[Item, ...]

    def split(self) -> "Iterator[Task]":
        """The same, a task a file."""
        for number, item in enumerate(self.items, 1):
            yield Task(f"{self.name}.{number:06}", (item,))


class _Recorded:
    """The rows of a record one after another; the whole row only where it is asked for."""

    def __init__(self, record: Path | None) -> None:
        self._rows = iter(()) if record is None else self._read(record)
        self._batch: Any = None
        self._number = 0
        self.head: tuple[str, Any, Any, Any, Any] | None = None
        self.advance()

    def _read(self, record: Path) -> Iterator[tuple[Any, ...]]:
        with pq.ParquetFile(record) as file:
            for batch in file.iter_batches(_ROWS):
                self._batch = batch
                columns = [batch[name].to_pylist() for name in (SOURCE, "size", "mtime_ns", SHA, "read_by")]
                for number, head in enumerate(zip(*columns, strict=True)):
                    self._number = number
                    yield head

    def advance(self) -> None:
        self.head = next(self._rows, None)

    @property
    def row(self) -> Row:
        (row,) = self._batch.slice(self._number, 1).to_pylist()
        found: dict[str, Any] = row
        return found


def items(found: Iterable[Found], record: Path | None, version: str) -> Iterator[Item | None]:
    """What is new, changed or gone, in the order of names; ``None`` for each file that is as it was."""
    recorded = _Recorded(record)
    for file in found:
        while recorded.head is not None and recorded.head[0] < file.source:
            yield Item(recorded.head[0], None)
            recorded.advance()
        known = None
        if recorded.head is not None and recorded.head[0] == file.source:
            _, size, mtime_ns, sha, read_by = recorded.head
            if sha is not None and read_by == version:
                if (size, mtime_ns) == (file.size, file.mtime_ns):
                    recorded.advance()
                    yield None
                    continue
                known = recorded.row
            recorded.advance()
        yield Item(file.source, file.path, file.size or 0, file.fault, known)
    while recorded.head is not None:
        yield Item(recorded.head[0], None)
        recorded.advance()


def tasks(wanted: Iterable[Item]) -> Iterator[Task]:
    """The items in batches: small ones first, so that every process soon has work."""
    batch: list[Item] = []
    number = files = size = 0
    for item in wanted:
        batch.append(item)
        files += item.path is not None
        size += item.size
        if files >= min(_FIRST_FILES + number // 4, _MOST_FILES) or size >= _MOST_BYTES or len(batch) >= _MOST_GONE:
            yield Task(f"{number:010}", tuple(batch))
            batch, number, files, size = [], number + 1, 0, 0
    if batch:
        yield Task(f"{number:010}", tuple(batch))
