""" "Application developers can register our hooks on their own cattrs converter so that a report can sit inside
their types", whatever kind of converter it is.
"""

from typing import Any

import attrs
import pytest
from cattrs import BaseConverter, ClassValidationError, Converter
from cattrs.gen import make_dict_structure_fn
from cattrs.preconf import json as json_converters
from cattrs.preconf import msgspec as msgspec_converters
from cattrs.preconf import orjson as orjson_converters
from hypothesis import given

from gov_disclosure import (
    AnnualReport,
    CellAddress,
    InvalidAddressError,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestMatrix,
    ReviewLitigationGrid,
    WireFormatError,
    register_hooks,
    to_dict,
)
from gov_disclosure.codec import converter
from gov_disclosure.strategies import reports


@attrs.frozen
class Filing:
    number: int
    report: AnnualReport
    proactive: ProactiveDisclosure2019 | ProactiveDisclosure2021 | None
    requests: RequestMatrix | None
    review: ReviewLitigationGrid | None
    narrative: Narrative
    seen: tuple[CellAddress, ...] = (CellAddress("requests", "received", "total"),)
    notes: dict[CellAddress, str] = attrs.Factory(dict)


def hooked(made: Any) -> Any:
    register_hooks(made)
    return made


CONVERTERS = {
    "plain": hooked(Converter()),
    "terse": hooked(Converter(detailed_validation=False)),
    "strict": hooked(Converter(forbid_extra_keys=True)),
    "base": hooked(BaseConverter()),
    "json": hooked(json_converters.make_converter()),
    "orjson": hooked(orjson_converters.make_converter(detailed_validation=False)),
    "msgspec": hooked(msgspec_converters.make_converter()),
    "our own": converter(),
}


@pytest.mark.parametrize("name", CONVERTERS)
@given(report=reports())
def test_a_report_sits_inside_other_types(name: str, report: AnnualReport) -> None:
    filing = Filing(
        7,
        report,
        report.proactive,
        report.requests,
        report.review_litigation,
        report.narrative,
        notes={CellAddress("requests", "received", "total"): "x"},
    )
    made = CONVERTERS[name]
    value = made.unstructure(filing)
    assert value["report"] == to_dict(report)
    assert value["requests"] == to_dict(report)["requests"]
    assert value["narrative"] == to_dict(report)["narrative"]
    assert value["seen"][0] == "requests.received.total"
    assert made.structure(value, Filing) == filing
    if hasattr(made, "dumps"):
        assert made.loads(made.dumps(filing), Filing) == filing


@pytest.mark.parametrize("name", CONVERTERS)
def test_what_is_wrong_is_a_wire_format_error(name: str) -> None:
    made = CONVERTERS[name]
    value = {**to_dict(AnnualReport(form="2021")), "year": "2024"}
    with pytest.raises(WireFormatError, match="year: expected an integer"):
        made.structure(value, AnnualReport)
    with pytest.raises(WireFormatError, match=r"requests: cannot be understood"):
        made.structure({}, RequestMatrix)
    with pytest.raises(WireFormatError, match=r"narrative\.overview: missing"):
        made.structure({}, Narrative)
    with pytest.raises(InvalidAddressError):
        made.structure(7, CellAddress)


def test_detailed_validation_wraps_our_error() -> None:
    made = hooked(Converter())
    made.register_structure_hook(Filing, make_dict_structure_fn(Filing, made))
    with pytest.raises(ClassValidationError) as caught:
        made.structure({"report": {}}, Filing)
    assert any(isinstance(error, WireFormatError) for error in caught.value.exceptions)
