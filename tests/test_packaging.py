"""What is installed, what is shipped, and that every page of the documentation is executed."""

import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")])
OPTIONAL = ["altair", "hypothesis", "msgspec", "pydantic", "pydantic_core", "rich", "selectolax"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Names of the files in the wheel, and in the sdist below its top folder."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    return {"wheel": in_wheel, "sdist": in_sdist}


def test_the_core_needs_attrs_and_cattrs_alone() -> None:
    required = [line for line in distribution("gov-disclosure").requires or [] if "extra ==" not in line]
    assert sorted(re.match(r"[\w-]+", line)[0] for line in required) == ["attrs", "cattrs"]


def test_entry_points_lead_somewhere() -> None:
    entries = {entry.group: entry for entry in distribution("gov-disclosure").entry_points}
    assert entries.keys() == {"console_scripts", "hypothesis"}
    assert all(callable(entry.load()) for entry in entries.values())


def test_public_names_need_no_optional_dependency() -> None:
    program = f"""
import sys
sys.modules.update(dict.fromkeys({OPTIONAL}))  # importing one of these fails
import gov_disclosure
for name in gov_disclosure.__all__:
    getattr(gov_disclosure, name)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_importing_the_package_loads_no_optional_dependency() -> None:
    program = f"import sys, gov_disclosure; assert not {set(OPTIONAL)} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_version_is_the_distributions() -> None:
    import gov_disclosure

    assert gov_disclosure.__version__ == distribution("gov-disclosure").version


def test_the_wheel_holds_the_package_its_marker_and_schemas(built: dict[str, set[str]]) -> None:
    source = ROOT / "src"
    files = [path for path in source.rglob("*") if path.is_file() and path.suffix in (".py", ".json", ".typed")]
    expected = {path.relative_to(source).as_posix() for path in files}
    assert "gov_disclosure/py.typed" in expected
    assert any(re.fullmatch(r"gov_disclosure/schemas/[^/]+\.json", name) for name in expected)
    about = {name for name in built["wheel"] if ".dist-info/" in name}
    assert built["wheel"] - about == expected
    assert {name.partition(".dist-info/")[2] for name in about} == {
        *("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"),
    }


IN_THE_SDIST = (
    r"(CHANGELOG|CONTRIBUTING|README|README\.zh-CN|SECURITY)\.md",
    r"LICENSE|Makefile|PKG-INFO|conftest\.py|constraints\.txt|pyproject\.toml|\.gitignore",
    r"\.ci/run",
    r"(benchmarks|examples|fuzz|mutation|scripts)/.+\.(py|md|html|txt|json|toml|ipynb)",
    r"docs/.+\.(py|md|png|css|html|js|svg|ipynb|json|txt|po|toml)",
    r"src/gov_disclosure/.+\.py|src/gov_disclosure/py\.typed|src/gov_disclosure/schemas/.+\.json",
    r"tests/.+\.(py|md|txt|html|toml|json)|tests/fuzz/seeds/[^/]+",
    r"tests/golden/(SHA256SUMS|.+\.(columns|parquet|pickle|values))",
    r"typings/.+\.pyi",
)
"""What an sdist may hold, by pattern; none is idle."""


def test_the_sdist_holds_what_it_should_and_nothing_else(built: dict[str, set[str]]) -> None:
    matched = {name: [each for each in IN_THE_SDIST if re.fullmatch(each, name)] for name in built["sdist"]}
    assert [name for name, patterns in matched.items() if not patterns] == []
    assert set(IN_THE_SDIST) == {pattern for patterns in matched.values() for pattern in patterns}
    pictures = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("**/pictures/*.png")}
    assert pictures
    assert built["sdist"] >= {*pictures, "docs/screenshots.py", "docs/chromium.py"}


NOT_IN_THE_SDIST = {".editorconfig", ".gitattributes"}


def test_the_sdist_holds_the_repository(built: dict[str, set[str]]) -> None:
    """ "Every file that git knows": where this is a repository, and not an sdist itself."""
    if not (ROOT / ".git").exists():
        assert (ROOT / "PKG-INFO").exists(), "neither a repository nor an sdist"
        return
    known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    tracked = {name for name in known.split("\0") if name and (ROOT / name).exists()}
    assert tracked - built["sdist"] == NOT_IN_THE_SDIST


def test_two_builds_are_equal_byte_for_byte() -> None:
    from scripts.reproducible import CIRCUMSTANCES, built_twice

    one, other = built_twice()
    assert len(CIRCUMSTANCES) == 2
    assert {name.rpartition(".")[2] for name in one} == {"whl", "gz"}
    assert one == other


def test_there_are_pages() -> None:
    names = {page.relative_to(ROOT).as_posix() for page in PAGES}
    assert names >= {"README.md", "README.zh-CN.md"}
    assert any(name.startswith("docs/") for name in names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_example_in_a_page_is_executed(page: Path) -> None:
    from conftest import pages

    assert pages.should_parse(page)
    executed = [example.start for example in pages.parse(page).examples()]
    fences = re.compile(r"^ *(`{3,}) *(\w*)[^\n]*\n(.*?)^ *\1", re.MULTILINE | re.DOTALL)
    for block in fences.finditer(page.read_text(encoding="utf-8")):
        _, language, body = block.groups()
        if language in ("python", "console"):
            assert any(block.start() <= start < block.end() for start in executed), block[0]
        else:
            assert not re.search(r"^ *(>>>|\$) ", body, re.MULTILINE), f"marked {language!r}, nothing runs it: {body}"
