"""Table 二: proactive disclosure, one class for each edition of the form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import Attribute, field, frozen

from .errors import InvalidReportError, Problem
from .figures import Figure
from .forms import Table, form
from .tables import FigureTable, checked_cells, placed
from .text import unfit_text
from .vocabulary import Edition

__all__ = [
    "DocumentsIssued",
    "DocumentsMade",
    "FeeItems",
    "ProactiveDisclosure",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Procurement",
    "ServiceItems",
]

_KEY = "proactive"


@frozen
class DocumentsIssued:
    """规章 or 行政规范性文件 on the 2021 form (件): issued and repealed in the year, in force at its end."""

    issued: int | None
    repealed: int | None
    in_force: int | None


@frozen
class DocumentsMade:
    """规章 or 规范性文件 on the 2019 form (件): made and published in the year, published in all."""

    made: int | None
    newly_published: int | None
    published_total: int | None


@frozen
class ServiceItems:
    """A kind of service on the 2019 form: items last year and their change (项), decisions (件)."""

    items_last_year: int | None
    item_change: int | None
    decisions: int | None


@frozen
class FeeItems:
    """行政事业性收费 on the 2019 form: fee items last year and their change (项)."""

    items_last_year: int | None
    item_change: int | None


@frozen
class Procurement:
    """政府集中采购 on the 2019 form: projects, and the amount as printed with its unit where one is printed."""

    projects: int | None
    amount: Decimal | None
    amount_unit: str | None


class _Proactive(FigureTable):
    __slots__ = ()

    edition: ClassVar[Edition]

    @property
    def table(self) -> Table:
        """The form's description of this table."""
        return form(self.edition).table(_KEY)

    def __getitem__(self, address: Any) -> Figure:
        """A figure by its address.

        :raises UnknownCellError: the table has no such cell.
        """
        return self.get(address)


@frozen(repr=False)
class ProactiveDisclosure2021(_Proactive):
    """Table 二 of the 2021 form: nine counts (件) and one amount (万元), as published.

    >>> table = ProactiveDisclosure2021.from_figures(
    ...     {
    ...         "normative_documents": {"issued": 5, "repealed": 1, "in_force": 25},
    ...         "fees": {"amount_10k_yuan": Decimal("26.55")},
    ...     }
    ... )
    >>> table.normative_documents.in_force, table.fees, table.licensing
    (25, Decimal('26.55'), None)

    :raises InvalidReportError: values that are no counts or amounts, each named by its address.
    """

    cells: tuple[int | Decimal | None, ...] = field()

    edition: ClassVar[Edition] = Edition.FORM_2021

    @cells.validator  # pyright: ignore[reportAttributeAccessIssue]
    def _check(self, _: "Attribute[Any]", value: object) -> None:
        object.__setattr__(self, "cells", checked_cells(self.table, value))

    @classmethod
    def _trusted(cls, cells: tuple[int | Decimal | None, ...], _: None = None) -> Self:
        """Make a table of cells that the caller has checked."""
        self = cls.__new__(cls)
        _set_cells_2021(self, cells)
        return self

    @classmethod
    def from_figures(cls, figures: Mapping[str, Mapping[str, Figure]], *, fill: int | None = None) -> Self:
        """A new table from figures by row and column key; cells not given say ``fill``.

        :raises InvalidReportError: a value that is no count or amount.
        :raises UnknownCellError: a row or column that the form does not have.
        """
        return cls(tuple(placed(form(cls.edition).table(_KEY), figures, fill)))

    def _documents(self, row: str) -> DocumentsIssued:
        return DocumentsIssued(
            *(self.get(f"{_KEY}.{row}.{column}") for column in ("issued", "repealed", "in_force"))  # type: ignore[arg-type]
        )

    @property
    def rules(self) -> DocumentsIssued:
        """规章."""
        return self._documents("rules")

    @property
    def normative_documents(self) -> DocumentsIssued:
        """行政规范性文件."""
        return self._documents("normative_documents")

    @property
    def licensing(self) -> int | None:
        """行政许可: decisions of the year (件)."""
        return self.get("proactive.licensing.decisions")  # type: ignore[return-value]

    @property
    def penalties(self) -> int | None:
        """行政处罚: decisions of the year (件)."""
        return self.get("proactive.penalties.decisions")  # type: ignore[return-value]

    @property
    def compulsion(self) -> int | None:
        """行政强制: decisions of the year (件)."""
        return self.get("proactive.compulsion.decisions")  # type: ignore[return-value]

    @property
    def fees(self) -> Decimal | None:
        """行政事业性收费: the amount collected in the year (万元)."""
        return self.get("proactive.fees.amount_10k_yuan")  # type: ignore[return-value]

    def __repr__(self) -> str:
        """Short: how much is stated."""
        return f"ProactiveDisclosure2021({self.stated} of {len(self.cells)} cells stated)"


