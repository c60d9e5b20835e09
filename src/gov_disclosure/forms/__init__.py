"""The official form as data, one module an edition."""

from .model import CellKind, Column, Form, Heading, Panel, Row, RowRole, Section, Table
from .registry import editions, form

__all__ = [
    "CellKind",
    "Column",
    "Form",
    "Heading",
    "Panel",
    "Row",
    "RowRole",
    "Section",
    "Table",
    "editions",
    "form",
]
