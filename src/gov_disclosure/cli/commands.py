"""The commands: each calls the library, prints what it says, and gives the exit code."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from .. import check, dumps, json_schema, rulebook
from ..blocking import Profile, profile
from ..errors import Language
from ..findings import CheckResult, Finding
from ..memory import Confirmed
from ..results import check_to_dict, confirmed_check_to_dict, reading_to_dict, rule_to_dict
from ..summary import cause_line, summary
from ..vocabulary import Severity
from ..writing.text import blocks_text, table_blocks
from .confirming import confirmed_lines, confirmed_of
from .files import CLEAN, FAILED, FOUND, may_write, opened, tell_notes
from .gathering import Gathered, complain_at_the_end, gathered
from .pages import CheckedSource, save_pages
from .printing import indented, one_line
from .reasons import FileError, reason_of
from .streams import complain, print_out, safe, terminal_width
from .texts import text

__all__ = ["run_check", "run_read", "run_rulebook", "run_schema", "run_show"]


_USUAL = "submit"
"""The profile of a check with confirmed findings, where none is named: what blocks is what is not clean."""


def run_read(options: Namespace, language: Language) -> int:
    """``read``: the report as JSON, with or without the evidence."""
    reading = opened(options.file, language)
    if reading is None:
        return FAILED
    if options.details:
        print_out(f"{one_line(reading_to_dict(reading, language))}\n")
    else:
        print_out(dumps(reading.report) + b"\n")
    tell_notes(options.file, reading, language, verbose=options.verbose)
    return CLEAN if reading.complete else FOUND


def run_show(options: Namespace, language: Language) -> int:
    """``show``: the tables as the official form prints them."""
    reading = opened(options.file, language)
    if reading is None:
        return FAILED
    blocks = table_blocks(reading.report)
    if blocks:
        print_out(blocks_text(blocks, width=terminal_width()))
    else:
        complain(text("no tables", language, file=safe(options.file)))
    tell_notes(options.file, reading, language, verbose=options.verbose)
    return CLEAN if reading.complete else FOUND


def run_check(options: Namespace, language: Language) -> int:
    """``check``: what does not add up in each file; the gravest code of all."""
    if options.page == "-":
        complain(text("page stdout", language))
        return FAILED
    if options.page and not may_write(options.page, options.files, language):
        return FAILED
    try:
        confirmed = None if options.confirmed is None else confirmed_of(options.confirmed, language)
    except FileError as error:
        complain(safe(str(error)))
        return FAILED
    purpose = profile(options.profile or _USUAL) if options.profile or confirmed is not None else None
    code = CLEAN
    records = []
    sources = []
    failed = []
    for each in gathered(options.files, language):
        source = _checked(each, confirmed)
        outcome = source.outcome
        sources.append(_with_everything(source))
        code = max(code, _code(outcome, purpose))
        if options.format == "json":
            records.append(one_line(_record(each.file, outcome, purpose, language)))
        elif isinstance(outcome, CheckResult):
            print_out("".join(f"{line}\n" for line in _lines(each.file, outcome, options, language)))
        else:
            failed.append(each)
    if options.format == "json":
        print_out("[" + ",\n".join(records) + "]\n")
    complain_at_the_end(failed, language)
    if options.page:
        save_pages(sources, options.page, language)
    return code


def run_schema(_: Namespace, language: Language) -> int:
    """``schema``: the JSON Schema of a report."""
    print_out(f"{indented(json_schema())}\n")
    return CLEAN


def run_rulebook(options: Namespace, language: Language) -> int:
    """``rulebook``: the rules, a line each or as JSON."""
    rules = [rule_to_dict(rule) for rule in rulebook()]
    if options.format == "json":
        print_out(f"{indented(rules)}\n")
        return CLEAN
    for rule in rules:
        severity = text(rule["severity"], language)
        title, basis = rule[f"title_{language}"], rule[f"basis_{language}"]
        print_out(text("rule", language, id=rule["id"], severity=severity, title=title, basis=basis) + "\n")
    return CLEAN


# ---------------------------------------------------------------------- files


def _checked(each: Gathered, confirmed: Confirmed | None) -> CheckedSource:
    if each.reading is None:
        assert each.error is not None
        return CheckedSource(each.file, each.error)
    return CheckedSource(each.file, check(each.reading, confirmed=confirmed), each.reading)


def _with_everything(source: CheckedSource) -> CheckedSource:
    """What a page is made of: every finding, confirmed or not, so that nothing is hidden there."""
    outcome = source.outcome
    if not isinstance(outcome, CheckResult) or not outcome.silenced:
        return source
    silent = (each.finding for each in outcome.silenced)
    return evolve(source, outcome=evolve(outcome, findings=(*outcome.findings, *silent), silenced=()))


def _code(outcome: CheckResult | Exception, purpose: Profile | None) -> int:
    if not isinstance(outcome, CheckResult):
        return FAILED
    fine = outcome.clean if purpose is None else outcome.passes(purpose)
    return CLEAN if fine else FOUND


def _record(file: str, outcome: CheckResult | Exception, purpose: Profile | None, language: Language) -> dict[str, Any]:
    message = None if isinstance(outcome, CheckResult) else reason_of(outcome, language)
    if purpose is None:
        return check_to_dict(file, outcome, language, message=message)
    return confirmed_check_to_dict(file, outcome, purpose, language, message=message)


# ---------------------------------------------------------------------- what is said


def _lines(file: str, result: CheckResult, options: Namespace, language: Language) -> Iterator[str]:
    coverage = result.coverage
    yield text(
        "headline",
        language,
        file=safe(file),
        form=text("form", language, form=result.form.value) if result.form else text("no form", language),
        cells_stated=coverage.cells_stated,
        cells=coverage.cells,
        identities_assessed=coverage.identities_assessed,
        identities=coverage.identities,
        verdict=_verdict(result, language),
    )
    shown = result.findings if options.verbose else result.at_least(Severity.WARNING)
    for cause in result.causes:
        yield f"  {text('cause', language)} {cause.id}: {safe(cause_line(cause, result.form, language))}"
        yield from _told("    ", (each for each in shown if each.cause == cause.id), language)
    yield from _told("  ", (each for each in shown if each.cause is None), language)
    yield from confirmed_lines(result, language)
    if len(shown) < len(result.findings):
        yield text("hidden", language, count=len(result.findings) - len(shown))


def _told(indent: str, findings: Iterable[Finding], language: Language) -> Iterator[str]:
    for line in summary(findings, language):
        yield f"{indent}{text(line.severity, language)} {line.rule}: {safe(line.text)}"


def _verdict(result: CheckResult, language: Language) -> str:
    if result.clean:
        return text("clean", language)
    if result.silenced and result.passes(_USUAL):
        return text("silenced", language, count=len(result.silenced))
    counts = {each.value: sum(found.severity is each for found in result.findings) for each in Severity}
    return text("counted", language, **counts)