@frozen(repr=False)
class ProactiveDisclosure2019(_Proactive):
    """Table 二 of the 2019 trial form: 21 counts (件, 项) and the procurement amount, as published.

    ``amount_unit`` is the unit printed with 采购总金额 (``"元"``, ``"万元"``), ``None`` where the document
    names none: the form itself does not.

    >>> table = ProactiveDisclosure2019.from_figures(
    ...     {"procurement": {"projects": 2, "amount": Decimal("8.60")}, "licensing": {"item_change": -1}},
    ...     amount_unit="万元",
    ... )
    >>> table.procurement, table.licensing.item_change
    (Procurement(projects=2, amount=Decimal('8.6'), amount_unit='万元'), -1)

    :raises InvalidReportError: values that cannot stand in their cells, each named by its address.
    """

    cells: tuple[int | Decimal | None, ...] = field()
    amount_unit: str | None = field(default=None)

    edition: ClassVar[Edition] = Edition.FORM_2019

    @cells.validator  # pyright: ignore[reportAttributeAccessIssue]
    def _check(self, _: "Attribute[Any]", value: object) -> None:
        object.__setattr__(self, "cells", checked_cells(self.table, value))

    @amount_unit.validator  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess]
    def _check_unit(self, _: "Attribute[Any]", value: object) -> None:
        reason = None if value is None else unfit_text(value, empty=False)
        if reason:
            raise InvalidReportError([Problem("proactive.procurement.amount_unit", *reason)])

    @classmethod
    def _trusted(cls, cells: tuple[int | Decimal | None, ...], amount_unit: str | None) -> Self:
        """Make a table of cells that the caller has checked."""
        self = cls.__new__(cls)
        _set_cells_2019(self, cells)
        _set_unit(self, amount_unit)
        return self

    @classmethod
    def from_figures(
        cls,
        figures: Mapping[str, Mapping[str, Figure]],
        *,
        amount_unit: str | None = None,
        fill: int | None = None,
    ) -> Self:
        """A new table from figures by row and column key; cells not given say ``fill``.

        :raises InvalidReportError: a value that cannot stand in its cell.
        :raises UnknownCellError: a row or column that the form does not have.
        """
        return cls(tuple(placed(form(cls.edition).table(_KEY), figures, fill)), amount_unit)

    def _items(self, row: str) -> ServiceItems:
        return ServiceItems(
            *(self.get(f"{_KEY}.{row}.{column}") for column in ("items_last_year", "item_change", "decisions"))  # type: ignore[arg-type]
        )

    def _documents(self, row: str) -> DocumentsMade:
        return DocumentsMade(
            *(self.get(f"{_KEY}.{row}.{column}") for column in ("made", "newly_published", "published_total"))  # type: ignore[arg-type]
        )

    @property
    def rules(self) -> DocumentsMade:
        """规章."""
        return self._documents("rules")

    @property
    def normative_documents(self) -> DocumentsMade:
        """规范性文件."""
        return self._documents("normative_documents")

    @property
    def licensing(self) -> ServiceItems:
        """行政许可."""
        return self._items("licensing")

    @property
    def other_services(self) -> ServiceItems:
        """其他对外管理服务事项."""
        return self._items("other_services")

    @property
    def penalties(self) -> ServiceItems:
        """行政处罚."""
        return self._items("penalties")

    @property
    def compulsion(self) -> ServiceItems:
        """行政强制."""
        return self._items("compulsion")

    @property
    def fees(self) -> FeeItems:
        """行政事业性收费."""
        return FeeItems(self.get("proactive.fees.items_last_year"), self.get("proactive.fees.item_change"))  # type: ignore[arg-type]

    @property
    def procurement(self) -> Procurement:
        """政府集中采购."""
        projects, amount = (self.get(f"{_KEY}.procurement.{column}") for column in ("projects", "amount"))
        return Procurement(projects, amount, self.amount_unit)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        """Short: how much is stated."""
        return f"ProactiveDisclosure2019({self.stated} of {len(self.cells)} cells stated)"


_set_cells_2021 = ProactiveDisclosure2021.cells.__set__  # type: ignore[attr-defined]
_set_cells_2019 = ProactiveDisclosure2019.cells.__set__  # type: ignore[attr-defined]
_set_unit = ProactiveDisclosure2019.amount_unit.__set__  # type: ignore[union-attr]

ProactiveDisclosure = ProactiveDisclosure2019 | ProactiveDisclosure2021
"""Table 二 of either edition."""
