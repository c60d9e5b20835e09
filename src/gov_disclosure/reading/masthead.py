"""Who reports, on which year, under which title and when: from the lines before the first section."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from attrs import evolve, frozen

from ..report import MIN_YEAR
from .folding import fold, simplify, without_gloss

__all__ = ["Masthead", "is_chrome", "is_footer", "is_page_number", "masthead", "title_parts", "year_of_prose"]

_LONGEST_TITLE = 90
_LONGEST_PAGE_TITLE = 1000
_MOST_TITLE_LINES = 4
_SPACE = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]+")
_YEAR = re.compile(r"[（(]?(?<!\d)(?:19|20)\d{2}(?!\d)(?:年年度|年度|年)?[）)]?")
_CHINESE_YEAR = re.compile("[二2][〇○零ＯOo0][〇○零ＯOo0-9一二三四五六七八九]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零ＯOo一二三四五六七八九", "000000123456789")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SUBJECT = re.compile(
    r"(?:政府|政务)?(?:政府信息[和与及]政务|政府信息|政务信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:工作)?(?:情况)?的?(?:年度工作报告|工作年度报告|年度报告|工作报告|工作总结|年报|报告)"
)
_NAMED = re.compile(r"^\s*(?:标\s*题|名\s*称|题\s*名|信息名称|文件名称)\s*[:：]\s*")
_LABELLED = re.compile(
    r"^[【\[〔][^】\]〕]*[】\]〕]|[（(](?!(?:19|20)\d{2}(?:年度?)?[）)])[^（）()]{1,24}[）)]$|\.(?:pdf|docx?|wps)$",
    re.IGNORECASE,
)
_REPORT = re.compile("[报報总總]")
_OURSELVES = re.compile("[本我](?:局|办|委|厅|院|校|镇|乡|县|区|市|街道|单位|机关|部门|中心|级)")
_MARKS = re.compile(r"^(?:Page\s+\d+\s+-)?[#*>\s\-]+|[#*\s]+$")
_JOINTS = re.compile(r"\s*[_|｜\-–—>]+\s*")
_JOINING = frozenset("_|｜-–—")
_SITE = re.compile(r"\s*[_|｜\-–—]+\s*[^_|｜\-–—]{2,30}(?:网|网站|门户|政府|平台|专栏|公开)$")
_PATH = frozenset(">＞»›→")
_ORGAN = re.compile(
    r".{2,40}(?:局|委|委员会|办|办公室|办公厅|厅|部|政府|人民政府|镇|乡|街道|街道办事处|办事处|中心|院|队|所|站|会|处|署|馆|"
    r"公司|学校|大学|医院|管理区|开发区|园区)$"
)
_DATE = r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|公布|发文|公开)(?:日期|时间)\s*[:：]?\s*{_DATE}")
_PUBLISHER = re.compile(
    r"(?:(?:发布|编制)(?:机构|单位|机关)|发文(?:机关|单位)|公开主体|填报单位)[ ]*[:：\t][ ]*([^\s:：]{2,40})"
)
_ANNOUNCED = re.compile(
    r"现(?:将|公布|发布|公开|向社会公布|向社会公开)([^，。,、：:《》\s我本\d]{3,30})(?:19|20)\d{2}\s*年度?的?(?:政府|政务)?信息公开"
)
_QUOTED = re.compile("《([^《》]{6,60})》")
_CODE = re.compile(r"统一社会信用代码\s*[:：]\s*([0-9A-Z]{18})(?![0-9A-Z])")
# Plain words, not one pattern: a search for many alternatives costs more than all the rest of a line.
_CHROME_WORDS = tuple(
    (
        "当前位置 您的位置 所在位置 来源: 来源： 发布时间 发布日期 公布时间 成文日期 浏览次数 阅读次数 点击数 访问量 "
        "字号 字体: 字体： 字体大 【打印 打印本页 关闭窗口 关闭本页 分享到 扫一扫 收藏 上一篇 下一篇 版权所有 "
        "主办单位 主办: 主办： 承办单位 承办: 承办： 网站标识码 ICP备 公网安备 网站地图 联系我们 无障碍 长者模式 "
        "即将离开 索引号: 索引号： 主题分类: 主题分类： 发文机关: 发文机关： 发文字号: 发文字号： 统一社会信用代码 "
        "相关链接 责任编辑 编辑: 编辑： 技术支持"
    ).split()
)
_CHROME_STARTS = ("首页", "打印", "分享", "是否继续")
_CHROME_LINES = frozenset(("正文", "附件", "附件:", "附件：", "目录"))
_FOOTER_WORDS = ("版权所有", "ICP备", "公网安备", "网站标识码", "扫一扫在手机", "网站地图")
_FOOTER_STARTS = tuple(
    (
        "主办单位: 主办单位： 主办: 主办： 承办单位: 承办单位： 承办: 承办： 上一篇 下一篇 打印 【打印 【关闭 "
        "关闭窗口 关闭本页 分享到"
    ).split()
)
_LONGEST_CHROME = 120
_LONGEST_PAGE_NUMBER = 20
_PAGE_NUMBER = re.compile(
    r"[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|P(?:age|\.)\s*\d{1,3}",
    re.IGNORECASE,
)
_PERIOD_YEAR = re.compile(r"((?:19|20)\d{2})\s*年\s*1\s*月\s*1\s*日")
_NAMED_YEAR = re.compile(r"((?:19|20)\d{2})\s*年度")
_OPENING = re.compile(r"(?:[（(][一二三][)）].{0,12}?)?\s*(?:19|20)\d{2}\s*年")
_ASIDE = re.compile(r"《[^》]*》|[（(][^（()）]*[）)]")
_REPORT_YEAR = re.compile(r"((?:19|20)\d{2})\s*年度?\s*(?:政府|政务)?信息公开")
_PROSE_YEAR = re.compile(r"(?<![\d〔\[（(])((?:19|20)\d{2})\s*年(?!\s*\d{1,2}\s*月\s*\d{1,2}\s*日)")


@frozen(kw_only=True)
class Masthead:
    """What the lines before the first section tell; ``used`` are the numbers of the lines that told it."""

    title: str | None = None
    agency: str | None = None
    agency_code: str | None = None
    year: int | None = None
    published_on: date | None = None
    used: frozenset[int] = frozenset()
    first: int = 0


@frozen
class TitleParts:
    """A title taken apart."""

    title: str
    agency: str | None
    year: int | None


def _is_sentence(text: str) -> bool:
    """Whether a line is plainly prose: long, or with a full stop at its end."""
    return len(text) > _LONGEST_CHROME or text.endswith("。")


def is_chrome(text: str) -> bool:
    """Whether a line is a page's furniture: navigation, dates, links, the footer."""
    if _is_sentence(text):
        return False
    plain = simplify(without_gloss(text))
    return plain in _CHROME_LINES or plain.startswith(_CHROME_STARTS) or any(word in plain for word in _CHROME_WORDS)


