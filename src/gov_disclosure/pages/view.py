"""What a checked page shows, worked out before anything is drawn: marks of cells and lines, remarks in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import evolve, field, frozen

from ..cells import CellAddress
from ..checks import check
from ..findings import CheckResult, Finding, Findings
from ..forms import Form, Section, newest_form
from ..identities import Identity, identities
from ..localisation import Suspect
from ..readings import Reading, Source
from ..report import AnnualReport
from ..vocabulary import Severity, Verdict

__all__ = ["CellState", "Mark", "Outcome", "Proposal", "Remark", "View", "count_of", "state_of", "view_of"]

_MOST_ALONE = 6
"""How many findings of one rule and one section stand each by itself."""


class CellState(Enum):
    """What is known of a cell's figure. None but ``STATED`` is a number, and none is zero."""

    STATED = "stated"
    UNREAD = "unread"
    BLANK = "blank"
    MARK = "mark"
    UNSTATED = "unstated"


class Mark(Enum):
    """What a check says of a cell's figure, the weightiest first."""

    SUSPECT = "suspect"
    SUM = "sum"
    NOTED = "noted"


class Outcome(Enum):
    """The outcome of a check in one word, the gravest first."""

    UNREADABLE = "unreadable"
    WRONG = "wrong"
    OPEN = "open"
    DOUBTFUL = "doubtful"
    CLEAN = "clean"


@frozen
class Remark:
    """A finding with its number, the section where it is told, its cells, and where links to it lead."""

    finding: Finding
    section: str | None
    cells: tuple[CellAddress, ...]
    number: int = 0
    anchor: str = ""

    @property
    def alone(self) -> bool:
        """Whether it stands by itself, not gathered with others of its kind."""
        return self.anchor == f"finding-{self.number}"

    @property
    def points(self) -> bool:
        """Whether its cells are so few that each names it; of many, the marks tell more than the numbers."""
        return self.alone and len(self.cells) <= _MOST_ALONE


@frozen
class Proposal:
    """What a cell should say, by which cause, and whether there is no other way."""

    suspect: Suspect
    cause: str
    certain: bool


@frozen(kw_only=True)
class View:
    """Everything that a checked page shows of one report."""

    report: AnnualReport
    form: Form
    result: CheckResult
    provenance: Mapping[str, Source]
    read: bool
    unread: frozenset[str]
    remarks: tuple[Remark, ...]
    proposals: Mapping[str, Proposal]
    _by_cell: Mapping[str, tuple[Remark, ...]] = field(factory=dict, alias="by_cell")

    def remarks_at(self, cell: CellAddress) -> tuple[Remark, ...]:
        """The remarks that name a cell as theirs."""
        return self._by_cell.get(str(cell), ())

    def remarks_in(self, section: str | None) -> tuple[Remark, ...]:
        """The remarks that are told in a section; ``None`` for those on the whole document."""
        return tuple(each for each in self.remarks if each.section == section)

    def state(self, cell: CellAddress) -> CellState:
        """What is known of a cell."""
        if self.report[cell] is not None:
            return CellState.STATED
        if str(cell) in self.unread:
            return CellState.UNREAD
        source = self.provenance.get(str(cell))
        if source is None:
            # Of a reading a cell without a trace was not found; of a bare report nothing is known.
            return CellState.UNREAD if self.read and self.provenance else CellState.UNSTATED
        return CellState.MARK if source.text.strip() else CellState.BLANK

    def sums_at(self, cell: CellAddress) -> tuple[Remark, ...]:
        """The broken identities among the remarks that name a cell as theirs."""
        verdicts = self.result.verdicts
        return tuple(each for each in self.remarks_at(cell) if f"{each.finding.rule}@{each.finding.at}" in verdicts)

    def mark(self, cell: CellAddress) -> Mark | None:
        """How a cell is marked; ``None`` where nothing was found that is more than worth knowing."""
        if str(cell) in self.proposals:
            return Mark.SUSPECT
        if self.sums_at(cell):
            return Mark.SUM
        loud = any(each.finding.severity is not Severity.INFO for each in self.remarks_at(cell))
        return Mark.NOTED if loud and self.state(cell) is CellState.STATED else None

    def identities(self, verdict: Verdict) -> tuple[Identity, ...]:
        """The identities with a verdict."""
        if self.report.form is None:
            return ()
        return tuple(each for each in identities(self.report.form) if self.result.verdicts.get(each.id) is verdict)


