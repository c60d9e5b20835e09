"""What the library raises: a shallow tree, each also a builtin, in both languages."""

import pickle

import pytest

import gov_disclosure
from gov_disclosure import (
    BlankFormError,
    ConfirmedError,
    FindingError,
    FrameError,
    GovDisclosureError,
    InconsistentReportError,
    InvalidAddressError,
    InvalidCollectionError,
    InvalidReportError,
    MissingExtraError,
    MissingFontError,
    NotAReportError,
    PanelError,
    Problem,
    UnknownCellError,
    UnknownFormatError,
    UnprintableReportError,
    UnreadableDocumentError,
    WireFormatError,
    check,
)
from tests.factories import clean_report

FINDINGS = check(clean_report(requests__received__total=99)).findings
PROBLEMS = [
    Problem("requests.received.total", "expected a count", "应为件数"),
    Problem("", "is no object", "不是对象"),
]

ERRORS: dict[GovDisclosureError, type[Exception]] = {
    InvalidAddressError(en="bad", zh="坏"): ValueError,
    UnknownCellError(en="no cell", zh="没有单元格"): LookupError,
    InvalidReportError(PROBLEMS): ValueError,
    InvalidCollectionError(PROBLEMS): ValueError,
    FrameError(PROBLEMS): ValueError,
    PanelError(en="no panel", zh="不是报告表"): ValueError,
    ConfirmedError(PROBLEMS): ValueError,
    WireFormatError(PROBLEMS): ValueError,
    UnprintableReportError(PROBLEMS): ValueError,
    BlankFormError(PROBLEMS): ValueError,
    UnknownFormatError(en="no format", zh="没有这种格式"): ValueError,
    NotAReportError(en="no report", zh="不是年度报告"): ValueError,
    UnreadableDocumentError(en="damaged", zh="文件已损坏"): ValueError,
    MissingExtraError(extra="html", purpose_en="reading HTML", purpose_zh="读取HTML"): ImportError,
    MissingFontError(en="no font", zh="没有字体"): RuntimeError,
    FindingError(FINDINGS[0]): ValueError,
    InconsistentReportError(FINDINGS): ExceptionGroup,
}

each_error = pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)


def test_every_public_error_is_here() -> None:
    public = {
        value for name in gov_disclosure.__all__ if name.endswith("Error") for value in [getattr(gov_disclosure, name)]
    }
    assert public == {*map(type, ERRORS), GovDisclosureError}


@each_error
def test_it_is_ours_and_a_builtin(error: GovDisclosureError) -> None:
    assert isinstance(error, GovDisclosureError)
    assert isinstance(error, ERRORS[error])
    assert len([base for base in type(error).__mro__ if base.__module__.startswith("gov_disclosure")]) <= 3


def test_a_problem_is_told_with_its_place_as_each_language_sets_it() -> None:
    assert PROBLEMS[0].message("en") == "requests.received.total: expected a count"
    assert PROBLEMS[0].message() == "requests.received.total：应为件数"
    assert PROBLEMS[1].message() == "不是对象"


@each_error
def test_it_speaks_both_languages(error: GovDisclosureError) -> None:
    assert str(error) == error.message("en")
    assert error.message() == error.message("zh")
    assert error.message("zh") != error.message("en")
    assert not error.message("zh").isascii()
    assert "\n" not in str(error)


@each_error
def test_it_crosses_a_process_boundary(error: GovDisclosureError) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))
        assert type(again) is type(error)
        assert (str(again), again.message("zh")) == (str(error), error.message("zh"))
        for name in ("problems", "findings", "finding", "extra"):
            assert getattr(again, name, None) == getattr(error, name, None)


def test_problems_are_all_listed_with_their_places() -> None:
    error = InvalidReportError(PROBLEMS)
    assert error.problems == tuple(PROBLEMS)
    for problem in PROBLEMS:
        assert problem.message("en") in str(error)
        assert problem.message("zh") in error.message("zh")
    assert PROBLEMS[0].message("en") == "requests.received.total: expected a count"
    assert PROBLEMS[1].message("zh") == "不是对象"


def test_a_missing_extra_names_what_to_install() -> None:
    error = MissingExtraError(extra="html", purpose_en="reading HTML", purpose_zh="读取HTML")
    for language in ("en", "zh"):
        assert 'pip install "gov-disclosure[html]"' in error.message(language)


class TestInconsistentReport:
    """ "Raises one exception group with every finding"."""

    def test_its_leaves_are_the_findings(self) -> None:
        error = InconsistentReportError(FINDINGS)
        assert error.findings == FINDINGS
        assert tuple(leaf.finding for leaf in error.exceptions) == FINDINGS

    def test_a_handler_can_take_some_and_leave_the_others(self) -> None:
        error = InconsistentReportError(FINDINGS)
        taken, left = error.split(
            lambda leaf: isinstance(leaf, FindingError) and leaf.finding.rule == "requests.balance"
        )
        assert isinstance(taken, InconsistentReportError)
        assert isinstance(left, InconsistentReportError)
        assert {finding.rule for finding in taken.findings} == {"requests.balance"}
        assert set(taken.findings) | set(left.findings) == set(FINDINGS)
        assert len(left.findings) == len(FINDINGS) - len(taken.findings)

    def test_except_star_catches_its_leaves(self) -> None:
        caught = []
        try:
            raise InconsistentReportError(FINDINGS)
        except* FindingError as group:
            caught = list(group.exceptions)
        assert len(caught) == len(FINDINGS)

    def test_it_tells_how_many_and_each(self) -> None:
        error = InconsistentReportError(FINDINGS)
        assert str(len(FINDINGS)) in str(error)
        for finding in FINDINGS:
            assert finding.message("en") in str(error)
            assert finding.message("zh") in error.message("zh")