def is_footer(text: str) -> bool:
    """Whether a line after the report is the beginning of a page's foot: what follows is no report."""
    if _is_sentence(text):
        return False
    plain = simplify(without_gloss(text))
    return plain.startswith(_FOOTER_STARTS) or any(word in plain for word in _FOOTER_WORDS)


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a printed page, which may stand in the middle of anything."""
    return len(text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text.strip()) is not None


def title_parts(text: str) -> TitleParts | None:
    """A report's title taken apart; ``None`` for any other line.

    >>> title_parts("示例县统计局2024年政府信息公开工作年度报告")
    TitleParts(title='示例县统计局2024年政府信息公开工作年度报告', agency='示例县统计局', year=2024)
    """
    if len(text) > 2 * _LONGEST_TITLE or "公" not in text:
        return None
    title = _NAMED.sub("", _MARKS.sub("", text))
    if not _JOINING.isdisjoint(title):
        title = _SITE.sub("", title)
    bare = _LABELLED.sub("", _SPACE.sub("", without_gloss(title))).strip("《》")
    bare = _CHINESE_YEAR.sub(lambda found: found[0].translate(_CHINESE_DIGITS), bare.translate(_WIDE_DIGITS))
    if len(bare) > _LONGEST_TITLE or "根据" in bare or not _PATH.isdisjoint(bare):
        return None
    plain = simplify(bare)
    years = {int(found[0].lstrip("（(")[:4]) for found in _YEAR.finditer(plain)}
    without_years = _YEAR.sub("\0", plain)
    subject = _SUBJECT.search(without_years.replace("\0", ""))
    if subject is None or _SUBJECT.sub("", without_years.replace("\0", ""))[subject.start() :].strip("）)_"):
        return None
    return TitleParts(title.strip(), _agency(bare, plain), years.pop() if len(years) == 1 else None)


def _agency(bare: str, plain: str) -> str | None:
    """What is left of a title without its year and its subject, if it is one name."""
    spans = [found.span() for found in _YEAR.finditer(plain)]
    kept = [index for index in range(len(plain)) if not any(start <= index < end for start, end in spans)]
    text = "".join(plain[index] for index in kept)
    subject = _SUBJECT.search(text)
    if subject is None:
        return None
    start = subject.start()
    if text[start : start + 2] == "政府" and text[:start].endswith("人民"):
        start += 2
    places = kept[:start]
    if not places:
        return None
    name = "".join(bare[index] for index in places)
    parted = any(after - before > 1 for before, after in pairwise(places))
    name = name.removeprefix("关于").removesuffix("关于").removesuffix("的").strip('《》“”"：:·-—_')
    return None if parted or not name or _OURSELVES.fullmatch(simplify(name)) else name


def masthead(lines: Sequence[str], page_title: str | None = None) -> Masthead:
    """What the lines before the first section, or the page's own title, tell of the report."""
    text = "\n".join(lines)
    code = _CODE.search(text)
    head = Masthead(published_on=_date_of(_PUBLISHED.search(text)), agency_code=code[1] if code else None)
    found = _find_title(lines, page_title)
    if found is not None:
        first, last, parts = found
        agency, title, used = parts.agency, parts.title, set(range(first, last + 1))
        name = _agency_line(lines, first) if agency is None else None
        if name:
            agency, title = name, name + title
            used.add(first - 1)
        used.update(number for number, line in enumerate(lines) if fold(line) and fold(line) == fold(title))
        head = evolve(head, title=title, agency=agency, year=parts.year, used=frozenset(used), first=min(used))
    return head if head.agency and head.year else _completed(head, text, page_title)


