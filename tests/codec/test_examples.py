"""The wire format as vocabulary.md lays it out, by example."""

import json
from datetime import date
from decimal import Decimal

from gov_disclosure import (
    AnnualReport,
    Narrative,
    ProactiveDisclosure2019,
    RequestMatrix,
    ReviewLitigationGrid,
    dumps,
    loads,
    to_dict,
)

EMPTY = (
    '{"schema":"gov-disclosure/report/1","form":null,"agency":null,"agency_code":null,"year":null,"title":null,'
    '"published_on":null,"narrative":{"preamble":"","overview":"","proactive":"","requests":"","review_litigation":"",'
    '"problems_and_improvements":"","other_matters":""},"proactive":null,"requests":null,"review_litigation":null}'
)
COUNTS = {
    "natural_person": 2,
    "commercial_enterprise": 1,
    "research_institution": 0,
    "public_interest_organization": 0,
    "legal_service_organization": 0,
    "other_organization": 0,
}


def test_an_empty_report_byte_for_byte() -> None:
    assert dumps(AnnualReport(form=None)) == EMPTY.encode()
    assert loads(EMPTY) == AnnualReport(form=None)


def test_keys_stand_in_the_order_of_the_page_and_text_as_it_is() -> None:
    report = AnnualReport(
        form="2019",
        agency="示例县统计局",
        year=2020,
        published_on=date(2021, 1, 5),
        narrative=Narrative(overview='一行\n"二"行\u2028\x7f😀'),
    )
    text = dumps(report).decode()
    assert text.startswith(
        '{"schema":"gov-disclosure/report/1","form":"2019","agency":"示例县统计局","agency_code":null'
    )
    assert '"year":2020,"title":null,"published_on":"2021-01-05","narrative":{"preamble":""' in text
    assert '"overview":"一行\\n\\"二\\"行\u2028\x7f😀"' in text


def test_a_dot_in_a_row_is_a_level_of_nesting() -> None:
    rows = {"received": COUNTS, "withheld.state_secret": COUNTS}
    new = to_dict(AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", rows, fill=0)))
    old = to_dict(AnnualReport(form="2019", requests=RequestMatrix.from_figures("2019", rows, fill=0)))
    assert new["requests"]["withheld"]["state_secret"] == {**COUNTS, "total": 3}
    assert list(new["requests"]["otherwise_handled"]) == ["supplement_overdue", "fee_overdue", "other"]
    assert old["requests"]["otherwise_handled"]["total"] == 0


def test_the_unit_of_the_procurement_stands_beside_it() -> None:
    figures = {"procurement": {"projects": 3, "amount": Decimal("18.8710")}}
    for unit in ("万元", None):
        table = ProactiveDisclosure2019.from_figures(figures, amount_unit=unit)
        value = to_dict(AnnualReport(form="2019", proactive=table))
        assert list(value["proactive"]["procurement"].items()) == [
            ("projects", 3),
            ("amount", "18.871"),
            ("amount_unit", unit),
        ]


def test_review_and_litigation_by_route_and_result() -> None:
    grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 2}}, fill=0)
    value = json.loads(dumps(AnnualReport(form="2021", review_litigation=grid)))["review_litigation"]
    assert list(value) == ["reconsideration", "direct_litigation", "litigation_after_reconsideration"]
    assert list(value["reconsideration"].items()) == [
        *(("upheld", 2), ("corrected", 0), ("other", 0), ("pending", 0), ("total", 2)),
    ]


def test_rows_of_zeros_and_of_nulls_are_told_apart() -> None:
    """Blank is not zero."""
    for figure in (0, None, 7):
        report = AnnualReport(form="2021", requests=RequestMatrix("2021", (figure,) * 175))
        assert json.loads(dumps(report)) == to_dict(report)
        assert loads(dumps(report)) == report


def test_tiny_amounts_have_no_exponent() -> None:
    table = ProactiveDisclosure2019.from_figures({"procurement": {"amount": Decimal("0.00000001")}})
    report = AnnualReport(form="2019", proactive=table)
    assert b'"amount":"0.00000001"' in dumps(report)
    assert loads(dumps(report)) == report
