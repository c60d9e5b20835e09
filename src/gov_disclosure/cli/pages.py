"""``check --page``: a page for people, or an index with a page for each file beside it."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from attrs import frozen

from ..errors import GovDisclosureError, Language, UnreadableDocumentError
from ..findings import CheckResult
from ..pages import CheckedFile, checked_page, index_page
from ..readings import Reading
from .reasons import reason_of
from .streams import OutputError, same_file, save
from .texts import text

__all__ = ["CheckedSource", "save_pages"]

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60
_STDIN = "stdin"


@frozen
class CheckedSource:
    """A file of the command line with what came of it; ``reading`` is ``None`` where it could not be read."""

    file: str
    outcome: CheckResult | Exception
    reading: Reading | None = None


def save_pages(sources: Sequence[CheckedSource], out: str, language: Language) -> None:
    """Save the page of one file, or the index of several and their pages in a folder beside it.

    A file that could not be read has no page; alone it is told in an index, so that no page of an earlier
    run stays there to be taken for the outcome.

    :raises OutputError: something cannot be written.
    """
    if len(sources) == 1 and sources[0].reading is not None:
        save(_page(sources[0], language), out)
        return
    folder = Path(out).parent / f"{Path(out).stem}_files"
    listed = []
    for number, source in enumerate(sources, 1):
        name = None
        if source.reading is not None:
            name = f"{number:0{len(str(len(sources)))}}-{_safe_stem(source.file)}.html"
            _make(folder)
            page = str(folder / name)
            if any(same_file(page, each.file) for each in sources):
                raise OutputError(text("own input", language, file=page))
            save(_page(source, language), page)
        # In bytes: a name of a file need not be text.
        listed.append(_listed(source, None if name is None else quote(os.fsencode(f"{folder.name}/{name}"))))
    save(index_page(listed, language=language).encode(), out)


def _page(source: CheckedSource, language: Language) -> bytes:
    assert source.reading is not None
    assert isinstance(source.outcome, CheckResult)
    page = checked_page(source.reading, language=language, source=_name(source.file), result=source.outcome)
    return page.encode()


def _name(file: str) -> str:
    return _STDIN if file == "-" else Path(file).name


def _safe_stem(file: str) -> str:
    """The name of a file without its ending, as far as every file system and every address can hold it."""
    stem = Path(_name(file)).stem.encode(errors="replace").decode()
    return _UNSAFE.sub("_", stem)[:_LONGEST_NAME].strip("._") or "page"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from None


def _listed(source: CheckedSource, page: str | None) -> CheckedFile:
    outcome = source.outcome
    if not isinstance(outcome, CheckResult | GovDisclosureError):
        outcome = UnreadableDocumentError(en=reason_of(outcome, "en"), zh=reason_of(outcome, "zh"))
    return CheckedFile(
        name=_STDIN if source.file == "-" else source.file,
        outcome=outcome,
        report=source.reading.report if source.reading else None,
        page=page,
    )
