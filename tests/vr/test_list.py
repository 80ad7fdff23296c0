"""Starting without typing: the list of scenarios in the headset, one after another, and a clear end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simkit.present.preferences import FILE
from tests.vr.remote import Remote
from tests.vr.rig import Rig
from tests.vr.score_bearing import path_of
from tests.vr.test_whole import by_gaze, by_stick
from tests.vr.trainee import Sight, Trainee
from tests.vr.works import no_hands

LISTED = {"late-delivery", "hazard-round", "lockout", "ontwikkelgesprek"}
Take = Callable[[Trainee, str, Callable[[Sight], bool]], None]


@pytest.mark.parametrize("take", [by_stick, by_gaze])
def test_any_scenario_is_chosen_from_the_list_and_one_comes_back_to_it(
    rig: Rig, remote: Remote, tmp_path: Path, take: Take
) -> None:
    if take is by_gaze:
        no_hands(remote)
    with Trainee(rig, remote, tmp_path, run="tests.vr.lister") as who:
        who.in_headset()
        seen = who.until(
            lambda s: s["screen"] == "scenarios" and s["painted"] and "play.lockout" in s["aims"]
        )
        assert {name.removeprefix("play.") for name in seen["aims"] if name.startswith("play.")} >= LISTED
        take(who, "play.late-delivery", lambda s: s["screen"] == "start" and "begin" in s["aims"])
        take(who, "close", lambda s: s["screen"] == "scenarios")
        take(who, "play.lockout", lambda s: s["screen"] == "start" and "begin" in s["aims"])
        take(who, "close", lambda s: s["screen"] == "scenarios")
        who.until(lambda s: s["painted"] and "close" in s["aims"])
        take(who, "close", lambda s: any(one["kind"] == "closed" for one in who.told))
        assert who.hears("closed")["code"] == 0


def test_after_the_debrief_one_is_back_at_the_list_and_what_the_body_needs_was_kept(
    rig: Rig, remote: Remote, late: Path, tmp_path: Path
) -> None:
    with Trainee(rig, remote, tmp_path, run="tests.vr.lister") as who:
        who.in_headset()
        who.choose("access", lambda s: s["screen"] == "access" and s["painted"])
        who.choose("vr.turning.45", lambda s: s["comfort"]["turning"] == "45")
        who.choose("close", lambda s: s["screen"] == "scenarios")
        who.choose("play.late-delivery", lambda s: s["screen"] == "start" and "begin" in s["aims"])
        who.choose("begin", lambda s: s["screen"] == "talk")
        for option in path_of(late, "best"):
            target = f"option.{option}"
            cue = who.until(
                lambda s, target=target: target in s["aims"] and s["painted"] and not s["saying"]  # type: ignore[misc]
            )["choose"]
            who.choose(target, lambda s, cue=cue: s["choose"] != cue)  # type: ignore[misc]
        who.until(lambda s: s["screen"] == "debrief" and "close" in s["aims"], "no debrief")
        who.choose("close", lambda s: s["screen"] == "scenarios" and "go-on.late-delivery" not in s["aims"])
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["headset_turning"] == "45"
