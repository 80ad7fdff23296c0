"""Where the trainee is in the room: from the headset's space to the place's, centred when they ask for it."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, hypot, radians
from typing import Final

from panda3d.core import LPoint3, LQuaternion, LVector3, NodePath

from simkit.stage.place import Place
from simkit.vr.comfort import Posture
from simkit.vr.poses import Pose
from simkit.vr.session import EyeView, Looking

HALF_IPD_M: Final = 0.0315
"""Where a headset says nothing of use about its eyes: half of the 63 mm that most people have between them."""
_EYES_HIGH_M: Final = 1.6


class Standing:
    """`node` carries the headset's space, `head` is in it: what looks at the trainee looks at that."""

    def __init__(self, render: NodePath) -> None:
        self.node = render.attachNewNode("trainee")
        self.head = self.node.attachNewNode("head")
        self._render = render
        self._place: Place | None = None
        self.anchor = LPoint3(0, 0, _EYES_HIGH_M)
        """The eyes, in the room, when it was last centred: what panels hang round."""
        self._from: Looking | None = None
        self._feet: LPoint3 | None = None

    @property
    def feet(self) -> LPoint3:
        """Where the trainee was put last, on the floor: the place's own spot, unless they went elsewhere."""
        if self._feet is not None:
            return self._feet
        return LPoint3(*self._place.vr.origin) if self._place is not None else LPoint3(0, 0, 0)

    @property
    def centred(self) -> bool:
        return self._from is not None

    @property
    def heading(self) -> float:
        """Which way is straight ahead in the room, degrees."""
        return self._place.vr.turn if self._place is not None else 0.0

    def enter(self, place: Place) -> None:
        """A place to be in. Straight ahead stays where it is, wherever the head looks by now: `centre` with None."""
        self._place, self._feet = place, None

    def forget(self) -> None:
        """What was straight ahead means nothing any more."""
        self._from = None

    def centre(self, looking: Looking | None, posture: Posture, *, floor: bool) -> None:
        """Feet to where the trainee was put, straight ahead where the head looks (None: looked the last time).

        Heads stay level.
        """
        looking = looking or self._from
        if looking is None:
            return
        place, self._from = self._place, looking
        spot = self.feet
        eyes_high = place.camera.eye[2] if place is not None else _EYES_HIGH_M
        seated = place is not None and place.stands[0].seated
        real = floor and looking.placed and (posture == "standing" or (posture == "auto" and not seated))
        head = looking.head
        self.node.setHpr(self.heading - head.heading, 0, 0)
        turned = LQuaternion()
        turned.setHpr(self.node.getHpr())
        off = LVector3(turned.xform(LVector3(head.at)))
        height = spot[2] if real else spot[2] + eyes_high - head.at.z
        self.node.setPos(spot[0] - off.x, spot[1] - off.y, height)
        self.anchor = LPoint3(self._render.getRelativePoint(self.node, head.at))

    def follow(self, looking: Looking) -> None:
        """The head moved."""
        self.head.setPosQuat(looking.head.at, looking.head.turn)

    def go(self, feet: LPoint3 | None) -> None:
        """Stand there, at the same height and turned as before; None: at the place's own spot."""
        self._feet = feet
        head = self.head.getPos(self._render)
        to = self.feet
        self.node.setPos(self.node.getPos() + LVector3(to.x - head.x, to.y - head.y, 0))
        self.anchor = LPoint3(self.head.getPos(self._render))

    def turn(self, by: float) -> None:
        """The trainee turns on the spot, by the stick."""
        before = self.head.getPos(self._render)
        self.node.setH(self.node.getH() + by)
        self.node.setPos(self.node.getPos() + before - self.head.getPos(self._render))

    def azimuth(self, at: tuple[float, float, float]) -> float:
        """Degrees to the right of straight ahead, from where it was last centred."""
        there = degrees(atan2(at[0] - self.anchor.x, at[1] - self.anchor.y)) + self.heading
        return (there + 180) % 360 - 180

    def away(self, at: tuple[float, float, float]) -> float:
        """Metres over the floor, from where it was last centred."""
        return hypot(at[0] - self.anchor.x, at[1] - self.anchor.y)

    def in_room(self, pose: Pose) -> tuple[LPoint3, LVector3]:
        """A pose of the headset's space as a ray in the room."""
        return (
            LPoint3(self._render.getRelativePoint(self.node, pose.at)),
            LVector3(self._render.getRelativeVector(self.node, pose.forward)),
        )

    def remove(self) -> None:
        self.node.removeNode()


def grounded(looking: Looking) -> Looking:
    """A headset that knows only how it is turned has its head held still, at a height of its own.

    Its eyes stay as far apart as it says, or as most people's are where it says nothing.
    """
    if looking.placed:
        return looking
    head = Pose(LPoint3(0, 0, _EYES_HIGH_M), looking.head.turn)
    eyes: list[EyeView] = []
    for side, eye in zip((-1, 1), looking.eyes, strict=True):
        off = eye.pose.at - looking.head.at
        if not 0.02 < off.length() < 0.06:
            off = LVector3(looking.head.turn.xform(LVector3(side * HALF_IPD_M, 0, 0)))
        eyes.append(replace(eye, pose=Pose(LPoint3(head.at + off), eye.pose.turn)))
    return Looking(head, (eyes[0], eyes[1]), placed=False)


def still(one: Pose, other: Pose) -> bool:
    """Whether nobody wears it: a head on a neck always moves more than this."""
    same_place = (one.at - other.at).length() < 0.0004
    same_turn = one.turn.angleRad(other.turn) < radians(0.03)
    return same_place and same_turn
