"""Ruled tables: from lines on a page to rectangles of cells.

pdfplumber finds the rectangles between lines that meet. Tables are often drawn with open sides, and a row
that goes on overleaf with an open end: such ends are closed first, or their text would be no table's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from .budget import Budget
from .canvas import Box

__all__ = ["ruled_tables"]

_SNAP = 3.0
_SHORTEST = 3.0
_THICKEST = 3.0
_MEET = 3.0
_DOT = 1.5
_COST_CROSSING = 12.0
_SHORTEST_DOTTED = 8.0
Edge = dict[str, Any]


def ruled_tables(rules: Iterable[Box], budget: Budget) -> list[list[Box]]:
    """The cells of each ruled table of more than one cell.

    :raises UnreadableDocumentError: there are more lines than the budget allows to compare.
    """
    dots, lines = _sorted_out(rules)
    edges = [_edge(rule) for rule in (*lines, *_dotted(dots, 0), *_dotted(dots, 1))]
    merged = _merged(edges)
    merged = _merged([*merged, *_closing_ends(merged, budget)])
    closed = _merged([*merged, *_closing_sides(merged, budget)])
    down = sum(edge["orientation"] == "v" for edge in closed)
    budget.spend(_COST_CROSSING * down * (len(closed) - down))
    points = edges_to_intersections(closed, x_tolerance=_MEET, y_tolerance=_MEET)
    budget.spend(0.1 * len(points) ** 2)
    cells = intersections_to_cells(points)
    budget.spend(0.3 * len(cells) ** 2)
    tables = cells_to_tables(cells)
    return [[tuple(map(float, cell)) for cell in table] for table in tables if len(table) > 1]  # type: ignore[misc]


def _sorted_out(rules: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """Rules that are dots, and those that are lines; what is too thick for either is neither."""
    dots: list[Box] = []
    lines: list[Box] = []
    for rule in rules:
        width, height = rule[2] - rule[0], rule[3] - rule[1]
        if max(width, height) <= _DOT:
            dots.append(rule)
        elif min(width, height) <= _THICKEST:
            lines.append(rule)
    return dots, lines


def _dotted(dots: Sequence[Box], axis: int) -> Iterator[Box]:
    """The lines that dots make: along x (axis 0) or along y (1)."""
    rows: dict[int, list[Box]] = {}
    for dot in dots:
        rows.setdefault(round(dot[1 - axis] / _DOT), []).append(dot)
    for row in rows.values():
        row.sort(key=lambda dot: dot[axis])
        start = 0
        for number in range(1, len(row) + 1):
            if number == len(row) or row[number][axis] - row[number - 1][axis + 2] > _SNAP:
                run, start = row[start:number], number
                if run[-1][axis + 2] - run[0][axis] > _SHORTEST_DOTTED:
                    yield run[0][0], run[0][1], run[-1][2], run[-1][3]


def _edge(rule: Box) -> Edge:
    """A line as pdfplumber's edge, without its thickness."""
    x0, top, x1, bottom = rule
    if x1 - x0 >= bottom - top:
        return _horizontal(x0, x1, (top + bottom) / 2)
    return _vertical((x0 + x1) / 2, top, bottom)


def _horizontal(x0: float, x1: float, y: float) -> Edge:
    return {"x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0, "orientation": "h"}


def _vertical(x: float, top: float, bottom: float) -> Edge:
    return {"x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0, "height": bottom - top, "orientation": "v"}


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """Edges on one line as one; dots and dashes become lines, what stays short is none."""
    if not edges:
        return []
    merged = merge_edges(
        list(edges), snap_x_tolerance=_SNAP, snap_y_tolerance=_SNAP, join_x_tolerance=_SNAP, join_y_tolerance=_SNAP
    )
    return [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) > _SHORTEST]


def _parted(edges: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    across = [edge for edge in edges if edge["orientation"] == "h"]
    return across, [edge for edge in edges if edge["orientation"] == "v"]


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _MEET


def _closing_ends(edges: Sequence[Edge], budget: Budget) -> list[Edge]:
    """A line across between upright lines that end side by side where nothing closes one of them."""
    across, down = _parted(edges)
    ends = sorted((edge[end], end, edge["x0"]) for edge in down for end in ("top", "bottom"))
    budget.spend(0.3 * len(ends) * len(across))
    loose = {(y, x) for y, _, x in ends if not any(_near(line["top"], y) and _reaches(line, x) for line in across)}
    closing = []
    for y in {y for y, _ in loose}:
        budget.spend(0.3 * len(down) * len(across))
        touching = sorted((edge for edge in down if _crosses(edge, y)), key=lambda edge: edge["x0"])
        for left, right in pairwise(touching):
            side = next((end for end in ("top", "bottom") if _near(left[end], y) and _near(right[end], y)), None)
            if side and any((edge[side], edge["x0"]) in loose for edge in (left, right)):
                closing.append(_horizontal(left["x0"], right["x0"], y))
        closing += _overhanging(across, touching, y)
    return closing


def _overhanging(across: Sequence[Edge], down: Sequence[Edge], y: float) -> Iterator[Edge]:
    """A line across at a table's open end, as far as its other lines across reach beyond the upright ones."""
    left, right = down[0]["x0"], down[-1]["x0"]
    met = [line for line in across if any(_reaches(line, edge["x0"]) and _crosses(edge, line["top"]) for edge in down)]
    if met:
        nearest = min(met, key=lambda line: abs(line["top"] - y))
        if nearest["x0"] < left - _MEET:
            yield _horizontal(nearest["x0"], left, y)
        if nearest["x1"] > right + _MEET:
            yield _horizontal(right, nearest["x1"], y)


def _reaches(line: Edge, x: float) -> bool:
    return bool(line["x0"] - _MEET <= x <= line["x1"] + _MEET)


def _crosses(edge: Edge, y: float) -> bool:
    return bool(edge["top"] - _MEET <= y <= edge["bottom"] + _MEET)


def _closing_sides(edges: Sequence[Edge], budget: Budget) -> list[Edge]:
    """An upright line where lines across end together at one side, for as far as they rule the rows of a table.

    They do where some line goes down from one of them to the next; a rule under a page's header and another
    above its footer enclose no row.
    """
    across, down = _parted(edges)
    budget.spend(0.6 * len(across) * len(down))
    ends = ((line[end], line) for line in across for end in ("x0", "x1"))
    loose = [
        (x, line) for x, line in ends if not any(_near(edge["x0"], x) and _crosses(edge, line["top"]) for edge in down)
    ]
    closing = []
    for side in _clusters(loose):
        for (x, upper), (_, lower) in pairwise(sorted(side, key=lambda each: each[1]["top"])):
            budget.spend(0.3 * len(down))
            if any(_spans(edge, upper, lower) for edge in down):
                closing.append(_vertical(x, upper["top"], lower["top"]))
    return closing


def _clusters(ends: Iterable[tuple[float, Edge]]) -> Iterator[list[tuple[float, Edge]]]:
    """The ends of lines that stand above one another."""
    cluster: list[tuple[float, Edge]] = []
    for end in sorted(ends, key=lambda each: each[0]):
        if cluster and end[0] - cluster[0][0] > _MEET:
            yield cluster
            cluster = []
        cluster.append(end)
    if cluster:
        yield cluster


def _spans(edge: Edge, upper: Edge, lower: Edge) -> bool:
    inside = max(upper["x0"], lower["x0"]) < edge["x0"] < min(upper["x1"], lower["x1"])
    return bool(inside and edge["top"] - _MEET <= upper["top"] and edge["bottom"] + _MEET >= lower["top"])
