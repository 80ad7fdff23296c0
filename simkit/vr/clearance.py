"""Looks now and then whether panels hide what one works with, and when something changed."""

from __future__ import annotations

from typing import Final

from panda3d.core import LPoint3

from simkit.stage.objects import Desk
from simkit.stage.stage import Stage
from simkit.vr.hud import VrHud
from simkit.vr.standing import Standing

LOOKS_S: Final = 0.7


class Clearance:
    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._known: object = None
        self._left_s = 0.0

    def update(self, seconds: float, hud: VrHud, desk: Desk | None, stage: Stage) -> None:
        """Once a frame. `desk`: the work, where there is any."""
        assert hud.room is not None
        things = desk.names() if desk is not None and desk.active else ()
        shown = tuple(hud.shows(name) for name in ("options", "work", "note"))
        self._left_s -= seconds
        now = (things, shown, self._standing.anchor, self._standing.heading)
        if now == self._known and (self._left_s > 0 or not things):
            return
        self._known, self._left_s = now, LOOKS_S
        corners = [stage.objects.corners(one) for one in things if not stage.objects.held(one)]
        eyes = [LPoint3(*actor.eyes) for actor in stage.actors.values()]
        hud.room.keep_clear([one for one in corners if one], eyes)
