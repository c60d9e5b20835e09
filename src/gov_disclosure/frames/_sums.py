"""The identities of all editions, merged: one for each id, with what an edition has of its own set apart.

A frame holds reports of every edition. Most identities are the same in all of them; of the others most cells
are (the outcomes of table 三 differ in one group). So the cells that all editions share are added once, and
only the rest is told apart by the form of the row.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from ..cells import CellAddress
from ..forms import editions
from ..identities import Identity, identities
from ..vocabulary import Edition

__all__ = ["MergedIdentity", "Terms", "counts_by_edition", "identity_cells", "merged", "merged_terms"]


@frozen
class Terms:
    """Cells that are added, and cells that are taken off."""

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.plus or self.minus)


@frozen
class MergedIdentity:
    """An identity by its id: the terms of all editions that have it, and what each adds.

    ``own`` is None where all editions have the identity, and the same.
    """

    id: str
    rule: str
    at: CellAddress
    common: Terms
    own: Mapping[Edition, Terms] | None

    def cells(self) -> Iterator[str]:
        """Every cell in it, in any edition."""
        for terms in merged_terms(self):
            yield from terms.plus
            yield from terms.minus


def merged_terms(identity: MergedIdentity) -> tuple[Terms, ...]:
    """The terms of an identity that all editions share, and those of each edition."""
    return (identity.common, *(identity.own or {}).values())


@cache
def identity_cells() -> tuple[str, ...]:
    """Every cell that stands in an identity of any edition."""
    return tuple(dict.fromkeys(cell for identity in merged() for cell in identity.cells()))


@cache
def merged() -> tuple[MergedIdentity, ...]:
    """The identities of all editions by id, in an order that is that of each edition."""
    found: dict[str, dict[Edition, Identity]] = {}
    order: list[str] = []
    for each in reversed(editions()):
        place = 0
        for identity in identities(each.edition):
            if identity.id not in found:
                order.insert(place, identity.id)
            found.setdefault(identity.id, {})[each.edition] = identity
            place = order.index(identity.id) + 1
    return tuple(_merged(name, found[name]) for name in order)


@cache
def counts_by_edition() -> Mapping[Edition, int]:
    """How many identities each edition has."""
    return MappingProxyType({each.edition: len(identities(each.edition)) for each in editions()})


def _merged(name: str, by_edition: Mapping[Edition, Identity]) -> MergedIdentity:
    every = list(by_edition.values())
    first = every[0]
    plus = tuple(str(cell) for cell in first.left if all(cell in each.left for each in every))
    minus = tuple(str(cell) for cell in first.right if all(cell in each.right for each in every))
    own = {
        edition: Terms(
            tuple(str(cell) for cell in each.left if str(cell) not in plus),
            tuple(str(cell) for cell in each.right if str(cell) not in minus),
        )
        for edition, each in by_edition.items()
    }
    everywhere = len(by_edition) == len(editions()) and not any(own.values())
    return MergedIdentity(name, first.rule, first.at, Terms(plus, minus), None if everywhere else MappingProxyType(own))
