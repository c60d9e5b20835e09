"""The form's tables with every figure, what is wrong in them marked, and each cell's origin on hover and focus."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ..cells import CellAddress
from ..identities import Identity
from ..tables import FigureTable
from ..vocabulary import Severity, Verdict
from ..writing.tables import CellRole, FormCell, FormGrid, TableFigures, table_grid
from .markup import Content, Html, both, join, tag
from .texts import place_text, said
from .view import CellState, Proposal, Remark, View

__all__ = ["legend", "marked_table"]

_MOST_LINKS = 3
"""How many findings a cell names in print; all of them stand in its note."""

_SHORT = 3
_NARROW = 6
"""The most columns that a small screen holds."""

_LINES: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.BROKEN: ("broken", "≠", "line broken"),
    Verdict.NOT_ASSESSED: ("open", "？", "line open"),
}


@frozen
class _Lines:
    """For the headings and figures of a grid, by row and column, the gravest verdict of their identities."""

    headings: Mapping[tuple[int, int], Verdict]
    figures: Mapping[str, Verdict]


def marked_table(view: View, table: FigureTable, heading: str) -> Html:
    """A table as the form prints it, with everything that a check found in it."""
    grid = table_grid(TableFigures(table.table, table.cells, getattr(table, "amount_unit", None)))
    lines = _lines(grid, view)
    rows = [
        tag("tr", [_cell(view, lines, (number, cell), grid.width) for cell in row])
        for number, row in enumerate(grid.cells)
    ]
    head = grid.header_rows
    return tag(
        "table",
        tag("caption", heading, class_="unseen", lang="zh-CN"),
        tag("thead", rows[:head]) if head else None,
        tag("tbody", rows[head:]),
        class_="wide" if grid.width > _NARROW else None,
    )


# ---------------------------------------------------------------------- lines that do not add up


def _lines(grid: FormGrid, view: View) -> _Lines:
    headings: dict[tuple[int, int], Verdict] = {}
    figures: dict[str, Verdict] = {}
    places = {
        str(cell.address): (number, cell.column)
        for number, row in enumerate(grid.cells)
        for cell in row
        if cell.address
    }
    for verdict in (Verdict.NOT_ASSESSED, Verdict.BROKEN):
        for identity in view.identities(verdict):
            if str(identity.at) in places:
                figures.update((str(cell), verdict) for cell in identity.cells)
                headings.update((place, verdict) for place in _headings(grid, identity, places))
    return _Lines(headings, figures)


def _headings(grid: FormGrid, identity: Identity, places: Mapping[str, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The headings that name the line of an identity: of a column, of a row, or of a stretch of a single row."""
    rows = {places[str(cell)][0] for cell in identity.cells}
    columns = {places[str(cell)][1] for cell in identity.cells}
    labelled = any(cell.role is CellRole.LABEL for row in grid.cells for cell in row)
    role = CellRole.LABEL if labelled and len(rows) == 1 else CellRole.HEADER
    for number, row in enumerate(grid.cells):
        for cell in row:
            named = {number} if cell.rowspan == 1 else set()
            covered = named if role is CellRole.LABEL else set(range(cell.column, cell.column + cell.colspan))
            if cell.role is role and covered == (rows if role is CellRole.LABEL else columns):
                yield number, cell.column


def _line_mark(verdict: Verdict | None) -> Html | None:
    if verdict is None:
        return None
    name, symbol, told = _LINES[verdict]
    return tag("span", symbol, tag("span", said(told), class_="unseen"), class_=f"sign {name}-sign")


# ---------------------------------------------------------------------- cells


def _cell(view: View, lines: _Lines, placed: tuple[int, FormCell], width: int) -> Html:
    number, cell = placed
    spans = {name: count for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1}
    if cell.address is not None:
        return _figure(view, lines, cell, width, spans)
    verdict = lines.headings.get((number, cell.column))
    return tag(
        "th",
        cell.text,
        _line_mark(verdict),
        class_=_classes(_kind(cell), _LINES[verdict][0] if verdict else None),
        scope="row" if cell.role is CellRole.LABEL else "col",
        lang="zh-CN",
        **spans,
    )


def _kind(cell: FormCell) -> str:
    """What a heading is; a short one over columns is never broken over lines."""
    return "header short" if cell.role is CellRole.HEADER and len(cell.text) <= _SHORT else cell.role.name.lower()


