"""The one address of a figure: ``requests.withheld.state_secret.natural_person``.

The same text is the path in the JSON, the column in a dataframe, the place of a finding and the key
of a provenance record. An address knows its syntax only; whether an edition of the form has such a
cell is the form's to say (:meth:`gov_disclosure.Form.address`).
"""

import re
from typing import Any, Self

from attrs import Attribute, field, frozen

from .errors import InvalidAddressError
from .hosts import Embeddable

__all__ = ["CellAddress"]

_NAME = r"[a-z][a-z0-9_]*"
_ADDRESS_RE = re.compile(rf"(?P<table>{_NAME})\.(?P<row>{_NAME}(?:\.{_NAME})*)\.(?P<column>{_NAME})")
_PARTS = {"table": re.compile(_NAME), "row": re.compile(rf"{_NAME}(?:\.{_NAME})*"), "column": re.compile(_NAME)}


def _check_part(_: object, attribute: "Attribute[Any]", value: str) -> None:
    if not _PARTS[attribute.name].fullmatch(value):
        raise InvalidAddressError(
            en=f"{value!r} cannot be the {attribute.name} of a cell address: expected keys such as 'received'",
            zh=f"{value!r}不能作为单元格地址的一部分（{attribute.name}）：应为 received 这样的键",
        )


@frozen(order=True, cache_hash=True)
class CellAddress(Embeddable):
    """The place of one figure in a report: table, row and column, by their keys.

    ``table`` is one of ``proactive`` (二), ``requests`` (三) and ``review_litigation`` (四) in the forms
    known so far; ``row`` may have several levels, joined by dots. Addresses are hashable and sort by
    table, row and column; the form's own order is that of ``form(edition).addresses``.

    >>> address = CellAddress.parse("requests.withheld.state_secret.total")
    >>> address.row
    'withheld.state_secret'
    >>> str(address)
    'requests.withheld.state_secret.total'

    :raises InvalidAddressError: the text is not of this syntax.
    """

    table: str = field(converter=str, validator=_check_part)
    row: str = field(converter=str, validator=_check_part)
    column: str = field(converter=str, validator=_check_part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an address from its text.

        :raises InvalidAddressError: the text has fewer than three parts, or a part is no key.
        """
        match = _ADDRESS_RE.fullmatch(text) if isinstance(text, str) else None  # type: ignore[redundant-expr]
        if match is None:
            raise InvalidAddressError(
                en=f"{text!r} is not a cell address: expected table.row.column, as in 'requests.received.total'",
                zh=f"{text!r}不是单元格地址：应为“表.行.列”，例如 requests.received.total",
            )
        return cls(match["table"], match["row"], match["column"])

    def __str__(self) -> str:
        """The address as text, the inverse of :meth:`parse`."""
        return f"{self.table}.{self.row}.{self.column}"
