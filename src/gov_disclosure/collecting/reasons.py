"""Why a file could not be read, in both languages."""

from attrs import frozen

from ..errors import GovDisclosureError

__all__ = ["Reason", "reason_of"]


@frozen(kw_only=True)
class Reason:
    """A sentence in both languages."""

    en: str
    zh: str


def reason_of(error: Exception) -> Reason:
    """The reason that an error gives.

    >>> reason_of(FileNotFoundError())
    Reason(en='no such file', zh='文件不存在')
    """
    if isinstance(error, GovDisclosureError):
        return Reason(en=error.en, zh=error.zh)
    if isinstance(error, FileNotFoundError):
        return Reason(en="no such file", zh="文件不存在")
    if isinstance(error, IsADirectoryError):
        return Reason(en="is a directory, not a file", zh="是目录，不是文件")
    if isinstance(error, PermissionError):
        return Reason(en="not allowed to read it", zh="没有读取权限")
    if isinstance(error, OSError):
        said = error.strerror or str(error) or type(error).__name__
        return Reason(en=f"cannot be read ({said})", zh=f"无法读取（{said}）")
    said = f"{type(error).__name__}: {error}"
    return Reason(
        en=f"an error of the library itself, please report it: {said}",
        zh=f"程序库内部错误，请报告此问题：{said}",
    )
