"""The files of directory trees in the order of their names: a stream, never a list of them all."""

import heapq
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from attrs import frozen

from .reasons import Reason, reason_of

__all__ = ["Found", "walk"]

_NO_FILE = Reason(en="is no regular file", zh="不是普通文件")
_LINKED = Reason(
    en="is a link to a directory, which is not followed: name the directory itself",
    zh="是指向目录的链接，不予跟随：请直接指定该目录",
)


@frozen
class Found:
    """A file found: its name as text, the path to open it by, its size and time; or why it is no file to read."""

    source: str
    path: str
    size: int | None = None
    mtime_ns: int | None = None
    fault: Reason | None = None


@frozen
class _LeftOut:
    """Files to pass over: their paths, and their names, by which most others are told from them at once."""

    names: frozenset[str]
    paths: frozenset[str]


def walk(paths: Iterable[str | Path], skip: Collection[Path] = ()) -> Iterator[Found]:
    """Every file in directories, or named itself, sorted by ``source``; each only once.

    Hidden files, the lock files of office programs and ``skip`` are left out. What cannot be listed or is no
    file is found with a fault: nothing is passed over in silence.

    >>> [found.source for found in walk(["examples"])]
    ['examples/report-2019.txt', 'examples/report-2021.html']

    :raises OSError: there is no such path.
    """
    left_out = _LeftOut(frozenset(each.name for each in skip), frozenset(os.path.realpath(each) for each in skip))
    roots = _apart([os.path.normpath(os.fspath(path)) for path in paths])
    return heapq.merge(*[_below(root, left_out) for root in roots], key=attrgetter("source"))


def _apart(paths: Iterable[str]) -> list[str]:
    """The paths that lie in none of the others."""
    kept: dict[str, str] = {}
    for path in paths:
        Path(path).stat()
        kept.setdefault(os.path.realpath(path), path)
    return [path for real, path in kept.items() if not any(str(parent) in kept for parent in Path(real).parents)]


def _below(root: str, left_out: _LeftOut) -> Iterator[Found]:
    if os.path.isdir(root):  # noqa: PTH112
        yield from _listed(root, "" if root == os.curdir else f"{_shown(root)}/", left_out)
    else:
        yield _file(_shown(root), root)


def _listed(folder: str, prefix: str, left_out: _LeftOut) -> Iterator[Found]:
    """A folder's files and, in their place, those of its folders: the order of the whole names."""
    try:
        with os.scandir(folder) as entries:
            names = [(f"{_shown(each.name)}{'/' * each.is_dir(follow_symlinks=False)}", each.name) for each in entries]
    except OSError as error:
        yield Found(source=prefix or folder, path=folder, fault=reason_of(error))
        return
    for shown, name in sorted(names):
        path = os.path.join(folder, name)  # noqa: PTH118
        if name.startswith((".", "~$")) or (name in left_out.names and os.path.realpath(path) in left_out.paths):
            continue
        if shown.endswith("/"):
            yield from _listed(path, prefix + shown, left_out)
        else:
            yield _file(prefix + shown, path)


def _file(source: str, path: str) -> Found:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Found(source=source, path=path, fault=reason_of(error))
    if stat.S_ISDIR(found.st_mode):
        return Found(source=source, path=path, fault=_LINKED)
    if not stat.S_ISREG(found.st_mode):
        return Found(source=source, path=path, fault=_NO_FILE)
    return Found(source=source, path=path, size=found.st_size, mtime_ns=found.st_mtime_ns)


def _shown(name: str) -> str:
    """A name as text that a table can hold: bytes that are none are escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")
