"""The public interface as text: every name of the reference, with what a caller can rely on.

``python tests/api/snapshot.py`` writes it to ``tests/api/public.txt``; a test holds the code to it. A line that
goes or changes is a change that somebody may notice: see ``docs/compatibility.md``.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, get_overloads

from attrs import NOTHING, Attribute, Factory, fields, has

sys.path.insert(0, str(Path(__file__).parents[2]))

from docs.building.reference import PACKAGE, ROOMS

SNAPSHOT = Path(__file__).with_name("public.txt")
OPERATORS = frozenset(
    f"__{name}__" for name in ("add", "bool", "call", "contains", "getitem", "iter", "len", "lt", "radd", "str")
)
_PLACES = re.compile(r"(?:\b[a-z_]\w*\.)+(?=[A-Za-z_])")
_STRINGS = re.compile(r"'[^']*'")
_WIDTH = 110


def public_api() -> str:
    """The whole interface, module by module."""
    modules = ["", *sorted(module for room in ROOMS.values() for module in room)]
    return "\n".join(line.rstrip() for module in modules for line in _module(module)) + "\n"


def _module(module: str) -> Iterator[str]:
    """A module's names. Those that the package hands on stand with the package alone."""
    package = import_module(PACKAGE)
    offered = import_module(f"{PACKAGE}.{module}") if module else package
    names = [
        name for name in offered.__all__ if not module or getattr(package, name, None) is not getattr(offered, name)
    ]
    if not names:
        return
    yield f"# {PACKAGE}.{module}".rstrip(".")
    yield ""
    for name in sorted(names):
        yield from _entry(name, getattr(offered, name))
        yield ""


