"""What of a report would not be read back from its official form, and why.

Writing and reading are inverses: ``interpret(layout(report)).report == report`` for every report without
:func:`obstacles`. They are found by what the reader itself asks (is this line a heading, a label, a page's
furniture?), so this module stands above both. It is strict, and may refuse what would have come through.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from attrs import fields

from .errors import Problem
from .figures import MONEY_UNITS, Figure
from .forms import CellKind, editions, newest_form
from .grids import NOWHERE, Grid
from .reading.edition import guess_edition
from .reading.headings import match_heading, parted_by_headings
from .reading.interpret import MOST_CHARACTERS
from .reading.labels import LabelIndex
from .reading.lines import Token, inline_tokens, lines_of
from .reading.masthead import Masthead, is_chrome, is_footer, is_page_number, masthead, year_of_prose
from .reading.numerals import is_figure_like
from .reading.rows import named_unit
from .reading.tables import LONGEST_ABOVE
from .reading.text import SPACE_ENTITIES, is_rule
from .report import AnnualReport, Narrative
from .writing.layout import FormParagraph, ParagraphRole, layout, official_title

__all__ = ["obstacles"]

_Reason = tuple[str, str]

_BARS = frozenset("|｜│┃¦║")
_MARKUP = re.compile(r"<[A-Za-z/!?]|^\{|^#{1,6} ")
_EMPTY = ("has an empty line, or is empty", "有空行或没有内容")
_SPACES = ("has white space other than single spaces inside a line", "行内有单个空格以外的空白字符")
_CONTROL = ("has control or invisible characters", "有控制字符或不可见字符")
_BAR = ("has a vertical bar, which parts the cells of a table", "有竖线，会被当作表格的分隔线")
_MARKED_UP = ("looks like HTML, Markdown or JSON", "像HTML、Markdown或JSON")
_HEADING = ("a line reads like the heading of a section", "有一行会被读作章节标题")
_LABEL = ("a line reads like a label or figures of a table", "有一行会被读作表格的栏目或数字")
_RULE = ("a line only draws a rule", "有一行只是分隔线")
_FURNITURE = ("a line reads like a page's navigation or footer", "有一行会被读作网页的导航或页脚")
_NO_TITLE = ("is missing, and one is printed to tell agency and year", "没有标题，而须印出标题以载明机关和年度")
_UNIT = (
    f"is printed only beside an amount, and as one of {', '.join(MONEY_UNITS)}",
    f"只能与金额一并印出，且须为{'、'.join(MONEY_UNITS)}之一",
)
_MOST_PROSE = MOST_CHARACTERS - 100_000
"""Tables, headings and labels take the rest."""
_LONG = (
    f"is longer than {_MOST_PROSE} characters, more than is read of a document",
    f"超过{_MOST_PROSE}个字符，读取文件时不接受这样长的文字",
)
_TITLE_LINE = ("a line reads like the title", "有一行会被读作标题")


def obstacles(report: AnnualReport) -> tuple[Problem, ...]:
    """Why a report would not be read back from its official form as it is, by field; empty if it would.

    What can be printed without loss:

    - ``title`` is agency, year and 政府信息公开工作年度报告 or a title in which the reader finds the same; or
      there is none, and neither agency nor year: a title cannot be missing where they are to be told.
    - ``year`` without a title that tells it is what the prose tells.
    - ``agency_code`` has 18 digits and capital letters.
    - No prose has empty lines, white space at the ends of lines or doubled, tabs, bars or invisible
      characters, nor a line that reads like a heading, a title, a table's label, a rule or a page's furniture.
    - All prose together is no longer than what is read of a document.
    - The tables tell the edition: table 四 alone is the same in both.
    - ``amount_unit`` of the 2019 form is 元, 万元 or 亿元, beside an amount.

    >>> from gov_disclosure import AnnualReport, Narrative
    >>> report = AnnualReport(form=None, narrative=Narrative(overview="二、主动公开政府信息情况"))
    >>> [problem.message("en") for problem in obstacles(report)]
    ['narrative.overview: a line reads like the heading of a section']
    """
    head = _head_as_read(report)
    return tuple(
        Problem(at, *reason)
        for source in (_head(report, head), _preamble(report, head), _prose(report), _length(report), _tables(report))
        for at, reason in source
    )


# ---------------------------------------------------------------------- the head


def _preface(report: AnnualReport) -> list[FormParagraph]:
    """The paragraphs before the first section."""
    found: list[FormParagraph] = []
    for block in layout(report):
        if not isinstance(block, FormParagraph) or block.role is ParagraphRole.HEADING:
            break
        found.append(block)
    return found


def _head_as_read(report: AnnualReport) -> Masthead:
    return masthead([block.text for block in _preface(report)])


def _head(report: AnnualReport, head: Masthead) -> Iterator[tuple[str, _Reason]]:
    if report.title is None and official_title(report) is not None:
        yield "title", _NO_TITLE
    elif head.title != report.title:
        yield "title", ("is not read as a title", "不会被读作标题")
    title = report.title or official_title(report) or ""
    reason = _unfit_line(title) if title else None
    if reason:
        yield "title", reason
    if head.agency != report.agency:
        yield "agency", (f"the title tells {head.agency!r}", f"标题中读出的是{head.agency!r}")
    year = head.year or _year_of_prose(report.narrative)
    if year != report.year:
        yield "year", (f"title and prose tell {year}", f"标题和正文中读出的是{year}")
    if head.agency_code != report.agency_code:
        yield "agency_code", (f"is read as {head.agency_code!r}", f"会被读作{head.agency_code!r}")
    if head.published_on != report.published_on:
        yield "published_on", (f"is read as {head.published_on}", f"会被读作{head.published_on}")


def _year_of_prose(narrative: Narrative) -> int | None:
    others = (narrative.proactive, narrative.requests, narrative.review_litigation)
    return year_of_prose(narrative.preamble, narrative.overview, others)


def _preamble(report: AnnualReport, head: Masthead) -> Iterator[tuple[str, _Reason]]:
    for number, block in enumerate(_preface(report)):
        if block.role is ParagraphRole.PROSE and is_chrome(block.text):
            yield "narrative.preamble", _FURNITURE
        if block.role is ParagraphRole.PROSE and number in head.used:
            yield "narrative.preamble", _TITLE_LINE


# ---------------------------------------------------------------------- prose


def _length(report: AnnualReport) -> Iterator[tuple[str, _Reason]]:
    texts = [getattr(report.narrative, attribute.name) for attribute in fields(Narrative)]
    if len(report.title or "") + sum(map(len, texts)) > _MOST_PROSE:
        yield "narrative", _LONG


def _prose(report: AnnualReport) -> Iterator[tuple[str, _Reason]]:
    for attribute in fields(Narrative):
        text = getattr(report.narrative, attribute.name)
        reasons = dict.fromkeys(filter(None, map(_unprintable_line, text.split("\n")))) if text else {}
        for reason in reasons:
            yield f"narrative.{attribute.name}", reason


def _unprintable_line(line: str) -> _Reason | None:
    unfit = _unfit_line(line)
    if unfit:
        return unfit
    if any(match_heading(line, form.sections) for form in editions()):
        return _HEADING
    if len(parted_by_headings(line, newest_form().sections)) > 1:
        return _HEADING
    if is_footer(line) or is_page_number(line):
        return _FURNITURE
    return _LABEL if _reads_like_a_row(line) else None


def _unfit_line(line: str) -> _Reason | None:
    if not line:
        return _EMPTY
    if line != " ".join(line.split()):
        return _SPACES
    if any(unicodedata.category(character)[0] == "C" for character in line):
        return _CONTROL
    if not _BARS.isdisjoint(line):
        return _BAR
    if _MARKUP.search(line) or SPACE_ENTITIES.search(line):
        return _MARKED_UP
    return _RULE if is_rule(line) else None


@cache
def _indexes() -> tuple[LabelIndex, ...]:
    return tuple(LabelIndex(form) for form in editions())


def _reads_like_a_row(line: str) -> bool:
    texts = [token.text for token in inline_tokens(Token(line, NOWHERE))]
    if len(texts) > 1 and all(map(is_figure_like, texts)):
        return True
    matches = (index.lookup(text) for index in _indexes() for text in texts if not is_figure_like(text))
    return any(match is not None and match.known for match in matches)


# ---------------------------------------------------------------------- tables


def _tables(report: AnnualReport) -> Iterator[tuple[str, _Reason]]:
    if report.form is None:
        return
    if not report.tables:
        yield "form", ("there is no table to tell it", "没有表格可以说明格式版本")
        return
    grids = [block for block in layout(report) if isinstance(block, Grid)]
    read = guess_edition(list(lines_of(grids))).form.edition
    if read != report.form:
        yield "form", (f"the tables are read as of the {read} form", f"表格会被读作{read}版")
    unit = getattr(report.proactive, "amount_unit", None)
    if unit is not None and (unit not in MONEY_UNITS or None in _amounts(report)):
        yield "proactive.procurement.amount_unit", _UNIT
    bare = unit is None and any(amount is not None for amount in _amounts(report))
    if bare and any(map(_names_unit, report.narrative.proactive.split("\n"))):
        yield "narrative.proactive", _LABEL


def _names_unit(line: str) -> bool:
    """Whether a line above a table would be read as the unit of its amounts."""
    return len(line) <= LONGEST_ABOVE and named_unit(line) is not None


def _amounts(report: AnnualReport) -> list[Figure]:
    """The amounts for which the form names no unit."""
    if report.proactive is None:
        return []
    table = report.proactive.table
    cells = zip(table.cells(), report.proactive.cells, strict=True)
    return [figure for (_, _, column), figure in cells if column.kind is CellKind.AMOUNT and column.unit is None]
