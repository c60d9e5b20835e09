"""The public names: importable, lazy, and what importing them loads."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import gov_disclosure

PACKAGE = Path(gov_disclosure.__file__).parent
SOURCE = (PACKAGE / "__init__.py").read_text(encoding="utf-8")


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", gov_disclosure.__all__)
def test_every_name_can_be_imported_and_is_documented(name: str) -> None:
    value = getattr(gov_disclosure, name)
    assert value.__doc__
    assert not value.__doc__.startswith(f"{name}("), "an own docstring, not one made by a machine"
    home = import_module(f"gov_disclosure.{gov_disclosure._HOMES[name]}")
    assert getattr(home, name) is value


def test_names_are_sorted_and_listed_once() -> None:
    assert list(gov_disclosure.__all__) == sorted(set(gov_disclosure.__all__))
    assert set(gov_disclosure.__all__) <= set(dir(gov_disclosure))


def test_a_type_checker_sees_the_names_that_are_handed_on() -> None:
    (block,) = (node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    seen = {
        alias.asname: (node.module, alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == {name: (gov_disclosure._HOMES[name], name) for name in gov_disclosure.__all__}


@pytest.fixture(scope="module")
def usage() -> ast.Module:
    return ast.parse((Path(__file__).parent / "typing" / "usage.py").read_text(encoding="utf-8"))


def test_the_typed_usage_uses_every_name(usage: ast.Module) -> None:
    used = {node.id for node in ast.walk(usage) if isinstance(node, ast.Name)}
    assert set(gov_disclosure.__all__) - used == set()


@pytest.mark.parametrize("module", ["collecting", "frames", "identities", "panels", "results", "strategies", "writing"])
def test_the_typed_usage_uses_every_name_of_a_module_that_stands_beside_the_package(
    module: str, usage: ast.Module
) -> None:
    called = {
        node.attr
        for node in ast.walk(usage)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module
    }
    named = {node.id for node in ast.walk(usage) if isinstance(node, ast.Name)}
    assert set(import_module(f"gov_disclosure.{module}").__all__) - called - named == set()


def test_no_module_hides_a_name() -> None:
    """A submodule that is imported becomes an attribute of the package, before any lazy name."""
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not modules & set(gov_disclosure.__all__)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="annual_report"):
        gov_disclosure.annual_report  # noqa: B018
    with pytest.raises(ImportError):
        exec("from gov_disclosure import annual_report")


def test_importing_the_package_loads_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import gov_disclosure; print(*(set(sys.modules) - before))"
    loaded = set(run(program).split())
    assert {name for name in loaded if name.startswith("gov_disclosure")} == {"gov_disclosure"}
    assert not {name.partition(".")[0] for name in loaded} & {
        "attr", "attrs", "cattrs", "hypothesis", "lxml", "msgspec", "pytest", "selectolax", "typing_extensions",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["AnnualReport", "check", "diff", "form", "rulebook", "Reading", "require_consistent"])
def test_the_core_needs_attrs_alone(name: str) -> None:
    loaded = set(run(f"import sys; from gov_disclosure import {name}; print(*sys.modules)").split())
    assert "attrs" in loaded
    assert not loaded & {
        "cattrs", "hypothesis", "msgspec", "selectolax",
        "gov_disclosure.codec", "gov_disclosure.reading", "gov_disclosure.writing", "gov_disclosure.strategies",
    }  # fmt: skip


def test_a_name_is_looked_up_once() -> None:
    program = """
import gov_disclosure
assert "check" not in vars(gov_disclosure)
gov_disclosure.check
assert "check" in vars(gov_disclosure)
"""
    run(program)


def test_star_gives_the_public_names() -> None:
    program = "from gov_disclosure import *; print(*sorted(name for name in globals() if not name.startswith('_')))"
    assert set(run(program).split()) == set(gov_disclosure.__all__)


def names_bound(body: list[ast.stmt]) -> set[str]:
    """What a module's own statements give a name to, as far as its text tells; it is not imported."""
    found: set[str] = set()
    for node in body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Import() | ast.ImportFrom():
                found.update(alias.asname or alias.name for alias in node.names)
            case ast.Assign(targets=targets):
                found.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case ast.If() | ast.Try():
                found |= names_bound(node.body)
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_says_what_it_is_and_offers(path: Path) -> None:
    """ "Underscore what is not public; list the public names, sorted, in one place." """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    lists = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    for names in [ast.literal_eval(each) for each in lists if isinstance(each, ast.List)]:
        assert len(names) == len(set(names))
        assert set(names) <= names_bound(tree.body)
