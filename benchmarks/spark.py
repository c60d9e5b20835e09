"""Documents read by Spark, and by one process: ``python benchmarks/spark.py [documents]``; 3,000 by default.

Invented reports of both editions in the formats that the library writes, web pages mostly, and among them files that
are no reports. Spark is started here, on the processors that there are, and writes Parquet; the process reads the same
files with the same function. Every cell of every row is held against the report that was written, and every file that
is none has to say why. Ends with 1 where a row is not what it should be.
"""

import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import evolve
from pyspark.sql import SparkSession

from gov_disclosure import AnnualReport, write
from gov_disclosure.frames import check_frame, documents_ddl, from_frame, read_documents
from gov_disclosure.identities import verdicts
from tests.reading_pdf.paper import EDITIONS, invented

FORMATS = {"html": 75, "txt": 8, "md": 5, "docx": 5, "xlsx": 4, "json": 3}
"""How many of a hundred documents are of which format."""

NO_REPORTS = {
    "blank.html": b"\n",
    "news.txt": "示例县统计局召开了工作会议。".encode(),
    "broken.docx": b"PK\3\4 and no more",
    "broken.pdf": b"%PDF-1.7 and no more",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more",
}
ONE_IN = 50
BATCH = 64

Truth = Mapping[str, AnnualReport | None]


def plant(folder: Path, documents: int) -> Truth:
    """The documents, and by name the report in each; None where there is none."""
    choose = random.Random(0)
    truth: dict[str, AnnualReport | None] = {}
    for number in range(documents):
        if number % ONE_IN == 0:
            kind, content = choose.choice(list(NO_REPORTS.items()))
            path = folder / f"{number:06}-{kind}"
            path.write_bytes(content)
            truth[path.name] = None
            continue
        report = _report(number, choose.choice(EDITIONS))
        (suffix,) = choose.choices(list(FORMATS), list(FORMATS.values()))
        path = folder / f"{number:06}.{suffix}"
        write(report, path)
        truth[path.name] = report
    return truth


def _report(number: int, edition: str) -> AnnualReport:
    """An invented report, some of its cells blank; not those with a unit, which is printed only beside a figure."""
    # No digits: a title could be taken to tell another year.
    agency = f"示例{''.join('甲乙丙丁戊己庚辛壬癸'[int(digit)] for digit in str(number))}县统计局"
    made, full = (invented(number, edition, blanks=blanks, longest=5) for blanks in (0.02, 0.0))
    title = f"{agency}2022年政府信息公开工作年度报告"
    return evolve(made, agency=agency, title=title, proactive=full.proactive)


def by_one_process(folder: Path) -> pa.Table:
    """The rows as one process reads them."""
    return pa.Table.from_batches(read_documents(_batches(sorted(folder.iterdir()))))


def _batches(paths: list[Path]) -> Iterator[pa.RecordBatch]:
    for start in range(0, len(paths), BATCH):
        some = paths[start : start + BATCH]
        yield pa.record_batch(
            {"path": [path.as_uri() for path in some], "content": [path.read_bytes() for path in some]}
        )


def spark_session(folder: Path) -> SparkSession:
    """A Spark of this machine alone, its settings the usual ones."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    paths = [str(Path(__file__).parents[1] / "src"), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    session = (
        SparkSession.builder.master("local[*]")
        .appName("documents")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.local.dir", str(folder))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def by_spark(spark: SparkSession, folder: Path, out: Path) -> pa.Table:
    """The rows as Spark reads and writes them."""
    documents = spark.read.format("binaryFile").load(str(folder)).select("path", "content")
    documents.mapInArrow(read_documents, documents_ddl()).write.mode("overwrite").parquet(str(out))
    return pq.read_table(out)


def wrong(rows: pa.Table, truth: Truth) -> list[str]:
    """The names of the files whose rows are not what they should be: every file has one."""
    found = {
        _name(source): (report, unreadable)
        for source, unreadable, report in zip(
            rows["source"].to_pylist(), rows["unreadable"].to_pylist(), from_frame(rows), strict=True
        )
    }
    same = rows.num_rows == len(found) == len(truth)
    differ = [name for name, report in truth.items() if name not in found or not _right(report, *found[name])]
    return differ if same else [*differ, f"{rows.num_rows} rows for {len(truth)} files"]


def _right(report: AnnualReport | None, found: AnnualReport, unreadable: str | None) -> bool:
    if report is None:
        return bool(unreadable) and found == AnnualReport(form=None)
    return unreadable is None and found == report


def _name(source: str) -> str:
    return Path(unquote(urlsplit(source).path)).name


def checked(spark: SparkSession, out: Path, truth: Truth) -> bool:
    """Whether Spark finds as many identities broken in what it wrote as the check of each report does."""
    frame = check_frame(spark.read.parquet(str(out)), ids=False, suspects=False)
    found = {
        _name(row["source"]): row["identities_broken"] for row in frame.select("source", "identities_broken").collect()
    }
    return found == {
        name: None if report is None else sum(each.value == "broken" for each in verdicts(report).values())
        for name, report in truth.items()
    }


def main(documents: int) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, out, work = Path(scratch, "documents"), Path(scratch, "panel"), Path(scratch, "spark")
        folder.mkdir()
        truth = plant(folder, documents)
        reports = sum(report is not None for report in truth.values())
        print(f"{documents} documents, {reports} of them reports; {os.cpu_count()} processors", flush=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            started = time.perf_counter()
            spark = spark_session(work)
            spark.range(1).collect()
            print(f"Spark started in {time.perf_counter() - started:.1f} s", flush=True)
            try:
                answers = {
                    "one process": lambda: by_one_process(folder),
                    "Spark": lambda: by_spark(spark, folder, out),
                    "one process, again": lambda: by_one_process(folder),
                    "Spark, again": lambda: by_spark(spark, folder, out),
                }
                amiss = False
                for who, answer in answers.items():
                    load, started = os.getloadavg()[0], time.perf_counter()
                    rows = answer()
                    took = time.perf_counter() - started
                    differ = wrong(rows, truth)
                    print(
                        f"{who:18} {took:7.1f} s {documents / took:7.1f} documents/s  load {load:.1f}  "
                        f"rows that differ: {len(differ)} {' '.join(differ[:5])}",
                        flush=True,
                    )
                    amiss = amiss or bool(differ)
                started = time.perf_counter()
                same = checked(spark, out, truth)
                took = time.perf_counter() - started
                print(
                    f"check_frame of Spark's panel: {took:.1f} s, {'as' if same else 'NOT as'} the check of each report"
                )
            finally:
                spark.stop()
    return int(amiss or not same)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
