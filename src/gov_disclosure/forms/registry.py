"""Which editions of the form there are."""

from ..errors import UnknownCellError
from ..vocabulary import Edition
from .edition_2019 import FORM_2019
from .edition_2021 import FORM_2021
from .model import Form

__all__ = ["editions", "form", "newest_form"]

_FORMS: dict[Edition, Form] = {each.edition: each for each in (FORM_2019, FORM_2021)}


def form(edition: Edition | str) -> Form:
    """The official form of an edition.

    >>> form("2021").notice
    '国办公开办函〔2021〕30号'
    >>> len(form("2021").addresses), len(form("2019").addresses)
    (200, 198)

    :raises UnknownCellError: there is no such edition.
    """
    try:
        return _FORMS[edition]  # type: ignore[index]  # an edition's key is the member's equal
    except KeyError:
        raise UnknownCellError(
            en=f"there is no edition {edition!r} of the form: known are {', '.join(_FORMS)}",
            zh=f"没有{edition!r}版的报告格式：已知的有{'、'.join(_FORMS)}",
        ) from None


def editions() -> tuple[Form, ...]:
    """Every known edition, the oldest first."""
    return tuple(_FORMS.values())


def newest_form() -> Form:
    """The edition in force: what is taken where a document does not tell its own.

    >>> newest_form().edition
    <Edition.FORM_2021: '2021'>
    """
    return editions()[-1]
