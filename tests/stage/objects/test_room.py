"""Objects in the room: what a ray means, and how properties are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from panda3d.core import LPoint3, LVector3, NodePath

from simkit.session import Session
from simkit.session.world_view import ObjectView
from simkit.stage import Window, open_window
from simkit.stage.objects import Model, Objects
from simkit.stage.objects.looking import at_work as pose_at_work
from simkit.stage.objects.looking import stand
from simkit.stage.objects.looks import looks_of
from simkit.stage.objects.shapes import SHAPES
from simkit.stage.place import load_place
from simkit.stage.shade import apply_look
from tests.stage.objects.work import at_work, do
from tests.stage.pixels import Picture, pixels

EYES = (LPoint3(-0.5, -0.1, 1.6), LPoint3(0.9, 0.4, 1.1), LPoint3(-1.6, 0.2, 1.9))
"""Of a trainee who stands, of one who sits, and of a hand that is held up: none is a camera's."""


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = open_window(size=(320, 180), offscreen=True)
    made.background(0.8, 0.8, 0.8)
    apply_look(made.render, "lean")
    place = load_place("workshop")
    pose = pose_at_work(place)
    assert pose is not None
    stand(made.camera, made.lens, pose)
    yield made
    made.close()


@pytest.fixture
def objects(window: Window) -> Iterator[Objects]:
    hand = window.camera.attachNewNode("hand")
    hand.setPos(0.3, 1, -0.2)
    made = Objects(window.render, load_place("workshop"), hand)
    made.still = True
    yield made
    made.remove()
    hand.removeNode()


def shown(objects: Objects, session: Session) -> None:
    view = session.view
    steps = [act.object for act in view.acts if act.affordance == "enter"]
    objects.show(view.objects, view.zones, steps)
    objects.update(1.0, objects.hand)


def towards(objects: Objects, id: str, start: LPoint3) -> str | None:
    corners = objects.corners(id)
    middle = sum(corners, LPoint3()) / len(corners)
    way = LVector3(middle - start)
    way.normalize()
    return objects.pick(start, way)


@pytest.mark.parametrize("eye", EYES, ids=["standing", "seated", "hand"])
def test_a_ray_from_anywhere_means_the_object_it_goes_to(objects: Objects, eye: LPoint3) -> None:
    shown(objects, at_work())
    for id in ("stop", "switch", "valve", "gauge", "padlock", "log", "oil", "alarm", "press"):
        assert towards(objects, id, eye) == id


def test_a_ray_that_misses_a_small_thing_by_little_means_it_and_by_much_does_not(objects: Objects) -> None:
    shown(objects, at_work())
    eye, stop = EYES[0], LPoint3(-0.95, 2.9, 1.375)
    for beside, wanted in ((0.06, "stop"), (0.35, None)):
        way = LVector3(stop + LVector3(beside, 0, 0) - eye)
        way.normalize()
        assert objects.pick(eye, way) == wanted


def test_a_ray_at_the_floor_means_the_zone_there_and_only_while_it_can_be_entered(objects: Objects) -> None:
    session = at_work()
    shown(objects, session)
    eye = EYES[0]
    way = LVector3(LPoint3(-1.4, 1.4, 0) - eye)
    way.normalize()
    assert objects.pick(eye, way) == "by-press"
    objects.show(session.view.objects, session.view.zones, ())
    assert objects.pick(eye, way) is None


def test_what_hangs_on_a_switch_is_meant_itself(objects: Objects) -> None:
    session = at_work()
    do(session, "press", "stop")
    do(session, "turn to", "switch", "off")
    do(session, "take", "padlock")
    shown(objects, session)
    assert objects.held("padlock")
    eye = LPoint3(objects.render.getRelativePoint(objects.hand, LPoint3(-0.3, -1, 0.2)))
    assert towards(objects, "padlock", eye) == "padlock"
    do(session, "hang on", "padlock", "switch")
    shown(objects, session)
    assert not objects.held("padlock")
    hung = objects.corners("padlock")
    switch = objects.corners("switch")
    assert abs(min(c.x for c in hung) - np.mean([c.x for c in switch])) < 0.12
    assert towards(objects, "padlock", EYES[0]) == "padlock"


def picture(window: Window, objects: Objects) -> Picture:
    objects.update(2.0, window.camera)
    window.frame(hurry=True)
    return pixels(window)


def changed(window: Window, objects: Objects, session: Session, affordance: str, *what: str) -> float:
    """How many pixels look clearly different after an act."""
    shown(objects, session)
    before = picture(window, objects)
    do(session, affordance, *what)
    shown(objects, session)
    return float((np.abs(picture(window, objects) - before).max(2) > 0.1).sum())


