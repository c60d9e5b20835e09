"""What the pages say, in Chinese and English."""

from collections.abc import Mapping

from ..errors import Language
from ..grids import Place
from .markup import Html, both

__all__ = ["place_text", "said", "text"]

_TEXTS: Mapping[str, Mapping[Language, str]] = {
    "checked": {"zh": "{title}：核对结果", "en": "{title}: what the check found"},
    "index title": {
        "zh": "政府信息公开工作年度报告核对结果",
        "en": "Annual reports on information disclosure: what the check found",
    },
    "index": {"zh": "核对过的文件", "en": "The documents that were checked"},
    "kind": {
        "zh": "政府信息公开工作年度报告 · 核对结果",
        "en": "Annual report on information disclosure · what the check found",
    },
    "footer": {
        "zh": "本页由程序 gov-disclosure 核对生成，没有改动文件中的任何数字；以发布机关公布的文件为准。",
        "en": "Made by the program gov-disclosure. No figure was changed; what counts is what the agency published.",
    },
    "skip": {"zh": "跳到内容", "en": "Skip to the content"},
    "skip table": {"zh": "跳过表格", "en": "Skip the table"},
    "untitled": {"zh": "未命名的报告", "en": "a report without a title"},
    # ------------------------------------------------------------------ who, what, when
    "agency": {"zh": "发布机关", "en": "Agency"},
    "year": {"zh": "报告年度", "en": "Year"},
    "form": {"zh": "报告格式", "en": "Form"},
    "the form": {"zh": "{edition}版（{notice}）", "en": "{edition} ({notice})"},
    "published_on": {"zh": "发布日期", "en": "Published on"},
    "agency_code": {"zh": "统一社会信用代码", "en": "Agency's code"},
    "file": {"zh": "文件", "en": "File"},
    "in the sum": {"zh": "计入合计的报告：{count}份", "en": "Reports in the sum: {count}"},
    "not in the sum": {
        "zh": "应计入而未计入：{names}。其数字不明，因此合计只在人人载明时才有",
        "en": "Not in the sum, though they belong to it: {names}. A sum is given only where everybody states it",
    },
    "no report": {"zh": "没有这一年度的报告", "en": "there is no report of this year"},
    "unknown": {"zh": "未载明", "en": "not stated"},
    "no form": {"zh": "没有表格", "en": "no tables"},
    # ------------------------------------------------------------------ the outcome
    "outcome": {"zh": "核对结论", "en": "Outcome"},
    "unreadable": {"zh": "无法读取", "en": "Cannot be read"},
    "wrong": {"zh": "有错误", "en": "Errors found"},
    "open": {"zh": "未能全部核对", "en": "Not fully assessed"},
    "doubtful": {"zh": "有须查看之处", "en": "Something to look at"},
    "clean": {"zh": "未发现问题", "en": "Nothing wrong found"},
    "all hold": {
        "zh": "{count}项勾稽关系全部核对，全部成立。",
        "en": "All {count} identities were assessed, and all hold.",
    },
    "some broken": {"zh": "{count}项勾稽关系不成立。", "en": "Identities that are broken: {count}."},
    "some open": {
        "zh": "{count}项勾稽关系未能核对：未核对不等于通过。",
        "en": "Identities that could not be assessed: {count}. Not assessed is not passed.",
    },
    "nothing open": {
        "zh": "没有可核对的表格：未核对不等于通过。",
        "en": "There is no table that could be assessed. Not assessed is not passed.",
    },
    "counted": {"zh": "错误{errors}项，警告{warnings}项。", "en": "Errors: {errors}, warnings: {warnings}."},
    "cells stated": {"zh": "有数字的单元格", "en": "Cells stated"},
    "assessed": {"zh": "已核对的勾稽关系", "en": "Identities assessed"},
    "broken": {"zh": "其中不成立", "en": "Broken"},
    "of": {"zh": "{count}／{all}", "en": "{count} of {all}"},
    "errors": {"zh": "错误", "en": "Errors"},
    "warnings": {"zh": "警告", "en": "Warnings"},
    "infos": {"zh": "提示", "en": "Worth knowing"},
    # ------------------------------------------------------------------ findings
    "findings": {"zh": "发现", "en": "Findings"},
    "silent": {"zh": "已确认，不再提示：{message}（{reason}）", "en": "Confirmed and silent: {message} ({reason})"},
    "lapsed": {
        "zh": "{count}项确认已失效：数字已变或已更正。",
        "en": "Confirmations that no longer apply, as a figure changed: {count}.",
    },
    "whole": {"zh": "关于整个文件", "en": "On the document as a whole"},
    "none here": {"zh": "此处没有发现。", "en": "No findings here."},
    "error": {"zh": "错误", "en": "Error"},
    "warning": {"zh": "警告", "en": "Warning"},
    "info": {"zh": "提示", "en": "Note"},
    "cause": {"zh": "原因", "en": "Cause"},
    "suspect": {"zh": "很可能有误：", "en": "Probably wrong: "},
    "suspect perhaps": {"zh": "可能有误：", "en": "Perhaps wrong: "},
    "other mends": {"zh": "另有{count}种可能", "en": "or {count} other ways"},
    "no mend": {
        "zh": "{count}项勾稽关系不成立，无法判定是哪些单元格有误",
        "en": "Identities broken: {count}; which cells are wrong cannot be told",
    },
    "more causes": {"zh": "另有{count}处", "en": "and {count} more"},
    "more infos": {"zh": "仅供参考的提示：{count}项", "en": "Merely worth knowing: {count}"},
    "more cells": {"zh": "等{count}个单元格", "en": "and others, {count} cells in all"},
    "to": {"zh": "见：", "en": "See: "},
    "missing": {
        "zh": "文件中没有读到这个表格。没有不等于零。",
        "en": "This table was not found in the document. Absent is not zero.",
    },
    # ------------------------------------------------------------------ cells
    "unread cell": {"zh": "未读出", "en": "unread"},
    "blank cell": {"zh": "空白", "en": "blank"},
    "unstated cell": {"zh": "未载明", "en": "not stated"},
    "unread told": {
        "zh": "文件中的数字未能读出，不是零。",
        "en": "The document's figure could not be read; it is not zero.",
    },
    "blank told": {"zh": "文件中此处空白，不是零。", "en": "The document leaves this blank; that is not zero."},
    "mark told": {
        "zh": "文件中以符号代替数字，不是零。",
        "en": "The document has a mark instead of a number; that is not zero.",
    },
    "unstated told": {"zh": "报告没有载明数字，不是零。", "en": "The report states no number; that is not zero."},
    "original": {"zh": "原文：", "en": "Original text: "},
    "place": {"zh": "位置：", "en": "Place: "},
    "no place": {"zh": "文件格式不载明位置", "en": "the format of the file tells no place"},
    "suspect told": {
        "zh": "报告载明{actual}，应为{proposed}。",
        "en": "The report says {actual} and should say {proposed}.",
    },
    "perhaps told": {
        "zh": "报告载明{actual}，可能应为{proposed}；还有别的可能。",
        "en": "The report says {actual} and should perhaps say {proposed}; there are other ways.",
    },
    "sum told": {
        "zh": "其他单元格算得{expected}，报告载明{actual}。",
        "en": "The other cells give {expected}, the report says {actual}.",
    },
    "line broken": {"zh": "勾稽关系不成立", "en": "identity broken"},
    "line open": {"zh": "勾稽关系未能核对", "en": "identity not assessed"},
    # ------------------------------------------------------------------ the legend
    "legend": {"zh": "图例", "en": "How cells are marked"},
    "legend suspect": {
        "zh": "很可能有误的单元格及建议的数字；带问号的还有别的可能",
        "en": "a cell that is probably wrong, and the figure proposed; with a question mark there are other ways",
    },
    "legend sum": {
        "zh": "与其他单元格不符的合计，及其他单元格算得的数字",
        "en": "a sum that differs from what the other cells give",
    },
    "legend line": {"zh": "勾稽关系不成立的行或列", "en": "a row or column that does not add up"},
    "legend open": {
        "zh": "因缺少数字而未能核对的行或列",
        "en": "a row or column that could not be assessed for want of figures",
    },
    "legend noted": {"zh": "另有发现的单元格", "en": "a cell with another finding"},
    "legend cells": {
        "zh": "没有数字的单元格：文件中的数字未能读出；文件中空白；以符号代替。都不等于零",
        "en": "cells without a number: it could not be read; the document has a blank; or a mark. None is zero",
    },
    "legend places": {
        "zh": "鼠标指向或以Tab键移至单元格，可见其原文及在文件中的位置。",
        "en": "Point at a cell, or move to it with the Tab key, to see its original text and where it stands.",
    },
    # ------------------------------------------------------------------ prose
    "preamble": {"zh": "前言", "en": "Preamble"},
    "prose": {"zh": "报告的文字（{count}字）", "en": "The report's prose ({count} characters)"},
    "no prose": {"zh": "没有文字。", "en": "There is no prose."},
    # ------------------------------------------------------------------ the index
    "documents": {"zh": "文件{count}个", "en": "Documents: {count}"},
    "order": {"zh": "最需要处理的在前。", "en": "What most needs attention comes first."},
    "state": {"zh": "状况", "en": "State"},
    "document": {"zh": "文件", "en": "Document"},
    "edition": {"zh": "格式", "en": "Form"},
    "found": {"zh": "发现", "en": "Found"},
}

