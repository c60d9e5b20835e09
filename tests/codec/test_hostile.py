""" "Damaged, huge, hostile or foreign documents and JSON end in one clear error of the library's own type … never
in a crash, a hang, a wrong number, or a clean verdict."
"""

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gov_disclosure import (
    AnnualReport,
    GovDisclosureError,
    NotAReportError,
    UnreadableDocumentError,
    WireFormatError,
    dumps,
    from_dict,
    loads,
    to_dict,
)
from gov_disclosure.codec import MAX_BYTES, decode_leniently, from_dict_leniently

WRITTEN = dumps(AnnualReport(form="2021", year=2024, agency="示例县统计局"))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def with_year(text: bytes) -> bytes:
    return WRITTEN.replace(b"2024", text)


@given(st.binary(max_size=200) | st.text(max_size=200))
@example(b"")
@example(b"\xff\xfe{\x00}\x00")
def test_arbitrary_input_ends_in_our_errors(data: bytes | str) -> None:
    with pytest.raises(WireFormatError):
        loads(data)
    with pytest.raises((UnreadableDocumentError, NotAReportError)):
        decode_leniently(data)


@given(st.integers(0, len(WRITTEN) - 1), st.binary(max_size=4), st.integers(0, 4))
def test_damaged_bytes_end_in_a_report_or_our_errors(at: int, new: bytes, lost: int) -> None:
    data = WRITTEN[:at] + new + WRITTEN[at + lost :]
    with contextlib.suppress(WireFormatError):
        assert isinstance(loads(data), AnnualReport)
    with contextlib.suppress(GovDisclosureError):
        decode_leniently(data)


@given(json_values, st.sampled_from(sorted(to_dict(AnnualReport(form="2021")))))
def test_arbitrary_values_end_in_our_errors(value: Any, key: str) -> None:
    for candidate in (value, {**to_dict(AnnualReport(form="2021")), key: value}):
        with contextlib.suppress(WireFormatError):
            assert isinstance(from_dict(candidate), AnnualReport)
        with contextlib.suppress(NotAReportError):
            from_dict_leniently(candidate)


HOSTILE = {
    "deep arrays": with_year(b"[" * 200_000),
    "closed deep arrays": with_year(b"[" * 100_000 + b"]" * 100_000),
    "deep objects": with_year(b'{"a":' * 200_000 + b"1" + b"}" * 200_000),
    "many digits": with_year(b"9" * 1_000_000),
    "many decimals": with_year(b"0." + b"9" * 1_000_000),
    "great exponent": with_year(b"1e999999999"),
    "byte order mark": b"\xef\xbb\xbf" + WRITTEN,
    "two byte order marks": b"\xef\xbb\xbf" * 2 + WRITTEN,
    "UTF-16": WRITTEN.decode().encode("utf-16"),
    "GB 18030": WRITTEN.decode().encode("gb18030"),
    "a surrogate in UTF-8": WRITTEN.replace("示".encode(), b"\xed\xa0\x80"),
    "trailing text": WRITTEN + b" x",
    "a trailing NUL": WRITTEN + b"\0",
    "a comment": WRITTEN + b"//",
    "an array of it": b"[" + WRITTEN + b"]",
    "a control character": WRITTEN.replace("示".encode(), b"\x01"),
    "large": with_year(b" " * MAX_BYTES + b"2024"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_end_in_one_clear_error_soon(name: str) -> None:
    started = time.monotonic()
    with pytest.raises(WireFormatError) as caught:
        loads(HOSTILE[name])
    assert len(str(caught.value)) < 500
    with contextlib.suppress(UnreadableDocumentError, NotAReportError):
        report, problems = decode_leniently(HOSTILE[name])
        assert problems
        assert report.year in (None, 2024)
    assert time.monotonic() - started < 10


def test_the_limit_is_an_argument() -> None:
    assert loads(WRITTEN, max_bytes=len(WRITTEN)).year == 2024
    assert loads(WRITTEN.decode(), max_bytes=len(WRITTEN)).year == 2024
    for data in (WRITTEN, WRITTEN.decode()):
        with pytest.raises(WireFormatError, match=f"larger than the limit of {len(WRITTEN) - 1} bytes"):
            loads(data, max_bytes=len(WRITTEN) - 1)
        with pytest.raises(UnreadableDocumentError, match="larger than the limit"):
            decode_leniently(data, max_bytes=len(WRITTEN) - 1)


def test_the_limit_is_sixteen_mebibytes_unless_it_is_given() -> None:
    written = WRITTEN.replace(b"{", b"{" + b" " * (16 * 1024**2 - len(WRITTEN)), 1)
    assert loads(written).year == 2024
    with pytest.raises(WireFormatError, match="larger than the limit of 16777216 bytes"):
        loads(written + b" ")


def test_a_byte_that_is_no_utf8_is_named_by_its_place() -> None:
    with pytest.raises(WireFormatError) as caught:
        loads(b'{"a":\xff}')
    (problem,) = caught.value.problems
    assert problem.en == "not UTF-8: byte 5 cannot be decoded"
    assert problem.zh == "不是UTF-8编码：第6个字节无法解码"


def test_of_millions_of_unknown_keys_a_thousand_are_named() -> None:
    stray = {f"k{number}": None for number in range(100_000)}
    with pytest.raises(WireFormatError) as caught:
        loads(json.dumps({**to_dict(AnnualReport(form="2021")), **stray}))
    assert len(caught.value.problems) == 1001
    assert caught.value.problems[-1].en == "99000 more unknown keys"


def test_a_value_that_holds_itself_is_refused() -> None:
    value: dict[str, Any] = to_dict(AnnualReport(form="2021"))
    value["requests"] = value
    with pytest.raises(WireFormatError):
        from_dict(value)


def test_problems_can_always_be_printed() -> None:
    value = {**to_dict(AnnualReport(form="2021")), "\ud800": 1, "agency": "\udfff", "a b": 1, 'q"': 1, "": 1}
    for candidate in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        with pytest.raises(WireFormatError) as caught:
            loads(candidate)
        for language in ("zh", "en"):
            caught.value.message(language).encode()
        odd = ['["\\ud800"]', '["a b"]', '["q\\""]', '[""]']
        assert [problem.at for problem in caught.value.problems] == [*odd, "agency"]


@pytest.mark.parametrize("data", [None, 3, {}, []])
def test_what_is_no_document_is_a_type_error(data: Any) -> None:
    with pytest.raises(TypeError, match="expected str, bytes, bytearray or memoryview"):
        loads(data)
    with pytest.raises(TypeError):
        dumps(data)


def test_any_buffer_will_do() -> None:
    for data in (bytearray(WRITTEN), memoryview(WRITTEN), memoryview(WRITTEN + WRITTEN)[: len(WRITTEN)]):
        assert loads(data).year == 2024
        assert decode_leniently(data)[1] == ()
