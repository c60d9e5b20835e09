"""The form as data, against the facts of the annexes: cells, labels, order, headings and what they cover."""

from itertools import groupby

import pytest

from gov_disclosure import (
    ApplicantClass,
    CellAddress,
    Edition,
    OutcomeGroup,
    RequestRow,
    Result,
    Route,
    UnknownCellError,
    form,
)
from gov_disclosure.forms import CellKind, RowRole, editions

SECTIONS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review_litigation": "四、政府信息公开行政复议、行政诉讼情况",
    "problems_and_improvements": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

# Row, printed label and the headings to its left.
OUTCOMES = "三、本年度办理结果"
WITHHELD, UNAVAILABLE = "（三）不予公开", "（四）无法提供"
NOT_PROCESSED, OTHERWISE_HANDLED = "（五）不予处理", "（六）其他处理"
BEFORE = [
    ("received", "一、本年新收政府信息公开申请数量"),
    ("brought_forward", "二、上年结转政府信息公开申请数量"),
    ("disclosed", "（一）予以公开", OUTCOMES),
    ("partially_disclosed", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", OUTCOMES),
    ("withheld.state_secret", "1.属于国家秘密", OUTCOMES, WITHHELD),
    ("withheld.prohibited_by_law", "2.其他法律行政法规禁止公开", OUTCOMES, WITHHELD),
    ("withheld.security_and_stability", "3.危及“三安全一稳定”", OUTCOMES, WITHHELD),
    ("withheld.third_party_rights", "4.保护第三方合法权益", OUTCOMES, WITHHELD),
    ("withheld.internal_affairs", "5.属于三类内部事务信息", OUTCOMES, WITHHELD),
    ("withheld.process_information", "6.属于四类过程性信息", OUTCOMES, WITHHELD),
    ("withheld.enforcement_file", "7.属于行政执法案卷", OUTCOMES, WITHHELD),
    ("withheld.administrative_query", "8.属于行政查询事项", OUTCOMES, WITHHELD),
    ("unavailable.not_held", "1.本机关不掌握相关政府信息", OUTCOMES, UNAVAILABLE),
    ("unavailable.requires_creation", "2.没有现成信息需要另行制作", OUTCOMES, UNAVAILABLE),
    ("unavailable.still_unclear", "3.补正后申请内容仍不明确", OUTCOMES, UNAVAILABLE),
    ("not_processed.petition", "1.信访举报投诉类申请", OUTCOMES, NOT_PROCESSED),
    ("not_processed.repeated", "2.重复申请", OUTCOMES, NOT_PROCESSED),
    ("not_processed.published_material", "3.要求提供公开出版物", OUTCOMES, NOT_PROCESSED),
    ("not_processed.excessive", "4.无正当理由大量反复申请", OUTCOMES, NOT_PROCESSED),
    ("not_processed.confirmation_or_reissue", "5.要求行政机关确认或重新出具已获取信息", OUTCOMES, NOT_PROCESSED),
]
AFTER = [
    ("concluded", "（七）总计", OUTCOMES),
    ("carried_forward", "四、结转下年度继续办理"),
]
REQUEST_ROWS = {
    Edition.FORM_2021: [
        *BEFORE,
        (
            "otherwise_handled.supplement_overdue",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            OUTCOMES,
            OTHERWISE_HANDLED,
        ),
        (
            "otherwise_handled.fee_overdue",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            OUTCOMES,
            OTHERWISE_HANDLED,
        ),
        ("otherwise_handled.other", "3.其他", OUTCOMES, OTHERWISE_HANDLED),
        *AFTER,
    ],
    Edition.FORM_2019: [*BEFORE, ("otherwise_handled", "（六）其他处理", OUTCOMES), *AFTER],
}
# Heading and how many rows it covers (its rowspan).
SPANS = {
    Edition.FORM_2021: {OUTCOMES: 22, WITHHELD: 8, UNAVAILABLE: 3, NOT_PROCESSED: 5, OTHERWISE_HANDLED: 3},
    Edition.FORM_2019: {OUTCOMES: 20, WITHHELD: 8, UNAVAILABLE: 3, NOT_PROCESSED: 5},
}

ISSUED = ["本年制发件数", "本年废止件数", "现行有效件数"]
MADE = ["本年新制作数量", "本年新公开数量", "对外公开总数量"]
ITEMS = ["上一年项目数量", "本年增/减", "处理决定数量"]
PROACTIVE = {
    Edition.FORM_2021: [
        ("第二十条第（一）项", ["规章", "行政规范性文件"], ISSUED),
        ("第二十条第（五）项", ["行政许可"], ["本年处理决定数量"]),
        ("第二十条第（六）项", ["行政处罚", "行政强制"], ["本年处理决定数量"]),
        ("第二十条第（八）项", ["行政事业性收费"], ["本年收费金额（单位：万元）"]),
    ],
    Edition.FORM_2019: [
        ("第二十条第（一）项", ["规章", "规范性文件"], MADE),
        ("第二十条第（五）项", ["行政许可", "其他对外管理服务事项"], ITEMS),
        ("第二十条第（六）项", ["行政处罚", "行政强制"], ITEMS),
        ("第二十条第（八）项", ["行政事业性收费"], ITEMS[:2]),
        ("第二十条第（九）项", ["政府集中采购"], ["采购项目数量", "采购总金额"]),
    ],
}
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
ROUTES = [["行政复议"], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]]