def _completed(head: Masthead, text: str, page_title: str | None) -> Masthead:
    """The head with what the page's own title, or the text, tells where the title above the report does not."""
    beside = _page_title(page_title) or _named_title(text)
    if beside is not None:
        year = head.year or beside.year
        head = evolve(head, title=head.title or beside.title, agency=head.agency or beside.agency, year=year)
    return head if head.agency else evolve(head, agency=_announced(text) or _publisher(text))


def _announced(text: str) -> str | None:
    """The agency whose report the text announces: 现公布示例县统计局2024年政府信息公开工作年度报告."""
    names = set(_ANNOUNCED.findall(text))
    name = names.pop() if len(names) == 1 else ""
    return name if _ORGAN.fullmatch(name) else None


def _publisher(text: str) -> str | None:
    """The agency that the page names as its publisher."""
    names = {found[1] for found in _PUBLISHER.finditer(simplify(text))}
    name = names.pop() if len(names) == 1 else ""
    return name if _ORGAN.fullmatch(name) else None


def _named_title(text: str) -> TitleParts | None:
    """The title by which the text itself calls the report, if it calls it by one."""
    named = {parts for found in _QUOTED.findall(text) if (parts := title_parts(found)) and parts.agency}
    return named.pop() if len(named) == 1 else None


def _agency_line(lines: Sequence[str], first: int) -> str | None:
    """The agency, where it stands on a line of its own above the title."""
    if first == 0:
        return None
    name = _SPACE.sub("", _MARKS.sub("", lines[first - 1]))
    return name if _ORGAN.match(simplify(name)) and not is_chrome(name) else None


