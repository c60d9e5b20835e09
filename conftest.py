"""Sets Hypothesis up, runs the examples in README*.md and docs/, forbids skips where GOV_DISCLOSURE_NO_SKIPS=1 asks.

In a page, a block marked ``python`` is executed (as doctests where it starts with ``>>>``), and so is every
line after ``$ `` in a block marked ``console``; what follows it is what must be printed, ``...`` standing for
anything. Blocks of a page share names, and a scratch directory of their own with a copy of examples/.
What is not to be run is marked ``text`` or ``sh``; what cannot be run everywhere stands after
``<!-- skip: next "the reason" -->``, which `make test-all` does not accept.
"""

import doctest
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

# Time is no verdict on a machine that does other things as well.
settings.register_profile("dev", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
DEV = settings.get_profile("dev")
settings.register_profile("quick", DEV, max_examples=15)
CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
settings.register_profile("ci", DEV, derandomize=True, print_blob=True)
settings.register_profile("thorough", DEV, derandomize=CI, max_examples=60, print_blob=True)
# For mutation/: a failure is only to be noticed, soon and each time.
FIRST_FAILURE = (Phase.explicit, Phase.generate)
settings.register_profile("mutants", DEV, derandomize=True, database=None, max_examples=10, phases=FIRST_FAILURE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if CI else "dev"))

ROOT = Path(__file__).parent
NO_SKIPS = os.environ.get("GOV_DISCLOSURE_NO_SKIPS", "") not in ("", "0")


def run_console(example: Example) -> str | None:
    """Runs the commands of a console block and compares what they print, stderr included."""
    commands: list[tuple[str, list[str]]] = []
    for line in example.parsed.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
        else:
            return f"a console block starts with '$ ', this one with {line!r}"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    environment.pop("LANGUAGE", None)
    checker = doctest.OutputChecker()
    for command, expected in commands:
        done = subprocess.run(
            command,
            check=False,
            shell=True,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
        )
        wanted = doctest.Example(command, "\n".join(expected).strip("\n"))
        printed = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"
        if not checker.check_output(wanted.want, printed, doctest.ELLIPSIS):
            difference = checker.output_difference(wanted, printed, doctest.ELLIPSIS)
            return f"$ {command}\n{difference}(exit {done.returncode})"
    return None


def enter_scratch(namespace: dict[str, Any]) -> None:
    namespace["_home"] = Path.cwd()
    namespace["_scratch"] = scratch = Path(tempfile.mkdtemp(prefix="gov-disclosure-docs-"))
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", scratch / "examples")
    os.chdir(scratch)


def leave_scratch(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_home"])
    shutil.rmtree(namespace["_scratch"])


pages = Sybil(
    parsers=[
        SkipParser(),
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
        CodeBlockParser("console", run_console),
    ],
    patterns=["README*.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
    setup=enter_scratch,
    teardown=leave_scratch,
)
pytest_collect_file = pages.pytest()


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"GOV_DISCLOSURE_NO_SKIPS=1, but: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS:
        refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if NO_SKIPS:
        refuse_skip(report)
    return report
