"""Plots of reports, of the years of an agency and of what was found in many reports, as Altair charts.

Needs the extra ``plot`` (altair, and vl-convert for pictures). What a chart shows is in its data, under plain English
keys, and every chart is Altair's own, to be restyled, combined and saved like any other. **A figure that is not stated
is never a bar of length zero**: it is an empty box with a dashed border that says so.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._findings import RuleCount as RuleCount
    from ._findings import counts_of_checked as counts_of_checked
    from ._findings import counts_of_panel as counts_of_panel
    from ._findings import findings as findings
    from ._flow import flow as flow
    from ._outcomes import outcomes as outcomes
    from ._pictures import save as save

_HOMES = {
    "RuleCount": "_findings",
    "counts_of_checked": "_findings",
    "counts_of_panel": "_findings",
    "findings": "_findings",
    "flow": "_flow",
    "outcomes": "_outcomes",
    "save": "_pictures",
}

__all__ = ["RuleCount", "counts_of_checked", "counts_of_panel", "findings", "flow", "outcomes", "save"]


def __getattr__(name: str) -> Any:
    """Import a plot when it is asked for, so that its absence names the extra."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    from ..errors import MissingExtraError

    try:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] in ("altair", "vl_convert"):
            raise MissingExtraError(extra="plot", purpose_en="plots", purpose_zh="绘图") from None
        raise
