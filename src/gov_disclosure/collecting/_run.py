"""A run: what is new or changed is read, what came of it kept part by part, and published as it grows."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import PanelError
from ..frames._columns import METADATA_KEY, WIRE_VERSION
from ._items import Item, Task, items, tasks
from ._lock import locked
from ._parts import FILES, Parts, rows_of
from ._process import READER, Alone, Crew, Outcome, Readers
from ._publishing import SCHEMAS, publish
from ._reading import lost, reader_version
from ._tables import HOW, How, Status
from .names import Outputs, outputs
from .reasons import Reason
from .summary import CollectCounts, CollectSummary
from .walking import Found, walk

__all__ = ["run"]

_LEAST_WAITING = 2048
"""So many files are read before a first part of the tree is published."""

Progress = Callable[[CollectCounts], object]


def run(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    reader: str = READER,
    least_waiting: int = _LEAST_WAITING,
) -> CollectSummary:
    """See :func:`gov_disclosure.collecting.collect`; ``reader`` is the function that reads, by module and name."""
    where = outputs(out)
    found = walk(paths, where.published)
    for file in where.published:
        _refuse_foreign(file)
    count = _processors() if workers is None else workers
    with locked(where.work / "lock"):
        try:
            readers: Readers = Crew(count, reader) if count else Alone(reader)
            counts = _Run(where, readers, progress or (lambda _: None), least_waiting).all(found)
        finally:
            if not Parts(where.work).waiting():
                shutil.rmtree(where.work, ignore_errors=True)
    return CollectSummary(
        panel=where.panel, findings=where.findings, files=where.files, run=counts, total=_total(where.files)
    )


class _Run:
    def __init__(self, where: Outputs, readers: Readers, progress: Progress, least_waiting: int) -> None:
        self._where = where
        self._readers = readers
        self._progress = progress
        self._least_waiting = least_waiting
        self._parts = Parts(where.work)
        self._counts = CollectCounts()
        self._given = 0
        self._waiting = 0
        self._published = 0
        self._fresh = not all(map(_usable, where.published, SCHEMAS))

    def all(self, found: Iterator[Found]) -> CollectCounts:
        """Everything; what was read is published even when this ends early."""
        try:
            self._resume()
            for task in tasks(self._wanted(found)):
                while self._given >= self._readers.room:
                    self._take()
                self._give(task)
            while self._given:
                self._take()
        finally:
            self._readers.close()
            if self._fresh or self._parts.waiting():
                self._publish()
        return self._counts

    def _resume(self) -> None:
        """Publish what a run that was killed has left."""
        self._parts.begin(f"{WIRE_VERSION} {reader_version()}")
        if not self._fresh:
            self._published = pq.read_metadata(self._where.files).num_rows
        if self._parts.waiting():
            self._publish()

    def _wanted(self, found: Iterator[Found]) -> Iterator[Item]:
        for item in items(found, self._record(), reader_version()):
            if item is None:
                self._counts = self._counts.plus(unchanged=1)
                self._progress(self._counts)
            else:
                yield item

    def _record(self) -> Path | None:
        """A copy of the record as it was at the start: the record itself is replaced meanwhile."""
        if self._fresh:
            return None
        copy = self._where.work / "record.parquet"
        shutil.copyfile(self._where.files, copy)
        return copy

    def _give(self, task: Task) -> None:
        self._readers.submit(task)
        self._given += 1

    def _take(self) -> None:
        task, outcome = self._readers.result()
        self._given -= 1
        if isinstance(outcome, Reason) and len(task.items) > 1:
            for single in task.split():
                self._give(single)
            return
        self._keep(task, outcome)

    def _keep(self, task: Task, outcome: Outcome) -> None:
        part = lost(task.items[0], outcome) if isinstance(outcome, Reason) else outcome
        self._parts.commit(task.name, part)
        self._count(rows_of(part, FILES))
        self._waiting += len(task.items)
        if self._waiting >= max(self._least_waiting, self._published):
            self._publish()

    def _count(self, rows: pa.Table) -> None:
        for how, status in zip(rows[HOW].to_pylist(), rows["status"].to_pylist(), strict=True):
            names = {How.GONE: "removed", How.TOUCHED: "unchanged"}
            self._counts = self._counts.plus(**{str(names.get(how, status)): 1})
        self._progress(self._counts)

    def _publish(self) -> None:
        self._published = publish(self._where, self._parts, fresh=self._fresh)
        self._fresh = False
        self._waiting = 0


def _processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


# ---------------------------------------------------------------------- what is there


def _usable(file: Path, schema: Callable[[], pa.Schema]) -> bool:
    return file.exists() and pq.read_schema(file).equals(schema(), check_metadata=True)


def _refuse_foreign(file: Path) -> None:
    """Refuse to overwrite what no run of ours has written.

    :raises PanelError: the file is something else.
    """
    if not file.exists():
        return
    try:
        ours = METADATA_KEY.encode() in (pq.read_schema(file).metadata or {})
    except (OSError, pa.ArrowInvalid):
        ours = False
    if not ours:
        raise PanelError(
            en=f"{file} is there and was not written by a collection: it is not overwritten",
            zh=f"{file}已存在，且不是收集结果，不予覆盖",
        )


def _total(files: Path) -> CollectCounts:
    counts = dict.fromkeys(Status, 0)
    with pq.ParquetFile(files) as file:
        for batch in file.iter_batches(columns=["status"]):
            for each in batch["status"].value_counts().to_pylist():
                counts[Status(each["values"])] += each["counts"]
    return CollectCounts(**{status.value: count for status, count in counts.items()})
