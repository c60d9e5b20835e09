"""Text of the functions between decoded values and reports: straight-line code, made of the form's data.

Code over names is several times faster than any loop. Nothing but keys of the form, which are names by
the rule of cell addresses, and numbers stand in it.
"""

from attrs import field, frozen

from ..forms import CellKind
from ..report import TABLE_KEYS
from ..vocabulary import Edition
from ._layout import BASE_KEYS, NARRATIVE_KEYS, REPORT_KEYS, Branch, Cell, Layout, Unit, layout

__all__ = ["counts_only", "reader", "taker", "writer"]

_FIELDS = REPORT_KEYS[REPORT_KEYS.index("form") + 1 : REPORT_KEYS.index("narrative")]
_STRINGS = ("agency", "agency_code", "title")


def counts_only(branch: Branch) -> bool:
    """Whether an object is a row of counts."""
    return all(isinstance(child, Cell) and child.kind is not CellKind.AMOUNT for child in branch.children.values())


@frozen
class _Reading:
    """What it takes to lay one Struct flat: names for the objects inside it, then its cells and units."""

    names: list[str] = field(factory=list)
    cells: list[str] = field(factory=list)
    units: list[str] = field(factory=list)

    def visit(self, branch: Branch, variable: str) -> None:
        for key, child in branch.children.items():
            if isinstance(child, Cell):
                amount = child.kind is CellKind.AMOUNT
                self.cells.append(f"_amount({variable}.{key})" if amount else f"{variable}.{key}")
            elif isinstance(child, Unit):
                self.units.append(f"_text({variable}.{key})")
            else:
                self.names.append(f"{variable}_{key}={variable}.{key}")
                self.visit(child, f"{variable}_{key}")


def _read_table(where: Layout) -> list[str]:
    reading = _Reading()
    reading.visit(where.root, where.key)
    made = ",".join([f"({','.join(reading.cells)},)", *reading.units])
    return [
        f" {where.key}=stated.{where.key}",
        f" if {where.key} is not None:",
        f"  keys+={where.keys}",
        *(f"  {name}" for name in reading.names),
        f"  {where.key}=_make_{where.key}({made})",
    ]


def reader(edition: Edition) -> str:
    """``read``: from a Struct to the report and the number of keys in its JSON."""
    texts = [f"text_{key}" for key in NARRATIVE_KEYS]
    lines = [
        "def read(stated):",
        " narrative=stated.narrative",
        *(f" text_{key}=narrative.{key}" for key in NARRATIVE_KEYS),
        *(f" {key}=stated.{key}" for key in _FIELDS),
        f" if {' or '.join(f'_nul in {text}' for text in texts)}: raise ValueError",
        *(f" if {key} is not None and _nul in {key}: raise ValueError" for key in _STRINGS),
        f" keys={BASE_KEYS}",
        *(line for key in TABLE_KEYS for line in _read_table(layout(edition, key))),
        f" narrative=_narrative({','.join(texts)})",
        f" report=_report({','.join(('_edition', *_FIELDS, 'narrative', *TABLE_KEYS))})",
        " return report,keys",
    ]
    return "\n".join(lines)


def _written(name: str, branch: Branch, variable: str) -> str:
    made = []
    for key, child in branch.children.items():
        if isinstance(child, Branch):
            made.append(_written(f"{name}_{key}", child, variable))
        elif isinstance(child, Unit):
            made.append(f"{variable}.{child.name}")
        elif child.kind is CellKind.AMOUNT:
            made.append(f"_amount_text(c{child.position})")
        else:
            made.append(f"c{child.position}")
    call = f"{name}({','.join(made)})"
    if not counts_only(branch):
        return call
    # Most rows of most reports are zeros throughout. The last column, a total in most tables, tells
    # soonest that a row is not.
    tests = " and ".join(f"{cell} is zero" for cell in reversed(made))
    return f"zeros_{name} if {tests} else {call}"


def writer(edition: Edition) -> str:
    """``write``: from a report to its tables' Structs."""
    lines = ["def write(report):", " zero=0"]
    for key in TABLE_KEYS:
        where = layout(edition, key)
        cells = "".join(f"c{position}," for position in range(where.cells))
        table = f"table_{key}"
        lines += [f" {table}=report.{key}", f" if {table} is not None:", f"  {cells}={table}.cells"]
        lines.append(f"  {table}={_written(key, where.root, table)}")
    return "\n".join([*lines, f" return {','.join(f'table_{key}' for key in TABLE_KEYS)}"])


def _taken(branch: Branch, variable: str, cells: list[str], units: list[str]) -> list[str]:
    lines = [f" if type({variable}) is not dict or len({variable})!={len(branch.children)}: raise ValueError"]
    for key, child in branch.children.items():
        member = f"{variable}['{key}']"
        if isinstance(child, Branch):
            lines.append(f" {variable}_{key}={member}")
            lines += _taken(child, f"{variable}_{key}", cells, units)
        else:
            (cells if isinstance(child, Cell) else units).append(member)
    return lines


def taker(where: Layout) -> str:
    """``take``: from a table's plain objects, all of the right size, to its cells and its units."""
    cells: list[str] = []
    units: list[str] = []
    lines = _taken(where.root, "table", cells, units)
    return "\n".join(["def take(table):", *lines, f" return [{','.join(cells)}],[{','.join(units)}]"])
