"""Run as a program: a wall with a bar before it, drawn with and without shadows. Prints what it saw, as JSON.

A process of its own, since a driver that cannot draw shadow maps ends its caller.
"""

from __future__ import annotations

import json
import sys

from panda3d.core import GeomNode, Point2

from simkit.stage.place.mesh import geom
from simkit.stage.place.solids import Solid, box
from simkit.stage.shade import Shadows, apply_look
from simkit.stage.window import open_window
from tests.stage.pixels import luminance, pixels

SIZE = (96, 64)
QUALITY = "full"


def hang(solid: Solid, parent):
    node = GeomNode("solid")
    node.addGeom(geom(solid.points, solid.normals, solid.uv, solid.points * 0 + 0.7, solid.triangles))
    return parent.attachNewNode(node)


def main() -> None:
    window = open_window(size=SIZE, offscreen=True)
    wall = hang(box((3, 0.1, 3)).moved((0, 1.0, 0)), window.render)
    bar = hang(box((0.3, 0.3, 0.3)).moved((-0.5, 0.2, 1.4)), window.render)
    window.camera.setPos(0, -3, 1.0)
    window.lens.setFov(45)
    window.background(0, 0, 0)
    shadows = Shadows(window.engine, window.output, window.render, software=window.software, size=512)

    def shot():
        bar.hide(1 << 0)
        window.frame(hurry=True)
        window.frame(hurry=True)
        return luminance(pixels(window))

    window.camera.node().setCameraMask(1 << 0)
    apply_look(window.render, QUALITY)
    plain = shot()
    shadows.follow(QUALITY, [bar])
    shown = shadows.shown
    shaded = shot()
    shadows.follow("standard", [])
    apply_look(window.render, QUALITY)
    after = shot()
    # The light comes from the upper left front: where a line from the bar's middle along it meets the wall.
    run = (0.95 - 0.2) / 0.6931
    lens, at = window.lens, (-0.5 + 0.5083 * run, 0.95, 1.55 - 0.5083 * run)
    inside = window.camera.getRelativePoint(window.render, at)
    flat = Point2()
    assert lens.project(inside, flat)
    column, row = round((flat.x + 1) / 2 * SIZE[0]), round((1 - flat.y) / 2 * SIZE[1])
    spot = (slice(row - 1, row + 2), slice(column - 1, column + 2))
    far = (slice(50, 56), slice(12, 20))
    assert not wall.isEmpty()
    json.dump(
        {
            "shown": shown,
            "spot": [float(p[spot].mean()) for p in (plain, shaded, after)],
            "elsewhere": [float(p[far].mean()) for p in (plain, shaded, after)],
        },
        sys.stdout,
    )
    window.close()


if __name__ == "__main__":
    main()
