"""A tidy frame says of every cell what its report says, and keeps apart what is absent from what is unstated."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, form
from gov_disclosure.frames import tidy_schema, to_arrow, to_tidy
from gov_disclosure.strategies import reports
from tests.factories import clean_report
from tests.frames.test_round_trip import fits


@settings(max_examples=15)
@given(st.lists(reports().filter(fits), max_size=3))
def test_every_cell_of_every_table_that_is_there_is_a_row(given_reports: list[AnnualReport]) -> None:
    table = to_tidy(to_arrow(given_reports))
    assert table.schema == tidy_schema()
    found = {(row["report"], row["address"]): row for row in table.to_pylist()}
    assert len(found) == table.num_rows
    wanted = {
        (number, str(address)): figure
        for number, report in enumerate(given_reports)
        for each in report.tables.values()
        for address, figure in each.items()
    }
    assert found.keys() == wanted.keys()
    for (number, address), row in found.items():
        report = given_reports[number]
        assert wanted[number, address] == (row["count"] if row["amount"] is None else row["amount"])
        assert (row["agency"], row["year"], row["form"]) == (report.agency, report.year, report.form)
        assert f"{row['table']}.{row['row']}.{row['column']}" == address
        assert row["label"] == form(report.form).label(address)


def test_the_cells_of_a_report_stand_together_in_the_order_of_the_form() -> None:
    every = [clean_report(), clean_report()]
    rows = to_tidy(pl.from_arrow(to_arrow(every)))
    addresses = [row["address"] for row in rows.to_pylist() if row["table"] == "requests"]
    assert addresses == 2 * [str(address) for address in form("2021").table("requests").addresses]
