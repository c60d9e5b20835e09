"""The official form as HTML: fragments for a notebook, and a page of its own that prints on A4.

Everything that a report says is escaped. A fragment carries its style in its tags, since a notebook may
strip style sheets; colours are left to the notebook's theme. The page needs nothing from elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from ..figures import Figure
from ..forms import Table
from ..report import AnnualReport
from .layout import SUBJECT, FormBlock, FormParagraph, ParagraphRole, layout
from .tables import CellRole, FormCell, FormGrid, TableFigures, table_grid

__all__ = ["header_rows", "page_html", "report_html", "table_html"]

_TAGS = {
    ParagraphRole.TITLE: "h1",
    ParagraphRole.PARTICULAR: "p",
    ParagraphRole.HEADING: "h2",
    ParagraphRole.PROSE: "p",
}

_SHORT = 3
"""The longest heading of a column, in characters, that is never broken: 自然人."""

_TITLE = ParagraphRole.TITLE

_CLASSES: Mapping[object, str] = {
    ParagraphRole.PARTICULAR: "particular",
    CellRole.LABEL: "label",
    "short": "short",
}

_Styles = Mapping[object, str]

_BORDER = "border:1px solid #8a8a8a;padding:.25em .5em;vertical-align:middle;color:inherit;white-space:normal"
_SHADE = "background:rgba(127,127,127,.14);font-weight:600"
_NOTEBOOK: _Styles = {
    "form": "max-width:60em;line-height:1.6",
    "table": "border-collapse:collapse;border:1px solid #8a8a8a;margin:.5em 0;table-layout:auto;width:auto",
    "tr": "background:none",
    "short": "white-space:nowrap",
    CellRole.CAPTION: f"{_BORDER};{_SHADE};text-align:center",
    CellRole.HEADER: f"{_BORDER};{_SHADE};text-align:center;text-wrap:balance",
    CellRole.LABEL: f"{_BORDER};background:none;font-weight:400;text-align:left",
    CellRole.FIGURE: f"{_BORDER};background:none;text-align:right;font-variant-numeric:tabular-nums",
    ParagraphRole.TITLE: "font-size:1.4em;line-height:1.4;text-align:center;margin:.5em 0",
    ParagraphRole.PARTICULAR: "text-align:center;margin:.2em 0",
    ParagraphRole.HEADING: "font-size:1.15em;margin:1em 0 .4em",
    ParagraphRole.PROSE: "text-indent:2em;margin:.4em 0",
}

# On paper as official documents are set (GB/T 9704): margins, 三号 for the text, 二号 for the title, numbered pages.
_PAGE_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 14pt; } }
body { margin: 0; background: #fff; color: #000; }
body { font: 17px/1.75 FangSong_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
main { max-width: 46em; margin: 0 auto; padding: 2em 1em; }
h1, h2 { font-family: SimHei, STHeiti, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; break-after: avoid; }
h1 { font-size: 1.5em; line-height: 1.4; text-align: center; margin: 0 0 .8em; }
h1 { word-break: keep-all; overflow-wrap: anywhere; }
h2 { font-size: 1.1em; line-height: 1.5; margin: 1.4em 0 .5em; }
p { margin: .4em 0; text-indent: 2em; overflow-wrap: anywhere; }
p.particular { text-align: center; text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; font-size: .8em; line-height: 1.35; }
th, td { border: 1px solid #000; padding: .25em .4em; }
th { font-weight: 400; text-align: center; text-wrap: balance; }
th.short { white-space: nowrap; }
th.label { text-align: left; text-wrap: wrap; }
th.label[rowspan] { text-align: center; text-wrap: balance; }
td { text-align: center; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr, table { break-inside: avoid; }
p:has(+ table) { break-after: avoid; }
@media print {
  body { font-size: 16pt; line-height: 28pt; orphans: 2; widows: 2; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 22pt; line-height: 32pt; }
  h2 { font-size: 16pt; margin: 14pt 0 4pt; }
  p { margin: 0; }
  table { font-size: 9.5pt; line-height: 1.3; width: calc(100% - 1px); }
  th, td { padding: 1.5pt 2pt; border-width: .75pt; }
}
""".strip()


