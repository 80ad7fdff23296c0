"""Going elsewhere in a large place: to a mark on the floor, or with the story into a zone. Never by itself."""

from __future__ import annotations

from collections.abc import Callable

from panda3d.core import LPoint3

from simkit.events import Act
from simkit.scenario.objects import OUTSIDE
from simkit.session import View
from simkit.stage.objects.zones import middle_of
from simkit.stage.place import Place
from simkit.vr.drawn import Drawn
from simkit.vr.panels import Ray
from simkit.vr.spots import Spots
from simkit.vr.standing import Standing


class Moving:
    """The zone of a session is entered by its act alone; the trainee then stands in it. `moved` is called after."""

    def __init__(self, spots: Spots, standing: Standing, drawn: Drawn) -> None:
        self.spots, self._standing, self._drawn = spots, standing, drawn
        self._zone = OUTSIDE
        self._before: LPoint3 | None = None
        self._towards: LPoint3 | None = None
        """Where the trainee wants to go as soon as they may leave the zone."""
        self._many = self._zones = False
        self.moved: Callable[[], None] = lambda: None

    @property
    def large(self) -> bool:
        """Whether there is more than one place to stand."""
        return self._many or self._zones

    def enter(self, place: Place) -> None:
        self._many = bool(place.vr.spots)
        self.spots.lay((place.vr.origin, *place.vr.spots))
        self._zone, self._before, self._towards, self._zones = OUTSIDE, None, None, False

    def update(self, view: View | None, *, on: bool) -> None:
        """Once a frame. `on`: the trainee wants to be moved at all."""
        self.spots.show(self._standing.feet if on and not self._drawn.fading else None)
        if view is None:
            return
        self._zones = bool(view.zones)
        if view.zone == self._zone:
            return
        before, self._zone = self._zone, view.zone
        towards, self._towards = self._towards, None
        if not on:
            return
        zone = next((one for one in view.zones if one.id == view.zone), None)
        if zone is not None:
            if before == OUTSIDE:
                self._before = self._standing.feet
            self._go(middle_of(zone))
        else:
            self._go(towards or self._before)

    def aim(self, ray: Ray | None) -> str | None:
        found = self.spots.pick(ray) if ray is not None else None
        self.spots.light(found)
        return found

    def step(self, spot: str, view: View | None) -> Act | None:
        """To a mark on the floor: the act by which a zone is left first, where the trainee is in one."""
        at = self.spots.at(spot)
        if view is None or view.zone == OUTSIDE:
            self._go(at)
            return None
        out = next((one for one in view.acts if one.affordance == "enter" and one.object == OUTSIDE), None)
        if out is None:
            return None
        self._towards = at
        return out.act()

    def _go(self, feet: LPoint3 | None) -> None:
        def arrive() -> None:
            self._standing.go(feet)
            self.moved()

        self._drawn.fade(arrive)
