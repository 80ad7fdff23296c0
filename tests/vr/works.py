"""Somebody in a headset who works with things: by hand, as one of the decisions of a list says."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from tests.procedures.decisions import Decision
from tests.vr.remote import Remote, Vec, facing, towards
from tests.vr.trainee import PATIENCE_S, Sight, Trainee


def aim(who: Trainee, thing: str) -> None:
    """A hand's ray at a thing; the head looks there too."""
    assert try_aim(who, thing, 20), f"the ray does not mean {thing}; last seen: {who._brief()}"


def try_aim(who: Trainee, thing: str, beats: int = 6) -> bool:
    """Whether a ray at its middle means it, or one at another part of it: something else may be in front."""
    who.until(lambda s: thing in s["things"] and s["painted"], f"nothing can be done with {thing}")
    middle = who.seen["things"][thing]
    points = [middle, *(between(middle, one, 0.8) for one in who.seen["boxes"].get(thing, ()))]
    for number, at in enumerate(points):
        world = who.remote.world
        x, y, z = world.right.at
        # A hand that does not stir at all is one that was laid down.
        hand = (0.2 if x > 0.2 else 0.206, y, z)
        who.remote.set(turn=facing(world.head, at))
        who.remote.hand("right", at=hand, turn=towards(hand, at))
        if who.soon(lambda s: s["thing"] == thing, beats if number == 0 else 3):
            return True
    return False


def between(one: Sequence[float], other: Sequence[float], part: float) -> Vec:
    x, y, z = (a + (b - a) * part for a, b in zip(one, other, strict=True))
    return x, y, z


def reach(who: Trainee, deed: str, until: Callable[[Sight], bool]) -> None:
    """Pull the trigger at what is aimed at, then choose what is to be done in the menu that opens beside it."""
    who.trigger("right", lambda s: deed in s["aims"] or until(s))
    if not until(who.seen):
        who.choose(deed, until)


def close_on(who: Trainee, thing: str, until: Callable[[Sight], bool]) -> None:
    """Close the hand round a thing."""
    aim(who, thing)
    who.squeeze("right", until)


def decide(who: Trainee, wanted: Decision, number: int) -> None:
    """By hand, until so many things were decided."""

    def done(seen: Sight) -> bool:
        return bool(seen["decided"] >= number)

    if not wanted.deed:
        target = f"option.{wanted.written}"
        who.until(lambda s: target in s["aims"] and s["painted"], f"{wanted.written} is not offered")
        who.choose(target, done)
        return
    who.until(
        lambda s: wanted.deed in s["aims"] or any(wanted.deed in deeds for deeds in s["menus"].values()),
        f"{wanted.written} cannot be done",
    )
    if wanted.deed in who.seen["aims"]:
        who.choose(wanted.deed, done)
        return
    held = {name.removesuffix(".at") for name, at in who.seen["objects"].items() if at == "hand"}
    things = [thing for thing, deeds in who.seen["menus"].items() if wanted.deed in deeds]
    things.sort(key=lambda thing: thing in held)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for thing in things:
            if thing in who.seen["things"] and try_aim(who, thing):
                if wanted.written.startswith("take "):
                    who.squeeze("right", done)
                else:
                    reach(who, wanted.deed, done)
                return
        who.fresh()
    raise AssertionError(f"no ray means any of {things}; last seen: {who._brief()}")


def step_to(who: Trainee, spot: str) -> None:
    """Go and stand on a mark on the floor."""
    before = who.until(lambda s: s["place"])["feet"]
    aim(who, spot)
    who.trigger("right", lambda s: s["feet"] != before)
    who.until(lambda s: spot not in s["things"], "not there")


def no_hands(remote: Remote) -> None:
    remote.hand("left", active=False)
    remote.hand("right", active=False)


def gaze_at(who: Trainee, thing: str, until: Callable[[Sight], bool]) -> None:
    """Look at a thing until something comes of it."""
    who.until(lambda s: thing in s["things"] and s["painted"], f"nothing can be done with {thing}")
    who.remote.set(turn=facing(who.remote.world.head, who.seen["things"][thing]))
    who.until(until, f"looking at {thing} did nothing")


def gaze_reach(who: Trainee, thing: str, deed: str, until: Callable[[Sight], bool]) -> None:
    """Look at a thing, and then at what is to be done in the menu that opens beside it."""
    gaze_at(who, thing, lambda s: deed in s["aims"] and s["painted"])
    who.look_at(deed)
    who.until(until, f"looking at {deed} did nothing")
