"""The layouts in which published reports come: each makes of a printed report a document, as text or as a page.

`LOSSLESS` keep every cell in its place, `STATED_ONLY` do so where no cell is blank, `LOSSY` destroy what no
reader can restore.
"""

import html
import random
from collections.abc import Callable, Iterable

from tests.reading.documents import Cell, Grid, Printed, positions

Layout = Callable[[Printed], str]
LOSSLESS: dict[str, Layout] = {}
STATED_ONLY: dict[str, Layout] = {}
LOSSY: dict[str, Layout] = {}


def layout(kind: dict[str, Layout]):
    def register(function: Layout) -> Layout:
        kind[function.__name__] = function
        return function

    return register


# ---------------------------------------------------------------------- text


def text_document(printed: Printed, draw: Callable[[Grid], str], *, gap: str = "\n") -> str:
    lines = [printed.title, *printed.preamble]
    for part in printed.parts:
        lines += [part.heading, *part.before]
        if part.grid is not None:
            lines.append(draw(part.grid))
        lines += part.after
    return gap.join(lines) + "\n"


def padded_rows(grid: Grid) -> list[tuple[list[str], int]]:
    """For each row the texts of its cells, and how many positions are missing to the full width."""
    width = max(len(line) for line in positions(grid))
    return [([cell.text for cell in row], width - len(row)) for row in grid]


def blanked_rows(grid: Grid) -> list[list[str]]:
    """Every position, those that merged cells cover being empty."""
    return [[cell.text if begins else "" for cell, begins in line] for line in positions(grid)]


def repeated_rows(grid: Grid) -> list[list[str]]:
    """Every position, merged cells repeated wherever they cover it."""
    return [[cell.text for cell, _ in line] for line in positions(grid)]


@layout(LOSSLESS)
def bars_absent(printed: Printed) -> str:
    """Rows of bars, merged cells simply absent."""
    return text_document(
        printed, lambda grid: "\n".join("".join(f"{cell.text} | " for cell in row).strip() for row in grid)
    )


@layout(STATED_ONLY)
def bars_padded(printed: Printed) -> str:
    """Rows of bars, closed by a run of bars for merged cells. Blank cells at a row's end look like that run."""

    def draw(grid: Grid) -> str:
        return "\n".join(" | ".join(texts) + " | " + "|" * missing for texts, missing in padded_rows(grid))

    return text_document(printed, draw)


@layout(LOSSLESS)
def bars_leading(printed: Printed) -> str:
    """Rows that begin and end with a bar, merged cells empty."""
    return text_document(printed, lambda grid: "\n".join("| " + " | ".join(row) + " |" for row in blanked_rows(grid)))


@layout(LOSSLESS)
def markdown(printed: Printed) -> str:
    """Markdown: the first row is a header, merged cells empty."""

    def draw(grid: Grid) -> str:
        first, *others = blanked_rows(grid)
        rows = [first, ["---"] * len(first), *others]
        return "\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"

    return text_document(printed, draw, gap="\n\n")


@layout(LOSSLESS)
def markdown_aligned(printed: Printed) -> str:
    """Markdown with padded columns and alignment marks, headings with #."""

    def draw(grid: Grid) -> str:
        first, *others = blanked_rows(grid)
        rows = [[text.center(12) for text in row] for row in (first, *others)]
        rows.insert(1, [":" + "-" * 10 + ":"] * len(first))
        return "\n" + "\n".join("|" + "|".join(row) + "|" for row in rows) + "\n"

    marked = printed.with_headings({part.heading: f"## {part.heading}" for part in printed.parts})
    return "# " + text_document(marked, draw, gap="\n\n")


@layout(LOSSLESS)
def repeated(printed: Printed) -> str:
    """Merged cells repeated in every position they cover, as dataframes print them, with a row of ---."""

    def draw(grid: Grid) -> str:
        first, *others = repeated_rows(grid)
        rows = [first, ["---"] * len(first), *others]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    return text_document(printed, draw)


