"""The three tables."""

from collections.abc import Callable
from functools import cache
from itertools import groupby
from typing import Any

from hypothesis import strategies as st

from ..forms import CellKind, Table, form, newest_form
from ..proactive import ProactiveDisclosure
from ..report import proactive_class
from ..requests import RequestMatrix
from ..review_litigation import ReviewLitigationGrid
from ..vocabulary import Edition
from ._accounts import broken_cells, consistent_cells, wrong_cells_of
from ._arguments import check_flag, check_wish, editions_of
from ._figures import any_cells
from ._prose import any_text

__all__ = ["proactive_disclosures", "request_matrices", "review_litigation_grids", "table_of"]


def request_matrices(
    *,
    edition: Edition | str | None = None,
    consistent: bool | None = None,
    wrong_cells: int | None = None,
    stated: bool = False,
) -> st.SearchStrategy[RequestMatrix]:
    """Tables 三: any that can exist, of any edition.

    ``consistent=True``: every identity holds and every cell is stated. ``consistent=False``: an identity is
    broken. ``wrong_cells`` (1, 2 or 3): every cell is stated, and the smallest mend changes exactly that many.
    ``stated=True``: every cell is stated.

    >>> from hypothesis import find
    >>> find(request_matrices(consistent=True), lambda table: table.disclosed.total > 2).received.total
    3

    :raises InvalidArgument: an argument that makes no sense, or two that contradict each other.
    """
    check_wish(consistent, wrong_cells, stated)
    return st.one_of([_requests(each, consistent, wrong_cells, stated) for each in editions_of(edition)])


def review_litigation_grids(
    *, consistent: bool | None = None, stated: bool = False
) -> st.SearchStrategy[ReviewLitigationGrid]:
    """Tables 四: any that can exist; arguments as for :func:`request_matrices`.

    >>> from hypothesis import find
    >>> find(review_litigation_grids(consistent=True), lambda table: table.reconsideration.total > 2)
    ReviewLitigationGrid(reconsideration=3, direct_litigation=0, litigation_after_reconsideration=0)

    :raises InvalidArgument: an argument that makes no sense.
    """
    check_wish(consistent, None, stated)
    return _review_litigation(newest_form().edition, consistent, None, stated)


def proactive_disclosures(
    *, edition: Edition | str | None = None, stated: bool = False
) -> st.SearchStrategy[ProactiveDisclosure]:
    """Tables 二: any that can exist, of any edition; ``stated=True``: every cell is stated.

    >>> from hypothesis import find
    >>> find(proactive_disclosures(edition="2021"), lambda table: (table.fees or 0) > 2).fees
    Decimal('3')

    :raises InvalidArgument: an argument that makes no sense.
    """
    check_flag("stated", stated)
    return st.one_of([_proactive(each, None, None, stated) for each in editions_of(edition)])


class _Figures(tuple[Any, ...]):
    """A table's figures, shown in a failing example as Python that fits on the screen: ``(*160 * (0,), 1)``."""

    __slots__ = ()

    def __repr__(self) -> str:
        runs = ((figure, len(list(run))) for figure, run in groupby(self))
        parts = (f"*{count} * ({figure!r},)" if count > 1 else repr(figure) for figure, count in runs)
        return f"({', '.join(parts)},)"


@cache
def _cells(
    table: Table, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[tuple[Any, ...]]:
    cells: st.SearchStrategy[Any]
    if wrong_cells is not None:
        cells = wrong_cells_of(table, wrong_cells)
    elif consistent is None:
        cells = any_cells(table, stated)
    else:
        cells = consistent_cells(table) if consistent else broken_cells(table, stated)
    return cells.map(_Figures)


@cache
def _requests(
    edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[RequestMatrix]:
    cells = _cells(form(edition).table("requests"), consistent, wrong_cells, stated)
    return st.builds(RequestMatrix, st.just(edition.value), cells)


@cache
def _review_litigation(
    edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[ReviewLitigationGrid]:
    cells = _cells(form(edition).table("review_litigation"), consistent, wrong_cells, stated)
    return st.builds(ReviewLitigationGrid, cells)


@cache
def _proactive(
    edition: Edition, _: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[ProactiveDisclosure]:
    table = form(edition).table("proactive")
    parts: list[st.SearchStrategy[Any]] = [_cells(table, None, None, stated)]
    if any(column.kind is CellKind.AMOUNT and column.unit is None for _, _, column in table.cells()):
        parts.append(st.one_of(st.none(), st.sampled_from(("元", "万元")), any_text(least=1)))
    return st.builds(proactive_class(edition), *parts)


_TABLES: dict[str, Callable[[Edition, bool | None, int | None, bool], st.SearchStrategy[Any]]] = {
    "proactive": _proactive,
    "requests": _requests,
    "review_litigation": _review_litigation,
}


def table_of(
    key: str, edition: Edition, consistent: bool | None, wrong_cells: int | None, stated: bool
) -> st.SearchStrategy[Any]:
    """The table of that key, as the arguments wish it."""
    return _TABLES[key](edition, consistent, wrong_cells, stated)
