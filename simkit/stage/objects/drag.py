"""Turning and pulling with the mouse: a handle follows the hand along its own way, and letting go at its end does it.

It only chooses among what the thing's menu offers anyway; let go before that, or Escape, and nothing was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import hypot
from typing import Final

from simkit.events import Do
from simkit.stage.objects.groups import Group
from simkit.stage.objects.model import Model
from simkit.stage.objects.on_window import pixel_of
from simkit.stage.objects.room import Objects
from simkit.stage.panels.screens.acts import Deed
from simkit.stage.window import Window

MOVED_PX: Final = 6.0
"""A hand that moved less, clicked."""
LEAST_PX: Final = 60.0
"""A way that looks shorter than that is dragged over so much: a small thing far off can be turned too."""
DONE: Final = 0.6
"""How much of the way must be gone for letting go to do it."""
_ENDS: Final = {"open": 1.0, "close": 0.0}
_STEPS: Final = 8

Pixel = tuple[float, float]


class Drag:
    """`deed` is what the hand is on its way to, None while it has not moved."""

    def __init__(self, objects: Objects, group: Group, ways: Mapping[str, float], x: float, y: float) -> None:
        self.id = group.id
        self.deed: Deed | None = None
        self.moved = False
        self.ready = False
        self._objects = objects
        self._start = x, y
        self._ways = ways
        """Deed -> the share of its way where the handle is then."""
        self._deeds = {deed.id: deed for deed in group.menu.deeds}
        self._from = share_of(objects.models[group.id])

    def keep(self, groups: Mapping[str, Group], active: bool) -> bool:
        """Follow what can be done now; False where nothing of it can any more."""
        group = groups.get(self.id) if active and self.id in self._objects.models else None
        self._deeds = {deed.id: deed for deed in group.menu.deeds} if group is not None else {}
        if self.deed is not None:
            self.deed = self._deeds.get(self.deed.id)
            self.ready = self.ready and self.deed is not None
        return any(id in self._deeds for id in self._ways)

    def move(self, window: Window, x: float, y: float) -> None:
        """The hand is there now: the handle goes along."""
        by = x - self._start[0], y - self._start[1]
        self.moved = self.moved or hypot(*by) > MOVED_PX
        if not self.moved:
            return
        model = self._objects.models[self.id]
        found: list[tuple[float, float, str]] = []
        for id, end in self._ways.items():
            path = self._path(window, model, end)
            if id in self._deeds and path is not None:
                off, gone = nearest(path, by)
                found.append((off, gone, id))
        if not found:
            return
        _, gone, id = min(found)
        self.deed, self.ready = self._deeds[id], gone >= DONE
        model.hold(self._from + (self._ways[id] - self._from) * gone)

    def end(self) -> None:
        """Let the handle go where it belongs."""
        if self.id in self._objects.models:
            self._objects.models[self.id].hold(None)

    def _path(self, window: Window, model: Model, end: float) -> list[Pixel] | None:
        """Pixels from where the handle is to its end, as steps from (0, 0); None where it is not seen."""
        points = []
        for n in range(_STEPS + 1):
            at = model.grip(self._from + (end - self._from) * n / _STEPS)
            seen = pixel_of(window, window.render.getRelativePoint(model.node, at))
            if seen is None:
                return None
            points.append(seen)
        x, y = points[0]
        steps = [(px - x, py - y) for px, py in points]
        reach = max(hypot(*one) for one in steps)
        if reach < 1:
            # Towards the eye or away from it: one pulls it down, or pushes it up.
            way = LEAST_PX if end > self._from else -LEAST_PX
            return [(0.0, way * n / _STEPS) for n in range(_STEPS + 1)]
        more = max(1.0, LEAST_PX / reach)
        return [(px * more, py * more) for px, py in steps]


def drag_from(objects: Objects, group: Group, x: float, y: float) -> Drag | None:
    """None where the thing has no handle, or nothing can be done with it by hand now."""
    model = objects.models.get(group.id)
    if model is None or model.handle is None or objects.held(group.id):
        return None
    now = share_of(model)
    ways = {}
    for deed in group.menu.deeds:
        act = deed.act
        if not isinstance(act, Do) or act.object != group.id:
            continue
        if act.affordance == "turn to":
            end = model.looks.part(act.with_)
        elif act.affordance in _ENDS and act.with_ is None:
            end = _ENDS[act.affordance]
        else:
            continue
        if end != now:
            ways[deed.id] = end
    return Drag(objects, group, ways, x, y) if ways else None


def share_of(model: Model) -> float:
    """How far its handle stands, 0 to 1, by the property that it shows."""
    handle = model.handle
    return model.looks.part(model.properties.get(handle.by)) if handle is not None else 0.0


def nearest(path: list[Pixel], to: Pixel) -> tuple[float, float]:
    """How far a point lies off a way, and how much of the way is gone there, 0 to 1."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path)]
    whole = sum(lengths) or 1.0
    best = (float("inf"), 0.0)
    gone = 0.0
    for (ax, ay), (bx, by), length in zip(path, path[1:], lengths, strict=False):
        dx, dy = bx - ax, by - ay
        part = ((to[0] - ax) * dx + (to[1] - ay) * dy) / (length * length) if length else 0.0
        part = min(max(part, 0.0), 1.0)
        off = hypot(to[0] - ax - dx * part, to[1] - ay - dy * part)
        best = min(best, (off, (gone + length * part) / whole))
        gone += length
    return best
