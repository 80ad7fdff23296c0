"""What every route answers to every role, written by hand: `ROUTES` of each module, joined in `EXPECTED`.

A route that is not here fails tests/server/test_access.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from simkit.server.access import ROLES, Role
from tests.server.world import World

Values = Callable[[World, str], Mapping[str, Any]]


def nothing(_world: World, _group: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Expected:
    """`roles` get an answer in `ok`, every other role 403, and nobody is sent to sign in.

    `path` and `form` make the values for a group of the world (its name): each role asks for its own group's, and,
    where `elsewhere` is set, for the other group's, which is to answer `elsewhere`.
    """

    roles: tuple[Role, ...] = ROLES
    ok: tuple[int, ...] = (200, 303)
    path: Values = nothing
    form: Values = nothing
    query: Values = nothing
    elsewhere: int | None = None
    anybody: bool = False
    """Signed in or not."""
    device: bool = False
    """For machines with a token: a browser's cookie gets 401, whatever the role."""
    shown_to: tuple[Role, ...] = ROLES
    """What is asked for is the trainee's: every other role that may ask gets 404 of its own group's too."""
    headers: Mapping[str, str] = field(default_factory=dict)


def expected() -> dict[str, Expected]:
    found: dict[str, Expected] = {}
    for module in iter_modules(__path__):
        found |= import_module(f"{__name__}.{module.name}").ROUTES
    return found
