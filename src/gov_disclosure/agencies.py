"""Whose reports these are: what an agency is known by, and which of several versions is the last."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .agency_names import agency_key
from .errors import InvalidCollectionError, Problem
from .readings import Reading
from .report import AnnualReport

__all__ = ["in_order", "latest", "report_of", "shown", "the_one_agency"]


def report_of(subject: AnnualReport | Reading) -> AnnualReport:
    """The report itself, or that of a reading."""
    return subject.report if isinstance(subject, Reading) else subject


def in_order(versions: Iterable[AnnualReport]) -> list[AnnualReport]:
    """Versions of one report, the first first: by date of publication if all tell it, else as they were given."""
    given = list(dict.fromkeys(versions))
    if all(each.published_on for each in given):
        return sorted(given, key=lambda each: each.published_on)  # type: ignore[arg-type, return-value]
    return given


def latest(versions: Sequence[AnnualReport]) -> AnnualReport | None:
    """The version published last; ``None`` where the dates of publication do not tell."""
    distinct = list(dict.fromkeys(versions))
    if len(distinct) == 1:
        return distinct[0]
    dates = sorted((each.published_on for each in distinct if each.published_on), reverse=True)
    if len(dates) < len(distinct) or dates[0] == dates[1]:
        return None
    return next(each for each in distinct if each.published_on == dates[0])


def shown(report: AnnualReport) -> str:
    """A report by its agency and year, for messages."""
    return f"{report.agency or '?'} {report.year or '?'}"


def the_one_agency(reports: Iterable[AnnualReport]) -> str | None:
    """The name that reports of one agency bear, as it is first printed; ``None`` where none has a name.

    :raises InvalidCollectionError: they bear several names or several codes.
    """
    every = list(reports)
    problems = [*_several(every, "agency", agency_key), *_several(every, "agency_code", str)]
    if problems:
        raise InvalidCollectionError(problems)
    return next((each.agency for each in every if each.agency is not None), None)


def _several(reports: Iterable[AnnualReport], name: str, key: Any) -> Iterator[Problem]:
    values = {key(value): value for each in reports if (value := getattr(each, name)) is not None}
    if len(values) > 1:
        found = sorted(values.values())
        yield Problem(
            name,
            f"expected reports of one agency, got {', '.join(found)}; name the agency if these are one",
            f"应为同一机关的报告，实有{'、'.join(found)}；若为同一机关，请指明其名称",
        )
