"""A real notebook is executed: every value shows itself as HTML, and what a document says stays text."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[2]

CELLS = {
    "report": """
from attrs import evolve
from gov_disclosure import History, Narrative, aggregate, check, check_aggregate, check_history, read
from gov_disclosure.notebook import html_of
from IPython.display import HTML

reading = read("examples/report-2021.html")
report = reading.report
report""",
    "table": "report.review_litigation",
    "check": "result = check(reading)\nresult",
    "finding": "result.findings[1]",
    "reading": "reading",
    "history": """
older = evolve(read("examples/report-2019.txt").report, agency=report.agency)
history = History([older, report])
history""",
    "history check": "check_history(history)",
    "sum": "check_aggregate(aggregate([report], expected=['示例县统计局', '示例县司法局']))",
    "in English": "HTML(html_of(result, 'en'))",
    "hostile": """
bad = "<script>alert(1)</script>"
evil = evolve(report, title=bad, agency=bad, narrative=Narrative(overview=bad))
HTML("".join(map(html_of, (evil, check(evil), History([evil]), check(evil).findings[0]))))""",
}


@pytest.fixture(scope="module")
def shown() -> dict[str, LexborHTMLParser]:
    """What each cell of the notebook shows, as HTML."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS.values()])
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    return {name: LexborHTMLParser(html(cell)) for name, cell in zip(CELLS, notebook.cells, strict=True)}


def html(cell: Any) -> str:
    (output,) = cell.outputs
    return output["data"]["text/html"]


def text(tree: LexborHTMLParser) -> str:
    return tree.body.text()


def test_a_report_shows_as_the_official_form(shown: dict[str, LexborHTMLParser]) -> None:
    assert len(shown["report"].css("table")) == 3
    assert len(shown["report"].css("td[title]")) == 200
    (blank,) = [cell for cell in shown["report"].css("td[title]") if not cell.text()]
    assert blank.attributes["title"] == "review_litigation.litigation_after_reconsideration.other"
    assert len(shown["table"].css("td[title]")) == 15


def test_a_check_shows_its_outcome_causes_and_findings(shown: dict[str, LexborHTMLParser]) -> None:
    said = text(shown["check"])
    assert "✗ 有错误" in said
    assert "199／200" in said
    assert "未核对不等于通过" in said
    assert "载明5，应为3" in said
    rules = [line.attributes["title"] for line in shown["check"].css("li")]
    assert rules == ["requests.outcome_sum", "requests.row_sum", "cell.blank", "report.not_assessed"]
    assert "Errors found" in text(shown["in English"])
    assert [line.attributes["title"] for line in shown["finding"].css("li")] == ["requests.outcome_sum"]


def test_a_reading_shows_what_was_noted_and_the_report(shown: dict[str, LexborHTMLParser]) -> None:
    assert [line.attributes["title"] for line in shown["reading"].css("li")] == ["cell.blank"]
    assert len(shown["reading"].css("td[title]")) == 200


def test_a_history_shows_every_year_and_says_where_there_is_no_report(shown: dict[str, LexborHTMLParser]) -> None:
    rows = [[cell.text() for cell in row.css("td")] for row in shown["history"].css("tbody tr")]
    assert [row[0] for row in rows] == ["2020", "2021", "2022", "2023", "2024"]
    assert rows[1] == ["2021", "没有这一年度的报告", "", "", "", ""]
    assert rows[4] == ["2024", "2021", "27", "3", "28", "2"]
    assert "years.gap" in {line.attributes["title"] for line in shown["history check"].css("li")}


def test_a_sum_shows_who_is_missing(shown: dict[str, LexborHTMLParser]) -> None:
    assert "示例县司法局" in text(shown["sum"])


def test_what_a_document_says_stays_text(shown: dict[str, LexborHTMLParser]) -> None:
    assert not shown["hostile"].css("script")
    assert text(shown["hostile"]).count("<script>alert(1)</script>") == 3, (
        "the title, the overview, and whose history it is"
    )
