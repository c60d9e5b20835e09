"""Why something could not be done, in words."""

from ..errors import GovDisclosureError, Language
from .texts import has_text, text

__all__ = ["FileError", "reason_of"]


class FileError(Exception):
    """A file of which it is known already, in words, why nothing comes of it."""


def reason_of(error: Exception, language: Language) -> str:
    """The sentence of an error in a language, of errors of the system too.

    >>> reason_of(FileNotFoundError(), "en")
    'no such file'
    """
    if isinstance(error, GovDisclosureError):
        return error.message(language)
    if isinstance(error, FileError):
        return str(error)
    name = type(error).__name__
    reason = getattr(error, "strerror", None) or str(error) or name
    return text(name if has_text(name) else "OSError", language, reason=reason)