def _find_title(lines: Sequence[str], page_title: str | None) -> tuple[int, int, TitleParts] | None:
    """The title among the lines, broken over up to four: first line, last line, and what it says.

    Of several the one that tells most: agency and year before one of them before none; of those the one
    of which the page's own title has most; of those the last, for lists of other years' reports stand before.
    """
    best: tuple[tuple[int, int, int], int, int, TitleParts] | None = None
    pieces = _JOINTS.sub(" ", page_title or "").split()
    named = [fold(page_title or ""), *map(fold, pieces)]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for place, first in enumerate(filled):
        numbers = filled[place : place + _MOST_TITLE_LINES]
        # A page has many lines before its title: the first word that a title needs costs less than a pattern.
        found = _title_from(lines, numbers, named) if any("公" in lines[number] for number in numbers) else None
        if found is None:
            continue
        last, parts = found
        agency = parts.agency or _agency_line(lines, first)
        told = (agency is not None) + (parts.year is not None)
        rank = (told, _share(parts, named), first)
        if best is None or rank > best[0]:
            best = (rank, first, last, parts)
    return None if best is None else best[1:]


def _share(parts: TitleParts, named: Sequence[str]) -> int:
    """How much of a piece of the page's own title a title is; a little where it reaches over several pieces."""
    title = fold(parts.title)
    return len(title) if any(title in piece for piece in named[1:]) else int(title in named[0])


def _title_from(lines: Sequence[str], numbers: Sequence[int], named: Sequence[str]) -> tuple[int, TitleParts] | None:
    """The title that begins with the first of these lines, and the line where it ends.

    It does not begin with a line that stands before a whole title, unless the page's own title has it so.
    """
    joined = ""
    for number in numbers:
        line = lines[number]
        # A title is no row of cells.
        if len(joined) + len(line) > _LONGEST_TITLE + 20 or "\t" in line:
            return None
        piece = _MARKS.sub("", line).strip()
        if is_chrome(piece):
            return None
        alone = title_parts(piece) if joined and _REPORT.search(piece) else None
        joined += piece
        parts = title_parts(joined) if _REPORT.search(joined) else None
        whole = parts is not None and _share(parts, named) > 1
        if alone and not whole and (parts is None or alone.year or not (parts.year and parts.agency)):
            return None
        if parts:
            return number, parts
    return None


def _page_title(page_title: str | None) -> TitleParts | None:
    if not page_title or len(page_title) > _LONGEST_PAGE_TITLE:
        return None
    pieces = [page_title, *_JOINTS.split(page_title)]
    return next((parts for piece in pieces if (parts := title_parts(piece.strip()))), None)


def _date_of(found: "re.Match[str] | None") -> date | None:
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def year_of_prose(
    preamble: str, overview: str, others: Iterable[str] = (), published_on: date | None = None
) -> int | None:
    """The year that the text reports on, where it leaves no doubt; ``None`` otherwise.

    The period stated in the preamble says it; else the year named as the report's; else the years of the
    form “2024年” in section 一 or, failing that, beside the tables: if they are several, the one before the
    report was published, or the latest of them if the section begins with it.
    """
    for pattern, text in ((_PERIOD_YEAR, preamble), (_REPORT_YEAR, preamble), (_NAMED_YEAR, preamble)):
        years = {int(year) for year in pattern.findall(text)}
        if len(years) == 1:
            return years.pop()
    for text in (overview, "\n".join(others)):
        said = [int(year) for year in _PROSE_YEAR.findall(_ASIDE.sub("", text)) if int(year) >= MIN_YEAR]
        if said:
            return _reported(said, text, published_on)
    return None


def _reported(said: Sequence[int], text: str, published_on: date | None) -> int | None:
    years = set(said)
    if len(years) == 1:
        return said[0]
    if published_on is not None:
        return published_on.year - 1 if published_on.year - 1 in years else None
    return said[0] if said[0] == max(years) and _OPENING.match(text) else None
