"""The styles and lists of an OpenDocument: what is hidden, and which number stands before a paragraph."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from attrs import define, field

from .list_numbers import Counters, Level

__all__ = ["STYLE", "TABLE", "TEXT", "OdfLists", "OdfStyles", "number_of"]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_ODF}text:1.0}}"
TABLE = f"{{{_ODF}table:1.0}}"
STYLE = f"{{{_ODF}style:1.0}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LEVELS = 10
_ON_THE_LINE = ("0%", "-0%", "0 ")
_LONGEST_CHAIN = 50
_LARGEST = 10_000_000


def number_of(text: str | None, otherwise: int = 1) -> int:
    """A whole number as XML writes it; something else for everything else."""
    if text is None or not text.isascii() or not text.isdigit():
        return otherwise
    return min(int(text[:9]), _LARGEST)


@define
class OdfStyles:
    """The styles of a document: those that hide text, and those of tables that are not shown."""

    _roots: tuple[Element, ...]
    _by_name: dict[tuple[str, str], Element] = field(factory=dict)
    _hidden: dict[tuple[str, str], bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Find the styles by family and name."""
        for root in self._roots:
            for style in root.iter(f"{STYLE}style"):
                self._by_name[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style

    def hides(self, family: str, name: str | None) -> bool:
        """Whether a style, or one that it inherits from, hides its text. Circles end."""
        if name is None:
            return False
        key = family, name
        if key not in self._hidden:
            self._hidden[key] = self._property(family, name, f"{TEXT}display") == "none"
        return self._hidden[key]

    def sets_apart(self, name: str | None) -> bool:
        """Whether a style of text raises, lowers or strikes through."""
        if name is None:
            return False
        position = self._property("text", name, f"{STYLE}text-position")
        struck = self._property("text", name, f"{STYLE}text-line-through-style")
        raised = position is not None and not position.startswith(_ON_THE_LINE)
        return raised or (struck is not None and struck != "none")

    def _property(self, family: str, name: str, attribute: str) -> str | None:
        """What a style, or the nearest that it inherits from, says of its text."""
        for _ in range(_LONGEST_CHAIN):
            style = self._by_name.get((family, name))
            if style is None:
                return None
            properties = style.find(f"{STYLE}text-properties")
            said = properties.get(attribute) if properties is not None else None
            if said is not None:
                return said
            name = style.get(f"{STYLE}parent-style-name", "")
        return None

    def hides_table(self, name: str | None) -> bool:
        """Whether a table's style says that it is not displayed."""
        style = self._by_name.get(("table", name or ""))
        properties = style.find(f"{STYLE}table-properties") if style is not None else None
        return properties is not None and properties.get(f"{TABLE}display") == "false"


def _levels(style: Element) -> list[Level]:
    given = {number_of(each.get(f"{TEXT}level")): each for each in style}
    return [_level(given.get(number), number) for number in range(1, _LEVELS + 1)]


def _level(element: Element | None, number: int) -> Level:
    form = element.get(f"{STYLE}num-format", "") if element is not None else ""
    if element is None or not form:
        return Level("none", "")
    shown = min(number_of(element.get(f"{TEXT}display-levels")), number)
    places = ".".join(f"%{each}" for each in range(number - shown + 1, number + 1))
    text = element.get(f"{STYLE}num-prefix", "") + places + element.get(f"{STYLE}num-suffix", "")
    return Level(form, text, number_of(element.get(f"{TEXT}start-value")))


@define
class OdfLists:
    """The lists of a document, and how far each has counted."""

    _roots: Iterable[Element]
    _styles: dict[str, list[Level]] = field(factory=dict)
    _outline: list[Level] | None = None
    _outline_counters: Counters = field(factory=Counters)
    _by_style: dict[str, Counters] = field(factory=dict)
    _by_id: dict[str, Counters] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Find the list styles by name."""
        for root in self._roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._styles[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _levels(style)

    def begin(self, attributes: Mapping[str, str], style: str) -> Counters:
        """A list begins, or one goes on that stood before."""
        before = self._by_id.get(attributes.get(f"{TEXT}continue-list", ""))
        if before is None and attributes.get(f"{TEXT}continue-numbering") == "true":
            before = self._by_style.get(style)
        counters = before or Counters()
        self._by_style[style] = counters
        if _ID in attributes:
            self._by_id[attributes[_ID]] = counters
        return counters

    def number(self, style: str, level: int, counters: Counters, start: str | None) -> str:
        """Count an item of a list; the number before it."""
        levels = self._styles.get(style)
        if levels is None or level >= _LEVELS:
            return ""
        if start is not None:
            counters.restart(level, number_of(start))
        return counters.next(level, levels)

    def heading_number(self, heading: Element) -> str:
        """Count a heading that stands in no list."""
        level = number_of(heading.get(f"{TEXT}outline-level")) - 1
        if self._outline is None or not 0 <= level < _LEVELS or heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self._outline_counters.next(level, self._outline)
