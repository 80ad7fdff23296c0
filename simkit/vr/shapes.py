"""What a hand holds and points with, in plain shapes: wand, beam, dot, the ring of a resting gaze, dark edges."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final

from panda3d.core import (
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    GeomVertexWriter,
    NodePath,
    TransparencyAttrib,
)

Colour = tuple[float, float, float, float]
Corner = tuple[float, float, float]
LIGHT: Final[Colour] = (0.96, 0.73, 0.36, 1.0)
_GREY: Final[Colour] = (0.20, 0.22, 0.24, 1.0)
_PALE: Final[Colour] = (0.78, 0.80, 0.82, 1.0)
AROUND: Final = 36


def mesh(corners: Sequence[tuple[Corner, Colour]], faces: Sequence[tuple[int, int, int]]) -> GeomNode:
    data = GeomVertexData("shape", GeomVertexFormat.getV3c4(), Geom.UHStatic)
    vertex, colour = GeomVertexWriter(data, "vertex"), GeomVertexWriter(data, "color")
    for at, paint in corners:
        vertex.addData3(*at)
        colour.addData4(*paint)
    triangles = GeomTriangles(Geom.UHStatic)
    for face in faces:
        triangles.addVertices(*face)
    geom = Geom(data)
    geom.addPrimitive(triangles)
    node = GeomNode("shape")
    node.addGeom(geom)
    return node


def plain(node: NodePath, *, over: int | None = None) -> NodePath:
    """Shown as painted, without light; `over`: above all panels, in that order."""
    node.setLightOff(10)
    node.setShaderOff(10)
    node.setTextureOff(10)
    node.setMaterialOff(10)
    node.setTwoSided(True)
    node.setTransparency(TransparencyAttrib.M_alpha)
    if over is not None:
        node.setBin("fixed", 100 + over)
        node.setDepthTest(False)
        node.setDepthWrite(False)
    return node


def rod(rings: Sequence[tuple[float, float, Colour]], around: int = 14) -> GeomNode:
    """A turned body along +Y: (y, radius, colour) of each ring, shaded a little from above."""
    corners: list[tuple[Corner, Colour]] = []
    for y, radius, (red, green, blue, alpha) in rings:
        for n in range(around):
            angle = 2 * pi * n / around
            shade = 0.78 + 0.22 * sin(angle)
            corners.append(
                (
                    (radius * cos(angle), y, radius * sin(angle)),
                    (red * shade, green * shade, blue * shade, alpha),
                )
            )
    faces = []
    for ring in range(len(rings) - 1):
        for n in range(around):
            a, b = ring * around + n, ring * around + (n + 1) % around
            faces += [(a, b, a + around), (b, b + around, a + around)]
    return mesh(corners, faces)


def wand() -> GeomNode:
    """A controller of no particular make: a grip, and a light tip where the ray begins."""
    return rod(
        (
            (-0.105, 0.002, _GREY),
            (-0.100, 0.015, _GREY),
            (-0.020, 0.018, _GREY),
            (0.000, 0.023, _PALE),
            (0.022, 0.022, _PALE),
            (0.034, 0.012, LIGHT),
            (0.040, 0.002, LIGHT),
        )
    )


def beam() -> GeomNode:
    """One metre along +Y, bright at the hand and all but gone at its end."""
    red, green, blue, _ = LIGHT
    return rod(((0.0, 0.0022, (red, green, blue, 0.85)), (1.0, 0.0012, (red, green, blue, 0.12))), around=8)


def ring(inner: float, outer: float, colour: Colour, part: float = 1.0) -> GeomNode:
    """A flat ring facing −Y, or so much of it clockwise from the top."""
    steps = max(1, round(AROUND * part))
    corners: list[tuple[Corner, Colour]] = []
    for n in range(steps + 1):
        angle = 2 * pi * part * n / steps
        corners += [((radius * sin(angle), 0, radius * cos(angle)), colour) for radius in (inner, outer)]
    faces = []
    for n in range(steps):
        first = 2 * n
        faces += [(first, first + 1, first + 2), (first + 1, first + 3, first + 2)]
    return mesh(corners, faces)


def edges(inner: float, outer: float) -> GeomNode:
    """Dark from `outer` on, clear within `inner`: tangents of angles from straight ahead, one metre away."""
    corners: list[tuple[Corner, Colour]] = []
    for n in range(AROUND):
        angle = 2 * pi * n / AROUND
        for radius, alpha in ((inner, 0.0), (outer, 1.0), (6.0, 1.0)):
            corners.append(((radius * cos(angle), 1.0, radius * sin(angle)), (0.02, 0.02, 0.03, alpha)))
    faces = []
    for n in range(AROUND):
        a, b = 3 * n, 3 * ((n + 1) % AROUND)
        for k in (0, 1):
            faces += [(a + k, b + k, a + k + 1), (b + k, b + k + 1, a + k + 1)]
    return mesh(corners, faces)
