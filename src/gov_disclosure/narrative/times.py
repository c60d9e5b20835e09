"""Which time a stretch of prose speaks of."""

import re

from .claim import Period

__all__ = ["period_of"]

_FULL_YEAR = re.compile(r"0?1月0?1日|12月31日|1月?[\-~—至到]12月(?!\d)|年初|年末|年底")
_PART_OF_YEAR = re.compile(r"[上下]半年|[一二三四1-4]季度|(?<!\d)\d{1,2}月")
_CUMULATIVE = re.compile(
    r"历年|本届|任期|(?:[二两三四五六七八九十]|(?<!\d)\d{1,2})年[来间]|近[一二三四五六七八九十两\d]+年|以来累计|自.{2,20}(?:以来|起|至今)|\d{4}年?[\-~—至到](?:20\d\d)年"
)
_THIS_YEAR_SO_FAR = re.compile(r"今年以来|年初以来|1月1日(?:以来|起|至今)")
_YEARS = re.compile(
    r"(?<![〔较比与同和])(?P<year>(?:19|20)\d\d)年(?!度?(?:结转|转结))|(?<![较比与同和])(?P<before>上一?年度?|去年|前一?年)(?!度?(?:结转|转结|[无没未]|的?遗留))|(?P<old>前年|往年)|"
    r"(?P<now>本年|今年|当年|全年|年内)"
)


def period_of(text: str, report_year: int | None) -> tuple[Period, int | None] | None:
    """The time that a text speaks of at its end, and the year that it names; ``None`` if it is part of a year.

    Without a report year, a year that is named cannot be told to be the report's.

    >>> period_of("2023年收到", 2024), period_of("2023年收到5件，今年收到", 2024), period_of("上半年收到", 2024)
    ((<Period.OTHER_YEAR: 'other_year'>, 2023), (<Period.REPORT_YEAR: 'report_year'>, None), None)
    """
    rest = _FULL_YEAR.sub("", text)
    if _CUMULATIVE.search(rest) and not _THIS_YEAR_SO_FAR.search(text):
        return Period.CUMULATIVE, None
    last = next(reversed(list(_YEARS.finditer(rest))), None)
    if _PART_OF_YEAR.search(rest, last.end() if last else 0):
        return None
    if last is None or last["now"]:
        return Period.REPORT_YEAR, None
    if last["old"]:
        return Period.OTHER_YEAR, None
    if last["before"]:
        return Period.OTHER_YEAR, None if report_year is None else report_year - 1
    year = int(last["year"])
    return (Period.REPORT_YEAR if year == report_year else Period.OTHER_YEAR), year
