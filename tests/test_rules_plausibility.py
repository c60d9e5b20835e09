"""What is very probably wrong in one report: valid, invalid and undecided for each rule."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from gov_disclosure import AnnualReport, RequestMatrix, Severity, check
from gov_disclosure.identities import violated
from gov_disclosure.rules.plausibility import RULES
from tests.factories import clean_report

STOCK = (
    "proactive__normative_documents__issued",
    "proactive__normative_documents__repealed",
    "proactive__normative_documents__in_force",
)
FEE = "proactive__fees__amount_10k_yuan"
ITEMS = ("proactive__licensing__items_last_year", "proactive__licensing__item_change")
PROCUREMENT = ("proactive__procurement__projects", "proactive__procurement__amount")
IN, BROUGHT, CONCLUDED = (f"requests__{row}__total" for row in ("received", "brought_forward", "concluded"))


def given(names: tuple[str, ...], *values: Any) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


# rule: the edition it is tested in; changes that leave it valid, break it, leave it undecided; where it is found.
CASES: dict[str, tuple[str, list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], str]] = {
    "proactive.issued": (
        "2021",
        [given(STOCK, 5, 0, 5), given(STOCK, 5, 5, 0), given(STOCK, 0, 0, 0), given(STOCK, 3, 0, 291)],
        [given(STOCK, 6, 0, 5), given(STOCK, 1, 0, 0), given(STOCK, 30, 10, 10)],
        [given(STOCK, 6, None, 5), given(STOCK, None, 0, 0), given(STOCK, 6, 0, None), {"proactive": None}],
        "proactive.normative_documents.issued",
    ),
    "proactive.fee_scale": (
        "2021",
        [{FEE: Decimal(amount)} for amount in ("0", "26.55", "0.000001", "999999.99", "380")],
        [{FEE: Decimal(amount)} for amount in ("0.0000001", "26.5512345", "1000000", "251000000")],
        [{FEE: None}, {"proactive": None}],
        "proactive.fees.amount_10k_yuan",
    ),
    "proactive.change": (
        "2019",
        [given(ITEMS, 8, -8), given(ITEMS, 0, 0), given(ITEMS, 0, 3)],
        [given(ITEMS, 8, -9), given(ITEMS, 0, -1)],
        [given(ITEMS, None, -9), given(ITEMS, 8, None), {"proactive": None}],
        "proactive.licensing.item_change",
    ),
    "proactive.procurement": (
        "2019",
        [given(PROCUREMENT, 0, Decimal(0)), given(PROCUREMENT, 1, Decimal("0.01"))],
        [given(PROCUREMENT, 0, Decimal("0.01")), given(PROCUREMENT, 3, Decimal(0))],
        [given(PROCUREMENT, None, Decimal(0)), given(PROCUREMENT, 3, None), {"proactive": None}],
        "proactive.procurement.amount",
    ),
    "requests.stalled": (
        "2021",
        [
            {IN: 20, BROUGHT: 0, CONCLUDED: 0},
            {IN: 0, BROUGHT: 20, CONCLUDED: 0},
            {IN: 21, BROUGHT: 0, CONCLUDED: 1},
            {IN: 0, BROUGHT: 0, CONCLUDED: 0},
        ],
        [{IN: 21, BROUGHT: 0, CONCLUDED: 0}, {IN: 11, BROUGHT: 10, CONCLUDED: 0}],
        [
            {IN: 21, BROUGHT: None, CONCLUDED: 0},
            {IN: None, BROUGHT: 21, CONCLUDED: 0},
            {IN: 21, BROUGHT: 0, CONCLUDED: None},
            {"requests": None},
        ],
        "requests.concluded.total",
    ),
}  # fmt: skip


def test_a_finding_says_what_the_figure_was_held_against() -> None:
    (issued,) = check(clean_report(**given(STOCK, 30, 10, 12))).of_rule("proactive.issued")
    assert issued.arguments["limit"] == 22
    (stalled,) = check(clean_report(**{IN: 30, BROUGHT: 4, CONCLUDED: 0})).of_rule("requests.stalled")
    assert stalled.arguments["incoming"] == 34


def test_every_rule_of_the_module_is_tested() -> None:
    assert {rule.id for rule in RULES} == {*CASES, "requests.shifted"}


def cases(answer: int) -> list[Any]:
    return [(rule, case[0], changes) for rule, case in CASES.items() for changes in case[answer]]


@pytest.mark.parametrize(("rule", "edition", "changes"), cases(1))
def test_valid(rule: str, edition: str, changes: dict[str, Any]) -> None:
    assert check(clean_report(edition, **changes)).of_rule(rule) == ()


@pytest.mark.parametrize(("rule", "edition", "changes"), cases(2))
def test_invalid(rule: str, edition: str, changes: dict[str, Any]) -> None:
    result = check(clean_report(edition, **changes))
    (finding,) = result.of_rule(rule)
    assert finding.at == CASES[rule][4]
    assert finding.severity is Severity.WARNING
    assert not result.clean
    assert finding.message("zh") != finding.message("en")
    for language in ("zh", "en"):
        assert f"{Decimal(finding.actual):f}" in finding.message(language)


@pytest.mark.parametrize(("rule", "edition", "changes"), cases(3))
def test_undecided(rule: str, edition: str, changes: dict[str, Any]) -> None:
    assert check(clean_report(edition, **changes)).of_rule(rule) == ()


def with_rows(rows: dict[str, list[int]]) -> AnnualReport:
    report = clean_report()
    for name, figures in rows.items():
        for cell, figure in zip(
            (cell for cell, _ in report.requests.items() if cell.row == name), figures, strict=True
        ):
            report = report.with_cell(cell, figure)
    return report


# The row （三）1 of the clean report is 0 1 0 0 0 0 1.
MOVED_LEFT = [1, 0, 0, 0, 0, 1, 0]


class TestShifted:
    """ "Moving a row or a column by one place would mend every broken identity." """

    def test_valid_where_everything_holds(self) -> None:
        assert check(clean_report()).of_rule("requests.shifted") == ()

    @pytest.mark.parametrize(
        "rows",
        [
            {"withheld.state_secret": MOVED_LEFT},
            {"withheld.state_secret": MOVED_LEFT, "received": [4, 2, 0, 0, 0, 0, 6]},
        ],
    )
    def test_invalid_where_moving_one_row_mends_all(self, rows: dict[str, list[int]]) -> None:
        (finding,) = check(with_rows(rows)).of_rule("requests.shifted")
        assert finding.at == "requests"
        assert (finding.arguments["kind"], finding.arguments["line"]) == ("row", "withheld.state_secret")
        assert finding.severity is Severity.WARNING
        assert "行" in finding.message("zh")

    @pytest.mark.parametrize(
        "rows",
        [
            {"withheld.state_secret": [0, 0, 1, 0, 0, 0, 0]},
            {"withheld.state_secret": MOVED_LEFT, "received": [4, 2, 0, 0, 0, 0, 7]},
            {"received": [2, 0, 0, 0, 0, 6, 0]},
        ],
    )
    def test_valid_where_no_single_move_mends_all(self, rows: dict[str, list[int]]) -> None:
        report = with_rows(rows)
        assert violated(report)
        assert check(report).of_rule("requests.shifted") == ()

    def test_two_neighbouring_columns_exchanged(self) -> None:
        report = clean_report()
        cells = list(report.requests.cells)
        cells[5::7], cells[6::7] = cells[6::7], cells[5::7]
        wrong = evolve(report, requests=RequestMatrix("2021", tuple(cells)))
        (finding,) = check(wrong).of_rule("requests.shifted")
        assert finding.at == "requests"
        assert finding.arguments["kind"] == "column"
        assert "列" in finding.message("zh")

    def test_undecided_where_a_cell_is_unstated(self) -> None:
        report = with_rows({"withheld.state_secret": MOVED_LEFT})
        assert check(report).of_rule("requests.shifted")
        unstated = report.with_cell("requests.disclosed.other_organization", None)
        assert check(unstated).of_rule("requests.shifted") == ()

    def test_undecided_without_the_table(self) -> None:
        assert check(evolve(clean_report(), requests=None)).of_rule("requests.shifted") == ()
