"""Tables to take along: what a page shows, as CSV, XLSX or PDF. They know nothing of what is in them."""

from simkit.server.sheets.model import Cell, Sheet, Table
from simkit.server.sheets.write import FORMATS, TYPES, write

__all__ = ["FORMATS", "TYPES", "Cell", "Sheet", "Table", "write"]
