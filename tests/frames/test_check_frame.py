"""One declaration of the identities serves one report and a frame: both checks agree, on every engine."""

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, FrameError
from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.forms import editions
from gov_disclosure.frames import check_frame, to_arrow
from gov_disclosure.frames._sums import merged
from gov_disclosure.identities import identities
from gov_disclosure.strategies import reports
from tests.factories import clean_report
from tests.frames.engines import ENGINES, Answer, answering, rows_of
from tests.frames.judged import judged, residuals
from tests.frames.test_round_trip import fits

SEVERAL = st.lists(
    st.one_of(reports(), reports(wrong_cells=1), reports(wrong_cells=2), reports(consistent=False)).filter(fits),
    min_size=2,
    max_size=8,
)
OF_EACH_KIND = [
    clean_report(),
    clean_report("2019"),
    clean_report(requests__disclosed__natural_person=13),
    clean_report(requests__concluded__commercial_enterprise=0),
    clean_report("2019", requests__received__total=1, review_litigation__reconsideration__total=9),
    clean_report(requests__disclosed__natural_person=13, requests__disclosed__commercial_enterprise=9),
    clean_report(requests__received__total=None, requests__disclosed__total=9),
    AnnualReport(form="2021"),
    AnnualReport(form=None),
]


def everything(frame: Any) -> Any:
    return check_frame(frame, residuals=True)


def assert_agrees(frame: Any, given_reports: list[AnnualReport]) -> None:
    assert_says(rows_of(everything(frame)), given_reports)


def assert_says(rows: list[dict[str, Any]], given_reports: list[AnnualReport]) -> None:
    """The rows say of each report what the scalar check says of it."""
    assert len(rows) == len(given_reports)
    for row, report in zip(rows, given_reports, strict=True):
        wanted = judged(report)
        assert {name: row[name] for name in wanted} == wanted
        off = residuals(report)
        assert {name: value for name, value in row.items() if name.startswith("residual.") and name not in off} == {
            f"residual.{each.id}": None for each in merged() if f"residual.{each.id}" not in off
        }
        assert {name: row[name] for name in off} == off


