"""Going elsewhere in a large place: by pointing at the floor, by looking at it, and into a zone of the story."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.procedures.decisions import decisions
from tests.vr.remote import Remote
from tests.vr.rig import ROOT, Rig
from tests.vr.test_objects import STOP
from tests.vr.trainee import Trainee
from tests.vr.works import aim, decide, gaze_at, no_hands, reach, step_to

SPOT, FEET, ORIGIN = "spot:1", [-0.75, 0.95], [0.0, -1.9]


def begin(who: Trainee) -> None:
    who.in_headset()
    who.choose("begin", lambda s: s["screen"] == "talk")


def test_to_a_mark_on_the_floor_and_on_to_another(rig: Rig, remote: Remote) -> None:
    with Trainee(rig, remote, STOP, pace=10) as who:
        begin(who)
        assert who.until(lambda s: SPOT in s["things"])["feet"] == ORIGIN
        step_to(who, SPOT)
        assert who.seen["feet"] == FEET
        assert who.seen["decided"] == 0
        step_to(who, "spot:2")
        assert who.seen["feet"] == [1.0, 1.9]
        assert "spot:0" in who.seen["things"]


def test_by_looking_at_it(rig: Rig, remote: Remote) -> None:
    no_hands(remote)
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.look_at("begin")
        who.until(lambda s: s["screen"] == "talk", "looking did not begin")
        gaze_at(who, SPOT, lambda s: s["feet"] == FEET)


def test_who_does_not_want_it_has_no_marks(rig: Rig, remote: Remote) -> None:
    with Trainee(rig, remote, STOP, pace=10, comfort={"moving": "off"}) as who:
        begin(who)
        who.until(lambda s: "stop" in s["things"])
        assert SPOT not in who.fresh(3)["things"]


def test_a_zone_is_entered_by_its_act_and_then_stood_in(rig: Rig, remote: Remote) -> None:
    name = "hazard-round"
    first = next(n for n, one in enumerate(decisions(name)) if one.deed.startswith("enter."))
    with Trainee(rig, remote, ROOT / "scenarios" / name, pace=40) as who:
        begin(who)
        for number, one in enumerate(decisions(name)[: first + 1], 1):
            decide(who, one, number)
        zone = decisions(name)[first].deed.removeprefix("enter.")
        middles = {"till": [-2.7, 0.5], "floor": [-1.05, 0.4], "racks": [1.1, 0.95], "dock": [2.8, -0.2]}
        who.until(lambda s: s["zone"] == zone and s["feet"] == middles[zone], "not in the zone")
        other = next(one for one in middles if one != zone)
        aim(who, other)
        reach(who, f"enter.{other}", lambda s: s["zone"] == other)
        who.until(lambda s: s["feet"] == middles[other], "not in the other zone")


def test_a_turn_darkens_the_edges_and_leaves_the_middle(rig: Rig, remote: Remote, tmp_path: Path) -> None:
    from PIL import Image

    def seen(name: str) -> tuple[float, float]:
        """How bright its corners are, and its middle."""
        picture = np.asarray(Image.open(tmp_path / f"{name}.png").convert("L"), float)
        high, wide = picture.shape
        rows, columns = (
            (slice(high // 10), slice(-high // 10, None)),
            (slice(wide // 10), slice(-wide // 10, None)),
        )
        corners = [picture[row, column].mean() for row in rows for column in columns]
        return float(np.mean(corners)), float(picture[high // 3 : -high // 3, wide // 3 : -wide // 3].mean())

    with Trainee(rig, remote, STOP) as who:
        # A place as large as this turns by the stick without being asked.
        begin(who)
        who.picture(tmp_path / "before.png")
        who.ask_picture(tmp_path / "turned.png", blinking=True)
        heading = who.until(lambda s: "pause" in s["aims"])["aims"]["pause"]
        remote.hand("right", stick=(0.9, 0.0))
        who.until(lambda s: s["aims"].get("pause", heading) != heading, "it did not turn")
        remote.hand("right", stick=(0.0, 0.0))
        who.hears("pictured")
        # A stick held for long turns again: until that is over, too.
        who.fresh(8)
        who.picture(tmp_path / "after.png")
    before, turned, after = seen("before"), seen("turned"), seen("after")
    assert min(before[0], after[0]) > 60
    assert turned[0] < 0.25 * min(before[0], after[0])
    assert turned[1] > 40