@layout(LOSSLESS)
def lines_barred(printed: Printed) -> str:
    """A cell a line, each with a bar after it; merged positions as a line of bars at the row's end."""

    def draw(grid: Grid) -> str:
        lines = []
        for texts, missing in padded_rows(grid):
            lines += [f"{text} |".lstrip() for text in texts]
            lines += ["|" * missing] if missing else []
        return "\n".join(lines)

    return text_document(printed, draw)


@layout(LOSSLESS)
def lines_barred_bare(printed: Printed) -> str:
    """A cell a line, each with a bar after it, nothing for merged positions."""
    return text_document(printed, lambda grid: "\n".join(f"{cell.text} |".lstrip() for row in grid for cell in row))


@layout(STATED_ONLY)
def lines_between_bars(printed: Printed) -> str:
    """A cell a line, a line with one bar before each row, the row's end closed by bars."""

    def draw(grid: Grid) -> str:
        lines = []
        for texts, missing in padded_rows(grid):
            *others, last = texts
            lines += ["|", *(f"{text} |".lstrip() for text in others), f"{last} |" + "|" * missing]
        return "\n".join(lines)

    return text_document(printed, draw)


@layout(LOSSLESS)
def lines_tabbed(printed: Printed) -> str:
    """A cell a line behind a tab, merged positions empty ones, a blank line between rows."""

    def draw(grid: Grid) -> str:
        return "\n\n".join("\n".join(f"\t{text}" for text in row) for row in _vertical_blanks(grid)) + "\n"

    return text_document(printed, draw)


def _vertical_blanks(grid: Grid) -> list[list[str]]:
    """Rows with an empty text for each cell that comes down from a row above: how word processors copy."""
    rows = []
    for line in positions(grid):
        texts, seen = [], set()
        for cell, begins in line:
            if begins:
                texts.append(cell.text)
                seen.add(id(cell))
            elif id(cell) not in seen:
                texts.append("")
                seen.add(id(cell))
        rows.append(texts)
    return rows


@layout(LOSSLESS)
def tabs_from_browser(printed: Printed) -> str:
    """Rows of tabs, merged cells absent."""
    return text_document(printed, lambda grid: "\n".join("\t".join(cell.text for cell in row) for row in grid))


@layout(LOSSLESS)
def tabs_from_spreadsheet(printed: Printed) -> str:
    """Rows of tabs, every position there, merged ones empty."""
    return text_document(printed, lambda grid: "\n".join("\t".join(row) for row in blanked_rows(grid)))


@layout(STATED_ONLY)
def lines_bare(printed: Printed) -> str:
    """A cell a line and no mark at all."""
    return text_document(printed, lambda grid: "\n".join(cell.text for row in grid for cell in row if cell.text))


@layout(STATED_ONLY)
def paragraphs(printed: Printed) -> str:
    """A cell a paragraph, blank lines between."""
    return text_document(
        printed, lambda grid: "\n\n".join(cell.text for row in grid for cell in row if cell.text), gap="\n\n"
    )


@layout(LOSSLESS)
def paragraphs_and_gaps(printed: Printed) -> str:
    """A cell a paragraph, blank lines between, one more of them for each blank cell."""

    def draw(grid: Grid) -> str:
        return "".join(f"\n\n{cell.text}" if cell.text else "\n" for row in grid for cell in row).removeprefix("\n\n")

    return text_document(printed, draw, gap="\n\n")


@layout(STATED_ONLY)
def lines_indented(printed: Printed) -> str:
    """A cell a line behind spaces of any width."""
    return text_document(
        printed, lambda grid: "\n".join(f"　  {cell.text}  " for row in grid for cell in row if cell.text)
    )


@layout(STATED_ONLY)
def spaced_rows(printed: Printed) -> str:
    """Rows whose cells are parted by spaces, as copied from a PDF."""
    return text_document(
        printed, lambda grid: "\n".join("  ".join(cell.text for cell in row if cell.text) for row in grid)
    )


@layout(STATED_ONLY)
def single_spaced_rows(printed: Printed) -> str:
    """Rows whose cells are parted by one space."""
    return text_document(
        printed, lambda grid: "\n".join(" ".join(cell.text for cell in row if cell.text) for row in grid)
    )


