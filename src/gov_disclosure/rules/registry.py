"""The rulebook: every rule that the library applies, as data."""

from functools import cache

from ..findings import Rule
from . import agencies, form, identities, plausibility, reading, text, years

__all__ = ["rule", "rulebook"]


@cache
def rulebook() -> tuple[Rule, ...]:
    """Every rule, of reports, readings, histories and agencies; stable ids, in the order of the docs.

    >>> [each.id for each in rulebook()][:3]
    ['requests.balance', 'requests.outcome_sum', 'requests.row_sum']
    """
    return (
        identities.RULES + reading.RULES + form.RULES + plausibility.RULES + text.RULES + years.RULES + agencies.RULES
    )


@cache
def _by_id() -> dict[str, Rule]:
    return {each.id: each for each in rulebook()}


def rule(id: str) -> Rule:
    """The rule of that id.

    >>> rule("requests.balance").severity.value
    'error'

    :raises KeyError: there is none.
    """
    return _by_id()[id]
