"""Where the trainee looks from while they work: nearer than while they talk, and close by what they inspect."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, atan2, degrees, hypot, radians, tan

from panda3d.core import LPoint3, LVector3, NodePath, PerspectiveLens

from simkit.present.moment import running_line
from simkit.session import View
from simkit.stage.objects.room import Objects
from simkit.stage.objects.zones import middle_of
from simkit.stage.place import Place

GLIDE_S = 0.55
NEAREST_M = 0.42
FILLS = 0.34
"""Of the picture's height: how large a thing is that one looks at closely."""
LEAN = 0.4
"""How far of the way into a zone the trainee's eyes go when they step into it."""


@dataclass(frozen=True, slots=True)
class Pose:
    eye: tuple[float, float, float]
    heading: float
    pitch: float
    fov: float
    """Vertical, degrees."""

    def towards(self, other: Pose, share: float) -> Pose:
        share = share * share * (3 - 2 * share)
        x, y, z = (a + (b - a) * share for a, b in zip(self.eye, other.eye, strict=True))
        turn = (other.heading - self.heading + 180) % 360 - 180
        return Pose(
            (x, y, z),
            self.heading + turn * share,
            self.pitch + (other.pitch - self.pitch) * share,
            self.fov + (other.fov - self.fov) * share,
        )


def looking_at(eye: tuple[float, float, float], target: tuple[float, float, float], fov: float) -> Pose:
    dx, dy, dz = (b - a for a, b in zip(eye, target, strict=True))
    return Pose(eye, -degrees(atan2(dx, dy)), degrees(atan2(dz, hypot(dx, dy))), fov)


def at_work(place: Place, zone: LPoint3 | None = None) -> Pose | None:
    """None where the place has no such point: then one works from where one talks."""
    if place.work is None:
        return None
    pose = looking_at(place.work.eye, place.work.look_at, place.work.fov)
    if zone is None:
        return pose
    x, y, z = pose.eye
    return Pose((x + (zone.x - x) * LEAN, y + (zone.y - y) * LEAN, z), pose.heading, pose.pitch, pose.fov)


def close_by(objects: Objects, id: str, from_: Pose) -> Pose | None:
    """In front of an object, a little above; None for what is nowhere to be seen, or in the hand already."""
    corners = objects.corners(id)
    model = objects.models.get(id)
    if not corners or model is None or objects.held(id):
        return None
    low = LPoint3(*(min(c[i] for c in corners) for i in range(3)))
    high = LPoint3(*(max(c[i] for c in corners) for i in range(3)))
    middle = (low + high) / 2
    size = max(high.z - low.z, (high.x - low.x) * 0.6, 0.06)
    fov = 40.0
    away = max(NEAREST_M, size / FILLS / (2 * tan(radians(fov / 2))) + (high.y - low.y) / 2)
    front = objects.render.getRelativeVector(model.node, LVector3(0, -1, 0))
    front.normalize()
    if objects.render.getRelativeVector(model.node, LVector3(0, 0, 1)).z > 0.5 and high.z - low.z < 0.06:
        # What lies flat is looked at from above.
        front = LVector3(front.x * 0.5, front.y * 0.5, 0.86)
    eye = middle + front * away
    eye.z += away * 0.12
    eye.z = max(eye.z, 0.35)
    # Not from the side that cannot be seen: rather from where one stood.
    if (LPoint3(*from_.eye) - middle).dot(front) < 0:
        way = LPoint3(*from_.eye) - middle
        way.normalize()
        eye = middle + way * away
    return looking_at((eye.x, eye.y, eye.z), (middle.x, middle.y, middle.z), fov)


class Gliding:
    """The way from one pose to the next. `pose` None: where the room's own camera is."""

    def __init__(self) -> None:
        self._from: Pose | None = None
        self._to: Pose | None = None
        self._gone = 1.0

    @property
    def moving(self) -> bool:
        return self._gone < 1.0

    def go(self, from_: Pose, to: Pose, *, cut: bool) -> bool:
        """Set out; False where it is going there already."""
        if self._to == to:
            return False
        self._from, self._to = from_, to
        self._gone = 1.0 if cut else 0.0
        return True

    def update(self, seconds: float) -> Pose | None:
        if self._to is None or self._from is None:
            return None
        self._gone = min(1.0, self._gone + seconds / GLIDE_S)
        return self._from.towards(self._to, self._gone)


def pose_of(camera: NodePath, render: NodePath, fov: float) -> Pose:
    x, y, z = camera.getPos(render)
    heading, pitch, _ = camera.getHpr(render)
    return Pose((x, y, z), heading, pitch, fov)


def hold_out(hand: NodePath, lens: PerspectiveLens) -> None:
    """Put a hand under a camera to the right in its picture, above what is written there."""
    half = tan(radians(lens.getVfov() / 2))
    hand.setPos(0.84 * half * lens.getAspectRatio(), 1.0, -0.14 * half)
    hand.setScale(half / tan(radians(26)))


def stand(camera: NodePath, lens: PerspectiveLens, pose: Pose) -> None:
    wide = degrees(2 * atan(tan(radians(pose.fov / 2)) * lens.getAspectRatio()))
    lens.setFov(wide, pose.fov)
    camera.setPos(*pose.eye)
    camera.setHpr(pose.heading, pose.pitch, 0)


class Eye:
    """Chooses where to look from, and goes there."""

    def __init__(self, place: Place, objects: Objects) -> None:
        self._place, self._objects = place, objects
        self._gliding = Gliding()
        self._working = False

    def wanted(self, view: View, close_up: str | None) -> Pose | None:
        """None: from where one talks. While hands are busy one stays; who says or asks something is looked at."""
        if any(act.affordance != "hint" for act in view.acts):
            self._working = True
        elif (view.choose is not None and not view.wait_left_ms) or (
            (line := running_line(view)) and line.speaker in {c.id for c in view.cast}
        ):
            self._working = False
        if not self._working or not view.objects:
            return None
        zone = next((one for one in view.zones if one.id == view.zone), None)
        pose = at_work(self._place, middle_of(zone) if zone is not None else None)
        if close_up is not None and pose is not None:
            return close_by(self._objects, close_up, pose) or pose
        return pose

    def update(self, seconds: float, wanted: Pose, now: Pose, *, cut: bool) -> tuple[Pose, bool] | None:
        """Once a frame: where to be now, and whether that is still on the way; None where nothing changes."""
        set_out = self._gliding.go(now, wanted, cut=cut)
        if not set_out and not self._gliding.moving:
            return None
        pose = self._gliding.update(seconds)
        assert pose is not None
        return pose, self._gliding.moving
