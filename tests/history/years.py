"""Reports of one agency that follow from one another: a test changes one thing."""

from typing import Any

from attrs import evolve

from gov_disclosure import AnnualReport, History, RequestMatrix
from tests.factories import clean_report

ALWAYS = {"natural_person": 1, "commercial_enterprise": 1}


def year_report(year: int, edition: str = "2021", **cells: Any) -> AnnualReport:
    """Two requests are brought and carried forward each year; of documents in force there are four more each year."""
    number = {"natural_person": 10 + year % 7}
    matrix = RequestMatrix.from_figures(
        edition,
        {"received": number, "brought_forward": ALWAYS, "disclosed": number, "carried_forward": ALWAYS},
        fill=0,
    )
    report = evolve(clean_report(edition), year=year, requests=matrix)
    if edition == "2021":
        report = report.with_cell("proactive.normative_documents.in_force", 25 + 4 * (year - 2021))
    for name, value in cells.items():
        report = report.with_cell(name.replace("__", "."), value)
    return report


def history(*years: int, **cells: Any) -> History:
    """Reports of those years, the cells of the last changed."""
    *others, last = years
    return History([*map(year_report, others), year_report(last, **cells)])
