"""Pythons, clean environments and built packages: what the other programs here need."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
SUPPORTED = ("3.11", "3.12", "3.13")

_ASKED = "import sys; print('%d.%d' % sys.version_info[:2])"


class CommandError(Exception):
    """A command failed; what it printed is the message."""


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What a command prints.

    :raises CommandError: it failed.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(done.stdout.strip() or f"{command[0]} ended with {done.returncode}")
    return done.stdout


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pythons() -> dict[str, Path]:
    """The supported Pythons on this machine, by version: on the path, or among those of pyenv."""
    found: dict[str, Path] = {}
    for version in SUPPORTED:
        places = [shutil.which(f"python{version}"), *_of_pyenv(version), sys.executable]
        for place in filter(None, places):
            if _is(version, Path(place)):
                found[version] = Path(place)
                break
    return found


def _of_pyenv(version: str) -> list[str]:
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return sorted(map(str, root.glob(f"versions/{version}.*/bin/python")), reverse=True)


def _is(version: str, python: Path) -> bool:
    try:
        return run(python, "-c", _ASKED).strip() == version
    except (CommandError, OSError):
        return False


@contextmanager
def clean_environment(python: Path) -> Iterator[Path]:
    """The interpreter of an environment with nothing but pip, gone afterwards."""
    with TemporaryDirectory(prefix="gov-disclosure-") as folder:
        run(python, "-m", "venv", folder)
        # pip of another day would complain of its own age.
        yield Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(python: Path, *what: str | Path, constraints: Iterable[str] = ()) -> None:
    """Install from wheels alone, so that nobody needs a compiler."""
    with TemporaryDirectory(prefix="gov-disclosure-") as folder:
        file = Path(folder) / "constraints.txt"
        file.write_text("".join(f"{line}\n" for line in constraints), encoding="utf-8")
        pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary", ":all:"]
        run(*pip, "--constraint", file, *what)


def built_wheel(folder: Path) -> Path:
    """The wheel of this tree."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (wheel,) = folder.glob("*.whl")
    return wheel
