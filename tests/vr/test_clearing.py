"""Panels make way for what one works with."""

from __future__ import annotations

from itertools import combinations

from simkit.vr.clearing import PLACES, Span, around, clear_places

HALVES = {"options": (13.6, 8.0), "work": (12.0, 8.0), "note": (12.0, 7.0), "top": (13.4, 3.0)}


def test_without_things_they_hang_where_they_like_best() -> None:
    assert clear_places(HALVES, []) == {name: places[0] for name, places in PLACES.items()}


def test_nothing_that_can_be_worked_with_is_hidden_and_no_panel_hides_another() -> None:
    things = [
        around((azimuth, elevation), (1.5, 1.5)) for azimuth in range(-35, 15, 4) for elevation in (-9, -2)
    ]
    found = clear_places(HALVES, things)
    panels = {name: around(way, HALVES[name]) for name, way in found.items()}
    assert not any(thing.hidden_by(panel) > 0.05 for panel in panels.values() for thing in things)
    assert not any(a.hidden_by(b) > 0.05 for a, b in combinations(panels.values(), 2))


def test_a_panel_stays_as_long_as_it_hides_little() -> None:
    thing = Span(-1, 1, -1, 1)
    first = clear_places(HALVES, [thing])
    beside = around((first["options"][0] - 14.2, -5.0), (1.0, 1.0))
    assert clear_places(HALVES, [thing, beside], first)["options"] == first["options"]
    behind = around(first["options"], (1.0, 1.0))
    assert clear_places(HALVES, [thing, behind], first)["options"] != first["options"]
