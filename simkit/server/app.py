"""The application: its rooms, the guard before each route, and the headers behind each answer."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import anyio.to_thread
from fastapi import Depends, FastAPI
from starlette.exceptions import HTTPException

from simkit.errors import SimkitError
from simkit.record import Record
from simkit.server.config import Config, read_config
from simkit.server.rooms import ROOMS, all_routes, routes_of, rules
from simkit.server.web import problems
from simkit.server.web.guard import guard
from simkit.server.web.headers import Headers
from simkit.server.web.state import Server, programs_of, rubrics_of, titles_of

CONFIG = "SIMKIT_SERVER_CONFIG"
"""Where `simkit review` leaves the settings for its workers."""
_THREADS = 12
"""Requests at work at once in one process: not more than the database pool has connections."""


def make_app(config: Config, record: Record, *, now: Callable[[], datetime] | None = None) -> FastAPI:
    """Raises LookupError for a route without a rule. The record is the caller's to close."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        yield

    app = FastAPI(title="simkit", docs_url=None, redoc_url=None, lifespan=lifespan)
    access = rules()
    for room in ROOMS:
        app.include_router(routes_of(room).router, dependencies=[Depends(guard)])
    for route in all_routes():
        if route.name not in access:
            raise LookupError(f"route {route.name} ({route.path}) has no rule in its room's access.py")
    clock = now or (lambda: datetime.now(UTC))
    program = programs_of(record)
    app.state.server = Server(config, record, clock, access, program, rubrics_of(record), titles_of(program))
    app.add_middleware(Headers, secure=config.secure)
    app.add_exception_handler(problems.NotSignedIn, problems.not_signed_in)
    app.add_exception_handler(problems.NotAllowed, problems.not_allowed)
    app.add_exception_handler(problems.NotThere, problems.not_there)
    app.add_exception_handler(problems.Strange, problems.strange)
    app.add_exception_handler(SimkitError, problems.coded)
    app.add_exception_handler(HTTPException, problems.http)
    app.add_exception_handler(Exception, problems.unexpected)
    return app


def from_environment() -> FastAPI:
    """For a worker process: the settings that `simkit review` left in its environment."""
    text = os.environ.get(CONFIG)
    config = Config.model_validate_json(text) if text else read_config({})
    return make_app(config, Record.open(config.home, url=config.database))
