"""One person: who they are, their roles and groups, and how they sign in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, delete, update
from starlette.requests import Request
from starlette.responses import Response

from simkit.record.tables import memberships
from simkit.record.tables import people as table
from simkit.server.access import ROLES, Role
from simkit.server.accounts import lists, pins
from simkit.server.accounts.codes import new_code, withdraw
from simkit.server.accounts.oidc.unknown import link, one_unknown, unknowns
from simkit.server.accounts.pages.people import JOINED
from simkit.server.accounts.people import close, join, leave, other_admins, set_roles, taken
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean, clean_email, is_email
from simkit.server.web import cookies
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, form_of, server_of, who_of

_LINK = timedelta(hours=72)


@router.get("/people/{person}", name="accounts.person")
def person(request: Request, person: str) -> Response:
    return _page(request, person)


@router.post("/people/{person}", name="accounts.person.change")
def change(request: Request, person: str) -> Response:
    """Name, number, address and roles. A role that goes takes its places in groups along."""
    server, who = server_of(request), who_of(request)
    name, email = clean(field(request, "name")), clean_email(field(request, "email"))
    number, sent = clean(field(request, "number"), 60), form_of(request).getlist("roles")
    roles = frozenset(role for role in ROLES if role in sent)
    with server.record.writing() as connection:
        row = _row(connection, person)
        before = lists.roles_of(connection, person)
        fault = ""
        if not name or not roles or (email and not is_email(email)):
            fault = "accounts.change.wrong"
        elif email and taken(connection, "email", email, person):
            fault = "accounts.email.taken"
        elif number and taken(connection, "number", number, person):
            fault = "accounts.number.taken"
        elif "admin" in before - roles and not other_admins(connection, person):
            fault = "accounts.last-admin"
        if not fault:
            at, values = server.now(), {"name": name, "email": email or None, "number": number or None}
            changed = [key for key, value in values.items() if value != row._mapping[key]]
            if changed:
                connection.execute(update(table).where(table.c.id == person).values(values))
                what = ", ".join(changed)
                note(connection, at, who.person, "accounts.changed", person, what=what)
            if roles != before:
                set_roles(connection, person, roles)
                gone = memberships.c.role.in_(before - roles)
                connection.execute(delete(memberships).where(memberships.c.person == person, gone))
                now, then = ", ".join(sorted(roles)), ", ".join(sorted(before))
                note(connection, at, who.person, "accounts.roles-changed", person, before=then, after=now)
    if fault:
        return _page(request, person, status=422, fault=fault)
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/join", name="accounts.person.join")
def joins(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    group, role = field(request, "group", 40), field(request, "role", 20)
    with server.record.writing() as connection:
        _row(connection, person)
        add_to_group(connection, server, who.person, group, person, role)
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/leave", name="accounts.person.leave")
def leaves(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    group, role = field(request, "group", 40), field(request, "role", 20)
    with server.record.writing() as connection:
        if not leave(connection, group, person, role):
            raise NotThere
        note(connection, server.now(), who.person, "accounts.left", person, group=group, role=role)
    return redirect(request, "accounts.person", person=person)


def add_to_group(connection: Connection, server: Server, by: str, group: str, person: str, role: str) -> None:
    """Gives the role too, where it was not there. Raises NotThere for a group or role that is none."""
    if role not in JOINED or lists.group(connection, group) is None:
        raise NotThere
    roles = lists.roles_of(connection, person)
    if role not in roles:
        set_roles(connection, person, [one for one in ROLES if one in roles or one == role])
        before, after = ", ".join(sorted(roles)), ", ".join(sorted({*roles, role}))
        note(connection, server.now(), by, "accounts.roles-changed", person, before=before, after=after)
    join(connection, group, person, cast(Role, role))
    note(connection, server.now(), by, "accounts.joined", person, group=group, role=role)


@router.post("/people/{person}/password", name="accounts.person.password")
def password_link(request: Request, person: str) -> Response:
    """A link to set a password, shown this once; an earlier one is worth nothing any more."""
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        row = _row(connection, person)
        if row.closed is not None or not (row.email or row.number):
            raise NotThere
        withdraw(connection, "password", person)
        note(connection, server.now(), who.person, "accounts.password-link", person)
    code = new_code(server, "password", person, _LINK)
    return _page(request, person, link=f"{server.config.base_url}/set-password/{code}")


@router.post("/people/{person}/pin", name="accounts.person.pin")
def pin(request: Request, person: str) -> Response:
    """A PIN to begin with, shown this once. Whoever is signed in with the one before is signed out."""
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        row = _row(connection, person)
        if row.closed is not None or not row.number:
            raise NotThere
        cookies.sign_out_everywhere(connection, person)
    given = pins.give(server, who.person, person=person)
    return _page(request, person, pin=given[0].pin if given else "")


@router.post("/people/{person}/sign-out", name="accounts.person.sign_out")
def sign_out(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        _row(connection, person)
        ended = cookies.sign_out_everywhere(connection, person)
        note(connection, server.now(), who.person, "accounts.signed-out", person, sessions=ended)
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/close", name="accounts.person.close")
def close_person(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        row = _row(connection, person)
        admin = "admin" in lists.roles_of(connection, person)
        last = admin and not other_admins(connection, person)
        if row.closed is None and not last:
            close(connection, server.now(), [person])
            note(connection, server.now(), who.person, "accounts.closed", person)
    if last:
        return _page(request, person, status=422, fault="accounts.last-admin")
    if person == who.person:
        return redirect(request, "accounts.sign_in")
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/reopen", name="accounts.person.reopen")
def reopen(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        if _row(connection, person).closed is not None:
            connection.execute(update(table).where(table.c.id == person).values(closed=None))
            note(connection, server.now(), who.person, "accounts.reopened", person)
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/link", name="accounts.person.link")
def link_person(request: Request, person: str) -> Response:
    """This person is who signed in at the organisation's provider and had no account."""
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        _row(connection, person)
        came = one_unknown(connection, server, field(request, "unknown", 20))
        if came is None:
            raise NotThere
        link(connection, person, came)
        note(connection, server.now(), who.person, "accounts.linked", person, known_as=came.subject)
    return redirect(request, "accounts.person", person=person)


@router.post("/people/{person}/unlink", name="accounts.person.unlink")
def unlink(request: Request, person: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        row = _row(connection, person)
        connection.execute(update(table).where(table.c.id == person).values(issuer=None, subject=None))
        cookies.sign_out_everywhere(connection, person)
        note(connection, server.now(), who.person, "accounts.unlinked", person, known_as=row.subject)
    return redirect(request, "accounts.person", person=person)


def _row(connection: Connection, person: str) -> Row[Any]:
    row = lists.person(connection, person)
    if row is None:
        raise NotThere
    return row


def _page(
    request: Request, person: str, *, status: int = 200, fault: str = "", link: str = "", pin: str = ""
) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        row = _row(connection, person)
        roles = lists.roles_of(connection, person)
        places = lists.places_of(connection, person)
        groups = lists.open_groups(connection)
        came = unknowns(connection, server) if server.config.oidc_issuer else ()
    return page(
        request,
        "accounts/person.html",
        status=status,
        row=row,
        held=roles,
        roles=ROLES,
        joined=JOINED,
        places=places,
        groups=groups,
        unknowns=came,
        fault=fault,
        link=link,
        pin=pin,
        hours=int(_LINK.total_seconds() // 3600),
        days=pins.VALID.days,
        section="accounts.people",
        tab="people",
    )
