"""Yearly identities and rates as columns agree with those of reports."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, FrameError, Verdict
from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.frames import check_years, to_arrow, with_rates
from gov_disclosure.identities import yearly_identities, yearly_verdicts
from gov_disclosure.indicators import rates
from gov_disclosure.strategies import reports
from tests.factories import clean_report
from tests.frames.engines import ENGINES, Answer, answering, rows_of
from tests.frames.test_round_trip import fits


def judged(report: AnnualReport, before: AnnualReport | None) -> dict[str, Any]:
    """What the scalar rules say of a report after that of the year before."""
    names = ("years_hold", "years_broken", "years_not_assessed", "broken_years")
    if report.form is None:
        return dict.fromkeys(names)
    if before is None or before.form is None:
        found = dict.fromkeys(yearly_identities(report.form, report.form), Verdict.NOT_ASSESSED)
    else:
        found = yearly_verdicts(before, report)
    counts = [list(found.values()).count(each) for each in (Verdict.HOLDS, Verdict.BROKEN, Verdict.NOT_ASSESSED)]
    ids = " ".join(identity.id for identity, verdict in found.items() if verdict is Verdict.BROKEN)
    return dict(zip(names, (*counts, ids), strict=True))


def year(number: int, edition: str = "2021", agency: str = "示例县统计局", **cells: Any) -> AnnualReport:
    return evolve(clean_report(edition, **cells), agency=agency, year=number)


PANEL = [
    year(2024, requests__brought_forward__natural_person=7, proactive__normative_documents__in_force=40),
    year(2019, "2019"),
    year(2020, "2019", requests__brought_forward__commercial_enterprise=1),
    year(2021),
    year(2022, requests__carried_forward__total=None),
    year(2023),
    year(2026),
    year(2023, agency="另一示例局"),
    AnnualReport(form=None, agency="另一示例局", year=2024),
    year(2025, agency="另一示例局"),
    year(2030, agency="两份报告局"),
    year(2030, agency="两份报告局"),
    year(2031, agency="两份报告局"),
    evolve(clean_report(), agency=None, year=2001),
    evolve(clean_report(), agency=None, year=2002),
    evolve(clean_report(), agency="无年份局", year=None),
]


def the_year_before(report: AnnualReport, every: list[AnnualReport]) -> AnnualReport | None:
    if report.agency is None or report.year is None:
        return None
    found = [each for each in every if (each.agency, each.year) == (report.agency, report.year - 1)]
    return found[0] if len(found) == 1 else None


def assert_says(rows: list[dict[str, Any]], every: list[AnnualReport]) -> None:
    """The rows say of each report what the scalar rules say of it and the one of the year before."""
    assert len(rows) == len(every)
    by_source = {row["source"]: row for row in rows}
    for number, report in enumerate(every):
        wanted = judged(report, the_year_before(report, every))
        assert {name: by_source[str(number)][name] for name in wanted} == wanted


def numbered(every: list[AnnualReport]) -> Any:
    return to_arrow(every, sources=[str(number) for number in range(len(every))])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_years_of_several_agencies_are_judged_as_by_the_rules_of_a_history(engine: str) -> None:
    assert_says(rows_of(check_years(ENGINES[engine](numbered(PANEL)))), PANEL)


SOME_YEARS = st.lists(
    st.builds(
        evolve,
        reports().filter(fits),
        agency=st.sampled_from(["示例局", "示例局", "另一示例局", None]),
        year=st.sampled_from([2000, 2001, 2002, None]),
    ),
    min_size=2,
    max_size=6,
)
"""Few agencies and few years: most reports have one of the year before, some two, some none."""


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, Answer]]:
    return {"years": answering(check_years), "rates": answering(with_rates)}


@settings(max_examples=4)
@example(every=[year(2000), year(2000)])
@given(every=SOME_YEARS)
def test_years_agree_on_every_engine(answers: Any, every: list[AnnualReport]) -> None:
    for engine, answer in answers["years"].items():
        note(engine)
        assert_says(answer(numbered(every)), every)


def test_rows_stay_where_they_are() -> None:
    for engine in ("pandas", "polars", "pyarrow"):
        rows = rows_of(check_years(ENGINES[engine](numbered(PANEL)), ids=False))
        assert [row["source"] for row in rows] == [str(number) for number in range(len(PANEL))]
        assert "broken_years" not in rows[0]


def test_agencies_can_be_told_apart_by_their_code() -> None:
    every = [evolve(report, agency=f"名称{number}", agency_code="A") for number, report in enumerate(PANEL[2:4])]
    assert [row["years_not_assessed"] for row in rows_of(check_years(numbered(every), by="agency_code"))] == [7, 0]
    with pytest.raises(FrameError, match="no such column"):
        check_years(numbered(every), by="office")


@pytest.mark.parametrize("engine", ENGINES)
def test_rates_are_those_of_the_reports(engine: str) -> None:
    every = [clean_report(), clean_report("2019"), AnnualReport(form="2021"), AnnualReport(form=None)]
    every.append(clean_report(requests__disclosed__total=None, requests__concluded__total=None))
    assert_rates(rows_of(with_rates(ENGINES[engine](to_arrow(every)))), every)


LARGEST = [clean_report(requests__disclosed__total=MAX_COUNT, requests__partially_disclosed__total=MAX_COUNT)]


@settings(max_examples=4)
@example(every=LARGEST)
@given(every=st.lists(reports().filter(fits), min_size=1, max_size=6))
def test_rates_agree_on_every_engine(answers: Any, every: list[AnnualReport]) -> None:
    for engine, answer in answers["rates"].items():
        note(engine)
        assert_rates(answer(to_arrow(every)), every)


def assert_rates(rows: list[dict[str, Any]], every: list[AnnualReport]) -> None:
    """The rows have the rates of each report, as near as floating-point numbers come."""
    for row, report in zip(rows, every, strict=True):
        found = {name.removeprefix("rate."): value for name, value in row.items() if name.startswith("rate.")}
        wanted = {rate.id: rate.of(report) for rate in rates(report.form)} if report.form else {}
        assert wanted.keys() <= found.keys()
        assert {name for name, value in found.items() if value is not None} == {
            name for name, value in wanted.items() if value is not None
        }
        for name, value in wanted.items():
            assert found[name] == (None if value is None else pytest.approx(float(value), rel=1e-12))
