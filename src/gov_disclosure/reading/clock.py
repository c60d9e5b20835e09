"""How long one document may keep its thread busy.

Work is counted where a reader knows what it does; a count says nothing of how fast the machine is, nor of what
a library does with a file that nobody thought of. The clock is the last word: it counts the processor time of
the thread alone, so that a busy machine refuses no document.
"""

from time import monotonic, thread_time

from attrs import define, field

__all__ = ["SECONDS", "Clock"]

SECONDS = 7.0
"""The most that a document may take."""


@define
class Clock:
    """Runs from when it is made."""

    _end: float = field(factory=lambda: thread_time() + SECONDS)
    _soonest: float = field(factory=lambda: monotonic() + SECONDS)

    @property
    def is_up(self) -> bool:
        """Whether the time is over."""
        # No thread is busy for longer than it lives, and asking it is a call of the system.
        return monotonic() > self._soonest and thread_time() > self._end
