"""A sheet in one of the formats."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from simkit.server.sheets.model import Sheet

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
FORMATS: Final = tuple(TYPES)


def write(sheet: Sheet, format: str) -> bytes:
    """KeyError for a format that is none of FORMATS."""
    if format not in TYPES:
        raise KeyError(format)
    made: bytes = import_module(f"simkit.server.sheets.{format}_").write(sheet)
    return made
