"""Links between the pages lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1 *$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found: dict[str, int] = {}
    for heading in re.findall(r"^#+ +(.+?) *$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {slug if number == 0 else f"{slug}-{number}" for slug, last in found.items() for number in range(last + 1)}


def test_there_are_links() -> None:
    assert sum(len(LINK.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target, _, anchor = link["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        other = (page.parent / target).resolve() if target else page
        assert other.is_relative_to(ROOT), link[0]
        assert other.exists(), link[0]
        if anchor:
            assert anchor in anchors(other), link[0]


def index_of(page: Path) -> Path:
    """The page that must lead to a page: the first one of its language, or that of the reference."""
    docs = ROOT / "docs"
    if page.is_relative_to(docs / "reference"):
        return docs / "api.md"
    return (docs / "zh" if page.is_relative_to(docs / "zh") else docs) / "index.md"


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda page: page.relative_to(ROOT / "docs").as_posix()
)
def test_every_page_is_in_the_index(page: Path) -> None:
    index = index_of(page)
    assert page == index or f"({page.relative_to(index.parent).as_posix()}" in index.read_text(encoding="utf-8")


def test_every_picture_is_shown_and_small() -> None:
    shown = {
        (page.parent / link["target"]).resolve()
        for page in PAGES
        for link in LINK.finditer(page.read_text(encoding="utf-8"))
    }
    pictures = {*ROOT.glob("docs/**/pictures/*.*")}
    assert pictures <= shown
    for picture in pictures:
        assert picture.stat().st_size < 150_000
