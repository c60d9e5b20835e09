"""What the commands do with files: read them, refuse to overwrite them, tell what was not understood."""

from collections.abc import Sequence
from pathlib import Path

from .. import read
from ..errors import GovDisclosureError, Language
from ..readings import Reading
from ..summary import summary
from ..vocabulary import Severity
from .reasons import reason_of
from .streams import complain, input_bytes, safe, same_file
from .texts import text

__all__ = ["CLEAN", "FAILED", "FOUND", "may_write", "opened", "reading_of", "tell_notes"]

CLEAN, FOUND, FAILED = 0, 1, 2
"""The exit codes: all is well, something was found or lost, nothing could be done."""


def reading_of(file: str) -> Reading:
    """The reading of a file, or of standard input.

    :raises GovDisclosureError: it is no report that can be read.
    :raises OSError: it cannot be opened.
    """
    return read(input_bytes() if file == "-" else Path(file))


def opened(file: str, language: Language) -> Reading | None:
    """The reading of a file; None where there is none, which is then said."""
    try:
        return reading_of(file)
    except (GovDisclosureError, OSError) as error:
        complain(f"{safe(file)}: {reason_of(error, language)}")
        return None


def may_write(out: str, files: Sequence[str], language: Language) -> bool:
    """Whether a file may be written, which none of those that are read may; said where it may not."""
    if not any(same_file(out, file) for file in files):
        return True
    complain(text("own input", language, file=safe(out)))
    return False


def tell_notes(file: str, reading: Reading, language: Language, *, verbose: bool) -> None:
    """Print the notes of a file's reading on stderr: the warnings, or every one."""
    least = Severity.INFO if verbose else Severity.WARNING
    for line in summary((note for note in reading.notes if note.severity.rank >= least.rank), language):
        complain(f"{safe(file)}: {text(line.severity, language)} {line.rule}: {safe(line.text)}")
