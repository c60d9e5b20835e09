"""What is known only while reading a document: about its cells, its labels and its sections."""

from ..findings import Need, Rule
from ..vocabulary import Severity

__all__ = ["RULES"]


def _rule(id: str, severity: Severity, title_zh: str, title_en: str, message_zh: str, message_en: str) -> Rule:
    return Rule(
        id=id,
        severity=severity,
        title_zh=title_zh,
        title_en=title_en,
        message_zh=message_zh,
        message_en=message_en,
        needs=Need.READING,
        basis_zh="读取文件时所见",
        basis_en="seen while reading the document",
    )


RULES = (
    _rule(
        "cell.unread",
        Severity.ERROR,
        "单元格未能读出",
        "the table is there, this cell's figure was not found or its column cannot be known",
        "{at}未能读出：{reason_zh}",
        "{at} could not be read: {reason_en}",
    ),
    _rule(
        "cell.not_a_number",
        Severity.ERROR,
        "单元格内容不是数字",
        "the text in the cell is no number",
        "{at}的内容“{actual}”不是数字",
        "{at} says “{actual}”, which is no number",
    ),
    _rule(
        "cell.negative",
        Severity.ERROR,
        "件数为负",
        "a count below zero",
        "{at}为{actual}：件数不能为负，按未读出处理",
        "{at} says {actual}: a count cannot be negative, so it is left unread",
    ),
    _rule(
        "cell.fraction",
        Severity.ERROR,
        "件数有小数",
        "a count with a fraction",
        "{at}为{actual}：件数不能有小数，按未读出处理",
        "{at} says {actual}: a count has no fraction, so it is left unread",
    ),
    _rule(
        "cell.conflict",
        Severity.ERROR,
        "同一单元格有两个不同的数字",
        "the document states two different figures for the cell",
        "{at}在文件中有不同的数字：{figures}，按未读出处理",
        "the document states different figures for {at}: {figures}; it is left unread",
    ),
    _rule(
        "cell.blank",
        Severity.WARNING,
        "单元格空白",
        "printed but empty",
        "{line}有{count}个单元格空白：空白不等于零（{cells}）",
        "{line} has blank cells: {count} ({cells}); blank is not zero",
    ),
    _rule(
        "cell.mark",
        Severity.INFO,
        "单元格以符号代替数字",
        "a mark instead of a number",
        "{at}写作“{actual}”，按未载明处理",
        "{at} says “{actual}” instead of a number: it is read as not stated",
    ),
    _rule(
        "cell.unit",
        Severity.WARNING,
        "单元格内有单位",
        "a unit stands in the cell",
        "{at}写作“{actual}”，读作{value}{unit}",
        "{at} says “{actual}”, read as {value}{unit}",
    ),
    _rule(
        "cell.normalised",
        Severity.INFO,
        "单元格文字经过整理",
        "full-width digits, separators, inner spaces or note marks were removed",
        "{at}写作“{actual}”，读作{value}",
        "{at} says “{actual}”, read as {value}",
    ),
    _rule(
        "label.unknown",
        Severity.WARNING,
        "格式中没有的栏目",
        "a row or column label not of the form",
        "格式中没有“{actual}”这一栏目，最接近的是“{expected}”；其数字未计入",
        "the form has no row or column “{actual}”, the nearest is “{expected}”; its figures are not read",
    ),
    _rule(
        "label.alias",
        Severity.INFO,
        "栏目名称与格式不同",
        "a known variant of a label",
        "“{actual}”按“{expected}”读取",
        "“{actual}” is read as “{expected}”",
    ),
    _rule(
        "form.section_missing",
        Severity.WARNING,
        "缺少章节",
        "a section's heading is not in the document",
        "没有“{expected}”这一部分的标题",
        "the heading “{expected}” is not in the document",
    ),
    _rule(
        "form.section_order",
        Severity.WARNING,
        "章节次序不符",
        "the sections are not in the form's order",
        "“{actual}”的位置与格式次序不符",
        "“{actual}” does not stand in the form's order",
    ),
    _rule(
        "form.table_twice",
        Severity.WARNING,
        "同一表格出现两次",
        "two candidates for one table",
        "“{section}”的表格出现了不止一次",
        "the table of “{section}” is there more than once",
    ),
    _rule(
        "form.mixed_editions",
        Severity.WARNING,
        "混用两版格式",
        "tables of both editions",
        "文件混用了两版格式的栏目，按{expected}版读取；另一版的栏目有：{actual}",
        "labels of both editions stand in the document, read as {expected}; of the other edition: {actual}",
    ),
    _rule(
        "form.edition_undecided",
        Severity.WARNING,
        "表格不足以判定格式版本",
        "the labels fit both editions",
        "表格中没有能区分格式版本的栏目，按{actual}版读取",
        "no label tells the two editions apart; read as {actual}",
    ),
    _rule(
        "document.json",
        Severity.ERROR,
        "JSON文件有误",
        "a value of the JSON document could not be kept",
        "{path}：{reason_zh}",
        "{path}: {reason_en}",
    ),
)
