"""How the library is used, for type checkers alone: this file is checked and never run.

A line that is wrong says what mypy and pyright say of it; both complain where they have nothing to say.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import cattrs
from altair import LayerChart
from hypothesis.strategies import SearchStrategy

from gov_disclosure import (
    Aggregate,
    AggregateCheck,
    AggregationIdentity,
    AnnualReport,
    ApplicantClass,
    ApplicantCounts,
    BlankFormError,
    CarryOver,
    Cause,
    CellAddress,
    CellSum,
    CheckedFile,
    CheckResult,
    Claim,
    Comparability,
    Comparison,
    Confirmation,
    Confirmed,
    ConfirmedError,
    Conversion,
    Correspondence,
    CountClaim,
    Coverage,
    Difference,
    Edition,
    Entry,
    Finding,
    FindingError,
    Form,
    FrameError,
    GovDisclosureError,
    Growth,
    History,
    HistoryCheck,
    Identity,
    InconsistentReportError,
    InvalidAddressError,
    InvalidCollectionError,
    InvalidReportError,
    Ledger,
    Loss,
    Mend,
    MissingExtraError,
    MissingFontError,
    Narrative,
    NotAReportError,
    OutcomeGroup,
    PanelError,
    PartsClaim,
    Period,
    Point,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Problem,
    Profile,
    Rate,
    Reading,
    RequestMatrix,
    RequestRow,
    Result,
    ResultCounts,
    ReviewLitigationGrid,
    Route,
    Rule,
    Severity,
    ShareClaim,
    Silenced,
    Slip,
    Solution,
    Source,
    Standing,
    Subject,
    Suspect,
    Tally,
    UnknownCellError,
    UnknownFormatError,
    UnprintableReportError,
    UnreadableDocumentError,
    Verdict,
    WireFormatError,
    YearlyIdentity,
    YearsCoverage,
    aggregate,
    blank_form,
    check,
    check_aggregate,
    check_history,
    checked_page,
    claims,
    collecting,
    convert,
    correspondences,
    diff,
    dumps,
    form,
    frames,
    from_dict,
    histories,
    index_page,
    json_schema,
    loads,
    localise,
    obstacles,
    panels,
    plots,
    profile,
    profiles,
    rates,
    read,
    read_json,
    register_hooks,
    require_consistent,
    results,
    rulebook,
    solve,
    strategies,
    to_dict,
    write,
    writing,
)
from gov_disclosure.identities import (
    aggregation_identities,
    holds,
    identities,
    table_identities,
    verdicts,
    violated,
    yearly_identities,
    yearly_verdicts,
)

# ---------------------------------------------------------------- a new report

matrix = RequestMatrix.from_figures(
    Edition.FORM_2021,
    {RequestRow.RECEIVED: {ApplicantClass.NATURAL_PERSON: 2}, RequestRow.DISCLOSED: {"natural_person": 2}},
    fill=0,
)
assert_type(matrix, RequestMatrix)
RequestMatrix.from_figures("2019", {"received": {"natural_person": 2}})
grid = ReviewLitigationGrid.from_figures({Route.RECONSIDERATION: {Result.UPHELD: 1}}, fill=0)
new = ProactiveDisclosure2021.from_figures({"fees": {"amount_10k_yuan": Decimal("26.55")}}, fill=0)
old = ProactiveDisclosure2019.from_figures({"procurement": {"amount": Decimal(3)}}, amount_unit="万元")
report = AnnualReport(
    form="2021",
    agency="示例县统计局",
    agency_code=None,
    year=2024,
    title="示例县统计局2024年政府信息公开工作年度报告",
    published_on=date(2025, 1, 20),
    narrative=Narrative(overview="第一段。\n第二段。"),
    proactive=new,
    requests=matrix,
    review_litigation=grid,
)
AnnualReport(form=Edition.FORM_2019, proactive=old)
AnnualReport(form=None)
AnnualReport(year=2024)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
AnnualReport(form="2021", year="2024")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
AnnualReport(form="2021").year = 2025  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

# ---------------------------------------------------------------- its parts

assert_type(report.form, Edition | None)
assert_type(report.agency, str | None)
assert_type(report.year, int | None)
assert_type(report.published_on, date | None)
assert_type(report.narrative.problems_and_improvements, str)
assert_type(report.proactive, ProactiveDisclosure2019 | ProactiveDisclosure2021 | None)
assert_type(report.requests, RequestMatrix | None)
assert_type(report.review_litigation, ReviewLitigationGrid | None)
assert_type(report.official_form, Form | None)
assert_type(report.cells_stated, int)
assert_type(report["requests.received.total"], int | Decimal | None)
assert_type(report[CellAddress("requests", "received", "total")], int | Decimal | None)
assert_type(report.with_cell("requests.received.total", 3), AnnualReport)
assert_type(report.items(), Iterator[tuple[CellAddress, int | Decimal | None]])

assert_type(matrix[RequestRow.RECEIVED, ApplicantClass.TOTAL], int | None)
assert_type(matrix["received", "total"], int | None)
assert_type(matrix["requests.received.total"], int | None)
assert_type(matrix[RequestRow.RECEIVED], ApplicantCounts)
assert_type(matrix.received.natural_person, int | None)
assert_type(matrix.received[ApplicantClass.TOTAL], int | None)
assert_type(matrix.withheld.state_secret.total, int | None)
assert_type(matrix.withheld.sum, ApplicantCounts)
assert_type(matrix.otherwise_handled.other, ApplicantCounts | None)
assert_type(matrix.group(OutcomeGroup.WITHHELD)[ApplicantClass.TOTAL], int | None)
assert_type(matrix.rows(), Mapping[RequestRow, ApplicantCounts])
assert_type(matrix.column(ApplicantClass.TOTAL), Mapping[RequestRow, int | None])
assert_type(matrix.with_cell("requests.received.total", None), RequestMatrix)
assert_type(matrix.edition, Edition)
assert_type(matrix.stated, int)

assert_type(grid[Route.DIRECT_LITIGATION, Result.PENDING], int | None)
assert_type(grid["review_litigation.reconsideration.total"], int | None)
assert_type(grid[Route.RECONSIDERATION], ResultCounts)
assert_type(grid.reconsideration.total, int | None)
assert_type(new.rules.in_force, int | None)
assert_type(new.fees, Decimal | None)
assert_type(old.licensing.item_change, int | None)
assert_type(old.procurement.amount, Decimal | None)
assert_type(old.procurement.amount_unit, str | None)

# ---------------------------------------------------------------- the form

official = form(Edition.FORM_2021)
assert_type(official, Form)
assert_type(form("2019").addresses, tuple[CellAddress, ...])
assert_type(official.address("requests.received.total"), CellAddress)
assert_type(official.label("requests.received.total"), str)
assert_type(official.has("requests.received.total"), bool)
assert_type(CellAddress.parse("requests.received.total").row, str)

# ---------------------------------------------------------------- checks

result = check(report)
assert_type(result, CheckResult)
assert_type(result.clean, bool)
assert_type(result.findings, tuple[Finding, ...])
assert_type(result.of_rule("requests.balance"), tuple[Finding, ...])
assert_type(result.at_least(Severity.WARNING), tuple[Finding, ...])
assert_type(result.coverage, Coverage)
assert_type(result.coverage.cells_stated, int)
assert_type(result.verdicts["requests.balance@requests.concluded.total"], Verdict)
assert_type(result.causes, tuple[Cause, ...])
for finding in result.findings:
    assert_type(finding.rule, str)
    assert_type(finding.severity, Severity)
    assert_type(finding.at, str | None)
    assert_type(finding.difference, int | Decimal | None)
    assert_type(finding.message("en"), str)
    finding.message("fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def no_agency(rule: Rule, report: AnnualReport) -> Iterator[Finding]:
    """A rule of one's own."""
    if report.agency is None:
        yield rule.finding(report.form, at="agency")


