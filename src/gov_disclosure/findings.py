"""What a check or a reader has to say: rules, findings and results, as records.

A finding is never a sentence: it names its rule, its place and its figures, and the sentence, in Chinese or
English, is made from them with the labels printed on the form.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import field, frozen

from .blocking import Profile, profile
from .cells import CellAddress
from .errors import Language
from .figures import Figure, format_amount
from .fingerprints import fingerprint_of
from .forms import form as get_form
from .forms import newest_form
from .frozen import FrozenMapping, freeze
from .hosts import Displayed
from .identities import Identity, verdicts
from .localisation import Cause
from .report import AnnualReport
from .vocabulary import Edition, Severity, Verdict

if TYPE_CHECKING:
    from .memory import Confirmation, Silenced

__all__ = ["CheckResult", "Coverage", "Finding", "Findings", "Need", "Rule", "Subject", "coverage", "render_label"]


class Need(StrEnum):
    """What a rule needs to be judged."""

    REPORT = "report"
    READING = "reading"
    HISTORY = "history"
    AGENCIES = "agencies"


class Subject(NamedTuple):
    """Whose report a finding is about, and of which year."""

    agency: str | None
    year: int | None


@frozen(kw_only=True)
class Rule:
    """A rule: id, severity, what it needs, where it comes from, and how its findings read.

    ``message_zh`` and ``message_en`` are :meth:`str.format` templates over the finding's ``at``,
    ``expected``, ``actual``, ``difference`` and arguments; a cell address is shown by its printed label.
    ``judge`` gives the findings for a report, or for the history or the comparison of agencies that the rule
    ``needs``; ``None`` for a rule that is known only while reading.
    A rule of your own stands beside ours:

    >>> from gov_disclosure import check, rulebook
    >>> def no_agency(rule, report):
    ...     if report.agency is None:
    ...         yield rule.finding(report.form, at="agency")
    >>> mine = Rule(
    ...     id="office.agency",
    ...     severity=Severity.WARNING,
    ...     title_zh="应有发布机关",
    ...     title_en="agency named",
    ...     message_zh="没有发布机关",
    ...     message_en="no agency is named",
    ...     judge=no_agency,
    ... )
    >>> result = check(AnnualReport(form="2021"), rules=(*rulebook(), mine))
    >>> [finding.message("en") for finding in result.findings if finding.rule == "office.agency"]
    ['no agency is named']
    """

    id: str
    severity: Severity
    title_zh: str
    title_en: str
    message_zh: str
    message_en: str
    needs: Need = Need.REPORT
    basis_zh: str = ""
    basis_en: str = ""
    judge: "Callable[[Rule, Any], Iterable[Finding]] | None" = None

    def finding(
        self,
        edition: Edition | None,
        at: str | CellAddress | None = None,
        *,
        expected: Any = None,
        actual: Any = None,
        **arguments: Any,
    ) -> "Finding":
        """A finding of this rule; ``difference`` is computed where both figures are numbers."""
        difference = None
        if isinstance(expected, (int, Decimal)) and isinstance(actual, (int, Decimal)):
            difference = actual - expected
        return Finding(
            rule=self.id,
            severity=self.severity,
            at=None if at is None else str(at),
            expected=expected,
            actual=actual,
            difference=difference,
            arguments=arguments,
            form=edition,
            definition=self,
        )


@frozen(kw_only=True)
class Finding(Displayed):
    """One thing found: a broken identity, an implausible figure, a cell that could not be read.

    ``at`` is a cell address, or ``requests``, ``narrative.overview``, ``year`` …, or ``None`` for the whole
    document. For an identity it is the published side: ``expected`` is what the other cells give,
    ``actual`` what is published, ``difference`` is ``actual − expected``. ``arguments`` holds every further
    cell and value that the sentence needs; ``cause`` is the id of the cause, where one was found. ``subject`` is whose
    report it is about, which a check fills in.
    """

    rule: str
    severity: Severity
    at: str | None = None
    expected: Any = None
    actual: Any = None
    difference: Figure = None
    arguments: FrozenMapping[str, Any] = field(factory=FrozenMapping, converter=freeze)  # pyright: ignore[reportAssignmentType]
    cause: str | None = None
    form: Edition | None = None
    definition: Rule = field(eq=False, repr=False)
    subject: Subject | None = field(default=None, eq=False, repr=False)

    @property
    def fingerprint(self) -> str:
        """What it is known by when the document is read again: whose it is, rule, place and the figures involved."""
        agency, year = self.subject or (None, None)
        figures = {"expected": self.expected, "actual": self.actual, "difference": self.difference, **self.arguments}
        form = None if self.form is None else self.form.value
        return fingerprint_of(agency=agency, year=year, form=form, rule=self.rule, at=self.at, figures=figures)

    def message(self, language: Language = "zh") -> str:
        """The sentence for people, with the printed labels; Chinese unless ``"en"`` is asked for."""
        template = self.definition.message_zh if language == "zh" else self.definition.message_en
        at = _place(self.at, self.form)
        show = _Sentence(self.form, language, at if isinstance(at, CellAddress) else None)
        values = {"expected": self.expected, "actual": self.actual, "difference": self.difference, **self.arguments}
        shown = {name: show.value(value) for name, value in values.items()}
        return template.format_map({**shown, "at": show.value(at)})


def _place(at: str | None, edition: Edition | None) -> CellAddress | str | None:
    """What a finding's place is called: a cell, a section or its table by the heading, or the path as it is."""
    if at is not None and edition is not None and get_form(edition).has(at):
        return get_form(edition).address(at)
    return quoted_heading(at, edition) or at


