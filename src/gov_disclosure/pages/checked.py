"""The checked page: a document's tables with everything that a check found in them."""

from collections.abc import Iterator

from ..errors import Language
from ..findings import CheckResult
from ..forms import Section
from ..readings import Reading
from ..report import AnnualReport
from ..vocabulary import Severity, Verdict
from ..writing.layout import official_title
from .frame import page
from .markup import Content, Html, tag
from .outcome import outcome_box
from .remarks import SYMBOLS, causes_of, remark_list, suspect_list
from .tables import legend, marked_table
from .texts import said, text
from .view import View, count_of, view_of

__all__ = ["checked_page"]


def checked_page(
    subject: AnnualReport | Reading,
    *,
    language: Language = "zh",
    source: str | None = None,
    result: CheckResult | None = None,
) -> str:
    """A page on one document: its tables with every figure, what is wrong marked, the findings in words beside.

    ``subject`` is a report or, better, a reading: then the original text and place of each cell show when
    it is pointed at or focused. ``source`` is what the document is called, ``result`` the outcome of
    :func:`gov_disclosure.check` where you checked with rules of your own. Both languages are in the page,
    with a switch; ``language`` is shown first. It is one HTML file that needs no script and no network.

    >>> page = checked_page(AnnualReport(form="2021", agency="示例县统计局", year=2024), language="en")
    >>> "Not assessed is not passed." in page, "<script" in page
    (True, False)
    """
    view = view_of(subject, result)
    report = view.report
    name = report.title or official_title(report) or source
    heading = tag("h1", name, lang="zh-CN") if name else tag("h1", said("untitled"))
    title = text("checked", language, title=name or text("untitled", language))
    kind = tag("p", said("kind"), class_="kind")
    head = [kind, heading, _facts(view, source), outcome_box(view.result, suspect_list(view), _counts(view))]
    return page(title, language, head, list(_body(view)))


def _facts(view: View, source: str | None) -> Html:
    report = view.report
    known = report.form is not None
    facts: dict[str, Content] = {
        "agency": report.agency,
        "year": None if report.year is None else str(report.year),
        "form": said("the form", edition=view.form.edition, notice=view.form.notice) if known else said("no form"),
        "published_on": None if report.published_on is None else report.published_on.isoformat(),
        "agency_code": report.agency_code,
        "file": source,
    }
    optional = ("published_on", "agency_code", "file")
    return tag(
        "dl",
        [
            tag("div", tag("dt", said(key)), tag("dd", said("unknown") if value is None else value))
            for key, value in facts.items()
            if value is not None or key not in optional
        ],
        class_="facts",
    )


def _counts(view: View) -> Html:
    coverage, findings = view.result.coverage, view.result.findings
    counts = {
        "cells stated": said("of", count=coverage.cells_stated, all=coverage.cells),
        "assessed": said("of", count=coverage.identities_assessed, all=coverage.identities),
        "broken": str(len(view.identities(Verdict.BROKEN))),
        "errors": str(count_of(findings, Severity.ERROR)),
        "warnings": str(count_of(findings, Severity.WARNING)),
        "infos": str(count_of(findings, Severity.INFO)),
    }
    pairs = [tag("div", tag("dt", said(key)), tag("dd", value)) for key, value in counts.items()]
    return tag("dl", pairs, class_="counts")


def _body(view: View) -> Iterator[Html]:
    sections = view.form.sections
    yield tag("nav", tag("ul", [tag("li", _section_link(view, each)) for each in sections]))
    if view.remarks_in(None):
        whole = tag("h2", said("whole")), remark_list(view, view.remarks_in(None))
        yield tag("section", whole, id="document")
    yield legend()
    if view.report.narrative.preamble:
        prose = tag("h2", said("preamble")), _prose(view.report.narrative.preamble)
        yield tag("section", prose, id="preamble", class_="text")
    yield from (_section(view, each) for each in sections)


def _section_link(view: View, section: Section) -> Html:
    """A link to a section, with how many errors and warnings await there."""
    findings = [each.finding for each in view.remarks_in(section.key)]
    counts = {each: count_of(findings, each) for each in (Severity.ERROR, Severity.WARNING)}
    tallies = [_tally(severity, count) for severity, count in counts.items() if count]
    return tag("a", tag("span", section.heading, lang="zh-CN"), tallies, href=f"#{section.key}")


def _tally(severity: Severity, count: int) -> Html:
    sign = tag("span", SYMBOLS[severity], aria_hidden="true")
    return tag("span", sign, tag("span", said(severity), " ", class_="unseen"), str(count), class_=f"tally {severity}")


def _section(view: View, section: Section) -> Html:
    remarks = view.remarks_in(section.key)
    listed = remark_list(view, remarks, causes_of(view, section.table))
    aside = tag("aside", tag("h3", said("findings")), listed, id=f"findings-{section.key}", tabindex=-1)
    prose = _prose(getattr(view.report.narrative, section.key))
    # A section with a table need not have prose, and one without a table has findings only where there are some.
    if section.table:
        absent = not getattr(view.report.narrative, section.key)
        parts = [tag("div", _table(view, section), aside, class_="beside"), None if absent else prose]
    else:
        parts = [prose, aside if remarks else None]
    heading = tag("h2", section.heading, lang="zh-CN")
    return tag("section", heading, parts, id=section.key, class_=None if section.table else "text")


def _table(view: View, section: Section) -> Html:
    table = view.report.table(section.table) if section.table else None
    if table is None:
        return tag("p", said("missing"), class_="missing")
    skip = tag("a", said("skip table"), class_="skip", href=f"#findings-{section.key}")
    return tag("div", skip, marked_table(view, table, section.heading), class_="sheet")


def _prose(prose: str) -> Html:
    """The report's own words, folded."""
    if not prose:
        return tag("p", said("no prose"), class_="quiet")
    return tag(
        "details",
        tag("summary", said("prose", count=len(prose))),
        [tag("p", line, lang="zh-CN") for line in prose.split("\n")],
        class_="prose",
    )
