"""A whole session in the headset, from the start screen to the debrief, in each of the ways in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vr.remote import Remote
from tests.vr.rig import Rig
from tests.vr.score_bearing import directly, path_of, told, typed
from tests.vr.trainee import Sight, Trainee

Take = Callable[[Trainee, str, Callable[[Sight], bool]], None]


def by_pointing(who: Trainee, target: str, until: Callable[[Sight], bool]) -> None:
    who.choose(target, until)


def by_left_hand(who: Trainee, target: str, until: Callable[[Sight], bool]) -> None:
    who.choose(target, until, side="left")


def by_stick(who: Trainee, target: str, until: Callable[[Sight], bool]) -> None:
    who.step_to(target)
    who.click_stick(until)


def by_gaze(who: Trainee, target: str, until: Callable[[Sight], bool]) -> None:
    who.look_at(target)
    who.until(until, f"looking at {target} did nothing")
    who.look_away()


def play(who: Trainee, scenario: Path, take: Take, path: tuple[str, ...]) -> None:
    who.in_headset()
    take(who, "begin", lambda s: s["screen"] == "talk")
    for option in path:
        opened = who.until(
            lambda s, name=f"option.{option}": name in s["aims"] and s["painted"] and not s["saying"],  # type: ignore[misc]
            f"{option} is not offered",
        )
        cue = opened["choose"]
        take(who, f"option.{option}", lambda s, cue=cue: s["choose"] != cue)  # type: ignore[misc]
    finished = who.hears("finished", 120)
    for bearing, card in (directly(scenario, path), typed(scenario, path)):
        assert finished["bearing"] == bearing
        assert told(finished["card"]) == told(card)
    who.until(lambda s: s["screen"] == "debrief" and "close" in s["aims"], "no debrief")
    take(who, "part.talk", lambda s: any(name.startswith("moment.") for name in s["aims"]))
    who.until(lambda s: s["painted"])
    take(who, "close", lambda s: s["screen"] == "message" or s["where"] == "desktop")
    assert who.hears("outcome")["how"] == "ended"
    assert who.end() == 0


@pytest.mark.parametrize("take", [by_pointing, by_stick, by_gaze])
def test_late_delivery_to_the_same_scores_as_without_a_presenter_and_as_typed(
    rig: Rig, remote: Remote, late: Path, take: Take
) -> None:
    if take is by_gaze:
        remote.hand("left", active=False)
        remote.hand("right", active=False)
    with Trainee(rig, remote, late, pace=40) as who:
        play(who, late, take, path_of(late, "best"))


def test_either_hand_points(rig: Rig, remote: Remote, mug: Path) -> None:
    remote.hand("right", active=False)
    with Trainee(rig, remote, mug, pace=20) as who:
        play(who, mug, by_left_hand, path_of(mug, "first"))
