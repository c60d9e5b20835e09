"""Writing reports: one layout of the official form, and one small module a format."""

from .html import page_html, report_html, table_html
from .layout import FormParagraph, ParagraphRole, layout, official_title
from .markdown import report_markdown
from .tables import CellRole, FormCell, FormGrid
from .text import report_text

__all__ = [
    "CellRole",
    "FormCell",
    "FormGrid",
    "FormParagraph",
    "ParagraphRole",
    "layout",
    "official_title",
    "page_html",
    "report_html",
    "report_markdown",
    "report_text",
    "table_html",
]
