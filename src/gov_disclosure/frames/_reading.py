"""From a frame on any engine back to reports: judged column by column, then laid into tuples all at once.

A frame may have gone through many hands. So nothing is taken on trust: types, ranges, texts, and whether the
cells fit the form of their row; whatever is wrong is said at once, with the rows it is in.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..codec._layout import maker
from ..errors import FrameError, Problem
from ..figures import MAX_COUNT, canonical_amount
from ..forms import CellKind, editions, form
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS, AnnualReport, Narrative
from ..vocabulary import Edition
from ._columns import (
    FORM,
    HEAD,
    METADATA_KEY,
    NARRATIVE,
    SOURCE,
    UNIT,
    WIRE_VERSION,
    Place,
    all_columns,
    cells_of,
    present,
)
from ._engines import arrow_table
from ._schema import COUNT, wide

__all__ = ["reports_of", "wide_table"]

_MOST_ROWS = 5
"""So many rows of a fault are named, and the others counted."""

_LOWEST = {CellKind.COUNT: 0, CellKind.CHANGE: -MAX_COUNT}
_NAMED = ("agency", "title", UNIT)
_EDITIONS = {each.edition.value: each.edition for each in editions()}
_CHUNK = 8192
_FIELDS = tuple(wide())
_SCHEMA = pa.schema([pa.field(field.name, field.type) for field in _FIELDS])


def wide_table(frame: Any) -> pa.Table:
    """A wide frame of any engine as an Arrow table of exactly the schema, its values judged.

    :raises FrameError: columns are missing or of another type, or values that no report can have.
    """
    needed = [name for name in all_columns() if name != SOURCE]
    table = arrow_table(frame, needed, optional=(SOURCE,))
    version = (table.schema.metadata or {}).get(METADATA_KEY.encode())
    if version not in (None, WIRE_VERSION.encode()):
        raise FrameError([_other_version(version.decode(errors="replace"))])
    table = _cast(table)
    problems = list(_problems(table))
    if problems:
        raise FrameError(problems)
    return table


def _other_version(version: str) -> Problem:
    return Problem(
        "",
        f"is of version {version!r}, this library knows {WIRE_VERSION!r}",
        f"版本为{version!r}，而本程序库只认识{WIRE_VERSION!r}",
    )


# ---------------------------------------------------------------------- types


def _cast(table: pa.Table) -> pa.Table:
    columns, problems = [], []
    given = dict(zip(table.column_names, table.columns, strict=True))
    for field in _FIELDS:
        column = given.get(field.name)
        if column is None:
            columns.append(pa.nulls(table.num_rows, field.type))
            continue
        try:
            columns.append(_column(column, field.type))
        except (TypeError, pa.ArrowInvalid, pa.ArrowNotImplementedError):
            problems.append(
                Problem(
                    field.name,
                    f"expected values of type {field.type}, got {column.type} that cannot be such",
                    f"应为{field.type}类型的值，实为无法如此解读的{column.type}",
                )
            )
    if problems:
        raise FrameError(problems)
    return pa.Table.from_arrays(columns, schema=_SCHEMA)


def _column(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    """A column as another type if nothing is lost: pandas keeps integers with gaps as floats, dates as times."""
    given = column.type
    if given == wanted:
        return column
    if pa.types.is_dictionary(given):
        column = column.cast(given.value_type)
        given = given.value_type
    kinds = {
        pa.types.is_integer(wanted): (pa.types.is_integer, pa.types.is_floating),
        pa.types.is_decimal(wanted): (pa.types.is_decimal, pa.types.is_integer),
        pa.types.is_date(wanted): (pa.types.is_date, pa.types.is_timestamp),
        pa.types.is_boolean(wanted): (pa.types.is_boolean,),
        pa.types.is_string(wanted): (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    }[True]
    if not pa.types.is_null(given) and not any(kind(given) for kind in kinds):
        raise TypeError(given)
    if pa.types.is_floating(given):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, given), column)
    return column.cast(wanted)


# ---------------------------------------------------------------------- values


def _problems(table: pa.Table) -> Iterator[Problem]:
    yield from _head_problems(table)
    for key in TABLE_KEYS:
        has = table.column(present(key))
        for place in cells_of(key):
            column = table.column(place.name)
            yield from _range_problems(table, place, column)
            yield from _stray_problems(table, place, key, column, has)
        formless = pc.and_(pc.is_null(table.column(FORM)), has)
        yield from _say(table, FORM, formless, "expected an edition, as there are tables", "有表格时应注明格式版本")


def _head_problems(table: pa.Table) -> Iterator[Problem]:
    known = pa.array(list(_EDITIONS), pa.string())
    column = table.column(FORM)
    strange = pc.and_(pc.is_valid(column), pc.invert(pc.is_in(column, value_set=known)))
    yield from _say(table, FORM, strange, "is no edition of the form", "不是报告格式的版本")
    year = table.column("year")
    outside = pc.or_(pc.less(year, MIN_YEAR), pc.greater(year, MAX_YEAR))
    yield from _say(
        table, "year", outside, f"expected a year from {MIN_YEAR} to {MAX_YEAR}", f"应为{MIN_YEAR}至{MAX_YEAR}的年份"
    )
    for name in (*HEAD, *NARRATIVE, UNIT):
        column = table.column(name)
        if name in (FORM, SOURCE) or not pa.types.is_string(column.type):
            continue
        yield from _say(table, name, pc.match_substring(column, "\0"), "contains U+0000", "含有U+0000字符")
        if name in _NAMED:
            yield from _say(table, name, pc.equal(column, ""), "is empty where null is meant", "为空文本，应为空值")
        if name in NARRATIVE:
            yield from _say(table, name, pc.is_null(column), "expected text, got null", "应为文本，实为空值")
    for key in TABLE_KEYS:
        lacking = pc.is_null(table.column(present(key)))
        yield from _say(table, present(key), lacking, "expected true or false, got null", "应为真或假，实为空值")


def _range_problems(table: pa.Table, place: Place, column: pa.ChunkedArray) -> Iterator[Problem]:
    if place.kind is CellKind.AMOUNT:
        negative = pc.less(column, pa.scalar(0, column.type))
        yield from _say(table, place.name, negative, "expected a non-negative amount", "应为非负金额")
        return
    lowest = _LOWEST[place.kind]
    extremes = pc.min_max(column).as_py()
    if extremes["min"] is None or (extremes["min"] >= lowest and extremes["max"] <= MAX_COUNT):
        return
    outside = pc.or_(pc.less(column, lowest), pc.greater(column, MAX_COUNT))
    yield from _say(
        table,
        place.name,
        outside,
        f"expected an integer from {lowest} to {MAX_COUNT}",
        f"应为{lowest}至{MAX_COUNT}的整数",
    )


def _stray_problems(
    table: pa.Table, place: Place, key: str, column: pa.ChunkedArray, has: pa.ChunkedArray
) -> Iterator[Problem]:
    """A figure where the row has no such table, or its form no such cell."""
    if column.null_count == len(column):
        return
    stated = pc.is_valid(column)
    homeless = pc.and_(stated, pc.invert(has))
    yield from _say(
        table, place.name, homeless, f"a figure, though {present(key)} is false", f"有数字，而{present(key)}为假"
    )
    without = [each.edition.value for each in editions() if not each.has(place.name)]
    if without:
        stray = pc.and_(stated, pc.is_in(table.column(FORM), value_set=pa.array(without, pa.string())))
        yield from _say(
            table, place.name, stray, "a figure in a cell that the row's form does not have", "该行的格式没有这个单元格"
        )


def _say(table: pa.Table, at: str, wrong: Any, en: str, zh: str) -> Iterator[Problem]:
    """A problem that names the rows in which a mask is true; nothing where there is none."""
    # Before pyarrow 22 the next function crashes the process where there are no rows at all.
    if not len(wrong):
        return
    rows = pc.indices_nonzero(wrong)
    if not len(rows):
        return
    shown = [str(row) for row in rows[:_MOST_ROWS].to_pylist()]
    more = len(rows) - len(shown)
    named_en = f"row {', '.join(shown)}" + (f" and {more} more" if more else "")
    named_zh = f"第{'、'.join(shown)}行" + (f"等{len(rows)}行" if more else "")
    yield Problem(at, f"{en} ({named_en})", f"{zh}（{named_zh}）")


# ---------------------------------------------------------------------- reports


def reports_of(table: pa.Table) -> Iterator[AnnualReport]:
    """The reports of a table that :func:`wide_table` has judged."""
    for start in range(0, table.num_rows, _CHUNK):
        yield from _reports(table.slice(start, _CHUNK).combine_chunks())


def _reports(table: pa.Table) -> Iterator[AnnualReport]:
    names = ("agency", "agency_code", "year", "title", "published_on")
    forms = [None if each is None else _EDITIONS[each] for each in table.column(FORM).to_pylist()]
    heads = zip(*(table.column(name).to_pylist() for name in names), strict=True)
    texts = zip(*(table.column(name).to_pylist() for name in NARRATIVE), strict=True)
    tables = zip(*(_tables(table, key, forms) for key in TABLE_KEYS), strict=True)
    for edition, (agency, code, year, title, published_on), text, three in zip(
        forms, heads, texts, tables, strict=True
    ):
        narrative = Narrative._trusted(*text)
        yield AnnualReport._trusted(edition, agency, code, year, title, published_on, narrative, *three)


def _tables(table: pa.Table, key: str, forms: list[Edition | None]) -> list[Any]:
    """A table for each row, None where there is none."""
    has = table.column(present(key)).to_pylist()
    units = table.column(UNIT).to_pylist() if UNIT.startswith(f"{key}.") else None
    found: list[Any] = [None] * len(has)
    for edition in dict.fromkeys(each for each in forms if each is not None):
        rows = [row for row, (each, there) in enumerate(zip(forms, has, strict=True)) if there and each is edition]
        if not rows:
            continue
        make = maker(edition, key)
        ours = table if len(rows) == len(has) else table.take(pa.array(rows))
        columns = [_values(ours, str(address)) for address in form(edition).table(key).addresses]
        with_unit = units is not None and form(edition).has(UNIT.removesuffix("_unit"))
        for row, cells in zip(rows, zip(*columns, strict=True), strict=True):
            found[row] = make(cells, units[row]) if with_unit and units else make(cells)
    return found


def _values(table: pa.Table, name: str) -> list[Any]:
    column = table.column(name).combine_chunks()
    if column.type != COUNT:
        return [None if amount is None else canonical_amount(amount) for amount in column.to_pylist()]
    if column.null_count:
        values: list[Any] = column.to_pylist()
        return values
    values = memoryview(column.buffers()[1]).cast("q")[column.offset : column.offset + len(column)].tolist()
    return values
