"""What the type checker refuses is told from what nobody noticed."""

from pathlib import Path

import pytest
from attrs import evolve

from mutation import refusing, serving
from mutation.operators import Mutant, mutants
from mutation.serving import Outcome

SOURCE = """
def differs(number: int) -> bool:
    return number != 1
"""


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """How each mutant of a small module ends that no test notices, by the statement that it becomes."""
    sources = tmp_path / "src"
    sources.mkdir()
    (sources / "small.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.mypy]\nstrict = true\n", encoding="utf-8")
    for module in (serving, refusing):
        monkeypatch.setattr(module, "SOURCES", sources)
    monkeypatch.setattr(refusing, "ROOT", tmp_path)
    monkeypatch.setattr(refusing, "COPY", tmp_path / "build")
    outcomes = [Outcome(mutant, "survived") for mutant in mutants(SOURCE)]
    return {each.mutant.after: each.ending for each in refusing.refusing("small", outcomes)}


def test_what_is_of_another_type_is_refused_and_nothing_else(ended: dict[str, str]) -> None:
    assert ended["return None"] == "refused"
    assert ended["return number == 1"] == "survived"
    assert ended["return number != 2"] == "survived"


def test_what_a_test_noticed_is_left_as_it_is() -> None:
    mutant = Mutant(0, "f", 1, "return 1", "return None")
    killed = Outcome(mutant, "killed", "tests/test_f.py::test_f")
    assert refusing.refusing("no.such.module", [killed, evolve(killed, ending="hung")])[0] == killed
