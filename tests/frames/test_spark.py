"""The same on a real Spark, started here: ``make spark`` installs it and runs this."""

import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, dumps
from gov_disclosure.frames import (
    check_frame,
    check_years,
    documents_ddl,
    from_frame,
    read_documents,
    to_arrow,
    wide_schema,
    with_rates,
)
from gov_disclosure.strategies import reports
from gov_disclosure.writing import report_html
from tests.collecting.trees import report
from tests.factories import clean_report
from tests.frames import test_check_frame as checks
from tests.frames import test_years as years
from tests.frames.engines import Answer, Ask, rows_of
from tests.frames.test_round_trip import fits

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: make spark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none", allow_module_level=True)

# Spark's own Python code is warned of what it does; that is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")

MANY = 200
NOT_HANDED_ON = {"empty.html": b"", "_hidden.html": b"<p>", ".hidden.html": b"<p>"}
"""Spark's own source of files passes over these."""

NO_REPORTS = {"nothing.txt": "今日天气晴。".encode(), "broken.docx": b"PK\3\4 and no more", "broken.pdf": b"%PDF-1.7"}
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    # What runs for seconds is not worth the compiler that pays off after minutes.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    # Nor are a few rows worth compiling hundreds of expressions for.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    places = {"spark.local.dir": str(folder), "spark.sql.warehouse.dir": str(folder / "warehouse")}
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        warnings.simplefilter("ignore")
        builder = SparkSession.builder.master("local[1]").appName("gov_disclosure")
        for name, value in {**SETTINGS, **places}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


class Panel:
    """A frame of Spark whose rows are those of a file: each example writes it anew, and what is asked is said once.

    Handing hundreds of expressions over to Spark takes much longer than computing them for a few rows.
    """

    def __init__(self, spark: Any, file: Path) -> None:
        path = str(file)

        def rows(_: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            with pa.OSFile(path) as opened:
                yield from pa.ipc.open_stream(opened)

        columns = spark.createDataFrame(wide_schema().empty_table()).schema
        self._path = path
        self.frame = spark.range(0, 1, numPartitions=1).mapInArrow(rows, columns)

    def put(self, table: pa.Table) -> None:
        """The rows that it is to have."""
        with pa.OSFile(self._path, "wb") as file, pa.ipc.new_stream(file, table.schema) as stream:
            stream.write_table(table)

    def answering(self, ask: Ask) -> Answer:
        """What is asked of it."""
        asked = ask(self.frame)

        def answer(table: pa.Table) -> list[dict[str, Any]]:
            self.put(table)
            return rows_of(asked.select("*"))  # another frame: one that is asked again may keep what it has joined

        return answer


@pytest.fixture(scope="module")
def panel(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return Panel(spark, tmp_path_factory.mktemp("panel") / "rows.arrow")


@pytest.fixture(scope="module")
def judged(panel: Panel) -> Answer:
    return panel.answering(checks.everything)


@pytest.fixture(scope="module")
def judged_by_years(panel: Panel) -> Answer:
    return panel.answering(check_years)


@pytest.fixture(scope="module")
def rated(panel: Panel) -> Answer:
    return panel.answering(with_rates)


EACH_KIND = [*checks.OF_EACH_KIND, *checks.one_cell_wrong("2021"), *checks.one_cell_wrong("2019")]


@settings(max_examples=5)
@example(given_reports=EACH_KIND)
@example(given_reports=checks.LARGEST)
@given(given_reports=checks.SEVERAL)
def test_the_identities_are_judged_as_by_the_scalar_check(judged: Answer, given_reports: list[AnnualReport]) -> None:
    checks.assert_says(judged(to_arrow(given_reports)), given_reports)


@settings(max_examples=5)
@example(every=years.PANEL)
@given(every=years.SOME_YEARS)
def test_years_are_judged_as_by_the_rules_of_a_history(judged_by_years: Answer, every: list[AnnualReport]) -> None:
    years.assert_says(judged_by_years(years.numbered(every)), every)


@settings(max_examples=5)
@example(every=years.LARGEST)
@given(every=st.lists(reports().filter(fits), max_size=6))
def test_rates_are_those_of_the_reports(rated: Answer, every: list[AnnualReport]) -> None:
    years.assert_rates(rated(to_arrow(every)), every)


@settings(max_examples=5)
@given(given_reports=checks.SEVERAL)
def test_reports_come_back_equal(panel: Panel, given_reports: list[AnnualReport]) -> None:
    panel.put(to_arrow(given_reports))
    assert from_frame(panel.frame) == given_reports


def test_a_frame_made_of_arrow_keeps_its_columns(spark: Any) -> None:
    table = to_arrow([clean_report(), clean_report("2019"), AnnualReport(form=None)])
    frame = spark.createDataFrame(table)
    checked = check_frame(frame, ids=False, suspects=False)
    assert checked.columns == [*table.column_names, "identities_hold", "identities_broken", "identities_not_assessed"]
    assert from_frame(checked) == from_frame(table)


def test_a_sum_that_overflows_is_an_error(judged: Answer) -> None:
    with pytest.raises(Exception, match="ARITHMETIC_OVERFLOW"):
        judged(checks.with_cell(2**63 - 1, name="requests.received.total"))


def test_documents_are_read_where_they_are(spark: Any, tmp_path: Path) -> None:
    """Documents in, rows of a panel out: none is lost, and what cannot be read says why."""
    expected = {f"{number}.{'html' if number % 4 else 'json'}": report(number) for number in range(MANY)}
    for name, each in expected.items():
        content = dumps(each) if name.endswith("json") else report_html(each).encode()
        (tmp_path / name).write_bytes(content)
    for name, content in {**NO_REPORTS, **NOT_HANDED_ON}.items():
        (tmp_path / name).write_bytes(content)
    documents = spark.read.format("binaryFile").load(str(tmp_path)).select("path", "content")
    panel = documents.mapInArrow(read_documents, documents_ddl()).toArrow()
    names = [Path(source).name for source in panel["source"].to_pylist()]
    assert sorted(names) == sorted([*expected, *NO_REPORTS])
    reasons = dict(zip(names, panel["unreadable"].to_pylist(), strict=True))
    assert {name for name, reason in reasons.items() if reason} == NO_REPORTS.keys()
    found = dict(zip(names, from_frame(panel), strict=True))
    assert {name: found[name] for name in expected} == expected
    assert {found[name] for name in NO_REPORTS} == {AnnualReport(form=None)}
