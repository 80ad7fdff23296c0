"""Who signed in at the organisation's provider and had no account here: kept in the log, for an administrator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from simkit.record.tables import audit, people
from simkit.server.web.audit import note
from simkit.server.web.state import Server

ACTION = "accounts.unknown"
_SHOWN = timedelta(days=30)
_MOST = 20


@dataclass(frozen=True, slots=True)
class Unknown:
    id: int
    at: datetime
    issuer: str
    subject: str
    email: str
    name: str


def keep_unknown(connection: Connection, server: Server, subject: str, email: str, name: str) -> None:
    """Once a day for each, however often they try."""
    since = server.now() - timedelta(days=1)
    recent = select(audit.c.details).where(audit.c.action == ACTION, audit.c.at > since)
    if all(row.details.get("known_as") != subject for row in connection.execute(recent)):
        issuer = server.config.oidc_issuer
        details = {"issuer": issuer, "known_as": subject, "email": email, "name": name}
        note(connection, server.now(), None, ACTION, "", **details)


def unknowns(connection: Connection, server: Server) -> tuple[Unknown, ...]:
    """Those of the last month that still have no account, newest first, each once."""
    query = (
        select(audit)
        .where(audit.c.action == ACTION, audit.c.at > server.now() - _SHOWN)
        .order_by(audit.c.id.desc())
        .limit(_MOST * 5)
    )
    found: dict[str, Unknown] = {}
    for row in connection.execute(query):
        one = _read(row.id, row.at, row.details)
        if one.issuer == server.config.oidc_issuer:
            found.setdefault(one.subject, one)
    known = select(people.c.subject).where(
        people.c.issuer == server.config.oidc_issuer, people.c.subject.in_(list(found))
    )
    for subject in connection.scalars(known).all() if found else ():
        found.pop(subject, None)
    return tuple(found.values())[:_MOST]


def one_unknown(connection: Connection, server: Server, id: str) -> Unknown | None:
    return next((one for one in unknowns(connection, server) if str(one.id) == id), None)


def link(connection: Connection, person: str, unknown: Unknown) -> None:
    """From now on whoever the provider knows by this subject is that person here."""
    values = {"issuer": unknown.issuer, "subject": unknown.subject}
    connection.execute(update(people).where(people.c.id == person).values(values))


def _read(id: int, at: datetime, details: Mapping[str, Any]) -> Unknown:
    issuer, subject, email, name = (
        str(details.get(key, "")) for key in ("issuer", "known_as", "email", "name")
    )
    return Unknown(id, at, issuer, subject, email, name)
