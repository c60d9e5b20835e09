"""Table 四: administrative reconsideration and litigation about disclosure, by route and result."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, overload

from attrs import Attribute, field, frozen

from .errors import InvalidReportError, Problem, UnknownCellError
from .forms import Table, newest_form
from .tables import FigureTable, address_positions, checked_cells, placed
from .vocabulary import Result, Route

__all__ = ["ResultCounts", "ReviewLitigationGrid"]

_KEY = "review_litigation"
_TABLE = newest_form().table(_KEY)
_WIDTH = len(Result)


@frozen
class ResultCounts:
    """The cases of one route by result (件); ``None`` where no number is known.

    >>> ResultCounts(upheld=7, corrected=0, other=0, pending=1, total=8)[Result.TOTAL]
    8
    """

    upheld: int | None
    corrected: int | None
    other: int | None
    pending: int | None
    total: int | None

    def __getitem__(self, result: Result | str) -> int | None:
        """The count of one result.

        :raises UnknownCellError: there is no such result.
        """
        try:
            value: int | None = getattr(self, Result(result))
        except ValueError:
            raise UnknownCellError(en=f"no result {result!r}", zh=f"没有审理结果{result!r}") from None
        return value


@cache
def _positions() -> dict[object, int]:
    positions = dict(address_positions(_TABLE))
    for position, address in enumerate(_TABLE.addresses):
        positions[Route(address.row), Result(address.column)] = position
    return positions


@frozen(repr=False)
class ReviewLitigationGrid(FigureTable):
    """Table 四 as published: three routes × five results, 15 counts (件), the same in both editions.

    >>> grid = ReviewLitigationGrid.from_figures({Route.RECONSIDERATION: {Result.UPHELD: 2}}, fill=0)
    >>> grid[Route.RECONSIDERATION, Result.TOTAL], grid.direct_litigation.total
    (2, 0)

    :raises InvalidReportError: values that are no counts, each named by its address.
    """

    cells: tuple[int | None, ...] = field()

    @cells.validator  # pyright: ignore[reportAttributeAccessIssue]
    def _check(self, _: "Attribute[Any]", value: object) -> None:
        object.__setattr__(self, "cells", checked_cells(_TABLE, value))

    @classmethod
    def _trusted(cls, cells: tuple[int | None, ...]) -> Self:
        """Make a table of cells that the caller has checked."""
        self = cls.__new__(cls)
        _set_cells(self, cells)
        return self

    @classmethod
    def from_figures(cls, figures: Mapping[Any, Mapping[Any, int | None]], *, fill: int | None = None) -> Self:
        """A new table from its figures alone: each route's 总计 is filled in.

        ``fill`` is what the cells not given say: ``None`` (not stated) or ``0``.

        :raises InvalidReportError: a value that is no count, or a total among the figures.
        :raises UnknownCellError: a route or result that the form does not have.
        """
        totals = [f"{_KEY}.{route}.{Result.TOTAL}" for route, row in figures.items() if Result.TOTAL in row]
        if totals:
            raise InvalidReportError(
                [Problem(at, "is a total: it is filled in", "是总计：由程序填写") for at in totals]
            )
        cells: list[Any] = list(checked_cells(_TABLE, placed(_TABLE, figures, fill)))
        for start in range(0, len(cells), _WIDTH):
            parts = cells[start : start + _WIDTH - 1]
            cells[start + _WIDTH - 1] = None if None in parts else sum(parts)
        return cls(tuple(cells))

    @property
    def table(self) -> Table:
        """The form's description of this table."""
        return _TABLE

    @overload
    def __getitem__(self, key: tuple[Route | str, Result | str]) -> int | None: ...
    @overload
    def __getitem__(self, key: Route) -> ResultCounts: ...  # type: ignore[overload-overlap]  # a member is a string, and means more
    @overload
    def __getitem__(self, key: str) -> int | None: ...
    def __getitem__(self, key: Any) -> Any:
        """A count by ``[route, result]`` or by address, or a whole route by ``[route]``.

        :raises UnknownCellError: the table has no such cell.
        """
        if isinstance(key, Route):
            return self.route(key)
        return self.cells[self._position(key)]

    def _position(self, key: object) -> int:
        try:
            return _positions()[key]
        except (KeyError, TypeError):
            return super()._position(key)

    def route(self, route: Route | str) -> ResultCounts:
        """The five counts of a route.

        :raises UnknownCellError: there is no such route.
        """
        try:
            start = list(Route).index(Route(route)) * _WIDTH
        except ValueError:
            raise UnknownCellError(en=f"no route {route!r}", zh=f"没有救济途径{route!r}") from None
        return ResultCounts(*self.cells[start : start + _WIDTH])

    @property
    def reconsideration(self) -> ResultCounts:
        """行政复议."""
        return self.route(Route.RECONSIDERATION)

    @property
    def direct_litigation(self) -> ResultCounts:
        """行政诉讼 · 未经复议直接起诉."""
        return self.route(Route.DIRECT_LITIGATION)

    @property
    def litigation_after_reconsideration(self) -> ResultCounts:
        """行政诉讼 · 复议后起诉."""
        return self.route(Route.LITIGATION_AFTER_RECONSIDERATION)

    def __repr__(self) -> str:
        """Short: the three totals."""
        totals = ", ".join(f"{route.value}={self.route(route).total}" for route in Route)
        return f"ReviewLitigationGrid({totals})"


_set_cells = ReviewLitigationGrid.cells.__set__  # type: ignore[attr-defined]
