"""The record: who practised what, when, and at what level; in SQLite, or PostgreSQL by URL."""

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
