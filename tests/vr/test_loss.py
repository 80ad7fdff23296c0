"""What comes and goes: the runtime, the headset's attention, the controllers. Nothing is lost, nothing ends."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simkit.stage.voice.samples import write_wav
from tests.stage.voice.world import tone
from tests.vr.remote import Remote, Vec, yawed
from tests.vr.rig import ROOT, Rig
from tests.vr.score_bearing import directly, told
from tests.vr.trainee import Sight, Trainee

PATH = ("counter.ask", "story.look", "story.wrap")


def offered(option: str) -> Callable[[Sight], bool]:
    return lambda s: f"option.{option}" in s["aims"] and s["painted"] and not s["saying"]


def begin(who: Trainee) -> None:
    who.in_headset()
    who.choose("begin", lambda s: s["screen"] == "talk")


def take(who: Trainee, option: str) -> None:
    cue = who.until(offered(option), f"{option} is not offered")["choose"]
    who.choose(f"option.{option}", lambda s: s["choose"] != cue)


def finish(who: Trainee, scenario: Path, path: tuple[str, ...] = PATH) -> None:
    finished = who.hears("finished")
    bearing, card = directly(scenario, path)
    assert finished["bearing"] == bearing
    assert told(finished["card"]) == told(card)


@contextmanager
def another_application(rig: Rig, who: Trainee) -> Iterator[None]:
    """Something else takes the headset, as the runtime's own menu does; then it ends."""
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.vr.other"],
        cwd=ROOT,
        env=rig.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "running\n"
        who.until(lambda s: s["state"] != "FOCUSED", "the other application did not get the headset")
        yield
    finally:
        other.kill()
        other.wait()
    who.until(lambda s: s["state"] == "FOCUSED", "the headset did not come back")


def test_the_runtime_may_crash_and_come_back_in_the_middle(
    rig: Rig, remote: Remote, mug: Path, tmp_path: Path
) -> None:
    with Trainee(rig, remote, mug, pace=4, journal=str(tmp_path / "headset.jsonl")) as who:
        begin(who)
        take(who, PATH[0])
        who.until(lambda s: s["saying"] and s["line"] != "own")

        rig.kill()
        gone = who.until(lambda s: s["where"] == "desktop" and s["state"] == "", "it did not notice")
        assert "SK8704" not in who.hears("told")["line"]  # words, not a code
        waited = who.fresh_on_desktop(20)
        assert (waited["at"], waited["line"]) == (gone["at"], gone["line"])

        rig.start()
        remote.send()
        who.until(lambda s: s["where"] == "headset" and s["state"] == "FOCUSED", "it did not come back")
        who.choose("continue", lambda s: s["screen"] == "talk")
        for option in PATH[1:]:
            take(who, option)
        finish(who, mug)


def test_a_headset_that_comes_later_is_gone_over_to(rig: Rig, remote: Remote, mug: Path) -> None:
    rig.kill()
    with Trainee(rig, remote, mug, pace=20) as who:
        who.until(
            lambda s: s["where"] == "desktop" and "begin" in s["targets"], "no start screen on the desktop"
        )
        assert "RuntimeFailure" in who.hears("told")["line"]
        rig.start()
        remote.send()
        begin(who)
        for option in PATH:
            take(who, option)
        finish(who, mug)


