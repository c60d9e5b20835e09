"""The files of a task as the rows of the three tables. Whatever a file does, it is a row that says so."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
from attrs import field, frozen

from ..checks import check
from ..errors import FrameError, MissingExtraError, NotAReportError
from ..findings import CheckResult, Finding
from ..frames import record_batches
from ..reading import read
from ..reading.document import Limits
from ..readings import Reading
from ..report import AnnualReport
from ..results import coverage_to_dict, finding_to_dict
from ._items import Item
from ._parts import packed
from ._tables import HOW, SHA, SOURCE, How, Status, findings_schema, panel_schema, part_schema
from .reasons import Reason, reason_of

__all__ = ["lost", "part_of", "reader_version"]

_MOST_BYTES = Limits().max_bytes

Row = dict[str, Any]
Reader = Callable[[bytes], Reading]


@cache
def reader_version() -> str:
    """By whom files are read: what another version has read is read again."""
    return version("gov-disclosure")


@frozen
class _Read:
    """What came of a file: its row, and where it is a report that and what was found."""

    row: Row
    report: AnnualReport | None = None
    findings: tuple[Finding, ...] = field(default=())


def part_of(items: Iterable[Item], reader: Reader = read) -> bytes:
    """The files of a task, read and checked, as a part."""
    found = [_outcome(item, reader) for item in items]
    panel, found = _panel(found)
    findings = [row for each in found for row in _finding_rows(each)]
    return packed(
        [
            panel,
            pa.Table.from_pylist(findings, findings_schema()),
            pa.Table.from_pylist([each.row for each in found], part_schema()),
        ]
    )


def lost(item: Item, reason: Reason) -> bytes:
    """A file that its reader did not survive, as a part."""
    return part_of([item._replace(fault=reason)])


def _outcome(item: Item, reader: Reader) -> _Read:
    if item.path is None:
        return _Read(_row(item, Status.UNREADABLE, how=How.GONE))
    if item.fault is not None:
        return _Read(_refused(_row(item, Status.UNREADABLE), item.fault))
    try:
        size, mtime_ns, sha, content = _content(item.path)
    except OSError as error:
        return _Read(_refused(_row(item, Status.UNREADABLE), reason_of(error)))
    if item.known is not None and item.known[SHA] == sha:
        return _Read({**item.known, "size": size, "mtime_ns": mtime_ns, HOW: How.TOUCHED})
    row = {**_row(item, Status.UNREADABLE), "size": size, "mtime_ns": mtime_ns, SHA: sha}
    try:
        reading = reader(content)
        return _judged(row, reading, check(reading))
    except NotAReportError as error:
        return _Read(_refused({**row, "status": Status.NOT_A_REPORT}, reason_of(error)))
    except MissingExtraError as error:
        # Once it is installed the file is another to us, so no hash of this one is kept.
        return _Read(_refused({**row, SHA: None}, reason_of(error)))
    except Exception as error:
        return _Read(_refused(row, reason_of(error)))


def _content(path: str) -> tuple[int, int, str, bytes]:
    """A file's size, time, hash, and its content so far as a reader would take it."""
    with Path(path).open("rb") as file:
        stat = os.fstat(file.fileno())
        content = file.read(_MOST_BYTES + 1)
        digest = hashlib.sha256(content)
        while more := file.read(1 << 20):
            digest.update(more)
    return stat.st_size, stat.st_mtime_ns, digest.hexdigest(), content


def _row(item: Item, status: Status, how: How = How.READ) -> Row:
    return {SOURCE: item.source, "status": status, "read_by": reader_version(), HOW: how}


def _refused(row: Row, reason: Reason) -> Row:
    return {**row, "reason_zh": reason.zh, "reason_en": reason.en}


def _judged(row: Row, reading: Reading, result: CheckResult) -> _Read:
    report = reading.report
    status = Status.READ if reading.complete else Status.PARTIAL
    said = {"form": report.form, "agency": report.agency, "year": report.year}
    return _Read({**row, "status": status, **said, **coverage_to_dict(result.coverage)}, report, result.findings)


# ---------------------------------------------------------------------- the tables


def _panel(found: list[_Read]) -> tuple[pa.Table, list[_Read]]:
    """The rows of the panel; a report that no frame can hold is a file that cannot be read."""
    reports = [each for each in found if each.report is not None]
    try:
        return _wide(reports), found
    except FrameError as error:
        if len(found) == 1:
            return panel_schema().empty_table(), [_unframed(found[0], error)]
    apart = [_panel([each]) for each in found]
    return pa.concat_tables(table for table, _ in apart), [each for _, (each,) in apart]


def _unframed(read: _Read, error: FrameError) -> _Read:
    kept = {name: read.row.get(name) for name in (SOURCE, "size", "mtime_ns", SHA, "read_by", HOW)}
    return _Read(_refused({**kept, "status": Status.UNREADABLE}, reason_of(error)))


def _wide(reads: list[_Read]) -> pa.Table:
    if not reads:
        return panel_schema().empty_table()
    reports = [each.report for each in reads if each.report is not None]
    (batch,) = record_batches(reports, sources=[each.row[SOURCE] for each in reads], rows=len(reads))
    shas = pa.array([each.row[SHA] for each in reads], pa.string())
    return pa.Table.from_arrays([*batch.columns, shas], schema=panel_schema())


def _finding_rows(read: _Read) -> Iterator[Row]:
    if read.report is None:
        return
    head = {name: read.row[name] for name in (SOURCE, "agency", "year", SHA)}
    for finding in read.findings:
        plain: Mapping[str, Any] = finding_to_dict(finding)
        figures = {name: _figure(plain[name]) for name in ("expected", "actual", "difference")}
        messages = {"message_zh": plain["message"], "message_en": finding.message("en")}
        yield {**head, **{name: plain[name] for name in ("rule", "severity", "at", "cause")}, **figures, **messages}


def _figure(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