def test_what_an_act_changes_is_seen(window: Window, objects: Objects) -> None:
    session = at_work()
    assert changed(window, objects, session, "press", "stop") > 0
    assert changed(window, objects, session, "turn to", "switch", "off") > 4
    assert changed(window, objects, session, "close", "valve") > 4
    assert changed(window, objects, session, "take", "padlock") > 200


def view_of(kind: str, shape: str, **properties: bool | int | str) -> ObjectView:
    flat = shape in ("sheet", "spill")
    size = ["0.6", "0.8", "0.01"] if flat else ["0.4", "0.4", "0.4"]
    at = (-600, 1900, 500) if flat else (-700, 2000, 900)
    looks = {"shape": shape, "size": size, "flashes by": "on", "opens by": "open", "beacon by": "running"}
    return ObjectView("one", kind, (kind, "thing"), "One", properties, True, None, at, 0, looks)


@pytest.mark.parametrize(
    ("shape", "before", "after"),
    [
        ("alarm", {"on": False}, {"on": True}),
        ("spill", {"there": True}, {"there": False}),
        ("machine", {"running": False}, {"running": True}),
        ("none", {"running": False}, {"running": True}),
        ("guard", {"open": False}, {"open": True}),
        ("door", {"open": False}, {"open": True}),
        ("drawer", {"open": False}, {"open": True}),
        ("carton", {"open": False}, {"open": True}),
        ("lever", {"position": "up"}, {"position": "down"}),
        ("switch", {"position": "on"}, {"position": "off"}),
        ("valve", {"open": True}, {"open": False}),
        ("wheel", {"open": True}, {"open": False}),
        ("gauge", {"pressure": 1}, {"pressure": 8}),
        ("sheet", {"signed": False}, {"signed": True}),
    ],
)
def test_a_property_changes_the_picture(
    window: Window,
    objects: Objects,
    shape: str,
    before: dict[str, bool | int | str],
    after: dict[str, bool | int | str],
) -> None:
    objects.show([view_of("thing", shape, **before)])
    first = picture(window, objects)
    objects.show([view_of("thing", shape, **after)])
    assert (np.abs(picture(window, objects) - first).max(2) > 0.08).sum() > 3


@pytest.mark.parametrize("leaf", ["door", "guard"])
def test_an_open_door_is_not_in_the_way_of_what_is_behind_it(objects: Objects, leaf: str) -> None:
    def at(id: str, shape: str, y: int, size: list[str], **properties: bool) -> ObjectView:
        looks = {"shape": shape, "size": size}
        return ObjectView(id, "thing", ("thing",), id, properties, True, None, (0, y, 1000), 0, looks)

    for open_, wanted in ((False, "door"), (True, "carton")):
        objects.show(
            [
                at("door", leaf, 2000, ["0.8", "0.04", "0.8"], open=open_),
                at("carton", "carton", 2400, ["0.3", "0.2", "0.2"]),
            ]
        )
        objects.update(1.0, objects.hand)
        assert objects.pick(LPoint3(0, 0, 1.1), LVector3(0, 1, 0)) == wanted


def test_an_alarm_flashes_slower_than_three_times_a_second_and_stands_still_on_request() -> None:
    for still in (False, True):
        model = Model("alarm", looks_of({"shape": "alarm", "flashes by": "on"}, ("thing",)))
        model.show({"on": True}, at_once=True)
        glow = model.inner.find("**/flash on")
        lit = []
        for _ in range(240):
            model.update(1 / 60, still=still)
            lit.append(glow.getColor().x)
        middle = (max(lit) + min(lit)) / 2
        rises = sum(a < middle <= b for a, b in pairwise(lit))
        assert rises < 3 * 4
        assert rises == 0 if still else rises > 0


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_shape_is_about_as_large_as_its_kind_says(shape: str) -> None:
    size = (0.4, 0.3, 0.5)
    model = Model("one", looks_of({"shape": shape, "size": [str(n) for n in size]}, ("thing",)))
    model.show({"there": True}, at_once=True)
    spread = model.high - model.low
    assert max(spread) < 3.2 * max(size)
    assert max(spread) > 0.35 * max(size)


def test_looks_that_cannot_be_read_make_a_plain_box() -> None:
    model = Model("one", looks_of({"shape": "teapot", "size": ["wide", 2], "colour": "red"}, ("thing",)))
    assert model.there
    assert (model.high - model.low).z == pytest.approx(0.2, abs=0.02)


def test_nothing_is_left_in_the_room_afterwards(window: Window) -> None:
    before = len(window.render.findAllMatches("**"))
    hand = NodePath("hand")
    made = Objects(window.render, load_place("workshop"), hand)
    shown(made, at_work())
    made.light("valve")
    made.remove()
    assert len(window.render.findAllMatches("**")) == before
