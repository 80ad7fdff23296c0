"""Comfort in the headset itself: settings that can be reached in it, a mirror that helps, and a clear end."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("Xlib", reason="needs python-xlib")

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from tests.vr.remote import Remote, yawed
from tests.vr.rig import Rig
from tests.vr.test_loss import PATH, begin, finish, offered, take
from tests.vr.test_seen import OWN, projected
from tests.vr.trainee import Trainee

WIDE, HIGH = 640, 360
"""Of the player's window."""


def heading(seen: dict[str, Any], target: str) -> float:
    x, _, z = seen["aims"][target]
    return math.degrees(math.atan2(-x, -z))


def test_choosing_by_looking_can_be_set_by_hand_and_then_hands_do_nothing(
    rig: Rig, remote: Remote, mug: Path
) -> None:
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        who.choose("vr.choosing.gaze", lambda s: s["by"] == "gaze")
        remote.hand("right", trigger=1.0)
        who.fresh(4)
        remote.hand("right", trigger=0.0)
        assert who.fresh(2)["screen"] == "start"
        who.look_at("begin")
        who.until(lambda s: s["screen"] == "talk", "looking did not choose")


def test_a_stick_turns_only_for_those_who_want_that(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        before = heading(who.until(lambda s: "begin" in s["aims"] and s["painted"]), "begin")
        who.push((0.9, 0.0))
        assert abs(heading(who.fresh(3), "begin") - before) < 0.1
    with Trainee(rig, remote, mug, comfort={"turning": "30"}) as who:
        who.in_headset()
        before = heading(who.until(lambda s: "begin" in s["aims"] and s["painted"]), "begin")
        who.push((0.9, 0.0))
        turned = who.until(lambda s: abs(heading(s, "begin") - before) > 5, "it did not turn")
        # Turned to the right by 30 degrees, so that what hangs in the room is 30 degrees further to the left.
        assert abs(heading(turned, "begin") - before - 30) < 4


def test_a_bystander_helps_with_a_click_in_the_mirror(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        remote.hand("right", turn=yawed(0, -80))
        seen = who.until(lambda s: "begin" in s["aims"] and s["painted"])
        u, v = projected(remote.world, 0, seen["aims"]["begin"], OWN[0], [1, 1])
        # The window shows the middle of the eye's picture, by angles: all of its width and a part of its height.
        left, right, up, down = (math.tan(one) for one in OWN[0])
        part = (right - left) / (up - down) / (WIDE / HIGH)
        x, y = u * WIDE, (v - (1 - part) / 2) / part * HIGH
        display = Display(rig.display)
        window = next(
            one for one in display.screen().root.query_tree().children if one.get_geometry().width == WIDE
        )
        at = window.get_geometry()
        xtest.fake_input(display, X.MotionNotify, x=round(at.x + x), y=round(at.y + y))
        display.sync()
        who.fresh(2)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(display, kind, 1)
        display.sync()
        who.until(lambda s: s["screen"] == "talk", "the click in the mirror did nothing")


def test_somebody_who_sits_sees_the_room_from_its_own_height(rig: Rig, remote: Remote, mug: Path) -> None:
    remote.set(head=(0.0, 1.1, 0.0))
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        low = who.until(lambda s: s["place"] and s["painted"], "no room yet")
        assert abs(low["eye_height"] - 1.1) < 0.01
        who.choose("vr.posture.seated", lambda s: abs(s["eye_height"] - s["camera_height"]) < 0.01)
        who.choose("vr.posture.standing", lambda s: abs(s["eye_height"] - 1.1) < 0.01)


def test_it_says_when_the_headset_may_come_off_and_keeps_nothing_of_the_body(
    rig: Rig, remote: Remote, mug: Path, tmp_path: Path
) -> None:
    journal = tmp_path / "headset.jsonl"
    with Trainee(rig, remote, mug, pace=20, goodbye_s=600, journal=str(journal)) as who:
        begin(who)
        for option in PATH:
            who.until(offered(option))
            remote.set(head=(0.01, 1.61, 0.02))
            take(who, option)
        finish(who, mug)
        who.choose("close", lambda s: s["screen"] == "message")
        who.point_at("close")
        remote.hand("right", trigger=1.0)
        assert who.hears("outcome")["how"] == "ended"
        assert who.end() == 0
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert all(whole(one) for one in entries)
    acts = {one["act"]["kind"] for one in entries if one.get("act")}
    assert acts <= {"choose", "clock"}


def whole(data: Any) -> bool:
    """Whether there is no number in it but whole ones: a place or a turn would be others."""
    if isinstance(data, dict):
        return all(whole(one) for one in data.values())
    return all(whole(one) for one in data) if isinstance(data, list) else not isinstance(data, float)
