"""All objects of a session in the room: where each is, what it shows, and which of them a ray means.

It knows nothing of a window, a mouse or a menu: a desktop and a headset both use it. `hand` is where carried things
are seen: under the camera, or in a real hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from panda3d.core import ColorWriteAttrib, LPoint3, LVector3, NodePath

from simkit.scenario.objects import HAND, PLACE
from simkit.session.world_view import ObjectView, ZoneView
from simkit.stage.objects.looks import looks_of
from simkit.stage.objects.model import Model
from simkit.stage.objects.outline import Outline
from simkit.stage.objects.picking import Target, pick
from simkit.stage.objects.zones import Markings
from simkit.stage.place import Place

APART_M: Final = 0.02
"""Between things that lie or hang beside each other."""
HELD_M: Final = 0.17
"""The largest side of a thing as it is seen in the hand."""
ACCENT: Final = (0.957, 0.725, 0.361)


class Objects:
    def __init__(self, render: NodePath, place: Place, hand: NodePath) -> None:
        self.render, self.hand = render, hand
        self.models: dict[str, Model] = {}
        self.still = False
        """Whether nothing shakes, turns round or glides, for who asked for little motion."""
        self.points_past_held = False
        """Whether a real hand points, past what it holds."""
        self.people: Mapping[str, NodePath] = {}
        """Who stands where: an object of that id is that person."""
        self._place = place
        self._root = render.attachNewNode("objects")
        self._views: dict[str, ObjectView] = {}
        self.markings = Markings(render)
        self._outline: Outline | None = None
        self._behind: NodePath | None = None
        self._lit: str | None = None

    def show(
        self, objects: Sequence[ObjectView], zones: Sequence[ZoneView] = (), steps: Collection[str] = ()
    ) -> None:
        """All is so now. `steps`: the zones that can be entered."""
        now = {view.id: view for view in objects}
        changed = now != self._views
        for id in self._views.keys() - now.keys():
            self.models.pop(id).remove()
        for id, view in now.items():
            model = self.models.get(id)
            if model is None:
                model = self.models[id] = Model(id, looks_of(view.looks, view.kinds))
            if self._views.get(id) != view:
                model.show(view.properties, at_once=self.still)
        self._views = now
        if changed:
            self._put_all()
        self.markings.show(zones, steps)
        self.markings.light(self._lit, ACCENT)

    def update(self, seconds: float, eye: NodePath) -> None:
        """One frame."""
        for id, model in self.models.items():
            model.update(seconds, still=self.still)
            person = self.people.get(id)
            if person is not None:
                model.node.setPos(person.getPos(self.render))
        if self._outline is not None:
            self._outline.update(eye)

    # pointing

    def pick(self, start: LPoint3, way: LVector3) -> str | None:
        """The object or zone that a ray in `render`'s space means."""
        found = pick(self._targets(), self.render, start, way)
        if found is not None:
            # What lies in a box or hangs on a switch is meant before that.
            held = [one for one in self._targets() if self._views[one.id].properties.get("at") == found]
            found = pick(held, self.render, start, way, exact=True) or found
        if found is None or self.models[found].unseen:
            return self.markings.pick(start, way) or found
        return found

    def light(self, id: str | None, colour: tuple[float, float, float] = ACCENT) -> None:
        """Put a bright rim round an object, or brighten a zone; None for none."""
        if id == self._lit:
            return
        self._lit = id
        if self._outline is not None:
            self._outline.remove()
            self._outline = None
        model = self.models.get(id) if id is not None else None
        if model is not None and self.seen(model):
            self._outline = Outline(model, self.render, colour)
        self.markings.light(id, colour)

    def corners(self, id: str) -> list[LPoint3]:
        """The eight corners of its box in `render`'s space; none where it is not to be seen."""
        model = self.models.get(id)
        target = self.markings.target(id)
        if model is not None and self.seen(model):
            target = Target(id, model.node, model.low, model.high)
        if target is None:
            return []
        low, high = target.low, target.high
        return [
            LPoint3(self.render.getRelativePoint(target.node, LPoint3(x, y, z)))
            for x in (low.x, high.x)
            for y in (low.y, high.y)
            for z in (low.z, high.z)
        ]

    def seen(self, model: Model) -> bool:
        return not model.node.isHidden() and model.there and model.node.hasParent()

    def held(self, id: str) -> bool:
        view = self._views.get(id)
        return view is not None and view.properties.get("at") == HAND

    def press(self, id: str) -> None:
        """Something was done with it that leaves no trace in its properties: it shows that it was touched."""
        if id in self.models:
            self.models[id].press()

    def hide_behind(self, back: NodePath | None) -> None:
        """What lies behind is a picture: its solids, unseen, still hide what is behind them."""
        if self._behind is not None:
            self._behind.removeNode()
            self._behind = None
        if back is not None and self.models:
            self._behind = self.render.attachNewNode("behind")
            back.instanceTo(self._behind)
            self._behind.setAttrib(ColorWriteAttrib.make(ColorWriteAttrib.COff), 50)
            self._behind.setBin("background", 5, 50)
            self._behind.setShaderOff(50)
            self._behind.setLightOff(50)
            self._behind.setTextureOff(50)

    def remove(self) -> None:
        self.hide_behind(None)
        self.light(None)
        for model in self.models.values():
            model.remove()
        self.models.clear()
        self.markings.remove()
        self._root.removeNode()

    def _targets(self) -> Iterator[Target]:
        for id, model in self.models.items():
            if self.seen(model) and not (self.points_past_held and self.held(id)):
                yield Target(id, model.node, model.low, model.high, model.unseen)

    # where things are

    def _put_all(self) -> None:
        inside: dict[str, list[str]] = {}
        for id, view in self._views.items():
            at = view.properties.get("at", PLACE)
            if isinstance(at, str) and at in self.models and at != id:
                inside.setdefault(at, []).append(id)
            elif at == HAND:
                self._put_in_hand(id, view)
            else:
                self._put_in_place(id, view)
        for holder, held in inside.items():
            for number, id in enumerate(held):
                self._put_in(id, self.models[holder], number, len(held))
        if self._lit is not None:
            lit, self._lit = self._lit, None
            self.light(lit)

    def _put_in_place(self, id: str, view: ObjectView) -> None:
        model = self.models[id]
        at, facing = view.at, float(view.facing)
        spot = self._place.spots.get(view.spot) if view.spot is not None else None
        model.node.reparentTo(self._root)
        if at is not None:
            model.node.setPos(*(n / 1000 for n in at))
        elif spot is not None:
            model.node.setPos(*spot.at)
            facing += spot.facing
        elif id not in self.people:
            # Nobody said where: it cannot be drawn, and can still be reached from the list.
            model.node.detachNode()
            return
        model.node.setHpr(facing, 0, 0)
        model.node.setScale(1)
        self._reach(model, view)

    def _put_in_hand(self, id: str, view: ObjectView) -> None:
        model = self.models[id]
        number = [one for one, v in self._views.items() if v.properties.get("at") == HAND].index(id)
        model.node.reparentTo(self.hand)
        scale = HELD_M / max(0.05, max(model.looks.size))
        model.node.setScale(scale)
        model.node.setHpr(18, -8, -14)
        middle = model.middle * scale
        model.node.setPos(-middle - LVector3(0.24 * number, 0, 0))
        model.node.show()

    def _put_in(self, id: str, holder: Model, number: int, count: int) -> None:
        model = self.models[id]
        model.node.reparentTo(holder.node)
        model.node.setScale(1)
        model.node.setHpr(0, 0, 0)
        wide = model.looks.size[0] + APART_M
        room = max(wide, holder.looks.size[0] * 0.9)
        step = min(wide, room / max(1, count)) if not holder.built.hangs else wide
        x, y, z = holder.built.holds
        drop = (model.built.drop or model.looks.size[2]) if holder.built.hangs else 0.0
        model.node.setPos(x + (number - (count - 1) / 2) * step, y, z - drop)
        self._reach(model, self._views[id])

    def _reach(self, model: Model, view: ObjectView) -> None:
        model.node.show() if view.within_reach else model.node.hide()
