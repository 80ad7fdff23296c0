"""A place as nodes: few Geoms, one for each kind of surface and pattern, with shade in the vertex colours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from typing import Any

import numpy as np
from panda3d.core import (
    CardMaker,
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    NodePath,
    SamplerState,
    Texture,
    TransparencyAttrib,
)

from simkit.stage.place.bake import blocker, lit, openness
from simkit.stage.place.model import Place, Stand
from simkit.stage.place.parts import Layered, pieces_of
from simkit.stage.place.patterns import SIZE, pattern
from simkit.stage.place.solids import Floats, Ints, joined
from simkit.stage.shade import set_surface


@dataclass(frozen=True, slots=True)
class BuiltPlace:
    place: Place
    root: NodePath
    """Holds `back` and `front`."""
    back: NodePath
    """All that lies behind the people as the trainee sees it; still, so that it can be drawn once."""
    front: NodePath


def build_place(place: Place) -> BuiltPlace:
    """Raises KeyError for a material that the place does not have (load_place checks that)."""
    root, layers = NodePath(place.place), list(pieces_of(place))
    back, front = root.attachNewNode("back"), root.attachNewNode("front")
    groups: dict[tuple[bool, str, str, bool], list[Layered]] = defaultdict(list)
    for layered in layers:
        material = layered.piece.material
        groups[layered.front, material.surface, material.pattern, material.glow].append(layered)
    blockers = [b for item in layers if item.piece.shades and (b := blocker(item.piece.solid))]
    for (is_front, surface, kind, glow), members in sorted(groups.items(), key=lambda item: item[0]):
        solid = joined([m.piece.solid for m in members])
        colours = np.concatenate(
            [np.tile(_rgb(m.piece.material.colour), (len(m.piece.solid.points), 1)) for m in members]
        )
        scales = np.concatenate(
            [np.full((len(m.piece.solid.points), 1), m.piece.material.scale) for m in members]
        )
        if glow:
            shade = np.ones(len(solid.points), np.float32)
        else:
            free = openness(solid.points, solid.normals, blockers)
            shade = (0.30 + 0.70 * free) * (
                1 - place.light * (1 - lit(solid.points, solid.normals, blockers))
            )
        # The shade multiplies light, the colours are sRGB: hence the root.
        painted = np.clip(
            colours * (1.0 if kind == "plain" else 255 / 224) * shade[:, None] ** (1 / 2.2), 0, 1
        )
        node = GeomNode(f"{surface}-{kind}{'-glow' if glow else ''}")
        node.addGeom(_geom(solid.points, solid.normals, solid.uv / scales, painted, solid.triangles))
        path = (front if is_front else back).attachNewNode(node)
        if glow:
            path.setShaderOff(1)
            path.setLightOff(1)
        else:
            set_surface(path, surface)
        if kind != "plain":
            path.setTexture(_texture(kind))
        if surface == "leather":
            path.setTwoSided(True)
    for stand in place.stands:
        _contact_shadows(back, front, stand)
    return BuiltPlace(place, root, back, front)


def _rgb(colour: str) -> Floats:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def _format() -> GeomVertexFormat:
    array = GeomVertexArrayFormat()
    array.addColumn("vertex", 3, GeomEnums.NT_float32, GeomEnums.C_point)
    array.addColumn("normal", 3, GeomEnums.NT_float32, GeomEnums.C_normal)
    array.addColumn("texcoord", 2, GeomEnums.NT_float32, GeomEnums.C_texcoord)
    array.addColumn("color", 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    made = GeomVertexFormat()
    made.addArray(array)
    return GeomVertexFormat.registerFormat(made)


def _geom(points: Floats, normals: Floats, uv: Floats, colours: Floats, triangles: Ints) -> Geom:
    rows = np.zeros(
        len(points),
        np.dtype([("vertex", "<f4", 3), ("normal", "<f4", 3), ("uv", "<f4", 2), ("colour", "u1", 4)]),
    )
    rows["vertex"], rows["normal"], rows["uv"] = points, normals, uv
    rows["colour"][:, :3] = np.rint(colours * 255)
    rows["colour"][:, 3] = 255
    data = GeomVertexData("place", _format(), GeomEnums.UH_static)
    data.uncleanSetNumRows(len(points))
    _fill(data.modifyArray(0), rows.tobytes())
    primitive = GeomTriangles(GeomEnums.UH_static)
    primitive.setIndexType(GeomEnums.NT_uint32)
    index = primitive.modifyVertices()
    index.uncleanSetNumRows(triangles.size)
    _fill(index, np.ascontiguousarray(triangles, np.uint32).tobytes())
    geom = Geom(data)
    geom.addPrimitive(primitive)
    return geom


def _fill(store: Any, data: bytes) -> None:
    memoryview(store).cast("B")[:] = data


def _texture(kind: str) -> Texture:
    grey = pattern(kind)
    texture = Texture(kind)
    texture.setup2dTexture(SIZE, SIZE, Texture.T_unsigned_byte, Texture.F_rgb)
    _fill(texture.modifyRamImage(), np.repeat(grey[::-1].reshape(-1), 3).tobytes())
    texture.setMinfilter(SamplerState.FT_linear_mipmap_linear)
    texture.setMagfilter(SamplerState.FT_linear)
    texture.setAnisotropicDegree(4)
    return texture


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
    _fill(texture.modifyRamImage(), np.rint(cover * 255).astype(np.uint8).tobytes())
    texture.setWrapU(SamplerState.WM_clamp)
    texture.setWrapV(SamplerState.WM_clamp)
    return texture