def view_of(subject: AnnualReport | Reading, result: CheckResult | None) -> View:
    """The view of a report or a reading, and of what a check of it found."""
    reading = subject if isinstance(subject, Reading) else Reading(report=subject)
    report = reading.report
    result = check(subject) if result is None else result
    the_form = report.official_form or newest_form()
    remarks = tuple(_numbered(the_form.sections, [_remark(each, the_form) for each in result.findings]))
    by_cell: dict[str, tuple[Remark, ...]] = {}
    for remark in remarks:
        for cell in remark.cells:
            by_cell[str(cell)] = (*by_cell.get(str(cell), ()), remark)
    return View(
        report=report,
        form=the_form,
        result=result,
        provenance=reading.provenance,
        read=isinstance(subject, Reading),
        unread=frozenset(map(str, reading.unread)),
        remarks=remarks,
        proposals=_proposals(result),
        by_cell=by_cell,
    )


def _proposals(result: CheckResult) -> Mapping[str, Proposal]:
    """For each cell in doubt the likeliest figure: the causes' first mends come first."""
    found: dict[str, Proposal] = {}
    for cause in result.causes:
        for mend in cause.mends:
            for suspect in mend.suspects:
                found.setdefault(str(suspect.at), Proposal(suspect, cause.id, cause.certain))
    return found


# ---------------------------------------------------------------------- remarks


def _remark(finding: Finding, the_form: Form) -> Remark:
    first, _, rest = (finding.at or "").partition(".")
    key = rest.partition(".")[0] if first == "narrative" else first
    section = next((each.key for each in the_form.sections if key in (each.key, each.table)), None)
    return Remark(finding, section, _cells(finding, the_form))


def _cells(finding: Finding, the_form: Form) -> tuple[CellAddress, ...]:
    if finding.at is not None and the_form.has(finding.at):
        return (the_form.address(finding.at),)
    named = finding.arguments.get("cells", ())
    return tuple(each for each in named if isinstance(each, CellAddress)) if isinstance(named, tuple) else ()


def _numbered(sections: Sequence[Section], remarks: Sequence[Remark]) -> Iterator[Remark]:
    """The remarks in the order of the page, each with its number and anchor.

    The gravest of a section come first, and those of one rule stand together.
    """
    order: dict[str | None, int] = {section.key: number for number, section in enumerate(sections, 1)}
    groups: dict[_Group, list[Remark]] = {}
    for each in remarks:
        groups.setdefault(_group(each), []).append(each)
    placed = sorted(groups, key=lambda each: (order.get(each[0], 0), -each[1].rank))
    number = 0
    for group in placed:
        gathered = len(groups[group]) > _MOST_ALONE or group[1] is Severity.INFO
        for each in groups[group]:
            number += 1
            yield evolve(each, number=number, anchor=_gathering(group) if gathered else f"finding-{number}")


_Group = tuple[str | None, Severity, str]


def _group(remark: Remark) -> _Group:
    return remark.section, remark.finding.severity, remark.finding.rule


def _gathering(group: _Group) -> str:
    """The anchor of the list in which remarks of one kind are gathered; what is worth knowing is one kind."""
    section, severity, rule = group
    kind = severity.value if severity is Severity.INFO else f"{severity}-{rule}"
    return f"findings-{section or 'document'}-{kind}"


# ---------------------------------------------------------------------- the outcome


def state_of(result: Findings | Exception) -> Outcome:
    """The outcome in one word; nothing but a clean result is called clean."""
    if isinstance(result, Exception):
        return Outcome.UNREADABLE
    if result.clean:
        return Outcome.CLEAN
    verdicts = set(result.verdicts.values())
    if Verdict.BROKEN in verdicts or result.at_least(Severity.ERROR):
        return Outcome.WRONG
    if not verdicts or Verdict.NOT_ASSESSED in verdicts:
        return Outcome.OPEN
    return Outcome.DOUBTFUL


def count_of(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings are of a severity."""
    return sum(each.severity is severity for each in findings)