mine = Rule(
    id="office.agency",
    severity=Severity.WARNING,
    title_zh="应有发布机关",
    title_en="agency named",
    message_zh="没有发布机关",
    message_en="no agency is named",
    judge=no_agency,
)
check(report, rules=(*rulebook(), mine), severities={"office.agency": Severity.ERROR})
assert_type(rulebook(), tuple[Rule, ...])
assert_type(require_consistent(report, blocking=Severity.WARNING), AnnualReport)
assert_type(checked_page(report, language="en", source="report.html", result=check(report)), str)
listed = CheckedFile(name="report.html", outcome=check(report), report=report, page="pages/report.html")
assert_type(index_page([listed], language="zh"), str)
assert_type(identities("2021"), tuple[Identity, ...])
assert_type(violated(report), tuple[Identity, ...])
assert_type(verdicts(report), dict[Identity, Verdict])
the_table = form("2021").tables[0]
assert_type(table_identities(the_table), tuple[Identity, ...])
assert_type(holds(the_table, (0,) * len(the_table.addresses)), bool)
assert_type(diff(report, report), tuple[Difference, ...])

assert_type(claims(report), tuple[Claim, ...])
for claim in claims(report):
    assert_type(claim.verdict(report), Verdict)
    quoted: tuple[str, str, int, int] = (claim.section, claim.text, claim.start, claim.end)
    if isinstance(claim, CountClaim):
        assert_type(claim.cells, tuple[CellAddress, ...])
        assert_type(claim.figure, int | Decimal)
        same_year: bool = claim.period is Period.REPORT_YEAR and not claim.at_least
    elif isinstance(claim, PartsClaim):
        assert_type(claim.parts, tuple[int, ...])
    elif isinstance(claim, ShareClaim):
        assert_type(claim.true_percent, Decimal)
