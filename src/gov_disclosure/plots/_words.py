"""What charts call things: the form's labels, in English beside the names of the vocabulary."""

import re
from collections.abc import Mapping

from ..errors import Language
from ..forms import Form, Row, RowRole
from ..pages.texts import text as pages_text

__all__ = ["classes", "height", "labelled", "outcomes", "row_label", "text"]

_TEXTS: Mapping[str, Mapping[Language, str]] = {
    "requests": {"zh": "申请（件）", "en": "requests"},
    "class": {"zh": "申请人", "en": "applicants"},
    "part": {"zh": "申请", "en": "requests"},
    "outcome": {"zh": "办理结果", "en": "outcome"},
    "reports": {"zh": "有此发现的报告／全部报告", "en": "reports with the finding / all reports"},
    "none": {"zh": "无报告", "en": "no report"},
    "share": {"zh": "占全部报告", "en": "share of reports"},
    "no year": {"zh": "年度未载明", "en": "year not stated"},
    "unjudged": {"zh": "未核对", "en": "not assessed"},
    "outcomes title": {"zh": "各类申请人的办理结果", "en": "Outcomes by class of applicant"},
    "flow title": {"zh": "申请的接收、办理与结转", "en": "Requests received, concluded and carried forward"},
    "findings title": {"zh": "各年度报告中的发现", "en": "Findings in the reports of each year"},
}

_REMARK = re.compile(r"(?<=.)（[^（）]*）$")


def text(key: str, language: Language, **values: object) -> str:
    """A text by its name, filled in; what pages say as well is said in their words.

    >>> text("flow title", "en"), text("unstated cell", "en")
    ('Requests received, concluded and carried forward', 'not stated')
    """
    texts = _TEXTS.get(key)
    return pages_text(key, language, **values) if texts is None else texts[language].format_map(values)


def labelled(key: str, label: str, language: Language) -> str:
    """A label of the form without its remark in brackets; in English beside its name.

    >>> labelled("partially_disclosed", "（二）部分公开（区分处理的，只计这一情形）", "en")
    'partially disclosed （二）部分公开'
    """
    short = _REMARK.sub("", label)
    return short if language == "zh" else f"{key.replace('_', ' ').replace('.', ', ')} {short}"


def row_label(row: Row, language: Language) -> str:
    """What a row is called."""
    return labelled(row.key, row.label, language)


def classes(form: Form, language: Language) -> dict[str, str]:
    """The classes of applicants in printed order, by key, without their total."""
    columns = dict.fromkeys(form.table("requests").columns)
    return {each.key: labelled(each.key, each.label, language) for each in columns if not each.total}


def outcomes(form: Form, language: Language) -> dict[str, str]:
    """The outcomes in printed order, by key: single rows, and groups of rows as one."""
    found: dict[str, str] = {}
    for row in form.table("requests").rows:
        if row.role is RowRole.OUTCOME:
            key, label = (row.group.value, row.under[-1].label) if row.group else (row.key, row.label)
            found.setdefault(key, labelled(key, label, language))
    return found


def height(parts: Mapping[str, int | None], language: Language) -> str:
    """What stands at the end of a bar: its length, and that not all of its parts are stated.

    >>> height({"received": 7, "brought_forward": None}, "en"), height({"received": 0}, "en")
    ('7 + not stated', '0')
    """
    stated = [each for each in parts.values() if each is not None]
    if len(stated) == len(parts):
        return str(sum(stated))
    unstated = text("unstated cell", language)
    return f"{sum(stated)} + {unstated}" if stated else unstated