def _figure(view: View, lines: _Lines, cell: FormCell, width: int, spans: Mapping[str, int]) -> Html:
    address = cell.address
    assert address is not None
    state, remarks = view.state(address), view.remarks_at(address)
    proposal = view.proposals.get(str(address))
    verdict = lines.figures.get(str(address))
    sums = view.sums_at(address)
    loud = [each for each in remarks if each.finding.severity is not Severity.INFO]
    mark = view.mark(address)
    return tag(
        "td",
        _shown(view, cell, state),
        _proposed(proposal),
        [tag("span", f"≠ {each.finding.expected}", class_="hint") for each in sums[:1]],
        _links([each for each in loud if each.points], proposal),
        _note(view, address, proposal),
        id=str(address),
        class_=_classes(
            None if state is CellState.STATED else state.value,
            mark.value if mark else None,
            _LINES[verdict][0] if verdict else None,
            "end" if cell.column * 2 >= width else None,
        ),
        tabindex=0,
        **spans,
    )


def _classes(*names: str | None) -> str | None:
    return " ".join(filter(None, names)) or None


def _shown(view: View, cell: FormCell, state: CellState) -> Html:
    if state is CellState.STATED:
        return tag("b", cell.text, class_="figure")
    if state is CellState.MARK:
        return tag("span", f"“{view.provenance[str(cell.address)].text.strip()}”", class_="state")
    return tag("span", said(f"{state.value} cell"), class_="state")


def _proposed(proposal: Proposal | None) -> Html | None:
    if proposal is None:
        return None
    return tag("span", f"→ {proposal.suspect.proposed}{'' if proposal.certain else ' ?'}", class_="hint")


def _links(remarks: Sequence[Remark], proposal: Proposal | None) -> Html | None:
    links = [_link(each, str(each.number)) for each in remarks[:_MOST_LINKS]]
    if proposal:
        links.insert(0, tag("a", tag("span", said("cause"), class_="unseen"), "✎", href=f"#cause-{proposal.cause}"))
    return tag("span", links, class_="links") if links else None


def _link(remark: Remark, shown: Content) -> Html:
    return tag("a", tag("span", said(remark.finding.severity), " ", class_="unseen"), shown, href=f"#{remark.anchor}")


# ---------------------------------------------------------------------- the note of a cell


def _note(view: View, address: CellAddress, proposal: Proposal | None) -> Html:
    """What appears when a cell is pointed at or focused: its label, origin, state and findings."""
    state = view.state(address)
    remarks = view.remarks_at(address)
    lines: list[Content] = [
        tag("strong", view.form.label(address), lang="zh-CN"),
        tag("code", str(address)),
        *_origin(view, address),
        None if state is CellState.STATED else said(f"{state.value} told"),
        _proposal_told(proposal),
        *(_sum_told(each) for each in view.sums_at(address)),
        *(_remark_line(each) for each in remarks),
    ]
    return tag("span", [tag("span", line) for line in lines if line is not None], class_="note")


def _origin(view: View, address: CellAddress) -> Iterator[Html]:
    source = view.provenance.get(str(address))
    if source is not None:
        if source.text.strip():
            yield join(said("original"), tag("q", source.text))
        yield join(said("place"), both(place_text(source.place, "zh"), place_text(source.place, "en")))


def _proposal_told(proposal: Proposal | None) -> Html | None:
    if proposal is None:
        return None
    suspect = proposal.suspect
    key = "suspect told" if proposal.certain else "perhaps told"
    return said(key, actual=suspect.actual, proposed=suspect.proposed)


def _sum_told(remark: Remark) -> Html:
    return said("sum told", expected=remark.finding.expected, actual=remark.finding.actual)


def _remark_line(remark: Remark) -> Html:
    definition = remark.finding.definition
    return join(_link(remark, str(remark.number)), " ", both(definition.title_zh, definition.title_en))


# ---------------------------------------------------------------------- the legend

_EXAMPLES: tuple[tuple[Html, str], ...] = (
    (tag("td", tag("b", "5", class_="figure"), tag("span", "→ 3", class_="hint"), class_="suspect"), "suspect"),
    (tag("td", tag("b", "4", class_="figure"), tag("span", "≠ 6", class_="hint"), class_="sum"), "sum"),
    (tag("td", "≠", class_="broken"), "line"),
    (tag("td", "？", class_="open"), "open"),
    (tag("td", tag("b", "7", class_="figure"), class_="noted"), "noted"),
)
"""Cells as they are marked, with the names of the texts that explain them."""


def legend() -> Html:
    """How cells are marked, by example."""
    words = [
        tag("td", tag("span", said(f"{state} cell"), class_="state"), class_=state) for state in ("unread", "blank")
    ]
    pairs = list(_EXAMPLES)
    pairs.append((join(words, tag("td", tag("span", "“/”", class_="state"), class_="mark")), "cells"))
    return tag(
        "details",
        tag("summary", said("legend")),
        tag("dl", [[tag("dt", _sample(cell)), tag("dd", said(f"legend {name}"))] for cell, name in pairs]),
        tag("p", said("legend places")),
        class_="legend",
    )


def _sample(cells: Html) -> Html:
    return tag("table", tag("tbody", tag("tr", cells)), role="presentation")
