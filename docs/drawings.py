"""Draws the diagrams of the pages, in docs/pictures: the layers of ``pyproject.toml``, and the way of a report.

``python docs/drawings.py`` writes them; a test holds them to what it gives. In the site they stand in the page and
take its colours; shown as pictures they follow the system, light or dark.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"

STYLE = """<style>
svg { color: #1f2328; }
@media (prefers-color-scheme: dark) { svg { color: #e6edf3; } }
</style>"""

ARROW = """<defs><marker id="{name}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7"
markerHeight="7" orient="auto">
<path d="M0 0 10 5 0 10z" fill="currentColor"/></marker></defs>"""


class Box(NamedTuple):
    """A box with its name, and words below the name."""

    x: int
    y: int
    width: int
    height: int
    name: str
    words: tuple[str, ...] = ()

    def draw(self) -> Iterator[str]:
        yield (
            f'<rect x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}" rx="5" '
            'fill="currentColor" fill-opacity="0.07" stroke="currentColor" stroke-opacity="0.55"/>'
        )
        middle = self.x + self.width // 2
        top = self.y + self.height // 2 + 5 - 8 * len(self.words)
        yield f'<text x="{middle}" y="{top}" font-size="13" font-weight="600">{escape(self.name)}</text>'
        for number, line in enumerate(self.words, 1):
            yield f'<text x="{middle}" y="{top + 16 * number}" font-size="11" opacity="0.8">{escape(line)}</text>'


def arrow(name: str, *points: tuple[int, int]) -> str:
    """A line through points, with a tip at its end."""
    way = " ".join(f"{x},{y}" for x, y in points)
    return (
        f'<polyline points="{way}" fill="none" stroke="currentColor" stroke-width="1.3" marker-end="url(#{name}-tip)"/>'
    )


def drawing(name: str, title: str, width: int, height: int, parts: Iterable[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" text-anchor="middle" fill="currentColor" font-family="system-ui, sans-serif">'
    )
    lines = [head, f"<title>{escape(title)}</title>", STYLE, ARROW.format(name=name), *parts, "</svg>"]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------------- the rooms

ROW, GAP, LETTER, PADDING, MARGIN, LONGEST = 40, 8, 9, 14, 44, 760


def layers() -> list[list[str]]:
    """The modules of each layer, the outermost first."""
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (each for each in project["tool"]["importlinter"]["contracts"] if each["id"] == "layers")
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def lines_of(modules: list[str]) -> Iterator[list[str]]:
    """The modules of a layer on as many lines as they need."""
    line: list[str] = []
    for module in modules:
        if line and length([*line, module]) > LONGEST:
            yield line
            line = []
        line.append(module)
    yield line


def wide(module: str) -> int:
    return LETTER * len(module) + PADDING


def length(line: list[str]) -> int:
    return sum(map(wide, line)) + GAP * (len(line) - 1)


def rooms() -> str:
    parts: list[str] = []
    y = MARGIN // 2
    for modules in layers():
        top = y
        for line in lines_of(modules):
            x = MARGIN + GAP + (LONGEST - length(line)) // 2
            for module in line:
                parts += Box(x, y + 5, wide(module), ROW - 12, module).draw()
                x += wide(module) + GAP
            y += ROW - 6
        parts.append(
            f'<rect x="{MARGIN}" y="{top}" width="{LONGEST + 2 * GAP}" height="{y - top + 2}" rx="6" fill="none" '
            'stroke="currentColor" stroke-opacity="0.25"/>'
        )
        y += 8
    parts.append(arrow("rooms", (MARGIN // 2, MARGIN // 2), (MARGIN // 2, y - 8)))
    return drawing("rooms", "gov_disclosure: layers of modules", LONGEST + 2 * GAP + MARGIN + 4, y + 8, parts)


# ---------------------------------------------------------------------- the way of a report

COLUMN, WIDTH, HEIGHT = 200, 156, 72
ROWS = (16, 136, 276)

STATIONS = (
    ("document", 0, 0, ("文件", "html docx xlsx pdf odf txt")),
    ("blocks", 1, 0, ("段落与表格", "Paragraph, Grid")),
    ("reading", 2, 0, ("读取：出处、附注", "Reading")),
    ("report", 3, 0, ("报告", "AnnualReport")),
    ("check", 3, 1, ("核对", "Identity, Rule")),
    ("findings", 2, 1, ("发现、原因", "CheckResult")),
    ("pages", 1, 1, ("核对结果网页", "checked_page")),
    ("results", 0, 1, ("核对结果 JSON", "check_to_dict")),
    ("JSON", 0, 2, ("交换格式", "dumps")),
    ("documents", 1, 2, ("官方格式的文件", "write")),
    ("frames", 2, 2, ("数据表", "to_arrow")),
    ("years, agencies", 3, 2, ("历年、各机关", "History, Aggregate")),
)
"""What a report passes through: its name, column, row, and what it is called in Chinese and in the code."""

STEPS = (
    ("document", "blocks"),
    ("blocks", "reading"),
    ("reading", "report"),
    ("report", "check"),
    ("check", "findings"),
    ("findings", "pages"),
)


def flow() -> str:
    boxes = {
        name: Box(16 + COLUMN * column, ROWS[row], WIDTH, HEIGHT, name, words) for name, column, row, words in STATIONS
    }
    parts = [line for box in boxes.values() for line in box.draw()]
    parts += [arrow("flow", *between(boxes[start], boxes[end])) for start, end in STEPS]
    # The results, as JSON: over the pages, from the findings.
    findings, results = boxes["findings"], boxes["results"]
    over = findings.y - 14
    start, end = findings.x + 30, results.x + WIDTH // 2
    parts.append(arrow("flow", (start, findings.y), (start, over), (end, over), (end, results.y)))
    # What becomes of the report itself: down the right side, then into each box of the last row.
    report, right, level = boxes["report"], 16 + COLUMN * 3 + WIDTH + 18, ROWS[2] - 22
    side = (report.x + WIDTH, report.y + HEIGHT // 2)
    for name in ("JSON", "documents", "frames", "years, agencies"):
        middle = boxes[name].x + WIDTH // 2
        parts.append(arrow("flow", side, (right, side[1]), (right, level), (middle, level), (middle, boxes[name].y)))
    return drawing("flow", "gov_disclosure: document, report, findings", right + 16, ROWS[2] + HEIGHT + 16, parts)


def between(start: Box, end: Box) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the edge of a box to the nearest edge of one beside or below it."""
    if start.x == end.x:
        middle = start.x + WIDTH // 2
        return (middle, start.y + HEIGHT), (middle, end.y)
    level = start.y + HEIGHT // 2
    if start.x < end.x:
        return (start.x + WIDTH, level), (end.x, level)
    return (start.x, level), (end.x + WIDTH, level)


DRAWINGS = {"rooms.svg": rooms, "flow.svg": flow}


if __name__ == "__main__":
    for name, draw in DRAWINGS.items():
        (PICTURES / name).write_text(draw(), encoding="utf-8")
        print(f"written: docs/pictures/{name}")
