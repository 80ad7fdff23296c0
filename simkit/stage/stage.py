"""The room with people in it, seen by the trainee. It knows what is said and felt, and nothing of options or scores."""

from __future__ import annotations

from collections.abc import Sequence

from panda3d.core import NodePath

from simkit.present.preferences import Movement
from simkit.session.view import CastView, View
from simkit.stage.actor import Actor
from simkit.stage.backdrop import SOFT, paint_backdrop
from simkit.stage.camera import aim
from simkit.stage.objects import Objects
from simkit.stage.objects.looking import Eye, Pose, hold_out, pose_of, stand
from simkit.stage.place.sounds import sounds_of
from simkit.stage.prepared import Prepared, stand_for
from simkit.stage.shade import Quality, Shadows, apply_look
from simkit.stage.talk import Shown
from simkit.stage.window import Window

BACKDROPS = 4
"""So many are kept: each is a texture as large as the window."""


class Stage:
    def __init__(self, window: Window, prepared: Prepared, quality: Quality) -> None:
        self.window = window
        self.quality = quality
        self.movement: Movement = "all"
        """How much people move."""
        self.actors: dict[str, Actor] = {}
        self.built = prepared.built
        self.sounds = sounds_of(prepared.built.place)
        self._prepared = dict(prepared.actors)
        self.built.root.reparentTo(window.render)
        self._card: NodePath | None = None
        self._backdrops: dict[object, NodePath] = {}
        """What was painted from where: one goes back and forth between talk and work."""
        self._painted: tuple[int, int] | None = None
        self._head: NodePath | None = None
        self._hand = window.camera.attachNewNode("hand")
        self.objects = Objects(window.render, self.built.place, self._hand)
        self._eye = Eye(self.built.place, self.objects)
        self._pose: Pose | None = None
        """Where the trainee looks from at work; None: from where they talk."""
        sky = self.built.place.sky
        self._sky = (int(sky[1:3], 16) / 255, int(sky[3:5], 16) / 255, int(sky[5:7], 16) / 255)
        window.background(*self._sky)
        apply_look(window.render, quality)
        self._shadows = Shadows(window.engine, window.output, window.render, software=window.software)

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
        self.objects.people = {id: actor.node for id, actor in self.actors.items()}
        if len(self.actors) > before:
            self._cast_shadows()
            self.fit()

    def fit(self) -> None:
        """Aim anew and draw what is behind: after somebody came in or the window got another size."""
        self._show_room()
        if self._head is None:
            self._stand(self._pose)
            self._card = self._backdrop()
            hold_out(self._hand, self.window.lens)
        if self._card is not None:
            self.built.back.detachNode()
        self.objects.hide_behind(self.built.back if self._card is not None else None)
        self._painted = self.window.size
        self._look_back()

    def work(self, view: View, seconds: float, close_up: str | None) -> None:
        """One frame of looking: nearer while the trainee works, close by what they inspect."""
        self.objects.still = self.movement != "all"
        if self._head is not None:
            return
        wanted = self._eye.wanted(view, close_up)
        if wanted is None and self._pose is None:
            return
        now = self._pose or self._stand(None)
        # A processor that draws would take a second over what should glide.
        cut = self.objects.still or self.window.software
        found = self._eye.update(seconds, wanted or self._stand(None), now, cut=cut)
        if found is None:
            self._stand(self._pose)
            return
        pose, moving = found
        if not moving:
            self._pose = pose if wanted is not None else None
            self.fit()
            return
        self._pose = pose
        self._stand(pose)
        if self._card is not None:
            self._show_room()

    def around(self, head: NodePath | None, hand: NodePath | None = None) -> None:
        """The trainee is in the room, with a head that somebody else moves; None: they look in from outside.

        `hand` holds what they took.
        """
        self._head = head
        self._hand.reparentTo(hand or self.window.camera)
        if hand is not None:
            self._hand.setPosHpr(0, 0, 0, 0, 0, 0)
        self.fit()

    @property
    def fits(self) -> bool:
        return self._painted == self.window.size

    def set_quality(self, quality: Quality) -> None:
        if quality != self.quality:
            self.quality = quality
            apply_look(self.window.render, quality)
            self._cast_shadows()
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
        self.objects.update(seconds, self._head or self.window.camera)

    def close(self) -> None:
        for actor in self.actors.values():
            actor.remove()
        self.actors.clear()
        self._shadows.remove()
        self.objects.remove()
        self._hand.removeNode()
        self._forget_backdrops()
        self.built.root.removeNode()
        self.built.back.removeNode()

    def _cast_shadows(self) -> None:
        self._shadows.follow(self.quality, [actor.node for actor in self.actors.values()])

    def _show_room(self) -> None:
        """As it is, in place of a picture of it."""
        if self._card is not None:
            self._card.stash()
            self._card = None
        self.built.back.reparentTo(self.built.root)
        self.objects.hide_behind(None)

    def _backdrop(self) -> NodePath | None:
        key = (self._pose, self.window.size, self.quality, self._eyes())
        if key not in self._backdrops:
            if len(self._backdrops) >= BACKDROPS:
                self._forget_backdrops()
            soft = SOFT if self._pose is None else SOFT / 4
            made = paint_backdrop(self.window, self.built.back, self._sky, self.quality, soft=soft)
            if made is None:
                return None
            self._backdrops[key] = made
        self._backdrops[key].unstash()
        return self._backdrops[key]

    def _forget_backdrops(self) -> None:
        for card in self._backdrops.values():
            card.removeNode()
        self._backdrops.clear()

    @property
    def on_window(self) -> bool:
        """Whether the window shows what the trainee sees: no head is in the room."""
        return self._head is None

    def _stand(self, pose: Pose | None) -> Pose:
        camera, lens, place = self.window.camera, self.window.lens, self.built.place
        if pose is None:
            aim(camera, lens, place.camera, self._eyes())
            return pose_of(camera, self.window.render, place.camera.fov)
        stand(camera, lens, pose)
        return pose

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
