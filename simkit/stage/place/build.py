"""A place as nodes: few Geoms, one for each kind of surface and pattern, with shade in the vertex colours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

import numpy as np
from panda3d.core import (
    CardMaker,
    GeomNode,
    NodePath,
    SamplerState,
    Texture,
    TransparencyAttrib,
)

from simkit.errors import Diagnostic
from simkit.stage.place.bake import Blocker, blocker, lit, openness
from simkit.stage.place.mesh import fill, geom, rgb, texture_of
from simkit.stage.place.model import Place, Stand
from simkit.stage.place.models import hang, models_of
from simkit.stage.place.parts import Layered, pieces_of
from simkit.stage.place.solids import Floats, Solid, joined
from simkit.stage.shade import set_surface


@dataclass(frozen=True, slots=True)
class BuiltPlace:
    place: Place
    root: NodePath
    """Holds `back` and `front`."""
    back: NodePath
    """All that lies behind the people as the trainee sees it; still, so that it can be drawn once."""
    front: NodePath
    problems: tuple[Diagnostic, ...] = ()
    """Models that could not be used; the place is shown without them."""


def build_place(place: Place) -> BuiltPlace:
    """Raises KeyError for a material that the place does not have (load_place checks that)."""
    models = models_of(place)
    root, layers = NodePath(place.place), [*pieces_of(place), *models.instead]
    back, front = root.attachNewNode("back"), root.attachNewNode("front")
    groups: dict[tuple[bool, str, str, bool], list[Layered]] = defaultdict(list)
    for layered in layers:
        material = layered.piece.material
        groups[layered.front, material.surface, material.pattern, material.glow].append(layered)
    blockers = [b for item in layers if item.piece.shades and (b := blocker(item.piece.solid))]
    blockers += models.blockers()
    for (is_front, surface, kind, glow), members in sorted(groups.items(), key=lambda item: item[0]):
        solid = joined([m.piece.solid for m in members])
        colours = np.concatenate(
            [np.tile(rgb(m.piece.material.colour), (len(m.piece.solid.points), 1)) for m in members]
        )
        scales = np.concatenate(
            [np.full((len(m.piece.solid.points), 1), m.piece.material.scale) for m in members]
        )
        shade = _shade(solid, place, [] if glow else blockers)
        painted = np.clip(colours * (1.0 if kind == "plain" else 255 / 224) * shade, 0, 1).astype(np.float32)
        node = GeomNode(f"{surface}-{kind}{'-glow' if glow else ''}")
        node.addGeom(geom(solid.points, solid.normals, solid.uv / scales, painted, solid.triangles))
        path = (front if is_front else back).attachNewNode(node)
        if glow:
            path.setShaderOff(1)
            path.setLightOff(1)
        else:
            set_surface(path, surface)
        if kind != "plain":
            path.setTexture(texture_of(kind))
        if surface == "leather":
            path.setTwoSided(True)
    for alike in models.alike():
        shade = _shade(alike.mesh.solid, place, blockers if models.shaded and not alike.mesh.glow else [])
        hang(front if alike.front else back, alike.mesh, shade)
    for stand in place.stands:
        _contact_shadows(back, front, stand)
    return BuiltPlace(place, root, back, front, tuple(models.problems))


def _shade(solid: Solid, place: Place, blockers: list[Blocker]) -> Floats:
    """(n, 1) to multiply sRGB colours by."""
    if not blockers:
        return np.ones((len(solid.points), 1), np.float32)
    free = openness(solid.points, solid.normals, blockers)
    shade = (0.30 + 0.70 * free) * (1 - place.light * (1 - lit(solid.points, solid.normals, blockers)))
    # The shade multiplies light, the colours are sRGB: hence the root.
    return np.asarray(shade[:, None] ** (1 / 2.2), np.float32)


def _contact_shadows(back: NodePath, front: NodePath, stand: Stand) -> None:
    """Soft dark spots where a person touches the room: under the feet, and under hands that lie on something."""
    x, y, z = stand.at
    _spot(back, (x, y, z + 0.006), stand.faces, (0.42, 0.36), 0.55)
    if stand.rests_on is None:
        return
    turn = radians(stand.faces)
    for side in (-1, 1):
        across, ahead = 0.15 * side, -0.37
        at = (x + across * cos(turn) - ahead * sin(turn), y + across * sin(turn) + ahead * cos(turn))
        _spot(front, (*at, stand.rests_on + 0.002), stand.faces, (0.13, 0.16), 0.6)


def _spot(
    parent: NodePath, at: tuple[float, float, float], turn: float, half: tuple[float, float], strength: float
) -> None:
    card = CardMaker("contact")
    card.setFrame(-half[0], half[0], -half[1], half[1])
    path = parent.attachNewNode(card.generate())
    path.setPos(*at)
    path.setHpr(turn, -90, 0)
    path.setTexture(_soft_spot())
    path.setColor(0.08, 0.07, 0.06, strength)
    path.setShaderOff(1)
    path.setLightOff(1)
    path.setTransparency(TransparencyAttrib.M_alpha)
    path.setDepthWrite(False)


@cache
def _soft_spot() -> Texture:
    size = 64
    line = (np.arange(size) - (size - 1) / 2) / (size / 2)
    cover = np.clip(1 - np.hypot(line[:, None], line[None, :]), 0, 1) ** 1.6
    texture = Texture("contact")
    texture.setup2dTexture(size, size, Texture.T_unsigned_byte, Texture.F_alpha)
    fill(texture.modifyRamImage(), np.rint(cover * 255).astype(np.uint8).tobytes())
    texture.setWrapU(SamplerState.WM_clamp)
    texture.setWrapV(SamplerState.WM_clamp)
    return texture
