"""A directory tree of documents as tables: a panel of reports, what was found in them, and what became of each file.

Needs the extra ``frames`` (pyarrow), and for each format of documents the extra that reads it.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from ..errors import MissingExtraError
from .names import Outputs, outputs
from .summary import CollectCounts, CollectSummary

__all__ = ["CollectCounts", "CollectSummary", "Outputs", "collect", "outputs"]


def collect(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    workers: int | None = None,
    progress: Callable[[CollectCounts], object] | None = None,
) -> CollectSummary:
    """Read every document in directories, of any format, into three Parquet files.

    ``out`` is the panel, one row a report; beside it lie ``….findings.parquet``, one row a note or finding, and
    ``….files.parquet``, one row a file with what became of it and why. A second run reads only what is new or
    changed, and drops what is gone. Killed at any moment it leaves what was last published, and the next run
    goes on from there; stopped by Ctrl-C it publishes what it has.

    ``workers`` is how many processes read, by default one for each processor; 0 reads in this process. A
    document that breaks its process down costs only itself. ``progress`` is called as files are done.

    >>> import os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> summary = collect("examples", os.path.join(folder.name, "panel.parquet"), workers=0)
    >>> summary.run.read, summary.run.partial, summary.total.files
    (2, 0, 2)
    >>> collect("examples", summary.panel, workers=0).run.unchanged
    2
    >>> folder.cleanup()

    :raises MissingExtraError: pyarrow is not installed.
    :raises PanelError: ``out`` is there and is something else, or another run is writing it.
    :raises OSError: there is no such directory, or the tables cannot be written.
    """
    try:
        run = import_module("._run", __name__).run
    except ImportError as error:
        if error.name and error.name.partition(".")[0] == "pyarrow":
            raise MissingExtraError(
                extra="frames", purpose_en="collecting into Parquet files", purpose_zh="收集为Parquet文件"
            ) from None
        raise
    given = [paths] if isinstance(paths, str | Path) else paths
    summary: CollectSummary = run(given, out, workers=workers, progress=progress)
    return summary
