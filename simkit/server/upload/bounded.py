"""Routes that read no more of a request than they have use for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from simkit.server.upload.shapes import CHUNK_BYTES
from simkit.server.web.state import server_of

_SMALL = 64 * 1024


class BoundedRoute(APIRoute):
    """413 for a body that is too large, before it is read to its end."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            most = _most(self.name, request)
            said = request.headers.get("content-length", "")
            if said.isdigit() and int(said) > most:
                raise HTTPException(413)
            left = most
            receive = request.receive

            async def counted() -> Message:
                nonlocal left
                message = await receive()
                left -= len(message.get("body", b""))
                if left < 0:
                    raise HTTPException(413)
                return message

            return await answer(Request(request.scope, counted))

        return bounded


def _most(route: str, request: Request) -> int:
    if route == "upload.chunk":
        return CHUNK_BYTES
    return server_of(request).config.upload_bytes if route == "upload.program" else _SMALL
