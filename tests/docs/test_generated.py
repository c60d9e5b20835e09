"""The generated parts of the pages are what docs/generate.py gives."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]

# The list of public names is kept in English alone.
PLACED_ONCE: dict[str, set[str]] = {"en": set(), "zh": {"names"}}


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_has_its_place_in_a_page(generate: ModuleType, language: str) -> None:
    placed = [
        match["name"]
        for page in generate.pages()
        if generate.language(page) == language
        for match in generate.MARKED.finditer(page.read_text(encoding="utf-8"))
    ]
    assert sorted(placed) == sorted(generate.PARTS.keys() - PLACED_ONCE[language])


def test_pages_are_what_the_generator_gives(generate: ModuleType) -> None:
    stale = [
        page.relative_to(ROOT).as_posix()
        for page in generate.pages()
        if generate.generated(page) != page.read_text(encoding="utf-8")
    ]
    assert not stale, f"run python docs/generate.py: {stale}"


def test_both_languages_have_words_for_the_same_parts(generate: ModuleType) -> None:
    assert generate.WORDS["zh"].keys() == generate.WORDS["en"].keys()
    for part, words in generate.WORDS["en"].items():
        assert words.keys() <= generate.WORDS["zh"][part].keys()


@pytest.mark.parametrize("page", ["rules.md", "zh/rules.md"])
def test_every_rule_has_a_section_of_its_own(generate: ModuleType, page: str) -> None:
    path = ROOT / "docs" / page
    words = generate.WORDS[generate.language(path)]
    sections = dict(
        re.findall(r"^### `([\w.]+)`\n(.*?)(?=^##|\Z|^<!--)", path.read_text(encoding="utf-8"), re.M | re.S)
    )
    assert list(sections) == [rule.id for rule in generate.rulebook()]
    for rule in generate.rulebook():
        said = (rule.message_zh, rule.message_en, generate.when_not_assessed(rule, words["rulebook"]["not_assessed"]))
        assert all(each in sections[rule.id] for each in said), rule.id


@pytest.mark.parametrize("language", ["en", "zh"])
def test_when_a_rule_is_not_assessed_is_said_of_rules_that_there_are(generate: ModuleType, language: str) -> None:
    said = generate.WORDS[language]["rulebook"]["not_assessed"].keys()
    assert said == {rule.id for rule in generate.rulebook() if rule.needs not in said} | {"reading"}
