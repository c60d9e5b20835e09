"""What must be true of whatever is read, however it was damaged."""

import contextlib
import json
import re
import time
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gov_disclosure import (
    AnnualReport,
    NotAReportError,
    Reading,
    UnreadableDocumentError,
    WireFormatError,
    check,
    dumps,
    from_dict,
    loads,
    read,
    to_dict,
)
from gov_disclosure.codec import _msgspec, _plain, decode_leniently, from_dict_leniently
from gov_disclosure.grids import Block, Paragraph
from gov_disclosure.reading.clock import SECONDS as CLOCK
from gov_disclosure.reading.document import Limits
from gov_disclosure.reading.formats import open_document
from gov_disclosure.reading.source import open_source

__all__ = ["MOST_SECONDS", "judge_document", "judge_json", "judge_value"]

MOST_SECONDS = CLOCK + 3
"""For one document: the reader's clock, and what the rest of the reading may take after it."""


def judge_document(content: bytes | str) -> Reading | None:
    """Read a document and confront what was understood with it.

    :raises AssertionError: a figure without evidence, a loss without a note, JSON that is another report.
    """
    started = time.thread_time()
    try:
        reading = read(content)
    except (NotAReportError, UnreadableDocumentError) as error:
        assert error.message("zh")
        assert error.message("en")
        reading = None
    seconds = time.thread_time() - started
    assert seconds < MOST_SECONDS, f"reading took {seconds:.1f} seconds"
    if reading is None:
        return None
    if not _is_json(content):
        _judge_evidence(reading, content)
    _judge_report(reading.report)
    for finding in check(reading).findings:
        assert finding.message("zh")
        assert finding.message("en")
    return reading


# ---------------------------------------------------------------------- never guessed


def _is_json(content: bytes | str) -> bool:
    """Our own JSON has no places."""
    return open_source(content, Limits()).kind == "json"


def _judge_evidence(reading: Reading, content: bytes | str) -> None:
    unfounded = list(_unfounded(reading))
    assert not unfounded, f"figures that their evidence does not show: {unfounded[:3]}"
    misplaced = list(_misplaced(reading, content))
    assert not misplaced, f"evidence that stands elsewhere: {misplaced[:3]}"
    silent = sorted(_silent(reading))
    assert not silent, f"no figure and no note: {silent[:3]}"


def _unfounded(reading: Reading) -> Iterator[tuple[str, Any, str | None]]:
    """Figures that their own evidence does not show."""
    for at, figure in reading.report.items():
        source = reading.provenance.get(str(at))
        if figure is not None and (source is None or not shows(source.text, figure)):
            yield str(at), figure, source and source.text


def shows(text: str, figure: int | Decimal) -> bool:
    """Whether a figure stands in a text, whatever the width of its digits, its unit and its separators.

    Told without the reader's own ideas: a unit changes zeros at the end and the decimal point alone.
    """
    folded = re.sub(r"[\s,\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]", "", unicodedata.normalize("NFKC", text))
    if isinstance(figure, Decimal):
        runs = {run.replace(".", "").strip("0") for run in re.findall(r"\d[\d.]*", folded)}
        digits = "".join(map(str, figure.as_tuple().digits)).strip("0")
    else:
        runs = {run.lstrip("0") for run in re.findall(r"\d+", folded)}
        digits = str(abs(figure)).lstrip("0")
    return digits in runs and (figure >= 0 or bool(re.search(r"[-−﹣–—―─‐‑减]", folded)))


def _misplaced(reading: Reading, content: bytes | str) -> Iterator[tuple[str, str]]:
    """Evidence that does not stand where it is said to stand."""
    limits = Limits()
    blocks = open_document(open_source(content, limits), limits).blocks
    printed: dict[Any, list[str]] = {}
    for place, text in _texts(blocks):
        printed.setdefault(place, []).append(_squeezed(text))
    for at, source in reading.provenance.items():
        if not any(_squeezed(source.text) in text for text in printed.get(source.place, ())):
            yield at, source.text


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Any, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        else:
            yield from ((cell.place, cell.text) for row in block.rows for cell in row)


def _squeezed(text: str) -> str:
    return "".join(text.split())


# ---------------------------------------------------------------------- absent is not zero


def _silent(reading: Reading) -> set[str]:
    """Cells of tables that are there, without a figure and without a note."""
    noted = {str(note.at) for note in reading.notes}
    for note in reading.notes:
        if note.rule == "cell.blank":
            noted |= {str(at) for at in note.arguments["cells"]}
    report = reading.report
    missing = {str(at) for at, figure in report.items() if figure is None and report.table(at.table) is not None}
    return missing - noted


# ---------------------------------------------------------------------- JSON


def _judge_report(report: AnnualReport) -> None:
    written = dumps(report)
    assert loads(written) == report
    assert from_dict(to_dict(report)) == report
    assert dumps(loads(written)) == written


def judge_json(data: bytes) -> None:
    """JSON by every door: the two quick ones agree, the careful one explains, the lenient one keeps what is right."""
    quick = [_plain.read(data), _msgspec.read(data)]
    assert quick[0] == quick[1], "the decoders do not agree"
    try:
        report = loads(data)
    except WireFormatError as error:
        assert quick == [None, None], "refused, and read by the quick way"
        assert error.problems
        for language in ("zh", "en"):
            error.message(language).encode()  # type: ignore[arg-type]
    else:
        assert quick[0] in (None, report)
        _judge_report(report)
        check(report)
    with contextlib.suppress(UnreadableDocumentError, NotAReportError):
        kept, _ = decode_leniently(data)
        _judge_report(kept)
        check(kept)
    with contextlib.suppress(UnreadableDocumentError, NotAReportError):
        check(read(data))


def judge_value(data: bytes) -> None:
    """Values that JSON can say, as Python has them after any parser: surrogates, infinities, huge numbers."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        report = from_dict(value)
    except WireFormatError as error:
        assert error.problems
    else:
        _judge_report(report)
    with contextlib.suppress(NotAReportError):
        kept, _ = from_dict_leniently(value)
        _judge_report(kept)
        check(kept)
