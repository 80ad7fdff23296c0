"""Work with things in the headset: pointing, pulling the trigger, closing the hand, and menus beside things."""

from __future__ import annotations

from collections.abc import Callable

from tests.vr.remote import Remote, yawed
from tests.vr.rig import ROOT, Rig
from tests.vr.trainee import Sight, Trainee
from tests.vr.works import aim, close_on, gaze_reach, no_hands, reach

STOP = ROOT / "tests" / "vr" / "data" / "stop"


def became(name: str, value: object) -> Callable[[Sight], bool]:
    return lambda s: s["objects"].get(name) == value


def test_things_are_worked_with_by_hand(rig: Rig, remote: Remote) -> None:
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.choose("begin", lambda s: s["screen"] == "talk")
        aim(who, "stop")
        reach(who, "do.press.stop", became("press.running", False))
        aim(who, "switch")
        reach(who, "do.turn-to.switch.off", became("switch.position", "off"))
        close_on(who, "padlock", became("padlock.at", "hand"))
        aim(who, "switch")
        reach(who, "do.hang-on.padlock.switch", lambda s: s["screen"] == "debrief")


def test_things_are_worked_with_by_stick_alone(rig: Rig, remote: Remote) -> None:
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.step_to("begin")
        who.click_stick(lambda s: s["screen"] == "talk")
        for deed, done in (
            ("do.press.stop", became("press.running", False)),
            ("do.turn-to.switch.off", became("switch.position", "off")),
            ("do.take.padlock", became("padlock.at", "hand")),
        ):
            for _ in range(40):
                if who.fresh(2)["focus"] == deed:
                    break
                who.push((0.0, -1.0))
            who.click_stick(done)


def test_things_are_worked_with_by_looking_alone(rig: Rig, remote: Remote) -> None:
    no_hands(remote)
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.look_at("begin")
        who.until(lambda s: s["screen"] == "talk", "looking did not begin")
        gaze_reach(who, "stop", "do.press.stop", became("press.running", False))
        gaze_reach(who, "switch", "do.turn-to.switch.off", became("switch.position", "off"))
        gaze_reach(who, "padlock", "do.take.padlock", became("padlock.at", "hand"))
        gaze_reach(who, "switch", "do.hang-on.padlock.switch", lambda s: s["screen"] == "debrief")


def test_a_hand_that_holds_something_points_past_it_and_closes_again_to_ask_what_it_is_for(
    rig: Rig, remote: Remote
) -> None:
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.choose("begin", lambda s: s["screen"] == "talk")
        close_on(who, "padlock", became("padlock.at", "hand"))
        aim(who, "stop")
        remote.hand("right", turn=yawed(0, 80))
        who.until(lambda s: s["thing"] is None and s["hover"] == "")
        who.squeeze("right", lambda s: "do.put-down.padlock" in s["aims"])
        who.choose("do.put-down.padlock", became("padlock.at", "place"))
