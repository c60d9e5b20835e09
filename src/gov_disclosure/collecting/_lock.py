"""One run at a time: a lock that the system takes away from whoever dies with it."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import PanelError

__all__ = ["locked"]


@contextmanager
def locked(file: Path) -> Generator[None]:
    """Hold a lock, on a file that is made for it; its folder may be deleted meanwhile.

    :raises PanelError: another run holds it.
    """
    descriptor = _open(file)
    try:
        yield
    finally:
        os.close(descriptor)


def _open(file: Path) -> int:
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT)
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise PanelError(
                en=f"another run is collecting into this file: {file.parent} is locked",
                zh=f"另一次收集正在写入同一文件：{file.parent}已锁定",
            ) from None
        # Whoever held it before may have deleted it: then this is a lock that the next one does not see.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), file.stat()):
                return descriptor
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # known on Windows alone
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
