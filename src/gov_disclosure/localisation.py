"""Which cells are wrong, and what they should say.

The identities of table 三 are a product code: a wrong cell breaks the sum of its row and one or two sums of
its column, and no other cell breaks the same set. So the smallest sets of cells whose change mends every
broken identity can be found exactly, up to three cells, without trying values: each set has a cell that is
alone in some broken identity, which gives its right value; what is left is a smaller problem of the same
kind. The code's minimum distance is four: four errors that compensate each other on a rectangle cannot be
seen, and three may look like one. In table 四 the five cells of a route cannot be told apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from attrs import field, frozen

from .cells import CellAddress
from .figures import MAX_COUNT
from .forms import Table, form
from .identities import Identity, holds, table_identities, violated
from .moves import moves
from .report import AnnualReport
from .slips import Slip, slip_of

__all__ = ["Cause", "Mend", "Suspect", "localise"]

MOST_CELLS = 3
"""The largest set of cells that is searched for."""


@frozen
class Suspect:
    """A cell that may be wrong: what is published, and what would mend the identities."""

    at: CellAddress
    actual: int
    proposed: int


@frozen
class Mend:
    """A smallest set of changes that mends all identities of a cause, and how such an error happens.

    ``slip`` is the kind of slip that turns the proposed figures into the published ones, ``None`` if it is
    none of those known.
    """

    suspects: tuple[Suspect, ...]
    slip: Slip | None = None


@frozen
class Cause:
    """Why some identities are broken: the identities, by id, and the ways to mend them, the likeliest first.

    ``mends`` is empty where more than three cells would have to change, unless a row or column that was shifted or
    exchanged with its neighbour explains everything. Several mends mean that the form cannot tell which is true.
    """

    id: str
    identities: tuple[str, ...]
    mends: tuple[Mend, ...] = field(default=())

    @property
    def certain(self) -> bool:
        """There is one smallest way to mend it."""
        return len(self.mends) == 1

    @property
    def suspects(self) -> tuple[CellAddress, ...]:
        """Every cell in any of the mends."""
        return tuple(dict.fromkeys(suspect.at for mend in self.mends for suspect in mend.suspects))


_Changes = frozenset[tuple[CellAddress, int]]
_Residuals = dict[Identity, int]


@frozen(eq=False)
class _Code:
    """The identities of a table as a code: for each cell the identities it stands in, with its sign."""

    signs: Mapping[CellAddress, Mapping[Identity, int]]
    lines: Mapping[Identity, tuple[str, str]]


@cache
def _code(table: Table) -> _Code:
    signs: dict[CellAddress, dict[Identity, int]] = {}
    lines: dict[Identity, tuple[str, str]] = {}
    for identity in table_identities(table):
        for sign, cells in ((1, identity.left), (-1, identity.right)):
            for cell in cells:
                signs.setdefault(cell, {})[identity] = sign
        rows = {cell.row for cell in identity.cells}
        lines[identity] = ("row", identity.at.row) if len(rows) == 1 else ("column", identity.at.column)
    return _Code(MappingProxyType(signs), MappingProxyType(lines))


def localise(report: AnnualReport) -> tuple[Cause, ...]:
    """Why identities of a report are broken: one cause for each independent group of them.

    Exact where the tables are fully stated: every smallest set of up to three cells is found. Identities
    with an unstated cell are left out; then fewer cells can be told apart.

    >>> from gov_disclosure.requests import RequestMatrix
    >>> figures = {"received": {"natural_person": 12}, "disclosed": {"natural_person": 12}}
    >>> right = AnnualReport(form="2021", requests=RequestMatrix.from_figures("2021", figures, fill=0))
    >>> (cause,) = localise(right.with_cell("requests.disclosed.natural_person", 21))
    >>> cause.mends[0].suspects[0].proposed, cause.mends[0].slip.value, cause.certain
    (12, 'digits_exchanged', True)

    The definition is Fellegi and Holt's: change as few cells as possible so that all rules hold.
    """
    broken = violated(report)
    if report.form is None or not broken:
        return ()
    causes: list[Cause] = []
    for table in form(report.form).tables:
        ours = [identity for identity in broken if identity.at.table == table.key]
        if ours:
            causes.extend(_table_causes(report, table, ours))
    return tuple(causes)


def _table_causes(report: AnnualReport, table: Table, broken: Sequence[Identity]) -> Iterator[Cause]:
    code = _code(table)
    stated = {cell: figure for cell, figure in report.items() if cell.table == table.key and isinstance(figure, int)}
    search = _Search(code, stated)
    number = 0
    for group in _groups(code, broken):
        residuals = {identity: _residual(identity, stated) for identity in group}
        sets = search.smallest(residuals)
        if not sets and (lines := _line_mends(table, report)):
            number += 1
            yield Cause(f"{table.key}-{number}", tuple(identity.id for identity in group), lines)
            continue
        for identities, changes in _independent(code, group, sets):
            number += 1
            mends = sorted((_mend(table, stated, each) for each in changes), key=_likelihood)
            yield Cause(f"{table.key}-{number}", tuple(identity.id for identity in identities), tuple(mends))


def _line_mends(table: Table, report: AnnualReport) -> tuple[Mend, ...]:
    """The lines of a table whose move mends everything, where no few cells do."""
    published = report.table(table.key)
    if table.single_row or published is None or None in published.cells:
        return ()
    found = []
    for move in moves(published.cells, len(table.panels[0].columns)):
        if holds(table, move.cells):
            cells = zip(table.addresses, published.cells, move.cells, strict=True)
            suspects = tuple(Suspect(at, actual, proposed) for at, actual, proposed in cells if actual != proposed)
            found.append(Mend(suspects, move.slip))
    return tuple(sorted(found, key=_likelihood))


def _residual(identity: Identity, stated: Mapping[CellAddress, int]) -> int:
    return sum(stated[cell] for cell in identity.left) - sum(stated[cell] for cell in identity.right)


def _groups(code: _Code, broken: Sequence[Identity]) -> list[list[Identity]]:
    """Broken identities that any cells could connect: all of table 三, each route of table 四 by itself."""
    connected: dict[tuple[str, str], set[Identity]] = {}
    crossing = len({kind for kind, _ in code.lines.values()}) > 1
    for identity in broken:
        connected.setdefault(("", "") if crossing else code.lines[identity], set()).add(identity)
    return [[identity for identity in broken if identity in group] for group in connected.values()]


@frozen(eq=False)
class _Search:
    """The search for the smallest sets of changes: peel off a cell that is alone in a broken identity."""

    code: _Code
    stated: Mapping[CellAddress, int]

    def smallest(self, residuals: _Residuals) -> list[_Changes]:
        """Every set of the smallest size, up to :data:`MOST_CELLS`, that mends all residuals."""
        for size in range(1, MOST_CELLS + 1):
            found = dict.fromkeys(self._sets(residuals, size, frozenset()))
            if found:
                return list(found)
        return []

    def _sets(self, residuals: _Residuals, size: int, changed: frozenset[CellAddress]) -> Iterator[_Changes]:
        if not residuals:
            if size == 0:
                yield frozenset()
            return
        if self._least(residuals) > size:
            return
        for cell, change in self._candidates(residuals):
            proposed = self.stated[cell] + change
            if cell in changed or not 0 <= proposed <= MAX_COUNT:
                continue
            rest = dict(residuals)
            for identity, sign in self.code.signs[cell].items():
                left = rest.pop(identity, 0) + sign * change
                if left and all(each in self.stated for each in identity.cells):
                    rest[identity] = left
            for others in self._sets(rest, size - 1, changed | {cell}):
                yield others | {(cell, proposed)}

    def _least(self, residuals: _Residuals) -> int:
        """A cell mends one row and one column: at least so many cells are wrong."""
        lines = {self.code.lines[identity] for identity in residuals}
        rows = sum(kind == "row" for kind, _ in lines)
        return max(rows, len(lines) - rows)

    def _candidates(self, residuals: _Residuals) -> Iterable[tuple[CellAddress, int]]:
        """Each cell of a broken identity, changed so that it alone mends that identity."""
        seen: dict[tuple[CellAddress, int], None] = {}
        for identity, residual in residuals.items():
            for cell in identity.cells:
                if cell in self.stated:
                    seen[cell, -residual * self.code.signs[cell][identity]] = None
        return seen


def _independent(
    code: _Code, group: Sequence[Identity], sets: Sequence[_Changes]
) -> Iterator[tuple[list[Identity], list[_Changes]]]:
    """The group's identities parted into those that no suspect connects, each with its share of the sets."""
    if not sets:
        yield list(group), []
        return
    clusters: list[set[Identity]] = []
    for cell in {cell for each in sets for cell, _ in each}:
        touched = set(code.signs[cell])
        joined = [cluster for cluster in clusters if cluster & touched]
        clusters = [cluster for cluster in clusters if not cluster & touched]
        clusters.append(touched.union(*joined))
    for cluster in sorted(clusters, key=lambda each: min(map(str, (identity.at for identity in each)))):
        identities = [identity for identity in group if identity in cluster]
        parts = dict.fromkeys(
            frozenset(change for change in each if cluster.intersection(code.signs[change[0]])) for each in sets
        )
        yield identities, list(parts)


def _mend(table: Table, stated: Mapping[CellAddress, int], changes: _Changes) -> Mend:
    order = {address: position for position, address in enumerate(table.addresses)}
    suspects = tuple(
        Suspect(cell, stated[cell], proposed) for cell, proposed in sorted(changes, key=lambda each: order[each[0]])
    )
    return Mend(suspects, slip_of([(each.actual, each.proposed) for each in suspects]))


def _likelihood(mend: Mend) -> tuple[int, int, tuple[str, ...]]:
    """The commonest slips first; then the smallest change; then the form's order."""
    rank = len(Slip) if mend.slip is None else mend.slip.rank
    change = sum(abs(each.proposed - each.actual) for each in mend.suspects)
    return rank, change, tuple(str(each.at) for each in mend.suspects)
