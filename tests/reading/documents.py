"""A report as it is printed, before any layout: grids of cells made from the form, and invented prose around them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gov_disclosure.forms import CellKind, Form, Table, form

AGENCIES = (
    "示例县统计局",
    "样例市人民政府办公室",
    "假想区东街道办事处",
    "虚构州水利局",
    "某某镇人民政府",
    "示例省样例市假想区教育局",
)


@dataclass(frozen=True)
class Cell:
    """A printed cell; `at` is the address of the figure that it shows."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    at: str | None = None


Grid = list[list[Cell]]


@dataclass(frozen=True)
class Figure:
    """What is printed for a cell of the form, and what is to be read from it."""

    text: str
    value: int | Decimal | None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Part:
    """A section: its heading, the prose before its table, the table, the prose after it."""

    key: str
    heading: str
    before: tuple[str, ...] = ()
    grid: Grid | None = None
    after: tuple[str, ...] = ()

    @property
    def prose(self) -> str:
        return "\n".join(self.before + self.after)


@dataclass(frozen=True)
class Printed:
    """A report as printed, and the truth about it."""

    edition: str
    agency: str
    year: int
    title: str
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    figures: dict[str, Figure] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        return form(self.edition)

    def with_parts(self, change) -> "Printed":
        return replace(self, parts=tuple(change(part) for part in self.parts))

    def with_labels(self, changed: dict[str, str]) -> "Printed":
        """The same with other words for labels."""

        def relabel(part: Part) -> Part:
            if part.grid is None:
                return part
            rows = [
                [cell if cell.at else replace(cell, text=changed.get(cell.text, cell.text)) for cell in row]
                for row in part.grid
            ]
            return replace(part, grid=rows)

        return self.with_parts(relabel)

    def with_headings(self, changed: dict[str, str]) -> "Printed":
        return self.with_parts(lambda part: replace(part, heading=changed.get(part.heading, part.heading)))


# ---------------------------------------------------------------------- the form's grids


def table_grid(table: Table, texts: dict[str, str]) -> Grid:
    """A table of the form with its merged cells, as the annex prints it."""
    makers = {"proactive": _panels, "requests": _matrix, "review_litigation": _line}
    return makers[table.key](table, texts)


def _panels(table: Table, texts: dict[str, str]) -> Grid:
    width = max(len(panel.columns) for panel in table.panels)
    rows: Grid = []
    for panel in table.panels:
        spare = width - len(panel.columns)
        rows.append([Cell(panel.caption.label, colspan=width + 1)])
        labels = [Cell(column.label) for column in panel.columns]
        labels[-1] = replace(labels[-1], colspan=1 + spare)
        rows.append([Cell(table.stub.label), *labels])
        for row in panel.rows:
            cells = [_figure(table, row.key, column.key, texts) for column in panel.columns]
            cells[-1] = replace(cells[-1], colspan=1 + spare)
            rows.append([Cell(row.label), *cells])
    return rows


def _figure(table: Table, row: str, column: str, texts: dict[str, str]) -> Cell:
    at = f"{table.key}.{row}.{column}"
    return Cell(texts[at], at=at)


def _matrix(table: Table, texts: dict[str, str]) -> Grid:
    panel = table.panels[0]
    inner = [column for column in panel.columns if column.under]
    rows: Grid = [
        [Cell(table.stub.label, colspan=3, rowspan=3), Cell(table.spanner.label, colspan=len(panel.columns))],
        [
            Cell(panel.columns[0].label, rowspan=2),
            Cell(inner[0].under[0].label, colspan=len(inner)),
            Cell(panel.columns[-1].label, rowspan=2),
        ],
        [Cell(column.label) for column in inner],
    ]
    shown: set[str] = set()
    for row in panel.rows:
        cells = []
        for heading in row.under:
            if heading.label not in shown:
                shown.add(heading.label)
                cells.append(Cell(heading.label, rowspan=sum(heading in other.under for other in panel.rows)))
        cells.append(Cell(row.label, colspan=3 - len(row.under)))
        cells += [_figure(table, row.key, column.key, texts) for column in panel.columns]
        rows.append(cells)
    return rows


