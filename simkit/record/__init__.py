"""The record: who practised what, when, and at what level; in SQLite, or PostgreSQL by URL.

Names are imported when first used: who needs only the home folder waits for no database library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simkit.record.envelopes import moment
    from simkit.record.home import Home, default_home
    from simkit.record.outbox import Outbox, Outgoing, Pending
    from simkit.record.rebuild import Rebuilt
    from simkit.record.rescore import Rescored
    from simkit.record.rows import (
        LOCAL_HOME_PAGE,
        BestLevel,
        Erased,
        ScorecardRow,
        SessionRow,
        Trainee,
    )
    from simkit.record.store import Record

__all__ = [
    "LOCAL_HOME_PAGE",
    "BestLevel",
    "Erased",
    "Home",
    "Outbox",
    "Outgoing",
    "Pending",
    "Rebuilt",
    "Record",
    "Rescored",
    "ScorecardRow",
    "SessionRow",
    "Trainee",
    "default_home",
    "moment",
]

_HOMES = {
    "BestLevel": "simkit.record.rows",
    "Erased": "simkit.record.rows",
    "Home": "simkit.record.home",
    "LOCAL_HOME_PAGE": "simkit.record.rows",
    "Outbox": "simkit.record.outbox",
    "Outgoing": "simkit.record.outbox",
    "Pending": "simkit.record.outbox",
    "Rebuilt": "simkit.record.rebuild",
    "Record": "simkit.record.store",
    "Rescored": "simkit.record.rescore",
    "ScorecardRow": "simkit.record.rows",
    "SessionRow": "simkit.record.rows",
    "Trainee": "simkit.record.rows",
    "default_home": "simkit.record.home",
    "moment": "simkit.record.envelopes",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'simkit.record' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
