"""The official form as blocks: a report laid out as paragraphs and grids, the inverse of the interpreter.

Every label, heading and span comes from the form. What a format makes of the blocks is its own business.
"""

from collections.abc import Iterator
from enum import Enum, auto

from attrs import frozen

from ..forms import newest_form
from ..grids import Paragraph
from ..report import AnnualReport
from .tables import FormGrid, TableFigures, table_grid

__all__ = ["FormBlock", "FormParagraph", "ParagraphRole", "layout", "official_title"]

SUBJECT = "政府信息公开工作年度报告"
_CODE = "统一社会信用代码"
_PUBLISHED = "发布日期"


class ParagraphRole(Enum):
    """What a paragraph of the form is: its title, a line of particulars, a section's heading, or prose."""

    TITLE = auto()
    PARTICULAR = auto()
    HEADING = auto()
    PROSE = auto()


@frozen
class FormParagraph(Paragraph):
    """A paragraph of the official form that knows its role."""

    role: ParagraphRole = ParagraphRole.PROSE


FormBlock = FormParagraph | FormGrid
"""A piece of the official form."""


def official_title(report: AnnualReport) -> str | None:
    """The title that the form would give a report: agency, year and what it is; ``None`` if neither is known.

    >>> official_title(AnnualReport(form="2021", agency="示例县统计局", year=2024))
    '示例县统计局2024年政府信息公开工作年度报告'
    """
    if report.agency is None and report.year is None:
        return None
    year = "" if report.year is None else f"{report.year}年"
    return f"{report.agency or ''}{year}{SUBJECT}"


def layout(report: AnnualReport) -> tuple[FormBlock, ...]:
    """A report laid out as the official form: what every writer writes, and every reader reads back.

    The title (the published one, or else :func:`official_title`), 统一社会信用代码 and 发布日期 where they are
    known, the preamble, and the six sections, each with its heading, its prose and its table. A cell
    without a figure is blank, never 0. Where the 2019 form leaves the unit of an amount open, the report's
    stands in the column's label. A report without an edition has the sections of the newest.

    Any report can be laid out; :func:`gov_disclosure.printable.obstacles` says what of it would not be read
    back.

    >>> blocks = layout(AnnualReport(form="2021", agency="示例县统计局", year=2024))
    >>> [block.text for block in blocks][:2]
    ['示例县统计局2024年政府信息公开工作年度报告', '一、总体情况']
    """
    return tuple(_blocks(report))


def _blocks(report: AnnualReport) -> Iterator[FormBlock]:
    yield from _masthead(report)
    tables = 0
    for section in (report.official_form or newest_form()).sections:
        yield FormParagraph(section.heading, role=ParagraphRole.HEADING)
        yield from _prose(getattr(report.narrative, section.key))
        table = report.table(section.table) if section.table else None
        if table is not None:
            tables += 1
            yield table_grid(TableFigures(table.table, table.cells, getattr(table, "amount_unit", None)), tables)


def _masthead(report: AnnualReport) -> Iterator[FormBlock]:
    title = report.title or official_title(report)
    if title:
        yield FormParagraph(title, role=ParagraphRole.TITLE)
    if report.agency_code is not None:
        yield FormParagraph(f"{_CODE}：{report.agency_code}", role=ParagraphRole.PARTICULAR)
    if report.published_on is not None:
        yield FormParagraph(f"{_PUBLISHED}：{report.published_on.isoformat()}", role=ParagraphRole.PARTICULAR)
    yield from _prose(report.narrative.preamble)


def _prose(text: str) -> Iterator[FormBlock]:
    if text:
        yield from (FormParagraph(line) for line in text.split("\n"))
