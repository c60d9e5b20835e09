"""The Chinese pages are built as the English ones are, so that neither is changed without the other being noticed."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
CHINESE = DOCS / "zh"

# What is kept in English alone, so that it is said once: the reference, to which the Chinese page of it only leads.
REFERENCE = "api.md"
ENGLISH_ONLY = {"changelog.md", "contributing.md", "licences.md", "releasing.md"} | {
    f"reference/{page.name}" for page in DOCS.glob("reference/*.md")
}

BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>[^\n]*)\n(?P<code>.*?)^(?P=fence) *$", re.M | re.S)
PICTURE = re.compile(r"!\[[^\]]*\]\((?:\.\./)*(?P<file>[^)]+)\)")


def names(pages: Path) -> set[str]:
    return {page.relative_to(pages).as_posix() for page in pages.glob("**/*.md")}


PAGES = sorted(names(CHINESE))


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def headings(page: Path) -> list[int]:
    """The levels of the headings, in their order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", BLOCK.sub("", text(page)), re.M)]


def blocks(page: Path) -> list[tuple[str, int]]:
    """The kind of each block of code, and how many examples it has; what tells the site's builder something is none."""
    return [
        (block["kind"], len(re.findall(r"^(?:>>>|\$) ", block["code"], re.M)))
        for block in BLOCK.finditer(text(page))
        if not block["kind"].startswith("{")
    ]


def tables(page: Path) -> list[int]:
    """How many lines each table has."""
    return [len(rows.splitlines()) for rows in re.findall(r"(?:^\|.*\n)+", BLOCK.sub("", text(page)), re.M)]


def pictures(page: Path) -> list[str]:
    return PICTURE.findall(text(page))


def test_every_page_is_there_in_chinese() -> None:
    english = {name for name in names(DOCS) if not name.startswith("zh/")}
    assert names(CHINESE) == english - ENGLISH_ONLY


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_is_built_as_the_english_one(name: str) -> None:
    english, chinese = DOCS / name, CHINESE / name
    assert headings(chinese) == headings(english)
    assert blocks(chinese) == blocks(english)
    assert pictures(chinese) == pictures(english)
    if name != REFERENCE:
        assert tables(chinese) == tables(english)


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_links_to_chinese_pages(name: str) -> None:
    """A link that leaves the Chinese pages where one of them says the same would change the reader's language."""
    page = CHINESE / name
    for target in re.findall(r"\]\((?!\w+:)([^)#\s]+\.md)", BLOCK.sub("", text(page))):
        other = (page.parent / target).resolve()
        if DOCS in other.parents and CHINESE not in other.parents:
            assert not (CHINESE / other.relative_to(DOCS)).exists() or name == REFERENCE, target


@pytest.mark.parametrize(
    "page", [*CHINESE.glob("**/*.md"), DOCS.parent / "README.zh-CN.md"], ids=lambda page: page.name
)
def test_no_chinese_paragraph_is_broken_over_lines(page: Path) -> None:
    """A browser shows the end of a line as a space, which Chinese does not have."""
    prose = BLOCK.sub("", text(page))
    assert re.findall(r".{0,9}[^\x00-\x7f]\n *[^\x00-\x7f\s].{0,9}", prose) == []
    assert re.findall(r".{0,9}[，。；：、？！）”]\n *(?![-*|#<\n]|\d+\. ).{1,9}", prose) == []


GENERATED = re.compile(r"<!-- generated: .*?<!-- end of generated part -->", re.S)
TARGET = re.compile(r"\]\([^)]*\)")
CHINESE_LETTER = r"[\u4e00-\u9fff]"


@pytest.mark.parametrize("name", PAGES)
def test_latin_letters_and_code_stand_apart_from_chinese(name: str) -> None:
    prose = TARGET.sub("]", GENERATED.sub("", BLOCK.sub("", text(CHINESE / name))))
    spoken = re.sub(r"`[^`\n]+`", "`", prose)
    close = rf".{{0,9}}(?:{CHINESE_LETTER}[A-Za-z`]|[A-Za-z`]{CHINESE_LETTER}).{{0,9}}"
    assert re.findall(close, spoken) == []
