"""The page behind the link for the first administrator."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from simkit.server.access import Role
from simkit.server.accounts.codes import look, spend
from simkit.server.accounts.first import PURPOSE, nobody_administers
from simkit.server.accounts.pages.signing import signed_in
from simkit.server.accounts.passwords import hashed, password_fault
from simkit.server.accounts.people import add_person, taken
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean, clean_email, is_email
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, server_of


@router.get("/first/{code}", name="accounts.first")
def first(request: Request, code: str) -> Response:
    _checked(server_of(request), code)
    return page(request, "accounts/first.html", code=code, fault="", name="", email="")


@router.post("/first/{code}", name="accounts.first.do")
def first_do(request: Request, code: str) -> Response:
    server = server_of(request)
    _checked(server, code)
    name, email = clean(field(request, "name")), clean_email(field(request, "email"))
    password, again = field(request, "password", 500), field(request, "again", 500)
    fault = "" if name and is_email(email) else "accounts.first.who"
    fault = fault or password_fault(password, name, email, server.config.organisation) or ""
    if not fault and password != again:
        fault = "accounts.password.unlike"
    hash = "" if fault else hashed(password)
    with server.record.writing() as connection:
        if not fault and taken(connection, "email", email):
            fault = "accounts.email.taken"
        if not fault and not nobody_administers(connection, by_oidc=server.config.oidc_issuer is not None):
            raise NotThere
        if not fault:
            language = language_of(request)
            at = server.now()
            roles: tuple[Role, ...] = ("trainee", "admin")
            person = add_person(connection, at, name, roles, language=language, email=email, password=hash)
            note(connection, at, person, "accounts.first-admin", person)
    if fault:
        values = {"code": code, "fault": fault, "name": name, "email": email}
        return page(request, "accounts/first.html", status=422, **values)
    spend(server, code, PURPOSE)
    return signed_in(request, person, "/", by="password")


def _checked(server: Server, code: str) -> None:
    if look(server, code, PURPOSE) is None:
        raise NotThere
    with server.record.reading() as connection:
        if not nobody_administers(connection, by_oidc=server.config.oidc_issuer is not None):
            raise NotThere