def test_fifty_crashes_leave_nothing_behind(rig: Rig, remote: Remote, mug: Path) -> None:
    def memory_mb() -> float:
        status = Path(f"/proc/{who.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    sizes: list[float] = []
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        for _ in range(50):
            rig.kill()
            who.until(lambda s: s["where"] == "desktop", "it did not notice")
            rig.start()
            who.until(lambda s: s["where"] == "headset" and s["state"] == "FOCUSED", "it did not come back")
            sizes.append(memory_mb())
        remote.send()
        who.choose("begin", lambda s: s["screen"] == "talk")
    assert sizes[-1] - sizes[9] < 60, sizes


def test_controllers_may_sleep_and_wake(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug, pace=20) as who:
        begin(who)
        who.until(offered(PATH[0]))
        who.point_at(f"option.{PATH[0]}")
        remote.hand("left", active=False)
        remote.hand("right", active=False)
        who.until(lambda s: s["by"] == "gaze", "the gaze did not take over")
        # Pressed while nobody could see it, and still held when it is back: that chooses nothing.
        remote.hand("right", trigger=1.0)
        who.fresh(4)
        remote.hand("right", active=True)
        back = who.until(
            lambda s: s["by"] == "right" and s["hover"] == f"option.{PATH[0]}", "it did not come back"
        )
        assert who.fresh(6)["choose"] == back["choose"]
        remote.hand("right", trigger=0.0)
        who.fresh()
        take(who, PATH[0])
        who.until(lambda s: s["line"] == "own" or s["choose"] != back["choose"])


def test_a_controller_on_the_table_leaves_choosing_to_the_gaze(rig: Rig, remote: Remote, mug: Path) -> None:
    remote.hand("left", turn=yawed(0, -80))
    remote.hand("right", turn=yawed(0, -80))
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        who.until(lambda s: s["by"] == "gaze", "the gaze did not take over")
        who.look_at("begin")
        who.until(lambda s: s["screen"] == "talk", "the gaze did not choose")
        remote.hand("right", at=(0.2, 1.3, -0.35))
        who.until(lambda s: s["by"] == "right", "the hand did not take over")


def test_another_application_over_it_pauses_and_nothing_passes(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug, pace=2) as who:
        begin(who)
        who.until(lambda s: s["saying"] and s["line"])
        with another_application(rig, who):
            paused = who.until(lambda s: s["screen"] == "pause", "it did not pause")
            assert who.fresh(6)["at"] == paused["at"]
        who.choose("continue", lambda s: s["screen"] == "talk")
        who.until(lambda s: s["at"] > paused["at"] or s["choose"] is not None, "it did not go on")


def test_in_an_assessment_time_stands_still_without_a_menu(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug, pace=0.5, mode="assessment") as who:
        begin(who)
        who.until(lambda s: s["saying"] and s["line"])
        with another_application(rig, who):
            stopped = who.fresh(2)
            later = who.fresh(10)
            assert (later["at"], later["screen"]) == (stopped["at"], "talk")
        who.until(lambda s: s["at"] > stopped["at"], "it did not go on by itself")


@pytest.mark.parametrize("mode", ["practice", "assessment"])
def test_nobody_is_spoken_to_who_looks_at_something_else(
    rig: Rig, remote: Remote, mug: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    folder = tmp_path / "mug"
    shutil.copytree(mug, folder)
    (folder / "voices" / "en").mkdir(parents=True)
    write_wav(folder / "voices" / "en" / "counter.green.wav", tone(60.0), 22_050)
    monkeypatch.setitem(rig.environment, "ALSOFT_DRIVERS", "null")
    with Trainee(rig, remote, folder, pace=1, mode=mode, voice=True) as who:
        begin(who)
        who.until(lambda s: s["sounds"], "nothing is heard")
        with another_application(rig, who):
            who.until(lambda s: not s["sounds"], "it speaks on")
            assert not who.fresh(6)["sounds"]
        if mode == "practice":
            who.choose("continue", lambda s: s["screen"] == "talk")
        who.until(lambda s: s["sounds"], "it does not speak again")


def test_a_headset_nobody_wears_pauses(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug, pace=0.2, idle_s=1.5) as who:
        who.in_headset()
        tilt = 0.0
        deadline = time.monotonic() + 60
        who.point_at("begin")
        remote.hand("right", trigger=1.0)
        while who.until(lambda s: True)["screen"] != "talk" or not who.seen["saying"]:
            # A worn head is never quite still.
            tilt += 0.2
            remote.set(turn=yawed(tilt))
            who.fresh(1)
            assert time.monotonic() < deadline, who.seen
        remote.hand("right", trigger=0.0)
        paused = who.until(lambda s: s["screen"] == "pause", "it did not notice that nobody wears it")
        assert who.fresh(6)["at"] == paused["at"]


def in_front(who: Trainee, heading: float) -> float:
    """Degrees from straight ahead to where the start button hangs, for a head turned that far."""
    import math

    x, _, z = who.seen["aims"]["begin"]
    at: Vec = who.remote.world.head
    return abs((math.degrees(math.atan2(-(x - at[0]), -(z - at[2]))) - heading + 180) % 360 - 180)


@pytest.mark.parametrize("how", ["runtime", "menu button"])
def test_recentring_brings_everything_in_front(rig: Rig, remote: Remote, mug: Path, how: str) -> None:
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        remote.set(turn=yawed(100.0), head=(0.5, 1.5, 0.4))
        who.fresh(3)
        assert in_front(who, 100.0) > 60
        if how == "runtime":
            rig.control("-c")
        else:
            remote.hand("right", menu=True)
        who.until(lambda s: in_front(who, 100.0) < 35, "it is not in front")
        remote.hand("right", menu=False)
        assert who.fresh(4)["screen"] == "start"
