"""Findings, checks and readings as plain values: what a program prints as JSON.

The shapes are versioned like the report's own (:data:`gov_disclosure.codec.SCHEMA`), their keys are
always there and always in the same order. Figures are written as in a report: counts as integers,
amounts as canonical decimal strings; a cell address is its text.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import fields, has

from .blocking import Profile
from .cells import CellAddress
from .codec import to_dict
from .errors import GovDisclosureError, Language
from .figures import format_amount
from .findings import CheckResult, Coverage, Finding, Rule
from .readings import Reading

__all__ = [
    "CHECK_SCHEMA",
    "CONFIRMED_CHECK_SCHEMA",
    "READING_SCHEMA",
    "check_to_dict",
    "confirmed_check_to_dict",
    "coverage_to_dict",
    "error_to_dict",
    "finding_to_dict",
    "plain",
    "reading_to_dict",
    "rule_to_dict",
]

CHECK_SCHEMA = "gov-disclosure/check/1"
"""What stands under the key ``schema`` of a check."""

CONFIRMED_CHECK_SCHEMA = "gov-disclosure/check/2"
"""What stands there of a check with a profile, or with findings that were confirmed: it has more keys."""

READING_SCHEMA = "gov-disclosure/reading/1"
"""What stands under the key ``schema`` of a reading."""

_NOTHING = Coverage(0, 0, 0, 0)


def finding_to_dict(finding: Finding, language: Language = "zh") -> dict[str, Any]:
    """A finding as plain values; ``message`` is its sentence in the language asked for.

    >>> from gov_disclosure import AnnualReport, check
    >>> finding = check(AnnualReport(form="2021")).findings[-1]
    >>> finding_to_dict(finding, "en")["rule"]
    'form.fee_statement'
    """
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "at": finding.at,
        "expected": plain(finding.expected),
        "actual": plain(finding.actual),
        "difference": plain(finding.difference),
        "arguments": plain(finding.arguments),
        "cause": finding.cause,
        "message": finding.message(language),
    }


def coverage_to_dict(coverage: Coverage) -> dict[str, int]:
    """How much was stated and assessed, as plain values."""
    return {
        "cells_stated": coverage.cells_stated,
        "cells": coverage.cells,
        "identities_assessed": coverage.identities_assessed,
        "identities": coverage.identities,
    }


def check_to_dict(
    file: str, outcome: CheckResult | Exception, language: Language = "zh", *, message: str | None = None
) -> dict[str, Any]:
    """The outcome of checking one file as plain values: its result, or the error that prevented it.

    ``message`` is the error's sentence where the error does not bring one in both languages.

    >>> from gov_disclosure import AnnualReport, check
    >>> list(check_to_dict("report.html", check(AnnualReport(form="2021"))))
    ['schema', 'file', 'form', 'coverage', 'findings', 'causes', 'error']
    >>> check_to_dict("report.html", FileNotFoundError("no such file"))["error"]
    {'type': 'FileNotFoundError', 'message': 'no such file'}
    """
    result = outcome if isinstance(outcome, CheckResult) else None
    error = None
    if isinstance(outcome, Exception):
        if message is None:
            message = outcome.message(language) if isinstance(outcome, GovDisclosureError) else str(outcome)
        error = error_to_dict(outcome, message)
    return {
        "schema": CHECK_SCHEMA,
        "file": file,
        "form": result.form.value if result and result.form else None,
        "coverage": coverage_to_dict(result.coverage if result else _NOTHING),
        "findings": [finding_to_dict(each, language) for each in result.findings] if result else [],
        "causes": [plain(each) for each in result.causes] if result else [],
        "error": error,
    }


def confirmed_check_to_dict(
    file: str,
    outcome: CheckResult | Exception,
    profile: Profile,
    language: Language = "zh",
    *,
    message: str | None = None,
) -> dict[str, Any]:
    """The outcome of checking one file for a purpose: each finding with its fingerprint, and what is silent.

    >>> from gov_disclosure import AnnualReport, check, profile
    >>> record = confirmed_check_to_dict("a.html", check(AnnualReport(form="2021")), profile("draft"))
    >>> list(record)  # doctest: +NORMALIZE_WHITESPACE
    ['schema', 'file', 'form', 'coverage', 'findings', 'causes', 'error', 'profile', 'passes', 'silenced', 'lapsed']
    """
    record = check_to_dict(file, outcome, language, message=message)
    result = outcome if isinstance(outcome, CheckResult) else None
    return {
        **record,
        "schema": CONFIRMED_CHECK_SCHEMA,
        "findings": [_known(each, language) for each in result.findings] if result else [],
        "profile": profile.id,
        "passes": result is not None and result.passes(profile),
        "silenced": [
            {
                **_known(each.finding, language),
                "reason": each.confirmation.reason,
                "confirmed_on": plain(each.confirmation.confirmed_on),
            }
            for each in result.silenced
        ]
        if result
        else [],
        "lapsed": [plain(each) for each in result.lapsed] if result else [],
    }


def _known(finding: Finding, language: Language) -> dict[str, Any]:
    return {**finding_to_dict(finding, language), "fingerprint": finding.fingerprint}


def error_to_dict(error: Exception, message: str) -> dict[str, str]:
    """An error as plain values, with its sentence.

    >>> error_to_dict(FileNotFoundError(), "no such file")
    {'type': 'FileNotFoundError', 'message': 'no such file'}
    """
    return {"type": type(error).__name__, "message": message}


def reading_to_dict(reading: Reading, language: Language = "zh") -> dict[str, Any]:
    """A reading as plain values: the report, the original text and place of each cell, and the notes.

    >>> from gov_disclosure import AnnualReport
    >>> list(reading_to_dict(Reading(report=AnnualReport(form="2021"))))
    ['schema', 'report', 'provenance', 'notes', 'coverage']
    """
    return {
        "schema": READING_SCHEMA,
        "report": to_dict(reading.report),
        "provenance": {
            str(at): {"text": source.text, "place": dict(source.place.to_dict())}
            for at, source in reading.provenance.items()
        },
        "notes": [finding_to_dict(each, language) for each in reading.notes],
        "coverage": coverage_to_dict(reading.coverage),
    }


def rule_to_dict(rule: Rule) -> dict[str, str]:
    """A rule of the rulebook as plain values.

    >>> from gov_disclosure import rulebook
    >>> rule_to_dict(rulebook()[0])["id"]
    'requests.balance'
    """
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "needs": rule.needs.value,
        "title_zh": rule.title_zh,
        "title_en": rule.title_en,
        "basis_zh": rule.basis_zh,
        "basis_en": rule.basis_en,
    }


def plain(value: Any) -> Any:
    """A value as it stands in JSON: amounts as canonical text, cells by their address.

    >>> plain((Decimal("1.50"), CellAddress("requests", "received", "total"), None))
    ['1.5', 'requests.received.total', None]
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Decimal):
        return format_amount(value)
    if isinstance(value, CellAddress):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if has(type(value)):
        return {attribute.name: plain(getattr(value, attribute.name)) for attribute in fields(type(value))}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return str(value)
