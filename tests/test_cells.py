"""The one address of a figure."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import CellAddress, InvalidAddressError
from gov_disclosure.strategies import cell_addresses

NAMES = st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True)
ADDRESSES = st.builds(CellAddress, NAMES, st.lists(NAMES, min_size=1, max_size=3).map(".".join), NAMES)


@given(ADDRESSES | cell_addresses())
def test_parse_is_the_inverse_of_str(address: CellAddress) -> None:
    assert CellAddress.parse(str(address)) == address
    assert hash(CellAddress.parse(str(address))) == hash(address)
    assert pickle.loads(pickle.dumps(address)) == copy.deepcopy(address) == address


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("requests.received.total", ("requests", "received", "total")),
        ("requests.withheld.state_secret.total", ("requests", "withheld.state_secret", "total")),
        ("proactive.fees.amount_10k_yuan", ("proactive", "fees", "amount_10k_yuan")),
        ("a.b.c.d.e", ("a", "b.c.d", "e")),
    ],
)
def test_the_first_part_is_the_table_and_the_last_the_column(text: str, parts: tuple[str, ...]) -> None:
    address = CellAddress.parse(text)
    assert (address.table, address.row, address.column) == parts


BAD = [
    "",
    "requests",
    "requests.received",
    "requests..total",
    ".requests.received.total",
    "requests.received.total.",
    "Requests.received.total",
    "requests.received.total\n",
    " requests.received.total",
    "requests.1st.total",
    "requests.received.总计",
    "requests received total",
]


@pytest.mark.parametrize("text", [*BAD, None, 3, b"requests.received.total", ["requests", "received", "total"]])
def test_what_is_no_address_is_refused(text: object) -> None:
    with pytest.raises(InvalidAddressError) as caught:
        CellAddress.parse(text)  # type: ignore[arg-type]
    assert repr(text) in str(caught.value)
    assert repr(text) in caught.value.message("zh")


@given(st.text())
def test_any_text_is_an_address_that_prints_the_same_or_is_refused(text: str) -> None:
    try:
        address = CellAddress.parse(text)
    except InvalidAddressError:
        return
    assert str(address) == text


@pytest.mark.parametrize(
    "parts",
    [
        ("", "received", "total"),
        ("requests", "", "total"),
        ("requests", "received", "a.b"),
        ("a.b", "c", "d"),
        ("A", "b", "c"),
    ],
)
def test_parts_that_make_no_address_are_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(InvalidAddressError):
        CellAddress(*parts)


@given(st.lists(ADDRESSES, max_size=5))
def test_addresses_sort_by_table_row_and_column(addresses: list[CellAddress]) -> None:
    assert sorted(addresses) == sorted(addresses, key=lambda each: (each.table, each.row, each.column))
