"""Chinese pages are found by words that no dictionary knows, and the browser cuts a question as the index was cut."""

import json
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="the extra docs is not installed")

from docs import chromium
from docs.building.search import IN_THE_BROWSER, SearchByPairs, terms

TEXTS = ["附加组件", "读取 xlsx 文件", "表三：本年新收政府信息公开申请数量27件", "在", "", "gov_disclosure.read"]
PROGRAM = chromium.find_chromium()


@pytest.mark.parametrize("text", ["附加组件", "本年新收政府信息公开申请数量"])
def test_whatever_stands_in_a_text_finds_it(text: str) -> None:
    found = set(terms(text))
    parts = [text[start:end] for start in range(len(text)) for end in range(start + 2, len(text) + 1)]
    assert all(set(terms(part)) and set(terms(part)) <= found for part in parts)


def test_a_text_is_cut_into_pairs_and_latin_words() -> None:
    assert list(terms("读取xlsx文件")) == ["读取", "xlsx", "文件"]
    assert SearchByPairs({}).split("附加组件") == ["附加", "加组", "组件"]


@pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")
def test_the_browser_cuts_alike(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<script>{IN_THE_BROWSER}</script>", encoding="utf-8")
    assert PROGRAM is not None
    with chromium.Chromium(PROGRAM) as browser:
        browser.open(page)
        cut = browser.value(f"{json.dumps(TEXTS)}.map(splitQuery)")
    assert cut == [list(terms(text)) for text in TEXTS]
