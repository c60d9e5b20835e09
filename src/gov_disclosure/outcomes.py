"""Histories, sums of agencies and comparisons as plain values: what a program prints as JSON.

Versioned as in :mod:`gov_disclosure.results`: the keys are always there and always in the same order. A fraction is
written as ``"2/3"``, exactly.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .aggregation import Aggregate, AggregateCheck, CellSum, Entry
from .codec import to_dict
from .errors import Language
from .findings import render_label, section_headings
from .forms import form
from .history import CarryOver, Growth, History, HistoryCheck
from .indicators import Rate, rates
from .report import AnnualReport, Difference
from .results import finding_to_dict, plain
from .vocabulary import Edition

__all__ = [
    "AGGREGATE_SCHEMA",
    "COMPARE_SCHEMA",
    "HISTORY_SCHEMA",
    "aggregate_to_dict",
    "difference_label",
    "differences_to_dict",
    "history_to_dict",
]

HISTORY_SCHEMA = "gov-disclosure/history/1"
"""What stands under the key ``schema`` of the histories of agencies."""

AGGREGATE_SCHEMA = "gov-disclosure/aggregate/1"
"""What stands under the key ``schema`` of a sum of agencies."""

COMPARE_SCHEMA = "gov-disclosure/compare/1"
"""What stands under the key ``schema`` of the differences of two reports."""


def history_to_dict(history: History, result: HistoryCheck, language: Language = "zh") -> dict[str, Any]:
    """A history and what was found in it, as plain values.

    >>> from gov_disclosure import check_history
    >>> history = History([AnnualReport(form="2021", year=2024)])
    >>> list(history_to_dict(history, check_history(history)))
    ['agency', 'years', 'missing', 'coverage', 'clean', 'findings', 'carry_over', 'growth']
    """
    coverage = result.coverage
    return {
        "agency": history.agency,
        "years": [
            {
                "year": year,
                "form": None if (report := history.report(year)) is None or report.form is None else report.form.value,
                "versions": len(history.versions_of(year)),
            }
            for year in history.years
        ],
        "missing": list(history.missing),
        "coverage": {
            "years_reported": coverage.years_reported,
            "years": coverage.years,
            "identities_assessed": coverage.identities_assessed,
            "identities": coverage.identities,
        },
        "clean": result.clean,
        "findings": [finding_to_dict(each, language) for each in result.findings],
        "carry_over": [_carry_over(each) for each in history.carry_over()],
        "growth": [_growth(each) for each in history.growth()],
    }


def _carry_over(row: CarryOver) -> dict[str, Any]:
    return {
        "at": str(row.at),
        "year": row.year,
        "carried_forward": row.carried_forward,
        "brought_forward": row.brought_forward,
        "difference": row.difference,
        "verdict": row.verdict.value,
    }


def _growth(row: Growth) -> dict[str, Any]:
    return {
        "at": str(row.at),
        "year": row.year,
        "before": plain(row.before),
        "after": plain(row.after),
        "change": plain(row.change),
        "rate": _fraction(row.rate),
        "comparability": row.comparability.value,
    }


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def aggregate_to_dict(
    result: AggregateCheck, language: Language = "zh", *, lower_bound: bool = False
) -> dict[str, Any]:
    """A sum of agencies, its ledger, its rates and what was found, as plain values.

    ``report`` is the sum as a report, by :meth:`Aggregate.report`; ``cells`` has how much is stated by how many.

    >>> from gov_disclosure import aggregate, check_aggregate
    >>> list(aggregate_to_dict(check_aggregate(aggregate([]))))  # doctest: +NORMALIZE_WHITESPACE
    ['schema', 'agency', 'year', 'form', 'complete', 'clean', 'lower_bound', 'report', 'cells', 'ledger', 'rates',
     'findings']

    :raises InvalidReportError: a sum is larger than a cell can hold.
    """
    aggregate = result.aggregate
    edition = aggregate.form
    return {
        "schema": AGGREGATE_SCHEMA,
        "agency": aggregate.agency,
        "year": aggregate.year,
        "form": None if edition is None else edition.value,
        "complete": aggregate.ledger.complete,
        "clean": result.clean,
        "lower_bound": lower_bound,
        "report": to_dict(aggregate.report(lower_bound=lower_bound)),
        "cells": {str(cell.at): _cell(cell) for cell in aggregate.tally.cells()},
        "ledger": [_entry(each) for each in aggregate.ledger.entries],
        "rates": [] if edition is None else [_rate(each, aggregate, language) for each in rates(edition)],
        "findings": [finding_to_dict(each, language) for each in result.findings],
    }


def _cell(cell: CellSum) -> dict[str, Any]:
    return {"sum": plain(cell.sum), "stated": cell.stated, "unstated": cell.unstated}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "agency": entry.agency,
        "standing": entry.standing.value,
        "file": entry.source,
        "year": entry.year,
        "form": None if entry.form is None else entry.form.value,
        "published_on": plain(entry.published_on),
        "late": entry.late,
    }


def _rate(rate: Rate, aggregate: Aggregate, language: Language) -> dict[str, Any]:
    return {
        "id": rate.id,
        "title": rate.title_zh if language == "zh" else rate.title_en,
        "definition": rate.definition_zh if language == "zh" else rate.definition_en,
        "numerator": list(map(str, rate.numerator)),
        "denominator": list(map(str, rate.denominator)),
        "value": _fraction(rate.of(aggregate)),
    }


def difference_label(difference: Difference, editions: Iterable[Edition | None], language: Language = "zh") -> str:
    """What a difference is at: the printed label of a cell or a section, else the path of a field.

    >>> print(difference_label(Difference("requests.received.total", 1, 2), [Edition.FORM_2021]))
    “一、本年新收政府信息公开申请数量 · 总计”
    """
    for edition in editions:
        if edition is not None and form(edition).has(difference.at):
            return render_label(difference.at, edition, language)
    heading = section_headings(None).get(difference.at)
    if heading is None:
        return difference.at
    return f"“{heading}”" if language == "zh" else f"{difference.at} ({heading})"


def differences_to_dict(
    names: tuple[str, str],
    reports: tuple[AnnualReport, AnnualReport],
    found: Iterable[Difference],
    language: Language = "zh",
) -> dict[str, Any]:
    """The differences of two reports as plain values, each with its printed label.

    >>> one = AnnualReport(form="2021")
    >>> list(differences_to_dict(("a", "b"), (one, one), []))
    ['schema', 'before', 'after', 'differences']
    """
    editions = [each.form for each in reversed(reports)]
    return {
        "schema": COMPARE_SCHEMA,
        "before": names[0],
        "after": names[1],
        "differences": [
            {
                "at": each.at,
                "label": difference_label(each, editions, language),
                "before": _value(each.before),
                "after": _value(each.after),
            }
            for each in found
        ],
    }


def _value(value: Any) -> Any:
    """A figure or text; of a whole table how many cells it states."""
    return {"cells_stated": value.stated} if hasattr(value, "stated") else plain(value)
