"""The door of every route: who asks, whether their role may, and whether a form came from a page of ours."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from simkit.server.access import Rule
from simkit.server.web.cookies import read_who
from simkit.server.web.problems import NotAllowed, NotSignedIn, Strange
from simkit.server.web.state import Server, server_of

SAFE = ("GET", "HEAD")


async def guard(request: Request) -> None:
    """Raises NotSignedIn, NotAllowed, Strange."""
    server = server_of(request)
    rule = server.access[request.scope["route"].name]
    request.state.who = None
    request.state.form = FormData()
    if rule.device:
        return
    who = await run_in_threadpool(read_who, server, request)
    request.state.who = who
    if rule.roles:
        if who is None:
            raise NotSignedIn
        if not who.roles & rule.roles:
            raise NotAllowed
    if request.method not in SAFE:
        await _from_us(server, request, rule)


async def _from_us(server: Server, request: Request, rule: Rule) -> None:
    """A form of somebody who is signed in bears their token; one of somebody who is not comes from this site."""
    request.state.form = await request.form(
        max_files=2, max_fields=400, max_part_size=server.config.upload_bytes
    )
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Strange
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Strange
    who = request.state.who
    if who is None and not rule.roles:
        return
    sent = request.headers.get("x-csrf-token") or request.state.form.get("csrf") or ""
    if not isinstance(sent, str) or not hmac.compare_digest(sent.encode(), who.csrf.encode()):
        raise Strange