def _line(table: Table, texts: dict[str, str]) -> Grid:
    panel = table.panels[0]
    first, *others = panel.rows
    width = len(panel.columns)
    labels = [column.label for column in panel.columns]
    return [
        [Cell(first.label, colspan=width), Cell(others[0].under[0].label, colspan=width * len(others))],
        [*(Cell(label, rowspan=2) for label in labels), *(Cell(row.label, colspan=width) for row in others)],
        [Cell(label) for _ in others for label in labels],
        [_figure(table, row.key, column.key, texts) for row in panel.rows for column in panel.columns],
    ]


def positions(grid: Grid) -> list[list[tuple[Cell, bool]]]:
    """Every position of a grid: the cell that covers it, and whether the cell begins there."""
    result: list[list[tuple[Cell, bool] | None]] = [[] for _ in grid]
    for number, row in enumerate(grid):
        column = 0
        for cell in row:
            while column < len(result[number]) and result[number][column] is not None:
                column += 1
            for down in range(min(cell.rowspan, len(grid) - number)):
                line = result[number + down]
                line.extend([None] * (column + cell.colspan - len(line)))
                for right in range(cell.colspan):
                    line[column + right] = (cell, down == 0 and right == 0)
            column += cell.colspan
    return [[each if each else (Cell(""), True) for each in line] for line in result]


# ---------------------------------------------------------------------- invented reports

SENTENCES = (
    "本机关坚持以公开为常态、不公开为例外，依法依规做好政府信息公开工作。",
    "通过政府网站公开各类信息128条，发布政策解读6篇，组织培训2次。",
    "（一）主动公开情况。围绕重点领域加大公开力度，网站访问量达12.5万人次。",
    "2.加强平台建设，网站公开信息39条。",
    "一是主动公开的内容有待充实；二是业务人员的能力有待提升。",
)
NOTES_BESIDE = ("本年度情况见下表。", "该部分以表格形式报告，具体如下：", "全年未发生其他情形。")


def _number(rng: random.Random, kind: CellKind) -> Figure:
    large = rng.choice((1, 9, 9, 99, 999, 99999, 11398889))
    number = rng.randint(0, large)
    if kind is CellKind.CHANGE:
        number = rng.choice((-1, 1, 1)) * number
        text = f"+{number}" if number >= 0 and rng.random() < 0.4 else str(number)
        return Figure(text, number)
    if kind is CellKind.AMOUNT:
        places = rng.choice((0, 0, 2, 4, 6))
        text = f"{number}.{rng.randrange(10**places):0{places}d}" if places else str(number)
        return Figure(text, Decimal(text))
    return Figure(str(number), number)


BLANK = Figure("", None)
MARKS = ("/", "-", "—", "——", "无", "\\", "--")


def invent(seed: int, edition: str, *, blanks: float = 0.0, marks: float = 0.0) -> Printed:
    """A report with invented figures: `blanks` and `marks` are the shares of cells that show none."""
    rng = random.Random(seed)
    the_form = form(edition)
    figures = {}
    for table in the_form.tables:
        for address, (_, _, column) in zip(table.addresses, table.cells(), strict=True):
            chance = rng.random()
            if chance < blanks:
                figures[str(address)] = BLANK
            elif chance < blanks + marks:
                figures[str(address)] = Figure(rng.choice(MARKS), None)
            else:
                figures[str(address)] = _number(rng, column.kind)
    agency, year = rng.choice(AGENCIES), rng.randint(2019, 2026)
    texts = {at: figure.text for at, figure in figures.items()}
    parts = []
    for section in the_form.sections:
        if section.table:
            before = (rng.choice(NOTES_BESIDE),) if rng.random() < 0.3 else ()
            parts.append(Part(section.key, section.heading, before, table_grid(the_form.table(section.table), texts)))
        else:
            count = 1 if section.key == "other_matters" else 3
            parts.append(Part(section.key, section.heading, tuple(rng.choices(SENTENCES, k=count))))
    preamble = (
        f"根据{the_form.notice}的要求编制本报告。",
        f"本报告所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。",
    )
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return Printed(edition, agency, year, title, preamble, tuple(parts), figures)


def labels_of(printed: Printed) -> Iterator[str]:
    for part in printed.parts:
        for row in part.grid or ():
            yield from (cell.text for cell in row if not cell.at)
