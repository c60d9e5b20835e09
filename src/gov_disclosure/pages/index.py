"""The index of several documents, sorted by what needs attention."""

from collections.abc import Iterable

from attrs import frozen

from ..errors import GovDisclosureError, Language
from ..findings import CheckResult
from ..report import AnnualReport
from ..vocabulary import Severity, Verdict
from .frame import page
from .gist import gist
from .markup import Content, Html, both, tag
from .outcome import outcome_words
from .texts import said, text
from .view import Outcome, count_of, state_of

__all__ = ["CheckedFile", "index_page"]

_WORDS = ("state", "document", "agency")
_NUMBERS = ("year", "edition", "cells stated", "assessed", "broken", "errors", "warnings")
_LAST = "found"
_RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}


@frozen(kw_only=True)
class CheckedFile:
    """A document in an index: what it is called, what came of it, its report, and where its page stands.

    ``outcome`` is what :func:`gov_disclosure.check` gave, or the error because of which the document could
    not be read; ``page`` is the address of its page, relative to the index.
    """

    name: str
    outcome: CheckResult | GovDisclosureError
    report: AnnualReport | None = None
    page: str | None = None


def index_page(files: Iterable[CheckedFile], *, language: Language = "zh") -> str:
    """A page that lists documents, what most needs attention first.

    Files that could not be read come first, then those with errors (the most broken identities before), those
    that could not be assessed, those with warnings, and last the clean ones. As in
    :func:`gov_disclosure.checked_page`, both languages are in it.

    >>> from gov_disclosure import AnnualReport, NotAReportError, check
    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> files = [
    ...     CheckedFile(name="a.html", outcome=check(report), report=report, page="pages/a.html"),
    ...     CheckedFile(name="b.html", outcome=NotAReportError(en="no report", zh="不是报告")),
    ... ]
    >>> index = index_page(files, language="en")
    >>> index.index("b.html") < index.index("a.html")
    True
    """
    ordered = sorted(files, key=_urgency)
    kind = tag("p", said("kind"), class_="kind")
    title = tag("h1", said("index"), id="title")
    about = tag("p", said("documents", count=len(ordered)), both("。", ". "), said("order"))
    counts = [(outcome, sum(state_of(each.outcome) is outcome for each in ordered)) for outcome in Outcome]
    tally = [tag("div", tag("dt", said(outcome.value)), tag("dd", str(count))) for outcome, count in counts if count]
    table = tag(
        "table",
        tag("caption", said("index"), class_="unseen"),
        tag("thead", tag("tr", [_heading(each) for each in (*_WORDS, *_NUMBERS, _LAST)])),
        tag("tbody", [_row(each) for each in ordered]),
        class_="index",
    )
    # A list wider than the screen is pushed sideways; the keyboard must be able to reach what it pushes.
    pushed = tag("div", table, class_="card list", role="region", aria_labelledby="title", tabindex=0)
    head = [kind, title, tag("div", about, tag("dl", tally, class_="counts"), class_="card")]
    return page(text("index title", language), language, head, pushed)


def _heading(column: str) -> Html:
    return tag("th", said(column), scope="col", class_=None if column in _NUMBERS else "words")


def _urgency(file: CheckedFile) -> tuple[object, ...]:
    rank = _RANKS[state_of(file.outcome)]
    if not isinstance(file.outcome, CheckResult):
        return rank, 0, 0, 0, 0, "", 0, file.name
    verdicts = tuple(file.outcome.verdicts.values())
    agency, year = (file.report.agency, file.report.year) if file.report else (None, None)
    return (
        rank,
        # A published figure that is wrong looks right; one that could not be read does not.
        -verdicts.count(Verdict.BROKEN),
        -count_of(file.outcome.findings, Severity.ERROR),
        -verdicts.count(Verdict.NOT_ASSESSED),
        -count_of(file.outcome.findings, Severity.WARNING),
        agency or "",
        year or 0,
        file.name,
    )


def _row(file: CheckedFile) -> Html:
    outcome, report = file.outcome, file.report
    document = tag("a", file.name, href=file.page) if file.page else file.name
    cells: list[Content] = [
        tag("td", outcome_words(outcome), class_="words"),
        tag("th", document, scope="row", class_="label words"),
    ]
    if isinstance(outcome, CheckResult):
        cells.append(tag("td", (report and report.agency) or said("unknown"), class_="words"))
        cells += [tag("td", value) for value in _figures(outcome, report)]
        cells.append(tag("td", gist(outcome), class_="words found"))
    else:
        reason = both(outcome.message("zh"), outcome.message("en"))
        cells.append(tag("td", reason, colspan=len(_NUMBERS) + 2, class_="words"))
    return tag("tr", cells, class_=state_of(outcome).value)


def _figures(result: CheckResult, report: AnnualReport | None) -> tuple[Content, ...]:
    coverage = result.coverage
    return (
        "—" if report is None or report.year is None else str(report.year),
        "—" if result.form is None else result.form.value,
        said("of", count=coverage.cells_stated, all=coverage.cells),
        said("of", count=coverage.identities_assessed, all=coverage.identities),
        str(tuple(result.verdicts.values()).count(Verdict.BROKEN)),
        str(count_of(result.findings, Severity.ERROR)),
        str(count_of(result.findings, Severity.WARNING)),
    )
