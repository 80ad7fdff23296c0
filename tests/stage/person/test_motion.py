"""Idle life: the same every time, within limits, and still when asked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from panda3d.core import NodePath, Point3

from simkit.stage.actor import SEATED_DROP
from simkit.stage.person import catalogue, load_person
from simkit.stage.person.motion import HEAD_LIMIT, JOINT_LIMIT, MotionState, Pose, blink, idle
from simkit.stage.place import load_place, place_names
from simkit.stage.place.parts import pieces_of

STATES = [
    MotionState(),
    MotionState(activity="listening", ease=1.0),
    MotionState(activity="speaking", energy=1.0, ease=0.0, arms="counter"),
    MotionState(activity="speaking", trainee_h=60, trainee_p=-30),
    MotionState(activity="speaking", energy=0.8, eye_m=1.7),
]
TIMES = range(0, 60_000, 173)


def test_a_moment_does_not_depend_on_what_was_asked_before() -> None:
    later = idle(5, 41_000, STATES[2])
    for t in (0, 90_000, 17):
        idle(6, t, STATES[1])
    assert idle(5, 41_000, STATES[2]) == later


def test_another_process_moves_alike() -> None:
    code = (
        "from simkit.stage.person.motion import *;"
        "print([idle(9, t, MotionState(activity='speaking', arms='counter')) for t in range(0, 9000, 700)])"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    mine = [idle(9, t, MotionState(activity="speaking", arms="counter")) for t in range(0, 9000, 700)]
    assert other.strip() == str(mine)


def test_two_people_do_not_move_together() -> None:
    assert sum(idle(1, t, STATES[0]).head == idle(2, t, STATES[0]).head for t in TIMES) == 0


@pytest.mark.parametrize("state", STATES)
def test_nothing_turns_further_than_it_can(state: MotionState) -> None:
    for t in TIMES:
        pose = idle(3, t, state)
        assert all(abs(a) <= limit for a, limit in zip(pose.head, HEAD_LIMIT, strict=True))
        assert abs(pose.gaze[0]) <= 30
        assert abs(pose.gaze[1]) <= 20
        assert all(abs(a) <= JOINT_LIMIT for turn in pose.joints.values() for a in turn)
        assert all(0 <= w <= 1 for w in pose.units.values())


@pytest.mark.parametrize("state", STATES)
def test_nothing_jumps_between_frames_but_the_eyes(state: MotionState) -> None:
    def far(a: Pose, b: Pose) -> float:
        head = max(abs(x - y) for x, y in zip(a.head, b.head, strict=True))
        hands = [
            abs(x - y) * 100
            for side in "lr"
            if a.hands[side] and b.hands[side]
            for x, y in zip(a.hands[side], b.hands[side], strict=True)  # type: ignore[arg-type]
        ]
        arms = [
            abs(
                a.lifted.get(side, float(bool(a.hands[side])))
                - b.lifted.get(side, float(bool(b.hands[side])))
            )
            * 30
            for side in "lr"
        ]
        return max([head, *hands, *arms])

    poses = [idle(4, t, state) for t in range(0, 40_000, 16)]
    assert max(far(a, b) for a, b in pairwise(poses)) < 2.5


def test_people_blink_every_few_seconds_and_close_their_eyes_fully() -> None:
    shut = [blink(8, t) for t in range(0, 120_000, 10)]
    starts = sum(1 for a, b in pairwise(shut) if a == 0 and b > 0)
    assert 20 <= starts <= 60
    assert max(shut) > 0.97
    assert sum(s > 0 for s in shut) / len(shut) < 0.12


def test_a_trusting_person_looks_at_the_trainee_more_often() -> None:
    def away(ease: float) -> int:
        state = MotionState(activity="listening", ease=ease)
        poses = [idle(11, t, state) for t in range(0, 240_000, 400)]
        return sum(abs(p.gaze[0] + p.head[0]) > 6 for p in poses)

    assert away(1.0) < away(0.0)


def test_with_reduced_motion_only_breath_and_lids_move() -> None:
    state = MotionState(activity="speaking", reduced=True, arms="counter")
    first = idle(2, 0, state)
    for t in TIMES:
        pose = idle(2, t, state)
        assert (pose.head, pose.gaze, pose.hands) == (first.head, first.gaze, first.hands)
        assert set(pose.joints) == {"spine_03", "clavicle_l", "clavicle_r"}
        assert set(pose.units) <= {"eyeBlinkLeft", "eyeBlinkRight"}


def test_the_eyes_find_the_trainee() -> None:
    state = MotionState(trainee_h=20, trainee_p=8, reduced=True)
    pose = idle(2, 500, state)
    assert pose.head[0] + pose.gaze[0] == pytest.approx(20)
    assert pose.head[1] + pose.gaze[1] == pytest.approx(8)


def test_a_pose_can_be_put_on_a_person() -> None:
    person = load_person("man-30")
    person.set_pose(idle(1, 1234, STATES[2]), {"jawOpen": 0.2})
    person.update()
    person.remove()


@pytest.mark.parametrize("name", place_names())
def test_hands_that_speak_along_go_through_no_furniture(name: str) -> None:
    """Wrist and fingertips of everybody, wherever they stand or sit, for a minute of agitated speech."""
    place = load_place(name)
    solids = [
        (points.min(0), points.max(0))
        for piece in pieces_of(place)
        for points in (piece.piece.solid.points,)
        if piece.piece.solid.points[:, 2].max() < 1.5
    ]
    eye_m = next(info.eye_height_m for info in catalogue() if info.name == "woman-50")
    moved = 0
    for stand in place.stands:
        drop = eye_m * SEATED_DROP if stand.seated else 0.0
        feet = NodePath("feet")
        feet.setPosHpr(stand.at[0], stand.at[1], stand.at[2] - drop, stand.faces, 0, 0)
        state = MotionState(
            activity="speaking",
            energy=0.85,
            arms="counter" if stand.rests_on else "side",
            counter_m=(stand.rests_on or 0.95) + drop,
            eye_m=eye_m,
            seated=stand.seated,
        )
        for t in range(0, 60_000, 300):
            pose = idle(7, t, state)
            for side in "lr":
                wrist = pose.hands[side]
                if wrist is None or pose.lifted.get(side, 1.0) < 0.5:
                    continue
                moved += side in pose.palms
                for ahead in (0.0, 0.17):
                    x, y, z = feet.getMat().xformPoint(Point3(wrist[0], wrist[1] - ahead, wrist[2]))
                    inside = [
                        (low, high)
                        for low, high in solids
                        if (low < (x, y, z)).all() and (high > (x, y, z)).all()
                    ]
                    assert not inside, f"{name}: a hand at {x:.2f} {y:.2f} {z:.2f} is in {inside[0]}"
    assert moved > 20, "somebody speaks with their hands"


def test_hands_sink_when_speech_ends() -> None:
    speaking = MotionState(activity="speaking", energy=1.0)
    t = max(range(0, 30_000, 50), key=lambda t: sum(idle(1, t, speaking).lifted.values()))
    shares = [
        sum(idle(1, t, replace(speaking, activity="idle", gesture=g)).lifted.values()) for g in (1, 0.5, 0.1)
    ]
    assert shares[0] > shares[1] > shares[2] > 0
    assert idle(1, t, replace(speaking, activity="idle", gesture=0.0)).hands == {"l": None, "r": None}
    assert idle(1, t, replace(speaking, seated=True)).hands == {"l": None, "r": None}, (
        "they are under a table"
    )
