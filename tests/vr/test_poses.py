"""OpenXR's axes and the stage's, and heads that do not know where they are."""

from __future__ import annotations

import math

import pytest

pytest.importorskip("panda3d.core", reason="needs the stage extra")
pytest.importorskip("xr", reason="needs the vr extra (pyopenxr)")

from panda3d.core import LPoint3, LQuaternion, LVector3, NodePath, PerspectiveLens, Point2

from simkit.stage.place import load_place
from simkit.vr.poses import Fov, Pose, from_xr, to_xr
from simkit.vr.session import EyeView, Looking
from simkit.vr.standing import Standing, grounded, still
from tests.vr.remote import yawed

FLAT = Fov(-1, 1, 1, -1)


def looking(
    at: tuple[float, float, float] = (0, 1.6, 0), yaw: float = 0.0, pitch: float = 0.0, placed: bool = True
) -> Looking:
    """`at` in OpenXR's axes."""
    head = from_xr(at, yawed(yaw, pitch))
    assert head is not None
    eyes = [
        EyeView(Pose(LPoint3(head.at + head.turn.xform(LVector3(x, 0, 0))), head.turn), FLAT, None)
        for x in (-0.032, 0.032)
    ]
    return Looking(head, (eyes[0], eyes[1]), placed)


@pytest.mark.parametrize(
    ("quaternion", "hpr"),
    [
        (yawed(20), (20, 0, 0)),
        (yawed(0, 15), (0, 15, 0)),
        ((0.0, 0.0, math.sin(math.radians(12.5)), math.cos(math.radians(12.5))), (0, 0, -25)),
    ],
)
def test_turns_come_over(
    quaternion: tuple[float, float, float, float], hpr: tuple[float, float, float]
) -> None:
    pose = from_xr((1, 2, 3), quaternion)
    assert pose is not None
    assert tuple(pose.turn.getHpr()) == pytest.approx(hpr, abs=1e-3)
    assert tuple(pose.at) == (1, -3, 2)
    assert to_xr(tuple(pose.at)) == (1, 2, 3)


def test_forward_is_forward_in_both() -> None:
    pose = from_xr((0, 0, 0), yawed(0))
    assert pose is not None
    assert tuple(pose.forward) == (0, 1, 0)
    assert pose.heading == 0


@pytest.mark.parametrize("pitch", [89, -89])
def test_somebody_who_looks_at_ceiling_or_floor_still_has_a_heading(pitch: float) -> None:
    pose = from_xr((0, 0, 0), yawed(40, pitch))
    assert pose is not None
    assert pose.heading == pytest.approx(40, abs=0.5)


def test_a_quaternion_of_zeros_is_no_pose() -> None:
    assert from_xr((0, 0, 0), (0, 0, 0, 0)) is None


@pytest.mark.parametrize("angles", [(-0.74, 0.74, 0.78, -0.78), (-0.9, 0.6, 0.5, -0.8)])
def test_a_lens_projects_as_openxr_asks(angles: tuple[float, float, float, float]) -> None:
    fov, lens = Fov.of_angles(*angles), PerspectiveLens()
    fov.set_on(lens)
    for point in ((0.2, 1.5, -0.1), (-0.4, 2.0, 0.6), (0.0, 0.9, 0.0)):
        on_film = Point2()
        assert lens.project(LPoint3(*point), on_film)
        size = (1000, 800)
        pixel = ((on_film.x + 1) / 2 * size[0], (1 - on_film.y) / 2 * size[1])
        assert pixel == pytest.approx(fov.pixel(*point, size), abs=0.01)


def test_a_head_without_a_place_is_held_still_and_keeps_its_eyes_apart() -> None:
    lost = looking(at=(9, 9, 9), yaw=30, placed=False)
    held = grounded(lost)
    assert tuple(held.head.at) == pytest.approx((0, 0, 1.6))
    assert held.head.turn.getHpr()[0] == pytest.approx(30, abs=1e-3)
    apart = held.eyes[1].pose.at - held.eyes[0].pose.at
    assert apart.length() == pytest.approx(0.064, abs=1e-4)
    # Across the face, not across the room.
    assert tuple(apart.normalized()) == pytest.approx(
        (math.cos(math.radians(30)), math.sin(math.radians(30)), 0), abs=1e-3
    )


