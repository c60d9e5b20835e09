"""Web pages for people: what a check found, shown in the form's tables, and a list of many documents."""

from .checked import checked_page
from .index import CheckedFile, index_page

__all__ = ["CheckedFile", "checked_page", "index_page"]
