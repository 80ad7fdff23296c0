"""The path of a route, by its name: a look-up, where asking the application walks through all of its routes."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from simkit.server.rooms import all_routes


def path_of(route: str, /, **values: object) -> str:
    """KeyError for a route that is none, or a value that it needs and was not given."""
    return _formats()[route].format(**{name: quote(str(value), safe="") for name, value in values.items()})


@cache
def _formats() -> dict[str, str]:
    return {route.name: route.path_format for route in all_routes()}
