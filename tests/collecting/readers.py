"""Readers that do what a document asks them to do: to die, to hang, to fail. And one that does not even look."""

import os
import sys
import time
from functools import cache

from attrs import evolve

from gov_disclosure import Reading, dumps, read
from tests.collecting.trees import report

LENGTHY_BYTES = 180_000


def poisoned(content: bytes) -> Reading:
    if content.startswith(b"die"):
        os._exit(7)
    if content.startswith(b"hang"):
        time.sleep(60)
    if content.startswith(b"fail"):
        raise RuntimeError("so it was asked")
    return read(content)


def without_pandas(content: bytes) -> Reading:
    if sys.modules.get("pandas") is not None:
        raise RuntimeError("pandas was imported")
    return read(content)


@cache
def _lengthy() -> Reading:
    made = report(0)
    return read(dumps(evolve(made, narrative=evolve(made.narrative, overview="公" * (LENGTHY_BYTES // 3)))))


def lengthy(_: bytes) -> Reading:
    """The same report whatever the document is, with long prose: much to keep, and nothing to wait for."""
    return _lengthy()
