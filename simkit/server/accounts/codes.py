"""Codes that work once and for a while: what is kept of them is their hash."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from simkit.record.tables import one_time_codes
from simkit.server.web.cookies import hashed
from simkit.server.web.state import Server

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that look alike."""


class Spent(NamedTuple):
    person: str | None
    data: dict[str, Any]


def new_code(server: Server, purpose: str, person: str | None, within: timedelta, **data: Any) -> str:
    """Long, for a link."""
    return _keep(server, secrets.token_urlsafe(32), purpose, person, within, data)


def new_short_code(server: Server, purpose: str, person: str | None, within: timedelta, **data: Any) -> str:
    """Eight letters in two halves, `ABCD-EFGH`, for people to type. Throttle the tries: see web.throttle."""
    letters = [secrets.choice(_LETTERS) for _ in range(8)]
    return _keep(server, f"{''.join(letters[:4])}-{''.join(letters[4:])}", purpose, person, within, data)


def spend(server: Server, code: str, purpose: str) -> Spent | None:
    """What it stands for, once. None for a code that is none, is spent, or is too old."""
    key, now = hashed(code.strip()), server.now()
    with server.record.writing() as connection:
        row = connection.execute(
            select(one_time_codes).where(one_time_codes.c.code == key, one_time_codes.c.purpose == purpose)
        ).first()
        connection.execute(
            delete(one_time_codes).where((one_time_codes.c.code == key) | (one_time_codes.c.expires < now))
        )
    return Spent(row.person, row.data) if row is not None and row.expires > now else None


def look(server: Server, code: str, purpose: str) -> Spent | None:
    """What it stands for, without spending it: for the page that a link opens."""
    query = select(one_time_codes).where(
        one_time_codes.c.code == hashed(code.strip()), one_time_codes.c.purpose == purpose
    )
    with server.record.reading() as connection:
        row = connection.execute(query).first()
    return Spent(row.person, row.data) if row is not None and row.expires > server.now() else None


def withdraw(connection: Connection, purpose: str, person: str | None) -> None:
    """Codes of this purpose for that person are worth nothing any more."""
    codes = one_time_codes.c
    connection.execute(delete(one_time_codes).where(codes.purpose == purpose, codes.person == person))


def _keep(
    server: Server, code: str, purpose: str, person: str | None, within: timedelta, data: dict[str, Any]
) -> str:
    values = {
        "code": hashed(code),
        "purpose": purpose,
        "person": person,
        "data": data,
        "expires": server.now() + within,
    }
    with server.record.writing() as connection:
        connection.execute(insert(one_time_codes).values(values))
    return code
