"""Which files are meant, and what came of opening them: one that cannot be read stops none of the others."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import field, frozen

from ..errors import GovDisclosureError, Language
from ..readings import Reading
from .files import reading_of
from .progress import Progress
from .reasons import FileError, reason_of
from .streams import complain, safe
from .texts import text

__all__ = ["Gathered", "complain_at_the_end", "gathered"]

_DOCUMENTS = frozenset(
    (".doc .docx .et .htm .html .json .md .mht .mhtml .odt .ods .pdf .rtf .txt .wps .xhtml .xls .xlsm .xlsx").split()
)
"""The endings of what may be a report, or was meant to be one: an old or foreign format is told, not passed over."""


@frozen
class Gathered:
    """A file with its reading, or with the error that prevented it."""

    file: str
    reading: Reading | None = None
    error: Exception | None = None


@frozen
class _Walked:
    """The files that are meant: those named, and those found in the directories named."""

    files: tuple[str, ...]
    errors: tuple[Gathered, ...] = ()
    passed_over: int = field(default=0)


def _walked(names: Sequence[str], language: Language) -> _Walked:
    """The files named, and in order of their names those in directories, but hidden ones and what is no document."""
    files: list[str] = []
    errors: list[Gathered] = []
    passed_over = 0
    for name in names:
        if name == "-" or not Path(name).is_dir():
            files.append(name)
            continue
        found: list[str] = []
        for folder, folders, members in os.walk(name, onerror=lambda each: errors.append(_unwalked(each))):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            visible = [each for each in sorted(members) if not each.startswith((".", "~$"))]
            documents = [each for each in visible if Path(each).suffix.lower() in _DOCUMENTS]
            passed_over += len(visible) - len(documents)
            found += [str(Path(folder, each)) for each in documents]
        if not found:
            errors.append(Gathered(name, error=FileError(text("empty folder", language))))
        files += found
    return _Walked(tuple(files), tuple(errors), passed_over)


def _unwalked(error: OSError) -> Gathered:
    return Gathered(str(error.filename), error=error)


def gathered(names: Sequence[str], language: Language) -> Iterator[Gathered]:
    """Everything that is named or found, opened one by one, with progress told on a terminal."""
    meant = _walked(names, language)
    progress = Progress(len(meant.files))
    for file in meant.files:
        progress.show(file)
        try:
            each = Gathered(file, reading_of(file))
        except (GovDisclosureError, OSError) as error:
            each = Gathered(file, error=error)
        except Exception as error:
            # A fault of our own, told as such: it must not take the other files with it.
            reason = text("internal", language, reason=f"{type(error).__name__}: {error}")
            each = Gathered(file, error=FileError(reason))
        finally:
            progress.clear()
        yield each
    yield from meant.errors
    if meant.passed_over:
        complain(text("passed over", language, count=meant.passed_over))


def complain_at_the_end(failed: Sequence[Gathered], language: Language) -> None:
    """Tell every file of which nothing came, and why."""
    for each in failed:
        if each.error is not None:
            complain(f"{safe(each.file)}: {reason_of(each.error, language)}")
