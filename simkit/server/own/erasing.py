"""Erase a session, and the pictures that were made of it."""

from __future__ import annotations

import shutil
from datetime import datetime

from simkit.server.web.state import Server


def erase(server: Server, session: str, at: datetime, reason: str) -> None:
    """Journal, rows, and what hangs on them; a head, a date and the reason remain. Raises SimkitError SK8206."""
    server.record.erase(session, at=at, reason=reason)
    shutil.rmtree(server.record.home.pictures / session, ignore_errors=True)