@layout(STATED_ONLY)
def label_line_then_figures(printed: Printed) -> str:
    """Labels a line each, all the figures of a row on one line below."""

    def draw(grid: Grid) -> str:
        lines = []
        for row in grid:
            lines += [cell.text for cell in row if not cell.at]
            figures = [cell.text for cell in row if cell.at]
            lines += [" ".join(figures)] if figures else []
        return "\n".join(lines)

    return text_document(printed, draw)


@layout(STATED_ONLY)
def wrapped_labels(printed: Printed) -> str:
    """Spaced rows whose long labels go on in the lines below, as PDF pages show them."""

    def draw(grid: Grid) -> str:
        lines = []
        for row in grid:
            labels = [cell.text for cell in row if not cell.at]
            figures = [cell.text for cell in row if cell.at]
            if figures and labels and len(labels[-1]) > 10:
                label = labels[-1]
                pieces = [label[start : start + 9] for start in range(0, len(label), 9)]
                lines += [*labels[:-1], *pieces, " ".join(figures)]
            else:
                lines.append(" ".join(labels + figures))
        return "\n".join(lines)

    return text_document(printed, draw)


def _wide(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


@layout(LOSSLESS)
def box_drawing(printed: Printed) -> str:
    """A frame of box characters, every position there, merged ones empty."""

    def draw(grid: Grid) -> str:
        rows = blanked_rows(grid)
        widths = [max(_wide(row[n]) if n < len(row) else 0 for row in rows) for n in range(max(map(len, rows)))]

        def rule(left: str, middle: str, right: str) -> str:
            return left + middle.join("─" * (width + 2) for width in widths) + right

        lines = [rule("┌", "┬", "┐")]
        for number, row in enumerate(rows):
            if number:
                lines.append(rule("├", "┼", "┤"))
            row = row + [""] * (len(widths) - len(row))
            shown = (f" {text}{' ' * (width - _wide(text))} " for text, width in zip(row, widths, strict=True))
            lines.append("│" + "│".join(shown) + "│")
        return "\n".join([*lines, rule("└", "┴", "┘")])

    return text_document(printed, draw)


@layout(LOSSLESS)
def ascii_frame(printed: Printed) -> str:
    """A frame of +---+, every position there, merged ones empty."""

    def draw(grid: Grid) -> str:
        rows = blanked_rows(grid)
        width = max(map(len, rows))
        rule = "+" + "+".join(["-" * 10] * width) + "+"
        lines = [rule]
        for row in rows:
            lines += ["|" + "|".join(f" {text:8} " for text in row + [""] * (width - len(row))) + "|", rule]
        return "\n".join(lines)

    return text_document(printed, draw)


@layout(STATED_ONLY)
def glued_captions(printed: Printed) -> str:
    """Bars as in bars_absent, and a blank line after each row."""
    return text_document(
        printed, lambda grid: "\n\n".join(" | ".join(cell.text for cell in row) + " |" for row in grid), gap="\n\n"
    )


@layout(LOSSLESS)
def full_width_bars(printed: Printed) -> str:
    return text_document(printed, lambda grid: "\n".join("｜".join(["", *row, ""]) for row in blanked_rows(grid)))


@layout(LOSSLESS)
def windows_line_ends(printed: Printed) -> str:
    return lines_barred(printed).replace("\n", "\r\n")


@layout(LOSSY)
def collapsed_bars(printed: Printed) -> str:
    """Empty cells moved into one run of bars at the row's end."""

    def draw(grid: Grid) -> str:
        lines = []
        for texts, missing in padded_rows(grid):
            filled = [text for text in texts if text.strip()]
            lines.append(" | ".join(filled) + " | " + "|" * (missing + len(texts) - len(filled)))
        return "\n".join(lines)

    return text_document(printed, draw)


@layout(LOSSY)
def collapsed_lines(printed: Printed) -> str:
    """A cell a line, empty cells as one run of bars at the row's end."""

    def draw(grid: Grid) -> str:
        lines = []
        for texts, missing in padded_rows(grid):
            filled = [text for text in texts if text.strip()]
            run = "|" * (missing + len(texts) - len(filled))
            lines += [*(f"{text} |" for text in filled), *([run] if run else [])]
        return "\n".join(lines)

    return text_document(printed, draw)


for _layout in (
    lines_bare,
    paragraphs,
    spaced_rows,
    single_spaced_rows,
    label_line_then_figures,
    lines_indented,
    wrapped_labels,
):
    LOSSY[f"{_layout.__name__}_with_blanks"] = _layout
LOSSY["bars_padded_with_blanks"] = bars_padded
LOSSY["lines_between_bars_with_blanks"] = lines_between_bars


@layout(LOSSY)
def bars_without_blanks(printed: Printed) -> str:
    """Rows of bars in which empty cells left no trace."""
    return text_document(
        printed, lambda grid: "\n".join(" | ".join(cell.text for cell in row if cell.text) + " |" for row in grid)
    )


@layout(LOSSY)
def transposed_labels(printed: Printed) -> str:
    """All labels of a table first, then all figures: which belong together is lost."""

    def draw(grid: Grid) -> str:
        labels = [cell.text for row in grid for cell in row if not cell.at]
        figures = [cell.text for row in grid for cell in row if cell.at]
        return "\n".join(labels + figures)

    return text_document(printed, draw)


@layout(LOSSY)
def two_rows_a_line(printed: Printed) -> str:
    """Rows glued to one another by spaces."""

    def draw(grid: Grid) -> str:
        rows = [" ".join(cell.text for cell in row if cell.text) for row in grid]
        return "\n".join(" ".join(rows[n : n + 2]) for n in range(0, len(rows), 2))

    return text_document(printed, draw)


@layout(LOSSY)
def one_line(printed: Printed) -> str:
    """Everything on one line."""
    return " ".join(
        text_document(printed, lambda grid: " ".join(cell.text for row in grid for cell in row)).split("\n")
    )


# ---------------------------------------------------------------------- pages


def attributes(cell: Cell) -> str:
    spans = (("colspan", cell.colspan), ("rowspan", cell.rowspan))
    return "".join(f' {name}="{span}"' for name, span in spans if span > 1)


def plain_table(grid: Grid, *, inner: Callable[[str], str] = html.escape, tag: str = "td") -> str:
    rows = (
        "<tr>" + "".join(f"<{tag}{attributes(cell)}>{inner(cell.text)}</{tag}>" for cell in row) + "</tr>"
        for row in grid
    )
    return "<table>" + "\n".join(rows) + "</table>"


def page(
    printed: Printed,
    draw: Callable[[Grid], str] = plain_table,
    *,
    paragraph: Callable[[str], str] = lambda text: f"<p>{html.escape(text)}</p>",
    heading: Callable[[str], str] | None = None,
    title: Callable[[str], str] = lambda text: f"<h1>{html.escape(text)}</h1>",
    head: str | None = None,
    before: str = "",
    after: str = "",
) -> str:
    body = [title(printed.title), *map(paragraph, printed.preamble)]
    for part in printed.parts:
        body += [(heading or paragraph)(part.heading), *map(paragraph, part.before)]
        if part.grid is not None:
            body.append(draw(part.grid))
        body += map(paragraph, part.after)
    head = f"<title>{html.escape(printed.title)}</title>" if head is None else head
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{before}'
        + "\n".join(body)
        + f"{after}</body></html>"
    )


