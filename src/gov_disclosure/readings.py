"""A reading: what was understood of a document, where it stood, and what was not understood."""

from typing import NamedTuple

from attrs import field, frozen

from .cells import CellAddress
from .findings import Coverage, Finding, coverage
from .frozen import FrozenMapping, freeze
from .grids import NOWHERE, Place
from .hosts import Displayed
from .report import AnnualReport
from .vocabulary import Severity

__all__ = ["Reading", "Source"]


class Source(NamedTuple):
    """The original text of a cell, exactly as the document prints it, and its place there."""

    text: str
    place: Place = NOWHERE


@frozen(kw_only=True)
class Reading(Displayed):
    """A report as read from a document, with its evidence.

    ``provenance`` gives, by cell address, the original text and place of every cell that the document
    prints, blank ones too. ``notes`` are findings: each figure that could not be read, each label that is
    not the form's, each part that is missing. A cell that is ``None`` in the report is *unstated* if the
    document prints a blank or a mark there, and *unread* if it is named in :attr:`unread`.
    """

    report: AnnualReport
    provenance: FrozenMapping[str, Source] = field(factory=FrozenMapping, converter=freeze)  # pyright: ignore[reportAssignmentType]
    notes: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        """Everything was read, a blank or a mark being read as unstated."""
        return not any(note.severity is Severity.ERROR for note in self.notes)

    @property
    def unread(self) -> tuple[CellAddress, ...]:
        """The cells whose figure was lost: not found, no number, or two different figures."""
        lost = ("cell.unread", "cell.not_a_number", "cell.negative", "cell.fraction", "cell.conflict")
        return tuple(CellAddress.parse(note.at) for note in self.notes if note.rule in lost and note.at)

    @property
    def coverage(self) -> Coverage:
        """How much of the report is stated, and how many identities can be assessed."""
        return coverage(self.report)
