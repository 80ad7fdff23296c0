"""Signing in and out, and one's own account."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from sqlalchemy import func, select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simkit.record.tables import people
from simkit.server.accounts.codes import spend
from simkit.server.accounts.passwords import matches
from simkit.server.web import cookies
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of
from simkit.server.web.throttle import allowed, forget

router = APIRouter(include_in_schema=False)

_TRIES, _WITHIN = 8, timedelta(minutes=10)


def safe_path(given: str) -> str:
    """A path on this site to go to after signing in; never another site."""
    plain = given.startswith("/") and not given.startswith(("//", "/\\")) and "\n" not in given
    return given if plain else "/"


@router.get("/sign-in", name="accounts.sign_in")
def sign_in(request: Request) -> Response:
    return page(
        request, "accounts/sign_in.html", next=safe_path(request.query_params.get("next", "/")), wrong=False
    )


@router.post("/sign-in", name="accounts.sign_in.password")
def sign_in_password(request: Request) -> Response:
    server, name = server_of(request), field(request, "name", 200)
    back = safe_path(field(request, "next"))
    key = f"password:{name.lower()}"
    if not allowed(server, key, _TRIES, _WITHIN):
        return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
    query = select(people.c.id, people.c.password).where(
        (func.lower(people.c.email) == name.lower()) | (people.c.number == name), people.c.closed.is_(None)
    )
    with server.record.reading() as connection:
        row = connection.execute(query).first()
    if not matches(field(request, "password", 500), row.password if row else None) or row is None:
        return page(request, "accounts/sign_in.html", status=422, next=back, wrong=True)
    forget(server, key)
    with server.record.writing() as connection:
        note(connection, server.now(), row.id, "accounts.signed-in", row.id, by="password")
    response = RedirectResponse(back, 303)
    cookies.sign_in(server, response, row.id)
    return response


@router.get("/start/{code}", name="accounts.start")
def start(request: Request, code: str) -> Response:
    """The link that `simkit review` prints on a machine of one's own."""
    server = server_of(request)
    spent = spend(server, code, "start")
    if spent is None or spent.person is None:
        raise NotThere
    response = RedirectResponse("/", 303)
    cookies.sign_in(server, response, spent.person)
    return response


@router.post("/sign-out", name="accounts.sign_out")
def sign_out(request: Request) -> Response:
    response = redirect(request, "accounts.sign_in")
    cookies.sign_out(server_of(request), response, who_of(request))
    return response


@router.get("/me", name="accounts.me")
def me(request: Request) -> Response:
    return page(request, "accounts/me.html")
