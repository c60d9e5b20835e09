"""``convert`` and ``blank``: documents of the official form."""

from argparse import Namespace

from attrs import evolve

from ..blanks import blank_form, not_handed_on
from ..documents import DocumentFormat, chosen_format, obstacles
from ..errors import GovDisclosureError, Language
from ..report import AnnualReport
from ..writing.layout import official_title
from .files import CLEAN, FAILED, FOUND, may_write, opened, tell_notes
from .reasons import reason_of
from .streams import complain, safe, save
from .texts import text

__all__ = ["run_blank", "run_convert", "titled"]


def run_convert(options: Namespace, language: Language) -> int:
    """``convert``: a report as a document of another format, as far as it could be read."""
    if not may_write(options.output, [options.file], language):
        return FAILED
    reading = opened(options.file, language)
    if reading is None:
        return FAILED
    try:
        chosen = chosen_format(options.output, options.to)
        report = titled(reading.report, chosen)
        content = chosen.render(report)
    except GovDisclosureError as error:
        complain(reason_of(error, language))
        return FAILED
    save(content, options.output)
    tell_notes(options.file, reading, language, verbose=options.verbose)
    lost = obstacles(report, chosen.name)
    for problem in lost:
        complain(text("lost", language, file=safe(options.output), problem=safe(problem.message(language))))
    return CLEAN if reading.complete and not lost else FOUND


def titled(report: AnnualReport, chosen: DocumentFormat) -> AnnualReport:
    """A report with the form's own title where the document had none: it is printed anyway."""
    return report if chosen.lossless or report.title else evolve(report, title=official_title(report))


def run_blank(options: Namespace, language: Language) -> int:
    """``blank``: a form to fill in; with last year's report what that hands on."""
    last_year = None
    if options.last_year is not None:
        if not may_write(options.output, [options.last_year], language):
            return FAILED
        reading = opened(options.last_year, language)
        if reading is None:
            return FAILED
        last_year = reading.report
    try:
        content = blank_form(
            options.form,
            agency=options.agency,
            year=options.year,
            format=chosen_format(options.output, options.to).name,
            last_year=last_year,
        )
    except GovDisclosureError as error:
        complain(reason_of(error, language))
        return FAILED
    save(content, options.output)
    missing = not_handed_on(last_year) if last_year else ()
    for address in missing:
        complain(text("not handed on", language, file=safe(str(options.last_year)), cell=address))
    return FOUND if missing else CLEAN
