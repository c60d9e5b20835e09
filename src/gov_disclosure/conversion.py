"""From one edition of the form to another: a named step that says what it loses."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from .cells import CellAddress
from .figures import Figure
from .forms import Correspondence, correspondences, form
from .report import AnnualReport, table_of
from .vocabulary import Comparability, Edition

__all__ = ["Conversion", "Loss", "convert", "counterpart"]


@frozen(kw_only=True)
class Loss:
    """Figures of a report that its conversion does not carry, or carries in another sense.

    ``cells`` and ``figures`` are those of the report that was converted. ``into`` are the cells in which they would
    stand; ``kept`` says whether something of them stands there: the sum of parts that are lost, or, where that was
    asked for, a figure that is only comparable.
    """

    cells: tuple[CellAddress, ...]
    figures: tuple[Figure, ...]
    into: tuple[CellAddress, ...]
    comparability: Comparability
    kept: bool
    reason_zh: str
    reason_en: str


@frozen(kw_only=True)
class Conversion:
    """A report in another edition of the form, and what became of its figures.

    ``unfilled`` are the cells of the other edition that the report's own does not ask for: they state nothing.
    """

    report: AnnualReport
    losses: tuple[Loss, ...] = ()
    unfilled: tuple[CellAddress, ...] = ()


def convert(report: AnnualReport, edition: Edition | str, *, comparable: bool = False) -> Conversion:
    """The report's figures in another edition of the form, with everything that is lost on the way.

    Only what counts the same is carried; with ``comparable=True`` also what is nearly the same, which is then among the
    losses as ``kept``. What the other edition asks for and this one does not stays unstated. A row that the other
    edition splits stays unstated too, unless it is zero: parts that add up to zero are zero. Prose and the rest stay.

    >>> from gov_disclosure import RequestMatrix
    >>> old = AnnualReport(
    ...     form="2019",
    ...     requests=RequestMatrix.from_figures(
    ...         "2019", {"received": {"natural_person": 5}, "otherwise_handled": {"natural_person": 5}}, fill=0
    ...     ),
    ... )
    >>> new = convert(old, "2021")
    >>> new.report.requests.received.total, new.report.requests.otherwise_handled.other.natural_person
    (5, None)
    >>> [(str(loss.cells[0]), loss.figures[0]) for loss in new.losses]  # doctest: +NORMALIZE_WHITESPACE
    [('requests.otherwise_handled.natural_person', 5), ('requests.otherwise_handled.total', 5)]

    Source: notices 国办公开办函〔2019〕60号 and 〔2021〕30号; :func:`gov_disclosure.correspondences` lists the cells.

    :raises UnknownCellError: there is no such edition.
    """
    target = form(edition)
    if report.form is None or report.form == target.edition:
        return Conversion(report=report)
    lines = [each for each in correspondences(report.form, target.edition) if _has_table(report, each)]
    figures = {
        cell: figure
        for line in lines
        if _answers(line, comparable)
        for cell in line.after
        if (figure := counterpart(line, report, cell)) is not None
    }
    return Conversion(
        report=_rebuilt(report, target.edition, figures),
        losses=tuple(loss for line in lines if (loss := _loss(line, report, figures)) is not None),
        unfilled=tuple(cell for line in lines if not _answers(line, comparable) for cell in line.after),
    )


def counterpart(line: Correspondence, figures: Any, at: CellAddress) -> Figure:
    """What figures at ``line.before`` say for the cell ``at`` of ``line.after``; ``None`` where they do not tell.

    Parts add up to their whole; a whole says nothing of its parts, unless it is zero.
    """
    stated = [figures[cell] for cell in line.before]
    if not stated or None in stated:
        return None
    total: Figure = stated[0] if len(stated) == 1 else sum(stated)
    return total if len(line.after) == 1 or total == 0 else None


def _has_table(report: AnnualReport, line: Correspondence) -> bool:
    return report.table((line.before or line.after)[0].table) is not None


def _answers(line: Correspondence, comparable: bool) -> bool:
    return line.comparability is Comparability.EXACT or (comparable and line.comparability is Comparability.COMPARABLE)


def _loss(line: Correspondence, report: AnnualReport, carried: Mapping[CellAddress, Figure]) -> Loss | None:
    figures = tuple(report[cell] for cell in line.before)
    if all(figure is None for figure in figures):
        return None
    kept = any(cell in carried for cell in line.after)
    whole = line.comparability is Comparability.EXACT and kept and (len(figures) == 1 or not any(figures))
    if whole:
        return None
    return Loss(
        cells=line.before,
        figures=figures,
        into=line.after,
        comparability=line.comparability,
        kept=kept,
        reason_zh=line.reason_zh,
        reason_en=line.reason_en,
    )


def _rebuilt(report: AnnualReport, edition: Edition, figures: Mapping[CellAddress, Figure]) -> AnnualReport:
    """The report in another edition: its tables with those figures, all else as it is."""
    tables: dict[str, Any] = {
        key: table_of(edition, key, tuple(map(figures.get, form(edition).table(key).addresses)))
        for key in report.tables
    }
    return evolve(report, form=edition, **tables)
