"""How wide the columns of a printed table are: enough for its labels first, the rest for figures in equal parts."""

from collections.abc import Iterator
from math import ceil

from .tables import CellRole, FormGrid

__all__ = ["column_widths"]

_WIDEST_LABEL = 14
"""A label longer than this, in Chinese characters, is broken over lines."""

_NARROWEST_GROUP, _WIDEST_GROUP = 2, 4
"""A label beside several rows stands in a narrow column, its characters under one another."""

_WIDEST_FIGURES = 7.5
"""What a column of figures takes at most before the labels get their share of the rest."""


def column_widths(grid: FormGrid, characters: float) -> list[float]:
    """The width of each column in Chinese characters, together ``characters``.

    >>> from gov_disclosure import form
    >>> from .tables import TableFigures, table_grid
    >>> table = form("2021").table("requests")
    >>> column_widths(table_grid(TableFigures(table, (None,) * 175)), 48)
    [2, 4, 14, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0]
    """
    labels = list(_label_widths(grid))
    figures = grid.width - len(labels)
    rest = characters - sum(labels)
    # Few columns of figures: the labels are given what those would not know what to do with.
    if labels and rest > figures * _WIDEST_FIGURES:
        labels[-1] += (rest - figures * _WIDEST_FIGURES) / (figures + 1)
        rest = characters - sum(labels)
    return [*labels, *[rest / figures] * figures]


def _label_widths(grid: FormGrid) -> Iterator[float]:
    """What the labels of each column before the figures need."""
    first_figure = min(cell.column for row in grid.cells for cell in row if cell.role is CellRole.FIGURE)
    for column in range(first_figure):
        labels = [
            cell
            for row in grid.cells
            for cell in row
            if cell.role is CellRole.LABEL and cell.column == column and cell.colspan == 1
        ]
        groups = [ceil(len(cell.text) / cell.rowspan) + 1 for cell in labels if cell.rowspan > 1]
        rows = [len(cell.text) for cell in labels if cell.rowspan == 1]
        if rows:
            yield min(max(rows), _WIDEST_LABEL)
        else:
            yield min(max([_NARROWEST_GROUP, *groups]), _WIDEST_GROUP)
