"""Where the trainee looks from, tilted so that the person's eyes come to the same height in every picture."""

from __future__ import annotations

from math import atan2, degrees, hypot, radians, tan

from panda3d.core import NodePath, PerspectiveLens

from simkit.stage.place import Camera


def aim(camera: NodePath, lens: PerspectiveLens, wanted: Camera, eyes: tuple[float, float, float]) -> None:
    """`eyes`: the point between the eyes of the person who is looked at."""
    lens.setFov(_horizontal(wanted.fov, lens.getAspectRatio()), wanted.fov)
    target = wanted.look_at or eyes
    dx, dy, dz = (target[i] - wanted.eye[i] for i in range(3))
    camera.setPos(*wanted.eye)
    pitch = degrees(atan2(dz, hypot(dx, dy)))
    if wanted.look_at is None:
        # So much above the middle of the picture lies the line to the eyes.
        above = (0.5 - wanted.eyes_from_top) * 2 * tan(radians(wanted.fov / 2))
        pitch -= degrees(atan2(above, 1))
    camera.setHpr(-degrees(atan2(dx, dy)), pitch, 0)


def _horizontal(vertical: float, aspect: float) -> float:
    return degrees(2 * atan2(tan(radians(vertical / 2)) * aspect, 1))
