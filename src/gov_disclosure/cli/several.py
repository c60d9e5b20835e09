"""The commands about several reports: the years of an agency, the agencies of a year, two reports side by side."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from .. import aggregate, check_aggregate, check_history, diff
from ..agency_names import agency_key
from ..aggregation import AggregateCheck
from ..documents import chosen_format
from ..errors import GovDisclosureError, InvalidCollectionError, Language
from ..findings import Finding
from ..forms import form
from ..history import History, HistoryCheck, Point
from ..indicators import rates
from ..outcomes import (
    HISTORY_SCHEMA,
    aggregate_to_dict,
    difference_label,
    differences_to_dict,
    history_to_dict,
)
from ..report import AnnualReport, Difference
from ..results import error_to_dict, plain
from ..summary import summary
from ..vocabulary import Severity
from .documents import titled
from .files import CLEAN, FAILED, FOUND, may_write
from .gathering import Gathered, complain_at_the_end, gathered
from .lists import expected_agencies
from .printing import indented, one_line
from .reasons import FileError, reason_of
from .streams import complain, print_out, safe, save
from .texts import text

__all__ = ["run_aggregate", "run_compare", "run_history"]

_LONGEST = 60


# ---------------------------------------------------------------------- years


def run_history(options: Namespace, language: Language) -> int:
    """``history``: what does not follow from year to year, for each agency."""
    every = list(gathered(options.files, language))
    failed = [each for each in every if each.error is not None]
    found, refused = _histories(every, options.agency, language)
    failed += refused
    results = [(history, check_history(history)) for history in found]
    if options.format == "json":
        record = {
            "schema": HISTORY_SCHEMA,
            "histories": [history_to_dict(history, result, language) for history, result in results],
            "errors": [_error(each, language) for each in failed],
        }
        print_out(f"{one_line(record)}\n")
    else:
        for history, result in results:
            print_out("".join(f"{line}\n" for line in _history_lines(history, result, options, language)))
        complain_at_the_end(failed, language)
    if failed:
        return FAILED
    return CLEAN if all(result.clean for _, result in results) else FOUND


def _histories(
    every: Iterable[Gathered], agency: str | None, language: Language
) -> tuple[list[History], list[Gathered]]:
    """A history for each agency, and the files that belong into none."""
    groups: dict[str, list[Gathered]] = {}
    refused = []
    for each in every:
        if each.reading is None:
            continue
        report = each.reading.report
        lacks = "no year" if report.year is None else "no agency" if report.agency is None and agency is None else None
        if lacks:
            refused.append(Gathered(each.file, error=FileError(text(lacks, language))))
        else:
            groups.setdefault(agency_key(agency or report.agency or ""), []).append(each)
    found = []
    for key in sorted(groups):
        try:
            found.append(History([each.reading for each in groups[key] if each.reading], agency=agency))
        except InvalidCollectionError as error:
            refused += [Gathered(each.file, error=error) for each in groups[key]]
    return found, refused


def _history_lines(history: History, result: HistoryCheck, options: Namespace, language: Language) -> Iterator[str]:
    coverage = result.coverage
    yield text(
        "history line",
        language,
        agency=safe(history.agency or "?"),
        years=_years(history, language),
        identities_assessed=coverage.identities_assessed,
        identities=coverage.identities,
        verdict=_verdict(result.clean, result.findings, language),
    )
    yield from _finding_lines(result.findings, options.verbose, language)
    for address in options.cell or ():
        label = form(history.editions[-1]).label(address) if history.editions else address
        points = (_point(point, language) for point in history.series(address))
        yield f"  {safe(label)}: {text('between points', language).join(points)}"


def _point(point: Point, language: Language) -> str:
    how = text(point.comparability.value, language)
    return text("point", language, year=point.year, figure=_shown(plain(point.figure)), how=how)


def _years(history: History, language: Language) -> str:
    comma = "、" if language == "zh" else ", "
    return comma.join(
        f"{year}" if len(versions := history.versions_of(year)) == 1 else f"{year}×{len(versions)}"
        for year in history.years
    )


# ---------------------------------------------------------------------- agencies


def run_aggregate(options: Namespace, language: Language) -> int:
    """``aggregate``: the sum of the agencies' reports, who is in it, and their parent beside it."""
    inputs = [*options.files, *filter(None, (options.expect, options.parent))]
    if options.output and not may_write(options.output, inputs, language):
        return FAILED
    try:
        expected = None if options.expect is None else expected_agencies(options.expect, language)
        chosen = chosen_format(options.output, "json" if options.output in (None, "-") else None)
    except (FileError, GovDisclosureError) as error:
        complain(safe(reason_of(error, language)))
        return FAILED
    every = list(gathered(options.files, language))
    parents = list(gathered([options.parent], language)) if options.parent else []
    failed = [each for each in (*every, *parents) if each.error is not None]
    try:
        added = aggregate(
            {each.file: each.reading for each in every if each.reading is not None},
            agency=options.agency,
            year=options.year,
            form=options.form,
            expected=expected,
            due=options.due,
            unread=[each.file for each in every if each.error is not None],
        )
        parent = next((each.reading.report for each in parents if each.reading is not None), None)
        result = check_aggregate(added, parent, covers=options.covers)
        report = added.report(lower_bound=options.lower_bound)
    except GovDisclosureError as error:
        complain_at_the_end(failed, language)
        complain(reason_of(error, language))
        return FAILED
    if options.output:
        save(chosen.render(titled(report, chosen)), options.output)
    if options.format == "json":
        record = aggregate_to_dict(result, language, lower_bound=options.lower_bound)
        print_out(f"{one_line({**record, 'errors': [_error(each, language) for each in failed]})}\n")
    elif options.output != "-":
        print_out("".join(f"{line}\n" for line in _aggregate_lines(result, options, language)))
    if options.format != "json":
        complain_at_the_end(failed, language)
    if added.lower_bounds and options.output:
        key = "bounds written" if options.lower_bound else "bounds left out"
        complain(text(key, language, count=len(added.lower_bounds)))
    if failed:
        return FAILED
    return CLEAN if result.clean else FOUND


