"""What OpenDocument texts and spreadsheets are made of: each feature in the smallest document that has it."""

import pytest

from gov_disclosure import UnreadableDocumentError
from gov_disclosure.grids import Grid
from tests.reading_office.office import blocks, document, grids, odf, odf_cell, with_part


def odt(body: str, styles: str = "", named: str = "") -> bytes:
    return odf("text", body, styles=styles, named=named)


def ods(*rows: str, styles: str = "", attributes: str = "") -> bytes:
    return odf("spreadsheet", f'<table:table table:name="表" {attributes}>{"".join(rows)}</table:table>', styles=styles)


def line(*cells: str, attributes: str = "") -> str:
    made = "".join(each if each.startswith("<") else odf_cell(each) for each in cells)
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


# ---------------------------------------------------------------------- texts


def test_paragraphs_and_tables_in_document_order() -> None:
    header = f"<table:table-header-rows>{line('一', '二')}</table:table-header-rows>"
    body = p("甲") + f"<table:table>{header}{line('1', '2')}</table:table>" + f"<text:section>{p('乙')}</text:section>"
    assert blocks(odt(body)) == ["甲", [["一", "二"], ["1", "2"]], "乙"]


def test_merged_and_repeated_cells() -> None:
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    repeated = '<table:table-cell table:number-columns-repeated="2"><text:p>0</text:p></table:table-cell>'
    body = (
        line(odf_cell("题", colspan=2, rowspan=2), "<table:covered-table-cell/>", "丁")
        + line(covered, "1")
        + line("a", repeated)
    )
    assert grids(odt(f"<table:table>{body}</table:table>"))[0] == [
        [("题", 0, 2, 2), ("丁", 2, 1, 1)],
        [("1", 2, 1, 1)],
        [("a", 0, 1, 1), ("0", 1, 1, 1), ("0", 2, 1, 1)],
    ]


def test_a_table_that_holds_tables_or_has_one_cell_is_layout() -> None:
    inner = f"<table:table>{line('一', '二')}</table:table>"
    holder = f"<table:table-cell>{p('左')}{inner}</table:table-cell>"
    outer = f"<table:table>{line(holder, '右')}</table:table>"
    assert blocks(odt(outer + f"<table:table>{line('独')}</table:table>")) == ["左", [["一", "二"]], "右", "独"]


def test_what_stands_within_a_paragraph() -> None:
    body = p(
        '<text:span>1</text:span><text:span>2</text:span><text:s text:c="2"/>件<text:tab/>甲<text:line-break/>'
        "<text:a>链接</text:a><text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>批</text:p></office:annotation><text:soft-page-break/>\n 尾 "
        "<text:ruby><text:ruby-base>发</text:ruby-base><text:ruby-text>fa</text:ruby-text></text:ruby>"
    )
    assert blocks(odt(body)) == ["12 件 甲", "链接 尾 发"]


def test_text_boxes_and_pictures() -> None:
    frame = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    table = f"<table:table>{line('项', f'<table:table-cell>{p(picture)}</table:table-cell>')}</table:table>"
    assert blocks(odt(p("甲" + frame) + table)) == ["甲", "框", [["项", "[图片]"]]]


def test_tracked_changes_are_accepted() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = deleted + p(
        '本年<text:change text:change-id="1"/><text:change-start text:change-id="2"/>新收<text:change-end/>'
    )
    assert blocks(odt(body)) == ["本年新收"]


def test_hidden_text_is_left_out_and_circles_of_styles_end() -> None:
    def style(name: str, family: str, parent: str = "", display: str = "") -> str:
        properties = f'<style:text-properties text:display="{display}"/>' if display else ""
        names = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"'
        return f"<style:style {names}>{properties}</style:style>"

    styles = style("H", "text", display="none") + style("C", "text", "H") + style("P", "paragraph", "Q")
    named = style("Q", "paragraph", display="none") + style("X", "paragraph", "Y") + style("Y", "paragraph", "X")
    body = (
        p('见<text:span text:style-name="H">藏</text:span><text:span text:style-name="C">藏</text:span>')
        + p("藏", "P")
        + p("显", "X")
        + f'<text:section text:display="none">{p("藏")}</text:section>'
        + p('<text:hidden-text text:is-hidden="true">藏</text:hidden-text>露')
    )
    assert blocks(odt(body, styles, named)) == ["见", "显", "露"]


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('style:text-position="super 58%"', "12\n1"),
        ('style:text-position="-33% 58%"', "12\n1"),
        ('style:text-line-through-style="solid"', "12\n1"),
        ('style:text-position="0% 100%" style:text-line-through-style="none"', "121"),
    ],
)
def test_what_is_raised_or_struck_through_in_a_cell_is_a_line_of_its_own(properties: str, text: str) -> None:
    style = f'<style:style style:name="R" style:family="text"><style:text-properties {properties}/></style:style>'
    noted = p('12<text:span text:style-name="R">1</text:span>')
    body = noted + f"<table:table>{line('甲', f'<table:table-cell>{noted}</table:table-cell>')}</table:table>"
    assert blocks(odt(body, style)) == ["121", [["甲", text]]]


