"""People: find them, and add one."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from simkit.server.access import ROLES
from simkit.server.accounts import lists
from simkit.server.accounts.oidc.unknown import Unknown, link, one_unknown, unknowns
from simkit.server.accounts.people import add_person, join, taken
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean, clean_email, is_email
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.state import field, form_of, server_of, who_of

JOINED = ("trainee", "trainer", "manager")
"""Roles that one has in a group."""


@router.get("/people", name="accounts.people")
def people(request: Request) -> Response:
    return _page(request)


@router.post("/people", name="accounts.person.add")
def add(request: Request) -> Response:
    """By hand, with an address; `unknown` names a sign-in that had no account, which the new one is then for."""
    server, who = server_of(request), who_of(request)
    name, email = clean(field(request, "name")), clean_email(field(request, "email"))
    roles = [role for role in ROLES if role in form_of(request).getlist("roles")]
    group, unknown = field(request, "group", 40), field(request, "unknown", 20)
    with server.record.writing() as connection:
        came: Unknown | None = one_unknown(connection, server, unknown) if unknown else None
        fault = ""
        if not name or not (is_email(email) or (came and not email)) or not roles:
            fault = "accounts.add.wrong"
        elif email and taken(connection, "email", email):
            fault = "accounts.email.taken"
        elif group and lists.group(connection, group) is None:
            fault = "accounts.add.wrong"
        if not fault:
            at = server.now()
            person = add_person(
                connection, at, name, roles, language=server.config.language, email=email or None
            )
            note(connection, at, who.person, "accounts.added", person, roles=", ".join(roles))
            if came is not None:
                link(connection, person, came)
                note(connection, at, who.person, "accounts.linked", person, known_as=came.subject)
            for role in roles if group else ():
                if role in JOINED:
                    join(connection, group, person, role)
                    note(connection, at, who.person, "accounts.joined", person, group=group, role=role)
    if fault:
        return _page(request, status=422, fault=fault)
    return redirect(request, "accounts.person", person=person)


def _page(request: Request, *, status: int = 200, fault: str = "") -> Response:
    server, asked = server_of(request), request.query_params
    role = asked.get("role", "")
    wanted = lists.Wanted(
        clean(asked.get("q", ""), 100),
        asked.get("group", "")[:40],
        role if role in ROLES else "",
        asked.get("closed") == "yes",
    )
    with server.record.reading() as connection:
        found = lists.listed(connection, wanted, asked.get("after", "")[:400])
        groups = lists.open_groups(connection)
        came = unknowns(connection, server) if server.config.oidc_issuer else ()
    form = form_of(request)
    chosen: dict[str, Any] = {name: field(request, name, 200) for name in ("name", "email", "group")}
    query = {"q": wanted.text, "group": wanted.group, "role": wanted.role}
    query["closed"] = "yes" if wanted.closed else ""
    return page(
        request,
        "accounts/people.html",
        status=status,
        found=found,
        wanted=wanted,
        query={name: value for name, value in query.items() if value},
        groups=groups,
        roles=ROLES,
        unknowns=came,
        chosen={**chosen, "roles": form.getlist("roles") or ["trainee"]},
        fault=fault,
        first="after" not in asked,
        section="accounts.people",
        tab="people",
    )
