"""Pages from templates: escaped, in the reader's language, with the same frame around them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from simkit.server.rooms import rules
from simkit.server.web.menu import is_administration, menu
from simkit.server.web.paths import path_of
from simkit.server.web.state import server_of
from simkit.server.who import Who
from simkit.server.words import LANGUAGES, table, word

_HERE = Path(__file__).resolve().parents[1]
STATIC = _HERE / "static"
LANGUAGE_COOKIE = "simkit-language"


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(t=_t, url=_url, static=_static, date=_date, moment=_moment, csrf=_csrf, data=_data)
    made.globals.update(
        menu=menu,
        is_administration=is_administration,
        known_route=lambda name: name in rules(),
        known_problem=lambda problem: f"problem.{problem}" in table(),
    )
    made.filters.update(minutes=_minutes)
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A template with `who` (None: not signed in), `language`, `here` (the route's name) and `values`.

    In templates: `t(key, **values)` a word, `url(route, **path)` , `static(name)`, `date(at)`, `moment(at)`,
    `title_of(row)` what a session's scenario is called in the reader's language,
    `csrf()` the hidden field every form needs, `data(value)` JSON for a `<script type="application/json">`.
    """
    who: Who | None = getattr(request.state, "who", None)
    route = request.scope.get("route")
    context = {
        "request": request,
        "who": who,
        "language": language_of(request),
        "here": getattr(route, "name", ""),
        "organisation": server_of(request).config.organisation,
        "title_of": partial(_title_of, request),
        **values,
    }
    return HTMLResponse(environment().get_template(template).render(context), status)


def redirect(
    request: Request, route: str, /, _query: Mapping[str, str] | None = None, **path: str
) -> RedirectResponse:
    """After a form: 303, so that reloading the page sends nothing again."""
    found = path_of(route, **path)
    if _query:
        found = f"{found}?{urlencode(_query)}"
    return RedirectResponse(found, 303)


def language_of(request: Request) -> str:
    """The person's, else what they chose here, else what their browser asks for, else the installation's."""
    who: Who | None = getattr(request.state, "who", None)
    if who is not None and who.language in LANGUAGES:
        return who.language
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for tag in request.headers.get("accept-language", "").split(","):
        short = tag.split(";")[0].strip().lower().partition("-")[0]
        if short in LANGUAGES:
            return short
    return server_of(request).config.language


def _title_of(request: Request, row: Any) -> str:
    """Of a row with `title`, and `program` where that was asked for."""
    program = getattr(row, "program", None)
    found = server_of(request).title(program, language_of(request)) if program else ""
    return found if found and found != str(program)[:12] else str(row.title)


@pass_context
def _t(context: Context, key: str, /, **values: Any) -> str:
    return word(context["language"], key, **values)


def _url(route: str, /, **path: Any) -> str:
    return path_of(route, **path)


@cache
def _digest(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _static(name: str) -> str:
    """With the hash of its content, so that browsers may keep it for ever."""
    return f"/static/{name}?{_digest(name)}"


@pass_context
def _csrf(context: Context) -> Markup:
    who: Who | None = context["who"]
    return Markup('<input type="hidden" name="csrf" value="{}">').format(who.csrf) if who else Markup("")


def _data(value: Any) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}


@pass_context
def _date(context: Context, at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(server_of(context["request"]).config.timezone))
    return f"{local.day} {_MONTHS[context['language']][local.month - 1]} {local.year}"


@pass_context
def _moment(context: Context, at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(server_of(context["request"]).config.timezone))
    day = f"{local.day} {_MONTHS[context['language']][local.month - 1]} {local.year}"
    return f"{day}, {local.hour}:{local.minute:02}"


def _minutes(milliseconds: int | None) -> str:
    """Minutes and seconds, `4:07`."""
    whole = timedelta(milliseconds=milliseconds or 0).total_seconds()
    return f"{int(whole) // 60}:{int(whole) % 60:02}"
