"""What the prose counts is what the tables say.

Rules ``text.count`` and ``text.zero``: "a count stated in prose … differs from the table"; "the prose says
none and the table's figure is above zero, or the reverse". Prose that repeats the figures of a report is never
found wrong; with one number changed there is one finding, at its cell; another year's figures are never compared.
"""

from decimal import Decimal

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gov_disclosure import AnnualReport, Narrative, check, form
from gov_disclosure.figures import format_amount
from gov_disclosure.narrative.subjects import cells_of
from gov_disclosure.strategies import reports

YEAR = 2023
# Subjects that are counted together, and sentences that count them and nothing else.
SENTENCES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("received",): ("本年度共收到政府信息公开申请{}件", "收到{}件政府信息公开申请", "新收依申请公开事项{}项"),
    ("brought_forward",): ("上年结转政府信息公开申请{}件",),
    ("received", "brought_forward"): ("处理政府信息公开申请{}件（含上年结转申请）",),
    ("concluded",): ("办结政府信息公开申请{}件", "答复依申请公开事项{}件"),
    ("carried_forward",): ("有政府信息公开申请，结转下年度继续办理{}件",),
    ("disclosed",): ("政府信息公开申请中，予以公开{}件",),
    ("withheld",): ("政府信息公开申请中，不予公开{}件", "依申请公开中，{}件不予公开"),
    ("unavailable",): ("政府信息公开申请中，无法提供{}宗",),
    ("disclosed", "partially_disclosed"): ("政府信息公开申请中，予以公开及部分公开{}件",),
    ("withheld.state_secret",): ("政府信息公开申请中，属于国家秘密{}件",),
    ("received.natural_person",): ("政府信息公开申请中，自然人{}件",),
    ("reconsideration",): ("因政府信息公开引发行政复议{}件", "信息公开类行政复议{}起"),
    ("litigation",): ("因政府信息公开被提起行政诉讼{}件",),
    ("direct_litigation",): ("政府信息公开行政诉讼案件中，未经复议直接起诉{}件",),
    ("rules.issued",): ("制定政府规章{}部",),
    ("normative_documents.issued",): ("制发行政规范性文件{}件",),
    ("normative_documents.repealed",): ("废止规范性文件{}件",),
    ("normative_documents.in_force",): ("现行有效的行政规范性文件{}件",),
    ("licensing",): ("作出行政许可决定{}件",),
    ("penalties",): ("行政处罚处理决定数量{}件",),
    ("compulsion",): ("实施行政强制{}次",),
    ("fees",): ("收取行政事业性收费{}万元",),
}
NONE = {
    ("received",): "未收到政府信息公开申请",
    ("brought_forward",): "无上年结转的政府信息公开申请",
    ("carried_forward",): "没有结转下年度的政府信息公开申请",
    ("reconsideration",): "未发生因政府信息公开引发的行政复议",
    ("litigation",): "没有涉及政府信息公开的行政诉讼",
    ("normative_documents.issued",): "未制发行政规范性文件",
    ("licensing",): "未办理行政许可",
    ("fees",): "未收取行政事业性收费",
}
FEW = settings(max_examples=25)

subjects = st.sampled_from(sorted(SENTENCES))
ordinary = st.integers(0, 1800)


def saying(report: AnnualReport, text: str) -> AnnualReport:
    return evolve(report, year=YEAR, narrative=Narrative(overview=text))


def text_findings(report: AnnualReport) -> list[tuple[str, object, object]]:
    found = [each for each in check(report).findings if each.rule.startswith("text.")]
    assert all(each.difference == each.actual - each.expected for each in found)
    return [(each.at, each.expected, each.actual) for each in found]


def told(report: AnnualReport, named: tuple[str, ...]) -> tuple[list[str], int | Decimal]:
    """The cells of subjects and what they add up to."""
    cells = [cell for subject in named for cell in cells_of(subject, form(report.form))]
    return [str(cell) for cell in cells], sum(report[cell] for cell in cells)


def printed(figure: int | Decimal) -> str:
    return str(figure) if isinstance(figure, int) else format_amount(figure)


@FEW
@given(reports(consistent=True), subjects, st.data())
def test_prose_that_repeats_the_figures_is_never_found_wrong(report, named, data) -> None:
    _, figure = told(report, named)
    sentence = data.draw(st.sampled_from(SENTENCES[named]))
    assert text_findings(saying(report, f"{sentence.format(printed(figure))}。")) == []


@FEW
@given(reports(consistent=True), subjects, ordinary, st.data())
def test_a_changed_number_is_one_finding_at_its_cell(report, named, changed, data) -> None:
    cells, figure = told(report, named)
    assume(cells and changed != figure)
    if named == ("fees",):
        assume(abs(changed - figure) >= 1)
    sentence = data.draw(st.sampled_from(SENTENCES[named])).format(changed)
    at = cells[0] if len(cells) == 1 else cells[0].partition(".")[0]
    assert text_findings(saying(report, f"{sentence}。")) == [(at, changed, figure)]


@FEW
@given(reports(consistent=True), st.sampled_from(sorted(NONE)))
def test_none_is_found_wrong_exactly_where_there_was_some(report, named) -> None:
    cells, figure = told(report, named)
    at = cells[0] if len(cells) == 1 else cells[0].partition(".")[0] if cells else None
    wrong = [(at, 0, figure)] if cells and figure else []
    assert text_findings(saying(report, f"本年度{NONE[named]}。")) == wrong


@FEW
@given(
    reports(consistent=True),
    subjects,
    ordinary,
    st.sampled_from(["{}年", "在{}年度，", "历年累计", "自{}年以来，累计"]),
)
def test_other_years_are_never_compared(report, named, number, when) -> None:
    for sentence in SENTENCES[named]:
        text = when.format(YEAR - 1) + sentence.removeprefix("本年度").format(number)
        assert text_findings(saying(report, f"{text}。")) == []


@FEW
@given(reports(consistent=True), subjects, ordinary)
def test_an_unstated_table_is_not_compared(report, named, number) -> None:
    bare = evolve(report, proactive=None, requests=None, review_litigation=None)
    for sentence in SENTENCES[named]:
        assert text_findings(saying(bare, f"{sentence.format(number)}。")) == []
