"""Why something could not be done, in words."""

from ..errors import GovDisclosureError, Language
from .texts import has_text, text

__all__ = ["reason_of"]


def reason_of(error: Exception, language: Language) -> str:
    """The sentence of an error in a language, of errors of the system too.

    >>> reason_of(FileNotFoundError(), "en")
    'no such file'
    """
    if isinstance(error, GovDisclosureError):
        return error.message(language)
    name = type(error).__name__
    reason = getattr(error, "strerror", None) or str(error) or name
    return text(name if has_text(name) else "OSError", language, reason=reason)
