"""The generated parts of the pages are what docs/generate.py gives."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_part_has_its_place_in_a_page(generate: ModuleType) -> None:
    placed = [
        match["name"]
        for page in generate.pages()
        for match in generate.MARKED.finditer(page.read_text(encoding="utf-8"))
    ]
    assert sorted(placed) == sorted(generate.PARTS)


def test_pages_are_what_the_generator_gives(generate: ModuleType) -> None:
    stale = [
        page.relative_to(ROOT).as_posix()
        for page in generate.pages()
        if generate.generated(text := page.read_text(encoding="utf-8")) != text
    ]
    assert not stale, f"run python docs/generate.py: {stale}"


def test_every_rule_has_a_line_of_its_own(generate: ModuleType) -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    missing = [rule.id for rule in generate.rulebook() if f"\n| `{rule.id}` | {rule.severity} |" not in text]
    assert not missing
