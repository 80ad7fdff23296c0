"""What went wrong, as a page or as JSON: a status, a code where there is one, and what to do."""

from __future__ import annotations

import logging
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from simkit.errors import Diagnostic, SimkitError, as_data
from simkit.server.web.headers import headers_of
from simkit.server.web.pages import language_of, page
from simkit.server.web.paths import path_of
from simkit.server.web.state import server_of

_log = logging.getLogger("simkit.server")

AWAY = ("SK8201", "SK8204", "SK8205", "SK8208", "SK8215")
"""Trouble of the disk or the database that may be over in a moment."""
WRONG = ("SK92",)
"""Codes of what was asked wrongly."""


class NotSignedIn(Exception):
    pass


class NotAllowed(Exception):
    """Signed in, and not one of those who may."""


class NotThere(Exception):
    """There is none, or none that this person may see: the two look alike."""


class Strange(Exception):
    """A form that did not come from a page of ours, or from one that is too old."""


def wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


async def not_signed_in(request: Request, _error: Exception) -> Response:
    if wants_json(request):
        return JSONResponse({"error": "not signed in"}, 401)
    if request.method == "GET" and "hx-request" not in request.headers:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{path_of('accounts.sign_in')}?{urlencode({'next': back})}", 303)
    return _plain(request, 401)


async def not_allowed(request: Request, _error: Exception) -> Response:
    return _plain(request, 403)


async def not_there(request: Request, _error: Exception) -> Response:
    return _plain(request, 404)


async def strange(request: Request, _error: Exception) -> Response:
    return _plain(request, 400, "strange")


async def http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _plain(request, error.status_code)


async def coded(request: Request, error: Exception) -> Response:
    """A SimkitError: 503 for what may be over in a moment, else 422 for what was asked, 500 for what we have wrong."""
    assert isinstance(error, SimkitError)
    first = error.diagnostics[0]
    status = status_of(first)
    if status >= 500:
        _log.error("%s %s: %s", request.method, request.url.path, first.message("en"))
    if wants_json(request):
        return JSONResponse(
            {"errors": [as_data(one, language_of(request)) for one in error.diagnostics]},
            status,
            _retry(status),
        )
    response = page(
        request, "core/problem.html", status=status, problem=str(status), diagnostics=error.diagnostics
    )
    response.headers.update(_retry(status))
    return response


async def unexpected(request: Request, error: Exception) -> Response:
    """Answered outside the middleware that gives every other answer its headers."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    response = _plain(request, 500)
    response.headers.update(headers_of(secure=server_of(request).config.secure))
    response.headers["Cache-Control"] = "no-store"
    return response


def status_of(found: Diagnostic) -> int:
    if found.code in AWAY:
        return 503
    return 422 if found.code.startswith(WRONG) else 500


def _retry(status: int) -> dict[str, str]:
    return {"Retry-After": "10"} if status == 503 else {}


def _plain(request: Request, status: int, kind: str = "") -> Response:
    if wants_json(request):
        return JSONResponse({"error": kind or str(status)}, status)
    return page(request, "core/problem.html", status=status, problem=kind or str(status), diagnostics=())
