"""A panel's three files as views of a database in memory."""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from attrs import frozen

from ..agency_names import agency_key
from ..collecting import outputs
from ..errors import PanelError
from .answers import Note

__all__ = ["Database", "opened", "state", "with_agencies"]

_SPECIAL = re.compile(r"[*?\[]")


@frozen
class Database:
    """The views ``panel``, ``findings`` and ``files``."""

    connection: duckdb.DuckDBPyConnection

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(query, list(values)).fetchall()

    def number(self, query: str, *values: Any) -> int:
        """The one number of a query."""
        return int(self.rows(query, *values)[0][0])


@contextmanager
def opened(panel: Path) -> Generator[Database]:
    """The database of a panel.

    :raises PanelError: a file is not there, is none of a panel, or is damaged.
    """
    where = outputs(panel)
    for file in where.published:
        if not file.is_file():
            raise PanelError(
                en=f"{file} is not there: a panel is written by collect", zh=f"{file}不存在：报告表由collect命令生成"
            )
    with duckdb.connect(":memory:") as connection:
        try:
            for name, file in zip(("panel", "findings", "files"), where.published, strict=True):
                connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_literal(file)})")
            yield Database(connection)
        except duckdb.Error as error:  # a damaged file is an error of any kind
            said = str(error).partition("\n")[0]
            raise PanelError(
                en=f"{panel} cannot be read as a panel ({said})", zh=f"{panel}无法作为报告表读取（{said}）"
            ) from None


def _literal(file: Path) -> str:
    """A file as SQL: DuckDB would take some characters of its name for patterns."""
    name = _SPECIAL.sub(lambda found: f"[{found[0]}]", str(file)).replace("'", "''")
    return f"'{name}'"


def with_agencies(database: Database) -> None:
    """Add the table ``agencies``: for each name in the panel the ``key`` by which names are compared."""
    names = [name for (name,) in database.rows("SELECT DISTINCT agency FROM panel WHERE agency IS NOT NULL")]
    database.rows(
        "CREATE TABLE agencies AS SELECT unnest(?::VARCHAR[]) AS agency, unnest(?::VARCHAR[]) AS key",
        names,
        list(map(agency_key, names)),
    )


def state(database: Database) -> Iterator[Note]:
    """What has to be said of any answer: files that are in none, a run that did not end."""
    unread = database.number("SELECT count(*) FROM files WHERE status NOT IN ('read', 'partial')")
    if unread:
        yield Note(
            zh=f"另有{unread}个文件无法读取或不是此类报告，未计入：可查询unread",
            en=f"files that could not be read or are no report are in none of this: {unread}; ask for unread",
        )
    apart = database.number(
        """SELECT count(*) FROM (SELECT source, content_sha256 FROM panel) AS p
        FULL JOIN (SELECT source, content_sha256 FROM files WHERE status IN ('read', 'partial')) AS f
        USING (source, content_sha256) WHERE p.source IS NULL OR f.source IS NULL"""
    )
    if apart:
        yield Note(
            zh=f"上次收集在发布时中断，{apart}个文件的记录不一致：请再次运行collect",
            en=f"a run was cut short while it published, the tables differ in files: {apart}; run collect again",
        )