@cache
def section_headings(edition: Edition | None) -> Mapping[str, str]:
    """The heading of each section, by its path and by its table's key; without an edition those of the newest."""
    sections = (newest_form() if edition is None else get_form(edition)).sections
    tables = {each.table: each.heading for each in sections if each.table}
    return tables | {f"narrative.{each.key}": each.heading for each in sections}


def quoted_heading(at: str | None, edition: Edition | None) -> str | None:
    """The heading of a section or of that of a table, as it is quoted; ``None`` where the place is of neither."""
    heading = section_headings(edition).get(at or "")
    return None if heading is None else f"“{heading}”"


def render_label(address: str | CellAddress, edition: Edition | None, language: Language) -> str:
    """A cell by its printed label; in English beside its address."""
    if edition is None or not get_form(edition).has(address):
        return str(address)
    label = get_form(edition).label(address)
    return f"“{label}”" if language == "zh" else f"{address} ({label})"


_YES_NO: Mapping[Language, tuple[str, str]] = {"zh": ("是", "否"), "en": ("yes", "no")}


@frozen
class _Sentence:
    """How values are shown in the sentence of a finding at some cell."""

    edition: Edition | None
    language: Language
    at: CellAddress | None

    def value(self, value: Any) -> str:
        """A value for people."""
        if isinstance(value, CellAddress):
            return render_label(value, self.edition, self.language)
        if isinstance(value, Decimal):
            return format_amount(value)
        if isinstance(value, bool):
            return _YES_NO[self.language][not value]
        if isinstance(value, Mapping):
            return self._comma.join(f"{self._figure_label(key)} {self.value(each)}" for key, each in value.items())
        if isinstance(value, tuple):
            return self._comma.join(map(self.value, value))
        if value is None:
            return "未载明" if self.language == "zh" else "not stated"
        return str(value)

    @property
    def _comma(self) -> str:
        return "、" if self.language == "zh" else ", "

    def _figure_label(self, key: Any) -> str:
        """The label of a cell beside the finding's own: only what differs, its column or its row."""
        if not isinstance(key, CellAddress) or self.at is None or self.edition is None or key.table != self.at.table:
            return self.value(key)
        row, _, column = get_form(self.edition).label(key).rpartition(" · ")
        if key.row == self.at.row:
            return column
        return row if key.column == self.at.column else self.value(key)


@frozen
class Coverage:
    """How much could be assessed: cells stated of all, identities assessed of all."""

    cells_stated: int
    cells: int
    identities_assessed: int
    identities: int


