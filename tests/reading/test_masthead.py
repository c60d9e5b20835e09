"""Who reports, on which year, under which title: of every title seen, and of pages full of other titles."""

from dataclasses import replace
from datetime import date

import pytest

from gov_disclosure import read
from gov_disclosure.reading.masthead import (
    is_chrome,
    is_footer,
    is_page_number,
    masthead,
    title_parts,
    year_of_prose,
)
from gov_disclosure.report import MIN_YEAR
from tests.reading.documents import invent
from tests.reading.layouts import CHROME_BEFORE, page, text_document

FULL = "示例县统计局2024年政府信息公开工作年度报告"

TITLES = [
    (FULL, "示例县统计局", 2024),
    ("示例县统计局 2024 年政府信息公开工作年度报告", "示例县统计局", 2024),
    ("2024年示例县统计局信息公开年报", "示例县统计局", 2024),
    ("示例县统计局政府信息公开工作2024年度报告", "示例县统计局", 2024),
    ("示例县统计局2024年度政府信息公开工作报告", "示例县统计局", 2024),
    ("示例县统计局关于2024年度政府信息公开工作情况的报告", "示例县统计局", 2024),
    ("关于2024年度政府信息公开情况的报告", None, 2024),
    ("2025示例县统计局2025年度政府信息公开工作年度报告", "示例县统计局", 2025),
    ("示例县人民政府2024年政府信息公开工作年度报告", "示例县人民政府", 2024),
    ("示例县人民政府办公室2024年政务公开工作年度报告", "示例县人民政府办公室", 2024),
    ("示例县统计局（2024年）政府信息公开工作年度报告", "示例县统计局", 2024),
    ("示例县统计局二〇二四年政府信息公开工作年度报告", "示例县统计局", 2024),
    ("示例县统计局二○二四年度政府信息公开年度报告", "示例县统计局", 2024),
    ("示例县统计局２０２４年政府信息公开工作年度报告", "示例县统计局", 2024),
    ("【年报】示例县统计局2024年政府信息公开工作年度报告", "示例县统计局", 2024),
    ("《示例县统计局2024年政府信息公开工作年度报告》", "示例县统计局", 2024),
    ("**示例县统计局2024年政府信息公开工作年度报告**", "示例县统计局", 2024),
    ("标题：示例县统计局2024年政府信息公开工作年度报告", "示例县统计局", 2024),
    ("示例县统计局2024年政府信息公开年度报告（图片版）", "示例县统计局", 2024),
    ("示例縣統計局2024年政府信息公開工作年度報告", "示例縣統計局", 2024),
    ("示例縣統計局2024年政府信息公開工作年度報(bào)告", "示例縣統計局", 2024),
    ("示例縣統計局2024年政府信息公開工作年度報（bào）告", "示例縣統計局", 2024),
    ("政府信息公开工作年度报告", None, None),
]


@pytest.mark.parametrize(("title", "agency", "year"), TITLES)
def test_a_title_tells_agency_and_year(title, agency, year):
    found = masthead([title])
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize("place", range(len("示例县统计局"), len(FULL)))
def test_a_title_may_be_broken_anywhere(place):
    found = masthead([FULL[:place], FULL[place:]])
    assert (found.title, found.agency, found.year) == (FULL, "示例县统计局", 2024)


