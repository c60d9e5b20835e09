"""What the library raises: a shallow tree, each member also a builtin.

Every error carries its sentence in English and in Chinese and says what was found, where, what was
expected and what to do. ``str(error)`` is the English sentence; :meth:`GovDisclosureError.message`
gives either.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Self

from attrs import frozen

if TYPE_CHECKING:
    from .findings import Finding

__all__ = [
    "BlankFormError",
    "ConfirmedError",
    "FindingError",
    "FrameError",
    "GovDisclosureError",
    "InconsistentReportError",
    "InvalidAddressError",
    "InvalidCollectionError",
    "InvalidReportError",
    "Language",
    "MissingExtraError",
    "MissingFontError",
    "NotAReportError",
    "PanelError",
    "Problem",
    "UnknownCellError",
    "UnknownFormatError",
    "UnprintableReportError",
    "UnreadableDocumentError",
    "WireFormatError",
]

Language = Literal["zh", "en"]


class GovDisclosureError(Exception):
    """The root of every error that this library raises on purpose."""

    en: str
    zh: str

    def __init__(self, *, en: str, zh: str) -> None:
        """Keep the sentence in both languages."""
        super().__init__(en)
        self.en = en
        self.zh = zh

    def message(self, language: Language = "zh") -> str:
        """The sentence for people, in Chinese (``"zh"``) or English (``"en"``)."""
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        """The sentence in English."""
        return self.en

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process boundaries: pickled with all they carry."""
        return (_rebuild, (type(self), self.args, dict(self.__dict__)))


def _rebuild(cls: type[BaseException], args: tuple[object, ...], state: dict[str, object]) -> BaseException:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidAddressError(GovDisclosureError, ValueError):
    """A text is not a cell address."""


class UnknownCellError(GovDisclosureError, LookupError):
    """What was asked for by its key is not there: a table, row, column or cell, an edition of the form, a profile."""


@frozen
class Problem:
    """One thing wrong with one place: of a value given to a constructor, or of a JSON document.

    ``at`` is a cell address or a path (``requests.received.total``, ``narrative.overview``, ``year``;
    empty for the whole document). ``en`` and ``zh`` say what was found and what was expected.
    """

    at: str
    en: str
    zh: str

    def message(self, language: Language = "zh") -> str:
        """The sentence with its place."""
        text, colon = (self.zh, "：") if language == "zh" else (self.en, ": ")
        return f"{self.at}{colon}{text}" if self.at else text


class _ProblemsError(GovDisclosureError):
    """An error that lists everything wrong at once in :attr:`problems`."""

    _title: tuple[str, str]

    problems: tuple[Problem, ...]

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        """Everything that is wrong, each with its place."""
        en, zh = self._title
        super().__init__(
            en=f"{en}: " + "; ".join(problem.message("en") for problem in self.problems),
            zh=f"{zh}：" + "；".join(problem.message("zh") for problem in self.problems),
        )


class InvalidReportError(_ProblemsError, ValueError):
    """Values that cannot be a report, or a part of one: :attr:`problems` lists them all, by address."""

    _title = ("this cannot be a report", "不能构成报告")


class InvalidCollectionError(_ProblemsError, ValueError):
    """Reports that cannot be put together: of several agencies, or without a year; :attr:`problems` lists all."""

    _title = ("these reports cannot be put together", "这些报告不能放在一起")


class ConfirmedError(_ProblemsError, ValueError):
    """No list of confirmed findings, or one that confirms what cannot be: :attr:`problems` lists every fault."""

    _title = ("not a list of confirmed findings", "不是已确认事项的清单")


class WireFormatError(_ProblemsError, ValueError):
    """A JSON document that breaks the wire format: :attr:`problems` lists every fault by its JSON path."""

    _title = ("not a report in the wire format", "不符合报告的交换格式")


class FrameError(_ProblemsError, ValueError):
    """A frame that is none of reports, or a report that no frame can hold: :attr:`problems` lists every fault."""

    _title = ("not a frame of reports", "不能构成报告数据表")


class UnprintableReportError(_ProblemsError, ValueError):
    """A report that would not be read back from its official form: :attr:`problems` lists every obstacle."""

    _title = (
        "written like this the report would not be read back as it is",
        "照此写出的文件读回后会与报告不一致",
    )


class BlankFormError(_ProblemsError, ValueError):
    """No blank form can be made of what was given: :attr:`problems` lists everything."""

    _title = ("this blank form cannot be made", "无法制作这份空白表")


class UnknownFormatError(GovDisclosureError, ValueError):
    """No document of that format, or with a file name like that, is written."""


class PanelError(GovDisclosureError, ValueError):
    """A panel that cannot be written, a file that is none, or a question that no panel answers."""


class NotAReportError(GovDisclosureError, ValueError):
    """The document could be opened, and is not an annual report in the national form."""


class UnreadableDocumentError(GovDisclosureError, ValueError):
    """The document cannot be opened: of a format not read here, damaged, encrypted, or beyond a limit."""


class MissingExtraError(GovDisclosureError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""

    extra: str

    def __init__(self, *, extra: str, purpose_en: str, purpose_zh: str) -> None:
        """Name the extra and what it is needed for."""
        self.extra = extra
        """The extra that brings what is missing."""
        command = f'pip install "gov-disclosure[{extra}]"'
        super().__init__(
            en=f"{purpose_en} needs the extra '{extra}': {command}",
            zh=f"{purpose_zh}需要安装附加组件“{extra}”：{command}",
        )


class MissingFontError(GovDisclosureError, RuntimeError):
    """No font of this machine has the characters that a picture needs."""


class FindingError(GovDisclosureError, ValueError):
    """One finding, as a leaf of :class:`InconsistentReportError`."""

    finding: "Finding"

    def __init__(self, finding: "Finding") -> None:
        """Carry the finding and its sentences."""
        self.finding = finding
        """What blocks."""
        super().__init__(en=finding.message("en"), zh=finding.message("zh"))


class InconsistentReportError(  # type: ignore[misc]  # message() says more than the group's attribute
    GovDisclosureError, ExceptionGroup[FindingError]
):
    """A report with findings that block: an exception group with one :class:`FindingError` each."""

    def __new__(cls, findings: Sequence["Finding"]) -> Self:
        """Make the group of all findings."""
        return super().__new__(cls, "the report does not add up", [FindingError(each) for each in findings])

    findings: tuple["Finding", ...]

    def __init__(self, findings: Sequence["Finding"]) -> None:
        """Sum the findings up in a sentence; :attr:`findings` has them all."""
        self.findings = tuple(findings)
        """All that blocks, in the order of the rulebook."""
        super().__init__(
            en=f"the report does not add up (findings: {len(self.findings)}): "
            + "; ".join(each.message("en") for each in self.findings),
            zh=f"报告未通过核对（{len(self.findings)}项）：" + "；".join(each.message("zh") for each in self.findings),
        )

    def derive(self, excs: Sequence[FindingError]) -> "InconsistentReportError":  # type: ignore[override]
        """Keep the type when a handler splits the group."""
        return InconsistentReportError([each.finding for each in excs])

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuilt from its findings."""
        return (InconsistentReportError, (self.findings,))
