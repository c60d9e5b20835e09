"""The public interface is what ``public.txt`` says: whoever changes it does so on purpose, and reviewers see it."""

import difflib
from pathlib import Path

import pytest
from attrs import field, frozen

import gov_disclosure
from tests.api import snapshot


def difference(written: str, now: str) -> str:
    lines = difflib.unified_diff(
        written.splitlines(), now.splitlines(), "tests/api/public.txt", "the code", lineterm="", n=4
    )
    return "\n".join(lines)


def test_the_interface_is_what_is_written() -> None:
    changed = difference(snapshot.SNAPSHOT.read_text(encoding="utf-8"), snapshot.public_api())
    if changed:
        pytest.fail(
            "The public interface is not what tests/api/public.txt says. If that is meant, read docs/compatibility.md, "
            f"run `make api` and add a line to CHANGELOG.md.\n{changed}",
            pytrace=False,
        )


def test_every_name_of_the_package_has_an_entry() -> None:
    section = snapshot.public_api().split("\n# ")[0]
    entries = {line.split("(")[0].split()[-1] for line in section.splitlines() if line[:1] not in ("", " ", ")", "#")}
    assert entries >= set(gov_disclosure.__all__)


@frozen
class Sample:
    """Something with one of everything."""

    count: int
    unit: str | None = None
    _hidden: int = 0
    derived: int = field(init=False, default=1)

    @property
    def doubled(self) -> int:
        return 2 * self.count

    @classmethod
    def parse(cls, text: str, /, *, strict: bool = True) -> "Sample":
        raise NotImplementedError

    def within(self, *others: "Sample", most: int | None = None) -> list[Path]:
        raise NotImplementedError


def test_what_an_entry_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "PACKAGE", Sample.__module__)
    monkeypatch.setattr(snapshot, "_public", frozenset)
    assert list(snapshot._class("Sample", Sample)) == [
        "frozen class Sample",
        "    def __init__(count: int, unit: str | None = None, hidden: int = 0) -> None",
        "    count: int",
        "    unit: str | None = None",
        "    derived: int  # worked out",
        "    doubled -> int",
        "    @classmethod",
        "    def parse(text: str, /, *, strict: bool = True) -> Sample",
        "    def within(*others: Sample, most: int | None = None) -> list[Path]",
    ]
