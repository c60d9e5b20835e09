"""Table 三: requests received, their outcomes, and what is carried forward, by class of applicant."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Self, overload

from attrs import Attribute, field, frozen

from .errors import InvalidReportError, Problem, UnknownCellError
from .forms import RowRole, Table, form
from .tables import FigureTable, address_positions, checked_cells, placed
from .vocabulary import ApplicantClass, Edition, OutcomeGroup, RequestRow

__all__ = [
    "ApplicantCounts",
    "NotProcessed",
    "OtherwiseHandled",
    "RequestMatrix",
    "Unavailable",
    "Withheld",
]

_KEY = "requests"
_WIDTH = len(ApplicantClass)


@frozen
class ApplicantCounts:
    """One row of table 三 (件), by class of applicant; ``None`` where no number is known.

    >>> row = ApplicantCounts(3, 1, 0, 0, 0, 0, 4)
    >>> row.natural_person, row[ApplicantClass.TOTAL]
    (3, 4)
    """

    natural_person: int | None
    commercial_enterprise: int | None
    research_institution: int | None
    public_interest_organization: int | None
    legal_service_organization: int | None
    other_organization: int | None
    total: int | None

    def __getitem__(self, column: ApplicantClass | str) -> int | None:
        """The count of one class of applicant.

        :raises UnknownCellError: there is no such class.
        """
        try:
            value: int | None = getattr(self, ApplicantClass(column))
        except ValueError:
            raise UnknownCellError(en=f"no applicant class {column!r}", zh=f"没有申请人类别{column!r}") from None
        return value

    def __iter__(self) -> Iterator[int | None]:
        """The seven counts in printed order."""
        return (getattr(self, column) for column in ApplicantClass)


@frozen
class Withheld:
    """（三）不予公开 by ground, and the sum of its rows."""

    state_secret: ApplicantCounts
    prohibited_by_law: ApplicantCounts
    security_and_stability: ApplicantCounts
    third_party_rights: ApplicantCounts
    internal_affairs: ApplicantCounts
    process_information: ApplicantCounts
    enforcement_file: ApplicantCounts
    administrative_query: ApplicantCounts
    sum: ApplicantCounts


@frozen
class Unavailable:
    """（四）无法提供 by reason, and the sum of its rows."""

    not_held: ApplicantCounts
    requires_creation: ApplicantCounts
    still_unclear: ApplicantCounts
    sum: ApplicantCounts


@frozen
class NotProcessed:
    """（五）不予处理 by reason, and the sum of its rows."""

    petition: ApplicantCounts
    repeated: ApplicantCounts
    published_material: ApplicantCounts
    excessive: ApplicantCounts
    confirmation_or_reissue: ApplicantCounts
    sum: ApplicantCounts


@frozen
class OtherwiseHandled:
    """（六）其他处理 and its sum; its rows are ``None`` on the 2019 form, which prints one row only."""

    supplement_overdue: ApplicantCounts | None
    fee_overdue: ApplicantCounts | None
    other: ApplicantCounts | None
    sum: ApplicantCounts


@cache
def _positions(edition: Edition) -> dict[object, int]:
    """Where each cell stands in the tuple, by ``(row, column)`` and by address."""
    table = form(edition).table(_KEY)
    positions = dict(address_positions(table))
    for position, address in enumerate(table.addresses):
        positions[RequestRow(address.row), ApplicantClass(address.column)] = position
    return positions


@cache
def _row_starts(edition: Edition) -> dict[str, int]:
    return {row.key: index * _WIDTH for index, row in enumerate(form(edition).table(_KEY).rows)}


@cache
def _group_starts(edition: Edition) -> dict[OutcomeGroup, tuple[int, ...]]:
    starts = _row_starts(edition)
    return {
        group: tuple(start for key, start in starts.items() if key == group or key.startswith(f"{group}."))
        for group in OutcomeGroup
    }


def _edition(value: Edition | str) -> Edition:
    return form(value).edition


@frozen(repr=False)
class RequestMatrix(FigureTable):
    """Table 三 as published: 25 rows × 7 classes of applicant (23 × 7 on the 2019 form), in 件.

    Totals are stored as published, never mended. ``cells`` are the figures row by row in the form's
    order; ``None`` is a cell in which no number is known.

    >>> matrix = RequestMatrix.from_figures(
    ...     Edition.FORM_2021,
    ...     {RequestRow.RECEIVED: {"natural_person": 2}, RequestRow.DISCLOSED: {"natural_person": 2}},
    ...     fill=0,
    ... )
    >>> matrix[RequestRow.CONCLUDED, ApplicantClass.TOTAL]
    2
    >>> matrix.disclosed.natural_person
    2
    >>> matrix.group(OutcomeGroup.WITHHELD)[ApplicantClass.TOTAL]
    0

    :raises InvalidReportError: values that are no counts, each named by its address.
    """

    edition: Edition = field(converter=_edition)
    cells: tuple[int | None, ...] = field()
    _index: dict[object, int] = field(init=False, eq=False, default=None)

    @cells.validator  # pyright: ignore[reportAttributeAccessIssue]
    def _check(self, _: "Attribute[Any]", value: object) -> None:
        object.__setattr__(self, "cells", checked_cells(self.table, value))
        object.__setattr__(self, "_index", _positions(self.edition))

    @classmethod
    def _trusted(cls, edition: Edition, cells: tuple[int | None, ...]) -> Self:
        """Make a table of cells that the caller has checked."""
        self = cls.__new__(cls)
        _set_edition(self, edition)
        _set_cells(self, cells)
        _set_index(self, _positions(edition))
        return self

    @classmethod
    def from_figures(
        cls,
        edition: Edition | str,
        figures: Mapping[Any, Mapping[Any, int | None]],
        *,
        fill: int | None = None,
    ) -> Self:
        """A new table from its figures alone: totals are filled in.

        ``figures`` gives counts by row and applicant class, without the column 总计 and the row
        （七）总计; ``fill`` is what the cells not given say: ``None`` (not stated) or ``0``. A total over
        an unstated cell stays unstated. ``carried_forward`` is a figure of its own and is not computed.

        :raises InvalidReportError: a value that is no count, or a total among the figures.
        :raises UnknownCellError: a row or class that the edition does not have.
        """
        the_form = form(edition)
        table = the_form.table(_KEY)
        concluded = next(row.key for row in table.rows if row.role is RowRole.CONCLUDED)
        totals = [
            f"{_KEY}.{row}.{column}"
            for row, columns in figures.items()
            for column in columns
            if row == concluded or column == ApplicantClass.TOTAL
        ]
        if totals:
            raise InvalidReportError(
                [Problem(at, "is a total: it is filled in", "是总计：由程序填写") for at in totals]
            )
        cells: list[Any] = list(checked_cells(table, placed(table, figures, fill)))
        _fill_totals(table, cells)
        return cls(the_form.edition, tuple(cells))

    @property
    def table(self) -> Table:
        """The form's description of this table."""
        return form(self.edition).table(_KEY)

    @overload
    def __getitem__(self, key: tuple[RequestRow | str, ApplicantClass | str]) -> int | None: ...
    @overload
    def __getitem__(self, key: RequestRow) -> ApplicantCounts: ...  # type: ignore[overload-overlap]  # a member is a string, and means more
    @overload
    def __getitem__(self, key: str) -> int | None: ...
    def __getitem__(self, key: Any) -> Any:
        """A count by ``[row, applicant class]`` or by address, or a whole row by ``[row]``.

        :raises UnknownCellError: this edition of the table has no such cell.
        """
        try:
            return self.cells[self._index[key]]
        except (KeyError, TypeError):
            pass
        if isinstance(key, RequestRow):
            return self.row(key)
        return self.cells[self._position(key)]

    def _position(self, key: object) -> int:
        try:
            return self._index[key]
        except (KeyError, TypeError):
            return super()._position(key)

    def row(self, row: RequestRow | str) -> ApplicantCounts:
        """The seven counts of a row.

        :raises UnknownCellError: this edition has no such row.
        """
        start = _row_starts(self.edition).get(row)
        if start is None:
            raise UnknownCellError(
                en=f"table 三 of the {self.edition} form has no row {str(row)!r}",
                zh=f"{self.edition}版格式表三没有行{str(row)!r}",
            )
        return ApplicantCounts(*self.cells[start : start + _WIDTH])

    def rows(self) -> Mapping[RequestRow, ApplicantCounts]:
        """Every row of this edition, in printed order."""
        return MappingProxyType({RequestRow(key): self.row(key) for key in _row_starts(self.edition)})

    def column(self, column: ApplicantClass | str) -> Mapping[RequestRow, int | None]:
        """Every row's count for one class of applicant, in printed order.

        :raises UnknownCellError: there is no such class.
        """
        try:
            offset = list(ApplicantClass).index(ApplicantClass(column))
        except ValueError:
            raise UnknownCellError(en=f"no applicant class {column!r}", zh=f"没有申请人类别{column!r}") from None
        rows = map(RequestRow, _row_starts(self.edition))
        return MappingProxyType(dict(zip(rows, self.cells[offset::_WIDTH], strict=True)))

    def group(self, group: OutcomeGroup | str) -> ApplicantCounts:
        """The sum of an outcome group's rows, the same in every edition; ``None`` where a part is unstated.

        :raises UnknownCellError: there is no such group.
        """
        starts = _group_starts(self.edition).get(group)  # type: ignore[arg-type]  # a key is the member's equal
        if starts is None:
            raise UnknownCellError(en=f"no outcome group {group!r}", zh=f"没有办理结果类别{group!r}")
        return ApplicantCounts(*(_sum(self.cells[start + offset] for start in starts) for offset in range(_WIDTH)))

    def _optional_row(self, row: RequestRow) -> ApplicantCounts | None:
        return self.row(row) if row in _row_starts(self.edition) else None

    @property
    def received(self) -> ApplicantCounts:
        """一、本年新收政府信息公开申请数量."""
        return self.row(RequestRow.RECEIVED)

    @property
    def brought_forward(self) -> ApplicantCounts:
        """二、上年结转政府信息公开申请数量."""
        return self.row(RequestRow.BROUGHT_FORWARD)

    @property
    def disclosed(self) -> ApplicantCounts:
        """（一）予以公开."""
        return self.row(RequestRow.DISCLOSED)

    @property
    def partially_disclosed(self) -> ApplicantCounts:
        """（二）部分公开."""
        return self.row(RequestRow.PARTIALLY_DISCLOSED)

    @property
    def withheld(self) -> Withheld:
        """（三）不予公开: its eight rows and their sum."""
        return Withheld(
            state_secret=self.row(RequestRow.WITHHELD_STATE_SECRET),
            prohibited_by_law=self.row(RequestRow.WITHHELD_PROHIBITED_BY_LAW),
            security_and_stability=self.row(RequestRow.WITHHELD_SECURITY_AND_STABILITY),
            third_party_rights=self.row(RequestRow.WITHHELD_THIRD_PARTY_RIGHTS),
            internal_affairs=self.row(RequestRow.WITHHELD_INTERNAL_AFFAIRS),
            process_information=self.row(RequestRow.WITHHELD_PROCESS_INFORMATION),
            enforcement_file=self.row(RequestRow.WITHHELD_ENFORCEMENT_FILE),
            administrative_query=self.row(RequestRow.WITHHELD_ADMINISTRATIVE_QUERY),
            sum=self.group(OutcomeGroup.WITHHELD),
        )

    @property
    def unavailable(self) -> Unavailable:
        """（四）无法提供: its three rows and their sum."""
        return Unavailable(
            not_held=self.row(RequestRow.UNAVAILABLE_NOT_HELD),
            requires_creation=self.row(RequestRow.UNAVAILABLE_REQUIRES_CREATION),
            still_unclear=self.row(RequestRow.UNAVAILABLE_STILL_UNCLEAR),
            sum=self.group(OutcomeGroup.UNAVAILABLE),
        )

    @property
    def not_processed(self) -> NotProcessed:
        """（五）不予处理: its five rows and their sum."""
        return NotProcessed(
            petition=self.row(RequestRow.NOT_PROCESSED_PETITION),
            repeated=self.row(RequestRow.NOT_PROCESSED_REPEATED),
            published_material=self.row(RequestRow.NOT_PROCESSED_PUBLISHED_MATERIAL),
            excessive=self.row(RequestRow.NOT_PROCESSED_EXCESSIVE),
            confirmation_or_reissue=self.row(RequestRow.NOT_PROCESSED_CONFIRMATION_OR_REISSUE),
            sum=self.group(OutcomeGroup.NOT_PROCESSED),
        )

    @property
    def otherwise_handled(self) -> OtherwiseHandled:
        """（六）其他处理: its rows (2021) and their sum, or the one row (2019) as the sum."""
        return OtherwiseHandled(
            supplement_overdue=self._optional_row(RequestRow.OTHERWISE_HANDLED_SUPPLEMENT_OVERDUE),
            fee_overdue=self._optional_row(RequestRow.OTHERWISE_HANDLED_FEE_OVERDUE),
            other=self._optional_row(RequestRow.OTHERWISE_HANDLED_OTHER),
            sum=self.group(OutcomeGroup.OTHERWISE_HANDLED),
        )

    @property
    def concluded(self) -> ApplicantCounts:
        """（七）总计."""
        return self.row(RequestRow.CONCLUDED)

    @property
    def carried_forward(self) -> ApplicantCounts:
        """四、结转下年度继续办理."""
        return self.row(RequestRow.CARRIED_FORWARD)

    def __repr__(self) -> str:
        """Short: the edition, how much is stated, and the key totals."""
        return (
            f"RequestMatrix({self.edition.value!r}, received={self.received.total}, "
            f"concluded={self.concluded.total}, {self.stated} of {len(self.cells)} cells stated)"
        )


_set_edition = RequestMatrix.edition.__set__  # type: ignore[attr-defined]
_set_cells = RequestMatrix.cells.__set__  # type: ignore[attr-defined]
_set_index = RequestMatrix._index.__set__  # type: ignore[attr-defined]


def _sum(values: Any) -> int | None:
    figures = list(values)
    return None if None in figures else sum(figures)


def _fill_totals(table: Table, cells: list[Any]) -> None:
    """Write the row （七）总计 and then the column 总计 into cells that leave them out."""
    rows = [(row, index * _WIDTH) for index, row in enumerate(table.rows)]
    outcomes = [start for row, start in rows if row.role is RowRole.OUTCOME]
    concluded = next(start for row, start in rows if row.role is RowRole.CONCLUDED)
    for offset in range(_WIDTH - 1):
        cells[concluded + offset] = _sum(cells[start + offset] for start in outcomes)
    for _, start in rows:
        cells[start + _WIDTH - 1] = _sum(cells[start : start + _WIDTH - 1])
