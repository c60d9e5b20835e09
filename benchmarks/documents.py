"""What reading documents costs: ``python benchmarks/documents.py``.

Bars: a PDF of five pages under 2 s, a Word document under 150 ms, peak memory under 300 MB, on two cores of a usual
machine. Each document is read in a process of its own: the first reading, with all imports, then the median of the
next ones, in processor time. The loop beside them tells how fast the machine is: ten million additions take
about half a second on a present-day desktop. Ends with 0 whatever the figures are: a benchmark is no test.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gov_disclosure.writing.docx import report_docx
from gov_disclosure.writing.html import page_html
from gov_disclosure.writing.xlsx import report_xlsx
from tests.reading_office.office import blocks_of, odt_of
from tests.reading_pdf.paper import CHROMIUM, OFFICE, Looks, by_browser, by_office, invented, printed

_MEASURE = """
import json, statistics, sys, time
from pathlib import Path
from gov_disclosure import read

def once():
    started = time.process_time()
    reading = read(sys.argv[1])
    assert reading.complete and reading.report.form
    return time.process_time() - started

first = once()
next_ones = statistics.median(once() for _ in range(5))
# Not getrusage: its peak is at first that of the process which started this one.
status = Path("/proc/self/status")
peak = int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024 if status.exists() else float("nan")
print(json.dumps([first, next_ones, peak]))
"""


def calibration() -> float:
    """Seconds for ten million additions."""
    started = time.process_time()
    total = 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - started


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """One report in every format that programs on this machine can make."""
    report = invented(1, "2021", longest=5)
    made = {
        "report.pdf": printed(report, Looks(size=16, repeated=3, flat=True)),
        "report.docx": report_docx(report),
        "report.xlsx": report_xlsx(report),
        "report.odt": odt_of(blocks_of(report)),
        "report.html": page_html(report).encode(),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
        yield name, folder / name
    if CHROMIUM is not None:
        page = folder / "browser.pdf"
        page.write_bytes(by_browser(page_html(report).replace("</style>", "table { font-size: 14pt }</style>"), folder))
        yield "report.pdf by Chromium", page
    if OFFICE is not None:
        by_office(folder / "report.docx", "pdf:writer_pdf_Export")
        yield "report.pdf by LibreOffice", folder / "report.pdf"


def pages(path: Path) -> str:
    """How many pages a PDF has."""
    if path.suffix != ".pdf":
        return ""
    import pdfplumber

    with pdfplumber.open(path) as opened:
        return str(len(opened.pages))


def main() -> int:
    """Print the table."""
    print(f"Python {sys.version.split()[0]}; ten million additions: {calibration():.2f} s")
    print(f"{'document':28} {'pages':>5} {'KB':>6} {'first':>9} {'next':>9} {'peak':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in documents(Path(folder)):
            command = [sys.executable, "-c", _MEASURE, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            first, following, peak = json.loads(done.stdout)
            size = path.stat().st_size // 1024
            print(
                f"{name:28} {pages(path):>5} {size:6} {1000 * first:6.0f} ms {1000 * following:6.0f} ms {peak:5.0f} MB"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
