"""Signing in and out: with a password, with a PIN, by a link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simkit.errors import Diagnostic
from simkit.record.tables import people
from simkit.server.accounts.codes import look, new_code, spend, withdraw
from simkit.server.accounts.passwords import (
    hashed,
    hashed_pins,
    is_pin,
    matches,
    password_fault,
    pin_fault,
    pin_matches,
)
from simkit.server.accounts.pins import VALID
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean
from simkit.server.accounts.tries import try_once, went_well
from simkit.server.web import cookies
from simkit.server.web.audit import note
from simkit.server.web.back import safe_path
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, server_of, who_of

_CHOOSE = timedelta(minutes=15)


@router.get("/sign-in", name="accounts.sign_in")
def sign_in(request: Request) -> Response:
    return sign_in_page(request, safe_path(request.query_params.get("next", "/")))


def sign_in_page(
    request: Request, next: str, *, status: int = 200, wrong: bool = False, fault: Diagnostic | None = None
) -> Response:
    """`fault`: why the organisation's own sign-in did not work; the form here still does."""
    config = server_of(request).config
    return page(
        request,
        "accounts/sign_in.html",
        status=status,
        next=next,
        wrong=wrong,
        fault=fault,
        name=field(request, "name", 200),
        provider=(config.organisation or config.oidc_issuer) if config.oidc_issuer else "",
    )


@router.post("/sign-in", name="accounts.sign_in.password")
def sign_in_password(request: Request) -> Response:
    """With a password, or with six digits: a PIN. No answer tells whether there is such an account."""
    server, name = server_of(request), clean(field(request, "name", 200))
    secret, back = field(request, "password", 500), safe_path(field(request, "next"))
    kind = "pin" if is_pin(secret) else "password"
    tried = try_once(server, request, kind, name)
    if tried is None:
        return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
    row = _account(server, name)
    fine = _pin(server, secret, row) if kind == "pin" else matches(secret, row.password if row else None)
    if row is None or not fine:
        return sign_in_page(request, back, status=422, wrong=True)
    went_well(server, tried)
    if kind == "pin" and row.pin_given is not None:
        code = new_code(server, "new-pin", row.id, _CHOOSE, next=back)
        return page(request, "accounts/new_pin.html", code=code, fault="")
    return signed_in(request, row.id, back, by=kind)


def _account(server: Server, name: str) -> Any | None:
    lower = name.lower()
    query = select(people.c.id, people.c.password, people.c.pin, people.c.pin_given).where(
        (func.lower(people.c.email) == lower) | (func.lower(people.c.number) == lower),
        people.c.closed.is_(None),
    )
    with server.record.reading() as connection:
        found = connection.execute(query.limit(2)).all()
    return found[0] if name and len(found) == 1 else None


def _pin(server: Server, pin: str, row: Any | None) -> bool:
    fine = pin_matches(pin, row.pin if row else None)
    return fine and (row is None or row.pin_given is None or server.now() - row.pin_given < VALID)


def signed_in(request: Request, person: str, back: str, *, by: str) -> Response:
    """Signs the person in, notes how, and goes to `back`, a path of this site."""
    server = server_of(request)
    with server.record.writing() as connection:
        note(connection, server.now(), person, "accounts.signed-in", person, by=by)
    response = RedirectResponse(back, 303)
    cookies.sign_in(server, response, person, request)
    return response


@router.post("/sign-in/pin", name="accounts.new_pin")
def new_pin(request: Request) -> Response:
    """Who signed in with a PIN that was given to them chooses one of their own, and only then is in."""
    server, code = server_of(request), field(request, "code", 100)
    pin, again = field(request, "pin", 20), field(request, "again", 20)
    found = look(server, code, "new-pin")
    if found is None or found.person is None:
        return redirect(request, "accounts.sign_in")
    with server.record.reading() as connection:
        kept = connection.scalar(select(people.c.pin).where(people.c.id == found.person))
    fault = pin_fault(pin) or ("accounts.pin.unlike" if pin != again else None)
    if fault is None and pin_matches(pin, kept):
        fault = "accounts.pin.same"
    if fault is not None:
        return page(request, "accounts/new_pin.html", status=422, code=code, fault=fault)
    (hash,) = hashed_pins([pin])
    if spend(server, code, "new-pin") is None:
        return redirect(request, "accounts.sign_in")
    with server.record.writing() as connection:
        mine = people.c.id == found.person
        connection.execute(update(people).where(mine).values(pin=hash, pin_given=None))
        note(connection, server.now(), found.person, "accounts.pin-chosen", found.person)
    return signed_in(request, found.person, safe_path(str(found.data.get("next", "/"))), by="pin")


@router.get("/set-password/{code}", name="accounts.set_password")
def set_password(request: Request, code: str) -> Response:
    """Looking does not spend the link: programs look at links in messages too."""
    row = _of_link(server_of(request), code)
    return page(request, "accounts/set_password.html", code=code, name=row.name, email=row.email, fault="")


@router.post("/set-password/{code}", name="accounts.set_password.do")
def set_password_do(request: Request, code: str) -> Response:
    server = server_of(request)
    row = _of_link(server, code)
    password, again = field(request, "password", 500), field(request, "again", 500)
    fault = password_fault(password, row.name, row.email, server.config.organisation)
    if fault is None and password != again:
        fault = "accounts.password.unlike"
    if fault is not None:
        values = {"code": code, "name": row.name, "email": row.email, "fault": fault}
        return page(request, "accounts/set_password.html", status=422, **values)
    hash = hashed(password)
    if spend(server, code, "password") is None:
        raise NotThere
    with server.record.writing() as connection:
        connection.execute(update(people).where(people.c.id == row.id).values(password=hash))
        cookies.sign_out_everywhere(connection, row.id)
        withdraw(connection, "password", row.id)
        note(connection, server.now(), row.id, "accounts.password-set", row.id, by="link")
    return signed_in(request, row.id, "/", by="password")


def _of_link(server: Server, code: str) -> Any:
    found = look(server, code, "password")
    if found is None or found.person is None:
        raise NotThere
    with server.record.reading() as connection:
        open_one = (people.c.id == found.person) & people.c.closed.is_(None)
        row = connection.execute(select(people.c.id, people.c.name, people.c.email).where(open_one)).first()
    if row is None:
        raise NotThere
    return row


@router.get("/start/{code}", name="accounts.start")
def start(request: Request, code: str) -> Response:
    """The link that `simkit review` prints on a machine of one's own."""
    server = server_of(request)
    spent = spend(server, code, "start")
    if spent is None or spent.person is None:
        raise NotThere
    response = RedirectResponse("/", 303)
    cookies.sign_in(server, response, spent.person, request)
    return response


@router.post("/sign-out", name="accounts.sign_out")
def sign_out(request: Request) -> Response:
    response = redirect(request, "accounts.sign_in")
    cookies.sign_out(server_of(request), response, who_of(request))
    return response