def _aggregate_lines(result: AggregateCheck, options: Namespace, language: Language) -> Iterator[str]:
    added = result.aggregate
    cells = list(added.tally.cells())
    yield text(
        "aggregate line",
        language,
        agency=safe(added.agency or text("sum", language)),
        year=added.year or "?",
        counted=len(added.ledger.counted),
        absent=len(added.ledger.absent),
        complete=sum(cell.complete for cell in cells),
        cells=len(cells),
        verdict=_verdict(
            result.clean, result.findings, language, open_="unassessed" if added.ledger.listed else "unlisted"
        ),
    )
    for entry in added.ledger.entries:
        if options.verbose or entry.standing not in ("counted", "missing", "unread"):
            standing = text(f"standing {entry.standing}", language)
            named = f"{entry.name} ({entry.source})" if entry.source and entry.agency else entry.name
            yield f"  {standing}: {safe(named)}"
    for entry in added.ledger.late:
        yield f"  {text('late', language)}: {safe(entry.name)} ({entry.published_on})"
    yield from _finding_lines(result.findings, options.verbose, language)
    if options.verbose and added.form is not None:
        for rate in rates(added.form):
            title = rate.title_zh if language == "zh" else rate.title_en
            yield f"  {safe(title)}: {_shown_rate(rate.of(added))}"


# ---------------------------------------------------------------------- two reports


def run_compare(options: Namespace, language: Language) -> int:
    """``compare``: everything in which two reports differ, by printed label."""
    every = list(gathered([options.before, options.after], language))
    readings = [each.reading for each in every if each.reading is not None]
    if len(readings) < len(every) or len(readings) != 2:
        complain_at_the_end(every, language)
        return FAILED
    before, after = (each.report for each in readings)
    found = diff(before, after)
    if options.format == "json":
        names = (options.before, options.after)
        print_out(f"{indented(differences_to_dict(names, (before, after), found, language))}\n")
    else:
        print_out("".join(f"{line}\n" for line in _difference_lines(before, after, found, language)))
    return FOUND if found else CLEAN


def _difference_lines(
    before: AnnualReport, after: AnnualReport, found: tuple[Difference, ...], language: Language
) -> Iterator[str]:
    if not found:
        yield text("same", language)
    for each in found:
        label = difference_label(each, (after.form, before.form), language)
        yield f"{safe(label)}: {_shown(each.before)} → {_shown(each.after)}"


# ---------------------------------------------------------------------- what is said


def _error(each: Gathered, language: Language) -> dict[str, Any]:
    assert each.error is not None
    return {"file": each.file, **error_to_dict(each.error, reason_of(each.error, language))}


def _verdict(clean: bool, findings: Iterable[Finding], language: Language, *, open_: str = "unassessed") -> str:
    every = list(findings)
    counts = {each.value: sum(found.severity is each for found in every) for each in Severity}
    if clean:
        return text("clean", language)
    weighty = counts[Severity.ERROR] + counts[Severity.WARNING]
    return text("counted" if weighty else open_, language, **counts)


def _finding_lines(findings: tuple[Finding, ...], verbose: bool, language: Language) -> Iterator[str]:
    shown = [each for each in findings if verbose or each.severity is not Severity.INFO]
    for line in summary(shown, language):
        yield f"  {text(line.severity, language)} {line.rule}: {safe(line.text)}"
    if len(shown) < len(findings):
        yield text("hidden", language, count=len(findings) - len(shown))


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if hasattr(value, "stated"):
        return f"[{value.stated}]"
    words = safe(str(plain(value)))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _shown_rate(rate: Fraction | None) -> str:
    return "–" if rate is None else f"{rate.numerator}/{rate.denominator} ({float(rate):.1%})"
