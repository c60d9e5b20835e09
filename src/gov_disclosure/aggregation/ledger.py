"""Who is in a sum, and who is not, and why."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ..agency_names import agency_key
from ..report import AnnualReport
from ..vocabulary import Edition

__all__ = ["Entry", "Ledger", "Standing"]


class Standing(StrEnum):
    """What became of a report, or of an agency that was expected to have one.

    ``COUNTED``: it is in the sum. ``MISSING``: expected and not there. ``REPEATED``: the same report once more.
    ``SUPERSEDED``: there is a later version, which counts. ``CONFLICTING``: several versions, and the dates of
    publication do not tell which is the last, so none counts. ``OTHER_YEAR``, ``NO_YEAR``, ``OTHER_EDITION``: not of
    the year and edition that are added. ``UNEXPECTED``: of an agency that is not expected. ``UNREAD``: a document that
    could not be read.
    """

    COUNTED = "counted"
    MISSING = "missing"
    REPEATED = "repeated"
    SUPERSEDED = "superseded"
    CONFLICTING = "conflicting"
    OTHER_YEAR = "other_year"
    NO_YEAR = "no_year"
    OTHER_EDITION = "other_edition"
    UNEXPECTED = "unexpected"
    UNREAD = "unread"


@frozen(kw_only=True)
class Entry:
    """A line of the ledger: an agency, its report if there is one, and what became of it.

    ``source`` is the name under which the report was given, if it had one. ``late`` says whether it was published
    after the day it was due; ``None`` where either is not known.
    """

    agency: str | None
    standing: Standing
    source: str | None = None
    year: int | None = None
    form: Edition | None = None
    published_on: date | None = None
    late: bool | None = None
    report: AnnualReport | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What to call it: the agency, else the document, else a question mark."""
        return self.agency or self.source or "?"

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """By agency, then by what became of it: the order of the ledger, whatever was given first."""
        return (
            agency_key(self.agency or ""),
            self.standing,
            f"{self.year or ''}",
            f"{self.published_on or ''}",
            self.source or "",
        )


@frozen
class Ledger:
    """Every agency and report, each with its standing; ``listed`` says whether it was told whom to expect."""

    entries: tuple[Entry, ...] = ()
    listed: bool = False

    def of(self, *standings: Standing) -> tuple[Entry, ...]:
        """The entries of those standings."""
        return tuple(each for each in self.entries if each.standing in standings)

    @property
    def counted(self) -> tuple[Entry, ...]:
        """Those that are in the sum."""
        return self.of(Standing.COUNTED)

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The agencies that were expected and have no report at all."""
        return self.of(Standing.MISSING)

    @property
    def late(self) -> tuple[Entry, ...]:
        """Those in the sum that were published after the day they were due."""
        return tuple(each for each in self.counted if each.late)

    @property
    def undated(self) -> tuple[Entry, ...]:
        """Those in the sum of which it is not known whether they were late."""
        return tuple(each for each in self.counted if each.late is None)

    @property
    def absent(self) -> tuple[str, ...]:
        """Who belongs to the sum and is not in it: their figures are not known."""
        return tuple(dict.fromkeys(each.name for each in self._absent()))

    def _absent(self) -> Iterator[Entry]:
        counted = {agency_key(each.agency) for each in self.counted if each.agency}
        gone = [Standing.MISSING, Standing.CONFLICTING, Standing.NO_YEAR, Standing.OTHER_EDITION]
        if not self.listed:
            gone.append(Standing.UNREAD)
        for each in self.of(*gone):
            if each.agency is None or agency_key(each.agency) not in counted:
                yield each

    @property
    def complete(self) -> bool:
        """It was told whom to expect, and everybody is in the sum."""
        return self.listed and not self.absent
