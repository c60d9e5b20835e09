"""Runs that are killed, in children forked from one process that has imported everything: a program of its own.

``python -m tests.collecting.killing FOLDER`` prints a line of JSON for each scenario.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gov_disclosure import check, dumps, read
from gov_disclosure.collecting import _parts, _publishing, outputs
from gov_disclosure.collecting._tables import files_schema, findings_schema, panel_schema, part_schema
from gov_disclosure.frames import record_batches
from tests.collecting.trees import NAMES, collected, grow, put, report, tables, touch

Work = Callable[[], Any]
Death = Callable[[Work], bool]
"""Runs something in a child and tells whether it came to its end."""


def forked(work: Work, seconds: float | None = None) -> bool:
    """Do something in a child, killed after some time; tells whether it came to its end."""
    child = os.fork()
    if child == 0:
        code = 1
        with suppress(BaseException):
            work()
            code = 0
        os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"the child failed by itself: {status}"
    return status == 0


def dying_at(step: int) -> Death:
    """Killed before the n-th time that a file is put in its place, or parts are deleted."""
    left = step

    def counted(act: Callable[..., None]) -> Callable[..., None]:
        def acted(*given: Any) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            act(*given)

        return acted

    def death(work: Work) -> bool:
        def doomed() -> None:
            _parts.replace = _publishing.replace = counted(_parts.replace)
            _parts.Parts.clear = counted(_parts.Parts.clear)
            work()

        return forked(doomed)

    return death


def at_random(seed: int, whole: float) -> Iterator[Death]:
    """Killed again and again at some moment, a little later each time, until it comes to its end.

    ``whole`` is how many seconds a run takes that nobody kills.
    """
    random = Random(seed)
    for attempt in range(200):
        seconds = random.uniform(0, whole * (attempt + 1) / 12)
        yield lambda work, seconds=seconds: forked(work, seconds)


def valid(out: Path) -> bool:
    """Whatever is published can be read, the panel and the record hold the same files."""
    where = outputs(out)
    if not where.files.exists():
        return True
    sources = {name: pq.read_table(getattr(where, name))["source"].to_pylist() for name in NAMES}
    unique = all(len(sources[name]) == len(set(sources[name])) for name in ("panel", "files"))
    # The record is replaced last, so that the panel may be ahead of it, never behind.
    return unique and all(found == sorted(found) for found in sources.values())


def changed(tree: Path) -> None:
    """New, changed, touched and removed files."""
    files = sorted(tree.rglob("*.json"))
    files[0].unlink()
    touch(files[1])
    put(files[2], dumps(report(50, requests__received__total=1)))
    touch(files[2])
    for number in range(60, 65):
        put(tree / "丙" / f"{number}.json", dumps(report(number)))


def warm() -> None:
    """What every child would have to make for itself, but no thread: children would not have it."""
    for _ in record_batches([read(dumps(report(0))).report]):
        check(report(0, requests__received__total=1))
    for schema in (panel_schema, findings_schema, part_schema, files_schema):
        schema()


def main(folder: Path) -> None:
    """A panel is made, the tree changed, and the second run killed in every way."""
    pa.set_cpu_count(1)
    # What a process has written outlives it without this, which is for machines that die, and slow.
    os.fsync = lambda _: None
    warm()
    tree, before, right = folder / "tree", folder / "before.parquet", folder / "right.parquet"
    grow(tree, 6)
    assert forked(lambda: collected(tree, before))
    changed(tree)
    started = time.perf_counter()
    assert forked(lambda: collected(tree, right))
    whole = time.perf_counter() - started
    wanted = tables(right)

    def scenario(name: str, deaths: Iterable[Death]) -> int:
        out = folder / f"{name}.parquet"
        for one, other in zip(outputs(before).published, outputs(out).published, strict=True):
            other.write_bytes(one.read_bytes())
        kills, sound = 0, True
        for death in deaths:
            if death(lambda: collected(tree, out)):
                break
            kills += 1
            sound = sound and valid(out)
        same = tables(out) == wanted
        left = outputs(out).work.exists()
        print(json.dumps({"name": name, "kills": kills, "valid": sound, "same": same, "left": left}), flush=True)
        return kills

    step = 1
    while scenario(f"step {step}", [dying_at(step), forked]):
        step += 1
    scenario("random", at_random(0, whole))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
