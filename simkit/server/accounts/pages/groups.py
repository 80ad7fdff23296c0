"""Groups: add, rename, close, and who belongs to one."""

from __future__ import annotations

from sqlalchemy import func, select, update
from starlette.requests import Request
from starlette.responses import Response

from simkit.record.tables import groups as table
from simkit.server.accounts import lists
from simkit.server.accounts.pages.people import JOINED
from simkit.server.accounts.pages.person import add_to_group
from simkit.server.accounts.people import add_group, leave
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of


@router.get("/admin/groups", name="accounts.groups")
def groups(request: Request) -> Response:
    return _list(request)


@router.post("/admin/groups", name="accounts.group.add")
def add(request: Request) -> Response:
    server, who, name = server_of(request), who_of(request), clean(field(request, "name"))
    with server.record.writing() as connection:
        same = select(table.c.id).where(func.lower(table.c.name) == name.lower())
        fault = "" if name else "accounts.group.nameless"
        if name and connection.execute(same).first() is not None:
            fault = "accounts.group.taken"
        if not fault:
            group = add_group(connection, server.now(), name)
            note(connection, server.now(), who.person, "accounts.group-added", group)
    if fault:
        return _list(request, status=422, fault=fault)
    return redirect(request, "accounts.group", group=group)


@router.get("/admin/groups/{group}", name="accounts.group")
def group(request: Request, group: str) -> Response:
    return _one(request, group)


@router.post("/admin/groups/{group}", name="accounts.group.change")
def change(request: Request, group: str) -> Response:
    """A new name, or closed, or open again, as the button that was pressed says."""
    server, who, name = server_of(request), who_of(request), clean(field(request, "name"))
    what, fault = field(request, "do", 20), ""
    with server.record.writing() as connection:
        row = lists.group(connection, group)
        if row is None:
            raise NotThere
        this, at = update(table).where(table.c.id == group), server.now()
        if what == "close" and row.closed is None:
            connection.execute(this.values(closed=at))
            note(connection, at, who.person, "accounts.group-closed", group)
        elif what == "reopen" and row.closed is not None:
            connection.execute(this.values(closed=None))
            note(connection, at, who.person, "accounts.group-reopened", group)
        elif what == "rename" and name != row.name:
            others = select(table.c.id).where(func.lower(table.c.name) == name.lower(), table.c.id != group)
            fault = "" if name else "accounts.group.nameless"
            if name and connection.execute(others).first() is not None:
                fault = "accounts.group.taken"
            if not fault:
                connection.execute(this.values(name=name))
                note(connection, at, who.person, "accounts.group-renamed", group, before=row.name, after=name)
    if fault:
        return _one(request, group, status=422, fault=fault)
    return redirect(request, "accounts.group", group=group)


@router.post("/admin/groups/{group}/join", name="accounts.group.join")
def joins(request: Request, group: str) -> Response:
    """By number, address or whole name, as an administrator has it at hand."""
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        if lists.group(connection, group) is None:
            raise NotThere
        person = lists.find_one(connection, clean(field(request, "who")))
        if person is not None:
            add_to_group(connection, server, who.person, group, person, field(request, "role", 20))
    if person is None:
        return _one(request, group, status=422, fault="accounts.group.nobody")
    return redirect(request, "accounts.group", group=group)


@router.post("/admin/groups/{group}/leave", name="accounts.group.leave")
def leaves(request: Request, group: str) -> Response:
    server, who = server_of(request), who_of(request)
    person, role = field(request, "person", 40), field(request, "role", 20)
    with server.record.writing() as connection:
        if not leave(connection, group, person, role):
            raise NotThere
        note(connection, server.now(), who.person, "accounts.left", person, group=group, role=role)
    return redirect(request, "accounts.group", group=group)


def _list(request: Request, *, status: int = 200, fault: str = "") -> Response:
    asked = request.query_params
    text, closed = clean(asked.get("q", ""), 100), asked.get("closed") == "yes"
    with server_of(request).record.reading() as connection:
        found = lists.listed_groups(connection, text, closed, asked.get("after", "")[:400])
    query = {"q": text, "closed": "yes" if closed else ""}
    return page(
        request,
        "accounts/groups.html",
        status=status,
        found=found,
        text=text,
        closed=closed,
        query={name: value for name, value in query.items() if value},
        joined=JOINED,
        fault=fault,
        name=field(request, "name", 200),
        first="after" not in asked,
        section="accounts.people",
        tab="groups",
    )


def _one(request: Request, group: str, *, status: int = 200, fault: str = "") -> Response:
    with server_of(request).record.reading() as connection:
        row = lists.group(connection, group)
        if row is None:
            raise NotThere
        people, after = lists.members(connection, group, request.query_params.get("after", "")[:400])
    return page(
        request,
        "accounts/group.html",
        status=status,
        row=row,
        members=people,
        after=after,
        first="after" not in request.query_params,
        joined=JOINED,
        fault=fault,
        who_given=field(request, "who", 200),
        section="accounts.people",
        tab="groups",
    )
