"""Findings that somebody has looked into: confirmed with a reason, and silent until a figure changes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Self

from attrs import field, fields, frozen

from .agency_names import agency_key
from .errors import ConfirmedError, Problem
from .findings import Finding, Subject

__all__ = ["CONFIRMED_SCHEMA", "Confirmation", "Confirmed", "Silenced", "silence"]

CONFIRMED_SCHEMA = "gov-disclosure/confirmed/1"
"""What stands under the key ``schema`` of a file of confirmed findings."""

_NEVER = (".not_assessed", ".unread")
"""The ends of rules that say that something is not known: nobody can confirm what nobody could assess."""


@frozen(kw_only=True)
class Confirmation:
    """Somebody looked into a finding and says why it stands: the fingerprint of the finding, and the reason.

    ``rule``, ``at``, ``agency`` and ``year`` are those of the finding, for people and so that it can be told when the
    confirmation no longer applies.
    """

    fingerprint: str
    rule: str
    at: str | None
    agency: str | None
    year: int | None
    reason: str
    confirmed_on: date | None = None


def _entries(given: Iterable[Confirmation]) -> tuple[Confirmation, ...]:
    return tuple(given)


_ReportKey = tuple[str | None, int | None]


def _report_key(agency: str | None, year: int | None) -> _ReportKey:
    """What a report is known by, however its agency's name is spaced."""
    return None if agency is None else agency_key(agency), year


@frozen
class Silenced:
    """A finding that is silent, and the confirmation that silences it."""

    finding: Finding
    confirmation: Confirmation


@frozen
class Confirmed:
    """The confirmed findings of any number of reports; as a file in JSON with :meth:`dumps` and :meth:`loads`.

    >>> from gov_disclosure import AnnualReport, check
    >>> report = AnnualReport(form="2021", agency="示例县统计局", year=2024)
    >>> finding = check(report).of_rule("form.empty_section")[0]
    >>> confirmed = Confirmed().including(finding, "机关当年新设，尚无改进情况")
    >>> result = check(report, confirmed=confirmed)
    >>> result.of_rule("form.empty_section"), result.silenced[0].confirmation.reason
    ((), '机关当年新设，尚无改进情况')
    >>> Confirmed.loads(confirmed.dumps()) == confirmed
    True

    :raises ConfirmedError: a confirmation without a reason, agency or year, or of a finding that says that something is
        not known.
    """

    entries: tuple[Confirmation, ...] = field(default=(), converter=_entries)
    _by_finding: Mapping[tuple[str, str], Confirmation] = field(init=False, eq=False, repr=False)
    _by_report: Mapping[_ReportKey, tuple[Confirmation, ...]] = field(init=False, eq=False, repr=False)

    @_by_finding.default  # pyright: ignore[reportAttributeAccessIssue]
    def _index_of_findings(self) -> Mapping[tuple[str, str], Confirmation]:
        return {(each.fingerprint, each.rule): each for each in reversed(self.entries)}

    @_by_report.default  # pyright: ignore[reportAttributeAccessIssue]
    def _index_of_reports(self) -> Mapping[_ReportKey, tuple[Confirmation, ...]]:
        found: dict[_ReportKey, list[Confirmation]] = {}
        for each in self.entries:
            found.setdefault(_report_key(each.agency, each.year), []).append(each)
        return {key: tuple(entries) for key, entries in found.items()}

    @entries.validator  # pyright: ignore[reportAttributeAccessIssue]
    def _check(self, _: object, entries: tuple[Confirmation, ...]) -> None:
        problems = [problem for number, each in enumerate(entries) for problem in _problems(number, each)]
        if problems:
            raise ConfirmedError(problems)

    def including(self, finding: Finding, reason: str, *, on: date | None = None) -> Self:
        """A copy that confirms one finding more; what was confirmed of the same finding before is replaced.

        :raises ConfirmedError: there is no reason, nobody knows whose finding it is and of which year, or it says that
            something is not known.
        """
        subject = finding.subject or Subject(None, None)
        new = Confirmation(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            at=finding.at,
            agency=subject.agency,
            year=subject.year,
            reason=reason,
            confirmed_on=on,
        )
        others = (each for each in self.entries if each.fingerprint != new.fingerprint)
        return type(self)((*others, new))

    def of(self, finding: Finding) -> Confirmation | None:
        """The confirmation of a finding, if its rule, its place and its figures are still those confirmed."""
        return self._by_finding.get((finding.fingerprint, finding.rule))

    def about(self, subject: Subject) -> tuple[Confirmation, ...]:
        """What is confirmed of one report."""
        return self._by_report.get(_report_key(*subject), ())

    def dumps(self) -> bytes:
        """The file: JSON in UTF-8, made to be read and kept under version control."""
        record = {"schema": CONFIRMED_SCHEMA, "confirmed": [_to_dict(each) for each in self.entries]}
        return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def loads(cls, content: str | bytes) -> Self:
        """The confirmed findings in a file.

        :raises ConfirmedError: it is no such file: every fault, by its JSON path.
        """
        try:
            record = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise ConfirmedError([Problem("", f"no JSON: {error}", f"不是JSON：{error}")]) from None
        problems = list(_faults(record))
        if problems:
            raise ConfirmedError(problems)
        return cls(_from_dict(each) for each in record["confirmed"])


