"""One object in the room: its nodes, and how they follow its properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sin

import numpy as np
from panda3d.core import GeomNode, LPoint3, LQuaternionf, LVector3, NodePath

from simkit.scenario.expression import Value
from simkit.stage.objects.built import Built, Moving
from simkit.stage.objects.looks import Looks
from simkit.stage.objects.shapes import UNSEEN, build
from simkit.stage.place.mesh import geom, rgb, texture_of
from simkit.stage.place.piece import Piece
from simkit.stage.place.solids import joined
from simkit.stage.shade import set_surface

MOVES_S = 0.35
"""How long a handle takes from one end to the other."""
FLASH_HZ = 1.25
"""Well below three a second (WCAG 2.2, 2.3.1)."""
SHAKE_M = 0.0016


@dataclass(slots=True)
class _Part:
    moving: Moving
    node: NodePath
    now: float
    wanted: float


class Model:
    """`node` is placed by whoever owns it; `inner` shakes inside it."""

    def __init__(self, name: str, looks: Looks) -> None:
        self.looks = looks
        self.built: Built = build(looks)
        self.node = NodePath(name)
        self.inner = self.node.attachNewNode("inner")
        mesh(self.built.still, self.inner)
        self._parts = [self._part(moving) for moving in self.built.moving]
        self._held: float | None = None
        """How far a hand has the handle now, while one does."""
        self._time = 0.0
        self._shown: dict[str, Value] = {}
        self.low = self.high = LPoint3()
        self._measure()

    @property
    def unseen(self) -> bool:
        return self.looks.shape == UNSEEN

    @property
    def there(self) -> bool:
        """Whether anything of it can be seen: a spill that was mopped up cannot."""
        if self.built.still or self.unseen:
            return True
        return any(part.wanted > 0 or part.moving.how != "show" for part in self._parts)

    @property
    def properties(self) -> Mapping[str, Value]:
        """As they were shown last."""
        return self._shown

    @property
    def middle(self) -> LPoint3:
        """In its own space."""
        return LPoint3((self.low + self.high) / 2)

    @property
    def busy(self) -> bool:
        """Whether something on it moves now."""
        return any(part.now != part.wanted for part in self._parts) or any(
            part.moving.how in ("flash", "spin", "shake") and part.now > 0 for part in self._parts
        )

    def show(self, properties: Mapping[str, Value], *, at_once: bool = False) -> None:
        """Its properties are so now; handles turn to where they belong by themselves, or at once."""
        fresh = not self._shown
        self._shown = dict(properties)
        for part in self._parts:
            by = part.moving.by
            share = (
                self.looks.part(properties.get(by)) if by in properties else float(part.moving.how == "show")
            )
            if part.moving.how in ("show", "lamp", "flash"):
                share = float(share > 0) if not part.moving.inverted else float(share <= 0)
            part.wanted = share
            if at_once or fresh or part.moving.how in ("show", "lamp"):
                part.now = share
                self._place(part)
        self._measure()

    def press(self) -> None:
        """A button goes in and comes out again."""
        for part in self._parts:
            if part.moving.how == "slide" and not part.moving.by:
                part.now = 1.0

    @property
    def handle(self) -> Moving | None:
        """The part that a hand turns or pulls, and that shows a property by it; None where there is none."""
        part = self._handle
        return part.moving if part is not None else None

    def grip(self, share: float) -> LPoint3:
        """In its own space: where the outer end of the handle is at that share of the way. LookupError without one."""
        part = self._handle
        if part is None:
            raise LookupError(self.node.getName())
        low, high = part.node.getTightBounds(part.node) or (LPoint3(), LPoint3())
        corners = [
            LPoint3(x, y, z) for z in (high.z, low.z) for x in (high.x, low.x) for y in (low.y, high.y)
        ]
        moving, pivot = part.moving, LPoint3(*part.moving.pivot)
        if moving.how == "slide":
            outer = LPoint3((low + high) / 2)
            return LPoint3(pivot + outer + LVector3(*moving.axis) * _eased(share))
        first, last = moving.angles
        axis = LVector3(*moving.axis)
        axis.normalize()
        outer = max(
            corners, key=lambda one: round((LVector3(one) - axis * axis.dot(LVector3(one))).length(), 4)
        )
        turn = _about(moving.axis, first + (last - first) * _eased(share))
        return LPoint3(pivot + turn.xform(LVector3(outer)))

    def hold(self, share: float | None) -> None:
        """A hand has the handle so far; with None it lets go, and the handle goes where it belongs."""
        self._held = share
        part = self._handle
        if part is not None and share is not None:
            part.now = share
            self._place(part)

    @property
    def _handle(self) -> _Part | None:
        return next((p for p in self._parts if p.moving.how in ("turn", "slide") and p.moving.by), None)

    def update(self, seconds: float, *, still: bool = False) -> None:
        """One frame. `still`: nothing shakes or goes round, for who asked for little motion."""
        self._time += seconds
        moved = False
        for part in self._parts:
            how = part.moving.how
            if part.now != part.wanted and (self._held is None or part is not self._handle):
                step = 1.0 if still else seconds / MOVES_S
                part.now = min(max(part.wanted, part.now - step), part.now + step)
                self._place(part)
                moved = True
            if part.now > 0 and how == "flash":
                glow = 0.5 + 0.5 * sin(2 * pi * FLASH_HZ * self._time)
                self._glow(part, glow if not still else 1.0)
            elif part.now > 0 and how == "spin" and not still:
                turn = part.moving.angles[1] * self._time % 360
                part.node.setQuat(_about(part.moving.axis, turn))
            elif how == "shake":
                depth = 0.0 if still else SHAKE_M * part.now
                x = depth * sin(2 * pi * 9.0 * self._time)
                self.inner.setPos(x, 0, depth * 0.5 * sin(2 * pi * 12.3 * self._time))
        if moved:
            self._measure()

    def remove(self) -> None:
        self.node.removeNode()

    def _part(self, moving: Moving) -> _Part:
        node = self.inner.attachNewNode(f"{moving.how} {moving.by}")
        node.setPos(*moving.pivot)
        mesh(moving.pieces, node)
        part = _Part(moving, node, 0.0, 0.0)
        self._place(part)
        return part

    def _place(self, part: _Part) -> None:
        moving, node, now = part.moving, part.node, part.now
        if moving.how == "turn":
            first, last = moving.angles
            node.setQuat(_about(moving.axis, first + (last - first) * _eased(now)))
        elif moving.how == "slide":
            node.setPos(LPoint3(*moving.pivot) + LVector3(*moving.axis) * _eased(now))
        elif moving.how == "show":
            node.show() if now > 0 else node.hide()
        elif moving.how in ("lamp", "flash"):
            self._glow(part, now)

    def _glow(self, part: _Part, share: float) -> None:
        """Dark glass at 0, light at 1."""
        node = part.node
        if share <= 0:
            node.clearColor()
            node.clearShader()
            node.clearLight()
            node.setColorScale(0.4, 0.4, 0.4, 1)
            return
        red, green, blue = (float(c) for c in rgb(part.moving.colour))
        dim = 0.45 + 0.55 * share
        node.setColorScale(1, 1, 1, 1)
        node.setColor(red * dim, green * dim, blue * dim, 1, 10)
        node.setShaderOff(10)
        node.setLightOff(10)

    def _measure(self) -> None:
        """The box round what is seen of it now: an open door is no longer in the way."""
        wide, deep, high = self.looks.size
        self.low, self.high = LPoint3(-wide / 2, -deep / 2, 0), LPoint3(wide / 2, deep / 2, high)
        tight = None if self.unseen else self.inner.getTightBounds(self.node)
        if tight:
            self.low, self.high = LPoint3(tight[0]), LPoint3(tight[1])


def mesh(pieces: tuple[Piece, ...], parent: NodePath) -> None:
    """One mesh for each kind of surface and pattern."""
    groups: dict[tuple[str, str, bool], list[Piece]] = defaultdict(list)
    for piece in pieces:
        groups[piece.material.surface, piece.material.pattern, piece.material.glow].append(piece)
    for (surface, kind, glow), members in groups.items():
        solid = joined([piece.solid for piece in members])
        colours = np.concatenate([np.tile(rgb(p.material.colour), (len(p.solid.points), 1)) for p in members])
        scales = np.concatenate([np.full((len(p.solid.points), 1), p.material.scale) for p in members])
        node = GeomNode(surface)
        node.addGeom(geom(solid.points, solid.normals, solid.uv / scales, colours, solid.triangles))
        path = parent.attachNewNode(node)
        path.setTwoSided(True)
        if kind != "plain":
            path.setTexture(texture_of(kind))
        if glow:
            path.setShaderOff(1)
            path.setLightOff(1)
        else:
            set_surface(path, surface)


def _about(axis: tuple[float, float, float], degrees: float) -> LQuaternionf:
    turn = LQuaternionf()
    turn.setFromAxisAngle(degrees, LVector3(*axis))
    return turn


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
