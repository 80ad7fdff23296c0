"""From an identity at the provider to a person here, and what the provider's claims say of roles and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, update

from simkit.record.tables import groups, memberships, people
from simkit.server.access import ROLES
from simkit.server.accounts import lists
from simkit.server.accounts.oidc.token import Identity
from simkit.server.accounts.people import join, leave, other_admins, set_roles
from simkit.server.accounts.text import clean_email
from simkit.server.web.audit import note
from simkit.server.web.state import Server


class Found(NamedTuple):
    person: str | None
    closed: bool


def person_of(connection: Connection, server: Server, identity: Identity) -> Found:
    """By the subject; or, the first time, by an address that the provider has verified, which links the two.

    An account that is linked to another subject is not given to this one, whatever the address says.
    """
    issuer = server.config.oidc_issuer
    mine = (people.c.issuer == issuer) & (people.c.subject == identity.subject)
    row = connection.execute(select(people.c.id, people.c.closed).where(mine)).first()
    if row is not None:
        return Found(row.id, row.closed is not None)
    email = clean_email(identity.email)
    if not email:
        return Found(None, False)
    query = select(people.c.id, people.c.closed, people.c.subject).where(func.lower(people.c.email) == email)
    found = connection.execute(query.limit(2)).all()
    if len(found) != 1 or found[0].subject is not None:
        return Found(None, False)
    if found[0].closed is not None:
        return Found(found[0].id, True)
    person = str(found[0].id)
    values = {"issuer": issuer, "subject": identity.subject}
    connection.execute(update(people).where(people.c.id == person).values(values))
    note(connection, server.now(), person, "accounts.linked", person, known_as=identity.subject, by="email")
    return Found(person, False)


def follow_claims(connection: Connection, server: Server, person: str, claims: Mapping[str, Any]) -> None:
    """Roles and groups that a setting maps are as the provider says; all others are left as they are."""
    config = server.config
    if config.oidc_roles:
        said = _values(claims, config.oidc_roles_claim)
        given = {config.oidc_roles[one] for one in said if one in config.oidc_roles}
        _roles(connection, server, person, given)
    if config.oidc_groups:
        said = _values(claims, config.oidc_groups_claim)
        named = {config.oidc_groups[one] for one in said if one in config.oidc_groups}
        _groups(connection, server, person, named)


def _roles(connection: Connection, server: Server, person: str, given: set[str]) -> None:
    before = lists.roles_of(connection, person)
    after = (before - set(server.config.oidc_roles.values())) | given
    if "admin" in before - after and not other_admins(connection, person):
        after |= {"admin"}
    if after != before:
        set_roles(connection, person, [role for role in ROLES if role in after])
        now, then = ", ".join(sorted(after)), ", ".join(sorted(before))
        details = {"before": then, "after": now, "by": "oidc"}
        note(connection, server.now(), person, "accounts.roles-changed", person, **details)


def _groups(connection: Connection, server: Server, person: str, named: set[str]) -> None:
    mapped = set(server.config.oidc_groups.values())
    query = select(groups.c.id, groups.c.name).where(groups.c.name.in_(mapped))
    ids = {row.name: row.id for row in connection.execute(query)}
    mine = select(memberships.c.group).where(memberships.c.person == person, memberships.c.role == "trainee")
    held = set(connection.scalars(mine))
    for name, group in sorted(ids.items()):
        details = {"group": group, "role": "trainee", "by": "oidc"}
        if name in named and group not in held:
            join(connection, group, person, "trainee")
            note(connection, server.now(), person, "accounts.joined", person, **details)
        elif name not in named and group in held:
            leave(connection, group, person, "trainee")
            note(connection, server.now(), person, "accounts.left", person, **details)


def _values(claims: Mapping[str, Any], path: str) -> Iterable[str]:
    """Texts of a claim; a point goes into one that holds others, as in `realm_access.roles`."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for step in path.split("."):
            found = found.get(step) if isinstance(found, dict) else None
    values = found if isinstance(found, list) else [found]
    return [one for one in values if isinstance(one, str)]
