"""Interleaved timing: each round runs every contestant once, so that all meet the same weather."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["medians"]

_SLICE = 1e-3


def medians(contestants: Mapping[str, Callable[[], Any]], rounds: int = 250) -> dict[str, float]:
    """Median seconds of processor time a call, by name; the garbage collector rests meanwhile, as in timeit."""
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
    started = time.thread_time()
    for _ in loop:
        call()
    return (time.thread_time() - started) / repeats


def _repeats(call: Callable[[], Any]) -> int:
    for _ in range(50):
        call()
    return max(1, round(_SLICE / _once(call, 10)))
