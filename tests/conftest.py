"""Hypothesis profiles, and the published reports with the right answer beside each."""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

# Usage that is type-checked and never run.
collect_ignore = ["typing"]

# Time is no verdict on a machine that does other things as well.
settings.register_profile("dev", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
DEV = settings.get_profile("dev")
settings.register_profile("quick", DEV, max_examples=15)
CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
settings.register_profile("ci", DEV, derandomize=True, print_blob=True)
settings.register_profile("thorough", DEV, derandomize=CI, max_examples=60, print_blob=True)
# For mutation/: a failure is only to be noticed, soon and each time.
FIRST_FAILURE = (Phase.explicit, Phase.generate)
settings.register_profile("mutants", DEV, derandomize=True, database=None, max_examples=10, phases=FIRST_FAILURE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if CI else "dev"))

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