@layout(LOSSLESS)
def page_official(printed: Printed) -> str:
    return page(printed)


def _word_run(text: str, rng: random.Random) -> str:
    """A text as Word exports it: runs of any length in nested spans, with empty marks between."""
    pieces, start = [], 0
    while start < len(text):
        end = start + rng.randint(1, 4)
        run = html.escape(text[start:end])
        style = rng.choice(
            (
                f'<span lang="EN-US" style="font-size:12.0pt;font-family:仿宋_GB2312">{run}</span>',
                f"<span style='mso-spacerun:yes'>{run}<o:p></o:p></span>",
                f'<font face="宋体"><span>{run}</span></font>',
                run,
            )
        )
        pieces.append(style)
        start = end
    return "".join(pieces) or "<span><o:p>&nbsp;</o:p></span>"


@layout(LOSSLESS)
def page_from_word(printed: Printed) -> str:
    """Word-exported noise: MsoNormal, nested spans that split digits, o:p, non-breaking spaces."""
    rng = random.Random(printed.title)

    def inner(text: str) -> str:
        return f'\n  <p class="MsoNormal" align="center" style="text-align:center">{_word_run(text, rng)}</p>\n  '

    def paragraph(text: str) -> str:
        return (
            f'<p class=MsoNormal style="text-indent:32.0pt">&nbsp;&nbsp;&#12288;{_word_run(text, rng)}<o:p></o:p></p>'
        )

    return page(printed, lambda grid: plain_table(grid, inner=inner), paragraph=paragraph)


