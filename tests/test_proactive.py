"""Table 二 of either edition."""

from decimal import Decimal

import pytest
from attrs import evolve

from gov_disclosure import InvalidReportError, ProactiveDisclosure2019, ProactiveDisclosure2021, UnknownCellError
from gov_disclosure.proactive import DocumentsIssued, DocumentsMade, FeeItems, Procurement, ServiceItems

NEW = ProactiveDisclosure2021((0, 1, 2, 3, 4, 5, 6, 7, 8, Decimal("9.5")))
OLD = ProactiveDisclosure2019((*range(21), Decimal("21.5")), "万元")
CLASSES = [ProactiveDisclosure2019, ProactiveDisclosure2021]


def test_the_rows_of_2021() -> None:
    assert NEW.rules == DocumentsIssued(0, 1, 2)
    assert NEW.normative_documents == DocumentsIssued(3, 4, 5)
    assert (NEW.licensing, NEW.penalties, NEW.compulsion) == (6, 7, 8)
    assert NEW.fees == Decimal("9.5")


def test_the_rows_of_2019() -> None:
    assert OLD.rules == DocumentsMade(0, 1, 2)
    assert OLD.normative_documents == DocumentsMade(3, 4, 5)
    assert OLD.licensing == ServiceItems(6, 7, 8)
    assert OLD.other_services == ServiceItems(9, 10, 11)
    assert OLD.penalties == ServiceItems(12, 13, 14)
    assert OLD.compulsion == ServiceItems(15, 16, 17)
    assert OLD.fees == FeeItems(18, 19)
    assert OLD.procurement == Procurement(20, Decimal("21.5"), "万元")


@pytest.mark.parametrize("table", [OLD, NEW], ids=["2019", "2021"])
def test_cells_are_found_by_address_alone(table: ProactiveDisclosure2019) -> None:
    for number, (cell, figure) in enumerate(table.items()):
        assert table[cell] == table[str(cell)] == table.get(cell) == figure
        assert int(figure) == number
    for key in ("proactive.rules.nothing", "requests.received.total", "rules", 0, None, []):
        with pytest.raises(UnknownCellError):
            table[key]


@pytest.mark.parametrize("cls", CLASSES)
def test_nothing_given_is_nothing_stated(cls: type[ProactiveDisclosure2019]) -> None:
    assert cls.from_figures({}).stated == 0
    assert cls.from_figures({}, fill=0).stated == len(cls.from_figures({}).cells)
    with pytest.raises(UnknownCellError):
        cls.from_figures({"rules": {"nothing": 1}})
    with pytest.raises(UnknownCellError):
        cls.from_figures({"nothing": {"decisions": 1}})


def test_a_change_may_be_negative_and_nothing_else() -> None:
    table = OLD.with_cell("proactive.licensing.item_change", -8)
    assert table.licensing.item_change == -8
    for cell in (
        "proactive.licensing.items_last_year",
        "proactive.licensing.decisions",
        "proactive.procurement.amount",
    ):
        with pytest.raises(InvalidReportError, match=cell):
            OLD.with_cell(cell, -8)
    with pytest.raises(InvalidReportError, match=r"proactive\.licensing\.item_change"):
        OLD.with_cell("proactive.licensing.item_change", -(2**53))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (Decimal("18.8710"), "18.871"),
        (Decimal("0.00"), "0"),
        (Decimal("-0"), "0"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("0.123456789012345678901234567890123456789"), "0.123456789012345678901234567890123456789"),
        (12, "12"),
        (0, "0"),
    ],
)
def test_amounts_are_kept_exactly_and_written_in_one_way(given: object, kept: str) -> None:
    amount = NEW.with_cell("proactive.fees.amount_10k_yuan", given).fees
    assert type(amount) is Decimal
    assert f"{amount:f}" == kept
    assert amount == given


@pytest.mark.parametrize(
    "value",
    [
        1.5, "1.5", True, -1, Decimal("-0.01"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+500"),
        Decimal("1E-500"), Decimal("1" * 101), 10**100,
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(value: object) -> None:
    with pytest.raises(InvalidReportError, match=r"proactive\.fees\.amount_10k_yuan"):
        NEW.with_cell("proactive.fees.amount_10k_yuan", value)


@pytest.mark.parametrize("value", [Decimal(3), 3.0, "3", -3, True, 2**53])
def test_what_is_no_count_is_refused(value: object) -> None:
    with pytest.raises(InvalidReportError, match=r"proactive\.licensing\.decisions"):
        NEW.with_cell("proactive.licensing.decisions", value)


@pytest.mark.parametrize("unit", [None, "元", "万元", "亿元"])
def test_the_unit_is_kept_as_printed(unit: str | None) -> None:
    assert evolve(OLD, amount_unit=unit).procurement.amount_unit == unit


@pytest.mark.parametrize("unit", ["", "\0", 3, b"x"])
def test_a_unit_that_cannot_be(unit: object) -> None:
    with pytest.raises(InvalidReportError, match=r"proactive\.procurement\.amount_unit"):
        evolve(OLD, amount_unit=unit)


def test_the_unit_is_part_of_the_value() -> None:
    assert evolve(OLD, amount_unit="元") != OLD
    assert OLD.with_cell("proactive.procurement.amount", None).procurement == Procurement(20, None, "万元")


def test_the_repr_is_short() -> None:
    assert repr(NEW) == "ProactiveDisclosure2021(10 of 10 cells stated)"
    assert repr(OLD.with_cell("proactive.rules.made", None)) == "ProactiveDisclosure2019(21 of 22 cells stated)"
