"""Racks and what stands on them: parcels, folders, books, boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from simkit.stage.place.model import Material, Shelf
from simkit.stage.place.piece import Piece, mixed
from simkit.stage.place.solids import box

_Chance = np.random.Generator


def shelf(part: Shelf, materials: Mapping[str, Material]) -> Iterator[Piece]:
    width, depth, height = part.size
    wood = materials[part.material]
    chance = np.random.default_rng(part.seed)
    thick = 0.028
    for side in (-1, 1):
        yield Piece(box((thick, depth, height), 0.003), wood).moved((side * (width - thick) / 2, 0, 0))
    if part.back:
        yield Piece(box((width - 2 * thick, 0.012, height)), materials[part.back]).moved(
            (0, depth / 2 - 0.006, 0)
        )
    gap = (height - thick - 0.06) / part.boards
    for i in range(part.boards + 1):
        z = 0.06 + gap * i if i < part.boards else height - thick
        yield Piece(box((width - 2 * thick, depth - 0.01, thick), 0.003), wood).moved((0, 0, z))
        kind = part.holds[i % len(part.holds)]
        if i < part.boards and kind != "nothing":
            filled = _FILLS[kind](width - 2 * thick - 0.04, depth, gap - thick - 0.03, part, chance)
            for piece in filled:
                yield piece.moved((0, 0, z + thick))


def _parcels(width: float, depth: float, room: float, part: Shelf, chance: _Chance) -> Iterator[Piece]:
    x = -width / 2
    while x < width / 2 - 0.14:
        wide = float(chance.uniform(0.16, 0.36))
        if x + wide > width / 2:
            break
        if chance.random() > part.fill:
            x += wide * 0.7
            continue
        high = float(chance.uniform(0.35, 0.9)) * room
        deep = depth * float(chance.uniform(0.65, 0.9))
        colour = str(chance.choice(list(part.colours)))
        at = (x + wide / 2, (deep - depth) / 2 + 0.02, 0.0)
        turn = float(chance.uniform(-4, 4))
        yield from (p.moved(at, turn) for p in parcel((wide, deep, high), colour))
        if high < room * 0.5 and chance.random() < 0.6:
            small = (wide * 0.8, deep * 0.8, min(room - high - 0.02, room * float(chance.uniform(0.25, 0.4))))
            colour = str(chance.choice(list(part.colours)))
            above = (at[0], at[1], high)
            yield from (p.moved(above, float(chance.uniform(-9, 9))) for p in parcel(small, colour))
        x += wide + float(chance.uniform(0.015, 0.06))


def parcel(size: tuple[float, float, float], colour: str) -> Iterator[Piece]:
    """A cardboard box with tape over its middle and a label, its front at -Y."""
    wide, deep, high = size
    yield Piece(box(size, 0.006), Material(colour=colour, pattern="board", scale=0.5))
    tape = Material(colour=mixed(colour, "#efe2c4", 0.55), surface="leather")
    band = min(0.05, wide * 0.2)
    yield Piece(box((band, deep + 0.003, 0.0015)), tape, shades=False).moved((0, 0, high))
    yield Piece(box((band, 0.0015, high * 0.3)), tape, shades=False).moved((0, -deep / 2 - 0.001, high * 0.7))
    if wide > 0.18 and high > 0.1:
        label = Material(colour="#f3f1ea")
        yield Piece(box((wide * 0.34, 0.0015, min(high * 0.4, 0.09))), label, shades=False).moved(
            (wide * 0.24, -deep / 2 - 0.001, high * 0.16)
        )


def _folders(width: float, depth: float, room: float, part: Shelf, chance: _Chance) -> Iterator[Piece]:
    x = -width / 2
    high = min(room - 0.01, 0.315)
    while x + 0.075 < width / 2:
        if chance.random() > part.fill:
            x += 0.16
            continue
        colour = str(chance.choice(list(part.colours)))
        for _ in range(int(chance.integers(2, 6))):
            if x + 0.075 > width / 2:
                break
            spine = box((0.07, min(0.27, depth - 0.03), high), 0.004)
            yield Piece(spine, Material(colour=colour, surface="leather")).moved((x + 0.037, -0.02, 0))
            front = -0.02 - min(0.27, depth - 0.03) / 2 - 0.001
            label = Material(colour="#f1eee6")
            yield Piece(box((0.045, 0.0015, high * 0.36)), label, shades=False).moved(
                (x + 0.037, front, high * 0.5)
            )
            x += 0.0735


def _books(width: float, depth: float, room: float, part: Shelf, chance: _Chance) -> Iterator[Piece]:
    x = -width / 2
    while x < width / 2 - 0.05:
        if chance.random() > part.fill:
            x += float(chance.uniform(0.06, 0.2))
            continue
        thick = float(chance.uniform(0.018, 0.045))
        high = min(room, float(chance.uniform(0.19, 0.29)))
        colour = Material(colour=str(chance.choice(list(part.colours))), surface="leather")
        yield Piece(box((thick, depth * 0.7, high), 0.003), colour).moved((x + thick / 2, -depth * 0.08, 0))
        x += thick + 0.001


def _boxes(width: float, depth: float, room: float, part: Shelf, chance: _Chance) -> Iterator[Piece]:
    count = max(1, int(width / 0.36))
    wide = width / count
    for i in range(count):
        if chance.random() > part.fill:
            continue
        x = -width / 2 + wide * (i + 0.5)
        size = (wide - 0.03, depth - 0.05, room * 0.72)
        colour = str(chance.choice(list(part.colours)))
        yield Piece(box(size, 0.012), Material(colour=colour, surface="leather")).moved((x, -0.01, 0))
        lid = (size[0] + 0.012, size[1] + 0.012, 0.02)
        yield Piece(box(lid, 0.006), Material(colour=mixed(colour, "#ffffff", 0.25))).moved(
            (x, -0.01, size[2])
        )
        grip = box((0.09, 0.002, 0.025))
        front = (x, -0.01 - size[1] / 2 - 0.001, size[2] * 0.55)
        yield Piece(grip, Material(colour=mixed(colour, "#000000", 0.45)), shades=False).moved(front)


_FILLS: dict[str, Callable[[float, float, float, Shelf, _Chance], Iterator[Piece]]] = {
    "parcels": _parcels,
    "folders": _folders,
    "books": _books,
    "boxes": _boxes,
}
