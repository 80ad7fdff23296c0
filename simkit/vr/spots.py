"""Marks on the floor of a large place: where else the trainee can go and stand, pointed at like a thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from panda3d.core import LPoint3, NodePath

from simkit.vr.panels import Ray
from simkit.vr.shapes import LIGHT, plain, ring

MARK: Final = "spot:"
"""What a spot is called among the things a ray can mean."""
RADIUS_M: Final = 0.28
REACH_M: Final = 0.45
"""So near its middle a ray means it."""
HERE_M: Final = 0.3
"""So near to where one stands it is no other place."""
FURTHEST_M: Final = 9.0
_HEIGHT_M: Final = 0.015


class Spots:
    def __init__(self, render: NodePath) -> None:
        self._root = render.attachNewNode("spots")
        self._marks: list[tuple[LPoint3, NodePath]] = []
        self._lit: str | None = None

    def lay(self, places: Sequence[tuple[float, float, float]]) -> None:
        """Those of a place, the one where it is entered among them."""
        for _, mark in self._marks:
            mark.removeNode()
        self._marks = []
        for place in places if len(places) > 1 else ():
            mark = plain(self._root.attachNewNode("spot"))
            mark.attachNewNode(ring(0.0, RADIUS_M, (*LIGHT[:3], 0.25)))
            mark.attachNewNode(ring(RADIUS_M - 0.035, RADIUS_M, LIGHT))
            mark.setPos(place[0], place[1], place[2] + _HEIGHT_M)
            mark.setP(-90)
            mark.setDepthWrite(False)
            self._marks.append((LPoint3(*place), mark))

    def show(self, feet: LPoint3 | None) -> None:
        """All but the one where the trainee stands; None: none of them."""
        for at, mark in self._marks:
            if feet is None or (at - feet).length() < HERE_M:
                mark.hide()
            else:
                mark.show()

    def pick(self, ray: Ray) -> str | None:
        """Which of those that show the ray meets the floor at."""
        if ray.way.z > -1e-3:
            return None
        found: tuple[float, str] | None = None
        for number, (at, mark) in enumerate(self._marks):
            far = (at.z - ray.start.z) / ray.way.z
            off = (ray.start + ray.way * far - at).length()
            if not mark.isHidden() and off < REACH_M and far < FURTHEST_M and (not found or off < found[0]):
                found = off, f"{MARK}{number}"
        return found[1] if found else None

    def light(self, spot: str | None) -> None:
        if spot != self._lit:
            self._lit = spot
            for number, (_, mark) in enumerate(self._marks):
                mark.setScale(1.25 if spot == f"{MARK}{number}" else 1.0)

    def at(self, spot: str) -> LPoint3:
        return self._marks[int(spot.removeprefix(MARK))][0]

    def places(self) -> dict[str, LPoint3]:
        """Those that show, by name."""
        return {f"{MARK}{number}": at for number, (at, mark) in enumerate(self._marks) if not mark.isHidden()}

    def remove(self) -> None:
        self._root.removeNode()
