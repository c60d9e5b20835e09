"""The rules for strings in a report: Unicode scalar values without U+0000."""

__all__ = ["unfit_text"]


def unfit_text(value: object, *, empty: bool = True) -> tuple[str, str] | None:
    """Why a value cannot be a string of a report, in English and Chinese; ``None`` if it can."""
    if type(value) is not str:
        kind = type(value).__name__
        return f"expected a string, got {kind}", f"应为字符串，实为{kind}"
    if not value and not empty:
        return "expected a non-empty string or null", "应为非空字符串或null"
    if "\0" in value:
        return "contains U+0000, which no report may", "含有不允许的字符U+0000"
    if value.isascii():
        return None
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return (
            f"contains a lone surrogate at character {error.start}: not Unicode text",
            f"第{error.start + 1}个字符是孤立代理项，不是合法的Unicode文本",
        )
    return None
