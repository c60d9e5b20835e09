"""What the fuzzers hold any document to, tried with little damage in the ordinary run, and with what once broke it.

`seeds/` has the smallest example of each defect that was found, named by its target; `make fuzz` looks for more.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import invariants
from fuzz.mutating import damaged
from fuzz.targets import TARGETS
from gov_disclosure import Reading, read
from gov_disclosure.writing import page_html
from tests.factories import clean_report

SLOW = {"pdf": 3}
"""Examples of a target, where each takes long."""
SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=[path.name for path in SEEDS])
def test_what_was_once_wrong_is_right(seed: Path) -> None:
    TARGETS[seed.name.partition("-")[0]](seed.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_damage_ends_in_a_sound_reading_or_in_our_errors(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds(shared=False))

    @settings(max_examples=SLOW.get(name, settings().max_examples))
    @given(st.integers(0, len(seeds) - 1), st.integers(0, 2**32))
    def holds(chosen: int, number: int) -> None:
        target(damaged(seeds[chosen], number, 10**6))

    holds()


# ---------------------------------------------------------------------- the judges notice


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        *(("12件", 12), ("１，２３４", 1234), ("1 234", 1234), ("007", 7), ("-3", -3), ("减少2", -2), ("0", 0)),
        *(("251000元", Decimal("25.1")), ("0.50", Decimal("0.5")), ("0.00", Decimal(0))),
    ],
)
def test_a_figure_is_found_in_its_text(text: str, figure: int | Decimal) -> None:
    assert invariants.shows(text, figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("", 0),
        ("—", 0),
        ("无", 0),
        ("12", 1),
        ("12", 2),
        ("3", -3),
        ("1 和 2", 3),
        ("25.1", Decimal("25.2")),
        ("", Decimal(0)),
    ],
)
def test_a_figure_is_not_found_where_another_text_stands(text: str, figure: int | Decimal) -> None:
    assert not invariants.shows(text, figure)


def wrong_figure(reading: Reading) -> Reading:
    return evolve(reading, report=reading.report.with_cell("requests.received.total", 60))


def figure_of_nowhere(reading: Reading) -> Reading:
    rest = {at: source for at, source in reading.provenance.items() if at != "requests.received.total"}
    return evolve(reading, provenance=rest)


def another_place(reading: Reading) -> Reading:
    source = reading.provenance["requests.received.total"]
    moved = source._replace(place=source.place._replace(row=1))
    return evolve(reading, provenance={**reading.provenance, "requests.received.total": moved})


def lost(reading: Reading) -> Reading:
    return evolve(reading, report=reading.report.with_cell("requests.received.total", None))


@pytest.mark.parametrize("spoil", [wrong_figure, figure_of_nowhere, another_place, lost])
def test_a_reading_that_is_not_sound_is_noticed(spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_html(clean_report())
    assert invariants.judge_document(page)
    spoiled = spoil(read(page))
    monkeypatch.setattr(invariants, "read", lambda content: spoiled)
    with pytest.raises(AssertionError):
        invariants.judge_document(page)
