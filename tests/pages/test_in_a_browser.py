"""The pages in a real browser: what is in sight, what pointer and keyboard show, on screen, telephone and paper."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_disclosure import CheckedFile, NotAReportError, Reading, Source, check, checked_page, index_page
from gov_disclosure.forms import form
from gov_disclosure.grids import Place
from tests.factories import clean_report

chromium = pytest.importorskip("docs.chromium", reason="docs/ with its driver of Chromium is not there")
PROGRAM = chromium.find_chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

WRONG_CELL = "requests.unavailable.not_held.natural_person"
SCREEN, TELEPHONE = (1440, 900), (390, 844)
PNG = b"\x89PNG\r\n\x1a\n"

IN_SIGHT = """
(selector => [...document.querySelectorAll(selector)].filter(each => {
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  return style.visibility === 'visible' && style.display !== 'none' && box.width > 1 && box.height > 1
    && each.checkVisibility();
}).map(each => each.innerText.trim()))
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    report = clean_report().with_cell(WRONG_CELL, 5)
    provenance = {str(each): Source(f"原文{report[each]}", Place(table=2, row=16, column=4)) for each in CELLS}
    # Were scripts run, this would be seen.
    attack = "<script>document.title = 'changed'</script>"
    reading = Reading(report=report, provenance=provenance)
    page = checked_page(reading, source=attack)
    (folder / "page.html").write_text(page, encoding="utf-8")
    markup = page.replace("<main", "<script>document.title = 'changed'</script><main", 1)
    (folder / "breached.html").write_text(markup, encoding="utf-8")
    files = [
        CheckedFile(name="page.html", outcome=check(reading), report=report, page="page.html"),
        CheckedFile(name="minutes.txt", outcome=NotAReportError(en="no report", zh="不是年度报告")),
    ]
    (folder / "index.html").write_text(index_page(files, language="en"), encoding="utf-8")
    return folder


CELLS = form("2021").addresses


@pytest.fixture(scope="module")
def started() -> Iterator[object]:
    """One browser for all these tests: it takes seconds to start."""
    with chromium.Chromium(PROGRAM) as browser:
        yield browser


@pytest.fixture
def browser(started, pages: Path):
    """A window of the usual size with the page, scripts forbidden, the pointer nowhere."""
    started.size(*SCREEN)
    started.scripts(allowed=False)
    started.requests.clear()
    started.point_nowhere()
    started.open(pages / "page.html")
    return started


def seen(browser, selector: str) -> list[str]:
    return browser.value(f"{IN_SIGHT}({json.dumps(selector)})")


def selector(address: str) -> str:
    return "#" + address.replace(".", "\\.")


def test_without_scripts_everything_is_in_sight_in_one_language(browser) -> None:
    assert seen(browser, "h1") == ["示例县统计局2022年政府信息公开工作年度报告"]
    assert seen(browser, ".outcome h2 .state .zh") == ["有错误"]
    assert seen(browser, ".counts dd .zh") == ["200／200", "42／42"]
    report = clean_report().with_cell(WRONG_CELL, 5)
    assert seen(browser, "section td .figure") == [str(report[each]) for each in CELLS]
    assert seen(browser, "section td .hint") == ["→ 1", "≠ 5", "≠ 8"]
    messages = [each.message("zh") for each in check(report).findings]
    told = " ".join(seen(browser, "aside .remark p"))
    assert all(message in told for message in messages)
    assert seen(browser, ".en") == []
    assert len(seen(browser, "section .zh")) > 20


def test_nothing_is_asked_of_a_network_and_nothing_runs(browser, pages: Path) -> None:
    browser.scripts(allowed=True)
    for name in ("page.html", "breached.html", "index.html"):
        browser.open(pages / name)
        assert "changed" not in browser.value("document.title")
    # Else a page in which scripts do run would pass as well.
    (pages / "open.html").write_text("<script>document.title = 'changed'</script>", encoding="utf-8")
    browser.open(pages / "open.html")
    assert browser.value("document.title") == "changed"
    assert {each.partition(":")[0] for each in browser.requests} <= {"file", "data", "about"}
    names = {each.rpartition("/")[2] for each in browser.requests if each.startswith("file:")}
    assert names == {"page.html", "breached.html", "index.html", "open.html"}


def test_the_language_is_switched_without_scripts(browser) -> None:
    browser.click("#show-en + label")
    assert seen(browser, ".outcome h2 .state .en") == ["Errors found"]
    assert seen(browser, ".zh") == []


