"""Results in other programs' formats: one file a format, each a pure function of a session's data.

`simkit.export.delivery` sends the outbox to an LRS; it is imported by name, so that exporting needs no HTTP client.
"""

from simkit.export.data import SessionData
from simkit.export.gather import gather, queue_missing
from simkit.export.names import Names, names_from
from simkit.export.session_json import session_document, write_session
from simkit.export.statement_file import write_statements
from simkit.export.table import table, write_table
from simkit.export.xapi import outgoing, statements

__all__ = [
    "Names",
    "SessionData",
    "gather",
    "names_from",
    "outgoing",
    "queue_missing",
    "session_document",
    "statements",
    "table",
    "write_session",
    "write_statements",
    "write_table",
]
