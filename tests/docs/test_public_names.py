"""Every public name has its place in the pages, beside the generated list of names."""

import re
from pathlib import Path

import pytest

import gov_disclosure

DOCS = Path(__file__).parents[2] / "docs"
GENERATED = re.compile(r"<!-- generated: .*?<!-- end of generated part -->", re.S)
PAGES = {
    page.name: GENERATED.sub("", page.read_text(encoding="utf-8"))
    for page in sorted(DOCS.glob("**/*.md"))
    if page.name != "api.md" and not {"reference", "zh"} & set(page.relative_to(DOCS).parts)
}


def test_there_are_pages() -> None:
    assert PAGES.keys() >= {
        "index.md",
        "tutorial.md",
        "model.md",
        "reading.md",
        "checks.md",
        "wire-format.md",
        "testing.md",
        "cli.md",
        "architecture.md",
    }


@pytest.mark.parametrize("name", gov_disclosure.__all__)
def test_a_page_tells_of_the_name(name: str) -> None:
    pattern = re.compile(rf"`{name}\b")
    assert any(pattern.search(text) for text in PAGES.values())


def test_a_page_tells_of_every_strategy() -> None:
    pytest.importorskip("hypothesis")
    from gov_disclosure import strategies

    assert [name for name in strategies.__all__ if f"`{name}" not in PAGES["testing.md"]] == []
