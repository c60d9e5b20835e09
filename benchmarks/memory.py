"""What many reports weigh: bytes allocated by Python, every report decoded from JSON of its own."""

import gc
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

__all__ = ["bytes_each", "distinct_documents"]


def bytes_each(make: Callable[[bytes], Any], documents: list[bytes]) -> float:
    """The bytes that stay allocated for each object made of a document."""
    make(documents[0])
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [make(document) for document in documents]
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) / len(kept)


def distinct_documents(document: bytes, count: int) -> list[bytes]:
    """Documents that differ in their figures, so that nothing is shared but what a decoder shares."""
    value = json.loads(document)
    found = []
    for number in range(count):
        value["requests"]["received"]["total"] = 1000 + number
        value["agency_code"] = f"11999999MB{number:08d}"
        found.append(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
    return found
