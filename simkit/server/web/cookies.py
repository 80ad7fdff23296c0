"""Signing in and out: a random token in a cookie, its hash in the record, nothing else in the browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from typing import cast

from sqlalchemy import Connection, delete, insert, select, update
from starlette.requests import Request
from starlette.responses import Response

from simkit.errors import SimkitError
from simkit.record.tables import memberships, people, person_roles, web_sessions
from simkit.server.access import Role
from simkit.server.web.state import Server
from simkit.server.who import Who

_SEEN_EVERY = timedelta(minutes=5)


def cookie_name(server: Server) -> str:
    """`__Host-` binds the cookie to this host and to https; browsers refuse it without."""
    return "__Host-simkit" if server.config.secure else "simkit"


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def sign_in(server: Server, response: Response, person: str, request: Request | None = None) -> None:
    """A new token each time, so that one planted before does nothing; the one that `request` came with ends."""
    token, now = secrets.token_urlsafe(32), server.now()
    before = request.cookies.get(cookie_name(server)) if request is not None else None
    hours = timedelta(hours=server.config.session_hours)
    values = {
        "token": hashed(token),
        "person": person,
        "csrf": secrets.token_urlsafe(24),
        "created": now,
        "seen": now,
        "expires": now + hours,
        "agent": named(request.headers.get("user-agent", "")) if request is not None else "",
    }
    with server.record.writing() as connection:
        connection.execute(delete(web_sessions).where(web_sessions.c.expires < now))
        if before:
            connection.execute(delete(web_sessions).where(web_sessions.c.token == hashed(before)))
        connection.execute(insert(web_sessions).values(values))
    response.set_cookie(
        cookie_name(server),
        token,
        max_age=int(hours.total_seconds()),
        path="/",
        secure=server.config.secure,
        httponly=True,
        samesite="lax",
    )


def sign_out(server: Server, response: Response, who: Who) -> None:
    with server.record.writing() as connection:
        connection.execute(delete(web_sessions).where(web_sessions.c.token == who.signed_in_by))
    response.delete_cookie(cookie_name(server), path="/", secure=server.config.secure, httponly=True)


def sign_out_everywhere(connection: Connection, person: str, *, but: str | None = None) -> int:
    """How many were ended. `but`: the one that stays, by the key that `Who.signed_in_by` is."""
    ended = delete(web_sessions).where(web_sessions.c.person == person)
    if but is not None:
        ended = ended.where(web_sessions.c.token != but)
    return connection.execute(ended).rowcount


_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def named(agent: str) -> str:
    """Browser and system of a User-Agent header, `Firefox, Windows`; empty for one that is not known."""
    found = (next((name for mark, name in kind if mark in agent), "") for kind in (_BROWSERS, _SYSTEMS))
    return ", ".join(part for part in found if part)


def read_who(server: Server, request: Request) -> Who | None:
    """None for who is not signed in, whose time is over, or who has left."""
    token = request.cookies.get(cookie_name(server))
    if not token:
        return None
    now, key = server.now(), hashed(token)
    query = (
        select(people, web_sessions.c.csrf, web_sessions.c.seen)
        .join(people, people.c.id == web_sessions.c.person)
        .where(web_sessions.c.token == key, web_sessions.c.expires > now, people.c.closed.is_(None))
    )
    belongs = (
        select(person_roles.c.role, memberships.c.role, memberships.c.group)
        .outerjoin(memberships, memberships.c.person == person_roles.c.person)
        .where(
            person_roles.c.person
            == select(web_sessions.c.person).where(web_sessions.c.token == key).scalar_subquery()
        )
    )
    with server.record.reading() as connection:
        row = connection.execute(query).first()
        if row is None:
            return None
        found = connection.execute(belongs).all()
    if now - row.seen > _SEEN_EVERY:
        # Pages are read also while nothing can be written: on a full disk, or when a writer holds the others up.
        with suppress(SimkitError), server.record.writing() as connection:
            connection.execute(update(web_sessions).where(web_sessions.c.token == key).values(seen=now))
    roles = frozenset(cast(Role, role) for role, _, _ in found)

    def groups(role: Role) -> frozenset[str]:
        mine: Iterable[str] = (group for _, member, group in found if member == role)
        return frozenset(mine) if role in roles else frozenset()

    return Who(
        person=row.id,
        name=row.name,
        language=row.language,
        trainee=row.trainee,
        roles=roles,
        trains=groups("trainer"),
        manages=groups("manager"),
        csrf=row.csrf,
        signed_in_by=key,
    )
