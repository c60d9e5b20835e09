"""What Word documents are made of: each feature in the smallest document that has it."""

import pytest

from gov_disclosure import read
from tests.reading_office.office import (
    archive,
    assert_read_exactly,
    blocks,
    blocks_of,
    cell,
    document,
    grids,
    invented,
    paragraph,
    parts_of,
    row,
    run,
    table,
    with_part,
    word,
    word_of,
)

VANISH = "<w:vanish/>"


def text_box(content: str) -> str:
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    old = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape>{old}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_paragraphs_and_tables_in_document_order() -> None:
    body = paragraph("甲") + table(row("一", "二")) + paragraph("乙") + table(row("三", "四")) + paragraph("丙")
    assert blocks(word(body)) == ["甲", [["一", "二"]], "乙", [["三", "四"]], "丙"]


def test_merged_cells_begin_once() -> None:
    body = table(
        row(
            cell("题", properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
            cell("丁", properties='<w:gridSpan w:val="1"/>'),
        ),
        row(cell("隐藏", properties='<w:gridSpan w:val="2"/><w:vMerge/>'), "1"),
        row(cell("", properties='<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>'), "2"),
        row("a", "b", "3"),
    )
    assert grids(word(body)) == [
        [
            [("题", 0, 2, 3), ("丁", 2, 1, 1)],
            [("1", 2, 1, 1)],
            [("2", 2, 1, 1)],
            [("a", 0, 1, 1), ("b", 1, 1, 1), ("3", 2, 1, 1)],
        ]
    ]


def test_two_merged_cells_below_one_another_stay_two() -> None:
    merged = [
        cell(text, properties=f'<w:vMerge w:val="{value}"/>') for text, value in (("甲", "restart"), ("", "continue"))
    ]
    other = [
        cell(text, properties=f'<w:vMerge w:val="{value}"/>') for text, value in (("乙", "restart"), ("", "continue"))
    ]
    found = grids(word(table(*(row(each, "1") for each in (*merged, *other)))))
    assert [[each[0] for each in line] for line in found[0]] == [["甲", "1"], ["1"], ["乙", "1"], ["1"]]
    assert found[0][0][0][3] == found[0][2][0][3] == 2


def test_a_cell_that_continues_none_is_a_cell() -> None:
    found = grids(word(table(row(cell("甲", properties="<w:vMerge/>"), "1"))))
    assert found == [[[("甲", 0, 1, 1), ("1", 1, 1, 1)]]]


def test_cells_merged_in_the_old_way() -> None:
    cells = [
        cell(text, properties=f'<w:hMerge w:val="{value}"/>') for text, value in (("题", "restart"), ("", "continue"))
    ]
    assert grids(word(table(row(*cells, "1"), row("a", "b", "c"))))[0][0] == [("题", 0, 2, 1), ("1", 2, 1, 1)]


def test_a_row_that_begins_later() -> None:
    body = table(row("a", "b", "c"), row("1", "2", properties='<w:gridBefore w:val="1"/>'))
    assert grids(word(body))[0][1] == [("1", 1, 1, 1), ("2", 2, 1, 1)]


def test_a_table_that_holds_tables_or_has_one_cell_is_layout() -> None:
    inner = table(row("一", "二"))
    body = table(row(cell(paragraph("左"), inner, paragraph("下")), "右")) + table(row("独"))
    assert blocks(word(body)) == ["左", [["一", "二"]], "下", "右", "独"]


def test_a_report_within_a_layout_table() -> None:
    report = invented(3, "2021")
    inner = parts_of(word_of(blocks_of(report)))["word/document.xml"].decode().partition("<w:body>")[2]
    assert_read_exactly(report, word(table(row(cell(inner.partition("</w:body>")[0])))))


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = paragraph("甲", text_box(paragraph("框") + table(row("一", "二")))) + paragraph("乙")
    assert blocks(word(body)) == ["甲", "框", [["一", "二"]], "乙"]


def test_a_text_box_in_a_cell_belongs_to_its_text() -> None:
    body = table(row("行政许可", cell(paragraph(text_box(paragraph("12"))))))
    assert blocks(word(body)) == [[["行政许可", "12"]]]


def test_an_old_text_box() -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox>"
    old = f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"
    assert blocks(word(paragraph("甲", old))) == ["甲", "框"]


def test_content_controls_around_everything() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    line = row("三", control(cell("四")))
    body = control(paragraph("甲", control(run("乙")))) + control(
        table(row("一", cell(paragraph(control(run("2"))))), control(line))
    )
    assert blocks(word(body)) == ["甲乙", [["一", "2"], ["三", "四"]]]


def test_the_prompt_of_a_content_control_is_no_text() -> None:
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt>"
    )
    assert blocks(word(table(row("行政许可", cell(paragraph(prompt)))))) == [[["行政许可", ""]]]


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('一、总体情况 1')}</w:sdtContent></w:sdt>"
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    styled = paragraph("二、主动公开 2", properties='<w:pStyle w:val="11"/>')
    assert blocks(word(contents + styled + paragraph("一、总体情况"), styles=styles)) == ["一、总体情况"]