assert_type(localise(report), tuple[Cause, ...])
assert_type(solve(report), tuple[Solution, ...])
for cause in localise(report):
    assert_type(cause.certain, bool)
    assert_type(cause.mends, tuple[Mend, ...])
    assert_type(cause.mends[0].suspects, tuple[Suspect, ...])
    assert_type(cause.mends[0].slip, Slip | None)
    assert_type(cause.mends[0].suspects[0].proposed, int)

# ---------------------------------------------------------------- JSON

assert_type(dumps(report), bytes)
assert_type(loads(b"{}"), AnnualReport)
assert_type(loads("{}"), AnnualReport)
assert_type(to_dict(report), dict[str, Any])
assert_type(from_dict({}), AnnualReport)
assert_type(json_schema(), dict[str, Any])
register_hooks(cattrs.Converter())

# ---------------------------------------------------------------- reading

reading = read(Path("report.html"))
assert_type(reading, Reading)
read("text of a report")
read(b"bytes of a page", max_bytes=10_000_000)
with Path("report.html").open("rb") as stream:
    read(stream)
assert_type(read_json(b"{}"), Reading)
assert_type(reading.report, AnnualReport)
assert_type(reading.provenance["requests.received.total"], Source)
assert_type(reading.provenance["requests.received.total"].text, str)
assert_type(reading.provenance["requests.received.total"].place.row, int | None)
assert_type(reading.notes, tuple[Finding, ...])
assert_type(reading.unread, tuple[CellAddress, ...])
assert_type(reading.complete, bool)
assert_type(reading.coverage, Coverage)
assert_type(solve(reading.report, reading.provenance)[0].slip, Slip | None)
assert_type(check(reading), CheckResult)

# ---------------------------------------------------------------- years

past = History([report, reading], agency="示例县统计局")
assert_type(past.years, tuple[int, ...])
assert_type(past.report(2024), AnnualReport | None)
assert_type(past.series("requests.received.total"), tuple[Point, ...])
assert_type(past.growth("requests.received.total"), tuple[Growth, ...])
assert_type(past.growth()[0].rate, Fraction | None)
assert_type(past.carry_over(), tuple[CarryOver, ...])
assert_type(past.comparability(), tuple[Correspondence, ...])
assert_type(histories([report]), tuple[History, ...])
judged = check_history(past, severities={"years.gap": Severity.WARNING})
assert_type(judged, HistoryCheck)
assert_type(judged.coverage, YearsCoverage)
assert_type(correspondences("2019", "2021")[0].comparability, Comparability)
conversion = convert(report, "2019", comparable=True)
assert_type(conversion, Conversion)
assert_type(conversion.losses, tuple[Loss, ...])
for rate in rates("2021", ApplicantClass.NATURAL_PERSON):
    assert_type(rate, Rate)
    assert_type(rate.of(report), Fraction | None)
assert_type(yearly_identities("2019", "2021"), tuple[YearlyIdentity, ...])
assert_type(aggregation_identities("2021"), tuple[AggregationIdentity, ...])
assert_type(yearly_verdicts(report, report), dict[YearlyIdentity, Verdict])

# ---------------------------------------------------------------- agencies

total = aggregate({"a.html": reading}, agency="示例县", expected=["示例县统计局"], due=date(2025, 1, 31))
assert_type(total, Aggregate)
assert_type(total["requests.received.total"], int | Decimal | None)
assert_type(total.cell("requests.received.total"), CellSum)
assert_type(total.report(lower_bound=True), AnnualReport)
assert_type(total.ledger, Ledger)
assert_type(total.ledger.entries, tuple[Entry, ...])
assert_type(total.ledger.counted[0].standing, Standing)
assert_type(Tally.of(report) + Tally(), Tally)
assert_type(check_aggregate(total, report, covers=True), AggregateCheck)
assert_type(Comparison(total).cells, dict[CellAddress, tuple[int | Decimal | None, CellSum]])
for rate in rates("2021"):
    assert_type(rate.of(total), Fraction | None)