@layout(LOSSLESS)
def page_flat_header(printed: Printed) -> str:
    """No spans at all: an empty cell for every merged position."""

    def draw(grid: Grid) -> str:
        return plain_table([[Cell(text) for text in row] for row in blanked_rows(grid)])

    return page(printed, draw)


@layout(LOSSLESS)
def page_repeated(printed: Printed) -> str:
    """No spans: merged cells repeated."""

    def draw(grid: Grid) -> str:
        return plain_table([[Cell(text) for text in row] for row in repeated_rows(grid)])

    return page(printed, draw)


@layout(LOSSLESS)
def page_spanless(printed: Printed) -> str:
    """The spans lost and the merged positions with them."""
    return page(printed, lambda grid: plain_table([[Cell(cell.text) for cell in row] for row in grid]))


@layout(LOSSLESS)
def page_uneven_spans(printed: Printed) -> str:
    """Five positions for four columns, headers spanning 2, 1, 1 and figures 1, 2, 1."""

    def stretch(grid: Grid) -> Grid:
        if len(positions(grid)[0]) != 4:
            return grid
        rows: Grid = []
        for row in grid:
            if len(row) == 4:
                wide = 2 if row[-1].at else 1
                rows.append([Cell(c.text, 2 if n == wide else 1, 1, c.at) for n, c in enumerate(row)])
            elif len(row) == 3:
                rows.append([row[0], Cell(row[1].text, 2, 1, row[1].at), Cell(row[2].text, 2, 1, row[2].at)])
            elif len(row) == 2:
                rows.append([row[0], Cell(row[1].text, 4, 1, row[1].at)])
            else:
                rows.append([Cell(row[0].text, 5)])
        return rows

    return page(printed, lambda grid: plain_table(stretch(grid)))


@layout(LOSSLESS)
def page_spare_column(printed: Printed) -> str:
    """An empty column at the right of every table."""
    return page(printed, lambda grid: plain_table([[*row, Cell(" ")] for row in grid]))


@layout(LOSSLESS)
def page_spacer_rows(printed: Printed) -> str:
    """A row of empty cells before and after each row, and a row without cells."""

    def draw(grid: Grid) -> str:
        width = len(positions(grid)[0])
        table = plain_table(grid)
        spacer = '<tr style="height:0">' + "<td></td>" * width + "</tr>"
        return table.replace("<table>", "<table>" + spacer).replace("</table>", "<tr></tr>" + spacer + "</table>")

    return page(printed, draw)


@layout(LOSSLESS)
def page_hidden_cells(printed: Printed) -> str:
    """Cells that are not displayed before and behind each row, and such a row at the end."""

    def draw(grid: Grid) -> str:
        table = plain_table(grid).replace("<tr>", '<tr><td style="DISPLAY: none">7</td>')
        table = table.replace("</tr>", '<td style="width:9pt;display:none">88</td></tr>')
        return table.replace("</table>", f"<tr hidden>{'<td>99</td>' * 12}</tr></table>")

    return page(printed, draw)


