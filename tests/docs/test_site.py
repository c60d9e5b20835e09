"""What makes the site notices names without reference and links that lead nowhere; building it is ``make docs``."""

import re
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

import gov_disclosure
from docs.building import inventory, links, reference

DOCS = Path(__file__).parents[2] / "docs"


def inventory_of(names: Iterable[str], file: Path) -> Path:
    """An inventory as Sphinx writes it."""
    lines = "".join(f"{name} py:class 1 reference/page.html#$ -\n" for name in names)
    header = b"# Sphinx inventory version 2\n# Project: gov_disclosure\n# Version: 1\n# compressed with zlib\n"
    file.write_bytes(header + zlib.compress(lines.encode()))
    return file


def test_a_public_name_that_is_not_in_the_reference_is_named(tmp_path: Path) -> None:
    names = reference.public_names()
    assert inventory.undocumented(inventory_of(names, tmp_path / "objects.inv")) == []
    lacking = names - {"gov_disclosure.check", "gov_disclosure.frames.to_arrow"}
    said = inventory.undocumented(inventory_of(lacking, tmp_path / "objects.inv"))
    assert [line.partition(":")[0] for line in said] == ["gov_disclosure.check", "gov_disclosure.frames.to_arrow"]


def test_the_reference_must_have_every_name_of_the_package_and_of_its_rooms() -> None:
    wanted = reference.public_names()
    assert {f"gov_disclosure.{name}" for name in gov_disclosure.__all__} <= wanted
    assert {
        "gov_disclosure.collecting.collect",
        "gov_disclosure.panels.ask",
        "gov_disclosure.strategies.reports",
    } <= wanted
    assert "gov_disclosure.history.History" not in wanted, "it is the package's own"


def test_every_name_of_the_package_is_on_one_page_of_the_reference() -> None:
    homes = [module for modules in reference.ROOMS.values() for module in modules]
    assert len(homes) == len(set(homes))
    assert set(gov_disclosure._HOMES.values()) <= set(homes)


def test_every_package_of_the_library_that_offers_names_is_in_the_reference() -> None:
    packages = {path.parent.name for path in Path(gov_disclosure.__file__).parent.glob("*/__init__.py")}
    homes = {module.partition(".")[0] for modules in reference.ROOMS.values() for module in modules}
    assert packages - homes == {"cli"}, "the command line is documented by its page"


def test_what_the_pages_import_is_in_the_reference() -> None:
    imported = {
        f"{module}.{name}"
        for page in DOCS.glob("**/*.md")
        for module, names in re.findall(
            r"^(?:>>> )?from (gov_disclosure\.[\w.]+) import ([\w, ]+)", page.read_text(encoding="utf-8"), re.M
        )
        for name in re.findall(r"\w+", names)
    }
    assert imported >= {"gov_disclosure.frames.to_arrow", "gov_disclosure.results.check_to_dict"}
    assert imported - reference.public_names() == set()


def test_every_room_has_a_page_and_every_page_of_the_reference_a_room() -> None:
    asked = {
        page.stem: re.findall(r"^<!-- reference: ([\w-]+) -->$", page.read_text(encoding="utf-8"), re.M)
        for page in sorted((DOCS / "reference").glob("*.md"))
    }
    assert asked == {room: [room] for room in sorted(reference.ROOMS)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "other.html").write_text('<h1 id="here">其他</h1>', encoding="utf-8")
    (tmp_path / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    return tmp_path


def broken(site: Path, page: str) -> list[str]:
    (site / "page.html").write_text(page, encoding="utf-8")
    return [line.removeprefix("page.html: ") for line in links.broken_links(site)]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="other.html#here">x</a><a href="#">top</a><a href="https://example.org/x">not fetched</a>',
        '<p id="own"></p><a href="#own">x</a><img src="drawing.svg"><img src="data:image/png;base64,AAAA">',
    ],
)
def test_links_that_lead_somewhere(site: Path, page: str) -> None:
    assert broken(site, page) == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<a href="gone.html">x</a>', "gone.html: there is no such file"),
        ('<a href="other.html#gone">x</a>', "other.html#gone: there is no such anchor"),
        ('<a href="#gone">x</a>', "#gone: there is no such anchor"),
        ('<img src="gone.svg">', "gone.svg: there is no such file"),
        (
            '<script src="https://example.org/a.js"></script>',
            "https://example.org/a.js: would be fetched from elsewhere",
        ),
        ('<link rel="stylesheet" href="//example.org/a.css">', "//example.org/a.css: would be fetched from elsewhere"),
    ],
)
def test_links_that_lead_nowhere_or_elsewhere(site: Path, page: str, said: str) -> None:
    assert broken(site, page) == [said]