@pytest.mark.parametrize("header", [False, True])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_table_split_over_pages(edition: str, header: bool) -> None:
    """Two tables after one another, the second with the header rows again or without."""
    report = invented(5, edition)
    content = parts_of(word_of(blocks_of(report)))["word/document.xml"].decode().partition("<w:body>")[2]
    before, _, rest = content.partition("</w:body>")[0].partition("一、本年新收")
    start = before.rindex("<w:tbl>")
    rows = ("一、本年新收" + rest).split("<w:tr>")
    kept, moved = rows[:9], rows[9:]
    heads = before[start:].split("<w:tr>")
    again = "<w:tbl><w:tblPr/><w:tblGrid/>" + ("".join(f"<w:tr>{each}" for each in heads[1:4]) if header else "")
    body = before + "<w:tr>".join(kept) + "</w:tbl>" + again + "".join(f"<w:tr>{each}" for each in moved)
    assert_read_exactly(report, word(body))


def test_tracked_changes_are_accepted() -> None:
    body = paragraph(
        run("本年"),
        f'<w:ins w:id="1">{run("新收")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("移走")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run("3件")}</w:moveTo>',
    )
    assert blocks(word(body)) == ["本年新收3件"]


def test_deleted_rows_cells_and_paragraph_ends() -> None:
    gone = row("删", "除", properties='<w:del w:id="1"/>')
    line = row("行政许可", cell("7", properties='<w:cellDel w:id="2"/>'), "8", properties='<w:ins w:id="3"/>')
    joined = paragraph("上", properties='<w:rPr><w:del w:id="4"/></w:rPr>') + paragraph("下")
    assert blocks(word(table(gone, line) + joined)) == [[["行政许可", "8"]], "上下"]


def test_line_breaks_and_tabs() -> None:
    body = paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙"), "<w:r><w:tab/></w:r>", run("12"))
    assert blocks(word(body)) == ["甲", "乙 12"]
    assert blocks(word(table(row("行政许可", cell(body))))) == [[["行政许可", "甲\n乙 12"]]]


