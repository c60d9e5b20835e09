"""What the command line says, in Chinese and English."""

from collections.abc import Mapping

from ..errors import Language

__all__ = ["text"]

_TEXTS: Mapping[str, Mapping[Language, str]] = {
    "about": {
        "zh": "读取、核对、写出政府信息公开工作年度报告。\n"
        "文件可以是网页、Word、Excel、OpenDocument、PDF、文本或本程序输出的JSON；“-”为标准输入。",
        "en": "Read, check and write annual reports on government information disclosure.\n"
        "A file may be a web page, a document of Word, Excel or OpenDocument, a PDF, a text, or the JSON that this\n"
        "program prints; “-” is standard input.",
    },
    "codes": {
        "zh": "退出码：0 正常；1 有发现，或只读出、只写出一部分；2 无法读取，或不是此类报告。",
        "en": "Exit codes: 0 all is well; 1 findings, or read or written in part; "
        "2 not readable, or not such a report.",
    },
    "read": {
        "zh": "把报告读成JSON，输出到标准输出；未读懂之处输出到标准错误",
        "en": "print a report as JSON, and on stderr what was not understood",
    },
    "check": {
        "zh": "核对报告：勾稽关系、格式要求与明显可疑之处",
        "en": "check reports: the form's identities and demands, and what is implausible",
    },
    "history": {
        "zh": "一个机关历年的报告：前后年度是否衔接；机关多于一个时分别列出",
        "en": "the years of an agency: what does not follow from one to the next; of several agencies each by itself",
    },
    "aggregate": {
        "zh": "汇总多个机关一个年度的报告：合计、计入了谁、缺少谁",
        "en": "add the reports of many agencies of one year: the sum, who is in it and who is missing",
    },
    "compare": {
        "zh": "比较两份报告：逐格列出不同之处",
        "en": "compare two reports: everything in which they differ, cell by cell",
    },
    "whose": {
        "zh": "机关名称（报告未载明或前后不一致时指明）",
        "en": "the name of the agency, whatever the reports call it",
    },
    "cell": {
        "zh": "列出某单元格历年的数字（如 requests.received.total），可重复",
        "en": "show a figure through the years, such as requests.received.total; may be repeated",
    },
    "expect": {
        "zh": "应报告机关的名单（CSV；列名为“机关”“单位”“agency”等，否则取第一列）",
        "en": "the list of the agencies expected (CSV; the column agency, 机关, 单位 …, else the first)",
    },
    "output file": {
        "zh": "把合计写成一份报告，格式由文件名决定，“-”为标准输出的JSON",
        "en": "write the sum as a report, its format told by the name; “-” is JSON on stdout",
    },
    "which year": {"zh": "汇总哪一年度", "en": "the year that is to be added"},
    "which edition": {
        "zh": "汇总哪一版格式的报告（默认取多数）",
        "en": "the edition that is to be added (by default that of most)",
    },
    "due": {
        "zh": "应公布的最后日期（YYYY-MM-DD），晚于此日的列为迟报",
        "en": "the last day on which a report is not late",
    },
    "parent": {"zh": "上级机关自己的报告，与合计对照", "en": "the parent's own report, to be compared with the sum"},
    "covers": {
        "zh": "声明上级机关的报告涵盖整个地区（缺少下级报告时也据此比较下限）",
        "en": "declare that the parent's report covers the whole area, so that it is compared with lower bounds too",
    },
    "lower-bound": {
        "zh": "有机关未载明的单元格写下限；默认不写数字",
        "en": "write lower bounds where somebody does not state a figure, instead of no figure",
    },
    "passed over": {
        "zh": "目录中另有{count}个其他类型的文件，未读取",
        "en": "files of other kinds in the directories, not read: {count}",
    },
    "empty folder": {"zh": "目录中没有可读取的文件", "en": "no documents in this directory"},
    "empty list": {"zh": "{file}：名单中没有机关", "en": "{file}: names no agency"},
    "no text": {"zh": "{file}：不是文本", "en": "{file}: is no text"},
    "no year": {
        "zh": "没有报告年度，无法列入历年",
        "en": "the year reported on is not stated: it has no place among the years",
    },
    "no agency": {
        "zh": "没有发布机关，不知是谁的报告（用 --agency 指明）",
        "en": "no agency is stated: whose report it is can be told with --agency",
    },
    "history line": {
        "zh": "{agency}：{years}年，已核对的跨年度勾稽关系 {identities_assessed}/{identities}；{verdict}",
        "en": "{agency}: {years}; {identities_assessed} of {identities} identities between years assessed; {verdict}",
    },
    "point": {"zh": "{year}年 {figure}（{how}）", "en": "{year} {figure} ({how})"},
    "between points": {"zh": "；", "en": "; "},
    "exact": {"zh": "口径相同", "en": "exact"},
    "comparable": {"zh": "相近", "en": "comparable"},
    "not_comparable": {"zh": "不可比", "en": "not_comparable"},
    "aggregate line": {
        "zh": "{agency} {year}年：计入{counted}份，缺{absent}份；各机关均载明的单元格 {complete}/{cells}；{verdict}",
        "en": "{agency} {year}: {counted} reports added, {absent} absent; "
        "{complete} of {cells} cells stated by everybody; {verdict}",
    },
    "standing counted": {"zh": "计入", "en": "added"},
    "standing missing": {"zh": "缺少", "en": "missing"},
    "standing repeated": {"zh": "重复，不再计入", "en": "given again, not added"},
    "standing superseded": {"zh": "已有更新的版本，未计入", "en": "superseded by a later version, not added"},
    "standing conflicting": {"zh": "几个版本不知先后，未计入", "en": "several versions, the last unknown: not added"},
    "standing other_year": {"zh": "年度不同，未计入", "en": "of another year, not added"},
    "standing no_year": {"zh": "没有报告年度，未计入", "en": "without a year, not added"},
    "standing other_edition": {"zh": "格式版本不同，未计入", "en": "of another edition, not added"},
    "standing unexpected": {"zh": "不在名单上，未计入", "en": "not on the list, not added"},
    "standing unread": {"zh": "未能读出", "en": "not readable"},
    "late": {"zh": "迟报", "en": "late"},
    "bounds written": {
        "zh": "写出的数字中，{count}个单元格只是下限，或没有数字",
        "en": "of the figures written, those of {count} cells are lower bounds, or not there",
    },
    "bounds left out": {
        "zh": "{count}个单元格未写数字：有机关未载明（--lower-bound 写下限）",
        "en": "cells without a figure, because somebody does not state it: {count} (--lower-bound writes lower bounds)",
    },
    "unassessed": {"zh": "未能全部核对", "en": "not everything could be assessed"},
    "unlisted": {
        "zh": "没有名单（--expect），不知是否齐全",
        "en": "without a list (--expect) nobody knows whether all are there",
    },
    "sum": {"zh": "合计", "en": "sum"},
    "confirm": {
        "zh": "确认某项发现属实、无须更改，连同理由写入清单",
        "en": "put findings of a file that were looked into on a list, with the reason",
    },
    "profile": {
        "zh": "用途，决定哪些发现拦下：draft 起草、submit 报送、archive 归档",
        "en": "what the report is checked for, and so what blocks: draft, submit or archive",
    },
    "confirmed": {
        "zh": "已确认事项的清单：其中的发现不再提示，直至数字改变",
        "en": "a list of findings that were confirmed: they are silent until a figure changes",
    },
    "list": {"zh": "已确认事项的清单（没有则新建）", "en": "the list of confirmed findings; made if it is not there"},
    "which rule": {"zh": "确认哪条规则的发现", "en": "the rule whose findings are confirmed"},
    "at": {"zh": "只确认这一处的发现", "en": "only the finding at this place"},
    "reason": {"zh": "理由", "en": "why the finding stands"},
    "on": {"zh": "确认的日期（YYYY-MM-DD）", "en": "the day on which it was confirmed"},
    "nothing to confirm": {"zh": "{file}：没有{rule}的发现", "en": "{file}: nothing was found by {rule}"},
    "confirmed as": {"zh": "已确认 {fingerprint}", "en": "confirmed {fingerprint}"},
    "silent": {"zh": "已确认（{severity}；{reason}）", "en": "confirmed ({severity}; {reason})"},
    "lapsed": {"zh": "确认已失效（数字已变或已更正）", "en": "confirmed before, applies no longer:"},
    "silenced": {"zh": "未确认的没有；已确认{count}项", "en": "nothing that is not confirmed; confirmed: {count}"},
    "same": {"zh": "两份报告相同", "en": "the two reports are the same"},
    "show": {"zh": "按官方格式显示报告的表格", "en": "show the tables of a report as the official form prints them"},
    "convert": {
        "zh": "把报告写成另一种格式的文件，按官方格式编排",
        "en": "write a report as a document of another format, laid out as the official form",
    },
    "blank": {
        "zh": "生成待填写的空白表；给出上一年报告时填入上年结转数",
        "en": "make a blank form to fill in; with last year's report what that carried forward",
    },
    "schema": {"zh": "输出JSON的结构定义（JSON Schema 2020-12）", "en": "print the JSON Schema (2020-12) of the JSON"},
    "rulebook": {"zh": "列出全部核对规则", "en": "list the rules of the checks"},
    "collect": {
        "zh": "把目录树中各种格式的报告读成Parquet表；再次运行只读新增或改动的文件",
        "en": "read documents of any format in directories into Parquet tables; again: only what is new or changed",
    },
    "panel": {
        "zh": "查询collect生成的报告表：各规则的发现、历年比率、缺报机关、覆盖情况、无法读取的文件",
        "en": "ask a panel that collect wrote: findings by rule, rates by year, who is missing, what is unread",
    },
    "panel file": {"zh": "collect写出的报告表", "en": "the panel that collect wrote"},
    "question": {
        "zh": "findings 各规则的发现；rates 历年比率；missing 缺报机关；coverage 覆盖情况；unread 无法读取的文件",
        "en": "findings by rule; rates by year; missing: which agencies; coverage by year; unread: which files",
    },
    "only year": {"zh": "只看某一年度", "en": "that year alone"},
    "answer format": {
        "zh": "输出格式：供人阅读（text，默认）、csv或json",
        "en": "for people (text, the default), csv or json",
    },
    "note": {"zh": "注意：{note}", "en": "note: {note}"},
    "directories": {"zh": "目录（也可以是文件）", "en": "a directory (or a file)"},
    "panel out": {
        "zh": "报告表，一份报告一行；旁边另有.findings.parquet（发现）和.files.parquet（每个文件的情况与原因）",
        "en": "the panel, one row a report; beside it .findings.parquet, and .files.parquet: what became of each file",
    },
    "workers": {
        "zh": "读取进程数（默认每个处理器一个；0为在本进程内读取）",
        "en": "how many processes read (by default one for each processor; 0: this process itself)",
    },
    "counts": {
        "zh": "读出{read}，部分{partial}，无法读取{unreadable}，非报告{not_a_report}，未变{unchanged}",
        "en": "read {read}, in part {partial}, unreadable {unreadable}, no report {not_a_report}, "
        "unchanged {unchanged}",
    },
    "collected": {
        "zh": "{panel}：{files}个文件中的{reports}份报告",
        "en": "{panel}: reports: {reports}, of files: {files}",
    },
    "this run": {
        "zh": "  本次：读出{read}，部分读出{partial}，无法读取{unreadable}，非此类报告{not_a_report}；"
        "未变{unchanged}，已删除{removed}",
        "en": "  this run: read {read}, in part {partial}, unreadable {unreadable}, no such report {not_a_report}; "
        "unchanged {unchanged}, removed {removed}",
    },
    "in all": {
        "zh": "  合计：读出{read}，部分读出{partial}，无法读取{unreadable}，非此类报告{not_a_report}；原因见{files}",
        "en": "  in all: read {read}, in part {partial}, unreadable {unreadable}, no such report {not_a_report}; "
        "the reasons are in {files}",
    },
    "interrupted": {
        "zh": "已中断：已读部分保存在{out}，再次运行即可继续",
        "en": "interrupted: what was read is in {out}; run it again to go on",
    },
    "file": {"zh": "文件，“-”为标准输入", "en": "a file, “-” for standard input"},
    "details": {
        "zh": "连同每个单元格的原文与位置、未读懂之处一并输出",
        "en": "with the original text and place of each cell, and the notes",
    },
    "format": {
        "zh": "输出格式：供人阅读（text，默认）或供程序使用（json）",
        "en": "for people (text, the default) or programs (json)",
    },
    "page": {
        "zh": "把核对结果写成网页；文件多于一个时，OUT为目录页，各文件的网页放在旁边的文件夹里",
        "en": "write what was found as a page; of several files OUT is the index, their pages in a folder beside it",
    },
    "out": {"zh": "输出文件，“-”为标准输出", "en": "the file to write, “-” for standard output"},
    "to": {"zh": "输出格式（默认看OUT的扩展名）", "en": "the format (by default what the name OUT tells)"},
    "edition": {"zh": "报告格式的版本（默认为最新版）", "en": "the edition of the form (by default the newest)"},
    "agency": {"zh": "机关名称", "en": "the name of the agency"},
    "year": {"zh": "报告年度", "en": "the year to report on"},
    "last year": {
        "zh": "同一机关上一年的报告：其“结转下年度继续办理”填入“上年结转”",
        "en": "the same agency's report of the year before: what it carried forward is filled in",
    },
    "lost": {
        "zh": "{file}：读回后会与报告不一致：{problem}",
        "en": "{file}: would not be read back as it is: {problem}",
    },
    "not handed on": {
        "zh": "{file}：没有结转数，{cell}留空",
        "en": "{file}: states no figure to bring forward, {cell} is blank",
    },
    "page stdout": {
        "zh": "--page 须给出文件名：标准输出只用于核对结果",
        "en": "--page needs the name of a file: stdout is for what the check prints",
    },
    "own input": {
        "zh": "{file}：正是要读取的文件，不予覆盖",
        "en": "{file}: is a file that is to be read, and is not overwritten",
    },
    "verbose": {"zh": "也列出仅供参考的提示", "en": "list what is merely worth knowing, too"},
    "lang": {
        "zh": "消息所用语言（默认随系统语言）",
        "en": "the language of messages (by default Chinese where the locale is Chinese)",
    },
    "version": {"zh": "显示版本号", "en": "print the version"},
    "help": {"zh": "显示帮助", "en": "show this help"},
    "usage": {"zh": "参数有误：{message}（用 --help 查看用法）", "en": "{message} (--help tells how it is used)"},
    "headline": {
        "zh": "{file}：{form}，有数字的单元格 {cells_stated}/{cells}，"
        "已核对的勾稽关系 {identities_assessed}/{identities}；{verdict}",
        "en": "{file}: {form}; {cells_stated} of {cells} cells stated, "
        "{identities_assessed} of {identities} identities assessed; {verdict}",
    },
    "form": {"zh": "{form}版格式", "en": "{form} form"},
    "no form": {"zh": "没有表格", "en": "no tables"},
    "clean": {"zh": "未发现问题", "en": "nothing found"},
    "counted": {"zh": "错误{error}项，警告{warning}项", "en": "errors: {error}, warnings: {warning}"},
    "cause": {"zh": "原因", "en": "cause"},
    "hidden": {"zh": "  另有{count}项提示，用 -v 查看", "en": "  {count} more worth knowing: see them with -v"},
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "info"},
    "rule": {"zh": "{id}\t{severity}\t{title}\t（{basis}）", "en": "{id}\t{severity}\t{title}\t({basis})"},
    "no tables": {"zh": "{file}：没有可显示的表格", "en": "{file}: there are no tables to show"},
    "output": {"zh": "无法输出（{reason}）", "en": "cannot write the output ({reason})"},
    "internal": {
        "zh": "程序内部错误，请报告此问题：{reason}",
        "en": "an error of this program itself, please report it: {reason}",
    },
}


def text(key: str, language: Language, **values: object) -> str:
    """A text by its name, filled in.

    >>> text("counted", "en", error=1, warning=0)
    'errors: 1, warnings: 0'
    """
    template = _TEXTS[key][language]
    return template.format_map(values) if values else template