@layout(LOSSLESS)
def page_head_and_body(printed: Printed) -> str:
    """thead, tbody, th, colgroup and a caption."""

    def draw(grid: Grid) -> str:
        def rows(part: Grid, tag: str) -> str:
            return plain_table(part, tag=tag).removeprefix("<table>").removesuffix("</table>")

        count = 3 if len(positions(grid)[0]) > 4 else 1
        return (
            '<table border="1"><colgroup><col width="20%"><col></colgroup>'
            f"<thead>{rows(grid[:count], 'th')}</thead><tbody>{rows(grid[count:], 'td')}</tbody></table>"
        )

    return page(printed, draw)


@layout(LOSSLESS)
def page_nested_tables(printed: Printed) -> str:
    """The whole report in a cell of a layout table, each table in a div of its own."""
    inside = page(printed, lambda grid: f"<div><div>{plain_table(grid)}</div></div>")
    body = inside.partition("<body>")[2].partition("</body>")[0]
    return (
        f"<html><head><title>{printed.title}</title></head><body>"
        f"<table width=100%><tr><td>政府网站</td><td>通知公告</td></tr></table>"
        f"<table><tr><td>&nbsp;</td></tr><tr><td><table><tr><td>{body}</td></tr></table></td></tr></table></body></html>"
    )


@layout(LOSSLESS)
def page_one_table(printed: Printed) -> str:
    """Headings and prose as rows of one table that holds all three tables."""
    rows = []
    for part in printed.parts:
        rows += [[Cell(text, colspan=10)] for text in (part.heading, *part.before)]
        if part.grid is not None:
            rows += part.grid
        rows += [[Cell(text, colspan=10)] for text in part.after]
    body = "".join(f"<p>{text}</p>" for text in printed.preamble)
    return f"<html><body><h1>{printed.title}</h1>{body}{plain_table(rows)}</body></html>"


@layout(LOSSLESS)
def page_tables_first_row_heading(printed: Printed) -> str:
    """A section's heading is the first row of its table."""

    def draw(part, grid):
        return plain_table([[Cell(part.heading, colspan=len(positions(grid)[0]))], *grid])

    body = [f"<h2>{printed.title}</h2>", *(f"<p>{text}</p>" for text in printed.preamble)]
    for part in printed.parts:
        if part.grid is None:
            body += [f"<p><strong>{part.heading}</strong></p>", *(f"<p>{text}</p>" for text in part.before)]
        else:
            body += [draw(part, part.grid), *(f"<p>{text}</p>" for text in part.before)]
    return "<html><body>" + "".join(body) + "</body></html>"


def _split(grid: Grid, at: int, *, again: bool) -> list[Grid]:
    """A table in two parts; in the second, what came down from the first is repeated by its own rows."""
    if len(positions(grid)[0]) != 10:
        return [grid]
    lower = grid[at:]
    header = grid[:3] if again else []
    return [grid[:at], [*header, *lower]]


@layout(LOSSLESS)
def page_table_in_two(printed: Printed) -> str:
    """A table goes on in a second one without a header, in the middle of a group."""
    return page(printed, lambda grid: "".join(plain_table(part) for part in _split(grid, 9, again=False)))


@layout(LOSSLESS)
def page_table_in_two_with_header(printed: Printed) -> str:
    """The same, the header printed again."""
    return page(printed, lambda grid: "<p></p>".join(plain_table(part) for part in _split(grid, 9, again=True)))


