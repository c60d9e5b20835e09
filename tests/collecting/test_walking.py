"""The files of trees: each once, sorted by their whole names, nothing passed over in silence."""

import os
from pathlib import Path

import pytest

from gov_disclosure.collecting import outputs
from gov_disclosure.collecting.walking import walk
from tests.collecting.trees import put

NAMES = ["a/x", "a/b/y", "a-b/x", "a.html", "a0", "b/~.txt", "b/2024/é.html", "甲/一", "甲.html"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        put(tmp_path / "tree" / name, b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "tree"


def test_files_come_in_the_order_of_their_names(tree: Path) -> None:
    assert [each.source for each in walk(["tree"])] == sorted(f"tree/{name}" for name in NAMES)
    os.chdir(tree)
    assert [each.source for each in walk(["."])] == sorted(NAMES)


def test_files_of_several_trees_come_once_in_one_order(tree: Path) -> None:
    several = ["tree/b", "tree/a/../a", "tree/甲.html", tree / "a-b", "tree/b/2024", "tree/b"]
    found = [each.source for each in walk(several)]
    assert found == sorted(found)
    assert {Path(each).resolve() for each in found} == {
        (tree / name).resolve() for name in NAMES if name.split("/")[0] in ("a", "a-b", "b", "甲.html")
    }
    assert len(found) == len(set(found)) == 6


def test_hidden_files_lock_files_and_our_own_are_left_out(tree: Path) -> None:
    before = [each.source for each in walk(["tree"])]
    for name in (".hidden", ".git/config", "a/~$x.docx", "panel.parquet", "panel.files.parquet"):
        put(tree / name, b"")
    put(tree / "a" / "panel.parquet", b"of another collection")
    found = [each.source for each in walk(["tree"], outputs("tree/panel.parquet").published)]
    assert found == sorted([*before, "tree/a/panel.parquet"])


def test_what_is_no_file_to_read_is_found_with_a_fault(tree: Path) -> None:
    (tree / "a" / "loop").symlink_to(tree, target_is_directory=True)
    (tree / "a" / "nowhere").symlink_to("is not there")
    (tree / "a" / "linked").symlink_to(tree / "a0")
    os.mkfifo(tree / "a" / "pipe")
    faults = {each.source: each.fault and each.fault.en for each in walk(["tree/a"])}
    assert faults["tree/a/linked"] is None
    assert faults["tree/a/nowhere"] == "no such file"
    assert faults["tree/a/pipe"] == "is no regular file"
    assert "not followed" in str(faults["tree/a/loop"])


def test_a_folder_that_cannot_be_listed_is_found_with_a_fault(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith(f"b{os.sep}2024"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    found = list(walk(["tree"]))
    assert [each.source for each in found] == sorted(each.source for each in found)
    assert {each.source: each.fault.en for each in found if each.fault} == {"tree/b/2024/": "not allowed to read it"}


def test_a_path_that_is_not_there_is_an_error_at_once(tree: Path) -> None:
    with pytest.raises(FileNotFoundError):
        walk([tree, tree / "nowhere"])


def test_a_name_that_is_no_text_is_escaped(tree: Path) -> None:
    name = os.fsencode(tree) + b"/\xb1\xa8.html"
    try:
        with open(name, "wb"):  # noqa: PTH123
            pass
    except OSError:
        pytest.skip("this file system knows no such names")
    (found,) = [each for each in walk(["tree"]) if "\\" in each.source]
    assert found.source == "tree/\\xb1\\xa8.html"
    assert Path(found.path).exists()
