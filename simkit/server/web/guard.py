"""The door of every route: who asks, whether their role may, and whether a form came from a page of ours."""

from __future__ import annotations

import hmac
from typing import NoReturn
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from simkit.server.access import Rule
from simkit.server.web.cookies import read_who
from simkit.server.web.problems import NotAllowed, NotSignedIn, NotThere, Strange, wants_json
from simkit.server.web.state import Server, server_of

SAFE = ("GET", "HEAD")
_AROUND = 64 * 1024
"""What a form has beside the file in it; and the most of a form of somebody who is not signed in."""
_FIELDS = 2 * 1024 * 1024
"""The most of a form without a file."""
_UNREAD = 64 * 1024 * 1024
"""How much of what is too much is still listened to: a browser shows an answer only after it has sent all."""


async def guard(request: Request) -> None:
    """Raises NotSignedIn, NotAllowed, Strange, NotThere, and HTTPException 400 and 413 for a form that is too much."""
    server = server_of(request)
    rule = server.access[request.scope["route"].name]
    request.state.who = None
    request.state.form = FormData()
    if "\0" in request.url.path or any("\0" in value for value in request.query_params.values()):
        raise NotThere
    if rule.device or rule.plain:
        return
    who = await run_in_threadpool(read_who, server, request)
    request.state.who = who
    if rule.roles:
        if who is None:
            raise NotSignedIn
        if not who.roles & rule.roles:
            raise NotAllowed
    if request.method not in SAFE:
        _from_this_site(server, request)
        await _from_us(server, request, rule)


def _from_this_site(server: Server, request: Request) -> None:
    """Browsers say where a form was: by Origin, by Sec-Fetch-Site, or else by Referer."""
    said = request.headers.get("origin") or request.headers.get("referer")
    if said is not None:
        ours = {request.headers.get("host", ""), urlsplit(server.config.base_url).netloc}
        if urlsplit(said).netloc not in ours:
            raise Strange
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Strange


async def _from_us(server: Server, request: Request, rule: Rule) -> None:
    """A form that is for who is signed in bears their token; the others may have been shown before somebody was."""
    who = request.state.who
    if not wants_json(request):  # what is sent to the interface for programs is its own to read
        request.state.form = await _form(request, _most(server, request))
    form = request.state.form
    if any(isinstance(value, str) and "\0" in value for _, value in form.multi_items()):
        raise HTTPException(400)
    if not rule.roles:
        return
    sent = request.headers.get("x-csrf-token") or form.get("csrf") or ""
    if not isinstance(sent, str) or not hmac.compare_digest(sent.encode(), who.csrf.encode()):
        raise Strange


def _most(server: Server, request: Request) -> int:
    if request.state.who is None:
        return _AROUND
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return server.config.upload_bytes + _AROUND
    return _FIELDS


async def _form(request: Request, most: int) -> FormData:
    """Reads no more than `most` bytes, whatever the request says of its length."""
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:18]) > most:
        await _too_much(request)
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > most:
            await _too_much(request, more=message.get("more_body", False))
        return message

    return await Request(request.scope, receive).form(
        max_files=2, max_fields=2000, max_part_size=max(most - _AROUND, _AROUND)
    )


async def _too_much(request: Request, *, more: bool = True) -> NoReturn:
    left = _UNREAD if request.state.who is not None else _FIELDS
    while more and left > 0:
        message = await request.receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
        left -= len(message.get("body", b""))
    raise HTTPException(413)
