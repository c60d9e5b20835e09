"""Documents that are no harm are read however slow the machine is, and coverage makes it slower still."""

import pytest

from gov_disclosure.reading import clock


@pytest.fixture(autouse=True)
def patient_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 120.0)
