"""What unstated cells would have to say for the identities to hold: offered, and never written.

An unstated cell is an unknown. An identity with one unknown gives it; what it gives is put into the others, and what
then is left is solved as linear equations. Where two identities disagree, or give what is no count, nothing of what
hangs together with them is offered.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from .cells import CellAddress
from .figures import MAX_COUNT
from .forms import Table, form
from .identities import table_identities
from .report import AnnualReport
from .slips import Slip

__all__ = ["Printed", "Solution", "contradicted", "solve"]

_MOST_UNKNOWNS = 24
"""So many unknowns that hang together are solved as equations; of more only those are that follow one by one."""

_NEGATIVE = re.compile(r"[-−–—]\s*(\d+)")

_Equation = tuple[dict[CellAddress, Fraction], Fraction]
"""Unknowns with their coefficients, and what they come to."""


class Printed(Protocol):
    """What a document prints in a cell."""

    @property
    def text(self) -> str:
        """The original text."""
        ...


@frozen
class Solution:
    """What an unstated cell would have to say.

    ``agreed`` says that more identities than are needed give it, and that they agree. ``slip`` is ``SIGN`` where the
    document prints the same figure below zero, which is why it was not read.
    """

    at: CellAddress
    figure: int
    agreed: bool
    slip: Slip | None = None


def solve(report: AnnualReport, printed: Mapping[str, Printed] | None = None) -> tuple[Solution, ...]:
    """What follows for unstated cells from those that are stated, in printed order.

    ``printed`` is ``reading.provenance``, where the report was read. Nothing is changed in the report.

    >>> from gov_disclosure import ReviewLitigationGrid
    >>> grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 3, "pending": 1}}, fill=0)
    >>> report = AnnualReport(form="2021", review_litigation=grid)
    >>> blank = report.with_cell("review_litigation.reconsideration.pending", None)
    >>> [(str(each.at), each.figure, each.agreed) for each in solve(blank)]
    [('review_litigation.reconsideration.pending', 1, False)]
    """
    if report.form is None:
        return ()
    return tuple(
        Solution(at, figure, agreed, _slip(figure, (printed or {}).get(str(at))))
        for table in form(report.form).tables
        if report.table(table.key) is not None and table_identities(table)
        for at, figure, agreed in _of_table(table, report)
    )


def contradicted(report: AnnualReport) -> tuple[CellAddress, ...]:
    """The unstated cells for which no figure makes the identities hold: something that is stated must be wrong.

    >>> from gov_disclosure import ReviewLitigationGrid
    >>> grid = ReviewLitigationGrid.from_figures({"reconsideration": {"upheld": 3, "pending": 1}}, fill=0)
    >>> blank = grid.with_cell("review_litigation.reconsideration.pending", None)
    >>> below = blank.with_cell("review_litigation.reconsideration.total", 2)
    >>> [str(cell) for cell in contradicted(AnnualReport(form="2021", review_litigation=below))]
    ['review_litigation.reconsideration.pending']
    """
    if report.form is None:
        return ()
    return tuple(
        cell
        for table in form(report.form).tables
        if report.table(table.key) is not None and table_identities(table)
        for group in _groups(_equations(table, report))
        if _of_group(group) is None
        for cell in dict.fromkeys(cell for unknowns, _ in group for cell in unknowns)
    )


def _of_table(table: Table, report: AnnualReport) -> list[tuple[CellAddress, int, bool]]:
    found = [each for group in _groups(_equations(table, report)) for each in _of_group(group) or ()]
    places = {address: place for place, address in enumerate(table.addresses)}
    return sorted(found, key=lambda each: places[each[0]])


def _equations(table: Table, report: AnnualReport) -> Iterator[_Equation]:
    for identity in table_identities(table):
        unknowns: dict[CellAddress, Fraction] = {}
        known = Fraction(0)
        for sign, cells in ((1, identity.left), (-1, identity.right)):
            for cell in cells:
                figure = report[cell]
                if figure is None:
                    unknowns[cell] = Fraction(sign)
                else:
                    known += sign * Fraction(figure)
        if unknowns:
            yield unknowns, -known


def _groups(equations: Iterable[_Equation]) -> list[list[_Equation]]:
    """The equations parted into those that no unknown connects."""
    groups: list[tuple[set[CellAddress], list[_Equation]]] = []
    for equation in equations:
        unknowns = set(equation[0])
        joined = [group for group in groups if group[0] & unknowns]
        groups = [group for group in groups if not group[0] & unknowns]
        members = [each for group in joined for each in group[1]]
        groups.append((unknowns.union(*(group[0] for group in joined)), [*members, equation]))
    return [members for _, members in groups]


def _of_group(equations: list[_Equation]) -> list[tuple[CellAddress, int, bool]] | None:
    """The unknowns of equations that hang together, as far as they follow; ``None`` where nothing fits them all."""
    values: dict[CellAddress, Fraction] = {}
    left = equations
    used = 0
    while True:
        left = [_put_in(each, values) for each in left]
        if any(not unknowns and value for unknowns, value in left):
            return None
        left = [each for each in left if each[0]]
        single = next((each for each in left if len(each[0]) == 1), None)
        if single is None:
            break
        ((cell, coefficient),) = single[0].items()
        values[cell] = single[1] / coefficient
        used += 1
    if len({cell for unknowns, _ in left for cell in unknowns}) <= _MOST_UNKNOWNS:
        rest, rank = _eliminated(left)
        if rest is None:
            return None
        values |= rest
        used += rank
    else:
        used = len(equations)
    if not all(value.denominator == 1 and 0 <= value <= MAX_COUNT for value in values.values()):
        return None
    return [(cell, int(value), used < len(equations)) for cell, value in values.items()]


def _put_in(equation: _Equation, values: Mapping[CellAddress, Fraction]) -> _Equation:
    unknowns, value = equation
    known = unknowns.keys() & values.keys()
    if not known:
        return equation
    rest = {cell: coefficient for cell, coefficient in unknowns.items() if cell not in known}
    return rest, value - sum(unknowns[cell] * values[cell] for cell in known)


def _eliminated(equations: list[_Equation]) -> tuple[dict[CellAddress, Fraction] | None, int]:
    """The unknowns that equations determine, and their rank; None where they disagree."""
    reduced: dict[CellAddress, _Equation] = {}
    for equation in equations:
        for pivot, row in reduced.items():
            equation = _minus(equation, row, pivot)
        unknowns, value = equation
        if not unknowns:
            if value:
                return None, len(reduced)
            continue
        pivot, coefficient = next(iter(unknowns.items()))
        scaled = {cell: each / coefficient for cell, each in unknowns.items()}, value / coefficient
        reduced = {each: _minus(row, scaled, pivot) for each, row in reduced.items()}
        reduced[pivot] = scaled
    return {pivot: value for pivot, (unknowns, value) in reduced.items() if len(unknowns) == 1}, len(reduced)


def _minus(equation: _Equation, row: _Equation, pivot: CellAddress) -> _Equation:
    """An equation without the pivot of a row."""
    factor = equation[0].get(pivot)
    if not factor:
        return equation
    unknowns = dict(equation[0])
    for cell, coefficient in row[0].items():
        rest = unknowns.get(cell, Fraction(0)) - factor * coefficient
        if rest:
            unknowns[cell] = rest
        else:
            unknowns.pop(cell, None)
    return unknowns, equation[1] - factor * row[1]


def _slip(figure: int, printed: Printed | None) -> Slip | None:
    match = None if printed is None else _NEGATIVE.fullmatch(unicodedata.normalize("NFKC", printed.text.strip()))
    return Slip.SIGN if match and int(match[1]) == figure and figure else None
