"""A page in reading order: lines of text and tables, without what every page repeats."""

import re
from collections import defaultdict
from collections.abc import Sequence

from attrs import frozen

from .budget import Budget
from .canvas import Box
from .lines import TextLine, is_figure_character, text_lines
from .page import Page
from .ruled import ruled_tables
from .tables import TableFound, distrust_rows_with_strays, fill, without_prose

__all__ = ["FreeLine", "PageFlow", "flow", "without_furniture"]

_MARGIN = 0.13
_REPEATED = 2
_SHIFT = 4.0
_PAGE_NUMBER = re.compile(
    r"[-—–－_~·\s]*(?:第\s*)?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:页)?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–－_~·\s]*"
)


@frozen
class FreeLine:
    """A line of text outside every table, on its page."""

    line: TextLine
    page: int

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.line.top


@frozen
class PageFlow:
    """What stands on a page, from top to bottom."""

    page: int
    shown: Box
    items: tuple[FreeLine | TableFound, ...]


def flow(page: Page, budget: Budget) -> PageFlow:
    """The lines and tables of a page in reading order."""
    taken: set[int] = set()
    tables: list[TableFound] = []
    for boxes in ruled_tables(page.rules, budget):
        for part in without_prose(boxes, page.glyphs, budget):
            table, glyphs = fill(part, page)
            if sum(1 for cell in table.cells if cell.text) > 1:
                tables.append(table)
                taken |= glyphs
    for table in tables:
        taken |= distrust_rows_with_strays(table, page.glyphs, taken)
    rest = [glyph for number, glyph in enumerate(page.glyphs) if number not in taken and glyph.turn == 0]
    lines = [FreeLine(line, page.number) for line in text_lines(rest)]
    return PageFlow(page.number, page.shown, tuple(sorted([*lines, *tables], key=lambda item: item.top)))


def without_furniture(pages: Sequence[PageFlow]) -> list[PageFlow]:
    """The pages without page numbers and without lines that pages repeat at the same height."""
    repeated = _repeated(pages)
    return [
        PageFlow(
            page.page,
            page.shown,
            tuple(item for item in page.items if not _is_furniture(item, page, repeated)),
        )
        for page in pages
    ]


def _at_edge(line: FreeLine, page: PageFlow) -> bool:
    """Whether a line stands in the margin above or below everything that is not in the margin."""
    _, top, _, bottom = page.shown
    margin = _MARGIN * (bottom - top)
    return line.line.bottom <= top + margin or line.line.top >= bottom - margin


def _key(line: FreeLine) -> str | None:
    """What a line says, but for its numbers: pages count themselves in them. Figures alone are what a table says."""
    words = line.line.text.split()
    if all(map(is_figure_character, "".join(words))):
        return f"page {int(words[0]) - line.page}" if len(words) == 1 and words[0].isdecimal() else None
    return re.sub(r"\d+", "0", "".join(words))


def _repeated(pages: Sequence[PageFlow]) -> set[tuple[str, int]]:
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for item in page.items:
            if isinstance(item, FreeLine) and _at_edge(item, page) and (key := _key(item)):
                seen[key, round(item.top / _SHIFT)].add(page.page)
    return {key for key, numbers in seen.items() if len(numbers) >= _REPEATED}


def _is_furniture(item: FreeLine | TableFound, page: PageFlow, repeated: set[tuple[str, int]]) -> bool:
    if not isinstance(item, FreeLine) or not _at_edge(item, page):
        return False
    key, height = _key(item), round(item.top / _SHIFT)
    if key and any((key, height + step) in repeated for step in (-1, 0, 1)):
        return True
    outermost = item in (page.items[0], page.items[-1])
    return outermost and _PAGE_NUMBER.fullmatch(item.line.text.strip()) is not None
