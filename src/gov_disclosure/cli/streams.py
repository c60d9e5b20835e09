"""Printing: UTF-8 for programs, one plain line for people, and a stream that may be gone."""

import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

__all__ = [
    "PROGRAM",
    "OutputError",
    "complain",
    "forget_output",
    "input_bytes",
    "print_out",
    "safe",
    "same_file",
    "save",
    "terminal_width",
]

PROGRAM = "gov-disclosure"


class OutputError(Exception):
    """What was to be printed could not be."""


def safe(text: str) -> str:
    r"""A text in one line, without what would act on a terminal or is no Unicode text.

    >>> print(safe("a\nb\x1b[31m报告"))
    a\nb\x1b[31m报告
    """
    return "".join(
        character.encode("unicode_escape").decode("ascii") if _acts(character) else character for character in text
    )


def _acts(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def print_out(content: str | bytes) -> None:
    """Print on stdout, in UTF-8; on a terminal in its own encoding, where that can hold the text.

    :raises OutputError: stdout is closed, or what stands behind it is full.
    :raises BrokenPipeError: nobody reads it any more.
    """
    stream = sys.stdout
    if stream is None:
        raise OutputError("stdout is closed")
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            # A stream of text alone, as a notebook has it.
            stream.write(content if isinstance(content, str) else content.decode())
            return
        stream.flush()
        buffer.write(content if isinstance(content, bytes) else _encoded(content))
        buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(getattr(error, "strerror", None) or str(error)) from None


def _encoded(text: str) -> bytes:
    if sys.stdout.isatty():
        with suppress(UnicodeEncodeError, LookupError):
            return text.encode(sys.stdout.encoding)
    # The bytes of a file's name that are no text: in a JSON string this is an escape that restores them.
    return text.encode("utf-8", "backslashreplace")


def save(content: bytes, file: str) -> None:
    """Write a file, whole or not at all; ``-`` is stdout.

    :raises OutputError: it cannot be written.
    """
    if file == "-":
        print_out(content)
        return
    try:
        target = Path(file).resolve()
        if target.exists() and not target.is_file():
            # A device or a pipe is written to, never replaced; a directory says what it is.
            target.write_bytes(content)
            return
        part = target.with_name(f".{PROGRAM}-{os.getpid()}.part")
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise OutputError(f"{file}: {getattr(error, 'strerror', None) or error}") from None


def same_file(one: str, other: str) -> bool:
    """Whether two names are of one file; ``-`` is none."""
    with suppress(OSError, ValueError):
        return "-" not in (one, other) and Path(one).samefile(other)
    return False


def complain(text: str) -> None:
    """Print a line on stderr; where that cannot be, nothing more can be said."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{PROGRAM}: {safe(text)}\n")
        sys.stderr.flush()


def forget_output() -> None:
    """Keep the interpreter from complaining at its end that nobody listens any more."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def input_bytes() -> BinaryIO:
    """Standard input.

    :raises OSError: it is closed.
    """
    if sys.stdin is None:
        raise OSError("stdin is closed")
    return sys.stdin.buffer


def terminal_width() -> int | None:
    """How many columns the terminal has; None where the output goes elsewhere."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.stdout.isatty():
            return os.get_terminal_size(sys.stdout.fileno()).columns
    return None
