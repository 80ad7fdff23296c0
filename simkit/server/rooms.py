"""The rooms of the application. Each has a `router` in its `routes` and the `RULES` for it in its `access`."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from fastapi.routing import APIRoute

from simkit.server.access import Rule

ROOMS = ("web", "accounts", "figures", "assign", "own", "upload", "privacy", "judge", "review")


def routes_of(room: str) -> ModuleType:
    return import_module(f"simkit.server.{room}.routes")


def all_routes() -> list[APIRoute]:
    """Of every room, in their order."""
    found = [one for room in ROOMS for one in routes_of(room).router.routes]
    return [one for one in found if isinstance(one, APIRoute)]


def rules() -> dict[str, Rule]:
    """Name of a route -> who may, over all rooms."""
    found: dict[str, Rule] = {}
    for room in ROOMS:
        found |= import_module(f"simkit.server.{room}.access").RULES
    return found