def _problems(number: int, each: Confirmation) -> Iterator[Problem]:
    if not each.reason.strip():
        yield Problem(f"confirmed[{number}].reason", "a reason is needed", "必须写明理由")
    if each.agency is None or each.year is None:
        yield Problem(
            f"confirmed[{number}]",
            "agency and year are needed: without them it would silence other reports, too",
            "必须有机关和年度：否则会使其他报告的发现也不再提示",
        )
    if each.rule.endswith(_NEVER):
        yield Problem(
            f"confirmed[{number}].rule",
            f"{each.rule} says that something is not known, which nobody can confirm",
            f"{each.rule}表示未能核对或读出，不能确认了事",
        )


def silence(
    findings: Iterable[Finding], confirmed: Confirmed | None, rules: Iterable[str], *subjects: Subject
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...], tuple[Confirmation, ...]]:
    """Findings parted into those that speak and those that are silent; and confirmations that no longer apply.

    These are confirmations about the subjects, of the rules that were applied, of which no finding is left.
    """
    if confirmed is None:
        return tuple(findings), (), ()
    pairs = [(finding, confirmed.of(finding)) for finding in findings]
    silenced = tuple(Silenced(finding, found) for finding, found in pairs if found is not None)
    used = {each.confirmation for each in silenced}
    applied = set(rules)
    lapsed = dict.fromkeys(
        each for subject in subjects for each in confirmed.about(subject) if each not in used and each.rule in applied
    )
    return tuple(finding for finding, found in pairs if found is None), silenced, tuple(lapsed)


# ---------------------------------------------------------------------- the file

_TYPES: Mapping[str, tuple[type, ...]] = {
    "fingerprint": (str,),
    "rule": (str,),
    "at": (str, type(None)),
    "agency": (str,),
    "year": (int,),
    "reason": (str,),
    "confirmed_on": (str, type(None)),
}

_KINDS: Mapping[type, tuple[str, str]] = {
    str: ("a string", "字符串"),
    int: ("an integer", "整数"),
    type(None): ("null", "null"),
}


def _to_dict(each: Confirmation) -> dict[str, Any]:
    record = {attribute.name: getattr(each, attribute.name) for attribute in fields(Confirmation)}
    return {**record, "confirmed_on": None if each.confirmed_on is None else each.confirmed_on.isoformat()}


def _from_dict(record: Mapping[str, Any]) -> Confirmation:
    on = record["confirmed_on"]
    stated: dict[str, Any] = {**record, "confirmed_on": None if on is None else date.fromisoformat(on)}
    return Confirmation(**stated)


def _faults(record: Any) -> Iterator[Problem]:
    if not isinstance(record, dict) or record.get("schema") != CONFIRMED_SCHEMA:
        yield Problem("schema", f"expected {CONFIRMED_SCHEMA!r}", f"应为{CONFIRMED_SCHEMA!r}")
        return
    for key in record.keys() - {"schema", "confirmed"}:
        yield Problem(str(key), "no such key", "没有这个键")
    entries = record.get("confirmed")
    if not isinstance(entries, list):
        yield Problem("confirmed", "expected an array", "应为数组")
        return
    for number, each in enumerate(entries):
        yield from _entry_faults(f"confirmed[{number}]", each)


def _entry_faults(at: str, each: Any) -> Iterator[Problem]:
    if not isinstance(each, dict):
        yield Problem(at, "expected an object", "应为对象")
        return
    for key in sorted(each.keys() ^ _TYPES.keys()):
        known = key in _TYPES
        yield Problem(f"{at}.{key}", "is missing" if known else "no such key", "缺少" if known else "没有这个键")
    for key, types in _TYPES.items():
        if key in each and type(each[key]) not in types:
            en, zh = ([_KINDS[kind][language] for kind in types] for language in (0, 1))
            yield Problem(f"{at}.{key}", f"expected {' or '.join(en)}", f"应为{'或'.join(zh)}")
    if isinstance(each.get("confirmed_on"), str) and not _is_date(each["confirmed_on"]):
        yield Problem(f"{at}.confirmed_on", "expected a date YYYY-MM-DD", "应为日期YYYY-MM-DD")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