CHROME_BEFORE = """<div class="top"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hd">互动交流</a></div>
<ul><li>无障碍</li><li>长者模式</li></ul>
<div>当前位置： <a href="/">首页</a> &gt; <a>政务公开</a> &gt; <a>政府信息公开年报</a></div>
<table class="meta"><tr><td>索 引 号：</td><td>000014349/2025-00012</td><td>主题分类：</td><td>政务公开</td></tr>
<tr><td>发文机关：</td><td>示例县人民政府</td><td>成文日期：</td><td>2025年01月20日</td></tr></table>"""
CHROME_AFTER_TITLE = """<div class="info"><span>来源：示例县人民政府网</span> <span>发布时间：2025-01-20 10:31</span>
<span>字号：[ <a>大</a> <a>中</a> <a>小</a> ]</span> <span>浏览次数：<i>135</i></span>
<a>打印</a> 分享到：</div>"""
CHROME_AFTER = """<div class="share">扫一扫在手机打开当前页</div><div>【打印本页】【关闭窗口】</div>
<div>上一篇：<a>示例县2023年政府信息公开工作年度报告</a></div><div>下一篇：没有了</div>
<div>相关链接</div><ul><li>样例市统计局</li><li>虚构州人民政府</li></ul>
<div id="foot"><p>版权所有：示例县人民政府 主办：示例县人民政府办公室</p>
<p>网站标识码：4300000001 联系电话：0700-1234567</p></div>"""


@layout(LOSSLESS)
def page_with_chrome(printed: Printed) -> str:
    """Navigation, place, source, date and font size before; share, print, other articles and foot after."""
    return page(
        printed,
        title=lambda text: f'<h1 class="title">{text}</h1>{CHROME_AFTER_TITLE}',
        before=CHROME_BEFORE,
        after=CHROME_AFTER,
        head=f"<title>{printed.title}_示例县人民政府</title>",
    )


@layout(LOSSLESS)
def page_title_in_head_only(printed: Printed) -> str:
    return page(printed, title=lambda text: "", head=f"<title>{printed.title}-示例县人民政府门户网站</title>")


@layout(LOSSLESS)
def page_title_in_two_lines(printed: Printed) -> str:
    return page(printed, title=lambda text: f"<h1>{text[:-6]}<br>{text[-6:]}</h1>", head="<title>文章</title>")


@layout(LOSSLESS)
def page_line_breaks(printed: Printed) -> str:
    """No paragraphs: lines parted by <br>, indented by ideographic spaces; cells in div."""
    return page(
        printed,
        lambda grid: plain_table(grid, inner=lambda text: f"<div>{text}</div>"),
        paragraph=lambda text: f"　　{text}<br/>",
    )


@layout(LOSSLESS)
def page_upper_case(printed: Printed) -> str:
    """Old pages: tags in capitals, cells and rows not closed."""

    def draw(grid: Grid) -> str:
        rows = ("<TR>" + "".join(f"<TD {attributes(cell).upper()} >{cell.text}" for cell in row) for row in grid)
        return "<TABLE BORDER=1 CELLSPACING=0>" + "\n".join(rows) + "</TABLE>"

    return page(printed, draw, paragraph=lambda text: f"<P>&nbsp;&nbsp;{text}")


@layout(LOSSLESS)
def page_strong_headings(printed: Printed) -> str:
    return page(
        printed,
        heading=lambda text: f'<p><strong><span style="font-family:黑体">{text[0]}</span>{text[1:]}</strong></p>',
    )


@layout(LOSSLESS)
def page_broken_labels(printed: Printed) -> str:
    """Labels of four characters and more broken by <br> or by paragraphs within the cell."""

    def inner(text: str) -> str:
        if len(text) < 4 or text.isascii():
            return text
        half = len(text) // 2
        return f"{text[:half]}<br/>{text[half:]}" if len(text) % 2 else f"<p>{text[:half]}</p><p>{text[half:]}</p>"

    return page(printed, lambda grid: plain_table(grid, inner=inner))


@layout(LOSSLESS)
def page_wide_spaces(printed: Printed) -> str:
    """Spaces of every kind around figures and within labels."""

    def inner(text: str) -> str:
        if not text.strip():
            return "&nbsp;&#12288; "
        if any("一" <= character <= "鿿" for character in text):
            return f"&nbsp;{text[:2]}&ensp;{text[2:]}&#12288;"
        return f"\n\t&#12288;{text}&nbsp; \n"

    return page(printed, lambda grid: plain_table(grid, inner=inner))


def cells_of(texts: Iterable[str]) -> list[Cell]:
    return [Cell(text) for text in texts]
