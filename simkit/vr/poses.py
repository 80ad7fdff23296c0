"""Where things are: OpenXR's axes (X right, Y up, −Z forward) and the stage's (X right, Y forward, Z up)."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot, tan

from panda3d.core import LPoint3, LQuaternion, LVector3, PerspectiveLens

SMALLEST = 0.1
"""A quaternion shorter than this says nothing: some drivers send zeros and call them valid."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A place and a turn, in the stage's axes and metres."""

    at: LPoint3
    turn: LQuaternion

    @property
    def forward(self) -> LVector3:
        return LVector3(self.turn.xform(LVector3(0, 1, 0)))

    @property
    def heading(self) -> float:
        """Degrees, counter-clockwise seen from above; looking straight up or down it is that of the crown or chin."""
        ahead = self.forward
        if hypot(ahead.x, ahead.y) < 0.05:
            ahead = LVector3(self.turn.xform(LVector3(0, 0, -1 if ahead.z > 0 else 1)))
        return degrees(atan2(-ahead.x, ahead.y))


@dataclass(frozen=True, slots=True)
class Fov:
    """The four edges of a view as tangents; left and down are negative."""

    left: float
    right: float
    up: float
    down: float

    @classmethod
    def of_angles(cls, left: float, right: float, up: float, down: float) -> Fov:
        """Radians."""
        return cls(tan(left), tan(right), tan(up), tan(down))

    def set_on(self, lens: PerspectiveLens) -> None:
        """Any view, also one that is not symmetric: the same projection as OpenXR's own."""
        lens.setFocalLength(1)
        lens.setFilmSize(self.right - self.left, self.up - self.down)
        lens.setFilmOffset((self.right + self.left) / 2, (self.up + self.down) / 2)

    def pixel(self, x: float, y: float, z: float, size: tuple[int, int]) -> tuple[float, float]:
        """Where a point in the eye's own axes (X right, Y forward, Z up) comes in a picture, from its upper left."""
        across, down = x / y, z / y
        return (
            (across - self.left) / (self.right - self.left) * size[0],
            (self.up - down) / (self.up - self.down) * size[1],
        )

    def holds(self, x: float, y: float, z: float) -> bool:
        return y > 0 and self.left <= x / y <= self.right and self.down <= z / y <= self.up


def from_xr(
    position: tuple[float, float, float], quaternion: tuple[float, float, float, float]
) -> Pose | None:
    """`quaternion` is x, y, z, w as OpenXR stores it. None where it is no rotation."""
    x, y, z, w = quaternion
    if (x * x + y * y + z * z + w * w) ** 0.5 < SMALLEST:
        return None
    turn = LQuaternion(w, x, -z, y)
    turn.normalize()
    return Pose(LPoint3(position[0], -position[2], position[1]), turn)


def to_xr(at: tuple[float, float, float]) -> tuple[float, float, float]:
    """A point on the stage in OpenXR's axes."""
    return at[0], at[2], -at[1]
