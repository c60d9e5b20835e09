"""The findings and causes in words, each linked to its cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..cells import CellAddress
from ..localisation import Cause, Suspect
from ..summary import cause_line
from ..vocabulary import Severity
from .markup import Content, Html, both, join, tag
from .texts import said
from .view import Remark, View

__all__ = ["SYMBOLS", "causes_of", "remark_list", "suspect_list"]

SYMBOLS: Mapping[Severity, str] = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "i"}
"""A severity's sign, so that it is not told by colour alone."""

_MOST_CELLS = 6
_MOST_MENDS = 5
_MOST_CAUSES = 8


def remark_list(view: View, remarks: Sequence[Remark], causes: Iterable[Cause] = ()) -> list[Html]:
    """The causes and the findings of a section; many of a kind, and what is merely worth knowing, folded away."""
    loud = [each for each in remarks if each.finding.severity is not Severity.INFO]
    quiet = [each for each in remarks if each.finding.severity is Severity.INFO]
    items = [_cause(view, cause) for cause in causes]
    for _, together in groupby(loud, key=lambda each: each.finding.rule):
        items.extend(_of_one_rule(view, list(together)))
    if quiet:
        items.append(_folded(view, quiet, said("more infos", count=len(quiet))))
    return [tag("ul", items, class_="remarks")] if items else [tag("p", said("none here"), class_="quiet")]


def causes_of(view: View, table: str | None) -> tuple[Cause, ...]:
    """The causes of what is broken in a table."""
    return tuple(each for each in view.result.causes if each.identities[0].split("@")[1].split(".")[0] == table)


def suspect_list(view: View) -> Html | None:
    """The answer before all detail: which cells are probably wrong, and what they should say."""
    causes = view.result.causes
    if not causes:
        return None
    items: list[Content] = [_suspects(view, cause) for cause in causes[:_MOST_CAUSES]]
    if len(causes) > _MOST_CAUSES:
        items.append(said("more causes", count=len(causes) - _MOST_CAUSES))
    return tag("ul", [tag("li", item) for item in items], class_="suspects")


def _suspects(view: View, cause: Cause) -> list[Content]:
    to_cause = f"#cause-{cause.id}"
    if not cause.mends:
        return [tag("a", said("no mend", count=len(cause.identities)), href=to_cause)]
    suspects = cause.mends[0].suspects
    cells = _joined([join(_cell_link(view, each.at), " ", _change(each)) for each in suspects])
    if cause.certain:
        return [said("suspect"), cells]
    others = tag("a", said("other mends", count=len(cause.mends) - 1), href=to_cause)
    return [said("suspect perhaps"), cells, both("；", "; "), others]


def _change(suspect: Suspect) -> Html:
    return tag("b", f"{suspect.actual} → {suspect.proposed}")


def _of_one_rule(view: View, remarks: Sequence[Remark]) -> Iterator[Html]:
    if remarks[0].alone:
        yield from (_item(view, each) for each in remarks)
        return
    rule = remarks[0].finding.definition
    title = both(f"{rule.title_zh}：{len(remarks)}项", f"{rule.title_en}: {len(remarks)}")
    yield _folded(view, remarks, [_badge(remarks[0].finding.severity, ""), " ", title])


def _folded(view: View, remarks: Sequence[Remark], title: Content) -> Html:
    """A list that opens on demand; links to its findings lead to the whole, as not every browser opens it."""
    items = tag("ul", [_item(view, each) for each in remarks])
    severity = remarks[0].finding.severity
    return tag(
        "li", tag("details", tag("summary", title), items), id=remarks[0].anchor, class_=f"remark {severity} folded"
    )


def _badge(severity: Severity, number: Content) -> Html:
    sign = tag("span", SYMBOLS[severity], aria_hidden="true")
    return tag("strong", sign, " ", said(severity), " ", number, class_=f"badge {severity}")


def _item(view: View, remark: Remark) -> Html:
    finding = remark.finding
    return tag(
        "li",
        tag("p", _badge(finding.severity, str(remark.number)), " ", both(finding.message("zh"), finding.message("en"))),
        _cell_links(view, remark.cells),
        tag("p", tag("code", finding.rule), class_="rule"),
        id=f"finding-{remark.number}",
        class_=f"remark {finding.severity}",
    )


def _cell_links(view: View, cells: Sequence[CellAddress]) -> Html | None:
    known = [each for each in cells if view.report.table(each.table) is not None]
    if not known:
        return None
    links = [_cell_link(view, each) for each in known[:_MOST_CELLS]]
    more = said("more cells", count=len(known)) if len(known) > _MOST_CELLS else None
    return tag("p", said("to"), _joined(links), more, class_="to")


def _cell_link(view: View, cell: CellAddress) -> Html:
    return tag("a", view.form.label(cell), href=f"#{cell}", lang="zh-CN")


def _joined(links: Sequence[Html]) -> list[Html]:
    return [part for link in links for part in (both("、", "; "), link)][1:]


def _cause(view: View, cause: Cause) -> Html:
    edition = view.result.form
    suspects = dict.fromkeys(each for mend in cause.mends[:_MOST_MENDS] for each in mend.suspects)
    links = [[_cell_link(view, each.at), " ", _change(each)] for each in suspects]
    return tag(
        "li",
        tag(
            "p",
            tag("strong", "✎ ", said("cause"), class_="badge cause"),
            " ",
            both(cause_line(cause, edition, "zh"), cause_line(cause, edition, "en")),
        ),
        [tag("p", said("to"), link, class_="to") for link in links],
        id=f"cause-{cause.id}",
        class_="remark cause",
    )
