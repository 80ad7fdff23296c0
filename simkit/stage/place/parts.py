"""From the parts of a place file to pieces where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simkit.stage.place.furniture import chair, lamp, laptop, screen, window
from simkit.stage.place.model import (
    Ball,
    Box,
    Chair,
    Lamp,
    Laptop,
    Material,
    Part,
    Place,
    Plant,
    Poster,
    Row,
    Screen,
    Shelf,
    Turned,
    Window,
)
from simkit.stage.place.pictures import poster
from simkit.stage.place.piece import Piece
from simkit.stage.place.plants import plant
from simkit.stage.place.racks import shelf
from simkit.stage.place.solids import ball, box, cylinder

Materials = Mapping[str, Material]


@dataclass(frozen=True, slots=True)
class Layered:
    piece: Piece
    front: bool
    """Nearer to the trainee than the people."""


def pieces_of(place: Place) -> Iterator[Layered]:
    """Raises KeyError for a material the place does not have."""
    line = min(stand.at[1] for stand in place.stands)
    for part in place.parts:
        for piece in _placed(part, place.materials):
            depth = piece.solid.points[:, 1]
            middle = float(depth.min() + depth.max()) / 2
            front = part.layer == "front" or (part.layer == "auto" and middle < line)
            yield Layered(piece, front)


def _placed(part: Part, materials: Materials) -> Iterator[Piece]:
    if isinstance(part, Row):
        for i in range(part.count):
            shift = (part.step[0] * i, part.step[1] * i, part.step[2] * i)
            for piece in _placed(part.part, materials):
                yield piece.moved(shift).moved(part.at, part.turn)
        return
    for piece in _made(part, materials):
        yield piece.moved(part.at, part.turn)


def _made(part: Part, materials: Materials) -> Iterator[Piece]:
    match part:
        case Box():
            yield from _box(part, materials)
        case Turned():
            solid = cylinder(part.radius, part.height, part.top_radius, part.rounded)
            yield Piece(solid, materials[part.material])
        case Ball():
            yield Piece(ball(part.size), materials[part.material])
        case Shelf():
            yield from shelf(part, materials)
        case Plant():
            yield from plant(part)
        case Screen():
            yield from screen(part)
        case Laptop():
            yield from laptop(part)
        case Chair():
            yield from chair(part)
        case Window():
            yield from window(part)
        case Poster():
            yield from poster(part)
        case Lamp():
            yield from lamp(part)


def _box(part: Box, materials: Materials) -> Iterator[Piece]:
    if part.top is None:
        yield Piece(box(part.size, part.rounded), materials[part.material])
        return
    sides = ("right", "left", "far", "near", "bottom")
    yield Piece(box(part.size, part.rounded, sides), materials[part.material])
    yield Piece(box(part.size, part.rounded, ("top",)), materials[part.top], shades=False)
