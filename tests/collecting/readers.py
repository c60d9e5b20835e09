"""Readers that do what a document asks them to do: to die, to hang, to fail."""

import os
import time

from gov_disclosure import Reading, read


def poisoned(content: bytes) -> Reading:
    if content.startswith(b"die"):
        os._exit(7)
    if content.startswith(b"hang"):
        time.sleep(60)
    if content.startswith(b"fail"):
        raise RuntimeError("so it was asked")
    return read(content)
