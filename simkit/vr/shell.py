"""What a room has above and behind those who stand in it: a place is made for who looks in from one side."""

from __future__ import annotations

from typing import Final

from panda3d.core import NodePath

from simkit.stage.place import Place
from simkit.vr.shapes import Colour, Corner, mesh, plain

_BELOW_M: Final = 0.052
"""Under the place's own floor, so that it shows only where that ends."""
_LIT, _EDGE = 0.97, 0.86
_SHADED: Final = (0.66, 0.71, 0.77)
"""What the shade leaves of a wall's colour, as on the place's own side walls."""
_FLOOR: Final = 0.8


class Shell:
    """Ceiling, walls and floor behind those the place draws; nothing where the place says no `vr: room`."""

    def __init__(self, render: NodePath, place: Place, *, shown: bool = True) -> None:
        self.node = render.attachNewNode("shell")
        self.show(shown)
        if place.vr.room is None:
            return
        x1, y1, x2, y2, top = place.vr.room
        wall = _colour(place, ("wall", "wall-side"))
        floor = _colour(place, ("floor", "carpet"))
        low = -_BELOW_M
        shaded: Colour = (wall[0] * _SHADED[0], wall[1] * _SHADED[1], wall[2] * _SHADED[2], 1.0)
        self._lay(
            [(x1, y1, top), (x2, y1, top), (x2, y2, top), (x1, y2, top)],
            [_darker(wall, _EDGE)] * 4,
            ((x1 + x2) / 2, (y1 + y2) / 2, top),
            _darker(wall, _LIT),
        )
        corners = [(x2, y1), (x1, y1), (x1, y2), (x2, y2)]
        for (ax, ay), (bx, by) in (
            (corners[0], corners[1]),
            (corners[1], corners[2]),
            (corners[3], corners[0]),
        ):
            self._lay(
                [(ax, ay, low), (bx, by, low), (bx, by, top), (ax, ay, top)],
                [_darker(shaded, _EDGE)] * 2 + [shaded] * 2,
                ((ax + bx) / 2, (ay + by) / 2, top / 2),
                shaded,
            )
        self._lay(
            [(x1, y1, low), (x2, y1, low), (x2, y2, low), (x1, y2, low)],
            [_darker(floor, _FLOOR)] * 4,
            ((x1 + x2) / 2, (y1 + y2) / 2, low),
            _darker(floor, _FLOOR),
        )

    def show(self, wanted: bool) -> None:
        self.node.show() if wanted else self.node.hide()

    def remove(self) -> None:
        self.node.removeNode()

    def _lay(self, corners: list[Corner], colours: list[Colour], middle: Corner, lit: Colour) -> None:
        points = [*zip(corners, colours, strict=True), (middle, lit)]
        made = plain(self.node.attachNewNode(mesh(points, [(n, (n + 1) % 4, 4) for n in range(4)])))
        made.clearTransparency()


def _colour(place: Place, names: tuple[str, ...]) -> Colour:
    found = next((place.materials[name].colour for name in names if name in place.materials), place.sky)
    red, green, blue = (int(found[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue, 1.0


def _darker(colour: Colour, by: float) -> Colour:
    red, green, blue, alpha = colour
    return red * by, green * by, blue * by, alpha
