"""An answer: a table, and what has to be said with it."""

from typing import Any

from attrs import field, frozen

from ..errors import Language

__all__ = ["Answer", "Column", "Note"]


@frozen
class Column:
    """A column: its name for programs, and its heading for people; ``only`` is the language it is written in."""

    name: str
    zh: str
    en: str
    only: Language | None = None

    def heading(self, language: Language) -> str:
        """The heading in a language."""
        return self.zh if language == "zh" else self.en


@frozen
class Note:
    """What has to be known to take the figures for what they are."""

    zh: str
    en: str

    def message(self, language: Language) -> str:
        """The sentence in a language."""
        return self.zh if language == "zh" else self.en


@frozen
class Answer:
    """The rows that answer a question; ``None`` is what is not known, never zero."""

    question: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[Note, ...] = field(default=())
