"""The lowest versions, as pyproject.toml has them."""

import pytest

from scripts.bounds import ENGINES, constraints, lowest
from scripts.environments import pyproject


def project(*dependencies: str, **extras: list[str]) -> dict[str, object]:
    return {"name": "mine", "dependencies": list(dependencies), "optional-dependencies": extras}


def test_every_dependency_of_users_has_its_lower_bound() -> None:
    extras = {"fast": ["b>=2"], "all": ["mine[fast]"], "dev": ["pandas>=3.0", "tool>=9"], "docs": ["site>=1"]}
    assert lowest(project("a>=1.5", **extras)) == {"a": "1.5", "b": "2", "pandas": "3.0"}


@pytest.mark.parametrize("line", ["a", "a>=1,<2", "a==1", "a~=1.0"])
def test_a_requirement_of_another_kind_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="lower bound"):
        lowest(project(line))


def test_two_bounds_of_one_package_are_refused() -> None:
    with pytest.raises(ValueError, match="two lower bounds"):
        lowest(project("a>=1", x=["a>=2"]))


def test_the_constraints_are_of_what_users_install() -> None:
    names = {line.partition("==")[0] for line in constraints("lowest")}
    assert names >= {"attrs", "cattrs", "selectolax", "msgspec", *ENGINES}
    assert not names & {"mypy", "pytest", "sphinx"}
    assert constraints("newest") == []
    assert lowest(pyproject()["project"])
