"""What mutation testing gave: every mutant that no test noticed has its reason, and every reason its mutant."""

import pytest

from mutation.table import interval, load, outdated, unexplained


def test_every_survivor_is_explained() -> None:
    results, reasons = load("results.json"), load("explained.json")
    assert list(unexplained(results, reasons)) == []
    assert list(outdated(results, reasons)) == []


def test_the_interval_of_a_share() -> None:
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert interval(1000, 1000)[1] == pytest.approx(1)
