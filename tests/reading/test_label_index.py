"""What a printed label can mean, and what it cannot: the index of an edition's labels."""

import pytest

from gov_disclosure.forms import editions
from gov_disclosure.grids import Place
from gov_disclosure.reading.labels import LabelIndex
from gov_disclosure.reading.lines import Token
from gov_disclosure.reading.words import cells_of_words

INDEX = LabelIndex(editions()[-1])


def meaning(text):
    match = INDEX.lookup(text)
    return None if match is None else match.targets[0].key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("法律服务", "legal_service_organization", id="cut"),
        pytest.param("行政强制执行情况", "compulsion", id="goes on after its end"),
        pytest.param("行政许可行政处罚", None, id="two rows run together"),
        pytest.param("行政许可本年处理决定数量", None, id="a row and a column run together"),
        pytest.param("行政许可12件", None, id="a figure after it"),
        pytest.param("（七）总汁", None, id="too short for a misprint"),
        pytest.param("一、本年新收政府信息公开申清数量", "received", id="a misprint"),
        pytest.param("第二十条第某项", None, id="as near to one as to another"),
        pytest.param("2.其他", None, id="the beginning of one, and another but for its number"),
        pytest.param("五、结转下年度继续办理", "carried_forward", id="another number"),
        pytest.param("其中：行政许可", None, id="a part of it"),
        pytest.param("2024", None, id="a number"),
        pytest.param("（三）不予公开1.属于国家秘密", "withheld.state_secret", id="with the heading above it"),
        pytest.param("三、本年度办理结果（三）不予公开1.属于国家秘密", "withheld.state_secret", id="with all headings"),
        pytest.param("（四）无法提供1.属于国家秘密", None, id="with another heading"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_a_label_can_mean(text, key):
    assert meaning(text) == key


@pytest.mark.parametrize("text", ["科研机枸", "机构科研", "科研院所"])
def test_people_are_told_the_label_that_is_most_like_it(text):
    assert INDEX.nearest(text) == "科研机构"


def words(text, *, complete=True):
    return [(token.text, token.complete) for token in cells_of_words(Token(text, Place(), complete=complete), INDEX)]


@pytest.mark.parametrize(
    ("text", "complete", "cells"),
    [
        ("自然人 商业 企业 12", True, [("自然人", True), ("商业企业", True), ("12", True)]),
        ("规章 1 23", False, [("规章", True), ("1", True), ("23", False)]),
        ("自然人 商业企业 科研", False, [("自然人", True), ("商业企业", True), ("科研", False)]),
        ("自然人 商业企业 科研", True, [("自然人", True), ("商业企业", True), ("科研", True)]),
        ("自然人 栏目甲 商业企业", True, [("自然人", True), ("栏目甲", True), ("商业企业", True)]),
        ("自然人 栏目甲", True, []),
        ("自然人 栏目甲 栏目乙 商业企业", True, []),
        ("自然人 栏目甲 商业企业 3", True, []),
        ("自然人 商业企业 总计 其他 栏目甲 栏目乙 栏目丙", True, []),
        ("科研", False, []),
        ("科研 机", False, []),
        ("规章（县级无此项）", True, []),
        ("自然人 其他 处理", False, [("自然人", True), ("其他", True), ("处理", False)]),
        ("1 2 3", True, []),
    ],
)
def test_a_line_of_words_is_cells_where_it_is_made_of_labels_and_figures(text, complete, cells):
    assert words(text, complete=complete) == cells
