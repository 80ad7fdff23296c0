"""Framed pictures without words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import sin

import numpy as np

from simkit.stage.place.model import Material, Poster
from simkit.stage.place.piece import Piece
from simkit.stage.place.solids import Solid, box, disc, polygon, sheet

_Chance = np.random.Generator


def poster(part: Poster) -> Iterator[Piece]:
    wide, high = part.size
    colours = part.colours
    if part.frame:
        yield Piece(
            box((wide + 0.05, 0.022, high + 0.05), 0.004), Material(colour=part.frame, surface="wood")
        ).moved((0, 0.009, -0.025))
    paper = Material(colour=colours[0])
    yield Piece(sheet(wide, high), paper, shades=False).moved((0, -0.003, 0))
    layer = -0.0035
    for i, (solid, tone) in enumerate(_ART[part.kind](wide, high)):
        colour = Material(colour=colours[tone % len(colours)])
        yield Piece(solid, colour, shades=False).moved((0, layer - 0.0006 * i, 0))


def _hills(w: float, h: float) -> Iterator[tuple[Solid, int]]:
    yield disc(h * 0.11).moved((w * 0.18, 0, h * 0.72)), 1
    for i, (base, swing, shift) in enumerate(((0.46, 0.10, 0.3), (0.32, 0.08, 2.1), (0.18, 0.06, 4.0))):
        xs = np.linspace(-w / 2, w / 2, 24)
        tops = [h * (base + swing * sin(x / w * 4 + shift)) for x in xs]
        for (x0, t0), (x1, t1) in zip(
            zip(xs[:-1], tops[:-1], strict=True), zip(xs[1:], tops[1:], strict=True), strict=True
        ):
            yield polygon([(float(x0), 0), (float(x1), 0), (float(x1), t1), (float(x0), t0)]), i + 1


def _circles(w: float, h: float) -> Iterator[tuple[Solid, int]]:
    for i, (x, z, r) in enumerate(((-0.14, 0.62, 0.26), (0.16, 0.44, 0.22), (-0.02, 0.26, 0.15))):
        yield disc(w * r).moved((w * x, 0, h * z)), i + 1


def _parcel(w: float, h: float) -> Iterator[tuple[Solid, int]]:
    """A box in three faces with its ribbon: what this counter is about, without a word."""
    s = w * 0.27
    x0, z0 = 0.0, h * 0.26
    left = [(x0, z0), (x0, z0 + s), (x0 - s, z0 + s * 1.5), (x0 - s, z0 + s * 0.5)]
    right = [(x0, z0), (x0 + s, z0 + s * 0.5), (x0 + s, z0 + s * 1.5), (x0, z0 + s)]
    lid = [(x0, z0 + s), (x0 + s, z0 + s * 1.5), (x0, z0 + s * 2.0), (x0 - s, z0 + s * 1.5)]
    yield disc(w * 0.42).moved((0, 0, h * 0.5)), 1
    for outline, tone in ((left, 3), (right, 2), (lid, 4)):
        yield polygon(outline), tone
    near = [(-0.6, 0.3), (-0.4, 0.2), (-0.4, 1.2), (-0.6, 1.3)]
    over = [(-0.6, 1.3), (-0.4, 1.2), (0.6, 1.7), (0.4, 1.8)]
    for ribbon, tone in ((near, 4), (over, 3)):
        yield polygon([(x0 + s * x, z0 + s * z) for x, z in ribbon]), tone


def _stripes(w: float, h: float) -> Iterator[tuple[Solid, int]]:
    for i in range(5):
        width = w * (0.07 + 0.02 * (i % 3))
        x = -w * 0.36 + w * 0.18 * i
        low, high = h * (0.16 + 0.05 * ((i * 2) % 3)), h * (0.84 - 0.07 * ((i * 5) % 4))
        yield polygon([(x, low), (x + width, low), (x + width, high), (x, high)]), 1 + i % 3


def _leaf_art(w: float, h: float) -> Iterator[tuple[Solid, int]]:
    yield (
        polygon(
            [(-w * 0.006, h * 0.14), (w * 0.006, h * 0.14), (w * 0.006, h * 0.84), (-w * 0.006, h * 0.84)]
        ),
        3,
    )
    for i in range(5):
        z = h * (0.26 + 0.115 * i)
        reach = w * (0.34 - 0.045 * i)
        for side in (-1, 1):
            tip = (side * reach, z + h * 0.12)
            up, down = (side * reach * 0.45, z + h * 0.105), (side * reach * 0.6, z + h * 0.03)
            outline = [(0.0, z), down, tip, up]
            yield polygon(outline if side > 0 else outline[::-1]), 2 + i % 2


_ART: dict[str, Callable[[float, float], Iterator[tuple[Solid, int]]]] = {
    "hills": _hills,
    "circles": _circles,
    "parcel": _parcel,
    "stripes": _stripes,
    "leaf": _leaf_art,
}
