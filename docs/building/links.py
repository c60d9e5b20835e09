"""Whether everything that the built pages lead to is there: files, and anchors in them. Nothing is fetched."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
"""What a browser loads by itself, by the attribute that says from where; it must be of the site."""


class Link(NamedTuple):
    """Where something in a page leads, and whether the browser goes there by itself."""

    to: str
    fetched: bool


class Page(HTMLParser):
    """The anchors of a page, and what it leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: set[Link] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value for name, value in attributes if value}
        self.anchors.update(said[name] for name in ("id", "name") if name in said)
        if tag == "a" and "href" in said:
            self.links.add(Link(said["href"], fetched=False))
        elif tag in FETCHED and FETCHED[tag] in said:
            self.links.add(Link(said[FETCHED[tag]], fetched=True))


def broken_links(site: Path) -> list[str]:
    """A line for each link of a page that leads nowhere, or makes the browser fetch from elsewhere."""
    pages = {file: Page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))}
    return [
        f"{file.relative_to(site)}: {link.to}: {fault}"
        for file, page in pages.items()
        for link in sorted(page.links)
        for fault in faults(link, file, pages)
    ]


def faults(link: Link, file: Path, pages: dict[Path, Page]) -> Iterator[str]:
    parts = urlsplit(link.to)
    if parts.scheme or parts.netloc:
        if link.fetched and parts.scheme != "data":
            yield "would be fetched from elsewhere"
        return
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if not target.is_file():
        yield "there is no such file"
    # The theme's own way to the top of a page is an empty fragment.
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield "there is no such anchor"