def test_the_note_of_a_cell_shows_where_the_pointer_is(browser) -> None:
    assert seen(browser, ".note") == []
    browser.point_at(selector(WRONG_CELL))
    (note,) = seen(browser, ".note")
    assert note.splitlines() == [
        "（四）无法提供 1.本机关不掌握相关政府信息 · 自然人",
        WRONG_CELL,
        "原文：原文5",
        "位置：第2个表格，第16行，第4列",
        "报告载明5，应为1。",
    ]
    browser.point_nowhere()
    assert seen(browser, ".note") == []


def focused(browser) -> dict:
    return browser.value("({id: document.activeElement.id, href: document.activeElement.getAttribute('href')})")


def test_the_keyboard_goes_from_the_switch_to_the_cells_and_shows_their_notes(browser) -> None:
    stops = []
    for _ in range(60):
        browser.tab()
        stops.append(focused(browser))
        if stops[-1]["id"] == "proactive.rules.issued":
            break
    assert stops[0]["id"] == "show-zh"
    assert stops[1]["href"] == "#content"
    assert stops[2]["href"] == f"#{WRONG_CELL}"
    assert [each["href"] for each in stops if each["href"]][2:8] == [f"#{each.key}" for each in form("2021").sections]
    assert [stops[-2]["href"], stops[-1]["id"]] == ["#findings-proactive", "proactive.rules.issued"]
    (note,) = seen(browser, ".note")
    assert "原文：原文0" in note
    outline = browser.value("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    browser.tab()
    assert focused(browser)["id"] == "proactive.rules.repealed"


def test_a_link_before_a_table_shows_when_the_keyboard_comes_and_passes_the_table_by(browser) -> None:
    skip = 'a[href="#findings-requests"]'
    browser.value(f"document.querySelector('{skip}').focus()")
    assert browser.value(f"document.querySelector('{skip}').getBoundingClientRect().x") >= 0
    browser.press("Enter", 13, "\r")
    browser.tab()
    assert focused(browser)["href"] == f"#{WRONG_CELL}"


def test_a_cell_is_linked_to_by_its_address(browser, pages: Path) -> None:
    browser.open(pages / "page.html", f"#{WRONG_CELL}")
    top = browser.value(f"document.getElementById('{WRONG_CELL}').getBoundingClientRect().top")
    assert 0 <= top < SCREEN[1]


def test_a_screenshot_shows_the_marks(browser, pages: Path, tmp_path: Path) -> None:
    """The wrong cell's colours are in the picture of its place, and not in that of its right neighbour."""
    picture = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    colours = {}
    for address in (WRONG_CELL, "requests.withheld.state_secret.commercial_enterprise"):
        browser.picture_of(selector(address), tmp_path / "cell.png")
        assert (tmp_path / "cell.png").read_bytes().startswith(PNG)
        with picture.open(tmp_path / "cell.png") as image:
            colours[address] = {colour for _, colour in image.convert("RGB").getcolors(1 << 16)}
    error = (163, 8, 28)
    assert error in colours[WRONG_CELL]
    assert error not in colours["requests.withheld.state_secret.commercial_enterprise"]


def test_on_a_telephone_tables_are_pushed_sideways_and_a_note_stands_at_the_foot(browser, pages: Path) -> None:
    browser.size(*TELEPHONE, mobile=True)
    browser.open(pages / "index.html")
    assert browser.value("document.documentElement.scrollWidth") == TELEPHONE[0]
    browser.open(pages / "page.html")
    assert browser.value("document.documentElement.scrollWidth") == TELEPHONE[0]
    browser.value(f"document.getElementById('{WRONG_CELL}').focus()")
    box = browser.value(
        "(r => [r.left, r.right, r.bottom])(document.querySelector('td:focus .note').getBoundingClientRect())"
    )
    assert box == [0, *TELEPHONE]
    assert len(seen(browser, ".note")) == 1


def test_on_paper_all_is_there_but_what_is_for_screens(browser, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    browser.paper(tmp_path / "page.pdf")
    with pdfium.PdfDocument(tmp_path / "page.pdf") as paper:
        count = len(paper)
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in paper)
    assert 2 <= count <= 5
    assert "四、结转下年度继续办理" in text
    assert "公开内容有待充实" in text, "folded prose is unfolded"
    assert "→1" in text
    assert "原文0" not in text
    assert "English" not in text


def test_the_index_shows_what_needs_attention_first(browser, pages: Path) -> None:
    browser.open(pages / "index.html")
    assert seen(browser, "tbody .state .en") == ["Cannot be read", "Errors found"]
    assert "no report" in seen(browser, "tbody tr")[0]
    browser.click("tbody a")
    browser.settle()
    assert browser.value("location.pathname").endswith("/page.html")