def _entry(name: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif callable(value) and not inspect.isclass(value) and hasattr(value, "__name__"):
        yield from _function(name, value)
    else:
        yield f"{name}: {type(value).__name__}"


# ---------------------------------------------------------------------- classes


def _class(name: str, value: type) -> Iterator[str]:
    bases = list(dict.fromkeys(_bases(value)))
    yield f"{_kind(value)} {name}" + (f"({', '.join(bases)})" if bases else "")
    lines = _members_of_enum(value) if issubclass(value, Enum) else [*_constructor(value), *_fields(value)]
    yield from (f"    {line}" for line in lines)
    yield from (f"    {line}" for member in _members(value) for line in member)


def _bases(value: type) -> Iterator[str]:
    """What it can be taken for: bases that have no entry here are looked through."""
    for base in value.__bases__:
        if base in _own(value):
            yield from _bases(base)
        elif base is not object:
            yield base.__name__


def _kind(value: type) -> str:
    if issubclass(value, BaseException):
        return "exception"
    if issubclass(value, Enum):
        return "enum"
    return "frozen class" if has(value) and value.__setattr__ is not object.__setattr__ else "class"


def _members_of_enum(value: type[Enum]) -> Iterator[str]:
    for member in value:
        yield f"{member.name} = {member.value!r}"


def _constructor(value: type) -> Iterator[str]:
    """How one is made; not where the constructor is that of a builtin or of a base that is public itself."""
    if "__init__" in {name for each in _own(value) for name in vars(each)}:
        yield from _call("def __init__", value.__init__, bound=True)


def _fields(value: type) -> Iterator[str]:
    """The public attributes that are stored, with their types: those of an attrs class, else what is annotated."""
    if has(value):
        yield from (f"{name}: {_annotation(each.type)}{_default(each)}" for name, each in _attributes(value).items())
        return
    for each in reversed(_own(value)):
        for name, kind in inspect.get_annotations(each).items():
            if not name.startswith("_"):
                yield f"{name}: {_annotation(kind)}"


def _attributes(value: type) -> dict[str, "Attribute[Any]"]:
    return {each.name: each for each in fields(value) if not each.name.startswith("_")}


def _default(field: "Attribute[Any]") -> str:
    if not field.init:
        return "  # worked out"
    if field.default is NOTHING:
        return ""
    return " = ..." if isinstance(field.default, Factory) else f" = {_value(field.default)}"


def _own(value: type) -> list[type]:
    """The class and those of its bases that have no entry of their own."""
    return [
        each
        for each in value.__mro__
        if each.__module__.startswith(PACKAGE) and (each is value or each not in _public())
    ]


@cache
def _public() -> frozenset[object]:
    package = import_module(PACKAGE)
    return frozenset(getattr(package, name) for name in package.__all__ if inspect.isclass(getattr(package, name)))


def _members(value: type) -> Iterator[list[str]]:
    """Methods, properties and constants, by name."""
    found: dict[str, Any] = {}
    for each in reversed(_own(value)):
        found.update(vars(each))
    stored = (
        set(_attributes(value))
        if has(value)
        else {name for each in _own(value) for name in vars(each).get("__annotations__", ())}
    )
    stored |= set(value.__members__) if issubclass(value, Enum) else set()
    for name in sorted(found.keys() - stored):
        if (not name.startswith("_") or name in OPERATORS) and (lines := list(_member(name, found[name]))):
            yield lines


def _member(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, property | cached_property):
        function = value.fget if isinstance(value, property) else value.func
        returned = inspect.signature(function).return_annotation if function else Any
        yield f"{name} -> {_annotation(returned)}"
    elif isinstance(value, classmethod | staticmethod):
        yield f"@{type(value).__name__}"
        yield from _function(name, value.__func__, bound=isinstance(value, classmethod))
    elif inspect.isroutine(value) and hasattr(value, "__module__") and _of_ours(value):
        yield from _function(name, value, bound=True)
    elif not callable(value) and not inspect.isdatadescriptor(value):
        yield f"{name}: {type(value).__name__}"


def _of_ours(function: Any) -> bool:
    return str(function.__module__).startswith(PACKAGE)


# ---------------------------------------------------------------------- functions and types


def _function(name: str, value: Callable[..., Any], *, bound: bool = False) -> Iterator[str]:
    overloads: Sequence[Callable[..., Any]] = get_overloads(inspect.unwrap(value)) if inspect.isfunction(value) else ()
    for each in overloads or [value]:
        yield from _call(f"def {name}", each, bound=bound)


def _call(name: str, function: Callable[..., Any], *, bound: bool) -> Iterator[str]:
    """How a function is called; a parameter a line where one line would be long."""
    signature = inspect.signature(function)
    given = list(_parameters(list(signature.parameters.values())[1 if bound else 0 :]))
    returned = signature.return_annotation
    result = "" if returned is signature.empty else f" -> {_annotation(returned)}"
    if len(line := f"{name}({', '.join(given)}){result}") <= _WIDTH:
        yield line
        return
    yield f"{name}("
    yield from (f"    {each}," for each in given)
    yield f"){result}"


def _parameters(parameters: Sequence[inspect.Parameter]) -> Iterator[str]:
    """As they are written: with the marks of what is given by position or by keyword alone."""
    before = None
    for each in parameters:
        if before is each.POSITIONAL_ONLY and each.kind is not before:
            yield "/"
        if each.kind is each.KEYWORD_ONLY and before not in (each.KEYWORD_ONLY, each.VAR_POSITIONAL):
            yield "*"
        yield _parameter(each)
        before = each.kind
    if before is inspect.Parameter.POSITIONAL_ONLY:
        yield "/"


def _parameter(parameter: inspect.Parameter) -> str:
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    text = f"{stars}{parameter.name}"
    if parameter.annotation is not parameter.empty:
        text += f": {_annotation(parameter.annotation)}"
    return text if parameter.default is parameter.empty else f"{text} = {_value(parameter.default)}"


def _annotation(annotation: Any) -> str:
    return _short(annotation if isinstance(annotation, str) else inspect.formatannotation(annotation))


def _short(text: str) -> str:
    """Without the modules that names come from; what stands in quotation marks is left alone."""
    quoted = _STRINGS.findall(text)
    pieces = [_PLACES.sub("", piece) for piece in _STRINGS.split(text)]
    return "".join(piece + quote for piece, quote in zip(pieces, [*quoted, ""], strict=True))


def _value(value: Any) -> str:
    """A default. What has no short and lasting text of its own is three dots."""
    if isinstance(value, Enum) and value is not NOTHING:
        return f"{type(value).__name__}.{value.name}"
    simple = value is None or isinstance(value, bool | int | str) or value in ((), frozenset())
    return repr(value) if simple else "..."


if __name__ == "__main__":
    SNAPSHOT.write_text(public_api(), encoding="utf-8", newline="\n")
