"""The usual questions to a panel that was collected, answered by DuckDB on its Parquet files.

Needs the extra ``panel`` (duckdb). A sum says how many reports it is over: where a figure is not stated the
report is not in it, and is counted as such.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from ..errors import MissingExtraError, PanelError
from .answers import Answer, Column, Note

__all__ = ["QUESTIONS", "Answer", "Column", "Note", "ask"]

QUESTIONS = ("findings", "rates", "missing", "coverage", "unread")
"""What a panel can be asked."""


def ask(panel: str | Path, question: str, *, year: int | None = None, expected: Iterable[str] | None = None) -> Answer:
    """Ask a panel one of :data:`QUESTIONS`.

    ``findings``: how often each rule found something, and in how many reports. ``rates``: the rates of each year,
    with numerator, denominator and how many reports they are over. ``missing``: which agencies have no report in
    which year, of those ``expected``, else of all that have one in some year. ``coverage``: how much of the
    reports of each year could be read and assessed. ``unread``: the files of which nothing could be read, and why.

    ``year`` asks for that year alone.

    >>> import os, tempfile
    >>> from gov_disclosure.collecting import collect
    >>> folder = tempfile.TemporaryDirectory()
    >>> panel = collect("examples", os.path.join(folder.name, "panel.parquet"), workers=0).panel
    >>> answer = ask(panel, "coverage", year=2024)
    >>> [column.name for column in answer.columns][:4], answer.rows[0][:4]
    (['year', 'form', 'reports', 'partial'], (2024, '2021', 1, 0))
    >>> folder.cleanup()

    :raises MissingExtraError: duckdb is not installed.
    :raises PanelError: there is no such question, or the files are not there or are no panel.
    """
    if question not in QUESTIONS:
        raise PanelError(
            en=f"no such question: {question!r}; there are {', '.join(QUESTIONS)}",
            zh=f"没有{question!r}这种查询：可用的有{'、'.join(QUESTIONS)}",
        )
    try:
        asked = import_module("._questions", __name__).asked
    except ImportError as error:
        if error.name and error.name.partition(".")[0] == "duckdb":
            raise MissingExtraError(extra="panel", purpose_en="asking a panel", purpose_zh="查询报告表") from None
        raise
    answer: Answer = asked(Path(panel), question, year, None if expected is None else list(expected))
    return answer
