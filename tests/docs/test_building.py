"""A small site, built as the real one is: names lead to the reference, drawings stand in the page, faults are told."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("sphinx", reason="the extra docs is not installed")

from docs.building.documenting import public_bases, show_signature, target_of
from docs.building.languages import place_on_site
from docs.building.settings import DOCS

CONF = """
from pathlib import Path
from docs.building.settings import TWINS, settings
globals().update(settings("en"))
site_languages = {**TWINS["en"], "pages": Path(__file__).parent / "zh"}
exclude_patterns = ["zh"]
"""
PAGES = {
    "conf.py": CONF,
    "index.md": "# One\n\n`Confirmed` and `loads`; [gone](#no-such-anchor)\n\n![A drawing](a.svg)\n\n"
    "```{toctree}\nreference\nalone\n```\n",
    "reference.md": "# Reference\n\n<!-- reference: confirming -->\n",
    "alone.md": "# Alone\n\nWithout a twin. `NoSuchName`\n",
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" role="img"><style>svg { color: red; }</style></svg>',
    "zh/index.md": "# 一\n",
    "zh/reference.md": "# 参考\n",
}


class Built(NamedTuple):
    """What came of the build."""

    code: int
    said: str
    folder: Path

    def page(self, name: str) -> str:
        return (self.folder / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    target = source.with_name("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(source), str(target)]
    done = subprocess.run(command, check=False, cwd=DOCS.parent, stderr=subprocess.PIPE, encoding="utf-8")
    return Built(done.returncode, done.stderr, target)


def test_a_link_that_leads_nowhere_fails_the_build(built: Built) -> None:
    assert built.code != 0
    assert "no-such-anchor" in built.said


def test_a_type_in_prose_leads_to_the_reference_and_a_word_does_not(built: Built) -> None:
    page = built.page("index")
    assert 'href="reference.html#gov_disclosure.Confirmed"' in page
    assert "gov_disclosure.loads" not in page
    assert "NoSuchName" not in built.said


def test_names_are_documented_where_a_page_asks_for_their_room(built: Built) -> None:
    page = built.page("reference")
    assert all(f'id="gov_disclosure.{name}"' in page for name in ("Confirmation", "Confirmed", "Confirmed.loads"))


def test_a_drawing_stands_in_the_page_without_its_own_colours(built: Built) -> None:
    page = built.page("index")
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A drawing">' in page
    assert "color: red" not in page


@pytest.mark.parametrize(("page", "twin"), [("index", "index"), ("reference", "reference"), ("alone", "index")])
def test_every_page_leads_to_the_other_language(built: Built, page: str, twin: str) -> None:
    assert f'href="../zh/{twin}.html" hreflang="zh-Hans"' in built.page(page)


def test_pages_ask_nothing_of_the_network(built: Built) -> None:
    for page in ("index", "reference", "search"):
        assert 'src="http' not in built.page(page)
        assert "@import" not in built.page(page)


@pytest.mark.parametrize(
    ("file", "place"),
    [
        (DOCS / "zh" / "tutorial", "zh/tutorial.html"),
        (DOCS / "howto" / "city", "en/howto/city.html"),
        (DOCS.parent / "CHANGELOG", "en/changelog.html"),
        (DOCS.parent / "examples" / "README", None),
    ],
)
def test_where_the_site_has_a_file(file: Path, place: str | None) -> None:
    assert place_on_site(file) == place


def test_a_default_that_is_made_is_no_value() -> None:
    given = "(*, form: Edition | None, narrative: Narrative = NOTHING)"
    shown, _ = show_signature(None, "class", "", None, None, given, None)  # type: ignore[arg-type]
    assert shown == "(*, form: Edition | None, narrative: Narrative = ...)"


def test_a_private_base_is_looked_through() -> None:
    class RootError(ValueError):
        pass

    class _SharedError(RootError):
        pass

    assert list(public_bases(_SharedError)) == list(public_bases(RootError)) == [RootError]


@pytest.mark.parametrize(
    ("word", "page", "name"),
    [
        ("AnnualReport", "tutorial", "gov_disclosure.AnnualReport"),
        ("check", "tutorial", None),
        ("check", "api", "gov_disclosure.check"),
        ("to_arrow", "frames", "gov_disclosure.frames.to_arrow"),
        ("ask", "collect", "gov_disclosure.panels.ask"),
        ("form", "collect", None),
    ],
)
def test_what_a_word_surely_means(word: str, page: str, name: str | None) -> None:
    assert target_of(word, page) == name