def coverage(report: AnnualReport, states: Mapping[Identity, Verdict] | None = None) -> Coverage:
    """How much of a report is stated and how many identities can be assessed.

    ``states`` are the verdicts, if they are known already.

    >>> coverage(AnnualReport(form="2021"))
    Coverage(cells_stated=0, cells=200, identities_assessed=0, identities=42)
    """
    if report.form is None:
        return Coverage(0, 0, 0, 0)
    judged = list((verdicts(report) if states is None else states).values())
    return Coverage(
        cells_stated=report.cells_stated,
        cells=len(get_form(report.form).addresses),
        identities_assessed=len(judged) - judged.count(Verdict.NOT_ASSESSED),
        identities=len(judged),
    )


def _profile(wanted: Profile | str) -> Profile:
    return wanted if isinstance(wanted, Profile) else profile(wanted)


class Findings(Displayed):
    """What the outcomes of checks have in common: findings that speak, and those that are confirmed and silent.

    ``silenced`` are findings that somebody confirmed, with the reason; ``lapsed`` are confirmations of which no finding
    is left, because a figure changed or was mended.
    """

    __slots__ = ()

    findings: tuple[Finding, ...]
    verdicts: FrozenMapping[str, Verdict]
    silenced: "tuple[Silenced, ...]"
    lapsed: "tuple[Confirmation, ...]"

    @property
    def clean(self) -> bool:
        """Everything was assessed and holds, and there is no finding of severity error or warning.

        A confirmed finding is a finding: what was silenced does not become clean.
        """
        return self._assessed and Verdict.BROKEN not in self.verdicts.values() and not self._weighty

    def at_least(self, severity: Severity | str) -> tuple[Finding, ...]:
        """The findings of that severity and above.

        :raises ValueError: there is no such severity.
        """
        rank = Severity(severity).rank
        return tuple(each for each in self.findings if each.severity.rank >= rank)

    def of_rule(self, rule: str) -> tuple[Finding, ...]:
        """The findings of one rule."""
        return tuple(each for each in self.findings if each.rule == rule)

    def blocking(self, profile: Profile | str) -> tuple[Finding, ...]:
        """The findings that block in a profile, by itself or by its id; a confirmed one does not.

        :raises UnknownCellError: there is no such profile.
        """
        the_profile = _profile(profile)
        return tuple(each for each in self.findings if the_profile.blocks(each.rule, each.severity))

    def passes(self, wanted: Profile | str = "submit") -> bool:
        """Nothing blocks in a profile: what is confirmed does not, what could not be assessed does where it says so.

        That is less than ``clean``, which no report is in which something of weight was found, confirmed or not.

        :raises UnknownCellError: there is no such profile.
        """
        the_profile = _profile(wanted)
        return (self._assessed or not the_profile.assessed) and not self.blocking(the_profile)

    @property
    def _assessed(self) -> bool:
        """There was something to assess, and all of it could be."""
        states = self.verdicts.values()
        return bool(states) and Verdict.NOT_ASSESSED not in states

    @property
    def _weighty(self) -> bool:
        """Something of severity error or warning was found, confirmed or not."""
        silent = (each.finding.severity.rank >= Severity.WARNING.rank for each in self.silenced)
        return bool(self.at_least(Severity.WARNING)) or any(silent)


@frozen
class CheckResult(Findings):
    """The outcome of confronting a report with the rules.

    ``findings`` are in the order of the rulebook; ``verdicts`` has every identity of the edition, by id;
    ``causes`` are the causes that explain several findings at once. ``silenced`` are findings that were confirmed,
    ``lapsed`` confirmations that no longer apply. It is clean where every identity was assessed and holds, and there is
    no finding of severity error or warning.
    """

    form: Edition | None
    coverage: Coverage
    findings: tuple[Finding, ...]
    verdicts: FrozenMapping[str, Verdict]
    causes: tuple[Cause, ...] = ()
    silenced: "tuple[Silenced, ...]" = ()
    lapsed: "tuple[Confirmation, ...]" = ()
