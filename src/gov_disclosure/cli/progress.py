"""How far long work has come: one line on a terminal, nothing in a pipe."""

import sys
from contextlib import suppress

from attrs import define

from .streams import safe

__all__ = ["CLEAR", "Progress", "on_terminal", "overwrite"]

CLEAR = "\r\x1b[K"
_WIDTH = 60
_SEVERAL = 2


@define
class Progress:
    """A line on stderr that tells which of several files is worked on, if that is a terminal.

    >>> progress = Progress(300)
    >>> progress.show("report.html")
    >>> progress.clear()
    """

    total: int
    done: int = 0

    def show(self, file: str) -> None:
        """Tell that the next file is worked on."""
        self.done += 1
        if self.total >= _SEVERAL and on_terminal():
            overwrite(f"{CLEAR}{self.done}/{self.total} {safe(file)[-_WIDTH:]}")

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self.total >= _SEVERAL and on_terminal():
            overwrite(CLEAR)


def on_terminal() -> bool:
    """Whether somebody sees what is written over on stderr."""
    with suppress(OSError, ValueError, AttributeError):
        return sys.stderr.isatty()
    return False


def overwrite(text: str) -> None:
    """Write on stderr, whatever becomes of it."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()
