"""What the application knows while it runs, and how a request reaches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from starlette.datastructures import FormData
from starlette.requests import Request

from scoring import Rubric
from simkit.errors import SimkitError
from simkit.record import Record
from simkit.scenario import load_bundle
from simkit.server.access import Rule
from simkit.server.config import Config
from simkit.server.who import Who
from simkit.session import Program, compile_program


@dataclass(frozen=True, slots=True)
class Server:
    config: Config
    record: Record
    now: Callable[[], datetime]
    access: Mapping[str, Rule]
    program: Callable[[str], Program]
    """By its hash; raises SimkitError SK8211. The last few dozen are kept compiled."""
    rubric: Callable[[str], Rubric]
    """By its hash; raises KeyError."""
    title: Callable[[str, str], str]
    """Of a program, by its hash, in a language: what its scenario is called; the hash where it cannot be read."""


def programs_of(record: Record) -> Callable[[str], Program]:
    @lru_cache(maxsize=48)
    def program(hash: str) -> Program:
        return compile_program(load_bundle(record.bundle(hash)))

    return program


def rubrics_of(record: Record) -> Callable[[str], Rubric]:
    return lru_cache(maxsize=48)(record.rubric)


def titles_of(program: Callable[[str], Program]) -> Callable[[str, str], str]:
    @lru_cache(maxsize=512)
    def title(hash: str, language: str) -> str:
        try:
            return program(hash).scenario.text("title", language)
        except SimkitError:
            return hash[:12]

    return title


def server_of(request: Request) -> Server:
    found = request.app.state.server
    assert isinstance(found, Server)
    return found


def who_of(request: Request) -> Who:
    """The person who asks. Only on routes whose rule has roles."""
    found = request.state.who
    assert isinstance(found, Who)
    return found


def form_of(request: Request) -> FormData:
    """The form that was sent; the guard has read it and checked that it came from a page of ours."""
    found = request.state.form
    assert isinstance(found, FormData)
    return found


def field(request: Request, name: str, most: int = 4000) -> str:
    """A text field, stripped and cut at `most` characters; empty where it was not sent."""
    value = form_of(request).get(name)
    return value.strip()[:most] if isinstance(value, str) else ""
