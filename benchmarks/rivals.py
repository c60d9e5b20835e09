"""The same report as others would hold it: a pydantic model, msgspec Structs, nested slotted attrs classes.

All are made of the layout of the wire format, so that every one has the same keys, nesting and checks.
"""

from datetime import date
from typing import Annotated, Any, Literal

import attrs
import msgspec
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from gov_disclosure.codec._layout import NARRATIVE_KEYS, SCHEMA, Branch, layout
from gov_disclosure.figures import MAX_COUNT
from gov_disclosure.report import TABLE_KEYS

__all__ = ["PYDANTIC", "STRUCT", "nest"]

_EDITION = "2021"
_AMOUNT = r"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"
_BRANCHES = {key: layout(_EDITION, key).root for key in TABLE_KEYS}
_HEAD = {"agency": str, "agency_code": str, "year": int, "title": str, "published_on": date}


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _pydantic(name: str, branch: Branch) -> Any:
    count = Annotated[int, Field(ge=0, le=MAX_COUNT)]
    amount = Annotated[str, StringConstraints(pattern=_AMOUNT, max_length=100)]
    fields: dict[str, Any] = {}
    for key, child in branch.children.items():
        if isinstance(child, Branch):
            fields[key] = (_pydantic(f"{name}_{key}", child), ...)
        else:
            fields[key] = ((amount if child.kind == "amount" else count) | None, ...)
    return create_model(name, __base__=_Model, **fields)


PYDANTIC: Any = create_model(
    "Report",
    __base__=_Model,
    schema_=(Literal[SCHEMA], Field(alias="schema")),
    form=(Literal[_EDITION], ...),
    **{key: (kind | None, ...) for key, kind in _HEAD.items()},
    narrative=(create_model("Narrative", __base__=_Model, **dict.fromkeys(NARRATIVE_KEYS, (str, ...))), ...),
    **{key: (_pydantic(key, branch) | None, ...) for key, branch in _BRANCHES.items()},
)


def _struct(name: str, branch: Branch) -> Any:
    count = Annotated[int, msgspec.Meta(ge=0, le=MAX_COUNT)] | None
    fields = [
        (
            key,
            _struct(f"{name}_{key}", child)
            if isinstance(child, Branch)
            else (str | None if child.kind == "amount" else count),
        )
        for key, child in branch.children.items()
    ]
    return msgspec.defstruct(name, fields, forbid_unknown_fields=True, frozen=True)


STRUCT: Any = msgspec.defstruct(
    "Report",
    [
        ("schema", Literal[SCHEMA]),
        ("form", Literal[_EDITION]),
        *((key, kind | None) for key, kind in _HEAD.items()),
        ("narrative", msgspec.defstruct("Narrative", [(key, str) for key in NARRATIVE_KEYS], frozen=True)),
        *((key, _struct(key, branch) | None) for key, branch in _BRANCHES.items()),
    ],
    forbid_unknown_fields=True,
    frozen=True,
)


def _class(name: str, keys: Any) -> Any:
    return attrs.make_class(name, list(keys), frozen=True, slots=True)


_CLASSES: dict[tuple[str, ...], Any] = {}


def nest(value: Any) -> Any:
    """Plain values as nested slotted attrs instances, one class for each set of keys."""
    if not isinstance(value, dict):
        return value
    keys = tuple(value)
    kind = _CLASSES.get(keys) or _CLASSES.setdefault(keys, _class("Node", keys))
    return kind(*map(nest, value.values()))
