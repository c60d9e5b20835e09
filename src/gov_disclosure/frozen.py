"""An immutable, hashable mapping: what a frozen record may hold."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

__all__ = ["FrozenMapping", "freeze"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenMapping(Mapping[K, V]):
    """A mapping that cannot change, in the order given; equal to any mapping with the same items."""

    __slots__ = ("_items",)

    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        """Copy the items."""
        object.__setattr__(self, "_items", dict(items or {}))

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse."""
        raise AttributeError("a FrozenMapping cannot be changed")

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise AttributeError("a FrozenMapping cannot be changed")

    def __getitem__(self, key: K) -> V:
        """The value of a key."""
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        """The keys, in order."""
        return iter(self._items)

    def __len__(self) -> int:
        """How many items."""
        return len(self._items)

    def __hash__(self) -> int:
        """Of the items, in any order."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """As a mapping."""
        return f"FrozenMapping({self._items!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its items."""
        return (type(self), (self._items,))


def freeze(mapping: Mapping[Any, Any]) -> FrozenMapping[Any, Any]:
    """The mapping itself if it cannot change, else a copy that cannot, with tuples for the lists in it.

    >>> freeze({"cells": ["a", {"b": []}]})
    FrozenMapping({'cells': ('a', FrozenMapping({'b': ()}))})
    """
    if isinstance(mapping, FrozenMapping):
        return mapping
    return FrozenMapping({key: _frozen(value) for key, value in mapping.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return freeze(value) if isinstance(value, Mapping) else value
