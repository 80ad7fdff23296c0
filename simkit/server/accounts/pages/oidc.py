"""Signing in at the organisation's provider: there with a code challenge, and back with a code."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from functools import lru_cache

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simkit.errors import SimkitError
from simkit.server.accounts.codes import new_code, spend
from simkit.server.accounts.oidc.link import follow_claims, person_of
from simkit.server.accounts.oidc.provider import Provider
from simkit.server.accounts.oidc.token import Identity, read_token
from simkit.server.accounts.oidc.unknown import keep_unknown
from simkit.server.accounts.pages.signing import sign_in_page, signed_in
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean, clean_email
from simkit.server.config import Config
from simkit.server.web.back import safe_path
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, server_of
from simkit.server.web.throttle import address_of, allowed

_WITHIN = timedelta(minutes=10)
_MOST = 120
"""Sign-ins begun from one address within that time: each leaves a row."""
SCOPES = "openid email profile"


@router.get("/sign-in/oidc", name="accounts.oidc")
def oidc(request: Request) -> Response:
    """A link, not a form: the content policy lets no form go elsewhere."""
    server, back = server_of(request), safe_path(request.query_params.get("next", "/"))
    provider = provider_of(server.config)
    if not allowed(server, f"oidc-from:{address_of(request)}"[:120], _MOST, _WITHIN):
        return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
    try:
        endpoint = provider.metadata()["authorization_endpoint"]
    except SimkitError as error:
        return _refused(request, back, error)
    nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    state = new_code(server, "oidc", None, _WITHIN, nonce=nonce, verifier=verifier, next=back)
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": _back(server, request),
        "scope": SCOPES,
        "state": state,
        "nonce": nonce,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
    }
    response = RedirectResponse(add_params_to_uri(endpoint, list(asked.items())), 303)
    response.set_cookie(
        _cookie(server),
        state,
        max_age=int(_WITHIN.total_seconds()),
        path="/",
        secure=server.config.secure,
        httponly=True,
        samesite="lax",
    )
    return response


@router.get("/sign-in/oidc/back", name="accounts.oidc.back")
def oidc_back(request: Request) -> Response:
    """The state goes once, and only in the browser in which the sign-in was begun."""
    server, asked = server_of(request), request.query_params
    provider, state = provider_of(server.config), asked.get("state", "")
    held = request.cookies.get(_cookie(server), "")
    spent = spend(server, state, "oidc") if hmac.compare_digest(state.encode(), held.encode()) else None
    if spent is None:
        return redirect(request, "accounts.sign_in")
    back = safe_path(str(spent.data["next"]))
    try:
        if asked.get("iss", provider.issuer) != provider.issuer:
            raise provider.refused("the answer is another issuer's")
        if "error" in asked or not asked.get("code"):
            raise provider.refused(clean(asked.get("error", ""), 60) or "it gave no code")
        tokens = provider.tokens(asked["code"], str(spent.data["verifier"]), _back(server, request))
        identity = read_token(provider, tokens.get("id_token"), str(spent.data["nonce"]), server.now())
    except SimkitError as error:
        response = _refused(request, back, error)
    else:
        response = _enter(request, server, identity, back)
    response.delete_cookie(_cookie(server), path="/", secure=server.config.secure, httponly=True)
    return response


def _refused(request: Request, back: str, error: SimkitError) -> Response:
    """The page to sign in on, with what went wrong: accounts of here work all the same."""
    status = 503 if error.code == "SK9217" else 422
    return sign_in_page(request, back, status=status, fault=error.diagnostics[0])


def _enter(request: Request, server: Server, identity: Identity, back: str) -> Response:
    name, email = clean(identity.name), clean_email(identity.email)
    with server.record.writing() as connection:
        found = person_of(connection, server, identity)
        if found.person is None:
            keep_unknown(connection, server, identity.subject, email, name)
        elif not found.closed:
            follow_claims(connection, server, found.person, identity.claims)
    if found.person is not None and not found.closed:
        return signed_in(request, found.person, back, by="oidc")
    return page(
        request,
        "accounts/unknown.html",
        status=403,
        closed=found.closed,
        provider=server.config.organisation or server.config.oidc_issuer,
        name=name,
        email=email,
        subject=identity.subject,
        contact=server.config.contact,
    )


def _back(server: Server, request: Request) -> str:
    return server.config.base_url + str(request.app.url_path_for("accounts.oidc.back"))


def _cookie(server: Server) -> str:
    return "__Host-simkit-oidc" if server.config.secure else "simkit-oidc"


def provider_of(config: Config) -> Provider:
    """Raises NotThere where none is set."""
    if config.oidc_issuer is None or config.oidc_client_id is None:
        raise NotThere
    return _provider(config.oidc_issuer, config.oidc_client_id, config.oidc_client_secret)


@lru_cache(maxsize=8)
def _provider(issuer: str, client_id: str, secret: str | None) -> Provider:
    return Provider(issuer, client_id, secret)
