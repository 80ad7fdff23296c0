"""What each eye sees, against geometry worked out here: places, sizes, parallax, and panels in view of both."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.vr.remote import STRAIGHT, Quat, Remote, Vec, World, yawed
from tests.vr.rig import ROOT, Rig
from tests.vr.trainee import Trainee

TURN = math.radians(30)
FOVS = ((math.radians(-52), math.radians(44), math.radians(40), math.radians(-48)),) * 2
ASYMMETRIC = (FOVS[0], tuple(math.radians(one) for one in (-44, 52, 40, -48)))
OWN = ((-math.radians(42.5), math.radians(42.5), math.radians(44.6), -math.radians(44.6)),) * 2


class Looking:
    def __init__(self, rig: Rig) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.vr.looker"],
            cwd=ROOT,
            env=rig.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, **what: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def looking(_rig: Rig) -> Iterator[Looking]:
    made = Looking(_rig)
    yield made
    made.close()


def rotation(quat: Quat) -> Any:
    x, y, z, w = quat
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def projected(
    world: World, eye: int, point: Any, fov: tuple[float, ...], size: list[int]
) -> tuple[float, float]:
    """Pixels from the upper left, by the pinhole alone."""
    turn, at = world.eyes[eye]
    in_head = rotation(world.turn).T @ (np.array(point) - world.head)
    x, y, z = rotation(turn).T @ (in_head - at)
    left, right, up, down = (math.tan(one) for one in fov)
    across, high = x / -z, y / -z
    return (across - left) / (right - left) * size[0], (up - high) / (up - down) * size[1]


def corners(at: Vec, size: float) -> list[Any]:
    """Of the square, turned in its plane as the looker turns it."""
    half, c, s = size / 2, math.cos(TURN), math.sin(TURN)
    return [
        np.add(at, (a * half * c + b * half * s, -a * half * s + b * half * c, 0))
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def area_and_middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    area = cx = cy = 0.0
    for (x, y), (u, v) in zip(points, points[1:] + points[:1], strict=True):
        cross = x * v - u * y
        area, cx, cy = area + cross / 2, cx + (x + u) * cross / 6, cy + (y + v) * cross / 6
    return abs(area), cx / area, cy / area


CASES: list[tuple[str, World, Vec, float]] = [
    ("straight ahead", World(), (0.0, 1.6, -1.5), 0.4),
    ("near", World(), (0.1, 1.5, -0.6), 0.15),
    ("far, up on the left", World(), (-0.9, 2.3, -2.5), 0.6),
    ("a turned head", World(turn=yawed(25, 12)), (-0.5, 1.7, -1.4), 0.4),
    ("a leaning head", World(head=(0.25, 1.2, 0.3), turn=yawed(-20)), (0.5, 1.3, -1.2), 0.4),
    ("lenses that see more outwards", World(fovs=ASYMMETRIC), (0.2, 1.75, -1.1), 0.3),  # type: ignore[arg-type]
    (
        "canted lenses, eyes further apart",
        World(fovs=ASYMMETRIC, eyes=((yawed(8), (-0.036, 0.0, 0.0)), (yawed(-8), (0.036, 0.0, 0.0)))),  # type: ignore[arg-type]
        (-0.15, 1.5, -0.9),
        0.3,
    ),
]


@pytest.mark.parametrize(("what", "world", "at", "size"), CASES, ids=[one[0] for one in CASES])
def test_each_eye_sees_it_where_and_as_large_as_geometry_says(
    looking: Looking, remote: Remote, what: str, world: World, at: Vec, size: float
) -> None:
    remote.world = world
    remote.send()
    seen = looking.ask(at=at, size=size)
    for eye, name in enumerate(("left", "right")):
        fov = world.fovs[eye] if world.fovs else OWN[eye]
        points = [projected(world, eye, corner, fov, seen["size"]) for corner in corners(at, size)]
        area, x, y = area_and_middle(points)
        found = seen[name]
        assert (found["x"], found["y"]) == pytest.approx((x, y), abs=0.5)
        assert math.sqrt(found["area"]) == pytest.approx(math.sqrt(area), abs=0.5)


def test_what_is_near_shifts_more_between_the_eyes_and_the_left_eye_sees_it_further_right(
    looking: Looking, remote: Remote
) -> None:
    shifts = []
    for distance in (0.5, 1.0, 2.0):
        seen = looking.ask(at=(0.0, 1.6, -distance), size=0.15 * distance)
        shifts.append(seen["left"]["x"] - seen["right"]["x"])
        expected = 0.063 / distance * seen["size"][0] / (2 * math.tan(math.radians(42.5)))
        assert shifts[-1] == pytest.approx(expected, abs=0.5)
    assert shifts[0] > shifts[1] > shifts[2] > 0


def within(who: Trainee, regions: set[str]) -> None:
    """Every corner of these panels is in the picture of both eyes, of a head that looks straight ahead."""
    seen = who.until(lambda s: regions <= set(s["corners"]) and s["painted"], f"no {regions}")
    world = who.remote.world
    for region in regions:
        for corner in seen["corners"][region]:
            for eye in (0, 1):
                x, y = projected(world, eye, corner, OWN[eye], [1, 1])
                assert 0 < x < 1, (region, corner)
                assert 0 < y < 1, (region, corner)


@pytest.mark.parametrize("text", [100, 200])
def test_panels_are_in_view_of_both_eyes(rig: Rig, remote: Remote, late: Path, text: int) -> None:
    with Trainee(rig, remote, late, pace=10, text_scale=text) as who:
        who.in_headset()
        within(who, {"page"})
        who.choose("begin", lambda s: s["screen"] == "talk")
        who.until(lambda s: s["choose"] is not None and not s["saying"])
        within(who, {"caption", "options", "top"})
        remote.hand("right", menu=True)
        who.fresh()
        remote.hand("right", menu=False)
        who.until(lambda s: s["screen"] == "pause")
        within(who, {"dialog"})


def test_panels_stay_where_they_hang_when_the_head_turns(rig: Rig, remote: Remote, mug: Path) -> None:
    with Trainee(rig, remote, mug) as who:
        who.in_headset()
        before = who.until(lambda s: "begin" in s["aims"] and s["painted"])["aims"]["begin"]
        remote.set(turn=yawed(35, -10), head=(0.1, 1.55, -0.1))
        after = who.fresh(4)["aims"]["begin"]
        assert after == pytest.approx(before, abs=1e-4)
        assert remote.world.turn != STRAIGHT
