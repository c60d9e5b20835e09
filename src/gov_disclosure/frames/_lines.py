"""From lines of JSON to record batches."""

from collections.abc import Iterable, Iterator
from itertools import count

import pyarrow as pa

from ..codec import loads
from ..errors import Problem, WireFormatError
from ..report import AnnualReport
from ._writing import in_batches

__all__ = ["batches"]


def batches(lines: Iterable[str | bytes], size: int) -> Iterator[pa.RecordBatch]:
    """See :func:`gov_disclosure.frames.json_batches`."""
    return in_batches(((_report(number, line), None) for number, line in zip(count(1), lines) if line.strip()), size)


def _report(number: int, line: str | bytes) -> AnnualReport:
    try:
        return loads(line)
    except WireFormatError as error:
        raise WireFormatError(
            [Problem(each.at, f"{each.en} (line {number})", f"{each.zh}（第{number}行）") for each in error.problems]
        ) from None
