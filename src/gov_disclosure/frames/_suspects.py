"""The one cell of table 三 that explains every broken identity of its table, as expressions.

Each cell there stands in the sum of its row and in one or two of its column. One wrong cell therefore breaks
one sum of a row and, in one column, just those sums in which the cells of that row stand, all of them by the
same error. The converse holds too: where that is what is broken, the cell is certain
(:mod:`gov_disclosure.localisation`), and less the error is what it should say.
"""

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import and_
from typing import Any

import narwhals as nw
from attrs import frozen

from ..figures import MAX_COUNT
from ..forms import editions
from ..vocabulary import Edition
from ._columns import FORM
from ._engines import Opened
from ._expressions import residual_name
from ._sums import MergedIdentity, merged, merged_terms

__all__ = ["SUSPECT_COLUMNS", "suspect_steps"]

SUSPECT_COLUMNS = ("suspect_at", "suspect_actual", "suspect_proposed")


@frozen(eq=False)
class _Crossing:
    """A table whose sums cross: those of rows, and those of columns by rule.

    ``rows`` has the residual of each row's sum, ``columns`` that of each column's by rule. ``sides`` is the
    sign with which the cells of a row stand in each of those rules, 0 where they do not; ``signs`` is the sign
    of a column in the sums of rows.
    """

    key: str
    rows: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    sides: Mapping[str, Mapping[str, int]]
    signs: Mapping[str, int]
    assessed: Mapping[Edition, int]


def _is_of_a_row(identity: MergedIdentity) -> bool:
    return len({cell.rpartition(".")[0] for cell in identity.cells()}) == 1


@cache
def _crossings() -> tuple[_Crossing, ...]:
    keys = dict.fromkeys(identity.at.table for identity in merged())
    made = [_crossing(key) for key in keys]
    return tuple(each for each in made if each.rows and each.columns)


def _crossing(key: str) -> _Crossing:
    ours = [identity for identity in merged() if identity.at.table == key]
    rows: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    sides: dict[str, dict[str, int]] = {}
    signs: dict[str, int] = {}
    for identity in ours:
        of_a_row = _is_of_a_row(identity)
        if of_a_row:
            rows[identity.at.row] = identity.id
        else:
            columns.setdefault(identity.rule, {})[identity.at.column] = identity.id
        for terms in merged_terms(identity):
            for sign, cells in ((1, terms.plus), (-1, terms.minus)):
                for cell in cells:
                    row, _, column = cell.removeprefix(f"{key}.").rpartition(".")
                    known = (signs, column) if of_a_row else (sides.setdefault(row, {}), identity.rule)
                    assert known[0].setdefault(known[1], sign) == sign, cell
    counts = {
        each.edition: sum(1 for identity in ours if identity.own is None or each.edition in identity.own)
        for each in editions()
    }
    return _Crossing(key, rows, columns, sides, signs, counts)


def suspect_steps(opened: Opened, where: nw.Expr | None = None) -> tuple[list[nw.Expr], list[nw.Expr], list[nw.Expr]]:
    """Three steps of new columns over a frame with residuals; the last has the three that are wanted.

    ``where`` tells the rows that may have a suspect, all if it is None.
    """
    (crossing,) = _crossings()
    return (
        [*_sums(opened, crossing), *_places(opened, crossing)],
        _error(opened, crossing),
        _found(opened, crossing, where),
    )


def _found(opened: Opened, crossing: _Crossing, where: nw.Expr | None) -> list[nw.Expr]:
    proposed = nw.col("_actual") - nw.col("_error")
    certain = _certain(opened, crossing) & proposed.is_between(0, MAX_COUNT)
    certain = certain if where is None else where & certain
    at = nw.concat_str(nw.lit(f"{crossing.key}."), nw.col("_row"), nw.lit("."), nw.col("_column"))
    values = zip(SUSPECT_COLUMNS, (at, nw.col("_actual"), proposed), strict=True)
    return [nw.when(certain).then(value).otherwise(None).alias(name) for name, value in values]


def _off(opened: Opened, identity: str) -> nw.Expr:
    return opened.col(residual_name(identity))


def _count(broken: Iterable[nw.Expr]) -> nw.Expr:
    return nw.sum_horizontal(*(each.cast(nw.Int64) for each in broken))


def _first(choices: Iterable[tuple[nw.Expr, Any]]) -> Any:
    """The value of the first condition that holds, else null."""
    chosen: Any = None
    for condition, value in reversed(list(choices)):
        chosen = nw.when(condition).then(value).otherwise(chosen)
    return chosen


def _sums(opened: Opened, crossing: _Crossing) -> list[nw.Expr]:
    """How many sums of rows, and of columns by rule, are broken; and by how much, all together."""
    found = []
    groups = {"rows": crossing.rows, **crossing.columns}
    for name, lines in groups.items():
        off = [_off(opened, identity) for identity in lines.values()]
        found.append(_count(each != 0 for each in off).alias(opened.name(f"_broken.{name}")))
        found.append(nw.sum_horizontal(*off).alias(opened.name(f"_off.{name}")))
    every = [_off(opened, identity) for lines in groups.values() for identity in lines.values()]
    found.append(_count(~each.is_null() for each in every).alias("_assessed"))
    return found


def _places(opened: Opened, crossing: _Crossing) -> list[nw.Expr]:
    """The row whose sum is broken, and the column by each rule."""
    found = [
        _first((_off(opened, identity) != 0, nw.lit(row)) for row, identity in crossing.rows.items()).alias("_row")
    ]
    for rule, lines in crossing.columns.items():
        column = _first((_off(opened, identity) != 0, nw.lit(column)) for column, identity in lines.items())
        found.append(column.alias(opened.name(f"_column.{rule}")))
    for rule in crossing.columns:
        side = _first(
            (_off(opened, identity) != 0, nw.lit(crossing.sides[row].get(rule, 0), nw.Int64))
            for row, identity in crossing.rows.items()
        )
        found.append(side.alias(opened.name(f"_side.{rule}")))
    return found


def _error(opened: Opened, crossing: _Crossing) -> list[nw.Expr]:
    """The column, what the cell says, and by how much it is off."""
    column = nw.coalesce(*(opened.col(f"_column.{rule}") for rule in crossing.columns))
    off = opened.col("_off.rows")
    error = _first((column == name, off * sign) for name, sign in crossing.signs.items())
    actual = _first(
        (
            column == name,
            _first(
                (_off(opened, identity) != 0, opened.cell(f"{crossing.key}.{row}.{name}"))
                for row, identity in crossing.rows.items()
            ),
        )
        for name in crossing.signs
    )
    return [column.alias("_column"), error.alias("_error"), actual.alias("_actual")]


def _certain(opened: Opened, crossing: _Crossing) -> nw.Expr:
    """Whether one cell explains all that is broken in a table all of whose identities are assessed."""
    conditions = [
        opened.col("_broken.rows") == 1,
        nw.col("_assessed")
        == _first(
            (opened.col(FORM) == edition.value, nw.lit(count, nw.Int64)) for edition, count in crossing.assessed.items()
        ),
    ]
    for rule in crossing.columns:
        side, broken = opened.col(f"_side.{rule}"), opened.col(f"_broken.{rule}")
        conditions += [
            broken == side.abs(),
            opened.col(f"_off.{rule}") == side * nw.col("_error"),
            (broken == 0) | (opened.col(f"_column.{rule}") == nw.col("_column")),
        ]
    certain: nw.Expr = reduce(and_, conditions)
    return certain
