"""Installs the wheel in clean environments on every supported Python that is found, and tries it there.

``python scripts/installs.py``: the core alone (``scripts/core_alone.py``), then the command line with its extra.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.environments import ROOT, SUPPORTED, CommandError, built_wheel, clean_environment, install, pythons, run

_SHOWN = "主动公开政府信息情况"


def installed_on(python: Path, wheel: Path) -> str:
    """What could be done in an environment of its own.

    :raises CommandError: something could not.
    """
    with clean_environment(python) as inside, TemporaryDirectory(prefix="gov-disclosure-") as elsewhere:
        install(inside, wheel)
        said = run(inside, ROOT / "scripts" / "core_alone.py", cwd=Path(elsewhere), PYTHONPATH="").strip()
        install(inside, f"{wheel}[cli]")
        run(inside, "-m", "pip", "check")
        command = [inside, "-m", "gov_disclosure", "show", ROOT / "examples" / "report-2021.html"]
        if _SHOWN not in run(*command, cwd=Path(elsewhere), PYTHONPATH="", PYTHONUTF8="1"):
            raise CommandError("the command line does not show the example")
        return f"{said}; the command line reads a web page"


def results() -> Iterator[tuple[str, bool | None, str]]:
    """For each supported Python whether all went well, ``None`` where there is no such Python here."""
    found = pythons()
    with TemporaryDirectory(prefix="gov-disclosure-") as folder:
        wheel = built_wheel(Path(folder))
        for version in SUPPORTED:
            if version not in found:
                yield version, None, "no such Python on this machine"
                continue
            try:
                yield version, True, installed_on(found[version], wheel)
            except CommandError as error:
                yield version, False, str(error)


def main() -> int:
    failed = False
    for version, well, said in results():
        print(f"Python {version}: {'' if well else 'not done: ' if well is None else 'FAILED: '}{said}", flush=True)
        failed = failed or well is not True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
