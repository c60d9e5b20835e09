"""A parent's report beside the sum of the agencies below it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import evolve, field, frozen

from ..cells import CellAddress
from ..figures import Figure
from ..findings import Finding, Findings, Need, Rule, Subject
from ..frozen import FrozenMapping
from ..identities import AggregationIdentity, aggregation_identities
from ..memory import Confirmation, Confirmed, Silenced, silence
from ..report import AnnualReport
from ..rules.registry import rulebook
from ..vocabulary import Severity, Verdict
from .ledger import Entry
from .model import Aggregate
from .tally import CellSum, Tally

__all__ = ["AggregateCheck", "Comparison", "check_aggregate"]


@frozen(slots=False)
class Comparison:
    """What the rules on agencies judge: a sum, the parent's report if there is one, and what the parent's covers.

    ``covers`` says that the parent's report covers the whole area, itself and all agencies below it: the tables do not
    tell. Figures of the parent are taken as they can be added, amounts in one unit.
    """

    aggregate: Aggregate
    parent: AnnualReport | None = None
    covers: bool = False
    _own: Tally = field(init=False, repr=False, eq=False)

    @_own.default  # pyright: ignore[reportAttributeAccessIssue]
    def _tally_of_the_parent(self) -> Tally:
        return Tally() if self.parent is None else Tally.of(self.parent)

    @property
    def fitting(self) -> bool:
        """The parent's report is of the same year and edition as the sum."""
        if self.parent is None or self.aggregate.form is None:
            return False
        return (self.parent.form, self.parent.year) == (self.aggregate.form, self.aggregate.year)

    @cached_property
    def cells(self) -> dict[CellAddress, tuple[Figure, CellSum]]:
        """The parent's figure and the sum of every cell; nothing where they do not fit."""
        if not self.fitting:
            return {}
        sums = {cell.at: cell for cell in self.aggregate.tally.cells()}
        return {cell.at: (cell.figure, sums[cell.at]) for cell in self._own.cells() if cell.at in sums}

    def figures_of(self, entry: Entry) -> dict[CellAddress, int | Decimal]:
        """The figures of one of those in the sum, as they can be added; an unstated one as nothing."""
        if entry.report is None:
            return {}
        return {cell.at: cell.sum for cell in Tally.of(entry.report).cells()}

    def verdicts(self) -> Iterator[tuple[AggregationIdentity, Verdict]]:
        """Whether each figure of the parent is the sum; assessed only where everybody who belongs to it is known."""
        if self.parent is None or self.aggregate.form is None:
            return
        for identity in aggregation_identities(self.aggregate.form):
            actual, cell = self.cells.get(identity.at, (None, None))
            known = cell is not None and self.aggregate.ledger.complete
            yield identity, identity.verdict(cell.figure if known and cell is not None else None, actual)


@frozen
class AggregateCheck(Findings):
    """The outcome of confronting a sum, and its parent's report, with the rules.

    ``verdicts`` has every identity between parent and children, by id; it is empty where no parent's report was given.
    It is clean where everybody who is expected is in the sum and states every figure, every identity holds, and there
    is no finding of severity error or warning.
    """

    aggregate: Aggregate
    findings: tuple[Finding, ...]
    verdicts: FrozenMapping[str, Verdict]
    silenced: tuple[Silenced, ...] = ()
    lapsed: tuple[Confirmation, ...] = ()

    @property
    def _assessed(self) -> bool:
        """Every sum is known; without a parent's report there are no identities beside."""
        ledger = self.aggregate.ledger
        known = ledger.complete and bool(ledger.counted) and not self.aggregate.lower_bounds
        return known and Verdict.NOT_ASSESSED not in self.verdicts.values()


def check_aggregate(
    aggregate: Aggregate,
    parent: AnnualReport | None = None,
    *,
    covers: bool = False,
    rules: Iterable[Rule] | None = None,
    severities: Mapping[str, Severity] | None = None,
    confirmed: Confirmed | None = None,
) -> AggregateCheck:
    """Everything in a sum of agencies, and in their parent's report beside it, that does not fit or is not known.

    Each report by itself is judged by :func:`gov_disclosure.check`. ``covers`` says that the parent's report covers the
    whole area: then a figure below what the children state is found even while some of them are absent. ``rules``,
    ``severities`` and ``confirmed`` are as in :func:`gov_disclosure.check`; of the rules those apply that need
    agencies.

    >>> from gov_disclosure import aggregate
    >>> check_aggregate(aggregate([], expected=["甲镇"])).findings[0].message("en")
    '甲镇 is expected and not there: every sum is a lower bound'

    Source: the rules name theirs (``rule.basis_zh``).

    :raises ValueError: one of the ``severities`` is none.
    """
    comparison = Comparison(aggregate, parent, covers)
    weights = severities or {}
    applied = [each for each in (rulebook() if rules is None else rules) if each.needs is Need.AGENCIES]
    found = dict.fromkeys(finding for rule in applied if rule.judge for finding in rule.judge(rule, comparison))
    subject = Subject(aggregate.agency, aggregate.year)
    every = [evolve(each, severity=Severity(weights.get(each.rule, each.severity)), subject=subject) for each in found]
    findings, silenced, lapsed = silence(every, confirmed, (each.id for each in applied), subject)
    return AggregateCheck(
        aggregate=aggregate,
        findings=findings,
        verdicts=FrozenMapping({identity.id: verdict for identity, verdict in comparison.verdicts()}),
        silenced=silenced,
        lapsed=lapsed,
    )
