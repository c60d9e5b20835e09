"""What a finding is known by when the same document is read again.

The fingerprint is made of whose report it is, the rule, the cell and the figures involved; not of the language, not
of where it stood in the document, not of how causes were numbered. White space does not matter: one format has more
of it than another.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from .agency_names import agency_key
from .figures import format_amount

__all__ = ["fingerprint_of"]

_LENGTH = 20
"""Hexadecimal digits: 80 bits, so that of a million findings no two meet."""

_PLACES = frozenset(("start", "end", "section"))
"""Arguments that say where in a text something stands."""


def fingerprint_of(
    *, agency: str | None, year: int | None, form: str | None, rule: str, at: str | None, figures: Mapping[str, Any]
) -> str:
    """The fingerprint of a finding of a rule at a place of an agency's report, with the figures involved.

    >>> one = fingerprint_of(agency="示例县统计局", year=2024, form="2021", rule="a.b", at=None, figures={"x": 1})
    >>> one == fingerprint_of(agency="示例县 统计局", year=2024, form="2021", rule="a.b", at=None, figures={"x": 1})
    True
    >>> len(one)
    20
    """
    content = [
        None if agency is None else agency_key(agency),
        year,
        form,
        rule,
        at,
        sorted([name, _plain(value)] for name, value in figures.items() if _counts(name)),
    ]
    return sha256(json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()[:_LENGTH]


def _counts(name: str) -> bool:
    return name not in _PLACES and not name.endswith(("_zh", "_en"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Decimal):
        return format_amount(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return sorted([str(key), _plain(each)] for key, each in value.items())
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return "".join(str(value).split())
