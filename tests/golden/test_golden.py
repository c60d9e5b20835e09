"""What was written once is read for ever: by reports, frames, pickles and lists, and by programs that read our JSON."""

import json
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest

import gov_disclosure
from gov_disclosure import AnnualReport, Confirmed, check, dumps, form, frames, json_schema, loads, read_json
from gov_disclosure.cli import main
from gov_disclosure.codec import _plain
from gov_disclosure.collecting import _tables, collect
from tests.codec.ways import slowly
from tests.golden.golden import COMMANDS, FOLDER, REPORTS, SUMS, figure, golden_files, sealed, sum_of, values_of

DECODERS: dict[str, Callable[[bytes], AnnualReport | None]] = {
    "strict": loads,
    "lenient": lambda data: read_json(data).report,
    "plain": _plain.read,
    "complete walk": slowly,
}
PACKAGE = Path(gov_disclosure.__file__).parent
FIELDS = ("form", "agency", "agency_code", "year", "title", "published_on")
TABLES = ("proactive", "requests", "review_litigation")

by_name = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def reports() -> dict[str, AnnualReport]:
    return {path.name: loads(path.read_bytes()) for path in REPORTS}


# ---------------------------------------------------------------------- the files


def test_no_golden_file_was_changed() -> None:
    expected, found = sealed(), {name: sum_of(name) for name in golden_files()}
    lost = sorted(name for name, digest in expected.items() if found.get(name) != digest)
    assert not lost, (
        f"changed or removed: {', '.join(lost)}. Golden files are never changed: what was written must be read for "
        "ever. Take the change back; a new version of a format gets new files. See tests/golden/README.md."
    )
    new = sorted(found.keys() - expected.keys())
    assert not new, f"new and not sealed: {', '.join(new)}. Look at them, then run python tests/golden/seal.py."


def test_sums_can_be_checked_by_sha256sum() -> None:
    lines = SUMS.read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[0-9a-f]{64}  \S+", line) for line in lines)
    assert [line[66:] for line in lines] == sorted(line[66:] for line in lines)


def test_every_edition_and_every_kind_of_cell_is_there() -> None:
    stated = {path.stem: {key for key, value in values_of(path).items() if value is not None} for path in REPORTS}
    for edition in ("2019", "2021"):
        cells = {str(address) for address in form(edition).addresses}
        assert stated[f"{edition}-full"] >= cells
        assert not stated[f"{edition}-sparse"] >= cells


def test_every_version_of_every_format_has_a_golden_file_and_a_line_in_the_pages() -> None:
    version = re.compile(r"gov-disclosure/([a-z]+/[0-9]+)")
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    page = (FOLDER.parents[1] / "docs" / "compatibility.md").read_text(encoding="utf-8")
    written = set(version.findall(source))
    assert "report/1" in written
    assert set(version.findall(page)) == written
    golden = {Path(part).name.split(".")[0] for name in golden_files() for part in (name, str(Path(name).parent))}
    assert {each.replace("/", "-") for each in written} <= golden


# ---------------------------------------------------------------------- reports


@by_name
@pytest.mark.parametrize("way", DECODERS)
def test_a_report_says_what_it_said(path: Path, way: str) -> None:
    report = DECODERS[way](path.read_bytes())
    assert report is not None
    expected = values_of(path)
    assert {field: expected.pop(field) for field in FIELDS} == {
        **{field: getattr(report, field) for field in FIELDS},
        "published_on": report.published_on and report.published_on.isoformat(),
    }
    for table in TABLES:
        if table in expected:
            assert expected.pop(table) is None
            assert getattr(report, table) is None
    for section in [key for key in expected if key.startswith("narrative.")]:
        assert getattr(report.narrative, section.removeprefix("narrative.")) == expected.pop(section)
    unit = expected.pop("proactive.procurement.amount_unit", None)
    assert unit == getattr(report.proactive, "amount_unit", None)
    stated = {str(address): value for address, value in report.items() if value is not None}
    assert stated == {address: figure(value) for address, value in expected.items() if value is not None}


@by_name
def test_a_report_is_written_as_it_was(path: Path) -> None:
    assert dumps(loads(path.read_bytes())) == path.read_bytes()


@by_name
def test_a_report_is_of_the_schema(path: Path) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(path.read_bytes()))


def test_pickled_reports_are_the_same(reports: dict[str, AnnualReport]) -> None:
    assert pickle.loads((FOLDER / "report-1.pickle").read_bytes()) == reports


# ---------------------------------------------------------------------- frames


def columns(schema: Any) -> list[str]:
    return [f"{column.name}: {column.type}{'' if column.nullable else ' not null'}" for column in schema]


def test_a_frame_is_the_reports(reports: dict[str, AnnualReport]) -> None:
    assert frames.from_frame(pq.read_table(FOLDER / "frames-1.parquet")) == list(reports.values())


