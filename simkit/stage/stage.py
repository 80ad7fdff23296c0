"""The room with people in it, seen by the trainee. It knows what is said and felt, and nothing of options or scores."""

from __future__ import annotations

from collections.abc import Sequence

from panda3d.core import NodePath

from simkit.present.preferences import Movement
from simkit.session.view import CastView, View
from simkit.stage.actor import Actor
from simkit.stage.backdrop import paint_backdrop
from simkit.stage.camera import aim
from simkit.stage.prepared import Prepared, stand_for
from simkit.stage.shade import Quality, apply_look
from simkit.stage.talk import Shown
from simkit.stage.window import Window


class Stage:
    def __init__(self, window: Window, prepared: Prepared, quality: Quality) -> None:
        self.window = window
        self.quality = quality
        self.movement: Movement = "all"
        """How much people move."""
        self.actors: dict[str, Actor] = {}
        self.built = prepared.built
        self._prepared = dict(prepared.actors)
        self.built.root.reparentTo(window.render)
        self._card: NodePath | None = None
        self._painted: tuple[int, int] | None = None
        self._head: NodePath | None = None
        sky = self.built.place.sky
        self._sky = (int(sky[1:3], 16) / 255, int(sky[3:5], 16) / 255, int(sky[5:7], 16) / 255)
        window.background(*self._sky)
        apply_look(window.render, quality)

    def enter(self, cast: Sequence[CastView]) -> None:
        """Put everybody in their place; who is there already stays.

        Raises SimkitError SK6303 for a person or an outfit that the stage does not have.
        """
        before = len(self.actors)
        for number, member in enumerate(cast):
            if member.id not in self.actors:
                stand = stand_for(self.built.place, number)
                actor = self._prepared.pop(member.id, None) or Actor(member, stand)
                self.actors[member.id] = actor
                actor.node.reparentTo(self.window.render)
        if len(self.actors) > before:
            self.fit()

    def fit(self) -> None:
        """Aim anew and draw what is behind: after somebody came in or the window got another size."""
        if self._card is not None:
            self._card.removeNode()
            self._card = None
        self.built.back.reparentTo(self.built.root)
        if self._head is None:
            aim(self.window.camera, self.window.lens, self.built.place.camera, self._eyes())
            self._card = paint_backdrop(self.window, self.built.back, self._sky, self.quality)
        if self._card is not None:
            self.built.back.detachNode()
        self._painted = self.window.size
        self._look_back()

    def around(self, head: NodePath | None) -> None:
        """The trainee is in the room, with a head that somebody else moves; None: they look in from outside."""
        self._head = head
        self.fit()

    @property
    def fits(self) -> bool:
        return self._painted == self.window.size

    def set_quality(self, quality: Quality) -> None:
        if quality != self.quality:
            self.quality = quality
            apply_look(self.window.render, quality)
            self.fit()

    def hear(self, view: View, shown: Shown) -> None:
        """What is said and felt now: each face, mouth and pair of eyes goes by it."""
        attentive = shown.speaker == "trainee" or shown.part is None
        for member in view.cast:
            actor = self.actors.get(member.id)
            if actor is not None:
                actor.hear(member, shown if shown.speaker == member.id else None, attentive=attentive)

    def update(self, seconds: float) -> None:
        """One frame of everybody's movement."""
        if self._head is not None:
            self._look_back()
        for actor in self.actors.values():
            actor.update(seconds, self.movement)

    def close(self) -> None:
        for actor in self.actors.values():
            actor.remove()
        self.actors.clear()
        if self._card is not None:
            self._card.removeNode()
        self.built.root.removeNode()
        self.built.back.removeNode()

    def _look_back(self) -> None:
        trainee = self._head or self.window.camera
        for actor in self.actors.values():
            actor.look_from(trainee)

    def _eyes(self) -> tuple[float, float, float]:
        first = next(iter(self.actors.values()), None)
        if first is not None:
            return first.eyes
        x, y, z = self.built.place.stands[0].at
        return x, y, z + 1.6
