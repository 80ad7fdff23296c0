"""Work with things in the headset: pointing, pulling the trigger, closing the hand, and menus beside things."""

from __future__ import annotations

from collections.abc import Callable

from tests.vr.remote import Remote, facing, towards
from tests.vr.rig import ROOT, Rig
from tests.vr.trainee import Sight, Trainee

STOP = ROOT / "tests" / "vr" / "data" / "stop"


def aim(who: Trainee, thing: str) -> None:
    """A hand's ray at a thing; the head looks there too."""
    who.until(lambda s: thing in s["things"] and s["painted"], f"nothing can be done with {thing}")
    at = tuple(who.seen["things"][thing])
    world = who.remote.world
    who.remote.set(turn=facing(world.head, at))
    who.remote.hand("right", turn=towards(world.right.at, at))
    who.until(lambda s: s["thing"] == thing, f"the ray does not mean {thing}")


def reach(who: Trainee, thing: str, deed: str, until: Callable[[Sight], bool]) -> None:
    """Pull the trigger at it, then choose what is to be done in the menu that opens beside it."""
    aim(who, thing)
    who.trigger("right", lambda s: deed in s["aims"])
    who.choose(deed, until)


def became(name: str, value: object) -> Callable[[Sight], bool]:
    return lambda s: s["objects"].get(name) == value


def test_things_are_worked_with_by_hand(rig: Rig, remote: Remote) -> None:
    with Trainee(rig, remote, STOP, pace=10) as who:
        who.in_headset()
        who.choose("begin", lambda s: s["screen"] == "talk")
        reach(who, "stop", "do.press.stop", became("press.running", False))
        reach(who, "switch", "do.turn-to.switch.off", became("switch.position", "off"))
        aim(who, "padlock")
        remote.hand("right", squeeze=1.0)
        who.until(became("padlock.at", "hand"), "the hand did not take it")
        remote.hand("right", squeeze=0.0)
        reach(who, "switch", "do.hang-on.padlock.switch", lambda s: s["screen"] == "debrief")


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
