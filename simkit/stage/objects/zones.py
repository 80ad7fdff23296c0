"""Zones as markings on the floor: shown where one can step to, brighter where the trainee points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import cos, hypot, pi, sin

from panda3d.core import (
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    GeomVertexWriter,
    LPoint3,
    LVector3,
    NodePath,
    TransparencyAttrib,
)

from simkit.session.world_view import ZoneView
from simkit.stage.objects.picking import Target

EDGE_M = 0.06
FILL, FILL_LIT, LINE, LINE_LIT = 0.10, 0.35, 0.7, 1.0
_HEIGHT = 0.012


def outline_of(zone: ZoneView) -> list[tuple[float, float]]:
    """Metres, counter-clockwise seen from above."""
    more = zone.margin / 1000
    if zone.shape == "circle":
        x, y, radius = (n / 1000 for n in zone.measures)
        return [
            (x + (radius + more) * cos(a), y + (radius + more) * sin(a))
            for a in (2 * pi * n / 40 for n in range(40))
        ]
    x1, y1, x2, y2 = (n / 1000 for n in zone.measures)
    left, right, near, far = min(x1, x2) - more, max(x1, x2) + more, min(y1, y2) - more, max(y1, y2) + more
    return [(left, near), (right, near), (right, far), (left, far)]


def middle_of(zone: ZoneView) -> LPoint3:
    points = outline_of(zone)
    return LPoint3(sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points), 0.0)


def inside(zone: ZoneView, x: float, y: float) -> bool:
    """Whether a point of the floor lies in it, its margin counted in."""
    more = zone.margin / 1000
    if zone.shape == "circle":
        mx, my, radius = (n / 1000 for n in zone.measures)
        return hypot(x - mx, y - my) <= radius + more
    x1, y1, x2, y2 = (n / 1000 for n in zone.measures)
    return min(x1, x2) - more <= x <= max(x1, x2) + more and min(y1, y2) - more <= y <= max(y1, y2) + more


class Markings:
    def __init__(self, render: NodePath) -> None:
        self._root = render.attachNewNode("zones")
        self._zones: dict[str, tuple[ZoneView, NodePath, NodePath]] = {}
        self._open: frozenset[str] = frozenset()

    def show(self, zones: Sequence[ZoneView], open_: Collection[str]) -> None:
        """`open_`: those that can be entered now; only they are marked."""
        for zone in zones:
            if zone.id not in self._zones:
                self._zones[zone.id] = zone, *_marking(zone, self._root)
        self._open = frozenset(open_)
        for id, (_, fill, line) in self._zones.items():
            for node in (fill, line):
                node.show() if id in self._open else node.hide()

    def light(self, lit: str | None, colour: tuple[float, float, float]) -> None:
        for id, (_, fill, line) in self._zones.items():
            fill.setColor(*colour, FILL_LIT if id == lit else FILL)
            line.setColor(*colour, LINE_LIT if id == lit else LINE)

    def pick(self, start: LPoint3, way: LVector3) -> str | None:
        """The smallest open zone where the ray meets the floor."""
        if way.z >= -1e-6:
            return None
        at = start + way * (-start.z / way.z)
        found = [id for id in self._open if id in self._zones and inside(self._zones[id][0], at.x, at.y)]
        return min(found, key=lambda id: self._zones[id][0].margin, default=None)

    def target(self, id: str) -> Target | None:
        """Its box on the floor."""
        if id not in self._zones:
            return None
        points = outline_of(self._zones[id][0])
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Target(
            id, self._root, LPoint3(min(xs), min(ys), 0), LPoint3(max(xs), max(ys), 0.02), behind=True
        )

    def remove(self) -> None:
        self._root.removeNode()


def _marking(zone: ZoneView, root: NodePath) -> tuple[NodePath, NodePath]:
    rim = outline_of(zone)
    mx, my = middle_of(zone).xy
    shrink = 1 - EDGE_M / max(0.2, min(hypot(x - mx, y - my) for x, y in rim))
    inner = [(mx + (x - mx) * shrink, my + (y - my) * shrink) for x, y in rim]
    count = len(rim)
    fill = [(n, (n + 1) % count) for n in range(count)]
    whole = _flat([(mx, my), *rim], [(0, 1 + a, 1 + b) for a, b in fill], root)
    edge = _flat(
        [*rim, *inner],
        [t for a, b in fill for t in ((a, b, count + a), (b, count + b, count + a))],
        root,
    )
    return whole, edge


def _flat(
    points: list[tuple[float, float]], triangles: list[tuple[int, int, int]], root: NodePath
) -> NodePath:
    data = GeomVertexData("zone", GeomVertexFormat.getV3(), Geom.UHStatic)
    vertex = GeomVertexWriter(data, "vertex")
    for x, y in points:
        vertex.addData3(x, y, _HEIGHT)
    primitive = GeomTriangles(Geom.UHStatic)
    for one in triangles:
        primitive.addVertices(*one)
    made = Geom(data)
    made.addPrimitive(primitive)
    node = GeomNode("zone")
    node.addGeom(made)
    path = root.attachNewNode(node)
    path.setTransparency(TransparencyAttrib.M_alpha)
    path.setShaderOff(1)
    path.setLightOff(1)
    path.setTwoSided(True)
    path.setDepthWrite(False)
    return path