def test_the_columns_of_a_frame_are_what_they_were(tmp_path: Path, reports: dict[str, AnnualReport]) -> None:
    expected = (FOLDER / "frames-1.columns").read_text(encoding="utf-8").splitlines()
    assert columns(pq.read_schema(FOLDER / "frames-1.parquet")) == expected
    frames.write_parquet(tmp_path / "now.parquet", reports.values())
    written = pq.read_schema(tmp_path / "now.parquet")
    assert columns(written) == expected
    assert written.metadata == {b"gov_disclosure.schema": b"gov-disclosure/report/1"}


def test_the_columns_of_what_collect_writes_are_what_they_were() -> None:
    schemas = {"panel": _tables.panel_schema(), "findings": _tables.findings_schema(), "files": _tables.files_schema()}
    parts = (FOLDER / "collect-1.columns").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert parts == ["\n".join([f"[{name}]", *columns(schema)]) for name, schema in schemas.items()]


# ---------------------------------------------------------------------- confirmed findings


def test_a_list_of_confirmed_findings_is_read_and_written_as_it_was() -> None:
    content = (FOLDER / "confirmed-1.json").read_bytes()
    assert Confirmed.loads(content).dumps() == content


def test_what_was_confirmed_is_still_silent(reports: dict[str, AnnualReport]) -> None:
    """The fingerprints of findings are what they were."""
    confirmed = Confirmed.loads((FOLDER / "confirmed-1.json").read_bytes())
    silenced = {
        each.confirmation.fingerprint
        for name in ("2019-full.json", "2021-wrong.json")
        for each in check(reports[name], confirmed=confirmed).silenced
    }
    assert silenced == {each.fingerprint for each in confirmed.entries}


# ---------------------------------------------------------------------- what is printed for programs

SENTENCES = frozenset(("message", "title", "definition", "label", "title_zh", "title_en"))
"""What is said for people may be said better."""

GROWING = frozenset(("identities", "identities_assessed", "causes", "rates"))
"""What a form is asked, and what is made of it, may become more."""


def broken(then: Any, now: Any, at: str = "") -> Iterator[str]:
    """Where a program that was written for what was printed then would stumble over what is printed now."""
    key = at.rpartition(".")[2]
    if type(then) is not type(now):
        yield f"{at}: was {then!r}, is {now!r}"
    elif isinstance(then, dict):
        if list(then) != list(now):
            yield f"{at}: had the keys {list(then)}, has {list(now)}"
        for each in then.keys() & now.keys():
            yield from broken(then[each], now[each], f"{at}.{each}")
    elif isinstance(then, list):
        yield from broken_lists(then, now, at)
    elif then != now and key not in SENTENCES | GROWING:
        yield f"{at}: was {then!r}, is {now!r}"


def broken_lists(then: list[Any], now: list[Any], at: str) -> Iterator[str]:
    """Of findings none may be lost; of what grows the first is compared; any other list is as long as it was."""
    key = at.rpartition(".")[2]
    if key == "findings":
        found = {(each["rule"], each["at"]): each for each in now}
        now = [found.get((each["rule"], each["at"])) for each in then]
    elif key in GROWING:
        then, now = then[:1], now[:1]
    elif len(then) != len(now):
        yield f"{at}: had {len(then)} items, has {len(now)}"
    for number, (one, other) in enumerate(zip(then, now, strict=False)):
        yield from broken(one, other, f"{at}[{number}]" if not isinstance(one, dict) else f"{at}.{number}")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_printed_for_programs_is_where_it_was(
    name: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER / "report-1")
    main([*COMMANDS[name], "--lang", "zh"])
    then = json.loads((FOLDER / "printed" / f"{name}.json").read_bytes())
    assert list(broken(then, json.loads(capfdbinary.readouterr().out))) == []


def test_the_answer_of_a_panel_is_where_it_was(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    panel = collect(FOLDER / "report-1", tmp_path / "panel.parquet", workers=0).panel
    main(["panel", str(panel), "coverage", "--format", "json", "--lang", "zh"])
    then = json.loads((FOLDER / "printed" / "answer-1.json").read_bytes())
    assert list(broken(then, json.loads(capfdbinary.readouterr().out))) == []


def test_what_programs_would_stumble_over_is_seen() -> None:
    finding = {"rule": "a.b", "at": None, "message": "前"}
    then = {"schema": "x/1", "findings": [finding], "years": [1, 2]}
    more = {**then, "findings": [{"rule": "c.d", "at": None, "message": ""}, {**finding, "message": "后"}]}
    assert list(broken(then, more)) == []
    for now in (
        {**then, "schema": "x/2"},
        {**then, "findings": []},
        {**then, "findings": [{**finding, "rule": "c.d"}]},
        {**then, "findings": [{"at": None, "rule": "a.b", "message": "前"}]},
        {**then, "years": [1]},
        {**then, "years": [1, "2"]},
        {**then, "more": None},
        {"schema": "x/1"},
    ):
        assert list(broken(then, now)), now
