"""The official form as data, one module an edition."""

from .mapping import Correspondence, correspondences
from .model import CellKind, Column, Form, Heading, Panel, Row, RowRole, Section, Table
from .registry import editions, form, newest_form

__all__ = [
    "CellKind",
    "Column",
    "Correspondence",
    "Form",
    "Heading",
    "Panel",
    "Row",
    "RowRole",
    "Section",
    "Table",
    "correspondences",
    "editions",
    "form",
    "newest_form",
]
