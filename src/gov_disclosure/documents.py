"""Writing reports as documents: which formats there are, and what of a report would not come back from one."""

import re
from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any, cast, overload

from attrs import fields, frozen

from . import printable
from .errors import Problem, UnknownFormatError, UnprintableReportError
from .report import AnnualReport, Narrative
from .writing.xlsx import LONGEST_TEXT

__all__ = ["FORMATS", "DocumentFormat", "chosen_format", "obstacles", "save", "write"]


@frozen(kw_only=True)
class DocumentFormat:
    """A format that is written: its name, how its files' names end, and the function that makes it.

    ``lossless`` carries any report whatever; ``fillable`` can be made as a blank form; ``longest`` is how
    many characters a paragraph may have, ``mistaken`` what in it is read as something else.
    """

    name: str
    suffixes: tuple[str, ...]
    writer: str
    lossless: bool = False
    fillable: bool = False
    longest: int | None = None
    mistaken: re.Pattern[str] | None = None

    def render(self, report: AnnualReport, **options: Any) -> bytes:
        """The document of a report.

        :raises MissingExtraError: its writer needs an extra that is not installed.
        """
        module, name = self.writer.split(":")
        made = getattr(import_module(f".{module}", __package__), name)(report, **options)
        return cast(bytes, made.encode() if isinstance(made, str) else made)


FORMATS: Mapping[str, DocumentFormat] = {
    each.name: each
    for each in (
        DocumentFormat(name="html", suffixes=(".html", ".htm"), writer="writing.html:page_html"),
        DocumentFormat(name="docx", suffixes=(".docx",), writer="writing.docx:report_docx", fillable=True),
        DocumentFormat(
            name="xlsx",
            suffixes=(".xlsx",),
            writer="writing.xlsx:report_xlsx",
            fillable=True,
            longest=LONGEST_TEXT,
            # How workbooks write a character by its number. Of one that is written out openpyxl cannot tell.
            mistaken=re.compile("_x[0-9A-Fa-f]{4}_"),
        ),
        DocumentFormat(name="md", suffixes=(".md", ".markdown"), writer="writing.markdown:report_markdown"),
        DocumentFormat(name="txt", suffixes=(".txt",), writer="writing.text:report_text"),
        DocumentFormat(name="json", suffixes=(".json",), writer="codec:dumps", lossless=True),
    )
}
"""Every format that is written, by its name."""


@overload
def write(
    report: AnnualReport, target: None = None, *, format: str, losing: Collection[str] = ()
) -> bytes: ...  # pragma: no cover
@overload
def write(
    report: AnnualReport, target: str | PathLike[str], *, format: str | None = None, losing: Collection[str] = ()
) -> None: ...  # pragma: no cover
def write(
    report: AnnualReport,
    target: str | PathLike[str] | None = None,
    *,
    format: str | None = None,
    losing: Collection[str] = (),
) -> bytes | None:
    """Write a report in its official form: ``html``, ``docx``, ``xlsx``, ``md``, ``txt``; or as ``json``.

    ``target`` is the path of a file, whose name tells the format unless ``format`` does; without it the
    document is returned. Equal reports give equal bytes. A cell that states nothing is blank, never 0.

    What is written is read back as it was: ``read(write(report, format="docx")).report == report``. A
    report of which that is not so is refused with everything that stands in the way, unless ``losing``
    names the places that may be lost (``{"title", "narrative.overview"}``, as :func:`obstacles` names them).

    >>> report = AnnualReport(form=None, agency="示例县统计局", year=2024)
    >>> write(report, format="txt", losing={"title"}).decode().splitlines()[0]
    '示例县统计局2024年政府信息公开工作年度报告'
    >>> write(report, format="txt")
    Traceback (most recent call last):
    gov_disclosure.errors.UnprintableReportError: written like this the report would not be read back as it is: \
title: is missing, and one is printed to tell agency and year

    :raises UnprintableReportError: places that ``losing`` does not name would be lost, each with the reason.
    :raises UnknownFormatError: there is no such format, or neither ``format`` nor the file's name tells one.
    :raises MissingExtraError: the format needs an extra that is not installed.
    :raises OSError: the file cannot be written.
    """
    chosen = chosen_format(target, format)
    allowed = {losing} if isinstance(losing, str) else set(losing)
    refused = [problem for problem in obstacles(report, chosen.name) if problem.at not in allowed]
    if refused:
        raise UnprintableReportError(refused)
    return save(chosen.render(report), target)


def obstacles(report: AnnualReport, format: str) -> tuple[Problem, ...]:
    """What of a report would not be read back from a format as it is, by place and with the reason.

    Empty for a report that :func:`write` writes as it is; always empty for ``json``.

    >>> report = AnnualReport(form=None, agency="示例县统计局", year=2024)
    >>> [problem.at for problem in obstacles(report, "docx")], obstacles(report, "json")
    (['title'], ())

    :raises UnknownFormatError: there is no such format.
    """
    chosen = _format_named(format)
    return () if chosen.lossless else (*printable.obstacles(report), *_misfits(report, chosen))


def _misfits(report: AnnualReport, chosen: DocumentFormat) -> Iterator[Problem]:
    """Texts that this format in particular does not hold."""
    texts = {f"narrative.{each.name}": getattr(report.narrative, each.name) for each in fields(Narrative)}
    for at, text in {"title": report.title or "", **texts}.items():
        if chosen.longest is not None and max(map(len, text.split("\n"))) > chosen.longest:
            yield Problem(
                at,
                f"a paragraph has more than {chosen.longest} characters, which is what .{chosen.name} holds",
                f"有一段超过{chosen.longest}个字符，.{chosen.name}容纳不下",
            )
        found = chosen.mistaken.search(text) if chosen.mistaken else None
        if found:
            yield Problem(
                at,
                f"{found[0]!r} is read as another character in .{chosen.name}",
                f"{found[0]!r}在.{chosen.name}中会被读作另一个字符",
            )


# ---------------------------------------------------------------------- formats and files


def chosen_format(target: str | PathLike[str] | None, format: str | None) -> DocumentFormat:
    """The format asked for by name, or else by the name of the file.

    >>> chosen_format("报告.DOCX", None).name
    'docx'

    :raises UnknownFormatError: there is none.
    """
    if format is not None:
        return _format_named(format)
    return _format_of("" if target is None else target)


def _format_named(name: str) -> DocumentFormat:
    if name not in FORMATS:
        raise UnknownFormatError(
            en=f"no format {name!r} is written: there are {', '.join(FORMATS)}",
            zh=f"没有{name!r}这种输出格式：可用的有{'、'.join(FORMATS)}",
        )
    return FORMATS[name]


def _format_of(target: str | PathLike[str]) -> DocumentFormat:
    suffix = PurePath(fspath(target)).suffix.lower()
    for each in FORMATS.values():
        if suffix in each.suffixes:
            return each
    raise UnknownFormatError(
        en=f"the name {fspath(target)!r} tells no format: name one of {', '.join(FORMATS)}",
        zh=f"从文件名{fspath(target)!r}看不出格式：请注明{'、'.join(FORMATS)}之一",
    )


def save(content: bytes, target: str | PathLike[str] | None) -> bytes | None:
    """Write a document to a file, or hand it back where there is none."""
    if target is None:
        return content
    Path(target).write_bytes(content)
    return None
