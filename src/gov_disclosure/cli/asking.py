"""``panel``: a question to a panel, its answer as a table, CSV or JSON."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ..errors import GovDisclosureError, Language
from ..panels import Answer, ask
from ..writing.text import display_width
from .files import CLEAN, FAILED
from .lists import expected_agencies
from .printing import indented
from .reasons import FileError, reason_of
from .streams import complain, print_out, safe
from .texts import text

__all__ = ["run_panel"]

ANSWER_SCHEMA = "gov-disclosure/answer/1"
_UNKNOWN = "–"


def run_panel(options: Namespace, language: Language) -> int:
    """``panel``: ask, and print the answer; what has to be said with it stands on stderr unless it is JSON."""
    try:
        expected = None if options.expect is None else expected_agencies(options.expect, language)
        answer = ask(options.panel, options.question, year=options.year, expected=expected)
    except (GovDisclosureError, FileError, OSError) as error:
        complain(safe(reason_of(error, language)))
        return FAILED
    print_out(_PRINTED[options.format](answer, language))
    if options.format != "json":
        for note in answer.notes:
            complain(text("note", language, note=safe(note.message(language))))
    return CLEAN


def _text(answer: Answer, language: Language) -> str:
    shown = [number for number, column in enumerate(answer.columns) if column.only in (None, language)]
    header = [answer.columns[number].heading(language) for number in shown]
    body = [[_cell(row[number]) for number in shown] for row in answer.rows]
    widths = [max(map(display_width, column)) for column in zip(header, *body, strict=True)]
    right = [_numeric(row[number] for row in answer.rows) for number in shown]
    return "".join(f"{_line(row, widths, right)}\n" for row in [header, *body])


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, width, to_the_right in zip(cells, widths, right, strict=True):
        blanks = " " * (width - display_width(cell))
        padded.append(blanks + cell if to_the_right else cell + blanks)
    return "  ".join(padded).rstrip()


def _numeric(values: Iterator[Any]) -> bool:
    found = [value for value in values if value is not None]
    return bool(found) and all(isinstance(value, (int, Decimal)) for value in found)


def _cell(value: Any) -> str:
    return _UNKNOWN if value is None else safe(str(value))


def _csv(answer: Answer, _: Language) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in answer.columns])
    writer.writerows(answer.rows)
    return out.getvalue()


def _json(answer: Answer, language: Language) -> str:
    names = [column.name for column in answer.columns]
    value = {
        "schema": ANSWER_SCHEMA,
        "question": answer.question,
        "rows": [dict(zip(names, map(_plain, row), strict=True)) for row in answer.rows],
        "notes": [note.message(language) for note in answer.notes],
    }
    return f"{indented(value)}\n"


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


_PRINTED = {"text": _text, "csv": _csv, "json": _json}
