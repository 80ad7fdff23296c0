"""Plants in pots, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

import numpy as np

from simkit.stage.place.model import Material, Plant
from simkit.stage.place.piece import Piece, mixed
from simkit.stage.place.solids import Solid, blade, cylinder, turned

_Chance = np.random.Generator


def plant(part: Plant) -> Iterator[Piece]:
    chance = np.random.default_rng(part.seed)
    height = part.height
    pot_high = height * (0.26 if part.kind != "trailing" else 0.45)
    wide = height * (0.15 if part.kind == "upright" else 0.17)
    pot = turned(
        [
            (0, 0),
            (wide * 0.72, 0),
            (wide * 0.97, pot_high * 0.94),
            (wide, pot_high),
            (wide * 0.88, pot_high),
            (wide * 0.86, pot_high * 0.9),
        ]
    )
    yield Piece(pot, Material(colour=part.pot, surface="leather"))
    yield Piece(cylinder(wide * 0.86, 0.004), Material(colour="#4a3a2c")).moved((0, 0, pot_high * 0.9))
    rest = height - pot_high
    if part.kind == "upright":
        for i in range(13):
            lean = float(chance.uniform(66, 88))
            leaf = blade(rest * float(chance.uniform(0.7, 1.05)), height * 0.085, 8, lean, "sword")
            yield _leaf(leaf, part, chance, i * 137.5, (wide * 0.35, pot_high * 0.9))
        return
    if part.kind == "bushy":
        for i in range(9):
            stem = cylinder(0.004, rest * 0.55, 0.003)
            lean = float(chance.uniform(4, 22))
            brown = Material(colour=mixed(part.leaf, "#4a3a2c", 0.5))
            yield Piece(stem.tilted(lean), brown, False).moved((0, 0, pot_high * 0.9), i * 40.0)
    count = 54 if part.kind == "bushy" else 40
    for i in range(count):
        up = (i + 0.5) / count
        trail = part.kind == "trailing"
        length = height * float(chance.uniform(0.20, 0.32)) * (1.3 if trail else 1.0)
        droop = float(chance.uniform(70, 150)) if trail else float(chance.uniform(40, 95))
        lift = float(chance.uniform(10, 60)) if trail else 12 + 62 * up
        leaf = blade(length, length * float(chance.uniform(0.34, 0.46)), droop, lift)
        rise = pot_high * 0.9 + (0 if trail else rest * (0.16 + 0.58 * up))
        out = wide * 0.7 if trail else rest * 0.16 * (1 - up * up) + 0.01
        yield _leaf(leaf, part, chance, i * 137.5, (out, rise))


def _leaf(leaf: Solid, part: Plant, chance: _Chance, turn: float, where: tuple[float, float]) -> Piece:

    tone = mixed(part.leaf, "#dbe8b0" if chance.random() < 0.5 else "#1f3a24", float(chance.uniform(0, 0.28)))
    angle = turn * pi / 180
    at = (where[0] * cos(angle), where[0] * sin(angle), where[1])
    return Piece(leaf.moved(at, turn), Material(colour=tone, surface="leather"), shades=False)
