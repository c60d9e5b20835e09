"""Rates as SQL, made of their definitions: which cells over which, in each edition."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

from ..cells import CellAddress
from ..indicators import Rate, rates_by_id
from ..vocabulary import Edition
from ._database import Database, with_agencies

__all__ = ["RatesOfYear", "rates_by_year"]

_QUERY = """
WITH each_report AS (
  SELECT year, coalesce(key, source) AS who, CASE form {numerator} END AS n, CASE form {denominator} END AS d
  FROM panel LEFT JOIN agencies USING (agency) WHERE form IN ({forms}) AND (? IS NULL OR year = ?)
), each_agency AS (
  SELECT year, bool_and(n IS NOT NULL AND d IS NOT NULL) AS stated, min(n) AS n, min(d) AS d,
    min(n) = max(n) AND min(d) = max(d) AS agreed
  FROM each_report GROUP BY year, who
)
SELECT year, sum(n) FILTER (stated AND agreed), sum(d) FILTER (stated AND agreed),
  count(*) FILTER (stated AND agreed), count(*) FILTER (NOT stated), count(*) FILTER (stated AND NOT agreed)
FROM each_agency GROUP BY year
"""


@frozen
class RatesOfYear:
    """A rate of a year: exact sums over the agencies that state all of it, and how many do not."""

    year: int | None
    rate: Rate
    numerator: int | None
    denominator: int | None
    counted: int
    unstated: int
    conflicting: int

    @property
    def value(self) -> Fraction | None:
        """The rate; ``None`` where nothing was counted or the denominator is zero."""
        return Fraction(self.numerator or 0, self.denominator) if self.denominator else None


def rates_by_year(database: Database, year: int | None) -> Iterator[RatesOfYear]:
    """Every rate of every year, the years in order."""
    found: list[RatesOfYear] = []
    with_agencies(database)
    for of_editions in rates_by_id().values():
        newest = next(iter(of_editions.values()))
        found += (RatesOfYear(row[0], newest, *_whole(row[1:])) for row in database.rows(_sql(of_editions), year, year))
    yield from sorted(found, key=lambda each: (each.year is None, each.year or 0))


def _sql(of_editions: Mapping[Edition, Rate]) -> str:
    def cases(part: str) -> str:
        return " ".join(
            f"WHEN '{edition.value}' THEN {_sum(getattr(rate, part))}" for edition, rate in of_editions.items()
        )

    forms = ", ".join(f"'{edition.value}'" for edition in of_editions)
    return _QUERY.format(numerator=cases("numerator"), denominator=cases("denominator"), forms=forms)


def _sum(addresses: Sequence[CellAddress]) -> str:
    # A sum in SQL is null where a part of it is: what is wanted here. Cells are far too small to overflow.
    return " + ".join(f'"{address}"' for address in addresses)


def _whole(values: Sequence[Any]) -> list[Any]:
    return [None if value is None else int(value) for value in values]
