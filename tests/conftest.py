"""The published reports with the right answer beside each."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

# Usage that is type-checked and never run.
collect_ignore = ["typing"]

# Real documents are kept beside the repository: none of their prose belongs into it.
SHARED_REPORTS = Path(__file__).parents[2] / "shared" / "reports"
ABSENT = "the published reports are kept outside the repository, in ../shared/reports, and are not there"


@dataclass(frozen=True)
class SharedReport:
    """A published document and what is to be read from it (its keys: see the README beside them)."""

    source: Path
    truth_file: Path

    @property
    def name(self) -> str:
        return self.source.stem

    @cached_property
    def content(self) -> bytes:
        return self.source.read_bytes()

    @cached_property
    def truth(self) -> dict[str, Any]:
        return json.loads(self.truth_file.read_text(encoding="utf-8"))


def find_shared_reports(folder: Path = SHARED_REPORTS) -> list[SharedReport]:
    found = []
    for truth_file in sorted(folder.glob("*.truth.json")):
        stem = truth_file.name.removesuffix(".truth.json")
        sources = [path for path in folder.glob(f"{stem}.*") if path != truth_file]
        if len(sources) != 1:
            raise LookupError(f"{truth_file.name} needs one document beside it, found {sources}")
        found.append(SharedReport(sources[0], truth_file))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with an argument `shared_report` runs once for each published report."""
    if "shared_report" in metafunc.fixturenames:
        found = find_shared_reports()
        skipped = [pytest.param(None, id="absent", marks=pytest.mark.skip(reason=ABSENT))]
        metafunc.parametrize("shared_report", found or skipped, ids=[report.name for report in found] or None)


@pytest.fixture(scope="session")
def shared_reports() -> list[SharedReport]:
    """All published reports, sorted by name."""
    found = find_shared_reports()
    if not found:
        pytest.skip(ABSENT)
    return found
