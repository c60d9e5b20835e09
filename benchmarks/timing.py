"""Interleaved timing: each round runs every contestant once, so that all meet the same weather."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["medians"]

_SLICE = 2e-3


def medians(contestants: Mapping[str, Callable[[], Any]], rounds: int = 150) -> dict[str, float]:
    """Median seconds a call, by name; the garbage collector rests meanwhile, as in timeit."""
    repeats = {name: _repeats(call) for name, call in contestants.items()}
    samples: dict[str, list[float]] = {name: [] for name in contestants}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in contestants.items():
                samples[name].append(_once(call, repeats[name]))
    finally:
        gc.enable()
    return {name: statistics.median(each) for name, each in samples.items()}


def _once(call: Callable[[], Any], repeats: int) -> float:
    loop = range(repeats)
    started = time.perf_counter()
    for _ in loop:
        call()
    return (time.perf_counter() - started) / repeats


def _repeats(call: Callable[[], Any]) -> int:
    for _ in range(50):
        call()
    return max(1, round(_SLICE / _once(call, 10)))