def table_html(table: Table, cells: Sequence[Figure], unit: str | None = None) -> str:
    """A table of figures as the official form prints it, as a fragment for a notebook.

    ``cells`` are the figures in the form's order, ``unit`` the unit of an amount where the form leaves it
    open. A cell without a figure is blank; on hover a figure tells its address.

    >>> from gov_disclosure import form
    >>> fragment = table_html(form("2021").table("review_litigation"), (0,) * 15)
    >>> fragment.count("<td"), "未经复议直接起诉" in fragment
    (15, True)
    """
    return "".join(_table(table_grid(TableFigures(table, cells, unit)), _NOTEBOOK))


def report_html(report: AnnualReport) -> str:
    """A report as the official form, as a fragment for a notebook.

    >>> fragment = report_html(AnnualReport(form="2021", agency="<示例县>", year=2024))
    >>> "<示例县>" in fragment, "&lt;示例县&gt;2024年" in fragment
    (False, True)
    """
    return f'<div lang="zh-CN"{_style(_NOTEBOOK, "form")}>{"".join(_blocks(layout(report), _NOTEBOOK))}</div>'


def page_html(report: AnnualReport) -> str:
    """A report as the official form, as a page of its own that prints on A4.

    >>> page_html(AnnualReport(form="2021", title="示例县统计局年报")).splitlines()[3]
    '<title>示例县统计局年报</title>'
    """
    blocks = layout(report)
    title = next((each.text for each in blocks if isinstance(each, FormParagraph) and each.role is _TITLE), "—")
    body = "\n".join(_blocks(blocks, {}))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_PAGE_STYLE}\n</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _style(styles: _Styles, *keys: object) -> str:
    found = ";".join(styles[key] for key in keys if key in styles)
    return f' style="{found}"' if found else ""


def _class(styles: _Styles, *keys: object) -> str:
    """The class by which the page's style sheet knows what a tag does not tell."""
    found = " ".join(_CLASSES[key] for key in keys if key in _CLASSES)
    return f' class="{found}"' if found and not styles else ""


def _blocks(blocks: Iterable[FormBlock], styles: _Styles) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, FormGrid):
            yield "".join(_table(block, styles))
        else:
            tag = _TAGS[block.role]
            attributes = _class(styles, block.role) + _style(styles, block.role)
            text = escape(block.text)
            if block.role is _TITLE and not styles:
                # Where a title is too long for a line, it is parted before what every report is called.
                text = text.replace(SUBJECT, f"<wbr>{SUBJECT}")
            yield f"<{tag}{attributes}>{text}</{tag}>"


def _table(grid: FormGrid, styles: _Styles) -> Iterator[str]:
    head = grid.header_rows
    yield f"<table{_style(styles, 'table')}>"
    if head:
        yield from ("<thead>", *_rows(grid.cells[:head], styles), "</thead>")
    yield from ("<tbody>", *_rows(grid.cells[head:], styles), "</tbody></table>")


def header_rows(grid: FormGrid) -> int:
    """How many rows are the header of the whole table."""
    return grid.header_rows


def _rows(rows: Iterable[Sequence[FormCell]], styles: _Styles) -> Iterator[str]:
    for row in rows:
        yield f"<tr{_style(styles, 'tr')}>{''.join(_cell(cell, styles) for cell in row)}</tr>"


_SCOPES = {CellRole.CAPTION: "col", CellRole.HEADER: "col", CellRole.LABEL: "row"}
"""What a heading is for: the columns or rows that it spans. A group would be all that is left of the table."""


def _cell(cell: FormCell, styles: _Styles) -> str:
    short = "short" if cell.role is CellRole.HEADER and len(cell.text) <= _SHORT else None
    attributes = _class(styles, cell.role, short) + _style(styles, cell.role, short)
    attributes += "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1
    )
    if cell.role is CellRole.FIGURE:
        return f'<td{attributes} title="{cell.address}">{escape(cell.text)}</td>'
    return f'<th{attributes} scope="{_SCOPES[cell.role]}">{escape(cell.text)}</th>'
