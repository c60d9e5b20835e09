"""Reading a source of any format."""

from collections.abc import Iterator
from os import PathLike
from typing import BinaryIO

from ..errors import Problem
from ..findings import Finding
from ..readings import Reading
from ..report import AnnualReport
from ..rules.registry import rule
from .document import Limits
from .formats import open_document
from .interpret import interpret
from .source import open_source

__all__ = ["read", "read_json"]

_DEFAULT = Limits()


def read(
    source: str | bytes | PathLike[str] | BinaryIO,
    *,
    max_bytes: int = _DEFAULT.max_bytes,
    max_depth: int = _DEFAULT.max_depth,
    max_cells: int = _DEFAULT.max_cells,
) -> Reading:
    r"""Read a published report: a web page, a text copied from one, a document, or our own JSON.

    Documents are those of Word (.docx), Excel (.xlsx, .xlsm) and OpenDocument (.odt, .ods), and PDF with a
    text layer. ``source`` is the content (``str`` or ``bytes``), a path, or a file open for reading bytes; a ``str``
    of one line that names an existing file is a path. The format is told from the content, the encoding
    from its marks (UTF-8, UTF-16, GB18030). The limits refuse what is too large to be a report.

    What was understood is in ``reading.report``, where each figure stood in ``reading.provenance``, and
    what was not understood in ``reading.notes``: no figure is ever guessed.

    >>> page = (
    ...     "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 3 |"
    ... )
    >>> reading = read(page)
    >>> reading.report.proactive.rules.in_force, reading.complete
    (3, False)

    :raises NotAReportError: the document is no annual report in the national form.
    :raises UnreadableDocumentError: it cannot be opened, is damaged, or is beyond a limit.
    :raises MissingExtraError: its format needs an extra that is not installed.
    :raises OSError: the file cannot be opened.
    """
    limits = Limits(max_bytes=max_bytes, max_depth=max_depth, max_cells=max_cells)
    opened = open_source(source, limits)
    if opened.kind == "json":
        return read_json(opened.content, max_bytes=max_bytes)
    document = open_document(opened, limits)
    return interpret(document.blocks, page_title=document.page_title, published_on=document.published_on)


def read_json(source: str | bytes, *, max_bytes: int = _DEFAULT.max_bytes) -> Reading:
    """Read a report from our own JSON leniently: what is right is kept, the rest is noted.

    :func:`gov_disclosure.loads` is the strict door.

    :raises NotAReportError: the JSON is not a report in the wire format.
    :raises UnreadableDocumentError: the text is no JSON.
    """
    from ..codec import decode_leniently

    report, problems = decode_leniently(source, max_bytes=max_bytes)
    return Reading(report=report, notes=tuple(note for problem in problems for note in _notes(report, problem)))


def _notes(report: AnnualReport, problem: Problem) -> Iterator[Finding]:
    """What a fault of the JSON means: figures that are lost, each by its address, or a fault of the rest."""
    addresses = () if report.official_form is None else report.official_form.addresses
    below = [address for address in addresses if f"{address}.".startswith(f"{problem.at}.")]
    lost = [address for address in below if report[address] is None and report.table(address.table) is not None]
    if lost:
        for address in lost:
            yield rule("cell.unread").finding(report.form, address, reason_zh=problem.zh, reason_en=problem.en)
    else:
        path = problem.at or "$"
        yield rule("document.json").finding(
            report.form, problem.at or None, path=path, reason_zh=problem.zh, reason_en=problem.en
        )
