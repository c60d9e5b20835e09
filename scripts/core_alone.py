"""What works where only the core is installed, and what says which extra it needs; run in such an environment.

Prints one line; a failed assertion is a failure. Not for an environment for work on the library.
"""

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from importlib.metadata import distributions, metadata
from pathlib import Path

NOT_ASKED = {
    "all": "others together",
    "cli": "others together",
    "dev": "for work on the library",
    "docs": "for work on the library",
    "fast": "without it JSON is read and written all the same, slower",
    "fuzz": "for work on the library",
    "pydantic": "the host brings it: pydantic asks, nobody else",
    "rich": "the host brings it: rich asks, nobody else",
    "spark": "for work on the library",
}

installed = {re.sub(r"[-_.]+", "-", each.metadata["Name"].lower()) for each in distributions()}
assert installed <= {"attrs", "cattrs", "gov-disclosure", "pip", "setuptools", "typing-extensions"}, installed

import gov_disclosure  # noqa: E402
from gov_disclosure import (  # noqa: E402
    AnnualReport,
    MissingExtraError,
    RequestMatrix,
    check,
    collecting,
    dumps,
    frames,
    loads,
    panels,
    read,
    write,
)

for name in gov_disclosure.__all__:
    getattr(gov_disclosure, name)

matrix = RequestMatrix.from_figures(
    "2021", {"received": {"natural_person": 2}, "disclosed": {"natural_person": 1}}, fill=0
)
report = AnnualReport(form="2021", agency="示例县统计局", year=2024, requests=matrix)
assert any(finding.rule == "requests.balance" for finding in check(report).findings)
assert loads(dumps(report)) == report
assert read(write(report, format="txt", losing="title")).report.requests == matrix


def package(kind: str) -> bytes:
    """As much of an office document as tells its kind."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", f"application/vnd.openxmlformats-officedocument.{kind}.main+xml")
    return content.getvalue()


def strategies() -> None:
    from gov_disclosure.strategies import reports

    reports()


def a_plot() -> None:
    from gov_disclosure import plots

    plots.flow  # noqa: B018


folder = tempfile.TemporaryDirectory()
panel = Path(folder.name) / "panel.parquet"
ASKED: dict[str, list[Callable[[], object]]] = {
    "html": [lambda: read(b"<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>")],
    "pdf": [lambda: read(b"%PDF-1.7\n%%EOF\n")],
    "docx": [lambda: read(package("wordprocessingml.document")), lambda: write(report, format="docx", losing="title")],
    "xlsx": [lambda: read(package("spreadsheetml.sheet")), lambda: write(report, format="xlsx", losing="title")],
    "frames": [
        lambda: frames.to_arrow([report]),
        lambda: frames.check_frame([]),
        lambda: collecting.collect(folder.name, panel, workers=0),
    ],
    "panel": [lambda: panels.ask(panel, "rates")],
    "plot": [a_plot],
    "testing": [strategies],
}

extras = set(metadata("gov-disclosure").get_all("Provides-Extra") or ())
assert extras == ASKED.keys() | NOT_ASKED.keys(), f"asked of every extra? {extras ^ (ASKED.keys() | NOT_ASKED.keys())}"
for extra, calls in ASKED.items():
    for call in calls:
        try:
            call()
        except MissingExtraError as error:
            assert error.extra == extra, (extra, error.extra)
            assert extra in str(error), str(error)
        else:
            raise AssertionError(f"nothing says that the extra {extra!r} is needed")
folder.cleanup()

print(
    f"core alone: {len(gov_disclosure.__all__)} names, a check, JSON; {len(ASKED)} extras named where they are missing"
)
