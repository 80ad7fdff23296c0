"""The models of a place where they stand; one that cannot be used is left out, and said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from panda3d.core import GeomNode, NodePath

from simkit.errors import Diagnostic, SimkitError
from simkit.stage.place.bake import Blocker, blocker
from simkit.stage.place.mesh import geom
from simkit.stage.place.model import Material, Model, Part, Place, Row, Vec
from simkit.stage.place.model_meshes import Mesh, read_model
from simkit.stage.place.parts import Layered
from simkit.stage.place.piece import Piece
from simkit.stage.place.solids import Floats, box, joined
from simkit.stage.shade import set_surface

MOST_SHADED = 60_000
"""Vertices of models up to which shade is worked out for them; a larger one comes with its own, or without."""
_FURNITURE = 2.5
"""Metres; what is larger in two directions may be the room itself, and would darken all that is in it."""


@dataclass(frozen=True, slots=True)
class Standing:
    mesh: Mesh
    front: bool


@dataclass(slots=True)
class Models:
    meshes: list[Standing] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    instead: list[Layered] = field(default_factory=list)
    """A plain room, where the one that is a model cannot be used and nothing else is there."""

    @property
    def shaded(self) -> bool:
        return sum(len(one.mesh.solid.points) for one in self.meshes) <= MOST_SHADED

    def blockers(self) -> Iterator[Blocker]:
        for one in self.meshes:
            extent = np.sort(np.ptp(one.mesh.solid.points, axis=0))
            if extent[1] <= _FURNITURE and not one.mesh.glow and (found := blocker(one.mesh.solid)):
                yield found

    def alike(self) -> Iterator[Standing]:
        """What looks the same, as one mesh: few things to draw."""
        groups: dict[object, list[Standing]] = {}
        for one in self.meshes:
            mesh = one.mesh
            # Clear things are drawn from far to near, each by itself.
            apart = len(groups) if mesh.transparency else -1
            look = (mesh.surface, mesh.glow, id(mesh.texture), mesh.two_sided, mesh.alpha, mesh.transparency)
            groups.setdefault((one.front, apart, *look), []).append(one)
        for members in groups.values():
            first = members[0]
            solid = joined([one.mesh.solid for one in members])
            colours = np.concatenate([one.mesh.colours for one in members])
            yield replace(first, mesh=replace(first.mesh, solid=solid, colours=colours))


def hang(parent: NodePath, mesh: Mesh, shade: Floats) -> None:
    """`shade` is (n, 1), and multiplies the colours."""
    solid = mesh.solid
    node = GeomNode(f"model-{mesh.surface}{'-glow' if mesh.glow else ''}")
    node.addGeom(geom(solid.points, solid.normals, solid.uv, mesh.colours * shade, solid.triangles))
    path = parent.attachNewNode(node)
    if mesh.glow:
        path.setShaderOff(1)
        path.setLightOff(1)
    else:
        set_surface(path, mesh.surface)
    if mesh.texture is not None:
        path.setTexture(mesh.texture)
    path.setTwoSided(mesh.two_sided)
    if mesh.transparency:
        path.setTransparency(mesh.transparency)
        path.setAlphaScale(mesh.alpha)


def models_of(place: Place) -> Models:
    """Never raises for a file that is missing or damaged: see `problems`."""
    made = Models()
    read: dict[str, tuple[Mesh, ...]] = {}
    line = min(stand.at[1] for stand in place.stands)
    room = [Model(shape="model", file=place.model)] if place.model is not None else []
    for part, moves in _wanted((*room, *place.parts)):
        if part.file not in read:
            try:
                read[part.file] = read_model(part.file, place.folder)
            except SimkitError as error:
                read[part.file] = ()
                made.problems += error.diagnostics
        for mesh in read[part.file]:
            stood = mesh.placed(part.at, part.turn, part.scale)
            for at, turn in moves:
                stood = stood.placed(at, turn, 1.0)
            depth = stood.solid.points[:, 1]
            middle = float(depth.min() + depth.max()) / 2
            front = part.layer == "front" or (part.layer == "auto" and middle < line)
            made.meshes.append(Standing(stood, front))
    if not made.meshes and not place.parts:
        made.instead = list(_plain())
    return made


def _wanted(parts: tuple[Part, ...]) -> Iterator[tuple[Model, list[tuple[Vec, float]]]]:
    """Each model, with the moves of the rows it is in, innermost first."""
    for part in parts:
        if isinstance(part, Model):
            yield part, []
        elif isinstance(part, Row):
            for i in range(part.count):
                shift = (part.step[0] * i, part.step[1] * i, part.step[2] * i)
                for model, moves in _wanted((part.part,)):
                    yield model, [*moves, (shift, 0.0), (part.at, part.turn)]


def _plain() -> Iterator[Layered]:
    floor = Material(colour="#b9ab97", pattern="planks", scale=1.6)
    wall = Material(colour="#e4ded2", pattern="plaster", scale=1.6)
    yield Layered(Piece(box((10, 10, 0.05)), floor).moved((0, 0, -0.05)), front=False)
    yield Layered(Piece(box((10, 0.1, 3.2)), wall).moved((0, 3.4, 0)), front=False)
