"""Published reports: what is read is the truth beside them, and nothing else is a number."""

from decimal import Decimal

from gov_disclosure import read


def test_a_published_report_reads_to_the_truth_beside_it(shared_report):
    truth, reading = shared_report.truth, read(shared_report.source)
    report = reading.report
    assert reading.complete == (truth["expect"] == "read")
    for key in {"form", "agency", "year"} - set(truth["unscored"]):
        assert getattr(report, key) == truth[key], key
    assert [key for key in ("proactive", "requests", "review_litigation") if report.table(key) is None] == [
        key for key in ("proactive", "requests", "review_litigation") if key in truth["tables_absent"]
    ] or truth["expect"] == "partial"
    wanted = {at: Decimal(value) if isinstance(value, str) else value for at, value in truth["cells"].items()}
    read_cells = {str(at): value for at, value in report.items()} if report.form else {}
    assert {at: read_cells.get(at) for at in wanted} == wanted
    assert {at for at, value in read_cells.items() if value is not None} <= set(wanted)


def test_no_figure_is_read_that_the_document_made_unknowable(shared_report):
    reading = read(shared_report.source)
    unread = set(map(str, reading.unread))
    assert set(shared_report.truth["undecidable"]) <= unread


def test_every_figure_read_has_its_text_and_place(shared_report):
    reading = read(shared_report.source)
    stated = {str(at) for at, value in reading.report.items() if value is not None} if reading.report.form else set()
    assert stated <= set(reading.provenance)
    assert all(reading.provenance[at].text.strip() and reading.provenance[at].place.to_dict() for at in stated)
