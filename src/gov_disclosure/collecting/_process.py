"""Processes that read, each with a thread that waits for it: one that dies takes nothing with it but its task.

They are started as programs, not forked and not by importing the caller's script again: so they are the same
on every system, in a notebook and in a script without a guard.
"""

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder
from struct import Struct
from struct import error as StructError  # noqa: N812
from typing import IO, Any, Protocol

from attrs import define, field

from ..errors import PanelError
from ._items import Task
from .reasons import Reason

__all__ = ["READER", "SECONDS", "Alone", "Crew", "Readers", "main", "reader_named"]

READER = "gov_disclosure.reading:read"
"""By which function documents are read, as module and name."""

SECONDS = 300.0
"""How long a document may take before the process that reads it is stopped."""

_LENGTH = Struct("<Q")
_READY = b"ready"
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from gov_disclosure.collecting._process import main; main(sys.argv[2])"
)

Outcome = bytes | Reason
"""A part, or why the process did not live to make it."""


def reader_named(name: str) -> Any:
    """The function that a module and a name stand for."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


# ---------------------------------------------------------------------- in the process


class _NoPandas(MetaPathFinder):
    """Pandas as if it were not installed: pyarrow would import it for its first array, and take longer to start."""

    def find_spec(self, fullname: str, *_: Any) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def main(reader: str) -> None:
    """Answer tasks with parts until there are no more: the program of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not stand between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.meta_path.insert(0, _NoPandas())
    from ._reading import part_of

    read = reader_named(reader)
    with suppress(BrokenPipeError):
        _send(answers, _READY)
        while (message := _receive(sys.stdin.buffer)) is not None:
            _send(answers, part_of(pickle.loads(message), read))


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """The next message; ``None`` at the end, or in the middle of one that nobody finished."""
    try:
        (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    except StructError:
        return None
    message = stream.read(length)
    return message if len(message) == length else None


# ---------------------------------------------------------------------- outside


class Readers(Protocol):
    """What does tasks."""

    room: int

    def submit(self, task: Task) -> None:
        """Give a task."""
        ...

    def result(self) -> tuple[Task, Outcome]:
        """What came of one of the tasks: wait for it."""
        ...

    def close(self) -> None:
        """Stop, whatever is not done."""
        ...


@define
class Alone:
    """Tasks done in this process itself, when their result is asked for."""

    reader: str = READER
    room: int = 1
    _tasks: list[Task] = field(factory=list)

    def submit(self, task: Task) -> None:
        """Keep a task."""
        self._tasks.append(task)

    def result(self) -> tuple[Task, Outcome]:
        """Do the oldest task."""
        from ._reading import part_of

        task = self._tasks.pop(0)
        return task, part_of(task.items, reader_named(self.reader))

    def close(self) -> None:
        """There is nothing to stop."""


class Crew:
    """Several processes. ``room`` is how many tasks they should have at most, done ones not yet fetched among them."""

    def __init__(self, count: int, reader: str = READER, seconds: float = SECONDS) -> None:
        self.room = 4 * count
        self._reader = reader
        self._seconds = seconds
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[Task, Outcome] | Exception] = queue.SimpleQueue()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._stopped = False
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> None:
        """Give a task to whichever process is free first."""
        self._tasks.put(task)

    def result(self) -> tuple[Task, Outcome]:
        """What came of one of the tasks.

        :raises PanelError: no process can be started.
        """
        result = self._results.get()
        if isinstance(result, Exception):
            raise result
        return result

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            self._stopped = True
            for process in self._processes:
                process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        process: subprocess.Popen[bytes] | None = None
        try:
            while (task := self._tasks.get()) is not None and not self._stopped:
                process = process or self._start()
                outcome = self._asked(process, task)
                if isinstance(outcome, Reason):
                    self._end(process)
                    process = None
                self._results.put((task, outcome))
        except Exception as error:
            self._results.put(error)
        finally:
            if process is not None:
                self._end(process)

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), self._reader]
        with self._lock:
            if self._stopped:
                raise _not_started("stopped")
            # A session of its own: the Ctrl-C of a terminal is for the one who started this.
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._processes.add(process)
        assert process.stdout is not None
        if _receive(process.stdout) != _READY:
            self._end(process)
            raise _not_started(f"exit code {process.returncode}")
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        with self._lock:
            self._processes.discard(process)

    def _asked(self, process: subprocess.Popen[bytes], task: Task) -> Outcome:
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds * len(task.items), stop)
        timer.daemon = True
        timer.start()
        try:
            with suppress(OSError):
                _send(process.stdin, pickle.dumps(task.items))
            part = _receive(process.stdout)
        finally:
            timer.cancel()
        if part is not None:
            return part
        return self._too_long() if late.is_set() else _died(process.wait())

    def _too_long(self) -> Reason:
        seconds = f"{self._seconds:g}"
        return Reason(
            en=f"reading it took longer than {seconds} seconds and was stopped", zh=f"读取超过{seconds}秒，已中止"
        )


def _died(code: int) -> Reason:
    return Reason(
        en=f"the process that read it broke down (exit code {code}), perhaps for want of memory",
        zh=f"读取它的进程崩溃（退出码{code}），可能是内存不足",
    )


def _not_started(why: str) -> PanelError:
    return PanelError(
        en=f"the processes that read cannot be started ({why}): read in this process, with workers=0",
        zh=f"无法启动读取进程（{why}）：请改在本进程内读取（workers=0）",
    )
