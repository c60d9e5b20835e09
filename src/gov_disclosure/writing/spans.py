"""Headings in a tree as printed cells: which of them covers how many lines, and how deep it reaches."""

from collections.abc import Iterator, Sequence

from attrs import frozen

__all__ = ["Span", "depth_of", "spans"]


@frozen
class Span:
    """A heading: the first line (row or column) that it covers and how many, its level and how many of those.

    ``leaf`` says that it names a line itself and groups nothing.
    """

    label: str
    first: int
    count: int
    level: int
    levels: int
    leaf: bool


def depth_of(paths: Sequence[Sequence[str]]) -> int:
    """How many levels the headings have."""
    return max(map(len, paths), default=0)


def spans(paths: Sequence[Sequence[str]]) -> Iterator[Span]:
    """The cells of a header, line by line and from the outermost heading to the innermost.

    A path names a line from its outermost heading to its own label. Neighbours under the same headings
    share their cell; a label with fewer headings above it than others reaches over their levels.

    >>> [(each.label, each.count, each.levels) for each in spans([("甲",), ("乙", "丙"), ("乙", "丁")])]
    [('甲', 1, 2), ('乙', 2, 1), ('丙', 1, 1), ('丁', 1, 1)]
    """
    depth = depth_of(paths)
    for line, path in enumerate(paths):
        before = paths[line - 1] if line else ()
        for level, label in enumerate(path):
            leaf = level == len(path) - 1
            shared = path[: level + 1]
            if not leaf and before[: level + 1] == shared:
                continue
            count = 1
            while not leaf and line + count < len(paths) and paths[line + count][: level + 1] == shared:
                count += 1
            yield Span(label, line, count, level, depth - level if leaf else 1, leaf)
