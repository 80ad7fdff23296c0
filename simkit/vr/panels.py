"""The stage's panels as cards in the room: each region on a quad of its own, and rays that meet them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan, atan2, degrees, hypot
from typing import Final

from panda3d.core import LPoint3, LVector3, NodePath

from simkit.stage.panels import Panel, QuadSurface, Spot
from simkit.stage.panels.focus import targets
from simkit.stage.panels.hit import scroller_at
from simkit.stage.panels.layout import ORDER
from simkit.stage.panels.region import Region
from simkit.vr.clearing import PLACES, Span, Way, around, clear_places, spanned
from simkit.vr.layout import METRES_A_PIXEL, Hanging, hangings

SIDEWAYS: Final = 33.0
"""Degrees: the furthest to the side that a caption follows its speaker."""
APART: Final = 2.0
"""Degrees between a thing and its menu."""
FACE: Final = (5.0, 6.0)
"""Degrees to each side of somebody's eyes, and up and down, that no panel should hide."""
BETWEEN: Final = 9.0
"""Degrees to the right from which on somebody stands where the options would hang."""


@dataclass(frozen=True, slots=True)
class Ray:
    start: LPoint3
    way: LVector3


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a ray meets a region: on the sheet (CSS pixels) and in the room."""

    region: str
    x: float
    y: float
    at: LPoint3
    spot: Spot | None
    """What can be chosen there."""


class Panels:
    def __init__(self, panel: Panel, render: NodePath) -> None:
        self._panel = panel
        self._render = render
        self._anchor, self._heading, self._person_m = LPoint3(0, 0, 1.6), 0.0, 1.5
        self._speaker, self._mirrored = 0.0, False
        self._clear: dict[str, Way] = {}
        """Where regions hang while one works with things; empty: as in a talk."""
        self._solid: dict[str, tuple[object, bool]] = {}
        self._beside: tuple[float, float] | None = None
        self._hung: tuple[object, ...] | None = None
        self._seen: set[str] = set()
        """Regions that were shown in the last frame: one that no longer is has to be put away."""
        self.hangings: dict[str, Hanging] = {}
        self.quads = {name: QuadSurface(panel, render, regions=(name,), shade=False) for name in ORDER}

    def hang(self, anchor: LPoint3, heading: float, person_m: float) -> None:
        """Round eyes at `anchor` that look that way; the person they talk to is so far off."""
        self._anchor, self._heading, self._person_m = anchor, heading, person_m

    def stand_clear(self, azimuths: list[float]) -> None:
        """Where people stand, degrees to the right: the options hang where nobody does."""
        self._mirrored = max(azimuths, default=0.0) > BETWEEN

    def keep_clear(self, things: Sequence[Sequence[LPoint3]], eyes: Sequence[LPoint3]) -> None:
        """Hang what is shown during work where it hides none of these things (by their corners) and nobody's face.

        With no things it hangs as in a talk.
        """
        if not things:
            self._clear = {}
            return
        seen: list[Span] = [spanned([self._way(corner) for corner in one]) for one in things]
        seen += [around(self._way(one), FACE) for one in eyes]
        hung = hangings(self._panel.theme.text_scale, self._person_m)
        halves = {
            name: (hung[name].half_width, degrees(atan(self._height(name) * METRES_A_PIXEL / 2)))
            for name in PLACES
        }
        self._clear = clear_places(halves, seen, self._clear)

    def _height(self, name: str) -> float:
        """What a region takes or, while nothing is drawn of it, half of what it may take."""
        region = self._panel.regions[name]
        return (region.content_height if region.shown else 0.0) or region.slot.height / 2

    def follow(self, azimuth: float) -> None:
        """Under whom the caption hangs, degrees to the right."""
        self._speaker = min(max(azimuth, -SIDEWAYS), SIDEWAYS)

    def lie_beside(self, corners: list[LPoint3]) -> None:
        """Where the thing is whose menu is shown: the menu hangs next to it, towards the middle of the view."""
        if not corners:
            self._beside = None
            return
        ways = [self._way(corner) for corner in corners]
        azimuths, elevations = [one[0] for one in ways], [one[1] for one in ways]
        low, high = min(azimuths), max(azimuths)
        across = self.hangings["acts"].half_width + APART if self.hangings else 15.0
        azimuth = high + across if (low + high) / 2 <= 0 else low - across
        elevation = sum(elevations) / len(elevations)
        # In steps, so that what moves a little does not make its menu tremble.
        self._beside = round(azimuth / 2) * 2.0, round(min(max(elevation, -28.0), 8.0) / 2) * 2.0

    def _way(self, at: LPoint3) -> tuple[float, float]:
        """Degrees to the right of straight ahead, and up."""
        x, y, z = at - self._anchor
        azimuth = degrees(atan2(x, y)) + self._heading
        return (azimuth + 180) % 360 - 180, degrees(atan2(z, hypot(x, y)))

    def update(self) -> None:
        """Once a frame."""
        here = (tuple(self._anchor), self._heading, self._person_m)
        clear = tuple(self._clear.items())
        hung = (*here, self._panel.theme.text_scale, self._speaker, self._mirrored, self._beside, clear)
        if hung != self._hung:
            self._hung = hung
            self._hang_all()
        for name, quad in self.quads.items():
            shown = self._panel.regions[name].shown
            if shown or name in self._seen:
                quad.update()
            (self._seen.add if shown else self._seen.discard)(name)

    def _hang_all(self) -> None:
        self.hangings = hangings(self._panel.theme.text_scale, self._person_m)
        for name, one in self.hangings.items():
            if name == "caption":
                one = replace(one, azimuth=self._speaker)
            elif name == "acts" and self._beside is not None:
                one = replace(one, azimuth=self._beside[0], elevation=self._beside[1])
            elif name in self._clear:
                one = replace(one, azimuth=self._clear[name][0], elevation=self._clear[name][1])
            elif self._mirrored:
                one = replace(one, azimuth=-one.azimuth)
            self.hangings[name] = one
            quad = self.quads[name]
            quad.node.setPos(one.at(self._anchor, self._heading))
            quad.node.setHpr(self._heading - one.azimuth, one.elevation, 0)
            middle = one.middle
            quad.metres_per_pixel = one.scale
            quad.root.setScale(one.scale)
            quad.root.setPos(-middle[0] * one.scale, 0, middle[1] * one.scale)

    # rays

    def meet(self, ray: Ray) -> Meeting | None:
        """The uppermost region in which something can be chosen now, where the ray goes through what is drawn.

        Where there is only something to read, a ray goes on to what is behind.
        """
        for region in reversed(self._panel.open_regions()):
            if not self._stops(region):
                continue
            found = self.quads[region.name].hit(_three(ray.start), _three(ray.way))
            if found is None:
                continue
            x, y = found
            left, top = self._panel.origin(region)
            # A little beyond its edge still counts: targets are grown to what a hand can hold on to.
            if -20 <= x - left <= region.slot.width + 20 and -20 <= y - top <= region.content_height + 20:
                return Meeting(region.name, x, y, self.point(region.name, x, y), self._panel.at(x, y))
        return None

    def _stops(self, region: Region) -> bool:
        known = self._solid.get(region.name)
        if known is None or known[0] is not region.tree:
            chosen = region.tree is not None and bool(targets(region.tree))
            known = self._solid[region.name] = region.tree, chosen or region.slot.modal
        return known[1]

    def point(self, region: str, x: float, y: float) -> LPoint3:
        """A point of the sheet, in the room."""
        return LPoint3(self._render.getRelativePoint(self.quads[region].root, (x, 0, -y)))

    def lean(self, one: Meeting) -> float | None:
        """Where in a scroller the point is: −1 at its upper edge, 1 at its lower one; None where nothing scrolls."""
        region = self._panel.regions[one.region]
        left, top = self._panel.origin(region)
        seen = scroller_at(region.seen(), one.x - left, one.y - top)
        if seen is None or region.scroll_range(seen.node.id) <= 0:
            return None
        _, upper, _, height = seen.clip
        return 2 * (one.y - top - upper) / height - 1

    def places(self) -> dict[str, LPoint3]:
        """Every target that can be chosen now: its middle in the room, by element id."""
        found = {}
        for spot in self._panel.spots():
            box = self._panel.box_of(spot)
            if box is not None:
                found[spot.id] = self.point(spot.region, box[0] + box[2] / 2, box[1] + box[3] / 2)
        return found

    def corners(self) -> dict[str, list[LPoint3]]:
        """The four corners of what is drawn of every region that is shown, by region."""
        found = {}
        for region in self._panel.shown():
            if region.frame is not None:
                x, y = self._panel.origin(region)
                across, down = region.slot.width, region.content_height
                ends = ((x, y), (x + across, y), (x, y + down), (x + across, y + down))
                found[region.name] = [self.point(region.name, *end) for end in ends]
        return found

    def close(self) -> None:
        for quad in self.quads.values():
            quad.close()
            quad.node.removeNode()


def _three(vector: LPoint3 | LVector3) -> tuple[float, float, float]:
    return vector.x, vector.y, vector.z
