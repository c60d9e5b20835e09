"""From text to plain JSON values, slowly, without losing what is wrong with them.

Faster decoders drop the first of two equal keys, read numbers that no report can hold, and stop at the
first fault. This one keeps every key that stands twice, and never makes a number of too many digits.
"""

import json

from ..errors import Problem
from ._faults import Faults, LongNumber

__all__ = ["MAX_BYTES", "Doubled", "UnparsableError", "parse", "size_problem"]

MAX_BYTES = 16 * 2**20
"""How large a document may be unless the caller says otherwise: two thousand times the usual report."""

_MAX_DIGITS = 400
_SCALARS = (str, int, float, bool, type(None))


class UnparsableError(Exception):
    """The text is no JSON, or beyond a limit: there is nothing to look at."""

    def __init__(self, en: str, zh: str) -> None:
        """Say why."""
        super().__init__(en)
        self.problem = Problem("", en, zh)


class Doubled(dict[str, object]):
    """An object in which keys stand more than once; :attr:`keys_agree` tells whether their values agree."""

    keys_agree: dict[str, bool]


def _agree(one: object, other: object) -> bool:
    return type(one) is type(other) and isinstance(one, _SCALARS) and one == other


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    doubled = Doubled()
    doubled.keys_agree = {}
    for key, value in pairs:
        if key in doubled:
            agreed = doubled.keys_agree.get(key, True)
            doubled.keys_agree[key] = agreed and _agree(doubled[key], value)
        doubled[key] = value
    return doubled


def _integer(text: str) -> object:
    return int(text) if len(text) <= _MAX_DIGITS else LongNumber(len(text.lstrip("-")))


def _fraction(text: str) -> object:
    return float(text) if len(text) <= _MAX_DIGITS else LongNumber(sum(map(str.isdigit, text)))


def size_problem(data: str | bytes, max_bytes: int) -> tuple[str, str] | None:
    """Why a document is too large, ``None`` if it is not."""
    size = len(data)
    if isinstance(data, str) and size <= max_bytes < size * 4:
        size = len(data.encode("utf-8", "surrogatepass"))
    if size <= max_bytes:
        return None
    return f"larger than the limit of {max_bytes} bytes", f"超过{max_bytes}字节的限制"


def _text(data: str | bytes, faults: Faults) -> str:
    if isinstance(data, bytes):
        try:
            data = data.decode()
        except UnicodeDecodeError as error:
            raise UnparsableError(
                f"not UTF-8: byte {error.start} cannot be decoded", f"不是UTF-8编码：第{error.start + 1}个字节无法解码"
            ) from None
    if data.startswith("\ufeff"):
        faults.add("", "starts with a byte order mark", "开头有字节顺序标记（BOM）")
        return data.removeprefix("\ufeff")
    return data


def parse(data: str | bytes, max_bytes: int, faults: Faults) -> object:
    """The JSON value that a text states; keys that stand twice are kept for the walker to name.

    :raises UnparsableError: the text is too large, not UTF-8, no JSON, or nested too deeply.
    """
    too_large = size_problem(data, max_bytes)
    if too_large:
        raise UnparsableError(*too_large)
    try:
        return json.loads(_text(data, faults), object_pairs_hook=_object, parse_int=_integer, parse_float=_fraction)
    except json.JSONDecodeError as error:
        raise UnparsableError(
            f"not JSON: {error.msg} at line {error.lineno} column {error.colno}",
            f"不是合法的JSON：第{error.lineno}行第{error.colno}列（{error.msg}）",
        ) from None
    except RecursionError:
        raise UnparsableError("nested too deeply to be a report", "嵌套层数过多，不可能是报告") from None
