"""``confirm``, and what ``check`` says of findings that were confirmed."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from .. import check
from ..errors import ConfirmedError, Language
from ..findings import CheckResult, Finding
from ..memory import Confirmation, Confirmed
from .files import CLEAN, FAILED, FOUND, opened
from .reasons import FileError, reason_of
from .streams import complain, print_out, safe, save
from .texts import text

__all__ = ["confirmed_lines", "confirmed_of", "run_confirm"]


def confirmed_of(file: str, language: Language) -> Confirmed:
    """The confirmed findings in a file.

    :raises FileError: it cannot be opened, or is no such file.
    """
    try:
        return Confirmed.loads(Path(file).read_bytes())
    except (ConfirmedError, OSError) as error:
        raise FileError(f"{file}: {reason_of(error, language)}") from None


def run_confirm(options: Namespace, language: Language) -> int:
    """``confirm``: writes findings of a file on the list of those that were looked into, with the reason."""
    try:
        known = confirmed_of(options.confirmed, language) if Path(options.confirmed).exists() else Confirmed()
    except FileError as error:
        complain(safe(str(error)))
        return FAILED
    reading = opened(options.file, language)
    if reading is None:
        return FAILED
    found = [each for each in check(reading).of_rule(options.rule) if options.at is None or each.at == options.at]
    if not found:
        complain(text("nothing to confirm", language, file=safe(options.file), rule=safe(options.rule)))
        return FOUND
    try:
        for finding in found:
            known = known.including(finding, options.reason, on=options.on)
    except ConfirmedError as error:
        complain(reason_of(error, language))
        return FAILED
    save(known.dumps(), options.confirmed)
    for finding in found:
        print_out(f"{text('confirmed as', language, fingerprint=finding.fingerprint)}: {_line(finding, language)}\n")
    return CLEAN


def confirmed_lines(result: CheckResult, language: Language) -> Iterator[str]:
    """What is silent and why, and what was confirmed and no longer applies."""
    for each in result.silenced:
        severity, reason = text(each.finding.severity, language), safe(each.confirmation.reason)
        yield f"  {text('silent', language, severity=severity, reason=reason)} {_line(each.finding, language)}"
    for confirmation in result.lapsed:
        yield f"  {text('lapsed', language)} {_named(confirmation)}: {safe(confirmation.reason)}"


def _line(finding: Finding, language: Language) -> str:
    return f"{finding.rule}: {safe(finding.message(language))}"


def _named(confirmation: Confirmation) -> str:
    return safe(confirmation.rule if confirmation.at is None else f"{confirmation.rule} {confirmation.at}")
