"""The wire format for cattrs converters: reports inside an application's own types."""

from collections.abc import Callable
from typing import Any

from cattrs import BaseConverter

from ..cells import CellAddress
from ..proactive import ProactiveDisclosure, ProactiveDisclosure2019, ProactiveDisclosure2021
from ..report import AnnualReport, Narrative
from ..requests import RequestMatrix
from ..review_litigation import ReviewLitigationGrid
from ..vocabulary import Edition
from . import from_dict, to_dict
from ._layout import NARRATIVE_KEYS, layout, recognise
from ._plain import table_to_plain
from ._walk import Walker

__all__ = ["register_hooks"]


def _narrative(value: Any, _: Any) -> Narrative:
    walker = Walker()
    narrative = walker.narrative(value)
    walker.require_flawless()
    return narrative


def _table(key: str, edition: Edition | None = None) -> Callable[[Any, Any], Any]:
    """A hook for one table; where no edition is given, the keys of the table tell it."""

    def structure(value: Any, _: Any) -> Any:
        walker = Walker()
        known = edition or recognise({key: value})
        if known is None:
            walker.faults.add(
                key, "cannot be understood: its keys tell no edition of the form", "无法解读：从键看不出格式版本"
            )
        table = known and walker.table(layout(known, key), value)
        walker.require_flawless()
        return table

    return structure


def _optional(structure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, kind: None if value is None else structure(value, kind)


def _report(value: Any, _: Any) -> AnnualReport:
    return from_dict(value)


def _address(value: Any, _: Any) -> CellAddress:
    return CellAddress.parse(value)


def register_hooks(converter: BaseConverter) -> None:
    """Register the hooks of the wire format on a converter."""
    tables: list[tuple[Any, Callable[[Any, Any], Any]]] = [
        (ProactiveDisclosure2019, _table("proactive", ProactiveDisclosure2019.edition)),
        (ProactiveDisclosure2021, _table("proactive", ProactiveDisclosure2021.edition)),
        (RequestMatrix, _table("requests")),
        (ReviewLitigationGrid, _table("review_litigation", max(Edition))),
    ]
    for kind, structure in tables:
        converter.register_structure_hook(kind, structure)
        converter.register_unstructure_hook(kind, table_to_plain)
    converter.register_structure_hook(ProactiveDisclosure, _table("proactive"))
    converter.register_structure_hook(ProactiveDisclosure | None, _optional(_table("proactive")))
    converter.register_structure_hook(AnnualReport, _report)
    converter.register_unstructure_hook(AnnualReport, to_dict)
    converter.register_structure_hook(Narrative, _narrative)
    converter.register_unstructure_hook(
        Narrative, lambda narrative: {key: getattr(narrative, key) for key in NARRATIVE_KEYS}
    )
    converter.register_structure_hook(CellAddress, _address)
    converter.register_unstructure_hook(CellAddress, str)
