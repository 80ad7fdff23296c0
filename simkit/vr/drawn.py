"""What shows of the trainee's own: wands in the hands, a beam, a dot where it meets, the resting gaze."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, atan2, degrees, hypot

from panda3d.core import LPoint3, NodePath

from simkit.vr.comfort import BLINK_S, FADE_S
from simkit.vr.hands import SIDES, Hand
from simkit.vr.pointing import Aimed
from simkit.vr.shapes import LIGHT, beam, edges, plain, ring, wand
from simkit.vr.standing import Standing

_SHORT_M = 0.45
"""How long a beam is that meets nothing."""
_AHEAD_M = 1.5
_TO_A_THING_M = 1.0
_DOT = 0.006
"""Radius of the dot, one metre away."""


class Drawn:
    def __init__(self, render: NodePath, standing: Standing) -> None:
        self._render, self._standing = render, standing
        self._wands = {side: plain(standing.node.attachNewNode(wand())) for side in SIDES}
        self._beam = plain(render.attachNewNode(beam()), over=1)
        self._dot = plain(render.attachNewNode("dot"), over=3)
        self._dot.attachNewNode(ring(0, _DOT, LIGHT))
        self._dot.attachNewNode(ring(_DOT, 1.35 * _DOT, (0.1, 0.12, 0.13, 0.9)))
        self._rest = plain(render.attachNewNode("resting"), over=2)
        self._edges = plain(standing.head.attachNewNode(edges(0.35, 0.75)), over=9)
        self._dark_s, self._fresh = 0.0, False
        self._night = plain(standing.head.attachNewNode(edges(0.0, 0.0)), over=10)
        self._night_s = 0.0
        self._then: Callable[[], None] | None = None
        self.update((Hand("left"), Hand("right")), None, 0.0)

    def blink(self) -> None:
        """The world is being turned: darken the edges for a moment."""
        self._dark_s, self._fresh = BLINK_S, True

    def fade(self, then: Callable[[], None]) -> None:
        """All grows dark, `then` happens, and it grows light again. One that has not come to that is forgotten."""
        self._then = then
        self._night_s = max(self._night_s, 2 * FADE_S - self._night_s) if self._night_s > 0 else 2 * FADE_S

    @property
    def blinking(self) -> bool:
        return self._dark_s > 0

    @property
    def fading(self) -> bool:
        return self._night_s > 0

    def _pass_night(self, seconds: float) -> None:
        before, self._night_s = self._night_s, max(0.0, self._night_s - seconds)
        if self._then is not None and self._night_s <= FADE_S < before:
            # However long a frame takes, there is one that is wholly dark.
            self._night_s = FADE_S
            then, self._then = self._then, None
            then()
        _shown(self._night, self._night_s > 0)
        if self._night_s > 0:
            self._night.setAlphaScale(1 - abs(self._night_s - FADE_S) / FADE_S)

    def update(self, hands: tuple[Hand, Hand], aimed: Aimed | None, seconds: float) -> None:
        for hand in hands:
            held = self._wands[hand.side]
            pose = hand.grip or hand.aim
            if pose is None:
                held.hide()
            else:
                held.show()
                held.setPosQuat(pose.at, (hand.aim or pose).turn)
        self._pass_night(seconds)
        # However long a frame takes, the first one after a turn is dark at its edges.
        self._dark_s = self._dark_s if self._fresh else max(0.0, self._dark_s - seconds)
        self._fresh = False
        _shown(self._edges, self._dark_s > 0)
        _shown(self._beam, aimed is not None and aimed.by != "gaze")
        _shown(self._dot, aimed is not None and (aimed.meeting is not None or aimed.by == "gaze"))
        _shown(self._rest, aimed is not None and aimed.rest > 0)
        if aimed is None:
            return
        start, way = aimed.ray.start, aimed.ray.way
        end = aimed.meeting.at if aimed.meeting is not None else None
        if end is None and aimed.thing is not None:
            end = LPoint3(start + way * _TO_A_THING_M)
        length = (end - start).length() if end is not None else _SHORT_M
        self._beam.setPos(start)
        self._beam.setHpr(-degrees(atan2(way.x, way.y)), degrees(asin(min(1, max(-1, way.z)))), 0)
        self._beam.setScale(1, length, 1)
        at = end if end is not None else LPoint3(start + way * _AHEAD_M)
        self._face(self._dot, at)
        if aimed.rest > 0:
            for old in self._rest.getChildren():
                old.removeNode()
            self._rest.attachNewNode(ring(0.014, 0.020, (0.1, 0.12, 0.13, 0.7)))
            self._rest.attachNewNode(ring(0.014, 0.020, LIGHT, aimed.rest))
            self._face(self._rest, at)

    def _face(self, node: NodePath, at: LPoint3) -> None:
        """Towards the eyes, as large as if one metre away from them."""
        eyes = self._standing.head.getPos(self._render)
        way = at - eyes
        node.setPos(at)
        node.setHpr(-degrees(atan2(way.x, way.y)), degrees(atan2(way.z, hypot(way.x, way.y))), 0)
        node.setScale(way.length())

    def remove(self) -> None:
        for node in (*self._wands.values(), self._beam, self._dot, self._rest, self._edges, self._night):
            node.removeNode()


def _shown(node: NodePath, wanted: bool) -> None:
    if wanted:
        node.show()
    else:
        node.hide()
