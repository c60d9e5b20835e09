"""What can be compared across the editions of the form, cell by cell, and what cannot.

A row or cell that two editions both have, under one address, counts the same in both; so do parts of a row and the
row that an edition prints instead of them. Whatever else there is to say is listed here: figures that are nearly the
same, figures that only look alike, and why. What is neither shared nor listed has no counterpart.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from ..cells import CellAddress
from ..vocabulary import Comparability, Edition
from .model import Form
from .registry import form

__all__ = ["Correspondence", "correspondences"]


@frozen
class Correspondence:
    """Cells of an edition and those of another to which they correspond: the sums of both sides are compared.

    ``before`` are cells of the one edition, ``after`` cells of the other; one of them is empty where an edition does not
    ask for the figure. ``reason_zh`` and ``reason_en`` say why figures are not simply the same.

    >>> [line] = [each for each in correspondences("2019", "2021") if "proactive.rules.made" in map(str, each.before)]
    >>> line.comparability.value, str(line.after[0])
    ('comparable', 'proactive.rules.issued')
    """

    before: tuple[CellAddress, ...]
    after: tuple[CellAddress, ...]
    comparability: Comparability
    reason_zh: str = ""
    reason_en: str = ""

    @property
    def reversed(self) -> "Correspondence":
        """The same, seen from the other edition."""
        return Correspondence(self.after, self.before, self.comparability, self.reason_zh, self.reason_en)


@frozen(kw_only=True)
class _Line:
    """What is to be said of columns of some rows of a table."""

    table: str
    rows: tuple[str, ...]
    before: str | None
    after: str | None
    comparability: Comparability
    reason_zh: str
    reason_en: str

    def correspondences(self) -> Iterator[Correspondence]:
        for row in self.rows:
            yield Correspondence(
                () if self.before is None else (CellAddress(self.table, row, self.before),),
                () if self.after is None else (CellAddress(self.table, row, self.after),),
                self.comparability,
                self.reason_zh,
                self.reason_en,
            )


_DOCUMENTS = ("rules", "normative_documents")

_DECLARED: Mapping[tuple[Edition, Edition], tuple[_Line, ...]] = {
    (Edition.FORM_2019, Edition.FORM_2021): (
        _Line(
            table="proactive",
            rows=_DOCUMENTS,
            before="made",
            after="issued",
            comparability=Comparability.COMPARABLE,
            reason_zh="“新制作”与“制发”口径相近而不相同",
            reason_en="“made” (新制作) counts nearly, but not exactly, what “issued” (制发) counts",
        ),
        _Line(
            table="proactive",
            rows=_DOCUMENTS,
            before="published_total",
            after="in_force",
            comparability=Comparability.NOT_COMPARABLE,
            reason_zh="对外公开的总数可能含已废止的、不含未公开的，不是现行有效的件数",
            reason_en="all that was made public may include the repealed and lack the unpublished: not what is in force",
        ),
        _Line(
            table="proactive",
            rows=("fees",),
            before="items_last_year",
            after=None,
            comparability=Comparability.NOT_COMPARABLE,
            reason_zh="收费项目的数量，不是收费金额",
            reason_en="a number of fee items, never an amount of fees",
        ),
    ),
}

_NO_COUNTERPART = ("另一版格式没有此项", "the other edition does not ask for it")
_PARTS = ("一版为一行，另一版分为几行", "one row of the one edition, several rows of the other")


@cache
def correspondences(before: Edition | str, after: Edition | str) -> tuple[Correspondence, ...]:
    """How the cells of two editions correspond: each cell of both stands in exactly one line.

    >>> from collections import Counter
    >>> lines = correspondences("2019", "2021")
    >>> cells = Counter(each.comparability.value for each in lines for cell in each.before if cell.table == "proactive")
    >>> cells["exact"], cells["comparable"], cells["not_comparable"]
    (3, 2, 17)

    :raises UnknownCellError: there is no such edition.
    """
    one, other = form(before), form(after)
    if one is other:
        return tuple(Correspondence((each,), (each,), Comparability.EXACT) for each in one.addresses)
    declared = _DECLARED.get((one.edition, other.edition))
    if declared is None:
        return tuple(line.reversed for line in correspondences(other.edition, one.edition))
    said = [each for line in declared for each in line.correspondences()]
    return tuple(_in_order(one, other, (*said, *_derived(one, other, said))))


def _derived(one: Form, other: Form, said: list[Correspondence]) -> Iterator[Correspondence]:
    """The lines of the cells of which nothing is declared."""
    done = {cell for line in said for cell in line.before}, {cell for line in said for cell in line.after}
    for cell in one.addresses:
        if cell in done[0]:
            continue
        if other.has(cell):
            yield Correspondence((cell,), (cell,), Comparability.EXACT)
            done[1].add(cell)
        elif parts := _parts(cell, other):
            yield Correspondence((cell,), parts, Comparability.EXACT, *_PARTS)
            done[1].update(parts)
        else:
            yield Correspondence((cell,), (), Comparability.NOT_COMPARABLE, *_NO_COUNTERPART)
    for cell in other.addresses:
        if cell not in done[1]:
            yield Correspondence((), (cell,), Comparability.NOT_COMPARABLE, *_NO_COUNTERPART)


def _parts(whole: CellAddress, parted: Form) -> tuple[CellAddress, ...]:
    """The cells of a form whose rows are nested under the row of a cell."""
    return tuple(
        cell
        for cell in parted.addresses
        if cell.table == whole.table and cell.column == whole.column and cell.row.startswith(f"{whole.row}.")
    )


def _in_order(one: Form, other: Form, lines: tuple[Correspondence, ...]) -> list[Correspondence]:
    """In the order in which the editions print the cells."""
    tables = {table.key: number for number, table in enumerate(one.tables)}
    places = [{cell: number for number, cell in enumerate(each.addresses)} for each in (one, other)]

    def place(line: Correspondence) -> tuple[int, int, int]:
        cells, known = (line.before, places[0]) if line.before else (line.after, places[1])
        return tables[cells[0].table], not line.before, known[cells[0]]

    return sorted(lines, key=place)