@pytest.mark.parametrize(
    ("lines", "page_title"),
    [
        (["示例县人民政府", FULL], None),
        (["首页", "政务公开", FULL], None),
        (["示例县统计局", "2024年政府信息公开工作年度报告"], None),
        (["示例县统计局", "2024年度", "政府信息公开工作年度报告"], None),
        ([FULL.replace("2024", "2022"), FULL.replace("2024", "2023"), FULL], None),
        ([FULL, FULL.replace("2024", "2023")], f"{FULL}_示例县人民政府"),
        (["索引号：000014349", FULL, "金统发〔2025〕2号", "市政府办公室："], None),
        ([FULL, "发布时间：2025-01-20 浏览次数：135", FULL], None),
        ([], f"{FULL}-年报-示例县人民政府门户网站"),
        (["示例县", FULL.removeprefix("示例县")], f"{FULL}_示例县人民政府"),
        (["示例县人民政府", FULL], f"示例县人民政府-{FULL}"),
        (["示例县人民政府", FULL], f"示例县人民政府 {FULL}"),
        (["政府信息公开工作年度报告"], f"{FULL}_示例县"),
        (["2024年政府信息公开工作年度报告"], FULL),
        (["当前位置：首页 > 政府信息公开年报"], f"{FULL}_示例县"),
    ],
)
def test_the_title_is_found_among_other_lines(lines, page_title):
    found = masthead(lines, page_title)
    assert (found.agency, found.year) == ("示例县统计局", 2024)


@pytest.mark.parametrize(
    "line",
    [
        "示例县统计局2024年政府信息公开工作年度报告解读",
        "示例县统计局2024年法治政府建设年度报告",
        "根据要求，现公布示例县统计局2024年政府信息公开工作年度报告。",
        "示例县统计局2024年统计公报",
        "根据示例县统计局2024年政府信息公开工作年度报告",
        "示例县统计局2024年政府信息公开工作年度报告：",
        "首页>政务公开>示例县统计局2024年政府信息公开工作年度报告",
        f"{'示例县' * 26}统计局2024年政府信息公开工作年度报告",
    ],
)
def test_other_lines_are_no_titles(line):
    assert masthead([line]).title is None


def test_the_preamble_begins_after_the_title_and_the_page_s_furniture_is_left_out():
    printed = invent(3, "2021")
    reading = read(page(printed, before=CHROME_BEFORE))
    assert reading.report.narrative.preamble == "\n".join(printed.preamble)
    assert reading.report.title == printed.title


@pytest.mark.parametrize("above", ["来源：示例县统计局", "主办单位：示例县人民政府办公室"])
def test_a_line_of_a_page_s_furniture_above_the_title_is_not_the_agency(above):
    found = masthead([above, "2024年政府信息公开工作年度报告"])
    assert (found.agency, found.title, found.year) == (None, "2024年政府信息公开工作年度报告", 2024)


def test_the_page_s_own_title_tells_only_what_the_other_does_not():
    found = masthead(["2024年政府信息公开工作年度报告"], "示例县统计局政府信息公开工作年度报告")
    assert (found.agency, found.year) == ("示例县统计局", 2024)
    found = masthead(["2024年政府信息公开工作年度报告"], "示例县统计局2023年政府信息公开工作年度报告")
    assert (found.agency, found.year) == ("示例县统计局", 2024)


@pytest.mark.parametrize(
    ("text", "published_on", "year"),
    [
        ("2023年，本局公开信息12条，比2022年增加2条。", None, 2023),
        ("2022年公开信息10条，2023年公开信息12条。", None, None),
        ("与2023年相比，公开信息比2022年更多。", None, None),
        ("2022年公开信息10条，2023年公开信息12条。", date(2024, 1, 20), 2023),
        ("2022年公开信息10条，2023年公开信息12条。", date(2023, 1, 20), 2022),
        ("2022年公开信息10条，2023年公开信息12条。", date(2025, 1, 20), None),
    ],
)
def test_of_several_years_in_prose_one_is_told_by_the_date_or_the_opening(text, published_on, year):
    assert year_of_prose("", text, published_on=published_on) == year


def test_prose_before_the_report_stays_though_it_speaks_of_what_stands_in_a_page_s_furniture():
    prose = (
        "本报告由示例县统计局根据有关规定编制，全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成，"
        "如对本报告有疑问，请与示例县统计局办公室联系，联系我们的方式见本局网站首页"
    )
    printed = replace(invent(3, "2021"), preamble=(prose,))
    assert read(page(printed, before=CHROME_BEFORE)).report.narrative.preamble == prose


