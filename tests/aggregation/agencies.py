"""Towns of a county: a test changes one thing."""

from typing import Any

from attrs import evolve

from gov_disclosure import AnnualReport, RequestMatrix
from tests.factories import changed, clean_report

TOWNS = ("甲镇", "乙镇", "丙镇")


def town(name: str | None = "甲镇", number: int = 1, edition: str = "2021", **cells: Any) -> AnnualReport:
    """A town that received that many requests and disclosed what was asked for."""
    counts = {"natural_person": number}
    matrix = RequestMatrix.from_figures(edition, {"received": counts, "disclosed": counts}, fill=0)
    return changed(evolve(clean_report(edition), agency=name, requests=matrix), **cells)


def towns() -> list[AnnualReport]:
    return [town(name, number) for number, name in enumerate(TOWNS, 1)]
