"""Web pages, texts and JSON made to harm: read or refused within the bar of time and memory, never a figure more.

Office documents and PDF have theirs beside the other tests of their readers.
"""

import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from gov_disclosure import check, dumps, read, to_dict
from gov_disclosure.writing import page_html, report_text
from tests import harm
from tests.factories import clean_report

PAGE = page_html(clean_report())
TEXT = report_text(clean_report())
JSON = dumps(clean_report()).decode()
CELL = "requests.received.total"


def page(body: str) -> str:
    return f"<html><body>{body}</body></html>"


def labelled(labels: Iterable[str]) -> str:
    """Table 三 with columns that no form has."""
    header = "".join(f"<td>{label}</td>" for label in ("申请人情况", "自然人", "商业企业", *labels))
    row = "<td>予以公开</td>" + "<td>1</td>" * (header.count("<td>") - 1)
    return f"<p>三、收到和处理政府信息公开申请情况</p><table><tr>{header}</tr><tr>{row}</tr></table>"


PAGES = {
    "nested deeply": lambda: page("<div>" * 1_000_000),
    "tables within tables": lambda: page("<table><tr><td>" * 100_000),
    "lists within lists": lambda: page("<ul><li>" * 200_000 + "件"),
    "inline within inline": lambda: page("<b><i><a href=x>" * 200_000 + "件"),
    "huge spans": lambda: page(
        "<table>" + '<tr><td colspan="999999999" rowspan="999999999">1</td></tr>' * 5000 + "</table>"
    ),
    "spans that cover each other": lambda: page(
        "<table>" + ("<tr>" + '<td colspan="1000" rowspan="65534">1</td>' * 50 + "</tr>") * 1000 + "</table>"
    ),
    "many cells": lambda: page("<table>" + ("<tr>" + "<td>1" * 100) * 20_000 + "</table>"),
    "many rows": lambda: page("<table>" + "<tr><td>规章<td>1" * 400_000 + "</table>"),
    "many tables": lambda: page("<table><tr><td>规章</td><td>1</td></tr></table>" * 200_000),
    "unknown labels": lambda: page(labelled(f"某某事项{number}号" for number in range(8000))),
    "long unknown labels": lambda: page(labelled("某某事项" * 10_000 + str(number) for number in range(40))),
    "many paragraphs": lambda: page("<p>件</p>" * 1_500_000),
    "many line breaks": lambda: page("<p>件" + "<br>" * 4_000_000),
    "many attributes": lambda: page("<p " + " ".join(f"a{number}=1" for number in range(600_000)) + ">件</p>"),
    "attributes without spaces": lambda: page("<p " + "".join(f'a{n}="1"' for n in range(600_000)) + ">件</p>"),
    "attributes after a quoted bracket": lambda: page('<p a=">" ' + "/".join(f"a{n}" for n in range(600_000)) + ">件"),
    "attributes named like tags": lambda: page("<p " + "\t".join(f"<a{n}" for n in range(600_000)) + ">件</p>"),
    "attributes of many tags": lambda: page(("<p " + " ".join(f"a{n}" for n in range(3000)) + ">件</p>") * 1000),
    "many classes": lambda: page("".join(f'<p class="c{number} d{number}">件</p>' for number in range(120_000))),
    "a sheet of styles": lambda: (
        "<style>" + "".join(f".c{n} > td, tr .d{n} {{display:none}}" for n in range(200_000)) + "</style>"
    ),
    "a long attribute": lambda: page(f'<table><tr><td style="{"display:none;" * 1_500_000}">1</td></tr></table>'),
    "many entities": lambda: page("<p>" + "&amp;&#20214;&nbsp;" * 800_000),
    "a comment that never ends": lambda: page("<!--" + "-" * 20_000_000),
    "a tag that never ends": lambda: page("<td " + "x" * 20_000_000),
    "scripts": lambda: page("<script>" + "<table><tr><td>1</td></tr></table>" * 400_000),
    "one long cell": lambda: page(f"<table><tr><td>规章</td><td>{'9' * 20_000_000}</td></tr></table>"),
    "one long word": lambda: page(f"<p>{'件' * 8_000_000}</p>"),
}
TEXTS = {
    "one line": lambda: "件" * 8_000_000,
    "digits": lambda: "9" * 30_000_000,
    "digits in groups": lambda: "1,234 " * 4_000_000,
    "bars": lambda: "规章" + "|" * 5_000_000,
    "bars on many lines": lambda: "| 规章 | 1 |\n" * 1_500_000,
    "tabs": lambda: "\t" * 30_000_000,
    "spaces": lambda: "规章" + " " * 10_000_000 + "1",
    "line breaks": lambda: "\n" * 30_000_000,
    "NULs": lambda: "件\0" * 8_000_000,
    "headings": lambda: "一、总体情况\n" * 1_000_000,
    "headings in one line": lambda: "二、主动公开政府信息情况" * 500_000,
    "titles": lambda: "示例县统计局2024年政府信息公开工作年度报告\n" * 300_000,
    "years in one line": lambda: "2024年" * 3_000_000,
    "brackets": lambda: "（" * 8_000_000,
    "closed brackets": lambda: "（）" * 4_000_000,
    "numbered brackets": lambda: "（一）1." * 2_000_000,
    "labels": lambda: "予以公开 0 0 0 0 0 0 0\n" * 500_000,
    "labels in one line": lambda: "自然人 商业企业 科研机构 " * 800_000,
    "dashes": lambda: "----" * 2_000_000 + "|" + "----",
    "counts in sentences": lambda: "全年公开信息12条，" * 1_000_000,
}
PROSE = "公开内容有待充实。"
FLOODED = {
    "words": "件",
    "sentences": "1、公开内容有待充实",
    "spaces": "\u3000",
    "figures": "12 ",
    "figures with commas": "1,",
    "brackets": "（",
    "years": "2024年",
    "dashes": "—",
    "headings": "二、主动公开政府信息情况 ",
    "claims": "受理申请12件，占50%，同比增长3%；",
}
WITHIN = {
    name: lambda piece=piece: TEXT.replace(PROSE, f"件{piece * (1_900_000 // len(piece))}件")
    for name, piece in FLOODED.items()
}
TITLED = {
    name: lambda piece=piece: PAGE.replace("</title>", piece * (5_000_000 // len(piece)) + "</title>")
    for name, piece in FLOODED.items()
    if name in ("spaces", "dashes", "words")
}
JSONS = {
    "deep": lambda: '{"form":' + "[" * 10_000_000,
    "many keys": lambda: json.dumps({f"k{number}": number for number in range(800_000)}),
    "one key many times": lambda: "{" + '"form":"2021",' * 1_500_000 + '"year":2024}',
    "a long text": lambda: json.dumps({**to_dict(clean_report()), "title": "件" * 8_000_000}, ensure_ascii=False),
    "a long number": lambda: JSON.replace("2022", "9" * 20_000_000, 1),
    "a long list": lambda: JSON.replace("2022", "[" + "0," * 10_000_000 + "0]", 1),
    "escapes": lambda: JSON.replace("示例县统计局", "\\u4ef6" * 3_000_000, 1),
}
HOSTILE: dict[str, Callable[[], str]] = {
    f"{kind}: {name}": made
    for kind, all_made in (*(("page", PAGES), ("text", TEXTS), ("prose", WITHIN), ("title", TITLED), ("JSON", JSONS)),)
    for name, made in all_made.items()
}


@pytest.fixture(scope="module")
def read_apart() -> Iterator[harm.Reader]:
    with harm.reader() as found:
        yield found


def test_long_texts_are_not_kept_in_memory() -> None:
    """Every label and figure that was met is remembered: a paragraph must not be."""
    tracemalloc.start()
    try:
        for number in range(12):
            read(TEXT.replace(PROSE, f"{number}、公开内容有待充实" * 40_000))
            kept, _ = tracemalloc.get_traced_memory()
            if number == 1:
                usual = kept
    finally:
        tracemalloc.stop()
    assert kept - usual < 1_000_000


@harm.needs_fork
@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_soon_and_in_little_memory(name: str, read_apart: harm.Reader, tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    path.write_text(HOSTILE[name](), encoding="utf-8")
    ending = read_apart(path)
    assert ending.within_the_bar, ending
    assert ending.error in ("", "UnreadableDocumentError", "NotAReportError")


def test_what_pages_may_hold_is_no_harm() -> None:
    """A large picture within the page, a quote that is never closed, a few hundred attributes."""
    picture = f'<img src="data:image/png;base64,{"abc/+" * 400_000}">'
    odd = "<p " + " ".join(f'data-{number}="{number}"' for number in range(400)) + ">件</p>"
    unclosed = '<p title="' + "说明 " * 500 + '\n<p class="x">'
    reading = read(PAGE.replace("</body>", picture + odd + unclosed + "</body>"))
    assert reading.report.requests == clean_report().requests


# ---------------------------------------------------------------------- one place of a report made to harm

FLOODS = {
    "giant number": "9" * 100_000,
    "giant number in groups": "9" + ",999" * 30_000,
    "giant fraction": "0." + "9" * 100_000,
    "giant exponent": "1e999999999",
    "digits of full width": "９" * 100_000,
    "spaces between digits": "1 " * 100_000,
    "marks": "—" * 100_000,
    "brackets": "(" * 100_000,
    "signs": "-" * 99_999 + "1",
    "half a character": "\ud800",
    "half a character within digits": "1\udfff2",
}


@pytest.mark.parametrize("flood", FLOODS)
@pytest.mark.parametrize("way", ["page", "text"])
def test_a_cell_that_holds_no_number_gives_none(flood: str, way: str) -> None:
    """The rest of its row is read, or unread with a note; the total is neither zero, nor cut, nor computed."""
    marked = clean_report(requests__received__total=424242)
    text = page_html(marked) if way == "page" else report_text(marked)
    assert text.count("424242") == 1
    reading = read(text.replace("424242", FLOODS[flood]))
    halves = "half a character within digits"
    # What is no character is left out, and what is left is one number.
    assert reading.report[CELL] == (12 if flood == halves else None)
    beside = "requests.received.natural_person"
    assert reading.report[beside] == 4 or beside in map(str, reading.unread)
    assert reading.report["requests.brought_forward.total"] == marked["requests.brought_forward.total"]
    assert not check(reading).clean
