"""Blocks as plain text: paragraphs as lines, tables as rows of bars with columns of equal width.

Read back it says the same: every cell that begins in a row stands between bars, a blank one too; what a
cell above covers is blank and stands before the row's label, where no figure can be meant.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Self

from attrs import define, evolve

from ..report import AnnualReport
from .layout import FormBlock, FormParagraph, ParagraphRole, layout
from .tables import CellRole, FormCell, FormGrid

__all__ = ["blocks_text", "display_width", "report_text", "table_blocks"]

_BETWEEN = len(" | ")
_LEAST_WIDTHS = ((34, 10, 4), (6, 6, 4), (6, 6, 2))
"""What columns may be narrowed to, one after another: the innermost labels of rows, their headings, figures."""
_NEVER_FIRST = frozenset("，、。；：）”")


def report_text(report: AnnualReport) -> str:
    """A report as plain text, laid out as the official form; see :func:`gov_disclosure.writing.layout`.

    >>> print(report_text(AnnualReport(form="2021", agency="示例县统计局", year=2024)))
    示例县统计局2024年政府信息公开工作年度报告
    <BLANKLINE>
    一、总体情况
    <BLANKLINE>
    二、主动公开政府信息情况
    ...
    """
    return blocks_text(layout(report))


def table_blocks(report: AnnualReport) -> tuple[FormBlock, ...]:
    """The tables of a report alone, each after the heading of its section."""
    found: list[FormBlock] = []
    heading: FormBlock | None = None
    for block in layout(report):
        if isinstance(block, FormParagraph):
            heading = block if block.role is ParagraphRole.HEADING else heading
        elif heading is not None:
            found += [heading, block]
    return tuple(found)


def blocks_text(blocks: Iterable[FormBlock], *, width: int | None = None) -> str:
    """Blocks as plain text.

    ``width`` is how many columns of a terminal there are: labels are then broken over lines so that tables
    fit, for people alone. Without it every row is one line, and the text can be read back.
    """
    lines: list[str] = []
    prose = False
    for block in blocks:
        plain = isinstance(block, FormParagraph) and block.role in (ParagraphRole.PROSE, ParagraphRole.PARTICULAR)
        if lines and not (prose and plain):
            lines.append("")
        prose = plain
        lines.extend(_Drawing.of(block, width).lines() if isinstance(block, FormGrid) else [shown(block.text)])
    return "".join(f"{line}\n" for line in lines)


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two, marks above letters none.

    >>> display_width("（七）总计"), display_width("42")
    (10, 2)
    """
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shown(text: str) -> str:
    """A text without what would break a line, a table or a terminal, and what no XML may hold."""
    return "".join(character if _harmless(character) else "\N{REPLACEMENT CHARACTER}" for character in text)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\ufffe\uffff"


# ---------------------------------------------------------------------- a table


@define
class _Drawing:
    """A grid being drawn: its rows with what cells above cover as blanks, and how wide each column is."""

    rows: Sequence[Sequence[FormCell]]
    widths: list[int]

    @classmethod
    def of(cls, grid: FormGrid, width: int | None) -> Self:
        """Take a grid; ``width`` is how many columns of a terminal there are."""
        rows = _filled_rows(grid)
        drawing = cls(rows, _widths(rows))
        if width is not None:
            drawing._narrow(width)
        return drawing

    def lines(self) -> Iterator[str]:
        """The rows as lines of bars; a rule closes each header."""
        for row, below in zip_longest(self.rows, self.rows[1:], fillvalue=()):
            yield from self._row_lines(row)
            if any(map(_is_figure, below)) and not any(map(_is_figure, row)):
                yield f"|{'|'.join('-' * (self._width(cell) + 2) for cell in below)}|"

    def _row_lines(self, row: Sequence[FormCell]) -> Iterator[str]:
        widths = [self._width(cell) for cell in row]
        broken = [_broken(cell.text, width) for cell, width in zip(row, widths, strict=True)]
        for texts in zip_longest(*broken, fillvalue=""):
            cells = (_aligned(text, width, cell.role) for text, width, cell in zip(texts, widths, row, strict=True))
            yield f"| {' | '.join(cells)} |"

    def _width(self, cell: FormCell) -> int:
        return sum(self.widths[cell.column : cell.column + cell.colspan]) + _BETWEEN * (cell.colspan - 1)

    def _narrow(self, width: int) -> None:
        """Take from the widest columns until the table fits: the labels of rows give up their comfort last."""
        cells = [cell for row in self.rows for cell in row]
        labels = sorted({cell.column for cell in cells if cell.role is CellRole.LABEL})
        figures = [1] * len(self.widths)
        for cell in cells:
            if cell.role is CellRole.FIGURE and cell.colspan == 1:
                figures[cell.column] = max(figures[cell.column], display_width(cell.text))
        for innermost, heading, figure in _LEAST_WIDTHS:
            least = [max(figure, taken) for taken in figures]
            least[: len(labels)] = [heading] * len(labels)
            if labels:
                least[labels[-1]] = innermost
            self._take(width, least)

    def _take(self, width: int, least: Sequence[int]) -> None:
        while sum(self.widths) + _BETWEEN * len(self.widths) + 1 > width:
            wide = [column for column, taken in enumerate(self.widths) if taken > least[column]]
            if not wide:
                return
            self.widths[max(wide, key=self.widths.__getitem__)] -= 1


def _is_figure(cell: FormCell) -> bool:
    return cell.role is CellRole.FIGURE


def _filled_rows(grid: FormGrid) -> list[list[FormCell]]:
    """The rows from left to right, with a blank where a cell of a row above reaches down."""
    rows = [[evolve(cell, text=shown(cell.text.replace("|", "¦"))) for cell in row] for row in grid.cells]
    for number, row in enumerate(grid.cells):
        for cell in row:
            for below in rows[number + 1 : number + cell.rowspan]:
                below.append(evolve(cell, text=""))
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def _widths(rows: Sequence[Sequence[FormCell]]) -> list[int]:
    """For each column the least width with which every cell is shown whole."""
    widths = [1] * max(cell.column + cell.colspan for row in rows for cell in row)
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.colspan):
        span = range(cell.column, cell.column + cell.colspan)
        missing = display_width(cell.text) - sum(widths[column] for column in span) - _BETWEEN * (cell.colspan - 1)
        for step in range(missing):
            widths[span[-1 - step % len(span)]] += 1
    return widths


def _broken(text: str, width: int) -> list[str]:
    """A text over as many lines as a width asks for."""
    lines, line, used = [], "", 0
    for character in text:
        taken = _character_width(character)
        if line and used + taken > width:
            # Punctuation that closes does not stand at the beginning of a line.
            kept = line[:-1] if character in _NEVER_FIRST and len(line) > 1 else line
            lines.append(kept)
            line = line[len(kept) :]
            used = display_width(line)
        line += character
        used += taken
    return [*lines, line]


def _aligned(text: str, width: int, role: CellRole) -> str:
    free = max(width - display_width(text), 0)
    left = {CellRole.FIGURE: free, CellRole.HEADER: free // 2}.get(role, 0)
    return " " * left + text + " " * (free - left)
