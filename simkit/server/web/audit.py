"""What was done by whom, in the same transaction as the doing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from simkit.record.tables import audit


def note(
    connection: Connection,
    at: datetime,
    person: str | None,
    action: str,
    subject: str = "",
    **details: str | int | bool | None,
) -> None:
    """`action`: `<room>.<what>`, a word of its own in simkit.server.words; `subject`: the id of what it was done to."""
    connection.execute(
        insert(audit).values(at=at, person=person, action=action, subject=subject, details=details)
    )
