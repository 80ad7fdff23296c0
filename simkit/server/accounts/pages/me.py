"""One's own account: the language, the password or PIN, and where one is signed in."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simkit.record.tables import people, web_sessions
from simkit.server.accounts.passwords import (
    hashed,
    hashed_pins,
    matches,
    password_fault,
    pin_fault,
    pin_matches,
)
from simkit.server.accounts.router import router
from simkit.server.accounts.tries import try_once, went_well
from simkit.server.web import cookies
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of

_MOST = 50


@router.get("/me", name="accounts.me")
def me(request: Request) -> Response:
    return _page(request)


@router.post("/me/password", name="accounts.me.password")
def password(request: Request) -> Response:
    """Every other place where one is signed in ends, and this one gets a new token."""
    server, who = server_of(request), who_of(request)
    new, again = field(request, "password", 500), field(request, "again", 500)
    with server.record.reading() as connection:
        row = connection.execute(select(people).where(people.c.id == who.person)).one()
    if row.password is None:
        raise NotThere
    tried = try_once(server, request, "own", who.person)
    if tried is None:
        return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
    if not matches(field(request, "current", 500), row.password):
        return _page(request, status=422, fault="accounts.password.current-wrong")
    went_well(server, tried)
    fault = password_fault(new, row.name, row.email, row.number, server.config.organisation)
    if fault is None and new != again:
        fault = "accounts.password.unlike"
    if fault is not None:
        return _page(request, status=422, fault=fault)
    return _changed(request, "password", hashed(new))


@router.post("/me/pin", name="accounts.me.pin")
def pin(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    new, again = field(request, "pin", 20), field(request, "again", 20)
    with server.record.reading() as connection:
        kept = connection.scalar(select(people.c.pin).where(people.c.id == who.person))
    if kept is None:
        raise NotThere
    tried = try_once(server, request, "own", who.person)
    if tried is None:
        return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
    if not pin_matches(field(request, "current", 20), kept):
        return _page(request, status=422, pin_fault="accounts.pin.current-wrong")
    went_well(server, tried)
    fault = pin_fault(new) or ("accounts.pin.unlike" if new != again else None)
    if fault is not None:
        return _page(request, status=422, pin_fault=fault)
    return _changed(request, "pin", hashed_pins([new])[0])


@router.post("/me/sessions", name="accounts.me.sessions")
def sessions(request: Request) -> Response:
    """Ends one of one's own sessions (`session`), or else all but this one."""
    server, who, one = server_of(request), who_of(request), field(request, "session", 64)
    with server.record.writing() as connection:
        if one:
            mine = (web_sessions.c.token == one) & (web_sessions.c.person == who.person)
            ended = connection.execute(delete(web_sessions).where(mine)).rowcount
        else:
            ended = cookies.sign_out_everywhere(connection, who.person, but=who.signed_in_by)
        if ended:
            note(connection, server.now(), who.person, "accounts.signed-out", who.person, sessions=ended)
    return redirect(request, "accounts.me")


def _changed(request: Request, what: str, hash: str) -> Response:
    server, who = server_of(request), who_of(request)
    values = {"pin": hash, "pin_given": None} if what == "pin" else {"password": hash}
    action = "accounts.pin-chosen" if what == "pin" else "accounts.password-set"
    with server.record.writing() as connection:
        connection.execute(update(people).where(people.c.id == who.person).values(**values))
        cookies.sign_out_everywhere(connection, who.person)
        note(connection, server.now(), who.person, action, who.person)
    response = RedirectResponse(str(request.app.url_path_for("accounts.me")) + "?changed=yes", 303)
    cookies.sign_in(server, response, who.person, request)
    return response


def _page(request: Request, *, status: int = 200, fault: str = "", pin_fault: str = "") -> Response:
    server, who = server_of(request), who_of(request)
    signed_in = (
        select(web_sessions)
        .where(web_sessions.c.person == who.person, web_sessions.c.expires > server.now())
        .order_by(web_sessions.c.seen.desc())
        .limit(_MOST)
    )
    with server.record.reading() as connection:
        row = connection.execute(select(people).where(people.c.id == who.person)).one()
        places = connection.execute(signed_in).all()
    return page(
        request,
        "accounts/me.html",
        status=status,
        row=row,
        places=places,
        fault=fault,
        pin_fault=pin_fault,
        changed=request.query_params.get("changed") == "yes",
    )
