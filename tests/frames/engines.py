"""The same Arrow table on every engine that is installed, and what it answers as rows."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from gov_disclosure.frames import to_arrow

__all__ = ["ENGINES", "Answer", "Ask", "answering", "rows_of"]

Ask = Callable[[Any], Any]
"""What is asked of a frame, such as its check: a frame again."""

Answer = Callable[[pa.Table], list[dict[str, Any]]]
"""The rows of what was asked, of any table."""

ENGINES: dict[str, Callable[[pa.Table], Any]] = {
    "pyarrow": lambda table: table,
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.from_arrow(table).lazy(),
    "pandas": lambda table: table.to_pandas(),
    "pandas on Arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb": duckdb.from_arrow,
}


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any engine, as plain values."""
    if isinstance(frame, pd.DataFrame):
        frame = pa.Table.from_pandas(frame, preserve_index=False)
    elif isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    elif isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.to_arrow_table()
    elif not isinstance(frame, (pa.Table, pl.DataFrame)):
        frame = frame.toArrow()
    return frame.to_pylist() if isinstance(frame, pa.Table) else frame.to_dicts()


def answering(ask: Ask) -> dict[str, Answer]:
    """What every engine answers."""
    return {engine: _at_once(ask, engine) for engine in ENGINES if engine != "duckdb"} | {"duckdb": _on_duckdb(ask)}


def _at_once(ask: Ask, engine: str) -> Answer:
    return lambda table: rows_of(ask(ENGINES[engine](table)))


def _on_duckdb(ask: Ask) -> Answer:
    """Of a table whose rows are replaced, so that hundreds of expressions are made once and not for each example."""
    database = duckdb.connect()
    database.from_arrow(to_arrow([])).create("panel")
    asked = ask(database.table("panel"))

    def answer(table: pa.Table) -> list[dict[str, Any]]:
        database.execute("truncate panel")
        database.from_arrow(table).insert_into("panel")
        return rows_of(asked)

    return answer
