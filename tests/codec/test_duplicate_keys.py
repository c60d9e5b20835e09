""" "duplicate keys … are errors that name the JSON path", wherever they stand and however they are written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, WireFormatError, dumps, loads, to_dict
from gov_disclosure.codec import decode_leniently
from gov_disclosure.strategies import reports
from tests.codec.ways import FAST, paths
from tests.factories import clean_report


def escaped(key: str) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in key)


def doubled(value: dict[str, object], path: str, first: str, spelling: str) -> str:
    """The JSON of the value with one key standing a second time, before the right one."""
    head, _, rest = path.partition(".")
    parts = []
    for key, member in value.items():
        text = json.dumps(member, ensure_ascii=False)
        if key == head:
            if rest:
                text = doubled(member, rest, first, spelling)
            else:
                parts.append(f'"{spelling}" : {first}')
        parts.append(f'"{key}":{text}')
    return "{" + ",".join(parts) + "}"


@given(reports(stated=True), st.data())
def test_a_key_that_stands_twice_is_named(report: AnnualReport, data: st.DataObject) -> None:
    value = to_dict(report)
    path = data.draw(st.sampled_from(paths(value)))
    key = path.rpartition(".")[2]
    spelling = data.draw(st.sampled_from([key, escaped(key)]))
    first = data.draw(st.sampled_from(["0", "null", '"a:b"', '"\\u003a"', '"::::"', "{}", '{"a":{"b":1}}']))
    text = doubled(value, path, first, spelling)
    for way in FAST.values():
        assert way(text) is None
        assert way(text.encode()) is None
    with pytest.raises(WireFormatError) as caught:
        loads(text)
    assert path in [problem.at for problem in caught.value.problems]


@pytest.mark.parametrize("escape", ["\\u003a", "\\u003A"])
def test_an_escaped_colon_does_not_hide_a_second_key(escape: str) -> None:
    """One colon fewer in the text than in the string makes up for the colon of the second key."""
    written = dumps(AnnualReport(form="2021", agency="a:b")).decode().replace("a:b", f"a{escape}b")
    assert loads(written).agency == "a:b"
    with pytest.raises(WireFormatError, match="year: stands more than once"):
        loads(written.replace('"year"', '"year":null,"year"'))


@pytest.mark.parametrize("way", FAST)
def test_colons_in_strings_do_not_slow_the_fast_ways(way: str) -> None:
    report = AnnualReport(form="2021", agency="甲:乙", title="https://example.test/:8080")
    assert FAST[way](dumps(report)) == report


def test_a_key_thrice_with_one_value_is_kept_leniently() -> None:
    written = dumps(AnnualReport(form="2021", year=2024)).replace(
        b'"year":2024', b'"year":2024,"year":2024,"year":2024'
    )
    report, problems = decode_leniently(written)
    assert report.year == 2024
    assert [problem.at for problem in problems] == ["year"]


@pytest.mark.parametrize("other", [b"2023", b"null", b"2024.0", b"true"])
def test_a_key_with_several_values_tells_nothing(other: bytes) -> None:
    for values in ((other, b"2024"), (b"2024", other), (other, b"2024", b"2024"), (b"2024", b"2024", other)):
        text = b",".join(b'"year":%b' % value for value in values)
        report, problems = decode_leniently(dumps(AnnualReport(form="2021", year=2024)).replace(b'"year":2024', text))
        assert report.year is None
        assert [problem.at for problem in problems] == ["year"]


@pytest.mark.parametrize("key", ["requests", "review_litigation", "proactive", "narrative"])
def test_a_part_that_stands_twice_tells_nothing_even_if_both_say_the_same(key: str) -> None:
    """Only of a plain value it is sure that nothing within it stands twice as well."""
    report = clean_report()
    value = to_dict(report)
    kept, problems = decode_leniently(doubled(value, key, json.dumps(value[key]), key))
    assert [problem.at for problem in problems] == [key]
    assert getattr(kept, key) == getattr(AnnualReport(form="2021"), key)
