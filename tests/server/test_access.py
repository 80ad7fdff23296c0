"""Every route × every role × another group's data: allowed, or 403, or 404. Made from the router."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.routing import APIRoute

from simkit.server.access import ROLES, Role
from simkit.server.rooms import ROOMS, routes_of, rules
from tests.server.expected import Expected, expected
from tests.server.world import GROUPS, Browser, World

ROUTES = [route for room in ROOMS for route in routes_of(room).router.routes if isinstance(route, APIRoute)]
NAMES = [route.name for route in ROUTES]
EXPECTED = expected()
OWN, OTHER = GROUPS


def ask(world: World, browser: Browser, route: APIRoute, wanted: Expected, group: str) -> int:
    path = world.app.url_path_for(route.name, **wanted.path(world, group))
    query: dict[str, Any] = dict(wanted.query(world, group))
    method = sorted(route.methods - {"HEAD"})[0]
    if method == "GET":
        return browser.get(path, params=query, headers=dict(wanted.headers)).status_code
    form = {"csrf": browser.csrf, **wanted.form(world, group)}
    return browser.request(method, path, params=query, data=form, headers=dict(wanted.headers)).status_code


def test_every_route_has_a_name_of_its_own_and_a_line_in_the_table() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert set(NAMES) == set(EXPECTED)
    assert set(NAMES) == set(rules())


def test_the_rules_and_the_table_name_the_same_roles() -> None:
    for name, rule in rules().items():
        wanted = EXPECTED[name]
        open_to_all = wanted.anybody or wanted.device
        assert rule.roles == (frozenset() if open_to_all else frozenset(wanted.roles)), name
        assert rule.device == wanted.device, name


@pytest.fixture(autouse=True)
def _short_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's stream of events says hello and ends: a test client reads an answer to its end."""
    monkeypatch.setattr("simkit.server.figures.routes._LIVE_S", 0)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(world: World, role: Role) -> None:
    wrong: list[str] = []
    for route in ROUTES:
        wanted = EXPECTED[route.name]
        for group in (OWN, OTHER):
            if group == OTHER and wanted.elsewhere is None:
                continue
            got = ask(world, world.browser(OWN, role), route, wanted, group)
            if wanted.device:
                fine: tuple[int, ...] = (401,)
            elif not wanted.anybody and role not in wanted.roles:
                fine = (403,)
            elif role not in wanted.shown_to:
                fine = (404,)
            elif group == OTHER and wanted.elsewhere is not None:
                fine = (wanted.elsewhere,)
            else:
                fine = wanted.ok
            if got not in fine:
                wrong.append(f"{route.name} as {role} for {group}: {got}, not {fine}")
    assert not wrong, "\n".join(wrong)


def test_nobody_gets_only_what_is_for_everybody(world: World) -> None:
    wrong: list[str] = []
    for route in ROUTES:
        wanted = EXPECTED[route.name]
        got = ask(world, world.browser(None), route, wanted, OWN)
        fine = wanted.ok if wanted.anybody else (303, 401)
        if got not in fine:
            wrong.append(f"{route.name}: {got}, not {fine}")
    assert not wrong, "\n".join(wrong)


def test_a_form_without_its_token_changes_nothing(world: World) -> None:
    for route in ROUTES:
        wanted = EXPECTED[route.name]
        if "GET" in route.methods or wanted.anybody or wanted.device:
            continue
        for role in wanted.roles:
            browser = world.browser(OWN, role)
            browser.csrf = "not-the-token"
            assert ask(world, browser, route, wanted, OWN) == 400, f"{route.name} as {role}"
