"""What came of a collection, in numbers."""

from pathlib import Path

from attrs import evolve, frozen

__all__ = ["CollectCounts", "CollectSummary"]


@frozen(kw_only=True)
class CollectCounts:
    """Files by what became of them.

    Read, read in part, not readable, no annual report; as they were when they were read before; and gone
    since then.

    >>> CollectCounts(read=3, unreadable=1, removed=2).files
    4
    """

    read: int = 0
    partial: int = 0
    unreadable: int = 0
    not_a_report: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def files(self) -> int:
        """All that are there."""
        return self.read + self.partial + self.unreadable + self.not_a_report + self.unchanged

    @property
    def reports(self) -> int:
        """Those that are rows of the panel, as far as they were read this time."""
        return self.read + self.partial

    def plus(self, **more: int) -> "CollectCounts":
        """The counts with some more."""
        return evolve(self, **{name: getattr(self, name) + count for name, count in more.items()})


@frozen(kw_only=True)
class CollectSummary:
    """Where the tables are, what this run did, and what the record of files says in all."""

    panel: Path
    findings: Path
    files: Path
    run: CollectCounts
    total: CollectCounts
