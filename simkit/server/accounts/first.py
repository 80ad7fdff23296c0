"""The first administrator of an organisation: who holds the link that was printed at the start makes the account."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, exists, or_, select

from simkit.record.tables import people, person_roles
from simkit.server.accounts.codes import new_code, withdraw
from simkit.server.web.state import Server

_WITHIN = timedelta(hours=24)
PURPOSE = "first"


def nobody_administers(connection: Connection, *, by_oidc: bool) -> bool:
    """Whether no open account of an administrator has anything to sign in with."""
    ways = [people.c.password.is_not(None), people.c.pin.is_not(None), people.c.subject.is_not(None)]
    if by_oidc:
        ways.append(people.c.email.is_not(None))
    admin = exists(
        select(people.c.id)
        .join(person_roles, person_roles.c.person == people.c.id)
        .where(person_roles.c.role == "admin", people.c.closed.is_(None), or_(*ways))
    )
    return not connection.scalar(select(admin))


def first_link(server: Server) -> str | None:
    """An address that makes the first administrator, once; earlier ones are worth nothing. None where there is one."""
    with server.record.writing() as connection:
        if not nobody_administers(connection, by_oidc=server.config.oidc_issuer is not None):
            return None
        withdraw(connection, PURPOSE, None)
    return f"{server.config.base_url}/first/{new_code(server, PURPOSE, None, _WITHIN)}"
