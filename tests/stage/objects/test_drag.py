"""Turning and pulling with the mouse: the handle goes along, and what is done is what the menu offers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, sin

import pytest
from panda3d.core import LMatrix4

from simkit.events import Do
from simkit.session.world_view import ObjectView
from simkit.stage import StagePresenter, Window, open_window
from simkit.stage.objects import Objects
from simkit.stage.objects.drag import DONE, Drag, drag_from, nearest
from simkit.stage.objects.groups import Group
from simkit.stage.objects.looking import at_work as pose_at_work
from simkit.stage.objects.looking import stand
from simkit.stage.panels.screens.acts import Deed, Menu
from simkit.stage.place import load_place
from tests.stage.hands import Play, Screen
from tests.stage.objects.test_desk import closed, shown
from tests.stage.objects.work import BLEED, at_work

ROUND = [(100 * cos(n * pi / 8), 100 * sin(n * pi / 8)) for n in range(16)]
OFF = "do.turn-to.switch.off"


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = open_window(size=(320, 180), offscreen=True)
    pose = pose_at_work(load_place("workshop"))
    assert pose is not None
    stand(made.camera, made.lens, pose)
    yield made
    made.close()


def begun(window: Window, shape: str, by: str, now: bool | str, affordance: str, with_: str | None) -> Drag:
    looks = {"shape": shape, "size": ["0.4", "0.4", "0.4"], "turns by": by, "slides by": by, "swings by": by}
    view = ObjectView(
        "one", shape, (shape, "thing"), "One", {by: now}, True, None, (-700, 2000, 900), 0, looks
    )
    objects = Objects(window.render, load_place("workshop"), window.camera)
    objects.show([view])
    group = Group("one", Menu("One", (Deed("it", "It", "It", Do(affordance, "one", with_)),)))
    drag = drag_from(objects, group, 100.0, 100.0)
    assert drag is not None
    return drag


@pytest.mark.parametrize(
    ("shape", "by", "now", "affordance", "with_"),
    [
        ("door", "open", False, "open", None),
        ("door", "open", True, "close", None),
        ("drawer", "open", False, "open", None),
        ("lever", "position", "up", "turn to", "down"),
        ("switch", "position", "on", "turn to", "off"),
        ("valve", "open", True, "close", None),
        ("wheel", "open", False, "open", None),
    ],
)
def test_a_handle_goes_with_the_hand_and_back_when_it_is_let_go(
    window: Window, shape: str, by: str, now: bool | str, affordance: str, with_: str | None
) -> None:
    drag = begun(window, shape, by, now, affordance, with_)
    model = drag._objects.models["one"]
    assert model.handle is not None
    handle = model.inner.find(f"**/{model.handle.how} {by}")
    before = LMatrix4(handle.getMat())
    drag.move(window, 102.0, 101.0)
    assert not drag.moved
    assert handle.getMat() == before
    ready = []
    for x, y in ROUND:
        drag.move(window, 100.0 + x, 100.0 + y)
        ready.append(drag.ready)
        if drag.ready:
            assert handle.getMat() != before
    # It has a direction: one way does it, the other does not.
    assert True in ready
    assert False in ready
    drag.end()
    model.update(5.0)
    assert handle.getMat().almostEqual(before, 1e-4)
    drag._objects.remove()


def test_what_has_no_handle_or_is_where_it_would_go_is_not_dragged(window: Window) -> None:
    for shape, affordance in (("gauge", "read"), ("door", "inspect")):
        with pytest.raises(AssertionError):
            begun(window, shape, "open", False, affordance, None)
    with pytest.raises(AssertionError):
        begun(window, "door", "open", True, "open", None)


def test_along_a_bent_way_more_and_more_of_it_is_gone() -> None:
    arc = [(50 * sin(n * pi / 16), 50 - 50 * cos(n * pi / 16)) for n in range(9)]
    gone = [nearest(arc, one)[1] for one in arc]
    assert gone[0] == 0
    assert gone[-1] == pytest.approx(1)
    assert all(a < b for a, b in pairwise(gone))
    assert nearest(arc, (-80.0, -80.0))[1] == 0 < DONE


def test_a_drag_does_what_the_menu_would_and_nothing_when_given_up() -> None:
    presenter = StagePresenter(offscreen=True, size=(1280, 720), quality="lean")
    presenter.frames.open_stage(at_work().view)
    try:
        session = at_work()
        shown(presenter, session, 6)
        closed(presenter)
        desk = presenter.frames.desk
        assert desk is not None
        x, y, width, height = desk.things()["switch"]
        x, y = x + width / 2, y + height / 2
        done = set()
        for dx, dy in ROUND:
            assert desk.click(x, y) == (None,)
            desk.point(x + dx, y + dy)
            shown(presenter, session, 1)
            grip = desk.grip
            assert presenter.hud.shows("acts")
            done.add((grip, desk.release()))
            assert not desk.menu
        turned = next(a for a in session.view.acts if (a.affordance, a.object) == ("turn to", "switch"))
        assert done == {(OFF, (turned.act("off"),)), ("", (None,))}

        desk.click(x, y)
        for dx, dy in ROUND:
            desk.point(x + dx, y + dy)
            if desk.grip:
                break
        assert desk.press("escape") == (None,)
        assert desk.release() is None

        desk.click(x, y)
        assert desk.release() == (None,)
        assert desk.menu == "switch"
    finally:
        presenter.close()


def grab(screen: Screen, play: Play, x: float, y: float) -> None:
    """The window has read where the hand took hold before it moves on."""
    read = play.seen["inputs"] + 1
    screen.move(x, y)
    screen.button(down=True)
    play.until(lambda s: s["inputs"] >= read)


def test_a_switch_is_turned_on_a_real_window() -> None:
    screen = Screen()
    try:
        with Play(screen, BLEED, pace=20.0) as play:
            play.until(lambda s: s["focus"] == "begin" and s["painted"])
            screen.press("Return")
            # Until the eyes have come so near that the task list no longer lies over it.
            play.until(lambda s: OFF in s["deeds"].get("switch", ()) and s["things"]["switch"][0] > 416)
            play.pace(0)
            play.until(lambda s: s["held"])
            x, y, width, height = play.seen["things"]["switch"]
            x, y = x + width / 2, y + height / 2

            grab(screen, play, x, y)
            screen.move(x + 80, y + 80)
            play.until(lambda s: s["grip"] == OFF)
            play.press("Escape")
            play.until(lambda s: s["grip"] == "")
            screen.button(down=False)
            assert OFF in play.seen["deeds"]["switch"]

            grab(screen, play, x, y)
            screen.move(x + 80, y + 80)
            play.until(lambda s: s["grip"] == OFF)
            screen.button(down=False)
            play.pace(20)
            play.until(lambda s: "do.turn-to.switch.on" in s["deeds"].get("switch", ()))
    finally:
        screen.close()
