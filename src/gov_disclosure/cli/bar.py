"""How far work has come of which nobody knows at first how much it is: a bar on a terminal, nothing elsewhere."""

import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from .progress import CLEAR, on_terminal, overwrite

__all__ = ["Bar"]

_EVERY = 0.1
_WIDTH = 20


class Bar:
    """A bar with how many of how many, how many a second, and what is said beside it.

    ``count`` gives what there is to do, one by one; it is gone through beside the work, and only where
    somebody sees the bar. Until it is known there is no bar.
    """

    def __init__(self, count: Callable[[], Iterable[object]]) -> None:
        self._seen = on_terminal()
        self._total: int | None = None
        self._started = time.monotonic()
        self._next = self._started
        self._ended = False
        if self._seen:
            threading.Thread(target=self._count, args=(count,), daemon=True).start()

    def _count(self, count: Callable[[], Iterable[object]]) -> None:
        total = 0
        with suppress(OSError):
            for _ in count():
                if self._ended:
                    return
                total += 1
            self._total = total

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True
        if self._seen:
            self._write("")

    def show(self, done: int, said: str) -> None:
        """Tell how far it has come, at most ten times a second."""
        now = time.monotonic()
        if self._seen and now >= self._next:
            self._next = now + _EVERY
            self._write(f"{self._bar(done)}  {done / max(now - self._started, _EVERY):.1f}/s  {said}")

    def _bar(self, done: int) -> str:
        total = self._total
        if not total or total < done:
            return str(done)
        full = done * _WIDTH // total
        return f"[{'#' * full}{'-' * (_WIDTH - full)}] {done}/{total}"

    def _write(self, line: str) -> None:
        # A character may take two columns; a line that wraps could not be written over.
        room = shutil.get_terminal_size().columns - 1
        while sum(1 + (ord(character) > 0x2E7F) for character in line) > room:
            line = line[:-1]
        overwrite(f"{CLEAR}{line}")
