"""Which names the reference has, room by room: those of the package, and those that a room offers beside them."""

from enum import Enum
from importlib import import_module
from inspect import isclass, isroutine

import gov_disclosure

PACKAGE = "gov_disclosure"

ROOMS: dict[str, tuple[str, ...]] = {
    "report": ("report", "tables", "requests", "proactive", "review_litigation", "figures", "frozen"),
    "form": ("forms", "cells", "vocabulary"),
    "reading": ("reading", "readings", "grids"),
    "checks": ("checks", "findings", "identities", "rules.registry", "blocking"),
    "causes": ("localisation", "slips", "solving"),
    "confirming": ("memory",),
    "narrative": ("narrative",),
    "json": ("codec", "results"),
    "writing": ("documents", "blanks", "writing"),
    "pages": ("pages",),
    "history": ("history", "conversion", "indicators"),
    "aggregation": ("aggregation",),
    "frames": ("frames",),
    "collections": ("collecting", "panels"),
    "strategies": ("strategies",),
    "displays": ("notebook", "terminal", "plots"),
    "errors": ("errors",),
}
"""Pages of the reference, each with the modules whose public names it shows."""


def names_of(module: str) -> list[str]:
    """The public names of a module, by which they are documented: those of the package as the package's."""
    offered = import_module(f"{PACKAGE}.{module}")
    of_package = (name for name, home in gov_disclosure._HOMES.items() if home == module)
    return [f"{PACKAGE}.{name}" for name in of_package] + [
        f"{PACKAGE}.{module}.{name}"
        for name in offered.__all__
        if getattr(gov_disclosure, name, None) is not getattr(offered, name)
    ]


def public_names() -> set[str]:
    """Every name that the reference must have."""
    return {f"{PACKAGE}.{name}" for name in gov_disclosure.__all__} | {
        name for modules in ROOMS.values() for module in modules for name in names_of(module)
    }


def directives(room: str) -> str:
    """What tells Sphinx to document a room."""
    return "\n".join(line for module in ROOMS[room] for name in names_of(module) for line in directive(name))


def directive(name: str) -> list[str]:
    home, _, short = name.rpartition(".")
    value = getattr(import_module(home), short)
    if not isclass(value):
        return [f".. {'autofunction' if isroutine(value) else 'autodata'}:: {name}", ""]
    foreign = [base.__name__ for base in value.__mro__ if not base.__module__.startswith(PACKAGE)]
    kind = "autoexception" if issubclass(value, BaseException) else "autoclass"
    options = [f"   :inherited-members: {', '.join(foreign)}"]
    if kind == "autoexception":
        options.append("   :show-inheritance:")
        options += [] if value is gov_disclosure.GovDisclosureError else ["   :exclude-members: derive, message"]
    if issubclass(value, Enum):
        options.append("   :undoc-members:")
    return [f".. {kind}:: {name}", "   :members:", *options, ""]
