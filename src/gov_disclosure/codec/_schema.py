"""The JSON Schema of the wire format, made of the form's data; run as a module, it writes the shipped file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..figures import MAX_AMOUNT_LENGTH, MAX_COUNT
from ..forms import CellKind, Column, Form, Panel, Row, Table, editions, newest_form
from ..report import MAX_YEAR, MIN_YEAR, TABLE_KEYS
from ._layout import NARRATIVE_KEYS, REPORT_KEYS, SCHEMA, Branch, Cell, Unit, layout
from ._values import AMOUNT_PATTERN, DATE_PATTERN

__all__ = ["FILE", "json_schema", "schema_text"]

FILE = Path(__file__).parents[1] / "schemas" / "report-1.schema.json"
"""Where the schema lies in the installed package."""

_NULL = {"type": "null"}
# The character itself, not an escape: dialects of regular expressions write escapes differently.
_TEXT = {"type": "string", "pattern": "^[^\0]*$"}
_CELLS: dict[CellKind, dict[str, Any]] = {
    CellKind.COUNT: {"type": ["integer", "null"], "minimum": 0, "maximum": MAX_COUNT},
    CellKind.CHANGE: {"type": ["integer", "null"], "minimum": -MAX_COUNT, "maximum": MAX_COUNT},
    CellKind.AMOUNT: {
        "type": ["string", "null"],
        "maxLength": MAX_AMOUNT_LENGTH,
        "pattern": f"^{AMOUNT_PATTERN}$",
        # In some dialects "$" also matches before a last newline.
        "not": {"type": "string", "pattern": "[^0-9.]"},
    },
}
_FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "schema": ("交换格式版本", {"const": SCHEMA}),
    "form": ("报告格式", {"enum": [*(each.edition.value for each in editions()), None]}),
    "agency": ("发布机关", {"$ref": "#/$defs/name"}),
    "agency_code": ("统一社会信用代码", {**_TEXT, "type": ["string", "null"]}),
    "year": ("报告年度", {"type": ["integer", "null"], "minimum": MIN_YEAR, "maximum": MAX_YEAR}),
    "title": ("标题", {"$ref": "#/$defs/name"}),
    "published_on": (
        "发布日期",
        {"type": ["string", "null"], "format": "date", "pattern": f"^{DATE_PATTERN}$", "maxLength": 10},
    ),
    "narrative": ("文字部分", {"$ref": "#/$defs/narrative"}),
}


def _object(title: str, members: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        **more,
        "type": "object",
        "required": list(members),
        "additionalProperties": False,
        "properties": dict(members),
    }


class _Definitions:
    """The ``$defs``: each row of columns once, each table of each edition."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = {}
        self._rows: dict[tuple[Column, ...], str] = {}

    def row(self, table: Table, panel: Panel, keys: Branch) -> dict[str, Any]:
        """A reference to the object of one row's columns."""
        name = self._rows.get(panel.columns)
        if name is None:
            count = sum(each.startswith(f"{table.key}_row") for each in self._rows.values())
            name = self._rows[panel.columns] = f"{table.key}_row_{count + 1}"
            columns = {str(column.key): column for column in panel.columns}
            self.made[name] = _object(
                "、".join(column.label for column in panel.columns),
                {key: self._leaf(leaf, columns.get(key)) for key, leaf in keys.children.items()},
            )
        return {"$ref": f"#/$defs/{name}"}

    def _leaf(self, leaf: Any, column: Column | None) -> dict[str, Any]:
        if isinstance(leaf, Unit) or column is None:
            return {"title": "文件中写明的金额单位", "$ref": "#/$defs/name"}
        assert isinstance(leaf, Cell)
        return {"title": column.label, "$ref": f"#/$defs/{leaf.kind.value}"}

    def table(self, the_form: Form, key: str, title: str) -> dict[str, Any]:
        """A reference to the object of one table in one edition."""
        table = the_form.table(key)
        rows = {row.key: (panel, row) for panel in table.panels for row in panel.rows}
        members = self._branch(table, layout(the_form.edition, key).root, (), rows)
        name = f"{key}_{the_form.edition.value}"
        self.made[name] = _object(title, members, description=f"{the_form.notice}：{title}")
        return {"$ref": f"#/$defs/{name}"}

    def _branch(
        self, table: Table, branch: Branch, path: tuple[str, ...], rows: Mapping[str, tuple[Panel, Row]]
    ) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for key, child in branch.children.items():
            assert isinstance(child, Branch)
            row_key = ".".join((*path, key))
            if row_key in rows:
                panel, row = rows[row_key]
                members[key] = {"title": row.label, "description": row.basis, **self.row(table, panel, child)}
            else:
                inner = self._branch(table, child, (*path, key), rows)
                first = next(row for name, (_, row) in rows.items() if name.startswith(f"{row_key}."))
                members[key] = _object(first.under[-1].label, inner)
        return members


def _definitions() -> dict[str, Any]:
    cells = {kind.value: schema for kind, schema in _CELLS.items()}
    section_titles = {section.key: section.heading for section in newest_form().sections}
    texts = {key: {"title": section_titles.get(key, "正文之前"), **_TEXT} for key in NARRATIVE_KEYS}
    name = {**_TEXT, "type": ["string", "null"], "minLength": 1}
    return {**cells, "name": name, "narrative": _object("文字部分", texts)}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a report; see :func:`gov_disclosure.json_schema`."""
    definitions = _Definitions()
    titles = {section.table: section.heading for section in newest_form().sections}
    choices: list[dict[str, Any]] = []
    for each in editions():
        tables = {key: {"anyOf": [_NULL, definitions.table(each, key, titles[key])]} for key in TABLE_KEYS}
        title = f"{each.edition.value}版格式（{each.notice}）"
        choices.append({"title": title, "properties": {"form": {"const": each.edition.value}, **tables}})
    nothing = {"form": _NULL, **dict.fromkeys(TABLE_KEYS, _NULL)}
    choices.append({"title": "三张表都没有", "properties": nothing})
    properties: dict[str, Any] = {key: {"title": title, **schema} for key, (title, schema) in _FIELDS.items()}
    properties.update({key: {"title": titles[key]} for key in TABLE_KEYS})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **_object("政府信息公开工作年度报告", {key: properties[key] for key in REPORT_KEYS}),
        "oneOf": choices,
        "$defs": {**_definitions(), **definitions.made},
    }


def schema_text() -> str:
    """The schema as the shipped file has it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
