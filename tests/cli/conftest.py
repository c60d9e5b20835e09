"""Running the command line: in the process, with what it printed and its exit code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gov_disclosure import AnnualReport, Narrative, ProactiveDisclosure2021, RequestMatrix, ReviewLitigationGrid
from gov_disclosure.cli import main
from gov_disclosure.writing import report_text

CLEAN = AnnualReport(
    form="2021",
    agency="示例县统计局",
    year=2024,
    title="示例县统计局2024年政府信息公开工作年度报告",
    narrative=Narrative(
        preamble="本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。",
        problems_and_improvements="公开内容有待充实。",
        other_matters="本年度没有收取信息处理费。",
    ),
    proactive=ProactiveDisclosure2021.from_figures({}, fill=0),
    requests=RequestMatrix.from_figures(
        "2021", {"received": {"natural_person": 12}, "disclosed": {"natural_person": 12}}, fill=0
    ),
    review_litigation=ReviewLitigationGrid.from_figures({}, fill=0),
)


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line with arguments: the exit code, stdout and stderr."""

    def run(*arguments: object) -> Done:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return run


@pytest.fixture
def clean() -> AnnualReport:
    """A report in which nothing is wrong."""
    return CLEAN


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a report, or a text, to a file of a name."""

    def written(content: AnnualReport | str | bytes, name: str = "report.txt") -> Path:
        file = tmp_path / name
        if isinstance(content, AnnualReport):
            content = report_text(content)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return written
