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
    assert {name for name in built["wheel"] if ".dist-info/" not in name} == expected


def test_the_sdist_holds_tests_docs_examples_and_benchmarks(built: dict[str, set[str]]) -> None:
    folders = {name.partition("/")[0] for name in built["sdist"] if "/" in name}
    assert folders >= {"src", "tests", "docs", "examples", "benchmarks"}
    pictures = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("**/pictures/*.png")}
    assert pictures
    assert built["sdist"] >= {*pictures, "docs/screenshots.py", "docs/chromium.py"}
    assert built["sdist"] >= {"LICENSE", "CHANGELOG.md", "README.md", "README.zh-CN.md", "constraints.txt"}


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
