"""Makes the pictures of the pages, in each language, from the documents in examples/.

``python docs/screenshots.py`` needs Chromium (or Chrome), the fonts Noto Sans CJK, and Pillow, which the extra
``pdf`` brings; no network. Look at the pictures before they are committed.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from attrs import evolve
from PIL import Image

from gov_disclosure import CheckedFile, GovDisclosureError, History, check, checked_page, index_page, read
from gov_disclosure.collecting import collect
from gov_disclosure.errors import Language
from gov_disclosure.plots import counts_of_panel, findings, flow, outcomes, save

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
PICTURES: dict[Language, Path] = {"en": DOCS / "pictures", "zh": DOCS / "zh" / "pictures"}
COLOURS = 96
SUSPECT = "#requests\\.unavailable\\.not_held\\.natural_person"


def make_pages(folder: Path, language: Language) -> None:
    """The page of every example, and the index of all with one that is no report."""
    minutes = folder / "minutes.txt"
    minutes.write_text("示例县统计局召开了工作会议。", encoding="utf-8")
    files = []
    for source in (*sorted(EXAMPLES.iterdir()), minutes):
        try:
            reading = read(source)
        except GovDisclosureError as error:
            files.append(CheckedFile(name=source.name, outcome=error))
            continue
        page = f"{source.stem}.html"
        (folder / page).write_text(checked_page(reading, language=language, source=source.name), encoding="utf-8")
        files.append(CheckedFile(name=source.name, outcome=check(reading), report=reading.report, page=page))
    (folder / "index.html").write_text(index_page(files, language=language), encoding="utf-8")


def take_pictures(browser: Any, folder: Path, pictures: Path) -> None:
    browser.size(1280, 470)
    browser.open(folder / "report-2021.html")
    browser.picture(pictures / "page-top.png")

    browser.size(1280, 720)
    browser.point_at(SUSPECT)
    browser.picture(pictures / "page-table.png")

    browser.point_nowhere()
    browser.size(1280, 540)
    browser.open(folder / "index.html")
    browser.picture(pictures / "index.png")

    browser.size(390, 700, mobile=True)
    browser.open(folder / "report-2021.html", SUSPECT.replace("\\", ""))
    browser.picture(pictures / "page-phone.png")


def draw_plots(folder: Path, language: Language, pictures: Path) -> None:
    """The plots of the page on embedding, of the same reports."""
    report, older = (read(EXAMPLES / name).report for name in ("report-2021.html", "report-2019.txt"))
    save(outcomes(report, language=language), pictures / "plot-outcomes.png")
    history = History([evolve(older, agency=report.agency), report])
    save(flow(history, language=language).properties(height=240), pictures / "plot-flow.png")
    panel = collect(EXAMPLES, folder / "panel.parquet", workers=0).panel
    save(findings(counts_of_panel(panel), language=language), pictures / "plot-findings.png")


def shrink(picture: Path) -> None:
    """Few colours are enough for a page, and make a picture a third as large."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


def main() -> None:
    # Beside this script, and found only when it is run as one.
    from chromium import Chromium, find_chromium

    program = find_chromium()
    if program is None:
        sys.exit("Chromium is not installed (on Debian: apt-get install chromium fonts-noto-cjk)")
    for language, pictures in PICTURES.items():
        pictures.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as folder, Chromium(program) as browser:
            make_pages(Path(folder), language)
            take_pictures(browser, Path(folder), pictures)
            draw_plots(Path(folder), language, pictures)
        for picture in sorted(pictures.glob("*.png")):
            shrink(picture)
            print(f"{picture.relative_to(DOCS.parent)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
