"""XLSX: one worksheet, numbers as numbers, texts as texts."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from simkit.server.sheets.model import Cell, Sheet

_WIDE = 60


def write(sheet: Sheet) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "simkit"
    row = 1
    widths: dict[int, int] = {}

    def put(cells: list[Cell], bold: bool = False, measure: bool = True) -> None:
        nonlocal row
        for column, cell in enumerate(cells, 1):
            value = sheet.hidden if cell is None else cell
            made = page.cell(row=row, column=column)
            if isinstance(value, str):
                value = ILLEGAL_CHARACTERS_RE.sub("", value)
                made.value = value
                made.data_type = "s"  # a text that begins with = is a text
            else:
                made.value = value
            if bold:
                made.font = Font(bold=True)
            if measure:
                widths[column] = max(widths.get(column, 8), min(len(str(value)) + 2, _WIDE))
        row += 1

    put([sheet.title], bold=True, measure=False)
    for line in sheet.lines:
        put([line], measure=False)
    for table in sheet.tables:
        row += 1
        put([table.caption], bold=True, measure=False)
        put(list(table.columns), bold=True)
        for cells in table.rows:
            put(list(cells))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
    out = BytesIO()
    book.save(out)
    return out.getvalue()
