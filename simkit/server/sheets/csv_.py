"""CSV: with a mark for Excel, a semicolon where it expects one, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

from simkit.server.sheets.model import Cell, Sheet

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def plain(cell: Cell, hidden: str) -> str:
    """The cell as text; one that begins like a formula gets an apostrophe before it (OWASP, CSV injection)."""
    if cell is None:
        return hidden
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_RUNS) else text


def write(sheet: Sheet) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if sheet.language == "nl" else ",", lineterminator="\r\n")
    writer.writerow([plain(sheet.title, sheet.hidden)])
    for line in sheet.lines:
        writer.writerow([plain(line, sheet.hidden)])
    for table in sheet.tables:
        writer.writerow([])
        writer.writerow([plain(table.caption, sheet.hidden)])
        writer.writerow([plain(column, sheet.hidden) for column in table.columns])
        writer.writerows([[plain(cell, sheet.hidden) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")