each_edition = pytest.mark.parametrize("edition", Edition)


@each_edition
def test_sections_are_the_six_in_order(edition: Edition) -> None:
    assert {section.key: section.heading for section in form(edition).sections} == SECTIONS
    assert [section.table for section in form(edition).sections] == [
        None, "proactive", "requests", "review_litigation", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(("edition", "cells"), [("2021", (200, 10, 175, 15)), ("2019", (198, 22, 161, 15))])
def test_every_cell_is_there(edition: str, cells: tuple[int, ...]) -> None:
    the_form = form(edition)
    assert (len(the_form.addresses), *(len(table.addresses) for table in the_form.tables)) == cells
    assert len(set(the_form.addresses)) == len(set(map(str, the_form.addresses))) == cells[0]
    assert [table.key for table in the_form.tables] == ["proactive", "requests", "review_litigation"]


@each_edition
def test_rows_of_requests_are_labelled_and_ordered_as_printed(edition: Edition) -> None:
    table = form(edition).table("requests")
    assert [(row.key, row.label, *(each.label for each in row.under)) for row in table.rows] == REQUEST_ROWS[edition]
    assert [row.path for row in table.rows] == [(*under, label) for _, label, *under in REQUEST_ROWS[edition]]


@each_edition
def test_headings_cover_as_many_rows_as_printed(edition: Edition) -> None:
    headings = [each for row in form(edition).table("requests").rows for each in row.under]
    labels = [each.label for each in headings]
    assert {label: labels.count(label) for label in labels} == SPANS[edition]
    for row_labels in zip(
        *(row.under + (None,) * (2 - len(row.under)) for row in form(edition).table("requests").rows), strict=True
    ):
        runs = [key for key, _ in groupby(row_labels) if key is not None]
        assert len(runs) == len(set(map(id, runs))), "the rows of a heading stand together"


@each_edition
def test_columns_of_requests_are_the_classes_of_applicant(edition: Edition) -> None:
    (panel,) = form(edition).table("requests").panels
    assert [column.label for column in panel.columns] == APPLICANTS
    assert [column.key for column in panel.columns] == list(ApplicantClass)
    under = [[heading.label for heading in column.under] for column in panel.columns]
    assert under == [[], *[["法人或其他组织"]] * 5, []]
    assert [column.total for column in panel.columns] == [False] * 6 + [True]


@each_edition
def test_the_balance_note_is_printed_over_the_labels(edition: Edition) -> None:
    table = form(edition).table("requests")
    assert table.stub.label == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert table.spanner.label == "申请人情况"


@each_edition
def test_proactive_is_labelled_and_ordered_as_printed(edition: Edition) -> None:
    table = form(edition).table("proactive")
    printed = [
        (panel.caption.label, [row.label for row in panel.rows], [column.label for column in panel.columns])
        for panel in table.panels
    ]
    assert printed == PROACTIVE[edition]
    assert table.stub.label == "信息内容"


@each_edition
def test_review_litigation_is_one_row_of_three_routes(edition: Edition) -> None:
    table = form(edition).table("review_litigation")
    assert table.single_row
    assert [list(row.path) for row in table.rows] == ROUTES
    for panel in table.panels:
        assert [column.label for column in panel.columns] == RESULTS
        assert [column.key for column in panel.columns] == list(Result)
    assert [row.key for row in table.rows] == list(Route)


@each_edition
def test_kinds_of_cells(edition: Edition) -> None:
    unusual = {
        str(cell): kind
        for table in form(edition).tables
        for cell, kind in zip(table.addresses, table.kinds, strict=True)
        if kind is not CellKind.COUNT
    }
    services = ("licensing", "other_services", "penalties", "compulsion", "fees")
    assert (
        unusual
        == {
            Edition.FORM_2021: {"proactive.fees.amount_10k_yuan": CellKind.AMOUNT},
            Edition.FORM_2019: {
                **{f"proactive.{row}.item_change": CellKind.CHANGE for row in services},
                "proactive.procurement.amount": CellKind.AMOUNT,
            },
        }[edition]
    )


@each_edition
def test_every_row_of_the_form_has_a_member_and_a_legal_basis(edition: Edition) -> None:
    assert {row.key for row in form(edition).table("requests").rows} <= set(RequestRow)
    for table in form(edition).tables:
        for row in table.rows:
            assert row.basis


def test_every_member_is_a_row_of_some_edition() -> None:
    assert {row.key for each in editions() for row in each.table("requests").rows} == set(RequestRow)


@each_edition
def test_roles_follow_the_note(edition: Edition) -> None:
    """第一项加第二项之和，等于第三项加第四项之和."""
    roles = {row.key: row.role for row in form(edition).table("requests").rows}
    assert roles.pop("received") is roles.pop("brought_forward") is RowRole.INFLOW
    assert roles.pop("concluded") is RowRole.CONCLUDED
    assert roles.pop("carried_forward") is RowRole.OUTFLOW
    assert set(roles.values()) == {RowRole.OUTCOME}
    assert len(roles) == {"2021": 21, "2019": 19}[edition]


@each_edition
def test_groups_are_those_of_the_headings(edition: Edition) -> None:
    groups = {row.key: row.group for row in form(edition).table("requests").rows}
    for key, group in groups.items():
        prefix = key.partition(".")[0] if "." in key else None
        assert group == (prefix and OutcomeGroup(prefix))


@pytest.mark.parametrize(
    ("edition", "notice", "notice_date"),
    [("2021", "国办公开办函〔2021〕30号", "2021-09-26"), ("2019", "国办公开办函〔2019〕60号", None)],
)
def test_the_notice_is_cited(edition: str, notice: str, notice_date: str | None) -> None:
    the_form = form(edition)
    assert the_form.edition == edition
    assert the_form.notice == notice
    assert the_form.notice_date == notice_date or the_form.notice_date.isoformat() == notice_date


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("requests.received.total", "一、本年新收政府信息公开申请数量 · 总计"),
        ("requests.withheld.state_secret.natural_person", "（三）不予公开 1.属于国家秘密 · 自然人"),
        ("requests.concluded.other_organization", "（七）总计 · 其他"),
        ("review_litigation.direct_litigation.pending", "行政诉讼 未经复议直接起诉 · 尚未审结"),
        ("review_litigation.reconsideration.total", "行政复议 · 总计"),
        ("proactive.fees.amount_10k_yuan", "行政事业性收费 · 本年收费金额（单位：万元）"),
    ],
)
def test_a_cell_is_named_by_its_printed_labels(address: str, label: str) -> None:
    assert form("2021").label(address) == form("2021").label(CellAddress.parse(address)) == label


