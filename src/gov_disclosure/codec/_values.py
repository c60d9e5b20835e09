"""What a single value on the wire may be: the rules of amounts and dates, in one place."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ..figures import MAX_AMOUNT_LENGTH

__all__ = ["AMOUNT_PATTERN", "DATE_PATTERN", "amount_text", "parse_amount", "parse_date"]

AMOUNT_PATTERN = r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?"
"""The one way an amount is written: no exponent, sign or trailing zero."""

DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""What a date looks like; that there is such a day is a matter for the calendar."""

_is_amount = re.compile(AMOUNT_PATTERN).fullmatch
_is_date = re.compile(DATE_PATTERN).fullmatch


@lru_cache(1024)  # most amounts are "0"
def parse_amount(text: str) -> Decimal:
    """An amount from its canonical text.

    >>> parse_amount("26.55")
    Decimal('26.55')

    :raises ValueError: any other text.
    """
    if len(text) > MAX_AMOUNT_LENGTH or _is_amount(text) is None:
        raise ValueError(text)
    return Decimal(text)


def amount_text(amount: Decimal) -> str:
    """A report's amount, which is stored canonically, as text."""
    text = str(amount)
    return text if "E" not in text else format(amount, "f")


def parse_date(text: str) -> date:
    """A day from ``YYYY-MM-DD``.

    :raises ValueError: any other text, or no such day.
    """
    if _is_date(text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)
