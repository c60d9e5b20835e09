"""A frame holds reports without loss, on every engine: what comes back is equal to what went in."""

from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Edition, FrameError, ProactiveDisclosure2021, WireFormatError, dumps
from gov_disclosure.frames import from_frame, json_batches, record_batches, to_arrow, wide_schema, write_parquet
from gov_disclosure.strategies import reports
from tests.factories import clean_report
from tests.frames.engines import ENGINES


def fits(report: AnnualReport) -> bool:
    """Whether every amount has as few digits as the frame's decimals."""
    return all(
        figure < 10**28 and figure.as_tuple().exponent >= -10
        for _, figure in report.items()
        if isinstance(figure, Decimal)
    )


@settings(max_examples=6)
@given(st.lists(reports().filter(fits), max_size=3))
def test_from_frame_gives_back_equal_reports(given_reports: list[AnnualReport]) -> None:
    table = to_arrow(given_reports)
    assert from_frame(table.to_reader(max_chunksize=1)) == given_reports
    for engine, framed in ENGINES.items():
        assert from_frame(framed(table)) == given_reports, engine


def test_sources_stand_beside_the_reports_and_are_no_part_of_them() -> None:
    table = to_arrow([clean_report(), clean_report("2019")], sources=["a.html", None])
    assert table["source"].to_pylist() == ["a.html", None]
    assert from_frame(table.drop_columns("source")) == [clean_report(), clean_report("2019")]
    with pytest.raises(ValueError, match="shorter"):
        to_arrow([clean_report()], sources=[])


def test_a_table_that_is_not_there_is_not_a_table_of_nulls() -> None:
    nothing_stated = AnnualReport(form="2021", proactive=ProactiveDisclosure2021((None,) * 10))
    no_table = AnnualReport(form="2021")
    table = to_arrow([nothing_stated, no_table])
    assert table["has_proactive"].to_pylist() == [True, False]
    assert from_frame(table) == [nothing_stated, no_table]


def test_null_is_never_zero() -> None:
    report = clean_report(requests__received__total=None, requests__disclosed__total=0)
    table = to_arrow([report, clean_report("2019")])
    assert table["requests.received.total"].to_pylist()[0] is None
    assert table["requests.disclosed.total"].to_pylist()[0] == 0
    exclusive = ["requests.otherwise_handled.other.total", "requests.otherwise_handled.total"]
    assert [table[name].is_null().to_pylist() for name in exclusive] == [[False, True], [True, False]]


def test_every_cell_of_every_edition_has_its_column() -> None:
    for edition in Edition:
        report = clean_report(edition)
        row = to_arrow([report]).to_pylist()[0]
        assert {str(address): figure for address, figure in report.items()}.items() <= row.items()


def test_batches_are_a_stream() -> None:
    def endless() -> Any:
        while True:
            yield clean_report()

    first = next(iter(record_batches(endless(), rows=3)))
    assert (first.num_rows, first.schema) == (3, wide_schema())


@pytest.mark.parametrize("rows", [0, -1])
def test_no_batch_is_without_rows(rows: int) -> None:
    """Batches of no rows would be the end of the stream, with every report lost."""
    with pytest.raises(ValueError, match="a batch has at least one row"):
        record_batches([clean_report()], rows=rows)
    with pytest.raises(ValueError, match="a batch has at least one row"):
        json_batches([dumps(clean_report())], rows=rows)


@pytest.mark.parametrize("sources", [[], ["a", "b"]])
def test_each_report_has_its_source(sources: list[str]) -> None:
    with pytest.raises(ValueError, match="argument 2"):
        to_arrow([clean_report()], sources=sources)


