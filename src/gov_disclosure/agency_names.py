"""What an agency is known by."""

import re
import unicodedata

__all__ = ["agency_key"]

_SPACE = re.compile(r"\s+")


def agency_key(name: str) -> str:
    """An agency's name as names are compared: without spaces, wide letters and brackets made narrow.

    >>> agency_key("示例县 统计局（本级）")
    '示例县统计局(本级)'
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", name))