# ---------------------------------------------------------------- writing

assert_type(write(report, format="docx"), bytes)
assert_type(write(report, format="html", losing={"title"}), bytes)
assert_type(obstacles(report, "xlsx"), tuple[Problem, ...])
assert_type(blank_form("2021", agency="示例县统计局", year=2025, format="xlsx"), bytes)
assert_type(blank_form(Edition.FORM_2019, agency="示例县统计局", year=2025, format="docx", last_year=report), bytes)
write(report, Path("report.xlsx"))
write(report, "report.docx", format="docx", losing="title")
blank_form("2021", Path("blank.xlsx"), agency="示例县统计局", year=2025)
write(report)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]

# ---------------------------------------------------------------- memory

remembered = Confirmed().including(result.findings[0], "已核实", on=date(2025, 1, 9))
assert_type(remembered, Confirmed)
assert_type(remembered.entries, tuple[Confirmation, ...])
assert_type(Confirmed.loads(remembered.dumps()), Confirmed)
silent = check(report, confirmed=remembered)
assert_type(silent.silenced, tuple[Silenced, ...])
assert_type(silent.lapsed, tuple[Confirmation, ...])
assert_type(silent.passes(profile("submit")), bool)
assert_type(silent.blocking(profiles()[0]), tuple[Finding, ...])
assert_type(profile("draft"), Profile)
assert_type(silent.findings[0].fingerprint, str)
assert_type(silent.findings[0].subject, Subject | None)
check_history(past, confirmed=remembered)
check_aggregate(total, confirmed=remembered)

# ---------------------------------------------------------------- plots

counts = plots.counts_of_panel("panel.parquet")
assert_type(counts, tuple[plots.RuleCount, ...])
assert_type(plots.counts_of_checked([(2024, ""), (None, None)]), tuple[plots.RuleCount, ...])
for chart in (plots.outcomes(report), plots.flow(past, language="en"), plots.findings(counts)):
    assert_type(chart, LayerChart)
    plots.save(chart, Path("chart.png"), scale=1)

# ---------------------------------------------------------------- errors

try:
    require_consistent(reading)
except InconsistentReportError as error:
    assert_type(error.findings, tuple[Finding, ...])
    assert_type(error.exceptions, tuple[FindingError | ExceptionGroup[FindingError], ...])
except (
    ConfirmedError,
    FrameError,
    InvalidCollectionError,
    InvalidReportError,
    WireFormatError,
    UnprintableReportError,
    BlankFormError,
) as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].at, str)
except MissingFontError as error:
    assert_type(error.message("en"), str)
except MissingExtraError as error:
    assert_type(error.extra, str)
except (InvalidAddressError, NotAReportError, PanelError, UnknownCellError, UnknownFormatError) as error:
    assert_type(error.message("zh"), str)
except UnreadableDocumentError as error:
    assert_type(error.message("zh"), str)
except GovDisclosureError as error:
    assert_type(error.message(), str)

# ---------------------------------------------------------------- frames

