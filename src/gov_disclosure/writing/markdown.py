"""Blocks as Markdown: headings, paragraphs, and pipe tables as GitHub and most programs draw them.

A pipe table has no merged cells: what a heading covers beside its first cell is blank. Marks that Markdown
would take for markup are escaped, so that prose is shown as it is; the reader of texts undoes that.
"""

import re
from collections.abc import Iterable, Iterator

from ..report import AnnualReport
from .layout import FormBlock, FormParagraph, ParagraphRole, layout
from .tables import CellRole, FormGrid
from .text import shown

__all__ = ["report_markdown"]

_HEADINGS = {ParagraphRole.TITLE: "# ", ParagraphRole.HEADING: "## "}
_MARKUP = re.compile(r"[\\`*_\[\]<>&~$#]|^[-+=](?=[-+=\s]|$)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")
"""What is markup anywhere; a bullet or rule at the beginning of a line; a number in a list."""

_RULES = {True: "---:", False: "---"}
"""Under the first row of a table: a column of figures stands to the right."""


def report_markdown(report: AnnualReport) -> str:
    """A report as Markdown, laid out as the official form; see :func:`gov_disclosure.writing.layout`.

    >>> print(report_markdown(AnnualReport(form="2021", agency="示例县统计局", year=2024)))
    # 示例县统计局2024年政府信息公开工作年度报告
    <BLANKLINE>
    ## 一、总体情况
    ...
    """
    return "\n".join(_pieces(layout(report)))


def _pieces(blocks: Iterable[FormBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, FormParagraph):
            yield f"{_HEADINGS.get(block.role, '')}{_escaped(shown(block.text))}\n"
        else:
            yield "".join(_table(block))


def _escaped(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text)).replace("|", "¦")


def _table(grid: FormGrid) -> Iterator[str]:
    figures = {cell.column for row in grid.cells for cell in row if cell.role is CellRole.FIGURE}
    for number, row in enumerate(grid.cells):
        texts = [""] * grid.width
        for cell in row:
            texts[cell.column] = shown(cell.text).replace("|", "¦")
        yield f"| {' | '.join(texts)} |\n"
        if number == 0:
            yield f"| {' | '.join(_RULES[column in figures] for column in range(grid.width))} |\n"
