"""Reading files made to harm, each in a process of its own whose time and memory are measured.

Starting Python and importing the library costs more than most of these files, so one process does that and
makes a copy of itself for each file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen

from gov_disclosure.reading.clock import SECONDS as CLOCK

MOST_SECONDS = 10.0
MOST_MEGABYTES = 500
SHORT = 0.8
"""Seconds on the clock of a reader in these tests: what it takes to end after the clock is the same for any."""

needs_fork = pytest.mark.skipif(
    not (hasattr(os, "fork") and Path("/proc/self/status").exists()),
    reason="each file is read by a copy of a process, whose peak of memory is in /proc",
)


@frozen
class Ending:
    """How reading a file ended: the error's class and message (empty if it was read), and what it cost."""

    error: str
    said: str
    seconds: float
    megabytes: int
    by_clock: bool = False

    @property
    def within_the_bar(self) -> bool:
        """Whether the same file would have ended in time with the clock as it is for users."""
        shortened = CLOCK - SHORT if self.by_clock else 0.0
        return self.seconds < MOST_SECONDS - shortened and self.megabytes < MOST_MEGABYTES


class Reader:
    """The process that reads."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, path: Path) -> Ending:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return Ending(**json.loads(self._process.stdout.readline()))


@contextmanager
def reader() -> Iterator[Reader]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(SHORT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        try:
            yield Reader(process)
        finally:
            assert process.stdin
            process.stdin.close()


_PROGRAM = """
import json, os, sys, time
from pathlib import Path

from gov_disclosure import GovDisclosureError, read
from gov_disclosure.reading import clock
import docx, openpyxl, pdfplumber

clock.SECONDS = float(sys.argv[1])
ended = []
is_up = clock.Clock.is_up.fget
clock.Clock.is_up = property(lambda self: is_up(self) and not ended.append(self))

def ending(path):
    content = Path(path).read_bytes()
    before = time.process_time()
    error = said = ""
    try:
        read(content)
    except GovDisclosureError as raised:
        error, said = type(raised).__name__, str(raised)
    seconds = time.process_time() - before
    # Not getrusage: its peak is at first that of the process which started this one.
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    return dict(error=error, said=said, seconds=seconds, megabytes=peak, by_clock=bool(ended))

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        print(json.dumps(ending(line.rstrip("\\n"))), flush=True)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        print(json.dumps(dict(error="the reader died", said="", seconds=0.0, megabytes=0)), flush=True)
"""
