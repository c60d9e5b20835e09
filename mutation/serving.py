"""One process a module: it imports whatever does not need the module, and makes a copy of itself for each mutant.

The copies begin where Python is about to execute the module's code, so that what is computed at import (tables,
classes, patterns) is made of the mutant too.
"""

import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import asdict, define, field, frozen

from .operators import Mutant, mutants, mutated
from .targets import group_of

__all__ = ["ROOT", "SOURCES", "Choice", "Outcome", "Usual", "judge", "source_of"]

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src"
MOST_MEMORY = 4 << 30
LEAST = 8
"""Mutants of a module that are tried, however small the share."""
PATIENCE = 3.0
"""How many times longer than without a mistake the tests may take before the mutant counts as hanging."""


@frozen
class Outcome:
    """How a mutant ended: ``killed`` by the test named, ``refused`` by the type checker, ``hung``, ``stillborn`` (no
    import), ``survived``."""

    mutant: Mutant
    ending: str
    test: str = ""


@frozen
class _Plan:
    """Which tests run, and in what order."""

    left_out: frozenset[str] = frozenset()
    order: dict[str, int] = field(factory=dict)


@define(eq=False)
class _Watch:
    """What pytest tells while the tests run."""

    plan: _Plan
    seconds: dict[str, float] = field(factory=dict)
    failed: list[str] = field(factory=list)
    began: bool = False

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.began = True
        items[:] = [item for item in items if item.nodeid not in self.plan.left_out]
        items.sort(key=lambda item: self.plan.order.get(item.nodeid, len(self.plan.order)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid or "collection")


@frozen
class Usual:
    """How the tests of a group end without a mistake: the seconds of each, those that fail, all together."""

    seconds: dict[str, float]
    failed: list[str]
    together: float


@frozen
class Judged:
    """What came out for a module."""

    mutants: int
    outcomes: list[Outcome]
    usual: Usual


@frozen
class Choice:
    """Which mutants of a module are tried: a share of them, drawn by a seed, or those with these keys."""

    share: float
    seed: str = "1"
    keys: frozenset[str] | None = None

    def of(self, module: str, found: list[Mutant]) -> list[Mutant]:
        """Those chosen, in order."""
        if self.keys is not None:
            return [mutant for mutant in found if mutant.key in self.keys]
        size = min(len(found), max(LEAST, round(self.share * len(found))))
        drawn = random.Random(f"{self.seed}:{module}").sample(found, size)
        return sorted(drawn, key=lambda mutant: mutant.number)


def judge(module: str, choice: Choice, usual: Usual | None) -> Judged:
    """The outcomes of the mutants chosen of a module, and how its tests end without one (if not known yet)."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiver)
        _become_server(_Server(module, choice, sender, usual))
    os.close(sender)
    with open(receiver, encoding="utf-8") as answers:  # noqa: PTH123 - a pipe has no path
        lines = answers.read().splitlines()
    os.waitpid(child, 0)
    if not lines:
        raise RuntimeError(f"the server of {module} died")
    head, *outcomes = map(json.loads, lines)
    return Judged(
        head["mutants"],
        [Outcome(Mutant(**each.pop("mutant")), **each) for each in outcomes],
        Usual(**head["usual"]),
    )


def _become_server(server: "_Server") -> None:
    sys.meta_path.insert(0, server)
    try:
        for name in _independent_of(server.module):
            importlib.import_module(name)
        importlib.import_module(server.module)
    except BaseException:
        if not server.in_child:
            traceback.print_exc()
            os._exit(2)
        server.tell(ending="stillborn")
        os._exit(0)
    try:
        server.run_tests()
    finally:
        os._exit(0)


def _independent_of(module: str) -> list[str]:
    """The library's modules that can be imported without the one to mutate."""
    import grimp

    graph = grimp.build_graph("gov_disclosure", cache_dir=None)
    dependent = graph.find_downstream_modules(module) | {module}
    dependent |= {name for name in graph.modules if any(name.startswith(f"{each}.") for each in dependent)}
    heavy = ("gov_disclosure.frames", "gov_disclosure.collecting", "gov_disclosure.panels", "gov_disclosure.__main__")
    return sorted(name for name in graph.modules - dependent if not name.startswith(heavy))


@define(eq=False)
class _Server(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the module to mutate; executing it is where the copies begin."""

    module: str
    choice: Choice
    sender: int
    usual: Usual | None
    in_child: bool = False
    _plan: _Plan = field(factory=_Plan)
    _answer: int = -1

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        source = source_of(fullname)
        inside = [str(source.parent)] if source.stem == "__init__" else None
        return importlib.util.spec_from_file_location(fullname, source, loader=self, submodule_search_locations=inside)

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        path = Path(str(module.__file__))
        source = path.read_text(encoding="utf-8")
        number = None if self.in_child else self._serve(source)
        tree = (
            compile(source, str(path), "exec")
            if number is None
            else compile(mutated(source, number), str(path), "exec")
        )
        exec(tree, module.__dict__)

    def _serve(self, source: str) -> int | None:
        """In the copies, the number of their mutant; does not return in the server."""
        if self.usual is None:
            answer, seconds = self._copy(None)
            if answer is None:
                return None
            self.usual = Usual(answer["seconds"], answer["failed"], seconds)
        found = mutants(source)
        self._write({"mutants": len(found), "usual": asdict(self.usual)})
        kills: Counter[str] = Counter()
        for mutant in self.choice.of(self.module, found):
            self._plan = self._order(kills)
            answer, _ = self._copy(PATIENCE * self.usual.together + 5)
            if answer is None:
                return mutant.number
            test = (answer["failed"] or [""])[0]
            kills[test] += 1
            self._write({"mutant": asdict(mutant), "ending": answer["ending"], "test": test})
        os._exit(0)

    def _order(self, kills: Counter[str]) -> _Plan:
        """The tests that noticed most mutants first, then the quick ones."""
        assert self.usual
        ranked = sorted(self.usual.seconds, key=lambda name: (-kills[name], self.usual.seconds[name]))
        return _Plan(frozenset(self.usual.failed), {name: at for at, name in enumerate(ranked)})

    def _copy(self, limit: float | None = None) -> tuple[dict[str, Any] | None, float]:
        """What a copy of this process answered and the processor time it took; None in the copy itself."""
        receiver, sender = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receiver)
            self.in_child, self._answer = True, sender
            _limit(limit)
            return None, 0.0
        os.close(sender)
        with open(receiver, encoding="utf-8") as answers:  # noqa: PTH123 - a pipe has no path
            text = answers.read()
        _, _, usage = os.wait4(child, 0)
        answer = json.loads(text) if text else {"ending": "hung", "failed": []}
        return answer, usage.ru_utime + usage.ru_stime

    def run_tests(self) -> None:
        """All tests without a mutant; with one, until the first fails."""
        whole = not self._plan.order
        watch = _Watch(self._plan)
        own = source_of(self.module)
        near, *far = _batches(group_of(self.module).tests)
        for batch in ([str(own), *near], *far):
            code = pytest.main([*_ARGUMENTS, *([] if whole else ["-x"]), *batch], plugins=[watch])
            if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and not whole:
                self.tell(ending="killed", failed=watch.failed)
                return
        self.tell(ending="survived", failed=watch.failed, seconds=watch.seconds if whole else {})

    def tell(self, **answer: Any) -> None:
        os.write(self._answer, json.dumps({"failed": [], **answer}).encode())
        os.close(self._answer)

    def _write(self, line: dict[str, Any]) -> None:
        os.write(self.sender, f"{json.dumps(line)}\n".encode())


def source_of(module: str) -> Path:
    stem = SOURCES / module.replace(".", "/")
    return stem / "__init__.py" if stem.is_dir() else stem.with_suffix(".py")


def _batches(tests: Sequence[str]) -> list[Sequence[str]]:
    """Most mutants are noticed by what stands nearest: the rest is collected only for the others."""
    return [part for part in (tests[:2], tests[2:6], tests[6:]) if part]


_ARGUMENTS = ["-q", "--no-header", "--tb=no", "--no-summary", "-p", "no:cacheprovider"]


def _limit(seconds: float | None) -> None:
    """Nothing is printed; a mutant that takes too much time (of its own or of the clock) or memory is ended."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    if seconds is not None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(int(10 * seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
