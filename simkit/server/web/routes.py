"""Files, the language, a sign of life, and the first page of each role."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter
from sqlalchemy import literal, select, update
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from simkit.record.tables import people
from simkit.resources import resource_dir
from simkit.server.rooms import all_routes
from simkit.server.web.back import safe_path
from simkit.server.web.pages import LANGUAGE_COOKIE, STATIC
from simkit.server.web.paths import path_of
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of
from simkit.server.words import LANGUAGES

router = APIRouter(include_in_schema=False)

_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_FIRST = (
    ("trainer", "review.inbox"),
    ("manager", "figures.groups"),
    ("admin", "accounts.people"),
    ("designer", "figures.scenarios"),
    ("trainee", "own.page"),
)
"""The first page of who has a role, in the order of what they do most."""


@router.get("/static/{name:path}", name="web.static")
def static(name: str) -> Response:
    folder = resource_dir("assets/fonts") if name.startswith("fonts/") else STATIC
    path = folder / Path(name).name if name.startswith("fonts/") else folder / name
    kind = _TYPES.get(path.suffix)
    if kind is None or not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise NotThere
    return FileResponse(
        path, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


@router.get("/health", name="web.health")
def health(request: Request) -> Response:
    """200 while pages can be served; 503 while the database is away."""
    with server_of(request).record.reading() as connection:
        connection.execute(select(literal(1)))
    return JSONResponse({"ok": True})


@router.post("/language", name="web.language")
def language(request: Request) -> Response:
    """Keeps a choice of language, of the person or else in this browser, and goes back to where it was made."""
    chosen, back = field(request, "language"), urlsplit(request.headers.get("referer", ""))
    who = request.state.who
    if who is not None and chosen in LANGUAGES:
        with server_of(request).record.writing() as connection:
            connection.execute(update(people).where(people.c.id == who.person).values(language=chosen))
    response = RedirectResponse(safe_path(back.path + (f"?{back.query}" if back.query else "")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, max_age=31536000, samesite="lax", httponly=True, path="/"
        )
    return response


@router.get("/", name="web.home")
def home(request: Request) -> Response:
    who = who_of(request)
    names = {route.name for route in all_routes()}
    first = next((route for role, route in _FIRST if role in who.roles and route in names), "accounts.me")
    return RedirectResponse(path_of(first), 303)