@each_edition
def test_no_two_cells_have_the_same_label(edition: Edition) -> None:
    labels = [(cell.table, form(edition).label(cell)) for cell in form(edition).addresses]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("edition", "stocks"), [("2021", {"in_force"}), ("2019", {"published_total", "items_last_year"})]
)
def test_columns_that_tell_what_there_is_tell_nothing_of_the_year(edition: str, stocks: set[str]) -> None:
    assert {column.key for table in form(edition).tables for column in table.columns if column.stock} == stocks


@each_edition
def test_lookups_agree(edition: Edition) -> None:
    the_form = form(edition)
    for cell in the_form.addresses:
        assert the_form.address(str(cell)) == the_form.address(cell) == cell
        assert the_form.has(cell)
        assert the_form.row(cell).key == cell.row
        assert the_form.column(cell).key == cell.column
    assert all(the_form.section(section.key) is section for section in the_form.sections)
    assert all(the_form.table(table.key) is table for table in the_form.tables)
    assert form(str(edition)) is form(edition) is the_form
    assert the_form in editions()


@each_edition
@pytest.mark.parametrize("text", ["requests.received.nobody", "requests.lost.total", "annex.a.b", "", "requests"])
def test_what_the_form_does_not_have_is_refused(edition: Edition, text: str) -> None:
    the_form = form(edition)
    assert not the_form.has(text)
    for lookup in (the_form.address, the_form.label, the_form.row, the_form.column):
        with pytest.raises(UnknownCellError):
            lookup(text)
    for lookup in (the_form.table, the_form.section):
        with pytest.raises(UnknownCellError):
            lookup("annex")


@pytest.mark.parametrize("edition", ["2020", "", 2021, None])
def test_there_is_no_other_edition(edition: object) -> None:
    with pytest.raises(UnknownCellError):
        form(edition)


def test_the_editions_differ_where_the_notice_of_2021_says() -> None:
    old, new = (set(map(str, form(edition).addresses)) for edition in Edition)
    requests = {cell for cell in old ^ new if cell.startswith("requests.")}
    assert {cell.rpartition(".")[0] for cell in requests} == {
        "requests.otherwise_handled",
        "requests.otherwise_handled.supplement_overdue",
        "requests.otherwise_handled.fee_overdue",
        "requests.otherwise_handled.other",
    }
    assert not [cell for cell in old ^ new if cell.startswith("review_litigation.")]
    assert {cell for cell in old & new if cell.startswith("proactive.")} == {
        f"proactive.{row}.decisions" for row in ("licensing", "penalties", "compulsion")
    }