def test_eyes_that_a_headset_puts_both_in_one_spot_are_set_apart() -> None:
    head = looking(placed=False).head
    one = EyeView(Pose(head.at, head.turn), FLAT, None)
    held = grounded(Looking(head, (one, one), placed=False))
    assert held.eyes[1].pose.at.x - held.eyes[0].pose.at.x == pytest.approx(0.063)


def test_a_head_with_a_place_is_left_alone() -> None:
    seen = looking(at=(0.3, 1.2, -0.4))
    assert grounded(seen) is seen


class Room:
    def __init__(self, place: str) -> None:
        self.render = NodePath("render")
        self.place = load_place(place)
        self.standing = Standing(self.render)
        self.standing.enter(self.place)

    def head(self, seen: Looking) -> tuple[LPoint3, LVector3]:
        self.standing.follow(seen)
        return self.standing.in_room(seen.head)


@pytest.mark.parametrize("yaw", [0.0, 70.0, -170.0])
def test_wherever_somebody_starts_they_stand_in_their_spot_and_face_the_person(yaw: float) -> None:
    room = Room("shop-counter")
    seen = looking(at=(1.2, 1.71, -0.7), yaw=yaw, pitch=-10)
    room.standing.centre(seen, "standing", floor=True)
    at, way = room.head(seen)
    x, y, _ = room.place.vr.origin
    assert tuple(at) == pytest.approx((x, y, 1.71), abs=1e-4)
    assert way.x == pytest.approx(0, abs=1e-4)
    assert way.y > 0


def test_seated_eyes_are_at_the_places_own_height_whatever_the_chair() -> None:
    room = Room("office-desk")
    for height in (0.9, 1.15, 1.8):
        seen = looking(at=(0, height, 0))
        room.standing.centre(seen, "auto", floor=True)
        assert room.head(seen)[0].z == pytest.approx(room.place.camera.eye[2], abs=1e-4)


def test_without_a_floor_or_a_place_in_space_nobody_floats_or_sinks() -> None:
    room = Room("shop-counter")
    for seen, floor in ((looking(at=(0, 0, 0)), False), (looking(at=(0, 0.2, 0), placed=False), True)):
        held = grounded(seen)
        room.standing.centre(held, "standing", floor=floor)
        assert room.head(held)[0].z == pytest.approx(room.place.camera.eye[2], abs=1e-4)


def test_going_over_to_a_place_keeps_straight_ahead_where_it_was() -> None:
    room = Room("shop-counter")
    first, turned = looking(yaw=10), looking(yaw=80)
    room.standing.centre(first, "standing", floor=True)
    room.standing.enter(load_place("workshop"))
    room.standing.centre(None, "standing", floor=True)
    assert room.head(turned)[1].x == pytest.approx(-math.sin(math.radians(70)), abs=1e-4)


def test_a_snap_turn_turns_on_the_spot() -> None:
    room = Room("shop-counter")
    seen = looking(at=(0.4, 1.6, -0.3))
    room.standing.centre(seen, "standing", floor=True)
    off = looking(at=(0.9, 1.6, -0.1), yaw=15)
    before, way = room.head(off)
    room.standing.turn(30)
    after, turned = room.head(off)
    assert tuple(after) == pytest.approx(tuple(before), abs=1e-4)
    assert math.degrees(math.acos(min(1, way.dot(turned)))) == pytest.approx(30, abs=0.05)


def test_a_worn_head_trembles_and_one_on_a_table_does_not() -> None:
    on_table = Pose(LPoint3(0, 0, 1), LQuaternion(1, 0, 0, 0))
    assert still(on_table, on_table)
    assert not still(on_table, Pose(LPoint3(0.001, 0, 1), on_table.turn))
    nodded = from_xr((0, 1, 0), yawed(0, 0.1))
    assert nodded is not None
    assert not still(on_table, Pose(on_table.at, nodded.turn))
