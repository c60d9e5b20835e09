"""The page of licences is what is installed here; nothing is there whose licence nobody knows."""

import pytest

from scripts import licences

PAGE = licences.PAGE.read_text(encoding="utf-8")
INSTALLED_FOR_WORK = {*licences.extras()} - {"fuzz", "spark"}


def part(extra: str) -> str | None:
    try:
        return licences.part(extra)
    except licences.NotInstalledError:
        return None


def test_the_page_has_a_part_for_every_extra() -> None:
    assert list(licences.parts(PAGE)) == [extra or licences.CORE for extra in licences.extras()]


@pytest.mark.parametrize("extra", licences.extras(), ids=lambda extra: extra or "core")
def test_a_part_is_what_is_installed(extra: str) -> None:
    made = part(extra)
    if made is None:
        assert extra not in INSTALLED_FOR_WORK, "run make install"
        return
    assert licences.parts(PAGE)[extra or licences.CORE].strip() == made.strip(), "run make licences"


def test_every_licence_is_known() -> None:
    assert licences.NOT_STATED not in PAGE
    assert "UNKNOWN" not in PAGE


def test_the_core_brings_two_packages_and_what_these_bring() -> None:
    assert licences.brought_by("") == {"attrs": True, "cattrs": True, "typing-extensions": False}


def test_an_extra_adds_to_the_core() -> None:
    brought = licences.brought_by("docx")
    assert brought["python-docx"]
    assert not brought["lxml"]
    assert "attrs" not in brought
    assert licences.brought_by("cli").keys() >= brought.keys()


def test_what_is_not_installed_here_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> str:
        raise licences.NotInstalledError(name)

    monkeypatch.setattr(licences, "licence_of", nothing)
    page, kept = licences.generated(PAGE)
    assert page == PAGE
    assert kept == licences.extras()
