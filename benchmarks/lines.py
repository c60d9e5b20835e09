"""The lines of the table: what is measured, against what, and the ratio to reach."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import msgspec
import orjson

from benchmarks.by_hand import broken
from benchmarks.imports import milliseconds
from benchmarks.memory import bytes_each, distinct_documents
from benchmarks.office import empty_word, plain_workbook
from benchmarks.pages import expanded_tables, word_page
from benchmarks.rivals import PYDANTIC, STRUCT, nest
from benchmarks.sample import REPORT
from benchmarks.timing import medians
from gov_disclosure import ApplicantClass, RequestRow, dumps, loads, obstacles, read, to_dict, write
from gov_disclosure.codec import _plain
from gov_disclosure.identities import violated

__all__ = ["GROUPS", "Line", "lines"]

_JSON = dumps(REPORT)
_IMPORT_ALLOWANCE_MS = 15


class Line(NamedTuple):
    """One line: ``ours`` and ``theirs`` in ``unit``, and how large their quotient may be (None: to be seen)."""

    what: str
    against: str
    ours: float
    theirs: float
    unit: str
    bar: float | None


def decoding() -> Iterator[Line]:
    """JSON to a checked report."""
    found = medians(
        {
            "loads": partial(loads, _JSON),
            "orjson": partial(orjson.loads, _JSON),
            "pydantic": partial(PYDANTIC.model_validate_json, _JSON),
            "msgspec": partial(msgspec.json.Decoder(STRUCT).decode, _JSON),
            "plain": partial(_plain.read, _JSON),
            "json": partial(json.loads, _JSON),
        }
    )
    line = partial(_micro, found)
    yield line("decode, with msgspec", "loads", "orjson.loads to a dict", "orjson", 1.4)
    yield line("decode, with msgspec", "loads", "pydantic v2 frozen model", "pydantic", 0.45)
    yield line("decode, with msgspec", "loads", "msgspec Structs, duplicate keys unseen", "msgspec", None)
    yield line("decode, without msgspec", "plain", "json.loads to a dict", "json", 2.2)


def encoding() -> Iterator[Line]:
    """A report to JSON."""
    plain = to_dict(REPORT)
    model = PYDANTIC.model_validate_json(_JSON)
    structs = msgspec.json.decode(_JSON, type=STRUCT)
    found = medians(
        {
            "dumps": partial(dumps, REPORT),
            "orjson": partial(orjson.dumps, plain),
            "pydantic": partial(model.model_dump_json, by_alias=True),
            "msgspec": partial(msgspec.json.Encoder().encode, structs),
            "plain": partial(_plain.write, REPORT),
            "json": partial(json.dumps, plain, ensure_ascii=False, separators=(",", ":")),
        }
    )
    line = partial(_micro, found)
    yield line("encode, with msgspec", "dumps", "orjson.dumps of the dict", "orjson", 1.8)
    yield line("encode, with msgspec", "dumps", "pydantic v2 model_dump_json", "pydantic", 0.35)
    yield line("encode, with msgspec", "dumps", "msgspec Structs", "msgspec", None)
    yield line("encode, without msgspec", "plain", "json.dumps of the dict", "json", None)


def checking() -> Iterator[Line]:
    """The 42 identities."""
    wrong = REPORT.with_cell("requests.received.total", 1)
    assert [each.id for each in violated(wrong)] == broken(wrong)
    assert violated(REPORT) == ()
    calls = {"right": partial(violated, REPORT), "hand": partial(broken, REPORT)}
    calls |= {"wrong": partial(violated, wrong), "hand, wrong": partial(broken, wrong)}
    line = partial(_micro, medians(calls))
    yield line("the 42 identities, all holding", "right", "tuple slices by hand", "hand", 0.5)
    yield line("the 42 identities, naming what failed", "wrong", "tuple slices by hand", "hand, wrong", 0.5)


def access() -> Iterator[Line]:
    """One figure, everything bound beforehand."""
    matrix, row, column = REPORT.requests, RequestRow.WITHHELD_STATE_SECRET, ApplicantClass.TOTAL
    nested = nest(to_dict(REPORT)).requests
    cells = nested.withheld.state_secret
    assert matrix is not None
    assert matrix[row, column] == cells.total

    def index() -> None:
        for _ in range(1000):
            matrix[row, column]

    def attribute() -> None:
        for _ in range(1000):
            _ = cells.total

    def path() -> None:
        for _ in range(1000):
            _ = nested.withheld.state_secret.total

    found = medians({"index": index, "attribute": attribute, "path": path})
    for against, name, bar in (("one attribute of nested attrs", "attribute", 5), ("its whole path", "path", None)):
        yield Line("matrix[row, column]", against, found["index"] * 1e6, found[name] * 1e6, "ns", bar)


def weight() -> Iterator[Line]:
    """Reports in memory."""
    documents = distinct_documents(_JSON, 10_000)
    ours = bytes_each(loads, documents)
    theirs = bytes_each(lambda document: nest(orjson.loads(document)), documents)
    yield Line("memory of 10,000 reports, each", "nested slotted attrs", ours / 1024, theirs / 1024, "KB", 0.85)


def reading() -> Iterator[Line]:
    """A web page to a Reading."""
    page = word_page(REPORT)
    found = medians({"read": partial(read, page), "lexbor": partial(expanded_tables, page)}, rounds=40)
    report = read(page).report
    assert (report.proactive, report.requests) == (REPORT.proactive, REPORT.requests)
    ours, theirs = (found[name] * 1000 for name in ("read", "lexbor"))
    yield Line(f"read a page of {len(page) // 1024} KB", "lexbor, tables expanded", ours, theirs, "ms", 3)


def writing() -> Iterator[Line]:
    """A report to a document of each format."""
    calls = {name: partial(write, REPORT, format=name) for name in ("html", "txt", "md", "docx", "xlsx")}
    assert all(read(call()).report == REPORT for call in calls.values())
    found = medians(
        {**calls, "obstacles": partial(obstacles, REPORT, "html"), "word": empty_word, "workbook": plain_workbook},
        rounds=5,
    )
    against = {"docx": ("python-docx, an empty document", "word"), "xlsx": ("XlsxWriter, plain cells", "workbook")}
    for name in calls:
        what, theirs = against.get(name, ("the obstacles to it, sought first", "obstacles"))
        yield Line(f"write .{name}", what, found[name] * 1000, found[theirs] * 1000, "ms", None)


def importing() -> Iterator[Line]:
    """The first touch of the package, and of its main type."""
    found = milliseconds(
        {
            "package": "import gov_disclosure",
            "report": "import gov_disclosure; gov_disclosure.AnnualReport",
            "theirs": "import attrs, cattrs",
        }
    )
    theirs = found["theirs"]
    bar = 1 + _IMPORT_ALLOWANCE_MS / theirs
    yield Line("import", "attrs and cattrs (+ 15 ms)", found["package"], theirs, "ms", bar)
    yield Line("import, AnnualReport touched", "attrs and cattrs", found["report"], theirs, "ms", None)


def _micro(found: dict[str, float], what: str, ours: str, against: str, theirs: str, bar: float | None) -> Line:
    return Line(what, against, found[ours] * 1e6, found[theirs] * 1e6, "µs", bar)


GROUPS: dict[str, Any] = {
    each.__name__: each for each in (decoding, encoding, checking, access, weight, reading, writing, importing)
}


def lines(names: list[str]) -> Iterator[Line]:
    """The lines of the named groups, of all if none is named."""
    for name in names or GROUPS:
        yield from GROUPS[name]()
