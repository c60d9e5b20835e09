"""What the libraries themselves take for an office document: to lay beside what we make with them."""

from io import BytesIO

from docx import Document
from xlsxwriter import Workbook

__all__ = ["empty_word", "plain_workbook"]


def empty_word() -> bytes:
    """A Word document in which nothing stands."""
    file = BytesIO()
    Document().save(file)
    return file.getvalue()


def plain_workbook(rows: int = 60, columns: int = 10) -> bytes:
    """A workbook of as many cells as a report has, figures and labels, without formulas, styles and checks."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for row in range(rows):
        sheet.write_string(row, 0, "（七）总计")
        for column in range(1, columns):
            sheet.write_number(row, column, row)
    book.close()
    return file.getvalue()