def one_cell_wrong(edition: str) -> list[AnnualReport]:
    """The same report, each time with another cell of its identities wrong."""
    report = clean_report(edition)
    cells = dict.fromkeys(cell for identity in identities(edition) for cell in identity.cells)
    return [report.with_cell(cell, report[cell] + 1 + number) for number, cell in enumerate(cells)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_report_of_each_kind_is_judged_as_by_the_scalar_check(engine: str) -> None:
    every = [*OF_EACH_KIND, *one_cell_wrong("2021"), *one_cell_wrong("2019")]
    assert_agrees(ENGINES[engine](to_arrow(every)), every)


LARGEST = [clean_report(requests__received__total=MAX_COUNT, requests__concluded__natural_person=MAX_COUNT)]


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    return answering(everything)


@settings(max_examples=4)
@example(given_reports=LARGEST)
@given(given_reports=SEVERAL)
def test_both_checks_agree_on_every_engine(answers: dict[str, Answer], given_reports: list[AnnualReport]) -> None:
    table = to_arrow(given_reports)
    for engine, answer in answers.items():
        note(engine)
        assert_says(answer(table), given_reports)


def test_every_identity_of_every_edition_is_there_under_its_id() -> None:
    assert {each.id for each in merged()} == {each.id for one in editions() for each in identities(one)}
    for one in editions():
        for identity in identities(one):
            (ours,) = (each for each in merged() if each.id == identity.id)
            own = ours.own[one.edition] if ours.own is not None else None
            plus = [*ours.common.plus, *(own.plus if own else ())]
            minus = [*ours.common.minus, *(own.minus if own else ())]
            assert sorted(plus) == sorted(map(str, identity.left))
            assert sorted(minus) == sorted(map(str, identity.right))


# ---------------------------------------------------------------------- the columns


@pytest.mark.parametrize("engine", ENGINES)
def test_the_frame_keeps_its_columns_its_rows_and_their_order(engine: str) -> None:
    frame = ENGINES[engine](to_arrow(OF_EACH_KIND, sources=map(str, range(len(OF_EACH_KIND)))))
    rows = rows_of(check_frame(frame, ids=False, suspects=False))
    assert [row["source"] for row in rows] == [str(number) for number in range(len(OF_EACH_KIND))]
    more = ["identities_hold", "identities_broken", "identities_not_assessed"]
    assert list(rows[0]) == [*to_arrow([]).column_names, *more]


def test_a_lazy_frame_stays_lazy() -> None:
    assert isinstance(check_frame(pl.from_arrow(to_arrow(OF_EACH_KIND)).lazy()), pl.LazyFrame)


def test_an_empty_frame_is_checked_too() -> None:
    for engine in ("pandas", "polars", "pyarrow"):
        assert rows_of(check_frame(ENGINES[engine](to_arrow([])))) == [], engine


def test_the_index_of_pandas_is_kept() -> None:
    frame = to_arrow([clean_report(), clean_report("2019")]).to_pandas()
    frame.index = pd.Index(["b", "b"])
    assert list(check_frame(frame, suspects=False).index) == ["b", "b"]


def test_a_frame_that_was_checked_can_be_checked_again() -> None:
    once = check_frame(to_arrow(OF_EACH_KIND))
    for engine in ("pandas", "polars lazy", "pyarrow"):
        again = rows_of(check_frame(ENGINES[engine](once), suspects=False))
        assert again == [{name: row[name] for name in again[0]} for row in rows_of(once)], engine


# ---------------------------------------------------------------------- what could go wrong without a sound


def with_cell(value: Any, kind: Any = None, name: str = "requests.received.natural_person") -> pa.Table:
    table = to_arrow([clean_report()])
    return table.set_column(table.column_names.index(name), name, pa.array([value], kind or pa.int64()))


def test_sums_of_the_largest_counts_are_far_from_overflowing() -> None:
    """25 cells of 2⁵³−1 on one side of an identity: the most that any can come to."""
    most = max(len(identity.left) + len(identity.right) for one in editions() for identity in identities(one))
    assert most <= 25
    assert most * MAX_COUNT < 2**63
    report = clean_report()
    for row in report.requests.table.rows:
        report = report.with_cell(f"requests.{row.key}.natural_person", MAX_COUNT)
    for engine in ("pandas", "polars"):
        assert_agrees(ENGINES[engine](to_arrow([report])), [report])


@pytest.mark.parametrize("engine", ["pyarrow", "polars", "pandas", "pandas on Arrow"])
def test_figures_whose_sums_would_overflow_are_refused(engine: str) -> None:
    with pytest.raises(FrameError) as caught:
        check_frame(ENGINES[engine](with_cell(2**62)))
    assert [problem.at for problem in caught.value.problems] == ["requests.received.natural_person"]


def test_a_lazy_frame_gives_no_verdict_on_figures_whose_sums_would_overflow() -> None:
    (row,) = rows_of(check_frame(pl.from_arrow(with_cell(2**62)).lazy()))
    assert {row[name] for name in judged(clean_report())} == {None}


def test_narrow_integers_are_widened_before_they_are_added() -> None:
    frame = pl.from_arrow(to_arrow([clean_report()])).with_columns(
        pl.lit(127, pl.Int8).alias("requests.received.natural_person"),
        pl.lit(127, pl.Int8).alias("requests.brought_forward.natural_person"),
    )
    (row,) = rows_of(check_frame(frame, residuals=True))
    assert row["residual.requests.balance@requests.concluded.natural_person"] == 249


@pytest.mark.parametrize("framed", [pl.from_arrow, lambda table: table.to_pandas(), lambda table: table])
def test_what_is_no_count_is_refused(framed: Any) -> None:
    for table in (with_cell("4", pa.string()), with_cell(0.5, pa.float64())):
        with pytest.raises(FrameError, match=r"requests\.received\.natural_person"):
            check_frame(framed(table))


def test_a_missing_column_is_named_and_never_taken_for_null() -> None:
    with pytest.raises(FrameError) as caught:
        check_frame(to_arrow([clean_report()]).drop_columns(["form", "requests.received.total"]))
    assert [problem.at for problem in caught.value.problems] == ["form", "requests.received.total"]
