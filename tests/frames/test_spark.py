"""The same on a real Spark, started here: ``make spark`` installs it and runs this."""

import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import AnnualReport, dumps
from gov_disclosure.frames import check_frame, documents_ddl, from_frame, read_documents, to_arrow
from tests.factories import clean_report
from tests.frames.engines import rows_of
from tests.frames.test_check_frame import OF_EACH_KIND, assert_agrees, one_cell_wrong

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: make spark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none", allow_module_level=True)

# Spark's own Python code is warned of what it does; that is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")

MANY = 200


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.local.dir": str(folder),
        "spark.sql.codegen.wholeStage": "false",  # compiling 250 columns takes longer than computing a few rows
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
    }
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        warnings.simplefilter("ignore")
        builder = SparkSession.builder.master("local[1]").appName("gov_disclosure")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


def test_the_identities_are_judged_as_by_the_scalar_check(spark: Any) -> None:
    every = [*OF_EACH_KIND, *one_cell_wrong("2021")[::10], *one_cell_wrong("2019")[::10]]
    frame = spark.createDataFrame(to_arrow(every))
    assert_agrees(frame, every)


def test_reports_come_back_equal(spark: Any) -> None:
    given_reports = [clean_report(), clean_report("2019"), AnnualReport(form=None)]
    frame = spark.createDataFrame(to_arrow(given_reports))
    assert from_frame(frame) == given_reports
    assert frame.columns == check_frame(frame).columns[: len(frame.columns)]


def test_documents_are_read_where_they_are(spark: Any, tmp_path: Path) -> None:
    """Documents in, rows of a panel out: none is lost, and what cannot be read says why."""
    expected = {}
    for number in range(MANY):
        report = clean_report(("2021", "2019")[number % 2], requests__received__total=number)
        path = tmp_path / f"{number}.json"
        path.write_bytes(dumps(report))
        expected[path.name] = report
    (tmp_path / "nothing.txt").write_text("今日天气晴。", encoding="utf-8")
    documents = spark.read.format("binaryFile").load(str(tmp_path)).select("path", "content")
    panel = documents.mapInArrow(read_documents, documents_ddl()).toArrow()
    rows = {Path(row["source"]).name: row for row in rows_of(panel)}
    assert rows.keys() == {*expected, "nothing.txt"}
    assert "report" in rows["nothing.txt"]["unreadable"]
    assert {name for name, row in rows.items() if row["unreadable"] is not None} == {"nothing.txt"}
    found = dict(zip((Path(row["source"]).name for row in rows.values()), from_frame(panel), strict=True))
    assert {name: found[name] for name in expected} == expected