def test_digits_split_over_runs_are_one_number_and_paragraphs_are_not() -> None:
    split = cell(paragraph(run("1", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', run("2"), run("3")))
    two = cell(paragraph("1") + paragraph("2"))
    assert blocks(word(table(row("行政许可", split, two)))) == [[["行政许可", "123", "1\n2"]]]


def test_two_numbers_in_a_cell_are_never_one() -> None:
    report = invented(4, "2021").with_cell("proactive.licensing.decisions", 99)
    content = word_of(blocks_of(report))
    main = parts_of(content)["word/document.xml"].decode()
    broken = main.replace(run("99"), run("9") + "<w:r><w:br/></w:r>" + run("9"), 1)
    found = read(with_part(content, "word/document.xml", broken))
    assert found.report["proactive.licensing.decisions"] is None
    assert "proactive.licensing.decisions" in {str(note.at) for note in found.notes}


def test_hidden_text_is_left_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="child"><w:basedOn w:val="hidden"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="all"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = paragraph(
        run("见"), run("藏", VANISH), run("显", '<w:vanish w:val="0"/>'), run("藏", '<w:rStyle w:val="child"/>')
    ) + paragraph(run("全藏"), run("露", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="all"/>')
    assert blocks(word(body, styles=styles)) == ["见显", "露"]


def test_fields_show_their_results() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + run("9") + mark("end")
    body = paragraph(run("共"), mark("begin"), code, inner, mark("separate"), run("12"), mark("end"), run("件"))
    simple = paragraph(f'<w:fldSimple w:instr="SUM">{run("7")}</w:fldSimple>')
    assert blocks(word(body + simple)) == ["共12件", "7"]
    assert blocks(word(paragraph(mark("begin"), code) + paragraph("后文"))) == ["后文"]


def test_odd_signs() -> None:
    signs = '<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="2460"/></w:r>'
    ruby = f"<w:r><w:ruby><w:rt>{run('fā')}</w:rt><w:rubyBase>{run('发')}</w:rubyBase></w:ruby></w:r>"
    maths = "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>"
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    assert blocks(word(paragraph(run("甲"), signs, ruby, maths, link))) == ["甲-①发12链接"]


def test_a_picture_instead_of_a_figure_is_no_blank() -> None:
    picture = "<w:r><w:drawing><a:graphic><a:blip/></a:graphic></w:drawing></w:r>"
    assert blocks(word(table(row("行政许可", cell(paragraph(picture)))))) == [[["行政许可", "[图片]"]]]


# ---------------------------------------------------------------------- automatic numbers


def levels(*given: tuple[str, str], key: str = "0") -> str:
    lines = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (form, text) in enumerate(given)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{lines}</w:abstractNum>'


def num(key: str, abstract: str = "0", more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def item(text: str, key: str = "1", level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


CHINESE = levels(("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4"))


def test_automatic_numbers_of_headings() -> None:
    body = "".join(
        item(*each)
        for each in (
            ("总体情况",),
            ("主动公开", "1", 1),
            ("依申请公开", "1", 1),
            ("组织", "1", 2),
            ("主动公开政府信息情况",),
            ("再", "1", 1),
        )
    )
    assert blocks(word(body, numbering=CHINESE + num("1"))) == [
        *("一、总体情况", "（一）主动公开", "（二）依申请公开", "1.组织", "二、主动公开政府信息情况", "（一）再")
    ]


def test_automatic_numbers_of_several_lists() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        CHINESE
        + levels(("ideographTraditional", "%1"), key="7")
        + levels(("bullet", "·"), key="8")
        + num("1")
        + num("2")
        + num("3", more=override)
        + num("4", "7")
        + num("5", "8")
    )
    body = item("甲") + item("乙", "2") + item("丙", "3") + item("丁", "4") + item("戊", "5") + item("己", "0")
    assert blocks(word(body, numbering=numbering)) == ["一、甲", "二、乙", "五、丙", "甲 丁", "戊", "己"]


def test_numbers_of_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="heading"><w:basedOn w:val="base"/></w:style>'
    )
    heading = '<w:pStyle w:val="heading"/>'
    without = heading + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("甲", properties=heading) + paragraph("乙", properties=without) + paragraph("丙", properties=heading)
    )
    assert blocks(word(body, styles=styles, numbering=CHINESE + num("1"))) == ["一、甲", "乙", "二、丙"]


def test_a_list_that_names_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    link = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="list"/></w:abstractNum>'
    assert blocks(word(item("甲", "2"), styles=styles, numbering=CHINESE + link + num("1") + num("2", "9"))) == [
        "一、甲"
    ]


def test_section_headings_with_automatic_numbers_are_found() -> None:
    report = invented(2, "2021")
    content = parts_of(word_of(blocks_of(report)))["word/document.xml"].decode()
    body = content.partition("<w:body>")[2].partition("</w:body>")[0]
    for section in report.official_form.sections[0:]:
        body = body.replace(paragraph(section.heading), item(section.title))
    numbered = word(body, numbering=CHINESE + num("1"))
    assert "二、主动公开政府信息情况" not in parts_of(numbered)["word/document.xml"].decode()
    assert_read_exactly(report, numbered)


# ---------------------------------------------------------------------- around the text


def test_circular_styles_and_lists_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="l"/></w:abstractNum>' + num("1")
    body = paragraph("甲", properties='<w:pStyle w:val="a"/>') + item("乙")
    assert blocks(word(body, styles=styles, numbering=numbering)) == ["甲", "乙"]


def test_the_title_of_the_properties_is_the_last_resort() -> None:
    report = invented(1, "2021")
    title = "样例县财政局2020年政府信息公开工作年度报告"
    parts = {
        **parts_of(word_of(blocks_of(report))),
        "docProps/core.xml": parts_of(word("", title=title))["docProps/core.xml"],
    }
    assert read(archive(parts)).report.agency == report.agency
    parts["word/document.xml"] = parts["word/document.xml"].replace(report.title.encode(), "报告".encode())
    assert read(archive(parts)).report.agency == "样例县财政局"
    assert document(archive(parts)).published_on is None


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates(main_type: str) -> None:
    assert blocks(word(paragraph("甲"), main_type=main_type)) == ["甲"]


def test_the_strict_variant_of_the_format() -> None:
    content = word(paragraph("甲") + table(row("一", "二")))
    strict = parts_of(content)["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert blocks(with_part(content, "word/document.xml", strict)) == ["甲", [["一", "二"]]]


def test_what_stands_outside_is_ignored() -> None:
    """A relation to another site, and one to a part that is missing: Word opens such documents."""
    content = word(paragraph("甲"))
    assert b"External" in parts_of(content)["word/_rels/document.xml.rels"]
    assert b"NULL" in parts_of(content)["word/_rels/document.xml.rels"]
    assert blocks(content) == ["甲"]


@pytest.mark.parametrize(
    "properties",
    ['<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>', "<w:strike/>", "<w:dstrike/>"],
)
def test_what_is_raised_or_struck_through_in_a_cell_is_a_line_of_its_own(properties: str) -> None:
    noted = paragraph(run("12"), run("1", properties))
    assert blocks(word(noted + table(row("甲", cell(noted))))) == ["121", [["甲", "12\n1"]]]


@pytest.mark.parametrize("properties", ['<w:vertAlign w:val="baseline"/>', '<w:strike w:val="0"/>', "<w:b/>"])
def test_runs_of_one_figure_stay_together(properties: str) -> None:
    assert blocks(word(table(row("甲", cell(paragraph(run("12"), run("1", properties))))))) == [[["甲", "121"]]]
