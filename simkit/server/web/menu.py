"""What stands in the menu, and for whom: the routes that are there, in one order."""

from __future__ import annotations

from functools import cache

from simkit.server.access import Rule
from simkit.server.rooms import rules
from simkit.server.who import Who

_ITEMS = (
    ("review.inbox", "menu.inbox"),
    ("judge.queue", "menu.queue"),
    ("judge.calibration", "menu.calibration"),
    ("judge.appeals", "menu.appeals"),
    ("figures.groups", "menu.groups"),
    ("figures.scenarios", "menu.scenarios"),
    ("assign.list", "menu.assign"),
    ("own.page", "menu.own"),
    ("accounts.people", "menu.people"),
    ("own.erasures", "menu.erasures"),
    ("accounts.audit", "menu.audit"),
    ("upload.flags", "menu.flags"),
    ("upload.programs", "menu.programs"),
    ("privacy.page", "menu.privacy"),
)


_ADMINISTRATION = (
    "accounts.people",
    "own.erasures",
    "accounts.audit",
    "upload.flags",
    "upload.programs",
    "privacy.page",
)


def is_administration(route: str) -> bool:
    """Whether it stands under one heading with the like, so that the menu of who has many roles stays short."""
    return route in _ADMINISTRATION


def menu(who: Who) -> list[tuple[str, str]]:
    """(route, word) of the pages this person may open."""
    return [(route, key) for route, key in _ITEMS if route in _rules() and who.roles & _rules()[route].roles]


@cache
def _rules() -> dict[str, Rule]:
    return rules()
