"""The lists and styles of a Word document: which number stands before a paragraph, and what is hidden."""

from typing import Any

from attrs import define, field

from .list_numbers import Counters, Level

__all__ = ["Lists", "Styles", "W", "number_of", "switched_on"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off", "none"))
_LEVELS = 9
_LONGEST_CHAIN = 50
_LARGEST = 1_000_000


def switched_on(properties: Any, name: str) -> bool | None:
    """A property that is on or off; ``None`` where the properties do not say."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else str(found.get(_VAL, "1")).lower() not in _OFF


def _value(element: Any, path: str, otherwise: str = "") -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/"))) if element is not None else None
    return otherwise if found is None else str(found.get(_VAL, otherwise))


def number_of(text: str, otherwise: int = 0) -> int:
    """A small whole number as XML writes it; something else for everything else."""
    return int(text) if text.isascii() and text.isdigit() and int(text[:9]) < _LARGEST else otherwise


@define
class Styles:
    """The styles of a document, each with what it inherits. Circles end."""

    _root: Any
    _by_id: dict[str, Any] = field(factory=dict)
    _chains: dict[str, list[Any]] = field(factory=dict)
    _default: str = ""

    def __attrs_post_init__(self) -> None:
        """Find the styles by their ids."""
        for style in self._root.iterfind(f"{W}style") if self._root is not None else ():
            key = style.get(f"{W}styleId", "")
            self._by_id[key] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = key

    def chain(self, key: str) -> list[Any]:
        """A style and those on which it is based, nearest first."""
        if key not in self._chains:
            found: list[Any] = []
            seen: set[str] = set()
            each = key
            while each in self._by_id and each not in seen and len(found) < _LONGEST_CHAIN:
                seen.add(each)
                found.append(self._by_id[each])
                each = _value(found[-1], "basedOn")
            self._chains[key] = found
        return self._chains[key]

    def paragraph_chain(self, key: str) -> list[Any]:
        """The styles of a paragraph; the default one where it names none."""
        return self.chain(key or self._default)

    def hides(self, chain: list[Any]) -> bool | None:
        """Whether text in such a style is hidden; ``None`` where no style says so."""
        found = (switched_on(style.find(f"{W}rPr"), "vanish") for style in chain)
        return next((each for each in found if each is not None), None)

    def is_contents(self, key: str) -> bool:
        """Whether a paragraph in that style is a line of a table of contents."""
        chain = self.chain(key)
        return bool(chain) and _value(chain[0], "name").lower().startswith("toc ")


@define
class Lists:
    """The lists of a document, and how far each has counted."""

    _root: Any
    _styles: Styles
    _levels: dict[str, tuple[str, list[Level], dict[int, int]] | None] = field(factory=dict)
    _counters: dict[str, Counters] = field(factory=dict)
    _begun: set[tuple[str, int]] = field(factory=set)
    _nums: dict[str, Any] = field(factory=dict)
    _abstracts: dict[str, Any] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Find the lists by their ids."""
        if self._root is not None:
            self._nums = {each.get(f"{W}numId", ""): each for each in self._root.iterfind(f"{W}num")}
            self._abstracts = {
                each.get(f"{W}abstractNumId", ""): each for each in self._root.iterfind(f"{W}abstractNum")
            }

    def number(self, properties: Any, chain: list[Any]) -> str:
        """Count a paragraph; the number before it, empty if it is in no list or none is printed."""
        if not self._nums:
            return ""
        num, level = self._of(properties, chain)
        if num not in self._levels:
            self._levels[num] = self._read(num)
        found = self._levels[num]
        if found is None:
            return ""
        abstract, levels, starts = found
        counters = self._counters.setdefault(abstract, Counters())
        if level in starts and (num, level) not in self._begun:
            self._begun.add((num, level))
            counters.restart(level, starts[level])
        return counters.next(level, levels)

    def _of(self, properties: Any, chain: list[Any]) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or its style's."""
        sources = [properties, *(style.find(f"{W}pPr") for style in chain)]
        nums = (_value(each, "numPr/numId") for each in sources)
        levels = (_value(each, "numPr/ilvl") for each in sources)
        num = next((each for each in nums if each), "")
        return num, min(number_of(next((each for each in levels if each), "0")), _LEVELS - 1)

    def _read(self, num: str) -> tuple[str, list[Level], dict[int, int]] | None:
        """A list: the definition that it counts with, its levels, and the numbers with which it begins anew."""
        element = self._nums.get(num)
        key = _value(element, "abstractNumId")
        abstract = self._definition(key, ())
        if element is None or abstract is None:
            return None
        given = {number_of(each.get(f"{W}ilvl", "0")): each for each in abstract.iterfind(f"{W}lvl")}
        starts = {}
        for override in element.iterfind(f"{W}lvlOverride"):
            level = number_of(override.get(f"{W}ilvl", "0"))
            if override.find(f"{W}lvl") is not None:
                given[level] = override.find(f"{W}lvl")
            start = _value(override, "startOverride")
            if start:
                starts[level] = number_of(start, 1)
        return key, [_level(given.get(number)) for number in range(_LEVELS)], starts

    def _definition(self, key: str, seen: tuple[str, ...]) -> Any:
        """A definition; where it only names a style, that of the style's list."""
        abstract = self._abstracts.get(key)
        link = _value(abstract, "numStyleLink")
        if not link or key in seen:
            return abstract
        num = next((each for s in self._styles.chain(link) if (each := _value(s, "pPr/numPr/numId"))), "")
        return self._definition(_value(self._nums.get(num), "abstractNumId"), (*seen, key))


def _level(element: Any) -> Level:
    if element is None:
        return Level("none", "")
    return Level(
        _value(element, "numFmt", "decimal"),
        _value(element, "lvlText"),
        number_of(_value(element, "start", "1"), 1),
        _value(element, "suff", "tab") == "nothing",
        switched_on(element, "isLgl") is True,
    )
