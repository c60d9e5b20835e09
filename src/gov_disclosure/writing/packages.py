"""Office documents are zip archives: made alike for equal reports, whatever the time of day."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..report import AnnualReport

__all__ = ["moment", "repacked"]

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest moment that a zip archive knows."""


def moment(report: AnnualReport) -> datetime:
    """When a document says that it was made: on the day of the report, or on none that means anything.

    >>> moment(AnnualReport(form="2021")).year
    1980
    """
    day = report.published_on
    return _EPOCH if day is None or day < _EPOCH.date() else datetime(day.year, day.month, day.day, tzinfo=UTC)


def repacked(archive: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip archive without the time at which it was made; ``change`` gives each member its content."""
    packed = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _EPOCH.timetuple()[:6])
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, change(name, source.read(name)))
    return packed.getvalue()
