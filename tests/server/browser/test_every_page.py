"""Every page, made from the router: no violation by axe-core, nothing too wide, no trouble in the console."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.routing import APIRoute

from simkit.server.access import ROLES, Role
from simkit.server.rooms import ROOMS, routes_of
from tests.server.browser.conftest import DESKTOP, PHONE, ZOOMED, Seat
from tests.server.expected import expected
from tests.server.world import GROUPS, World

OWN = GROUPS[0]
EXPECTED = expected()
NOT_PAGES = ("file", "live", "static", "health", "export", "home", "csv", "json", "picture", "start")
"""Endings of the names of routes that answer with something else than a page, or send on to one."""


def pages() -> list[APIRoute]:
    routes = [one for room in ROOMS for one in routes_of(room).router.routes if isinstance(one, APIRoute)]
    return [
        one
        for one in routes
        if "GET" in one.methods
        and not one.path.startswith("/api/")
        and one.name.rpartition(".")[2] not in NOT_PAGES
        and not EXPECTED[one.name].device
    ]


def role_of(name: str) -> Role:
    wanted = EXPECTED[name]
    order: tuple[Role, ...] = ("trainer", *ROLES)
    return next(role for role in order if role in wanted.roles and role in wanted.shown_to)


@pytest.mark.parametrize("route", pages(), ids=lambda one: one.name)
def test_a_page(world: World, sit: Callable[..., Seat], route: APIRoute) -> None:
    wanted = EXPECTED[route.name]
    path = str(world.app.url_path_for(route.name, **wanted.path(world, OWN)))
    query = "&".join(f"{name}={value}" for name, value in wanted.query(world, OWN).items())
    person = None if wanted.anybody else world.people[OWN, role_of(route.name)]
    problems: list[str] = []
    for language, sizes in (("en", (DESKTOP, ZOOMED)), ("nl", (PHONE,))):
        seat = sit(person, language=language)
        for size in sizes:
            seat.resize(size)
            answer = seat.page.goto(seat.address + path + (f"?{query}" if query else ""))
            assert answer is not None
            assert answer.status in wanted.ok, f"{path}: {answer.status}"
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            problems += [f"{language} {size[0]}: {one}" for one in seat.violations()]
            if seat.overflows():
                problems.append(f"{language}: wider than {size[0]} pixels")
            assert seat.page.locator("html").get_attribute("lang") == language
        expected_to_fail = max(wanted.ok) >= 400
        problems += [one for one in seat.troubles if not (expected_to_fail and "Failed to load" in one)]
    assert not problems, "\n".join(problems)