@pytest.mark.parametrize("year", [MIN_YEAR - 1, MIN_YEAR])
def test_prose_tells_a_year_of_which_there_can_be_a_report(year):
    assert year_of_prose("", f"{year}年，本局公开信息12条。") == (year if year >= MIN_YEAR else None)


@pytest.mark.parametrize(
    ("preamble", "year"),
    [
        ("本报告所列数据的统计期限自2023年1月1日起，至2023年12月31日止。", 2023),
        ("根据国办公开办函〔2021〕30号的要求编制本报告。统计期限为2022年1月1日至12月31日。", 2022),
        ("现将2024年度政府信息公开工作情况报告如下。", 2024),
    ],
)
def test_the_period_tells_the_year_where_the_title_does_not(preamble, year):
    printed = replace(invent(3, "2021"), title="政府信息公开工作年度报告", preamble=(preamble,))
    assert read(text_document(printed, lambda grid: "")).report.year == year


# ---------------------------------------------------------------------- a page's furniture


@pytest.mark.parametrize(
    ("line", "chrome", "footer"),
    [
        ("首页 > 政务公开", True, False),
        ("当前位置：首页", True, False),
        ("正文", True, False),
        ("正文如下", False, False),
        ("附件：", True, False),
        ("打印", True, True),
        ("分享到", True, True),
        ("分享", True, False),
        ("主办单位：示例县人民政府", True, True),
        ("上一篇：另一份报告", True, True),
        ("本站版权所有", True, True),
        ("備案號：某ICP備1号", True, True),
        ("联系我们", True, False),
        ("联系我们。", False, False),
        ("打印并装订了全部报告。", False, False),
        ("示例县统计局", False, False),
        (f"打印{'本报告及各项附表' * 15}", False, False),
        (f"打印{'报' * 118}", True, True),
        ("", False, False),
    ],
)
def test_a_page_s_furniture_and_its_foot(line, chrome, footer):
    assert (is_chrome(line), is_footer(line)) == (chrome, footer)


@pytest.mark.parametrize(
    "line", ["- 3 -", "— 12 —", "·3·", "第 3 页", "第3页 共 12页", "第3页/共12页", "Page 3", "P. 3", " -3- "]
)
def test_the_number_of_a_page(line):
    assert is_page_number(line)
    assert not is_page_number(line.replace("3", "").replace("12", ""))
    assert not is_page_number(f"{line}年")
    assert not is_page_number(f"{line}{' ' * 20}")


@pytest.mark.parametrize("line", ["3", "-3", "第3条", "第三页", "3页", ""])
def test_what_is_no_number_of_a_page(line):
    assert not is_page_number(line)


# ---------------------------------------------------------------------- a title taken apart


@pytest.mark.parametrize(
    ("line", "agency", "year"),
    [
        ("本局2024年政府信息公开工作年度报告", None, 2024),
        ("本县2024年政府信息公开工作年度报告", None, 2024),
        ("示例县2024年统计局政府信息公开工作年度报告", None, 2024),
        ("示例县人民政府信息公开工作年度报告", "示例县人民政府", None),
        ("示例县政府信息公开工作年度报告", "示例县", None),
        ("关于示例县统计局2024年政府信息公开工作年度报告", "示例县统计局", 2024),
        ("示例县统计局2023年、2024年政府信息公开工作年度报告", None, None),
        (f"{FULL} - 示例县人民政府网", "示例县统计局", 2024),
        (f"{FULL}_示例县人民政府门户网站", "示例县统计局", 2024),
    ],
)
def test_what_a_title_tells(line, agency, year):
    parts = title_parts(line)
    assert (parts.agency, parts.year) == (agency, year)


@pytest.mark.parametrize(
    "line", [f"{FULL} » 正文", f"政务公开→{FULL}", f"{'示例县' * 70}统计局2024年政府信息公开工作年度报告"]
)
def test_a_path_or_a_paragraph_is_no_title(line):
    assert title_parts(line) is None