def test_indexes_are_left_out() -> None:
    index = f"<text:table-of-content><text:index-body>{p('一、总体情况 1')}</text:index-body></text:table-of-content>"
    assert blocks(odt(index + p("一、总体情况"))) == ["一、总体情况"]


LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:start-value="3"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="·"/></text:list-style>'
)


def item(*contents: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}>{''.join(contents)}</text:list-item>"


def list_of(*items: str, attributes: str = 'text:style-name="L"') -> str:
    return f"<text:list {attributes}>{''.join(items)}</text:list>"


def test_automatic_numbers() -> None:
    inner = list_of(item(p("子")), item(p("子"), p("续")), item(list_of(item(p("点")))), attributes="")
    body = (
        list_of(item(p("甲"), inner), item(p("乙")), attributes='text:style-name="L" xml:id="l1"')
        + p("间")
        + list_of(item(p("丙")), attributes='text:style-name="L" text:continue-numbering="true"')
        + list_of(item(p("丁"), attributes='text:start-value="7"'))
        + list_of(item(p("戊")), attributes='text:style-name="L" text:continue-list="l1"')
        + list_of(f"<text:list-header>{p('题')}</text:list-header>", item(p("己")), attributes='text:style-name="none"')
    )
    assert blocks(odt(body, named=LIST)) == [
        *("一、甲", "3.子", "4.子", "续", "点", "二、乙", "间", "三、丙", "七、丁", "四、戊", "题", "己")
    ]


def test_numbers_of_headings() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." '
        'style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = (
        '<text:h text:outline-level="1">总体情况</text:h><text:h text:outline-level="2">小节</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">无</text:h>'
        '<text:h text:outline-level="1">主动公开</text:h>'
    )
    assert blocks(odt(body, named=outline)) == ["一、总体情况", "小节", "无", "二、主动公开"]


# ---------------------------------------------------------------------- spreadsheets


def value(kind: str, attributes: str, text: str = "?") -> str:
    return odf_cell(text, attributes=f'office:value-type="{kind}" {attributes}')


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (value("float", 'office:value="3"', "3.00"), "3"),
        (value("float", 'office:value="0.30000000000000004"'), "0.3"),
        (value("currency", 'office:value="24.5" office:currency="CNY"', "￥24.50"), "24.5"),
        (value("percentage", 'office:value="0.5"', "50%"), "50%"),
        (value("date", 'office:date-value="2024-01-31T00:00:00"'), "2024-01-31"),
        (value("boolean", 'office:boolean-value="true"'), "TRUE"),
        (value("string", "", "12"), "12"),
        (
            odf_cell("#REF!", attributes='table:formula="of:=[.A9]" office:value-type="string" office:string-value=""'),
            "#REF!",
        ),
        (odf_cell("", attributes='table:formula="of:=SUM([.A1:.A2])"'), "of:=SUM([.A1:.A2])"),
        (value("float", 'office:value="12" table:formula="of:=SUM([.A1])"'), "12"),
    ],
)
def test_what_a_cell_shows(cell: str, text: str) -> None:
    assert blocks(ods(line("项", cell)))[0][0] == ["项", text]


def test_repeated_rows_and_cells_and_their_places() -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    far = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = (
        line(far, attributes='table:number-rows-repeated="3"'),
        line(
            blank,
            "a",
            '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="0"/>',
            far,
        ),
        line(blank, "b", "1", "2", attributes='table:number-rows-repeated="2"'),
        line(far, attributes='table:number-rows-repeated="1048570"'),
    )
    (found,) = document(ods(*rows)).blocks
    assert isinstance(found, Grid)
    assert [[cell.text for cell in row] for row in found.rows][:3] == [
        ["a", "0", "0"],
        ["b", "1", "2"],
        ["b", "1", "2"],
    ]
    assert [(row[0].place.row, row[0].place.column) for row in found.rows][:3] == [(4, 3), (5, 3), (6, 3)]


def test_hidden_sheets_are_skipped() -> None:
    properties = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta" style:family="table">{properties}</style:style>'
    assert blocks(ods(line("a", "1"), styles=styles, attributes='table:style-name="ta"')) == []
    assert blocks(ods(line("a", "1"), attributes='table:style-name="ta"'))[0][0] == ["a", "1"]


def test_an_encrypted_document() -> None:
    content = odf("text", p("甲"))
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m xmlns="{namespace}"><file-entry><encryption-data/></file-entry></m>'
    with pytest.raises(UnreadableDocumentError, match="encrypted") as caught:
        document(with_part(content, "META-INF/manifest.xml", manifest))
    assert "加密" in caught.value.message("zh")


def test_an_old_manifest_with_a_document_type() -> None:
    manifest = '<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m xmlns="x"/>'
    assert blocks(with_part(odf("text", p("甲")), "META-INF/manifest.xml", manifest)) == ["甲"]


def test_a_document_without_a_body_is_damaged() -> None:
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        document(with_part(odf("text", ""), "content.xml", "<x/>"))