_PLACE: Mapping[Language, tuple[str, Mapping[str, str]]] = {
    "zh": (
        "，",
        {
            "page": "第{0}页",
            "sheet": "工作表“{0}”",
            "cell": "单元格{0}",
            "table": "第{0}个表格",
            "row": "第{0}行",
            "column": "第{0}列",
            "line": "第{0}行文字",
        },
    ),
    "en": (
        ", ",
        {
            "page": "page {0}",
            "sheet": "sheet “{0}”",
            "cell": "cell {0}",
            "table": "table {0}",
            "row": "row {0}",
            "column": "column {0}",
            "line": "line {0}",
        },
    ),
}


def text(key: str, language: Language, **values: object) -> str:
    """A text by its name, filled in.

    >>> text("of", "en", count=199, all=200)
    '199 of 200'
    """
    return _TEXTS[key][language].format_map(values)


def said(key: str, **values: object) -> Html:
    """A text in both languages, of which the page shows one."""
    return both(text(key, "zh", **values), text(key, "en", **values))


def place_text(place: Place, language: Language) -> str:
    """Where something stands in a document, in words.

    >>> place_text(Place(table=2, row=4, column=10), "en")
    'table 2, row 4, column 10'
    >>> place_text(Place(sheet="年报", row=4, column=28), "en")
    'sheet “年报”, cell AB4'
    """
    comma, parts = _PLACE[language]
    known = dict(place.to_dict())
    if place.sheet is not None and place.row and place.column:
        # A workbook shows its columns by letters: there people look for the cell by its name.
        known = {"sheet": place.sheet, "cell": f"{_letters(place.column)}{place.row}"}
    return comma.join(parts[name].format(value) for name, value in known.items()) or text("no place", language)


def _letters(column: int) -> str:
    rest, last = divmod(column - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("A") + last)