# ---------------------------------------------------------------------- what stands beside the title

UNNAMED = "2024年政府信息公开工作年度报告"


def test_the_agency_on_the_line_above_is_part_of_the_title_and_the_report_begins_there():
    found = masthead(["政务公开", "示例县统计局", UNNAMED, "按照要求编制。"])
    assert (found.title, found.agency) == (FULL, "示例县统计局")
    assert (found.used, found.first) == ({1, 2}, 1)


def test_a_line_above_that_is_no_agency_is_none_of_the_title():
    found = masthead(["政务公开", "统计工作概况", UNNAMED])
    assert (found.title, found.agency) == (UNNAMED, None)
    assert (found.used, found.first) == ({2}, 2)


def test_a_line_above_a_whole_title_is_its_beginning_only_where_it_tells_agency_and_year():
    assert masthead(["统计工作概况", "政府信息公开工作年度报告"]).title == "政府信息公开工作年度报告"
    assert masthead(["示例县统计局2024年", "政府信息公开工作年度报告"]).title == FULL


def test_the_title_printed_again_is_no_prose():
    found = masthead([FULL, "按照要求编制。", FULL.replace("2024", " 2024 "), "", "另行公布。"])
    assert (found.used, found.first) == ({0, 2}, 0)


def test_the_code_and_the_day_are_read_from_the_lines_above():
    lines = [
        "发布日期：2025-01-20",
        "统一社会信用代码：11320000123456789X",
        FULL,
    ]
    found = masthead(lines)
    assert (found.published_on, found.agency_code) == (date(2025, 1, 20), "11320000123456789X")
    bare = masthead(["发布日期：2025-13-20", "统一社会信用代码：113", FULL])
    assert (bare.published_on, bare.agency_code) == (None, None)


@pytest.mark.parametrize(
    ("lines", "page_title", "title", "agency", "year"),
    [
        (["按照要求编制。"], FULL, FULL, "示例县统计局", 2024),
        ([UNNAMED], FULL, UNNAMED, "示例县统计局", 2024),
        (
            ["示例县统计局政府信息公开年报"],
            FULL.replace("统计", "水利"),
            "示例县统计局政府信息公开年报",
            "示例县统计局",
            2024,
        ),
        ([FULL], FULL.replace("统计", "水利"), FULL, "示例县统计局", 2024),
        ([f"现公布《{FULL}》，请予监督。"], None, FULL, "示例县统计局", 2024),
        ([f"现公布《{UNNAMED}》，请予监督。"], None, None, None, None),
        ([f"《{FULL}》和《{FULL.replace('统计', '水利')}》"], None, None, None, None),
        ([f"现公布{FULL}，请予监督。"], None, None, "示例县统计局", None),
        ([UNNAMED, "发布机构：示例县统计局"], None, UNNAMED, "示例县统计局", 2024),
        ([UNNAMED, "发布机构：示例县统计局", "发布机构：示例县水利局"], None, UNNAMED, None, 2024),
        ([UNNAMED, "发布机构：某某"], None, UNNAMED, None, 2024),
        ([UNNAMED], f"{'长' * 1000}_{FULL}", UNNAMED, None, 2024),
        (["按照要求编制。"], "", None, None, None),
    ],
)
def test_what_the_title_does_not_tell_the_page_s_own_title_or_the_text_may(lines, page_title, title, agency, year):
    found = masthead(lines, page_title)
    assert (found.title, found.agency, found.year) == (title, agency, year)


def test_of_titles_the_one_that_tells_most_is_the_report_s():
    assert masthead([FULL, UNNAMED]).title == FULL
    assert masthead([UNNAMED, FULL]).title == FULL
    assert masthead([f"{FULL}", FULL.replace("2024", "2023")]).year == 2023
    assert masthead(["示例县统计局", "2024年", "政府信息公开工作", "年度报告"]).title == FULL
    assert masthead([f"{FULL}\t12"]).title is None
