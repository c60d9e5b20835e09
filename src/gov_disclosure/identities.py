"""The accounting identities that the form itself demands, as data.

An :class:`Identity` is linear: the cells on its left add up to the cells on its right. They are derived
from the form: which rows flow in, conclude and flow out (the note printed on table 三), which column is
the total of the others. The same declarations check one report, are listed in the docs, and can be laid
over a table of a million rows. For speed a function is generated from them once for each table.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from attrs import field, frozen

from .cells import CellAddress
from .forms import Column, Form, Row, RowRole, Table, correspondences, form
from .report import AnnualReport
from .tables import address_positions
from .vocabulary import Comparability, Edition, Verdict

__all__ = [
    "AggregationIdentity",
    "Identity",
    "YearlyIdentity",
    "aggregation_identities",
    "holds",
    "identities",
    "table_identities",
    "verdicts",
    "violated",
    "yearly_identities",
    "yearly_verdicts",
]


@frozen
class Identity:
    """One accounting identity: the figures at ``left`` add up to those at ``right``.

    ``rule`` is the rule's id (``requests.balance``); ``at`` is the published side, one of the cells at
    ``right``; :attr:`id` names the identity among all.

    >>> identity = identities("2021")[0]
    >>> identity.id
    'requests.balance@requests.concluded.natural_person'
    """

    rule: str
    at: CellAddress
    left: tuple[CellAddress, ...]
    right: tuple[CellAddress, ...]
    _others: tuple[CellAddress, ...] = field(init=False, repr=False, eq=False)

    @_others.default  # pyright: ignore[reportAttributeAccessIssue]
    def _default_others(self) -> tuple[CellAddress, ...]:
        return tuple(address for address in self.right if address != self.at)

    @property
    def id(self) -> str:
        """Rule and place: unique among the identities of an edition."""
        return f"{self.rule}@{self.at}"

    @property
    def cells(self) -> tuple[CellAddress, ...]:
        """Every cell in it, the left side first."""
        return self.left + self.right

    @property
    def others(self) -> tuple[CellAddress, ...]:
        """The cells on the right beside the published one."""
        return self._others

    def expected(self, figures: Callable[[CellAddress], Any]) -> int:
        """What the other cells give for the published one; every cell must be stated."""
        total: int = sum(map(figures, self.left)) - sum(map(figures, self._others))
        return total


def _balance(table: Table, rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[Identity]:
    inflows = [row for row in rows if row.role is RowRole.INFLOW]
    closing = [row for row in rows if row.role in (RowRole.CONCLUDED, RowRole.OUTFLOW)]
    published = next((row for row in rows if row.role is RowRole.CONCLUDED), None)
    if published is None:
        return
    for column in columns:
        yield Identity(
            f"{table.key}.balance",
            CellAddress(table.key, published.key, column.key),
            tuple(CellAddress(table.key, row.key, column.key) for row in inflows),
            tuple(CellAddress(table.key, row.key, column.key) for row in closing),
        )


def _outcome_sum(table: Table, rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[Identity]:
    outcomes = [row for row in rows if row.role is RowRole.OUTCOME]
    published = next((row for row in rows if row.role is RowRole.CONCLUDED), None)
    if published is None:
        return
    for column in columns:
        at = CellAddress(table.key, published.key, column.key)
        left = tuple(CellAddress(table.key, row.key, column.key) for row in outcomes)
        yield Identity(f"{table.key}.outcome_sum", at, left, (at,))


def _row_sum(table: Table, rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[Identity]:
    total = next((column for column in columns if column.total), None)
    if total is None:
        return
    for row in rows:
        at = CellAddress(table.key, row.key, total.key)
        left = tuple(CellAddress(table.key, row.key, column.key) for column in columns if column is not total)
        yield Identity(f"{table.key}.row_sum", at, left, (at,))


_FAMILIES = (_balance, _outcome_sum, _row_sum)


@cache
def table_identities(table: Table) -> tuple[Identity, ...]:
    """The identities within one table of the form."""
    return tuple(
        identity
        for family in _FAMILIES
        for panel in table.panels
        for identity in family(table, panel.rows, panel.columns)
    )


@cache
def identities(edition: Edition | str | Form) -> tuple[Identity, ...]:
    """The identities of an edition: 42 for 2021, 40 for 2019.

    >>> len(identities("2021")), len(identities("2019"))
    (42, 40)

    Source: the note printed on table 三 (第一项加第二项之和，等于第三项加第四项之和) and the labels 总计.

    :raises UnknownCellError: there is no such edition.
    """
    the_form = edition if isinstance(edition, Form) else form(edition)
    return tuple(identity for table in the_form.tables for identity in table_identities(table))


@cache
def _compiled(table: Table) -> Callable[[tuple[Any, ...]], list[int]]:
    """A function from a table's figures to the positions of its broken identities.

    It is right where every figure is stated. Over an unstated figure it raises TypeError, but for an
    identity whose one right-hand figure, the published one, is None: that it reports as broken, and the
    caller takes it out again. So nobody has to search for None first, which costs as much as the sums.
    Straight-line code over local names, one comparison an identity, is twice as fast as sums over slices;
    the text of the code is made of integers alone.
    """
    positions = address_positions(table)
    used: set[int] = set()

    def side(cells: tuple[CellAddress, ...]) -> str:
        numbers = [positions[cell] for cell in cells]
        used.update(numbers)
        return "+".join(f"c{number}" for number in numbers)

    tests = [
        f" if {side(each.left)}!={side(each.right)}:found.append({number})"
        for number, each in enumerate(table_identities(table))
    ]
    names = ",".join(f"c{number}" if number in used else "_" for number in range(len(table.addresses)))
    lines = ["def broken(cells):", " found=[]", *([f" {names},=cells"] if tests else []), *tests, " return found"]
    namespace: dict[str, Any] = {}
    exec("\n".join(lines), namespace)
    compiled: Callable[[tuple[Any, ...]], list[int]] = namespace["broken"]
    return compiled


def holds(table: Table, cells: tuple[Any, ...]) -> bool:
    """Whether every identity of a table holds among figures in its order, all of them stated."""
    return not _compiled(table)(cells)


@cache
def _published(table: Table) -> tuple[int, ...]:
    """Where the published side of each identity of a table stands."""
    positions = address_positions(table)
    return tuple(positions[identity.at] for identity in table_identities(table))


def _broken_and_open(table: Table, cells: tuple[Any, ...]) -> tuple[list[int], list[int]]:
    """The broken identities of a table and those that cannot be assessed, by position."""
    if None not in cells:
        return _compiled(table)(cells), []
    positions = address_positions(table)
    broken = []
    unassessed = []
    for number, identity in enumerate(table_identities(table)):
        left = [cells[positions[cell]] for cell in identity.left]
        right = [cells[positions[cell]] for cell in identity.right]
        if None in left or None in right:
            unassessed.append(number)
        elif sum(left) != sum(right):
            broken.append(number)
    return broken, unassessed


def violated(report: AnnualReport) -> tuple[Identity, ...]:
    """The identities that a report breaks; one with an unstated cell is not among them.

    >>> violated(AnnualReport(form="2021"))
    ()
    """
    if report.form is None:
        return ()
    found: list[Identity] = []
    for table, every, evaluate, published in _evaluators(report.form):
        figures = getattr(report, table.key)
        if figures is None:
            continue
        cells = figures.cells
        try:
            broken = evaluate(cells)
        except TypeError:
            broken = _broken_and_open(table, cells)[0]
        if broken:
            found.extend([every[number] for number in broken if cells[published[number]] is not None])
    return tuple(found)


@cache
def _evaluators(
    edition: Edition,
) -> tuple[tuple[Table, tuple[Identity, ...], Callable[[tuple[Any, ...]], list[int]], tuple[int, ...]], ...]:
    return tuple(
        (table, table_identities(table), _compiled(table), _published(table))
        for table in form(edition).tables
        if table_identities(table)
    )


def verdicts(report: AnnualReport) -> dict[Identity, Verdict]:
    """Every identity of the report's edition with its verdict: holds, broken or not assessed.

    >>> set(verdicts(AnnualReport(form="2021")).values()) == {Verdict.NOT_ASSESSED}
    True
    """
    result: dict[Identity, Verdict] = {}
    if report.form is None:
        return result
    for table in form(report.form).tables:
        every = table_identities(table)
        published = report.table(table.key)
        if published is None:
            result.update(dict.fromkeys(every, Verdict.NOT_ASSESSED))
            continue
        result.update(dict.fromkeys(every, Verdict.HOLDS))
        broken, unassessed = _broken_and_open(table, published.cells)
        result.update({every[number]: Verdict.BROKEN for number in broken})
        result.update({every[number]: Verdict.NOT_ASSESSED for number in unassessed})
    return result


# ---------------------------------------------------------------------- across years and agencies


def _compared(expected: Any, actual: Any) -> Verdict:
    """Whether a figure is what it should be; not assessed where either is not known."""
    if expected is None or actual is None:
        return Verdict.NOT_ASSESSED
    return Verdict.HOLDS if expected == actual else Verdict.BROKEN


@frozen
class YearlyIdentity:
    """What the report of a year says that follows from that of the year before, and from its own changes.

    The figure at ``at`` is the sum of those at ``before`` in the report of the year before and of those at ``added`` in
    the year's own, less those at ``removed``.

    >>> yearly_identities("2019", "2021")[0].id
    'years.brought_forward@requests.brought_forward.natural_person'
    """

    rule: str
    at: CellAddress
    before: tuple[CellAddress, ...]
    added: tuple[CellAddress, ...] = ()
    removed: tuple[CellAddress, ...] = ()

    @property
    def id(self) -> str:
        """Rule and place: unique among the yearly identities."""
        return f"{self.rule}@{self.at}"

    def figures(self, before: AnnualReport, after: AnnualReport) -> dict[str, dict[CellAddress, Any]]:
        """The figures that it is about, those of the year before and those added and removed."""
        return {
            "before": {cell: before[cell] for cell in self.before},
            "added": {cell: after[cell] for cell in self.added},
            "removed": {cell: after[cell] for cell in self.removed},
        }

    def expected(self, before: AnnualReport, after: AnnualReport) -> int | None:
        """What the other figures give for the one at ``at``; ``None`` where one of them is not stated."""
        parts = self.figures(before, after)
        stated = [figure for part in parts.values() for figure in part.values()]
        if None in stated:
            return None
        total: int = sum(parts["before"].values()) + sum(parts["added"].values()) - sum(parts["removed"].values())
        return total

    def verdict(self, before: AnnualReport, after: AnnualReport) -> Verdict:
        """Whether it holds between the reports of two successive years."""
        return _compared(self.expected(before, after), after[self.at])


@cache
def yearly_identities(before: Edition | str, after: Edition | str) -> tuple[YearlyIdentity, ...]:
    """The identities between the reports of two successive years, of the same edition or across a change of it.

    Seven balances are brought forward in any case; what is in force can be followed where both editions count it.

    >>> [len(yearly_identities(*each)) for each in (("2019", "2019"), ("2019", "2021"), ("2021", "2021"))]
    [7, 7, 9]

    Source: the rows 上年结转 and 结转下年度; the columns 本年制发, 本年废止 and 现行有效 of the form.

    :raises UnknownCellError: there is no such edition.
    """
    exact = {
        cell
        for line in correspondences(before, after)
        if line.comparability is Comparability.EXACT and line.before == line.after
        for cell in line.before
    }
    return tuple(
        identity
        for table in form(after).tables
        for _, row, column in table.cells()
        for identity in (*_continued(table, row, column), *_grown(table, row, column))
        if exact.issuperset(identity.before)
    )


def yearly_verdicts(before: AnnualReport, after: AnnualReport) -> dict[YearlyIdentity, Verdict]:
    """The identities between the reports of two successive years, with their verdicts.

    A report without tables leaves all those of the newest edition, or of the other report's, without assessment.
    """
    editions = [each.form for each in (before, after) if each.form is not None]
    if len(editions) < 2:
        only = editions[0] if editions else max(Edition)
        return dict.fromkeys(yearly_identities(only, only), Verdict.NOT_ASSESSED)
    return {each: each.verdict(before, after) for each in yearly_identities(*editions)}


def _continued(table: Table, row: Row, column: Column) -> Iterator[YearlyIdentity]:
    if row.continues:
        at = CellAddress(table.key, row.key, column.key)
        yield YearlyIdentity(f"years.{row.key}", at, (CellAddress(table.key, row.continues, column.key),))


def _grown(table: Table, row: Row, column: Column) -> Iterator[YearlyIdentity]:
    if column.grows_by or column.shrinks_by:
        at = CellAddress(table.key, row.key, column.key)
        added, removed = (
            tuple(CellAddress(table.key, row.key, key) for key in keys) for keys in (column.grows_by, column.shrinks_by)
        )
        yield YearlyIdentity(f"years.{column.key}", at, (at,), added, removed)


@frozen
class AggregationIdentity:
    """A parent's figure at ``at`` is the sum of those of the agencies below it: one for each cell of the form.

    >>> len(aggregation_identities("2021"))
    200
    """

    at: CellAddress
    rule: str = "aggregate.sum"

    @property
    def id(self) -> str:
        """Rule and place: unique among the aggregation identities."""
        return f"{self.rule}@{self.at}"

    def verdict(self, expected: Any, actual: Any) -> Verdict:
        """Whether a parent's figure is the sum of the parts; not assessed where either is not known."""
        return _compared(expected, actual)


@cache
def aggregation_identities(edition: Edition | str) -> tuple[AggregationIdentity, ...]:
    """The identities between a parent's report and the sum of its children's: every cell of the form adds up.

    :raises UnknownCellError: there is no such edition.
    """
    return tuple(map(AggregationIdentity, form(edition).addresses))
