"""Reports and their parts as fields of pydantic models and bodies of FastAPI requests.

Nothing is decided here: the codec validates and serializes, its schema describes. Pydantic asks for it by way of
:mod:`gov_disclosure.hosts`, so that who does not use pydantic never imports it.
"""

import json
import re
import reprlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from .cells import CellAddress
from .codec import SCHEMA, converter, json_schema
from .errors import GovDisclosureError, Problem, WireFormatError
from .forms import editions, newest_form
from .proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
from .report import AnnualReport, Narrative
from .requests import RequestMatrix
from .review_litigation import ReviewLitigationGrid

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["ERROR_TYPE", "core_schema_of", "json_schema_of"]

ERROR_TYPE = "gov_disclosure.wire_format"
"""The ``type`` of every error that pydantic is told."""

_QUOTES = re.compile(r'^"|"?\]$')


# ---------------------------------------------------------------------- validating and serializing


def core_schema_of(kind: type) -> core_schema.CoreSchema:
    """How pydantic validates and serializes values of a type of the wire format.

    An instance stands for itself; any other value is structured by the codec. Python is given the instance, JSON the
    wire format.

    :raises TypeError: a type that has no wire format of its own, such as a subclass.
    """
    if kind not in (AnnualReport, CellAddress, *_DEFINITIONS):
        raise TypeError(f"{kind.__name__} has no wire format: what a subclass adds is not in it")

    def validate(value: object) -> object:
        return value if isinstance(value, kind) else _structured(kind, value)

    return core_schema.no_info_plain_validator_function(
        validate,
        ref=f"gov_disclosure.{kind.__name__}",
        serialization=core_schema.plain_serializer_function_ser_schema(converter().unstructure, when_used="json"),
    )


def _structured(kind: type, value: object) -> object:
    try:
        return converter().structure(value, kind)
    except WireFormatError as error:
        raise _refusal(kind, value, error.problems) from None
    except GovDisclosureError as error:
        raise _refusal(kind, value, [Problem("", error.en, error.zh)]) from None


def _refusal(kind: type, value: object, problems: Iterable[Problem]) -> ValidationError:
    """All that is wrong as one error of pydantic's, which puts the place of the field before each line's own."""
    return ValidationError.from_exception_data(kind.__name__, [_line(kind, each, value) for each in problems])


def _line(kind: type, problem: Problem, value: object) -> InitErrorDetails:
    place = _place(kind, problem.at)
    # The English sentence is filled in last: what it quotes of the document is no part of the template.
    context = {"at": problem.at, "zh": problem.zh, "en": problem.en}
    return InitErrorDetails(
        type=PydanticCustomError(ERROR_TYPE, "{en}", context), loc=place, input=_harmless(_found(value, place))
    )


def _place(kind: type, at: str) -> tuple[str, ...]:
    """The JSON path of a problem within the value; a last key that is no name is in brackets, as it was shown."""
    names, bracket, odd = at.partition("[")
    place = (*filter(None, names.split(".")), *([_QUOTES.sub("", odd)] if bracket else ()))
    # The path of what is wrong with a part begins with the part.
    return place if issubclass(kind, AnnualReport) else place[1:]


def _found(value: object, place: Sequence[str]) -> object:
    """What stands at a place, or the innermost object on the way there that lacks the next key."""
    for key in place:
        if not isinstance(value, Mapping) or key not in value:
            break
        value = value[key]
    return value


def _harmless(value: object) -> object:
    """The value where JSON can be written of it, else shortly as Python writes it, so that errors can be sent."""
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        return reprlib.repr(value)
    return value


# ---------------------------------------------------------------------- describing


_DEFINITIONS: Mapping[type, Sequence[str]] = {
    Narrative: ["narrative"],
    ProactiveDisclosure2019: [f"proactive_{ProactiveDisclosure2019.edition}"],
    ProactiveDisclosure2021: [f"proactive_{ProactiveDisclosure2021.edition}"],
    RequestMatrix: [f"requests_{each.edition}" for each in editions()],
    ReviewLitigationGrid: [f"review_litigation_{newest_form().edition}"],
}
"""For each part of a report the definitions of the codec's schema that it may follow."""

_ADDRESS = {"type": "string", "title": "CellAddress", "examples": ["requests.received.total"]}


def json_schema_of(kind: type, handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
    """The codec's JSON Schema of a type, its definitions kept where pydantic or FastAPI keep theirs."""
    if issubclass(kind, CellAddress):
        return dict(_ADDRESS)
    whole = json_schema()
    definitions = _Definitions(whole.pop("$defs"), handler)
    if issubclass(kind, AnnualReport):
        # An identifier of its own would change what references within are relative to.
        own = {key: value for key, value in whole.items() if not key.startswith("$")}
        return {**definitions.moved(own), "description": SCHEMA}
    choices = [definitions.reference(name) for name in _DEFINITIONS[kind]]
    return choices[0] if len(choices) == 1 else {"title": kind.__name__, "anyOf": choices}


class _Definitions:
    """The definitions of our schema, each handed to the host when it is first referred to."""

    def __init__(self, ours: Mapping[str, Any], handler: "GetJsonSchemaHandler") -> None:
        self._ours = ours
        self._handler = handler
        self._handed: dict[str, JsonSchemaValue] = {}

    def reference(self, name: str) -> "JsonSchemaValue":
        """A reference to a definition, in the words of the host."""
        if name not in self._handed:
            ref = f"gov_disclosure.{AnnualReport.__name__}_{name}"
            # A schema with a name becomes a definition of the host's when it stands within another.
            self._handed[name] = self._handler(core_schema.definitions_schema(core_schema.any_schema(ref=ref), []))
            self._handler.resolve_ref_schema(self._handed[name]).update(self.moved(self._ours[name]))
        return dict(self._handed[name])

    def moved(self, schema: Any) -> Any:
        """A schema whose references lead to the definitions that the host keeps."""
        if isinstance(schema, list):
            return [self.moved(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        moved = {key: self.moved(value) for key, value in schema.items() if key != "$ref"}
        return moved | self.reference(schema["$ref"].rpartition("/")[2]) if "$ref" in schema else moved