table = frames.to_arrow([report], sources=["report.html"])
frames.to_arrow([b"{}"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
assert_type(frames.from_frame(table), list[AnnualReport])
assert_type(frames.write_parquet("panel.parquet", frames.json_batches([dumps(report)])), int)
frames.check_frame(table, residuals=True)
frames.check_years(frames.with_rates(table), by="agency_code")
assert frames.to_tidy(table).schema == frames.tidy_schema()
frames.check_frame(table, True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
assert_type(frames.documents_ddl(), str)
for rows in frames.read_documents(frames.record_batches([report])):
    assert rows.schema == frames.documents_schema()
assert_type(frames.write_parquet(Path("panel.parquet"), [report]), int)
for batch in frames.record_batches([report], rows=1000):
    assert batch.schema == frames.wide_schema()

# ---------------------------------------------------------------- plain values

assert_type(results.check_to_dict("report.html", check(report), "en"), dict[str, Any])
assert_type(results.check_to_dict("report.html", FileNotFoundError(), message="no such file"), dict[str, Any])
assert_type(results.confirmed_check_to_dict("report.html", check(report), profile("draft")), dict[str, Any])
assert_type(results.reading_to_dict(reading), dict[str, Any])
assert_type(results.finding_to_dict(reading.notes[0]), dict[str, Any])
assert_type(results.coverage_to_dict(reading.coverage), dict[str, int])
assert_type(results.error_to_dict(FileNotFoundError(), "no such file"), dict[str, str])
assert_type(results.rule_to_dict(rulebook()[0]), dict[str, str])
assert_type(results.plain(reading.coverage), Any)
schemas: list[str] = [results.CHECK_SCHEMA, results.CONFIRMED_CHECK_SCHEMA, results.READING_SCHEMA]

# ---------------------------------------------------------------- the form as laid out

for block in writing.layout(report):
    assert_type(block, writing.FormParagraph | writing.FormGrid)
    if isinstance(block, writing.FormParagraph):
        assert_type(block.role, writing.ParagraphRole)
    else:
        assert_type(block.cells[0][0], writing.FormCell)
        assert_type(block.cells[0][0].role, writing.CellRole)
assert_type(writing.official_title(report), str | None)
assert_type(writing.table_html(matrix.table, matrix.cells), str)
pages: list[str] = [writing.page_html(report), writing.report_html(report)]
texts: list[str] = [writing.report_markdown(report), writing.report_text(report)]

# ---------------------------------------------------------------- collecting

collection = collecting.collect("tree", Path("panel.parquet"), workers=2, progress=lambda counts: print(counts.files))
assert_type(collection, collecting.CollectSummary)
assert_type(collection.total, collecting.CollectCounts)
assert_type(collecting.collect([Path("tree"), "other"], collection.panel).run.removed, int)
assert_type(collecting.outputs("panel.parquet"), collecting.Outputs)
assert_type(collecting.outputs("panel.parquet").findings, Path)

answer = panels.ask("panel.parquet", "rates", year=2024, expected=["示例县统计局"])
assert_type(answer, panels.Answer)
assert_type(answer.columns, tuple[panels.Column, ...])
assert_type(answer.notes, tuple[panels.Note, ...])
assert_type(answer.notes[0].message("en"), str)
assert_type([panels.ask("panel.parquet", question) for question in panels.QUESTIONS], list[panels.Answer])

# ---------------------------------------------------------------- strategies

assert_type(strategies.reports(edition="2021", consistent=True), SearchStrategy[AnnualReport])
assert_type(strategies.reports(wrong_cells=1, printable=True), SearchStrategy[AnnualReport])
assert_type(strategies.request_matrices(stated=True), SearchStrategy[RequestMatrix])
assert_type(strategies.review_litigation_grids(consistent=False), SearchStrategy[ReviewLitigationGrid])
assert_type(strategies.proactive_disclosures(), SearchStrategy[ProactiveDisclosure2019 | ProactiveDisclosure2021])
assert_type(strategies.narratives(printable=True), SearchStrategy[Narrative])
assert_type(strategies.counts(max_value=20), SearchStrategy[int])
assert_type(strategies.amounts(max_places=2), SearchStrategy[Decimal])
assert_type(strategies.cell_addresses(table="requests"), SearchStrategy[CellAddress])
strategies.counts(0, 20)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

# ---------------------------------------------------------------- misused: both checkers say so

AnnualReport(form="2021", published_on="2025-01-20")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
AnnualReport(form="2021", narrative="第一段。")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
AnnualReport(form="2021", requests=grid)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
AnnualReport("2021")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
RequestMatrix.from_figures("2021", {"received": {"natural_person": "2"}})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
matrix.received.natural_person = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
matrix.with_cell("requests.received.total", 2.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
report["requests.received.total"] = 3  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
more = report["requests.received.total"] + 1  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]
form(2021)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
check([report])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
check(report, severities={"requests.balance": "error"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
require_consistent(report, rulebook())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Confirmed().including("requests.balance", "已核实", on=date(2025, 1, 9))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
loads(report)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
dumps(reading)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
text = dumps(report) + ""  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
read(2024)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
History([report], "示例县统计局")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
History(report)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
aggregate([report], due="2025-01-31")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
convert(report)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
write(report, format=None)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
blank_form("2021", agency="示例县统计局", year="2025", format="xlsx")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
checked_page(report, language="fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
MissingExtraError(extra="pdf")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
collecting.collect("tree")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
panels.ask("panel.parquet", "rates", year="2024")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
strategies.reports(edition=2021)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
strategies.reports(consistent=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
