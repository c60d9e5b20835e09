"""Why something could not be done, in words."""

from ..collecting import reasons
from ..errors import Language

__all__ = ["FileError", "reason_of"]


class FileError(Exception):
    """A file of which it is known already, in words, why nothing comes of it."""


def reason_of(error: Exception, language: Language) -> str:
    """The sentence of an error in a language, of errors of the system too.

    >>> reason_of(FileNotFoundError(), "en")
    'no such file'
    """
    if isinstance(error, FileError):
        return str(error)
    reason = reasons.reason_of(error)
    return reason.zh if language == "zh" else reason.en