def test_small_batches_are_joined_to_groups_of_rows(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gov_disclosure.frames._parquet._ROWS", 2)
    path = tmp_path / "reports.parquet"
    assert write_parquet(path, record_batches([clean_report()] * 5, rows=1)) == 5
    file = pq.ParquetFile(path)
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [2, 2, 1]


def test_parquet_says_which_wire_format_it_holds(tmp_path: Any) -> None:
    path = tmp_path / "panel.parquet"
    given_reports = [clean_report(), clean_report("2019"), AnnualReport(form=None)]
    assert write_parquet(path, given_reports) == 3
    assert pq.read_schema(path).metadata[b"gov_disclosure.schema"] == b"gov-disclosure/report/1"
    assert from_frame(pq.read_table(path)) == given_reports
    assert from_frame(pl.scan_parquet(path)) == given_reports
    assert from_frame(duckdb.read_parquet(str(path))) == given_reports


def test_lines_of_json_become_parquet(tmp_path: Any) -> None:
    path = tmp_path / "panel.parquet"
    given_reports = [clean_report(), clean_report("2019"), AnnualReport(form=None)]
    lines = [dumps(report) + b"\n" for report in given_reports]
    assert write_parquet(path, json_batches([*lines, b"\n"], rows=2)) == 3
    assert from_frame(pq.read_table(path)) == given_reports
    with pytest.raises(ValueError, match="sources"):
        write_parquet(path, json_batches(lines), sources=["a", "b", "c"])


def test_a_line_that_is_no_report_is_named() -> None:
    lines = [dumps(clean_report()), dumps(clean_report()).replace(b"2022", b"2022.0", 1)]
    with pytest.raises(WireFormatError, match=r"\(line 2\)"):
        list(json_batches(lines))


# ---------------------------------------------------------------------- refusals


@pytest.mark.parametrize("amount", [Decimal(10) ** 28, Decimal("0.00000000001")])
def test_an_amount_that_a_frame_cannot_hold_is_named_and_not_rounded(amount: Decimal) -> None:
    report = clean_report(proactive__fees__amount_10k_yuan=amount)
    with pytest.raises(FrameError) as caught:
        to_arrow([clean_report(), report])
    (problem,) = caught.value.problems
    assert problem.at == "proactive.fees.amount_10k_yuan"
    assert "report 1 (示例县统计局, 2022)" in problem.en
    assert f"{amount:f}" in problem.zh


def test_the_largest_and_the_finest_amount_are_held() -> None:
    for amount in (Decimal(10) ** 28 - 1, Decimal("0.0000000001")):
        report = clean_report(proactive__fees__amount_10k_yuan=amount)
        assert from_frame(to_arrow([report])) == [report]


def edited(column: str, values: list[Any], kind: Any = None) -> pa.Table:
    table = to_arrow([clean_report(), clean_report("2019")])
    index = table.column_names.index(column)
    return table.set_column(index, column, pa.array(values, kind or table.schema.field(column).type))


@pytest.mark.parametrize(
    ("table", "at", "says"),
    [
        (edited("form", ["2021", "2030"]), "form", "no edition"),
        (edited("form", ["2021", None]), "form", "there are tables"),
        (edited("year", [2022, 1900]), "year", "from 1949 to 9999"),
        (edited("agency", ["", "a"]), "agency", "empty"),
        (edited("title", ["a\0", "a"]), "title", "U+0000"),
        (edited("narrative.overview", [None, ""]), "narrative.overview", "got null"),
        (edited("has_requests", [None, True]), "has_requests", "true or false"),
        (edited("requests.received.total", [2**53, 1]), "requests.received.total", "from 0 to"),
        (edited("requests.received.total", [-1, 1]), "requests.received.total", "row 0"),
        (edited("requests.received.total", [0.5, 1], pa.float64()), "requests.received.total", "type int64"),
        (edited("requests.received.total", ["1", "1"], pa.string()), "requests.received.total", "type int64"),
        (edited("requests.received.total", [True, True], pa.bool_()), "requests.received.total", "type int64"),
        (edited("proactive.fees.amount_10k_yuan", [1.5, 1.5], pa.float64()), "proactive.fees.amount_10k_yuan", "dec"),
        (edited("proactive.fees.amount_10k_yuan", [Decimal(-1), None]), "proactive.fees.amount_10k_yuan", "negative"),
        (edited("has_proactive", [False, True]), "proactive.rules.issued", "has_proactive is false"),
        (edited("requests.otherwise_handled.other.total", [1, 1]), "requests.otherwise_handled.other.total", "row 1"),
    ],
)
def test_what_no_report_can_say_is_refused_with_its_column(table: pa.Table, at: str, says: str) -> None:
    with pytest.raises(FrameError) as caught:
        from_frame(table)
    assert any(problem.at == at and says in problem.en for problem in caught.value.problems)


def test_every_missing_column_is_named() -> None:
    table = to_arrow([clean_report()]).drop_columns(["year", "requests.received.total"])
    with pytest.raises(FrameError) as caught:
        from_frame(pl.from_arrow(table))
    assert [problem.at for problem in caught.value.problems] == ["year", "requests.received.total"]


def test_another_version_of_the_wire_format_is_refused() -> None:
    table = to_arrow([clean_report()]).replace_schema_metadata({"gov_disclosure.schema": "gov-disclosure/report/9"})
    with pytest.raises(FrameError, match="report/9"):
        from_frame(table)


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(TypeError):
        from_frame([clean_report()])
